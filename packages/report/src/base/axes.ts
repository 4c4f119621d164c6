import { scaleLinear } from "d3-scale";
import type { ScaleLinear } from "d3-scale";
import type { Figure, Text } from "@tvars/cube";
import type { Lang, Stage } from "./picture.ts";
import { el, label, rule } from "./svg.ts";
import { textWidth } from "./text-width.ts";

export type Scale = ScaleLinear<number, number>;

export interface Break {
  /** First year of the new series: the notch stands between it and the year before. */
  year: number;
  reason: Text;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Decimals that tell the ticks apart. */
export const tickDecimals = (ticks: readonly number[]): number => {
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : 1;
  return step >= 1 || step === 0 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)));
};

/** A scale over the values that are known, with room, and from zero when that costs little. */
export function valueScale(values: readonly number[], range: [number, number], fromZero?: boolean): Scale {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  if (fromZero ?? (low >= 0 && low <= 0.25 * high)) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (low === high)
    [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) * 0.1, high + Math.abs(high) * 0.1];
  return scaleLinear([low, high], range).nice(4);
}

/** Hairlines with their numbers at the left; the zero line is an axis. Returns the width the numbers need, too. */
export function valueGrid(
  y: Scale,
  { left, right }: Box,
  format: (value: number, decimals: number) => string,
  { theme }: Stage,
): string {
  const ticks = y.ticks(4);
  const decimals = tickDecimals(ticks);
  return ticks
    .map((tick) => {
      const at = Math.round(y(tick)) + 0.5;
      return (
        rule(left, at, right, at, { stroke: tick === 0 ? theme.axis : theme.hairline }) +
        label(format(tick, decimals), left - 8, at + 4, { size: 12, anchor: "end", fill: theme.muted })
      );
    })
    .join("");
}

export const gridWidth = (y: Scale, format: (value: number, decimals: number) => string): number => {
  const ticks = y.ticks(4);
  const decimals = tickDecimals(ticks);
  return Math.max(0, ...ticks.map((tick) => textWidth(format(tick, decimals), 12))) + 10;
};

/** Years under the drawing: as many as fit without touching, the first and last always. */
export function yearAxis(
  years: readonly number[],
  x: (year: number) => number,
  { bottom }: Box,
  { theme }: Stage,
): string {
  const [first, last] = [years[0]!, years.at(-1)!];
  const least = textWidth("2024", 12) + 16;
  const step = [1, 2, 3, 5, 10, 20].find((n) => Math.abs(x(first + n) - x(first)) >= least) ?? 50;
  const shown = years.filter(
    (year) => year === first || year === last || ((year - first) % step === 0 && x(last) - x(year) >= least),
  );
  return shown
    .map(
      (year) =>
        rule(x(year), bottom, x(year), bottom + 5, { stroke: theme.axis }) +
        label(String(year), Math.max(x(year), textWidth(String(year), 12) / 2), bottom + 18, {
          size: 12,
          anchor: "middle",
          fill: theme.muted,
        }),
    )
    .join("");
}

/** A notch in the axis at every break, and a dashed line: nothing is drawn across it. */
export function breakNotches(
  breaks: readonly Break[],
  x: (year: number) => number,
  { top, bottom }: Box,
  { theme }: Stage,
): string {
  return breaks
    .map(({ year }) => {
      const at = x(year - 0.5);
      return (
        rule(at, top, at, bottom - 5, { stroke: theme.axis, "stroke-dasharray": "3 3", "data-break": year }) +
        el("path", {
          d: `M${Math.round(at) - 4},${bottom + 4}l3,-9m2,9l3,-9`,
          stroke: theme.ink,
          "stroke-width": 1.2,
          fill: "none",
        })
      );
    })
    .join("");
}

export const breakNotes = (breaks: readonly Break[], lang: Lang): string[] =>
  breaks.map(({ year, reason }) =>
    lang === "sv"
      ? `Brott mellan ${year - 1} och ${year}: ${reason.sv}`
      : `Break between ${year - 1} and ${year}: ${reason.en}`,
  );

/** Consecutive known points, cut at missing years and at breaks: the pieces a line may be drawn through. */
export function pieces<T extends { year: number; figure: Figure }>(
  points: readonly T[],
  breaks: readonly Break[],
): T[][] {
  const found: T[][] = [];
  let piece: T[] = [];
  let before: T | undefined;
  for (const point of points.toSorted((a, b) => a.year - b.year)) {
    const cut =
      before !== undefined &&
      (point.year - before.year > 1 || breaks.some(({ year }) => year > before!.year && year <= point.year));
    if ((cut || point.figure.value === null) && piece.length > 0) {
      found.push(piece);
      piece = [];
    }
    if (point.figure.value !== null) piece.push(point);
    before = point;
  }
  if (piece.length > 0) found.push(piece);
  return found;
}
