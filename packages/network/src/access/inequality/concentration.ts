import { checkAccess, orderOf } from "./people.ts";

export interface ConcentrationOptions {
  /** Standard: relative. Erreygers: 4μ / (max − min) times it, for access with bounds. */
  type?: "standard" | "erreygers";
  /** Places of equal rank share it (default), or follow each other by people, as the R package accessibility lines them up. */
  ties?: "shared" | "by-people";
  /** The lowest and highest access there can be, for Erreygers; those seen unless told, as the R package takes them. */
  bounds?: readonly [number, number];
}

/**
 * Concentration index of access over a rank, C = 2 Σ s_i (R_i − ½)(A_i − μ) / μ, R_i the people below plus half of one's own. Below 0
 * where those of low rank have more, above 0 where those of high rank do. NaN where nobody has any.
 * As `concentration_index` of the R package accessibility (its type "CIc" is Erreygers 2009).
 */
export function accessConcentration(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
  rank: ArrayLike<number>,
  { type = "standard", ties = "shared", bounds }: ConcentrationOptions = {},
): number {
  const { persons, mean } = checkAccess(access, people);
  const order = orderOf(rank, people);
  let lowest = Infinity;
  let highest = -Infinity;
  let below = 0;
  let sum = 0;
  for (let k = 0; k < order.length;) {
    let end = k + 1;
    if (ties === "shared") while (end < order.length && rank[order[end]!] === rank[order[k]!]) end += 1;
    let same = 0;
    for (let m = k; m < end; m += 1) same += people[order[m]!]! / persons;
    for (; k < end; k += 1) {
      const i = order[k]!;
      if (people[i] === 0) continue;
      sum += (people[i]! / persons) * (below + same / 2 - 0.5) * (access[i]! - mean);
      lowest = Math.min(lowest, access[i]!);
      highest = Math.max(highest, access[i]!);
    }
    below += same;
  }
  if (type === "standard") return (2 * sum) / mean;
  const [low, high] = bounds ?? [lowest, highest];
  return (8 * sum) / (high - low);
}
