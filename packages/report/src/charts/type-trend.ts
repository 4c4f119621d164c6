import type { Figure } from "@tvars/cube";
import type { Break } from "../base/axes.ts";
import { breakNotches, breakNotes, pieces, yearAxis } from "../base/axes.ts";
import { scaleLinear } from "d3-scale";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems, typeItems, typeMark } from "../base/key.ts";
import { dodge, visibleWidths } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { Cell, Drawing, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { absentMark, dot } from "../base/dots.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth, wrap } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import { percent } from "../words/numbers.ts";
import { challengedShare, trendSentence } from "../words/sentences.ts";
import { CHALLENGED, DIRECTION, typeShort, typeWord } from "../words/types.ts";

export interface TypeTrend {
  place: string;
  /** Shares of types 1 to 5 per year, per cent. */
  years: readonly { year: number; shares: readonly Figure[] }[];
  breaks?: readonly Break[];
  /** One stacked column per year (default), or one small chart per type on a common scale. */
  layout?: "stacked" | "multiples";
  source?: string;
}

function stacked({ years, breaks = [] }: TypeTrend, widthPx: number, stage: Stage): Drawing {
  const { theme, idPrefix, patterns, lang } = stage;
  const height = stage.height ?? Math.round(Math.min(300, Math.max(190, widthPx * 0.4)));
  const [first, last] = [years[0]!, years.at(-1)!];
  const endLabels = AREA_TYPES.map((type) => {
    const value = last.shares[type - 1]?.value;
    return value === null || value === undefined ? "–" : percent(value, lang, 1);
  });
  const right = widthPx - Math.max(...endLabels.map((text) => textWidth(text, 13, 600))) - 26;
  const count = last.year - first.year + 1;
  const apart = 10;
  const step = (right - apart * breaks.length) / count;
  // A break opens the row of columns, so that two series never look like one.
  const x = (at: number): number =>
    step * (at - first.year + 0.5) +
    breaks.reduce((sum, { year }) => sum + (at >= year ? apart : at > year - 1 ? apart / 2 : 0), 0);
  const column = Math.min(44, step - (step > 20 ? 4 : 1.5));
  const box = { left: 0, right, top: 6, bottom: 6 + height };
  let svg = "";
  const ends: number[] = [];
  for (const { year, shares } of years) {
    const known = shares.map(({ value }) => value ?? 0);
    const rest = shares.some(({ value }) => value === null)
      ? Math.max(0, 100 - known.reduce((a, b) => a + b, 0))
      : 0;
    const heights = visibleWidths([...known, rest], height, 1.5);
    const left = x(year) - column / 2;
    let y = box.top;
    heights.forEach((size, i) => {
      if (size > 0) {
        const hidden = i === 5 && shares.some(({ status }) => status === "suppressed");
        svg += el("rect", {
          x: left,
          y,
          width: column,
          height: size,
          fill:
            i < 5
              ? typeFill((i + 1) as AreaType, theme, idPrefix, patterns)
              : hidden
                ? suppressedFill(idPrefix)
                : theme.blank,
          ...(i < 5 ? { "data-type": i + 1 } : { "data-status": hidden ? "suppressed" : "missing" }),
        });
        if (i === 5 && !hidden)
          svg += el("circle", { cx: x(year), cy: y + size / 2, r: 1.8, fill: theme.muted });
        if (y > box.top) svg += rule(left, y, left + column, y, { stroke: theme.paper });
      }
      if (year === last.year && i < 5) ends.push(y + size / 2);
      y += size;
    });
    svg += el("rect", {
      x: left,
      y: box.top,
      width: column,
      height,
      fill: "none",
      stroke: theme.axis,
      "stroke-width": 0.6,
    });
  }
  svg += breakNotches(breaks, x, box, stage);
  const placed = dodge(ends, 17, box.top + 6, box.bottom - 4);
  endLabels.forEach((text, i) => {
    svg +=
      label(String(i + 1), right + 8, placed[i]! + 4.5, { fill: theme.muted }) +
      label(text, widthPx, placed[i]! + 4.5, { weight: 600, anchor: "end" });
  });
  svg += yearAxis(
    years.map(({ year }) => year),
    x,
    box,
    stage,
  );
  return { svg, height: box.bottom + 22 };
}

function multiples({ years, breaks = [] }: TypeTrend, widthPx: number, stage: Stage): Drawing {
  const { theme, lang } = stage;
  const columns = widthPx >= 640 ? 5 : widthPx >= 420 ? 3 : 2;
  const gap = 20;
  const panel = (widthPx - (columns - 1) * gap) / columns;
  const tall = stage.height ?? 96;
  const names = AREA_TYPES.map((type) =>
    wrap(`${type} ${typeShort(type, lang)}`, panel - 20, 13).slice(0, 2),
  );
  const head = 30 + 16 * Math.max(...names.map((lines) => lines.length));
  const pitch = tall + head + 34;
  const top = Math.max(10, ...years.flatMap(({ shares }) => shares.map(({ value }) => value ?? 0)));
  const list = years.map(({ year }) => year);
  let svg = "";
  for (const type of AREA_TYPES) {
    const ox = ((type - 1) % columns) * (panel + gap);
    const oy = Math.floor((type - 1) / columns) * pitch;
    const box = { left: 0, right: panel, top: head, bottom: head + tall };
    const inset = textWidth("2024", 12) / 2;
    const x = scaleLinear([list[0]!, Math.max(list.at(-1)!, list[0]! + 1)], [inset, panel - inset]);
    const y = scaleLinear([0, top], [box.bottom, box.top]);
    const points = years.map(({ year, shares }) => ({ year, figure: shares[type - 1]! }));
    const { outline } = theme.types[type];
    let inner =
      typeMark(type, stage)(0, 2) +
      names[type - 1]!.map((line, i) => label(fit(line, panel - 20), 20, 13.5 + 16 * i)).join("") +
      rule(0, box.bottom, panel, box.bottom, { stroke: theme.axis }) +
      breakNotches(breaks, x, box, stage);
    for (const piece of pieces(points, breaks)) {
      const line = piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const);
      const [a, z] = [line[0]!, line.at(-1)!];
      if (piece.length > 1)
        inner +=
          el("path", {
            d: pathOf([[a[0], box.bottom], ...line, [z[0], box.bottom]], true),
            fill: theme.types[type].fill,
            "fill-opacity": 0.35,
          }) + el("path", { d: pathOf(line), fill: "none", stroke: outline, "stroke-width": 2 });
      inner += dot(piece.at(-1)!.figure, z[0], z[1], 3, outline, stage);
    }
    for (const { year, figure } of points)
      if (figure.value === null && figure.status !== "not-applicable")
        inner += group(
          { transform: `translate(${x(year)},${box.bottom - 7}) scale(0.8)` },
          absentMark(figure, 0, 0, stage),
        );
    const known = points.filter(({ figure }) => figure.value !== null);
    const [from, to] = [known[0], known.at(-1)];
    for (const [point, anchor] of [
      [from, "start"],
      [to, "end"],
    ] as const)
      if (point !== undefined && (anchor === "end" || x(to!.year) - x(point.year) > 64)) {
        const above = Math.max(box.top - 8, y(point.figure.value!) - 8);
        inner += label(
          percent(point.figure.value!, lang, 0),
          anchor === "start" ? Math.max(0, x(point.year) - 8) : panel,
          above,
          {
            size: 12,
            weight: 600,
            anchor,
            halo: theme.paper,
          },
        );
      }
    for (const year of new Set([list[0]!, list.at(-1)!]))
      inner += label(String(year), x(year), box.bottom + 16, {
        size: 12,
        anchor: "middle",
        fill: theme.muted,
      });
    svg += group({ transform: `translate(${ox},${oy})` }, inner);
  }
  return { svg, height: Math.ceil(5 / columns) * pitch - 14 };
}

/** How the shares of the five types moved year by year. Columns, not areas: nothing is drawn between two years. */
export function typeTrend(data: TypeTrend, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang } = stage;
  const { place, layout = "stacked" } = data;
  const years = data.years.toSorted((a, b) => a.year - b.year);
  const figures = years.flatMap(({ shares }) => shares);
  const table: Table = {
    columns: [
      { id: "year", label: lang === "sv" ? "År" : "Year", align: "start" },
      ...AREA_TYPES.map((type) => ({
        id: `type${type}`,
        label: typeWord(type, lang),
        align: "end" as const,
        unit: "%",
      })),
    ],
    rows: years.map(({ year, shares }): Cell[] => [String(year), ...shares]),
  };
  if (figures.every(({ value }) => value === null))
    return emptyPicture(
      stage,
      {
        title: { sv: `Inga områdestyper för ${amid(place)}`, en: `No area types for ${amid(place)}` },
        action: {
          sv: "Det finns inga uppgifter för de här åren. Välj en annan plats eller hämta index från SCB.",
          en: "There are no figures for these years. Choose another place or fetch the index from SCB.",
        },
      },
      table,
    );
  const breaks = (data.breaks ?? []).filter(
    ({ year }) => year > years[0]!.year && year <= years.at(-1)!.year,
  );
  const sentence = trendSentence(
    {
      subject:
        lang === "sv"
          ? `Andelen som bor i ${CHALLENGED.sv} i ${amid(place)}`
          : `The share living in ${CHALLENGED.en} in ${amid(place)}`,
      points: years.map(({ year, shares }) => {
        const value = challengedShare(shares);
        return {
          year,
          figure:
            value === null ? { value, status: "missing" } : { value, status: value === 0 ? "zero" : "value" },
        };
      }),
      breakYears: breaks.map(({ year }) => year),
      unit: "percent",
      decimals: 1,
    },
    lang,
  );
  const settled = { ...data, years, breaks };
  return compose(stage, {
    title: sentence.split(". ")[0]!.replace(/\.$/, ""),
    description:
      lang === "sv"
        ? `Befolkningen efter områdestyp, procent, ${years[0]!.year}–${years.at(-1)!.year}. ${DIRECTION.type.sv}`
        : `Population by area type, per cent, ${years[0]!.year}–${years.at(-1)!.year}. ${DIRECTION.type.en}`,
    summary: `${sentence} ${DIRECTION.type[lang]}`,
    table,
    foot: {
      unit: "%",
      years: `${years[0]!.year}–${years.at(-1)!.year}`,
      notes: breakNotes(breaks, lang),
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const drawn = layout === "stacked" ? stacked(settled, width, stage) : multiples(settled, width, stage);
      const items = [
        ...(layout === "stacked" ? typeItems(stage) : []),
        ...statusItems(kindsIn(figures), stage),
      ];
      const key = keyRows(items, width);
      const at = drawn.height + (items.length > 0 ? 10 : 0);
      return {
        svg: drawn.svg + group({ transform: `translate(0,${at})` }, key.svg),
        height: at + key.height,
      };
    },
  });
}
