import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";

/** To the nearest multiple of the base, halves upwards. |error| ≤ base/2. Totals are rounded for themselves. */
export function roundConventionally(values: ArrayLike<number>, base: number): Float64Array {
  checkBase(base);
  return Float64Array.from(values, (value) => Math.floor(value / base + 0.5) * base);
}

/** @throws DisclosureError unless the base is a whole number from 2 */
export function checkBase(base: number): void {
  if (Number.isInteger(base) && base >= 2) return;
  throw new DisclosureError("argument", {
    what: text("Avrundningsbasen", "The rounding base"),
    value: base,
    expected: text("ett heltal från 2, ofta 3, 5 eller 10", "a whole number from 2, often 3, 5 or 10"),
    action: text("Välj en annan bas.", "Choose another base."),
  });
}

/**
 * The greatest distance between a rounded and a true figure, and between a rounded total and the sum of its rounded
 * parts, when each is rounded for itself.
 */
export function roundingBounds(
  base: number,
  parts: number,
  kind: "conventional" | "random",
): { figure: number; sum: number } {
  const figure = kind === "conventional" ? base / 2 : base - 1;
  return { figure, sum: figure * (parts + 1) };
}
