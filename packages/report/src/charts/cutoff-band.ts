import { scaleLinear } from "d3-scale";
import type { Break } from "../base/axes.ts";
import {
  breakNotches,
  breakNotes,
  gridWidth,
  pieces,
  valueGrid,
  valueScale,
  yearAxis,
} from "../base/axes.ts";
import { dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { dodge } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { typeFill } from "../base/patterns.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn } from "../base/statuses.ts";
import { el, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import { number } from "../words/numbers.ts";
import type { YearFigure } from "../words/sentences.ts";
import { trendSentence } from "../words/sentences.ts";
import { DIRECTION, typeShort } from "../words/types.ts";

export interface CutoffYear {
  year: number;
  /** Recovered intervals of the cuts 5|4, 4|3, 3|2, 2|1, rising; null where the year's data gives none. */
  cuts: readonly ({ low: number; high: number } | null)[];
}

export interface CutoffBand {
  years: readonly CutoffYear[];
  /** The own area's index over the years. */
  own?: { label: string; points: readonly YearFigure[] };
  breaks?: readonly Break[];
  source?: string;
}

/** The cut-offs between the types year by year, as wide as the published figures leave them, with the own index. */
export function cutoffBand(data: CutoffBand, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme, idPrefix, patterns } = stage;
  const { own } = data;
  const sv = lang === "sv";
  const years = data.years.toSorted((a, b) => a.year - b.year);
  for (const { year, cuts } of years)
    if (cuts.length !== 4)
      throw new RangeError(`Year ${year} has ${cuts.length} cut-offs; expected 4, from 5|4 to 2|1.`);
  const format = (value: number, decimals: number): string => number(value, lang, decimals);
  const names = ["5 | 4", "4 | 3", "3 | 2", "2 | 1"];
  const interval = (cut: { low: number; high: number } | null): string | null =>
    cut === null ? null : `${number(cut.low, lang, 1)}–${number(cut.high, lang, 1)}`;
  const table: Table = {
    columns: [
      { id: "year", label: sv ? "År" : "Year", align: "start" },
      ...names.map((name, i) => ({
        id: `cut${i}`,
        label: `${sv ? "Gräns" : "Cut-off"} ${name}`,
        align: "end" as const,
      })),
      ...(own ? [{ id: "own", label: `Index, ${own.label}`, align: "end" as const }] : []),
    ],
    rows: years.map(({ year, cuts }): Cell[] => [
      String(year),
      ...cuts.map(interval),
      ...(own ? [own.points.find((point) => point.year === year)?.figure ?? null] : []),
    ]),
  };
  const edges = years.flatMap(({ cuts }) => cuts.flatMap((cut) => (cut === null ? [] : [cut.low, cut.high])));
  if (edges.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: "Gränserna kan inte återskapas", en: "The cut-offs cannot be recovered" },
        action: {
          sv: "Det behövs index och områdestyper för fler områden. Hämta hela landet från SCB.",
          en: "Index and area types are needed for more areas. Fetch the whole country from SCB.",
        },
      },
      table,
    );
  const points = own?.points ?? [];
  const [first, last] = [years[0]!.year, years.at(-1)!.year];
  const breaks = (data.breaks ?? []).filter(({ year }) => year > first && year <= last);
  const sentence = own
    ? trendSentence(
        {
          subject: sv ? `Index i ${amid(own.label)}` : `The index in ${amid(own.label)}`,
          points,
          breakYears: breaks.map(({ year }) => year),
          decimals: 1,
        },
        lang,
      )
    : sv
      ? `Gränserna mellan områdestyperna flyttas varje år, ${first}–${last}.`
      : `The cut-offs between the area types move every year, ${first}–${last}.`;
  const latest = years.at(-1)!;
  const said = latest.cuts
    .map((cut, i) => (cut === null ? null : `${names[i]!.replace(" | ", "/")} ${interval(cut)!}`))
    .filter((text) => text !== null);
  return compose(stage, {
    title: sentence.split(". ")[0]!.replace(/\.$/, ""),
    description: sv
      ? `Index, ${first}–${last}. Mellanrummen mellan färgerna visar hur säkert gränsen är känd. ${DIRECTION.index.sv}`
      : `Index, ${first}–${last}. The gaps between the colours show how closely the cut-off is known. ${DIRECTION.index.en}`,
    summary: `${sentence} ${sv ? `Gränser ${last}` : `Cut-offs in ${last}`}: ${said.join(", ")}.`,
    table,
    foot: {
      unit: "index",
      years: `${first}–${last}`,
      notes: [
        sv
          ? "Återskapade ur publicerade index och områdestyper, inte publicerade av SCB."
          : "Recovered from published index and types, not published by SCB.",
        ...breakNotes(breaks, lang),
      ],
      hidden: hiddenIn(points.map(({ figure }) => figure)),
    },
    draw: (width) => {
      const values = [
        ...edges,
        ...points.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value])),
      ];
      const narrow = width < 480;
      const zone = (type: AreaType): string => (narrow ? String(type) : `${type} ${typeShort(type, lang)}`);
      const side = Math.max(...AREA_TYPES.map((type) => textWidth(zone(type), 12))) + 12;
      const height = stage.height ?? (narrow ? 240 : 300);
      const box = { left: 0, right: width - side, top: 8, bottom: 8 + height };
      const most = Math.max(...values);
      const y = valueScale([0, most * 1.12], [box.bottom, box.top], true);
      box.left = gridWidth(y, format);
      const step = (box.right - box.left) / (last - first + 1);
      const x = scaleLinear([first, first + 1], [box.left + step / 2, box.left + step * 1.5]);
      let svg = "";
      for (const { year, cuts } of years) {
        // Whole pixels: overlapping or half-covered edges would show as seams.
        const [from, to] = [Math.round(x(year) - step / 2), Math.round(x(year) + step / 2)];
        if (cuts.some((cut) => cut === null)) {
          svg += el("circle", {
            cx: x(year),
            cy: box.bottom - 8,
            r: 1.8,
            fill: theme.muted,
            "data-status": "missing",
          });
          continue;
        }
        const bounds = [
          { low: 0, high: 0 },
          ...(cuts as { low: number; high: number }[]),
          { low: y.domain()[1]!, high: y.domain()[1]! },
        ];
        for (const type of AREA_TYPES) {
          const lower = bounds[5 - type]!;
          const upper = bounds[6 - type]!;
          svg += el("rect", {
            x: from,
            y: y(upper.low),
            width: to - from,
            height: Math.max(0, y(lower.high) - y(upper.low)),
            fill: typeFill(type, theme, idPrefix, patterns),
            "fill-opacity": theme.name === "dark" ? 0.55 : 0.5,
            "data-type": type,
          });
        }
        for (const { low, high } of cuts as { low: number; high: number }[])
          svg += rule(from, y((low + high) / 2), to, y((low + high) / 2), {
            stroke: theme.axis,
            "stroke-width": 0.8,
          });
      }
      svg += valueGrid(y, box, format, stage).replaceAll(`stroke="${theme.hairline}"`, `stroke="none"`);
      svg += breakNotches(breaks, x, box, stage);
      const at = points.filter(({ year }) => year >= first && year <= last);
      for (const piece of pieces(at, breaks)) {
        const d = pathOf(piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const));
        if (piece.length > 1)
          svg +=
            el("path", {
              d,
              fill: "none",
              stroke: theme.paper,
              "stroke-width": 6,
              "stroke-linejoin": "round",
            }) +
            el("path", {
              d,
              fill: "none",
              stroke: theme.accent,
              "stroke-width": 2.8,
              "stroke-linejoin": "round",
            });
        for (const { year, figure } of [piece[0]!, piece.at(-1)!])
          svg += dot(figure, x(year), y(figure.value!), 4, theme.accent, stage);
      }
      const end = at
        .filter(({ figure }) => figure.value !== null)
        .toSorted((a, b) => a.year - b.year)
        .at(-1);
      if (own && end) {
        const text = fit(
          `${own.label} ${number(end.figure.value!, lang, 1)}`,
          box.right - box.left - 12,
          13,
          600,
        );
        const reach = textWidth(text, 13, 600) + 10;
        const under = at.filter(
          ({ year, figure }) => figure.value !== null && x(year) >= x(end.year) - reach,
        );
        const high = Math.min(...under.map(({ figure }) => y(figure.value!))) - 10;
        svg += label(
          text,
          Math.max(Math.min(x(end.year) + 6, box.right - 4), box.left + reach - 10),
          high < box.top + 12 ? Math.max(...under.map(({ figure }) => y(figure.value!))) + 20 : high,
          {
            weight: 600,
            anchor: "end",
            fill: theme.accent,
            halo: theme.paper,
          },
        );
      }
      const complete = years.findLast(({ cuts }) => cuts.every((cut) => cut !== null));
      if (complete) {
        const mids = [0, ...complete.cuts.map((cut) => (cut!.low + cut!.high) / 2), y.domain()[1]!];
        const wanted = AREA_TYPES.map((type) => (y(mids[5 - type]!) + y(mids[6 - type]!)) / 2);
        const placed = dodge(wanted, 16, box.top + 6, box.bottom - 4);
        AREA_TYPES.forEach((type, i) => {
          svg += label(zone(type), box.right + 8, placed[i]! + 4, { size: 12, weight: narrow ? 600 : 400 });
        });
      }
      svg += yearAxis(
        years.map(({ year }) => year),
        x,
        box,
        stage,
      );
      return { svg, height: box.bottom + 22 };
    },
  });
}
