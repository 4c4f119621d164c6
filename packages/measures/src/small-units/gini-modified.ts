import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { groupSums, twoSums } from "../data/sums.ts";
import { giniOf } from "../single/gini.ts";
import { APART, noteOf } from "../single/texts.ts";
import { beyondChance } from "./beyond-chance.ts";
import { expectedGini } from "./expected-gini.ts";
import { BELOW_CHANCE, NOT_REGISTER, ONLY_CHANCE } from "./texts.ts";

/**
 * Modified Gini index, (G − E G*)/(1 − E G*), with the G* of people placed at random, each area drawing its own at the share P (Carrington &
 * Troske 1997). Range −1 to 1; NaN where a group has no members.
 * @throws MeasuresError `input` where areas do not hold whole persons
 */
export function giniModifiedOf(counts: Counts): number {
  if (groupSums(counts).present < 2) return NaN;
  return beyondChance(giniOf(counts.groups[0]!, counts.groups[1]!), expectedGini(counts));
}

const comma = (value: number): string => value.toFixed(4).replace(".", ",");

export const giniModified = defineMeasure({
  id: "gini-modified",
  aliases: ["G_ct", "ModifiedGini", "ModifiedGiniSeg"],
  symbol: "G_ct",
  family: "small-units",
  name: { sv: "Ginikoefficient räknad från slumpen", en: "Gini index beyond chance" },
  groups: "two",
  formula: "G_ct = (G − E G*)/(1 − E G*); (G − E G*)/E G* where G < E G*",
  sources: ["Carrington & Troske 1997"],
  range: { low: -1, high: 1, lowMeans: BELOW_CHANCE, highMeans: APART },
  sensitiveTo: ONLY_CHANCE,
  notToRead: NOT_REGISTER,
  measure({ counts }) {
    twoSums(counts);
    const G = giniOf(counts.groups[0]!, counts.groups[1]!);
    const expected = expectedGini(counts);
    return {
      value: beyondChance(G, expected),
      parts: [
        { id: "observed", name: { sv: "G", en: "G" }, value: G },
        { id: "chance", name: { sv: "G vid slump", en: "G under chance" }, value: expected },
      ],
      note: noteOf(counts, {
        sv: `G är ${comma(G)}; placerades alla slumpvis skulle G bli ${comma(expected)}.`,
        en: `G is ${G.toFixed(4)}; with everyone placed at random it would be ${expected.toFixed(4)}.`,
      }),
    };
  },
  quick: giniModifiedOf,
});
