import { NetworkError } from "../../error.ts";

/** Shares of the region that lie within reach of each place, one array per use: what differs in unit (people, jobs, shops) is compared so. */
function regionShares(within: readonly Float64Array[], totals: readonly number[]): Float64Array[] {
  return within.map((column, use) => {
    const total = totals[use];
    if (total !== undefined && total > 0) return column.map((amount) => amount / total);
    throw new NetworkError("input", {
      value: total,
      expected: `a total above 0 of use ${use} in the region`,
      action: "Leave out uses that the region has nothing of.",
    });
  });
}

/**
 * Land-use mix: entropy −Σ p ln p / ln k of the k uses within reach, each as its share of the region's own total, so that a place with
 * the region's proportions has 1 and a place with one use alone 0. NaN where nothing is within reach. Frank et al. 2004, with shares of
 * totals in place of areas.
 * @param within of `withinWalk`, one array per use, @param totals of the region
 */
export function landUseMix(within: readonly Float64Array[], totals: readonly number[]): Float64Array {
  const shares = regionShares(within, totals);
  if (shares.length < 2)
    throw new NetworkError("input", {
      value: shares.length,
      expected: "two uses or more",
      action: "Give residents and jobs at least; a mix of one use is none.",
    });
  return Float64Array.from(shares[0]!, (_, place) => {
    let sum = 0;
    for (const share of shares) sum += share[place]!;
    if (sum === 0) return NaN;
    let entropy = 0;
    for (const share of shares) {
      const p = share[place]! / sum;
      if (p > 0) entropy -= p * Math.log(p);
    }
    return entropy / Math.log(shares.length);
  });
}

/**
 * Function separation: how far homes are from being matched by what people go to, |h − g| / (h + g) with h the region's share of residents
 * and g the mean of its shares of the other uses within reach. 0 where they are in proportion, 1 where there is only one of the two. NaN
 * where nothing is within reach.
 */
export function functionSeparation(within: readonly Float64Array[], totals: readonly number[]): Float64Array {
  const [homes, ...uses] = regionShares(within, totals);
  return Float64Array.from(homes!, (home, place) => {
    let goals = 0;
    for (const use of uses) goals += use[place]! / uses.length;
    return Math.abs(home - goals) / (home + goals);
  });
}
