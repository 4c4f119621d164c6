import type { Figure } from "@tvars/cube";
import type { Break } from "../base/axes.ts";
import { breakNotches, breakNotes, pieces } from "../base/axes.ts";
import { absentMark, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import type { KeyItem } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { textWidth } from "../base/text-width.ts";
import { timeFrame } from "../base/time-frame.ts";
import { figureText, valueText } from "../words/numbers.ts";
import type { Unit } from "../words/numbers.ts";

export type TargetStatus =
  | "met"
  | "not-met"
  | "on-way"
  | "off-way"
  | "too-early"
  | "not-comparable"
  | "no-data";

export interface TargetPath {
  measure: string;
  place: string;
  points: readonly { year: number; figure: Figure; low?: number; high?: number }[];
  /** Where the path begins, and the goal it leads to. */
  from: { year: number; value: number };
  target: { year: number; value: number };
  /** "at most" for what should fall, "at least" for what should rise. */
  direction: "at-most" | "at-least";
  /** As judged by whoever knows the uncertainty; the chart shows it and does not judge. */
  status: TargetStatus;
  unit?: Unit;
  decimals?: number;
  breaks?: readonly Break[];
  source?: string;
}

const STATUS = {
  met: { sv: "målet är nått", en: "the goal is met" },
  "not-met": { sv: "målet är inte nått", en: "the goal is not met" },
  "on-way": { sv: "på väg", en: "on the way" },
  "off-way": { sv: "inte på väg", en: "off the way" },
  "not-comparable": { sv: "går inte att jämföra", en: "cannot be compared" },
  "no-data": { sv: "inga uppgifter", en: "no figures" },
  "too-early": { sv: "för tidigt att säga", en: "too early to say" },
} as const;

/** A goal and the way to it: the figures with their intervals against the straight path from where it began. */
export function targetPath(data: TargetPath, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const {
    measure,
    place,
    from,
    target,
    direction,
    status,
    unit = "number",
    decimals = 1,
    breaks = [],
  } = data;
  const sv = lang === "sv";
  if (!(target.year > from.year))
    throw new RangeError(
      `The goal's year is ${target.year}; expected a year after ${from.year}, where its path begins.`,
    );
  const points = data.points.toSorted((a, b) => a.year - b.year);
  const figures = points.map(({ figure }) => figure);
  const format = { unit, decimals };
  const sign = unit === "percent" ? { unit: "%" } : {};
  const wanted = (year: number): number =>
    from.value +
    ((target.value - from.value) * (Math.min(year, target.year) - from.year)) / (target.year - from.year);
  const table: Table = {
    columns: [
      { id: "year", label: sv ? "År" : "Year", align: "start" },
      { id: "value", label: measure, align: "end", decimals, ...sign },
      { id: "low", label: sv ? "Nedre gräns" : "Lower limit", align: "end", decimals, ...sign },
      { id: "high", label: sv ? "Övre gräns" : "Upper limit", align: "end", decimals, ...sign },
      { id: "path", label: sv ? "Vägen till målet" : "Path to the goal", align: "end", decimals, ...sign },
    ],
    // The limits of a hidden figure would give it away.
    rows: points.map(({ year, figure, low, high }): Cell[] => [
      String(year),
      figure,
      figure.value === null ? null : (low ?? null),
      figure.value === null ? null : (high ?? null),
      year < from.year ? null : wanted(year),
    ]),
  };
  const known = points.filter(({ figure }) => figure.value !== null);
  const last = known.at(-1);
  if (last === undefined)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: {
          sv: "Målet har inget värde att mätas mot ännu. Hämta uppgifterna, eller vänta på nästa år.",
          en: "The goal has no figure to be held against yet. Fetch the figures, or wait for next year.",
        },
      },
      table,
    );
  const word = direction === "at-most" ? (sv ? "högst" : "at most") : sv ? "minst" : "at least";
  const goal = `${word} ${valueText(target.value, lang, format)} ${target.year}`;
  const title = `${measure}: ${STATUS[status][lang]} (${goal})`;
  return compose(stage, {
    title,
    description: sv
      ? `${measure} i ${place} mot vägen från ${valueText(from.value, lang, format)} ${from.year} till målet.`
      : `${measure} in ${place} against the path from ${valueText(from.value, lang, format)} in ${from.year} to the goal.`,
    summary: sv
      ? `${title}. Senast ${last.year}: ${figureText(last.figure, lang, format)}.`
      : `${title}. Latest, ${last.year}: ${figureText(last.figure, lang, format)}.`,
    table,
    foot: {
      years: `${points[0]!.year}–${target.year}`,
      ...sign,
      notes: breakNotes(breaks, lang),
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const say = valueText(target.value, lang, format);
      const now = figureText(last.figure, lang, format);
      const right = Math.max(textWidth(say, 13, 600), textWidth(now, 13, 600)) + 24;
      const frame = timeFrame(
        [...points.map(({ year }) => year), from.year, target.year],
        [
          from.value,
          target.value,
          ...known.flatMap(({ figure, low, high }) => [
            figure.value!,
            low ?? figure.value!,
            high ?? figure.value!,
          ]),
        ],
        { width, right },
        (value, places) => valueText(value, lang, { unit, decimals: places }),
        stage,
      );
      const { x, y, box } = frame;
      let svg = frame.svg + breakNotches(breaks, x, box, stage);
      svg += rule(x(from.year), y(from.value), x(target.year), y(target.value), {
        stroke: theme.muted,
        "stroke-width": 1.8,
        "stroke-dasharray": "5 4",
        "data-line": "path",
      });
      for (const piece of pieces(points, breaks))
        if (piece.length > 1)
          svg += el("path", {
            d: pathOf(piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const)),
            fill: "none",
            stroke: theme.accent,
            "stroke-width": 2.4,
          });
      for (const { year, figure, low, high } of points) {
        if (figure.value === null) {
          svg += absentMark(figure, x(year), box.bottom - 8, stage);
          continue;
        }
        if (low !== undefined && high !== undefined)
          svg += rule(x(year), y(low), x(year), y(high), {
            stroke: theme.accent,
            "stroke-width": 1.6,
            "data-interval": year,
          });
        svg += dot(figure, x(year), y(figure.value), 4.4, theme.accent, stage);
      }
      const [tx, ty] = [x(target.year), y(target.value)];
      svg += el("path", {
        d: `M${tx},${ty - 7}l7,7l-7,7l-7,-7Z`,
        fill: status === "met" ? theme.ink : theme.paper,
        stroke: theme.ink,
        "stroke-width": 1.8,
        "data-status": status,
      });
      const [goalAt, nowAt] = dodge([ty, y(last.figure.value!)], 18, box.top, box.bottom);
      svg += label(say, box.right + 14, goalAt! + 4.5, { weight: 600 });
      svg += label(now, box.right + 14, nowAt! + 4.5, { weight: 600, fill: theme.accent });
      const stroke =
        (color: string, dash?: string): KeyItem["mark"] =>
        (px, py) =>
          rule(px, py + 7, px + 14, py + 7, {
            stroke: color,
            "stroke-width": 2,
            ...(dash ? { "stroke-dasharray": dash } : {}),
          });
      const intervals = known.some(({ low, high }) => low !== undefined && high !== undefined);
      const key = keyRows(
        [
          {
            mark: stroke(theme.accent),
            text: intervals
              ? sv
                ? "Utfall med intervall"
                : "Outcome with interval"
              : sv
                ? "Utfall"
                : "Outcome",
          },
          { mark: stroke(theme.muted, "4 3"), text: sv ? "Vägen till målet" : "Path to the goal" },
          {
            mark: (px, py) =>
              el("path", {
                d: `M${px + 7},${py + 1}l6,6l-6,6l-6,-6Z`,
                fill: status === "met" ? theme.ink : theme.paper,
                stroke: theme.ink,
                "stroke-width": 1.6,
              }),
            text: sv ? `Mål: ${goal}` : `Goal: ${goal}`,
          },
          ...statusItems(kindsIn(figures), stage),
        ],
        width,
        12,
      );
      const below = frame.height + 8;
      return {
        svg: svg + group({ transform: `translate(0,${below})` }, key.svg),
        height: below + key.height,
      };
    },
  });
}
