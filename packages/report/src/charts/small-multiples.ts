import { scaleLinear } from "d3-scale";
import type { Break } from "../base/axes.ts";
import { breakNotches, breakNotes, pieces, valueScale } from "../base/axes.ts";
import { absentMark, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import type { Unit } from "../words/numbers.ts";
import { valueText } from "../words/numbers.ts";
import type { YearFigure } from "../words/sentences.ts";
import { trendSentence } from "../words/sentences.ts";

export interface Panel {
  id: string;
  label: string;
  points: readonly YearFigure[];
  own?: boolean;
}

export interface SmallMultiples {
  measure: string;
  panels: readonly Panel[];
  /** A quiet line repeated in every panel, for example the country. */
  reference?: { label: string; points: readonly YearFigure[] };
  unit?: Unit;
  decimals?: number;
  breaks?: readonly Break[];
  source?: string;
}

/** The same small chart for every place, all on one scale, in the order given (alphabetical rather than ranked). */
export function smallMultiples(data: SmallMultiples, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, panels, reference, unit = "number", decimals = 1, breaks = [] } = data;
  const sv = lang === "sv";
  const all = [...panels, ...(reference ? [{ id: "reference", ...reference }] : [])];
  const figures = panels.flatMap(({ points }) => points.map(({ figure }) => figure));
  const years = [...new Set(all.flatMap(({ points }) => points.map(({ year }) => year)))].toSorted(
    (a, b) => a - b,
  );
  const table: Table = {
    columns: [
      { id: "place", label: sv ? "Plats" : "Place", align: "start" },
      ...years.map((year) => ({
        id: `y${year}`,
        label: String(year),
        align: "end" as const,
        ...(unit === "percent" ? { unit: "%" } : {}),
      })),
    ],
    rows: all.map(({ label: name, points }): Cell[] => [
      name,
      ...years.map((year) => points.find((point) => point.year === year)?.figure ?? null),
    ]),
  };
  const values = all.flatMap(({ points }) =>
    points.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value])),
  );
  if (figures.every(({ value }) => value === null))
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: {
          sv: "Ingen av platserna har uppgifter för de här åren. Välj andra år eller andra platser.",
          en: "None of the places has figures for these years. Choose other years or other places.",
        },
      },
      table,
    );
  const [first, last] = [years[0]!, years.at(-1)!];
  const inRange = breaks.filter(({ year }) => year > first && year <= last);
  const own = panels.find((panel) => panel.own);
  const title = own
    ? trendSentence(
        {
          subject: sv ? `${measure} i ${amid(own.label)}` : `${measure} in ${amid(own.label)}`,
          points: own.points,
          breakYears: inRange.map(({ year }) => year),
          unit,
          decimals,
        },
        lang,
      )
        .split(". ")[0]!
        .replace(/\.$/, "")
    : sv
      ? `${measure} på ${panels.length} platser`
      : `${measure} in ${panels.length} places`;
  const rising = panels.filter(({ points }) => direction(points, inRange) > 0).length;
  const falling = panels.filter(({ points }) => direction(points, inRange) < 0).length;
  return compose(stage, {
    title,
    description: sv
      ? `${measure}${unit === "percent" ? ", procent" : ""}, ${first}–${last}, samma skala i alla rutor.`
      : `${measure}${unit === "percent" ? ", per cent" : ""}, ${first}–${last}, the same scale in every panel.`,
    summary: sv
      ? `${title}. Sedan senaste brottet steg värdet på ${rising} och sjönk på ${falling} av ${panels.length} platser.`
      : `${title}. Since the last break the value rose in ${rising} and fell in ${falling} of ${panels.length} places.`,
    table,
    foot: {
      years: `${first}–${last}`,
      notes: [
        ...(reference ? [sv ? `Grå linje: ${reference.label}.` : `Grey line: ${reference.label}.`] : []),
        ...breakNotes(inRange, lang),
      ],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const gap = 22;
      const columns = Math.max(1, Math.min(panels.length, Math.floor((width + gap) / (140 + gap))));
      const panel = (width - (columns - 1) * gap) / columns;
      const tall = 72;
      const pitch = 22 + tall + 36;
      const box = { left: 0, right: panel, top: 30, bottom: 26 + tall };
      const hasAbsent = figures.some(({ status }) => status === "suppressed" || status === "missing");
      const inset = textWidth("2024", 12) / 2;
      const x = scaleLinear([first, Math.max(last, first + 1)], [inset, panel - inset]);
      const y = valueScale(values, [box.bottom - (hasAbsent ? 15 : 4), box.top + 8]);
      const line = (points: readonly YearFigure[], stroke: string, thick: number): string =>
        pieces(points, inRange)
          .filter((piece) => piece.length > 1)
          .map((piece) =>
            el("path", {
              d: pathOf(piece.map((point) => [x(point.year), y(point.figure.value!)] as const)),
              fill: "none",
              stroke,
              "stroke-width": thick,
              "stroke-linejoin": "round",
            }),
          )
          .join("");
      let svg = "";
      panels.forEach((one, i) => {
        const color = one.own ? theme.accent : theme.ink;
        const known = one.points
          .filter(({ figure }) => figure.value !== null)
          .toSorted((a, b) => a.year - b.year);
        const end = known.at(-1);
        let inner = label(fit(one.label, panel, 13, 600), 0, 12, { weight: 600, fill: color });
        inner +=
          rule(0, box.bottom, panel, box.bottom, { stroke: theme.axis }) +
          breakNotches(inRange, x, box, stage);
        if (reference) inner += line(reference.points, theme.axis, 1.2);
        inner += line(one.points, color, 2);
        for (const point of one.points) {
          if (point.figure.value === null && point.figure.status !== "not-applicable")
            inner += group(
              { transform: `translate(${x(point.year)},${box.bottom - 7}) scale(0.7)` },
              absentMark(point.figure, 0, 0, stage),
            );
          else if (isSmall(point.figure))
            inner += dot(point.figure, x(point.year), y(point.figure.value!), 3, color, stage);
        }
        if (end !== undefined) {
          const start = known[0]!;
          if (x(end.year) - x(start.year) > 64)
            inner += label(
              valueText(start.figure.value!, lang, { unit, decimals }),
              Math.max(0, x(start.year) - 8),
              Math.max(box.top - 4, y(start.figure.value!) - 8),
              { size: 12, fill: theme.muted, halo: theme.paper },
            );
          inner += dot(end.figure, x(end.year), y(end.figure.value!), 3, color, stage);
          inner += label(
            valueText(end.figure.value!, lang, { unit, decimals }),
            panel,
            Math.max(box.top - 4, y(end.figure.value!) - 8),
            {
              size: 12,
              weight: 600,
              anchor: "end",
              fill: color,
              halo: theme.paper,
            },
          );
        } else
          inner += label(sv ? "uppgift saknas" : "no figure", panel / 2, box.top + 6, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
          });
        for (const year of first === last ? [first] : [first, last])
          inner += label(String(year), x(year), box.bottom + 16, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
          });
        svg += group(
          {
            transform: `translate(${(i % columns) * (panel + gap)},${Math.floor(i / columns) * pitch})`,
            "data-area": one.id,
          },
          inner,
        );
      });
      let height = Math.ceil(panels.length / columns) * pitch - 12;
      const key = keyRows(statusItems(kindsIn(figures), stage), width, 12);
      if (key.height > 0) {
        svg += group({ transform: `translate(0,${height + 6})`, fill: theme.muted }, key.svg);
        height += 6 + key.height;
      }
      return { svg, height };
    },
  });
}

/** Sign of the change over the last unbroken stretch. */
function direction(points: readonly YearFigure[], breaks: readonly Break[]): number {
  const from = Math.max(-Infinity, ...breaks.map(({ year }) => year));
  const known = points.filter(({ figure }) => figure.value !== null).toSorted((a, b) => a.year - b.year);
  const after = known.filter(({ year }) => year >= from);
  if (after.length < 2) return 0;
  return Math.sign(after.at(-1)!.figure.value! - after[0]!.figure.value!);
}
