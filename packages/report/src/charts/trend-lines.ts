import { scaleLinear } from "d3-scale";
import type { Figure } from "@tvars/cube";
import type { Box, Break, Scale } from "../base/axes.ts";
import {
  breakNotches,
  breakNotes,
  gridWidth,
  pieces,
  valueGrid,
  valueScale,
  yearAxis,
} from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import { suppressedFill } from "../base/patterns.ts";
import type { Cell, Drawing, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import type { Unit } from "../words/numbers.ts";
import { valueText } from "../words/numbers.ts";
import { trendSentence } from "../words/sentences.ts";
import { DIRECTION } from "../words/types.ts";

export interface TrendPoint {
  year: number;
  figure: Figure;
  /** Interval of the figure, in its unit. */
  low?: number;
  high?: number;
}

export interface TrendSeries {
  id: string;
  label: string;
  points: readonly TrendPoint[];
  /** The reader's own place: first in colour and weight, and what the title speaks of. */
  own?: boolean;
}

export interface Trend {
  /** "Socioekonomiskt index", "Andel i typ 1 och 2". */
  measure: string;
  series: readonly TrendSeries[];
  unit?: Unit;
  decimals?: number;
  breaks?: readonly Break[];
  /** Whether the value axis starts at zero; by default when that costs little room. */
  fromZero?: boolean;
  intervals?: boolean;
  source?: string;
}

const most = 6;

function table({ series, measure, unit }: Trend, years: readonly number[], lang: "sv" | "en"): Table {
  const sign = unit === "percent" ? "%" : undefined;
  return {
    columns: [
      { id: "year", label: lang === "sv" ? "År" : "Year", align: "start" },
      ...series.map(({ id, label: name }) => ({
        id,
        label: series.length === 1 ? `${measure}, ${name}` : name,
        align: "end" as const,
        ...(sign ? { unit: sign } : {}),
      })),
    ],
    rows: years.map((year): Cell[] => [
      String(year),
      ...series.map(({ points }) => points.find((point) => point.year === year)?.figure ?? null),
    ]),
  };
}

function drawSeries(
  one: TrendSeries,
  index: number,
  color: string,
  {
    x,
    y,
    box,
    breaks,
    intervals,
  }: { x: Scale; y: Scale; box: Box; breaks: readonly Break[]; intervals: boolean },
  { theme, idPrefix }: Stage,
): string {
  let svg = "";
  const width = one.own ? 2.6 : 1.8;
  for (const piece of pieces(one.points, breaks)) {
    if (intervals) {
      const banded = piece.filter(({ low, high }) => low !== undefined && high !== undefined);
      if (banded.length > 1)
        svg += el("path", {
          d: pathOf(
            [
              ...banded.map(({ year, high }) => [x(year), y(high!)] as const),
              ...banded.toReversed().map(({ year, low }) => [x(year), y(low!)] as const),
            ],
            true,
          ),
          fill: color,
          "fill-opacity": 0.14,
        });
      else if (banded.length === 1)
        svg += rule(x(banded[0]!.year), y(banded[0]!.low!), x(banded[0]!.year), y(banded[0]!.high!), {
          stroke: color,
          "stroke-opacity": 0.5,
        });
    }
    if (piece.length > 1)
      svg += el("path", {
        d: pathOf(piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const)),
        fill: "none",
        stroke: color,
        "stroke-width": width,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
        "data-series": one.id,
      });
    piece.forEach(({ year, figure }, at) => {
      const small = figure.flags?.includes("small") ?? false;
      const end = at === 0 || at === piece.length - 1;
      if (!small && !end) return;
      svg += el("circle", {
        cx: x(year),
        cy: y(figure.value!),
        r: small ? 3.6 : one.own ? 3.4 : 2.6,
        fill: small ? theme.paper : color,
        stroke: small ? color : theme.paper,
        "stroke-width": small ? 1.6 : 1,
      });
    });
  }
  for (const { year, figure } of one.points) {
    const at = { x: x(year), y: box.bottom - 8 - index * 9 };
    if (figure.status === "suppressed")
      svg += el("rect", {
        x: at.x - 4,
        y: at.y - 4,
        width: 8,
        height: 8,
        fill: suppressedFill(idPrefix),
        stroke: color,
        "data-status": "suppressed",
      });
    else if (figure.status === "missing")
      svg += el("circle", { cx: at.x, cy: at.y, r: 1.6, fill: color, "data-status": "missing" });
  }
  return svg;
}

/**
 * One to six series over years with labels at their ends. Lines stop at missing years and at breaks, suppressed years
 * are hatched and missing ones dotted at the foot of the drawing, small numbers are hollow, intervals a thin band.
 * @throws RangeError for more than six series: choose, or use small multiples.
 */
export function trendLines(data: Trend, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, series, unit = "number", decimals = 1, breaks = [], fromZero, intervals = true } = data;
  if (series.length > most)
    throw new RangeError(`A trend was asked for ${series.length} series; at most ${most} can be told apart.`);
  const points = series.flatMap((one) => one.points);
  const seen = points.map(({ year }) => year);
  const years = seen.length === 0 ? [] : rangeOf(Math.min(...seen), Math.max(...seen));
  const rows = table(data, years, lang);
  const values = points.flatMap(({ figure, low, high }) =>
    figure.value === null
      ? []
      : [figure.value, ...(intervals ? [low, high] : [])].filter((v) => v !== undefined),
  );
  if (values.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: {
          sv: "Ingen av de valda platserna har uppgifter för de här åren. Välj andra år eller en annan plats.",
          en: "None of the chosen places has figures for these years. Choose other years or another place.",
        },
      },
      rows,
    );
  const own = series.find((one) => one.own) ?? series[0]!;
  const inRange = breaks.filter(({ year }) => year > years[0]! && year <= years.at(-1)!);
  const sentence = trendSentence(
    {
      subject: lang === "sv" ? `${measure} i ${own.label}` : `${measure} in ${own.label}`,
      points: own.points,
      breakYears: inRange.map(({ year }) => year),
      unit,
      decimals,
    },
    lang,
  );
  const direction = unit === "index" ? ` ${DIRECTION.index[lang]}` : "";
  const has = (test: (figure: Figure) => boolean): boolean => points.some(({ figure }) => test(figure));
  const kinds = [
    ...(has(({ status }) => status === "suppressed") ? (["suppressed"] as const) : []),
    ...(has(({ status }) => status === "missing") ? (["missing"] as const) : []),
    ...(has(({ flags }) => flags?.includes("small") ?? false) ? (["small"] as const) : []),
  ];
  const format = (value: number, places: number): string =>
    valueText(value, lang, { unit, decimals: places });
  const colors = colorsOf(series, theme.series);
  return compose(stage, {
    title: sentence.split(". ")[0]!.replace(/\.$/, ""),
    description: `${measure}${unit === "percent" ? (lang === "sv" ? ", procent" : ", per cent") : ""}, ${years[0]!}–${years.at(-1)!}.${direction}`,
    summary: sentence + direction,
    table: rows,
    foot: {
      unit: unit === "percent" ? "%" : measure,
      years: `${years[0]!}–${years.at(-1)!}`,
      notes: breakNotes(inRange, lang),
      hidden: {
        suppressed: points.filter(({ figure }) => figure.status === "suppressed").length,
        missing: points.filter(({ figure }) => figure.status === "missing").length,
      },
    },
    draw: (width): Drawing => {
      const ends = series.flatMap((one, index) => {
        const last = one.points
          .filter(({ figure }) => figure.value !== null)
          .toSorted((a, b) => b.year - a.year)[0];
        return last === undefined ? [] : [{ one, index, last, value: format(last.figure.value!, decimals) }];
      });
      const full = ends.map(
        ({ one, value }) => textWidth(`${one.label} `, 13, one.own ? 600 : 400) + textWidth(value, 13, 600),
      );
      const direct = series.length === 1 || Math.max(...full) + 10 <= width * 0.36;
      let top = 4;
      let svg = "";
      if (!direct) {
        const key = keyRows(
          series.map((one, i) => ({
            text: one.label,
            mark: (a: number, b: number) =>
              rule(a, b + 7, a + 14, b + 7, { stroke: colors[i]!, "stroke-width": one.own ? 2.6 : 1.8 }),
          })),
          width,
        );
        svg += key.svg;
        top += key.height + 6;
      }
      const plotHeight = stage.height ?? Math.round(Math.min(300, Math.max(180, width * 0.42)));
      const sideText = ends.map(({ value }) => textWidth(value, 13, 600));
      const right = width - 12 - (direct && series.length > 1 ? Math.max(...full) : Math.max(...sideText));
      const box: Box = { left: 0, right, top: top + 6, bottom: top + plotHeight };
      const y = valueScale(values, [box.bottom, box.top + 4], fromZero);
      box.left = gridWidth(y, format);
      const inset = years.length > 1 ? Math.max(12, textWidth("2024", 12) / 2 - box.left + 4) : 0;
      const x = scaleLinear(
        [years[0]!, years.length > 1 ? years.at(-1)! : years[0]! + 1],
        [box.left + inset, right - 8],
      );
      svg += valueGrid(y, box, format, stage);
      svg += breakNotches(inRange, x, box, stage);
      series.forEach((one, index) => {
        svg += drawSeries(one, index, colors[index]!, { x, y, box, breaks: inRange, intervals }, stage);
      });
      const placed = dodge(
        ends.map(({ last }) => y(last.figure.value!)),
        17,
        box.top + 6,
        box.bottom - 2,
      );
      ends.forEach(({ one, index, last, value }, i) => {
        const at = placed[i]! + 4.5;
        const from = x(last.year);
        if (Math.abs(at - 4.5 - y(last.figure.value!)) > 3 || right - from > 16)
          svg += el("path", {
            d: pathOf([
              [from + 4, y(last.figure.value!)],
              [right + 2, at - 4.5],
            ]),
            stroke: theme.axis,
            "stroke-width": 0.7,
            fill: "none",
          });
        const name = direct && series.length > 1 ? `${one.label} ` : "";
        const weight = one.own ? 600 : 400;
        const fill = colors[index]!;
        if (name !== "")
          svg += label(fit(one.label, width - right, 13, weight), right + 6, at, { weight, fill });
        svg += label(value, right + 6 + textWidth(name, 13, weight), at, { weight: 600, fill });
      });
      svg += yearAxis(years, x, box, stage);
      let height = box.bottom + 22;
      if (kinds.length > 0) {
        const key = keyRows(statusItems(kinds, stage), width, 12);
        svg += group({ transform: `translate(0,${height + 6})`, fill: theme.muted }, key.svg);
        height += key.height + 6;
      }
      return { svg, height };
    },
  });
}

const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The own place takes the accent; the others the rest in order. */
function colorsOf(series: readonly TrendSeries[], palette: readonly string[]): string[] {
  const own = Math.max(
    0,
    series.findIndex((one) => one.own),
  );
  let next = 1;
  return series.map((_, i) => (i === own ? palette[0]! : palette[next++ % palette.length]!));
}
