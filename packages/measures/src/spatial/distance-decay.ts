import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import type { NearSums } from "./decay-sums.ts";

/**
 * For each area the share of the first group among those met from there, Σ_j c_ij x_j / Σ_j c_ij t_j, and its mean over the members of
 * the first group: Morgan's distance-decay isolation, with K_ij = c_ij t_j / Σ_j c_ij t_j, whose rows sum to 1, so that isolation and
 * interaction do too.
 * @throws MeasuresError `undefined` when a group is absent, or nobody is near at the scale of β
 */
export function metFrom(
  counts: Counts,
  near: NearSums,
): { share: Float64Array; isolation: number; interaction: number; error: number } {
  const x = counts.groups[0]!;
  const { X, T } = twoSums(counts);
  const share = new Float64Array(counts.areas);
  let isolation = 0;
  let interaction = 0;
  let error = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const met = near.x[i]! + near.y[i]!;
    if (counts.totals[i] === 0) continue;
    if (met === 0)
      throw new MeasuresError("undefined", {
        value: `nobody near area ${i}`,
        expected: "people near every inhabited area at the scale of β",
        action: "Give a smaller beta, such as 0.1 for each km.",
      });
    share[i] = near.x[i]! / met;
    isolation += (x[i]! / X) * share[i]!;
    interaction += (x[i]! / X) * (near.y[i]! / met);
    const unmet = near.leftOut * T;
    error += (x[i]! / X) * (unmet / (met + unmet));
  }
  return { share, isolation, interaction, error };
}
