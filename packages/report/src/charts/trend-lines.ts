import { scaleLinear } from "d3-scale";
import type { Figure } from "@tvars/cube";
import type { Box, Break } from "../base/axes.ts";
import { breakNotches, breakNotes, gridWidth, valueGrid, valueScale, yearAxis } from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems, typeMark } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { Theme } from "../base/palette.ts";
import type { Cell, Drawing, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { drawSeries } from "./trend-series.ts";
import type { TrendPoint, TrendSeries } from "./trend-series.ts";
import { amid } from "../words/amid.ts";
import type { Unit } from "../words/numbers.ts";
import { valueText } from "../words/numbers.ts";
import { trendSentence } from "../words/sentences.ts";
import { DIRECTION } from "../words/types.ts";

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

const MOST = 6;

function table(
  { series, measure, unit, decimals }: Trend,
  years: readonly number[],
  lang: "sv" | "en",
): Table {
  const shape = {
    align: "end" as const,
    ...(unit === "percent" ? { unit: "%" } : {}),
    ...(decimals === undefined ? {} : { decimals }),
  };
  const ends = (["low", "high"] as const).map((end) => ({
    end,
    label:
      lang === "sv"
        ? { low: "nedre gräns", high: "övre gräns" }[end]
        : { low: "lower limit", high: "upper limit" }[end],
  }));
  const columns = series.flatMap(({ id, label: name, points }) => {
    const at = new Map(points.map((point) => [point.year, point]));
    const label = series.length === 1 ? `${measure}, ${name}` : name;
    return [
      { column: { id, label, ...shape }, cell: (year: number): Cell => at.get(year)?.figure ?? null },
      ...ends
        .filter(({ end }) => points.some((point) => point[end] !== undefined))
        .map(({ end, label: limit }) => ({
          column: { id: `${id}-${end}`, label: `${name}, ${limit}`, ...shape },
          // A hidden figure's limits would tell it.
          cell: (year: number): Cell =>
            at.get(year)?.figure.value == null ? null : (at.get(year)?.[end] ?? null),
        })),
    ];
  });
  return {
    columns: [
      { id: "year", label: lang === "sv" ? "År" : "Year", align: "start" },
      ...columns.map(({ column }) => column),
    ],
    rows: years.map((year): Cell[] => [String(year), ...columns.map(({ cell }) => cell(year))]),
  };
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
  if (series.length > MOST)
    throw new RangeError(`A trend was asked for ${series.length} series; at most ${MOST} can be told apart.`);
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
      subject: `${measure} ${lang === "sv" ? "i" : "in"} ${whereOf(own, lang)}`,
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
  const colors = colorsOf(series, theme);
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
            mark: one.type
              ? typeMark(one.type, stage)
              : (a: number, b: number) =>
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
      // Hidden and missing years have lanes of their own under the values, so that no mark reads as a value.
      const lanes = series.filter((one) => one.points.some(isAbsent));
      const floor = box.bottom - (lanes.length > 0 ? lanes.length * 11 + 6 : 0);
      const y = valueScale(values, [floor, box.top + 4], fromZero);
      box.left = gridWidth(y, format);
      const inset = years.length > 1 ? Math.max(12, textWidth("2024", 12) / 2 - box.left + 4) : 0;
      const x = scaleLinear(
        [years[0]!, years.length > 1 ? years.at(-1)! : years[0]! + 1],
        [box.left + inset, right - 8],
      );
      svg += valueGrid(y, box, format, stage);
      svg += rule(box.left, box.bottom + 0.5, right, box.bottom + 0.5, { stroke: theme.axis });
      svg += breakNotches(inRange, x, box, stage);
      series.forEach((one, index) => {
        svg += drawSeries(
          one,
          Math.max(0, lanes.indexOf(one)),
          colors[index]!,
          { x, y, box, breaks: inRange, intervals },
          stage,
        );
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
        // A type's outline is a colour for lines; words on paper need more contrast.
        const fill = one.type ? theme.ink : colors[index]!;
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

const whereOf = ({ type, label: name }: TrendSeries, lang: "sv" | "en"): string =>
  type === undefined ? amid(name) : `${lang === "sv" ? "områden av typ" : "areas of type"} ${type}`;

const isAbsent = ({ figure }: TrendPoint): boolean =>
  figure.status === "suppressed" || figure.status === "missing";

const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** An area type has its own colour; else the own place takes the accent and the others the rest in order. */
function colorsOf(series: readonly TrendSeries[], { types, series: palette }: Theme): string[] {
  const own = Math.max(
    0,
    series.findIndex((one) => one.own),
  );
  let next = 1;
  return series.map(({ type }, i) =>
    type ? types[type].outline : i === own ? palette[0]! : palette[next++ % palette.length]!,
  );
}
