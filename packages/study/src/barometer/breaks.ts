import type { BreakMark } from "@tvars/api";
import { breaksBetween } from "@tvars/areas";

/** The confirmed breaks that fall inside a series of years of RegSO. */
export function breaksWithin(years: readonly number[]): BreakMark[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return breaksBetween("regso", first, last)
    .filter(({ confirmed }) => confirmed)
    .map(({ between: [before, after], text }) => ({ between: [before, after], reason: text }));
}
