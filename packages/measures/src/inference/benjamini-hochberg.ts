import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";

/**
 * p-values adjusted for their number so that among those at or below q at most the share q is expected to be false
 * (Benjamini & Hochberg 1995): the smallest over j ≥ i of m p_(j)/j. O(m log m), in the order given.
 * @param p probabilities, 0–1
 * @throws MeasuresError `input` for one that is none
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const given = Float64Array.from(p);
  const bad = given.find((value) => !(value >= 0 && value <= 1));
  if (bad !== undefined)
    throw new MeasuresError("input", {
      value: bad,
      expected: "p-values between 0 and 1",
      action: "Leave out areas that were not tested.",
    });
  const order = orderBy(given);
  const adjusted = new Float64Array(given.length);
  let least = 1;
  for (let at = given.length - 1; at >= 0; at -= 1) {
    least = Math.min(least, (given[order[at]!]! * given.length) / (at + 1));
    adjusted[order[at]!] = least;
  }
  return adjusted;
}
