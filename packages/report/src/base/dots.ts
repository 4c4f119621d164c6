import type { Figure } from "@tvars/cube";
import type { Stage } from "./picture.ts";
import { isSmall } from "./statuses.ts";
import { suppressedFill } from "./patterns.ts";
import type { Attributes } from "./svg.ts";
import { el } from "./svg.ts";

/** A dot; hollow when the figure rests on a small number. */
export const dot = (
  figure: Figure,
  cx: number,
  cy: number,
  r: number,
  fill: string,
  { theme }: Stage,
  more: Attributes = {},
): string =>
  isSmall(figure)
    ? el("circle", { cx, cy, r: r - 0.4, fill: theme.paper, stroke: fill, "stroke-width": 1.6, ...more })
    : el("circle", { cx, cy, r, fill, stroke: theme.paper, "stroke-width": 1, ...more });

/** What stands where a figure is not shown: a hatched square (suppressed) or a small dot (missing). */
export const absentMark = ({ status }: Figure, x: number, y: number, { theme, idPrefix }: Stage): string =>
  status === "suppressed"
    ? el("rect", {
        x: x - 5,
        y: y - 5,
        width: 10,
        height: 10,
        fill: suppressedFill(idPrefix),
        stroke: theme.axis,
        "data-status": status,
      })
    : el("circle", { cx: x, cy: y, r: 1.8, fill: theme.muted, "data-status": status });

/**
 * Positions of equal dots along a line, each as near to the line as the others allow (beeswarm). Order of `xs` is
 * kept; ties go above first, so the result does not depend on chance.
 */
export function swarm(xs: readonly number[], radius: number): number[] {
  const order = xs.map((_, i) => i).toSorted((a, b) => xs[a]! - xs[b]! || a - b);
  const ys = xs.map(() => 0);
  const placed: number[] = [];
  const apart = 2 * radius;
  for (const i of order) {
    const near = placed.filter((j) => xs[i]! - xs[j]! < apart);
    const candidates = [0];
    for (const j of near) {
      const dy = Math.sqrt(Math.max(0, apart ** 2 - (xs[i]! - xs[j]!) ** 2));
      candidates.push(ys[j]! - dy, ys[j]! + dy);
    }
    candidates.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
    ys[i] = candidates.find((y) =>
      near.every((j) => (xs[i]! - xs[j]!) ** 2 + (y - ys[j]!) ** 2 >= apart ** 2 - 1e-6),
    )!;
    placed.push(i);
  }
  return ys;
}
