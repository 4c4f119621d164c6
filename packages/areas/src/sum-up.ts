import type { MeasureKind } from "./bridge-series.ts";
import { AreaError } from "./error.ts";
import type { Nesting } from "./nesting.ts";
import { ancestors, versionIn } from "./nesting-lookup.ts";
import type { Division, Version } from "./version.ts";

export interface SummedUp {
  version: Version;
  /** Codes of the upper division, sorted. */
  codes: string[];
  /** Sum of the known counts of each. */
  sums: Float64Array;
  /** How many of the counts of each were missing: the sum is then a lower bound. */
  missing: Uint32Array;
}

/**
 * Counts of DeSO or RegSO summed to a division above them, along the key. Where a published total exists use that:
 * from reference year 2025 SCB's population counts are Cell-Key protected and parts do not sum to totals.
 * @throws AreaError `not-additive` for anything but a count, `nesting` for a code the key does not hold.
 */
export function sumUp(
  nesting: Nesting,
  codes: readonly string[],
  counts: ArrayLike<number>,
  division: Exclude<Division, "deso">,
  { kind = "count" }: { kind?: MeasureKind } = {},
): SummedUp {
  if (kind !== "count")
    throw new AreaError("not-additive", {
      value: kind,
      expected: "counts",
      action: "Sum the counts behind it and compute it anew.",
    });
  if (codes.length !== counts.length)
    throw new AreaError("input", {
      value: `${counts.length} counts`,
      expected: `${codes.length}, one per code`,
      action: "Align counts and codes.",
    });
  const version = versionIn(nesting, division);
  const sums = new Map<string, { sum: number; missing: number }>();
  codes.forEach((code, i) => {
    const parent = ancestors(nesting, code).find((area) => area.version === version);
    if (!parent)
      throw new AreaError("nesting", {
        value: code,
        expected: `an area below ${division}`,
        action: "Give the codes of a lower division.",
      });
    const entry = sums.get(parent.code) ?? { sum: 0, missing: 0 };
    sums.set(parent.code, entry);
    if (Number.isNaN(counts[i]!)) entry.missing++;
    else entry.sum += counts[i]!;
  });
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version,
    codes: sorted.map(([code]) => code),
    sums: Float64Array.from(sorted, ([, { sum }]) => sum),
    missing: Uint32Array.from(sorted, ([, { missing }]) => missing),
  };
}
