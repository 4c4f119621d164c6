import { defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

/**
 * Entropy of the composition, E = −Σ P_g ln P_g, in nats (Shannon 1948; Theil 1972). Range 0 to ln k; NaN where all are 0.
 * @param sums persons of each group
 */
export function entropyOf(sums: ArrayLike<number>): number {
  let T = 0;
  for (let g = 0; g < sums.length; g += 1) T += sums[g]!;
  if (T === 0) return NaN;
  let E = 0;
  for (let g = 0; g < sums.length; g += 1) {
    const P = sums[g]! / T;
    if (P > 0) E -= P * Math.log(P);
  }
  return E;
}

export const entropy = defineMeasure({
  id: "entropy",
  aliases: ["E", "shannon", "diversity", "MultiDiversity", "HShannon"],
  symbol: "E",
  family: "multi",
  name: { sv: "Entropi (mångfald)", en: "Entropy (diversity)" },
  groups: "many",
  formula: "E = −Σ P_g ln P_g",
  sources: ["Shannon 1948", "Theil 1972"],
  range: { low: 0, high: Infinity, lowMeans: ONE_GROUP, highMeans: EQUAL_GROUPS },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  measure({ counts }) {
    const { sums, T } = somebody(counts);
    return {
      value: entropyOf(sums),
      perGroup: sums.map((members) => (members > 0 ? -(members / T) * Math.log(members / T) : 0)),
      note: noteOf(counts, {
        sv: `Högst ln ${sums.length} = ${Math.log(sums.length).toFixed(3).replace(".", ",")} med ${sums.length} grupper.`,
        en: `At most ln ${sums.length} = ${Math.log(sums.length).toFixed(3)} with ${sums.length} groups.`,
      }),
    };
  },
  quick: (counts) => entropyOf(groupSums(counts).sums),
});
