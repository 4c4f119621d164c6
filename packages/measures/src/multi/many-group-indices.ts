import type { Counts } from "../data/counts.ts";
import { groupSums } from "../data/sums.ts";
import { cLogC, cLogCTable } from "../numeric/c-log-c.ts";
import { entropyOf } from "./entropy.ts";
import { interactionOfWhole } from "./group-variance.ts";

/** Named by the letters of Reardon & Firebaugh (2002) and Mora & Ruiz-Castillo (2011). */
export interface ManyGroupIndices {
  /** Mutual information, in nats. */
  M: number;
  /** Theil's information theory index. */
  H: number;
  /** Dissimilarity. */
  D: number;
  /** Squared coefficient of variation. */
  C: number;
  /** Relative diversity. */
  R: number;
  /** Normalised exposure. */
  P: number;
}

/**
 * The six measures of evenness of many groups in one pass over the counts, the same numbers as the measures give one by one: for profiles,
 * trends and simulations that want them all. NaN where fewer than two groups have members.
 */
export function manyGroupIndicesOf(counts: Counts): ManyGroupIndices {
  const { areas, groups, totals } = counts;
  const whole = groupSums(counts);
  const { sums, T, present } = whole;
  if (present < 2) return { M: present === 0 ? NaN : 0, H: NaN, D: NaN, C: NaN, R: NaN, P: NaN };
  const table = cLogCTable();
  const inArea = new Float64Array(areas);
  const inverse = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) {
    inArea[i] = -cLogC(totals[i]!, table);
    inverse[i] = totals[i]! > 0 ? 1 / totals[i]! : 0;
  }
  let deviations = 0;
  let C = 0;
  let R = 0;
  let P = 0;
  for (let g = 0; g < groups.length; g += 1) {
    if (sums[g] === 0) continue;
    const column = groups[g]!;
    const share = sums[g]! / T;
    let deviation = 0;
    let square = 0;
    for (let i = 0; i < areas; i += 1) {
      const count = column[i]!;
      const away = count - totals[i]! * share;
      deviation += Math.abs(away);
      square += away * away * inverse[i]!;
      inArea[i]! += cLogC(count, table);
    }
    deviations += deviation;
    C += square / (sums[g]! * (present - 1));
    R += square;
    P += square / (T - sums[g]!);
  }
  let within = 0;
  for (let i = 0; i < areas; i += 1) within -= inArea[i]!;
  const E = entropyOf(sums);
  const I = interactionOfWhole(whole);
  const M = Math.max(0, E - within / T);
  return { M, H: M / E, D: deviations / (2 * T * I), C, R: R / (T * I), P };
}
