import { AreaError } from "./error.ts";
import type { Version } from "./version.ts";
import { isValidYear } from "./version.ts";

/** 1 for the years a version is valid for, else 0; same length as `years`. */
export function validYears(version: Version, years: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(years, (year) => (isValidYear(version, year) ? 1 : 0));
}

/**
 * Figures with every cell outside its version's years set to NaN, and how many cells that were. Masks by window and
 * never by value: SCB's table TAB6574 answers 0 instead of ".." there, and inside the window a 0 is a real zero.
 * Layout: row-major, one row per area (`versions`), one column per year.
 * @throws AreaError `input` where the lengths do not agree.
 */
export function maskByWindow(
  values: Float64Array,
  versions: readonly Version[],
  years: readonly number[],
): { values: Float64Array; masked: number } {
  const expected = versions.length * years.length;
  if (values.length !== expected)
    throw new AreaError("input", {
      value: `${values.length} values`,
      expected: `${expected} (${versions.length} areas × ${years.length} years)`,
      action: "Pass one value per area and year, areas first.",
    });
  const out = values.slice();
  let masked = 0;
  versions.forEach((version, row) =>
    years.forEach((year, column) => {
      if (isValidYear(version, year)) return;
      out[row * years.length + column] = NaN;
      masked++;
    }),
  );
  return { values: out, masked };
}
