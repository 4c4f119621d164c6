import type { AreaType } from "./palette.ts";
import type { Stage } from "./picture.ts";
import type { Attributes } from "./svg.ts";
import { el } from "./svg.ts";

/**
 * A line of an area type: its own colour within its outline. The pale types would vanish on paper as bare lines, and
 * their outlines alone are too alike to tell types 4 and 5 apart.
 */
export function typeLine(
  d: string,
  type: AreaType,
  { theme }: Stage,
  { width = 2.8, ...more }: { width?: number } & Attributes = {},
): string {
  const { fill, outline } = theme.types[type];
  const shape = { d, fill: "none", "stroke-linejoin": "round", ...more };
  const inner = el("path", { ...shape, stroke: fill, "stroke-width": width, "data-type": type });
  return fill === outline
    ? inner
    : el("path", { ...shape, stroke: outline, "stroke-width": width + 2 }) + inner;
}
