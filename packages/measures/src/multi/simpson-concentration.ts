import { defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { checkWholePairs, PAIRS, PAIRS_NOTE, type PairOptions } from "./pairs.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

/**
 * Simpson's concentration, λ = Σ P_g² (Simpson 1949; Herfindahl–Hirschman): the chance that two persons belong to the same group. Without
 * replacement: Σ X_g(X_g − 1)/(T(T − 1)). Range 1/k to 1; NaN where all are 0.
 * @param sums persons of each group
 */
export function simpsonConcentrationOf(sums: ArrayLike<number>, exact = false): number {
  const less = exact ? 1 : 0;
  let T = 0;
  let same = 0;
  for (let g = 0; g < sums.length; g += 1) {
    T += sums[g]!;
    same += sums[g]! * Math.max(0, sums[g]! - less);
  }
  return same / (T * (T - less));
}

export const simpsonConcentration = defineMeasure<PairOptions>({
  id: "simpson-concentration",
  aliases: ["SimpsonsConcentration", "herfindahl", "HHI", "lambda"],
  symbol: "λ",
  family: "multi",
  name: { sv: "Simpsons koncentration", en: "Simpson's concentration" },
  groups: "many",
  formula: "λ = Σ P_g²; without replacement Σ X_g(X_g − 1)/(T(T − 1))",
  sources: ["Simpson 1949"],
  range: { low: 0, high: 1, lowMeans: EQUAL_GROUPS, highMeans: ONE_GROUP },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  options: [PAIRS],
  measure({ counts }, { exact = false }) {
    const { sums, T } = somebody(counts);
    if (exact) checkWholePairs(sums, T);
    return {
      value: simpsonConcentrationOf(sums, exact),
      note: noteOf(counts, exact ? PAIRS_NOTE : undefined),
    };
  },
  quick: (counts) => simpsonConcentrationOf(groupSums(counts).sums),
});
