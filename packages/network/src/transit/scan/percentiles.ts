import { NetworkError } from "../../error.ts";

/** Place, from 0, of a percentile among n ordered values: the nearest rank ⌈p n / 100⌉, so that the answer is one of them. */
export function rankOf(percentile: number, n: number): number {
  if (!(percentile > 0 && percentile <= 100))
    throw new NetworkError("input", {
      value: percentile,
      expected: "a percentile above 0 and up to 100",
      action: "Give 50 for the median.",
    });
  return Math.max(0, Math.ceil((percentile * n) / 100 - 1e-9) - 1);
}
