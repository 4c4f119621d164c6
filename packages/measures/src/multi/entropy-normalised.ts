import { defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { entropyOf } from "./entropy.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

/** Entropy of the composition over its maximum, E/ln k for k groups, absent groups among them. Range 0–1; NaN where all are 0. */
export function entropyNormalisedOf(sums: ArrayLike<number>): number {
  return entropyOf(sums) / Math.log(sums.length);
}

export const entropyNormalised = defineMeasure({
  id: "entropy-normalised",
  aliases: ["NShannon", "evenness", "pielou"],
  symbol: "E*",
  family: "multi",
  name: { sv: "Normerad entropi", en: "Normalised entropy" },
  groups: "many",
  formula: "E* = E/ln k",
  sources: ["Shannon 1948", "Pielou 1966"],
  range: { low: 0, high: 1, lowMeans: ONE_GROUP, highMeans: EQUAL_GROUPS },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  measure({ counts }) {
    return { value: entropyNormalisedOf(somebody(counts).sums), note: noteOf(counts) };
  },
  quick: (counts) => entropyNormalisedOf(groupSums(counts).sums),
});
