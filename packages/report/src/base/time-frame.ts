import { scaleLinear } from "d3-scale";
import type { Box, Scale } from "./axes.ts";
import { gridWidth, valueGrid, valueScale, yearAxis } from "./axes.ts";
import type { Stage } from "./picture.ts";
import { rule } from "./svg.ts";

export interface TimeFrame {
  box: Box;
  x: (year: number) => number;
  y: Scale;
  /** Grid, axis and years, to be drawn first. */
  svg: string;
  /** With the years under the axis. */
  height: number;
}

/** Axes of a chart over years, with room at the right for what the lines' ends say. */
export function timeFrame(
  years: readonly number[],
  values: readonly number[],
  { width, right, top = 10, fromZero }: { width: number; right: number; top?: number; fromZero?: boolean },
  format: (value: number, decimals: number) => string,
  stage: Stage,
): TimeFrame {
  const bottom = top + (stage.height ?? Math.round(Math.min(280, Math.max(190, width * 0.4))));
  const y = valueScale(values, [bottom, top + 6], fromZero);
  const box: Box = { left: gridWidth(y, format), right: width - right, top, bottom };
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const scale = scaleLinear([first, first === last ? first + 1 : last], [box.left + 12, box.right - 8]);
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const x = (year: number): number => scale(year);
  return {
    box,
    x,
    y,
    svg:
      valueGrid(y, box, format, stage) +
      rule(box.left, bottom + 0.5, box.right, bottom + 0.5, { stroke: stage.theme.axis }) +
      yearAxis(all, x, box, stage),
    height: bottom + 26,
  };
}
