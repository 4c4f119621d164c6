import { checkBase } from "./conventional.ts";

/**
 * Unbiased random rounding: up with chance rest/base, down otherwise; multiples of the base stay. |error| < base, mean
 * error 0. `draw` gives a number in [0, 1) per cell: a seeded stream, or cell keys, so that a cell is rounded alike everywhere.
 */
export function roundRandomly(
  values: ArrayLike<number>,
  base: number,
  draw: (cell: number) => number,
): Float64Array {
  checkBase(base);
  return Float64Array.from({ length: values.length }, (_, cell) => {
    const value = values[cell]!;
    const down = Math.floor(value / base) * base;
    const rest = value - down;
    return rest > 0 && draw(cell) < rest / base ? down + base : down;
  });
}
