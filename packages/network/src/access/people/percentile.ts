import { orderOf } from "../inequality/people.ts";

/** Smallest value that at least p per cent of the people do not exceed; NaN without people. Infinity is the largest. */
export function percentileOf(values: ArrayLike<number>, people: ArrayLike<number>, p: number): number {
  let persons = 0;
  for (let i = 0; i < people.length; i += 1) persons += people[i]!;
  let below = 0;
  let last = NaN;
  for (const i of orderOf(values)) {
    if (people[i] === 0) continue;
    below += people[i]!;
    last = values[i]!;
    // Sums of people that are not whole may fall short by rounding.
    if (below >= (p / 100) * persons * (1 - 1e-12)) break;
  }
  return last;
}
