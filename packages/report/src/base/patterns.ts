import type { AreaType, Theme } from "./palette.ts";
import { AREA_TYPES } from "./palette.ts";
import { el, rule } from "./svg.ts";

const tile = (id: string, size: number, turn: number, background: string, ...marks: string[]): string =>
  el(
    "pattern",
    {
      id,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: turn === 0 ? undefined : `rotate(${turn})`,
    },
    el("rect", { width: size, height: size, fill: background }),
    ...marks,
  );

const MARKS: Record<AreaType, { size: number; turn: number; marks: (stroke: string) => string[] }> = {
  1: {
    size: 5,
    turn: 45,
    marks: (stroke) => [
      rule(0, 2.5, 5, 2.5, { stroke, "stroke-width": 0.8 }),
      rule(2.5, 0, 2.5, 5, { stroke, "stroke-width": 0.8 }),
    ],
  },
  2: { size: 6, turn: 45, marks: (stroke) => [rule(3, 0, 3, 6, { stroke, "stroke-width": 1 })] },
  3: { size: 7, turn: 0, marks: (fill) => [el("circle", { cx: 3.5, cy: 3.5, r: 1, fill })] },
  4: { size: 7, turn: 0, marks: (stroke) => [rule(0, 3.5, 7, 3.5, { stroke, "stroke-width": 0.8 })] },
  5: { size: 8, turn: 0, marks: () => [] },
};

/**
 * Pattern definitions of a picture. Suppressed is hatched always; the five types get a pattern each only on
 * request (cross-hatch, diagonal, dots, lines, plain: less ink the fewer the challenges).
 */
export function patternDefs(theme: Theme, idPrefix: string, patterns: boolean): string {
  const suppressed = tile(
    `${idPrefix}-suppressed`,
    6,
    -45,
    theme.blank,
    rule(3, 0, 3, 6, { stroke: theme.axis, "stroke-width": 1.4 }),
  );
  if (!patterns) return suppressed;
  const types = AREA_TYPES.map((type) => {
    const { size, turn, marks } = MARKS[type];
    const { fill, ink } = theme.types[type];
    return tile(`${idPrefix}-type-${type}`, size, turn, fill, ...marks(ink));
  });
  return suppressed + types.join("");
}

export const suppressedFill = (idPrefix: string): string => `url(#${idPrefix}-suppressed)`;

/** The fill of an area type: its colour, or its colour with the pattern on it. */
export const typeFill = (type: AreaType, theme: Theme, idPrefix: string, patterns: boolean): string =>
  patterns ? `url(#${idPrefix}-type-${type})` : theme.types[type].fill;
