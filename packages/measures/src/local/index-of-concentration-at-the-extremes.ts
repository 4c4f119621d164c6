import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { somebody, sumOf } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";

/** The index of each area, (x_first − x_last)/t, −1 to 1; 0 in an area without people. */
export function extremesOf({ groups, totals }: Counts): Float64Array {
  const last = groups.at(-1)!;
  return groups[0]!.map((first, i) => (totals[i]! > 0 ? (first - last[i]!) / totals[i]! : 0));
}

const wholeOf = ({ groups, totals }: Counts): number =>
  (sumOf(groups[0]!) - sumOf(groups.at(-1)!)) / sumOf(totals);

export const indexOfConcentrationAtTheExtremes = defineMeasure({
  id: "index-of-concentration-at-the-extremes",
  aliases: ["ICE", "extremes"],
  symbol: "ICE",
  family: "local",
  name: { sv: "Koncentration till ytterligheterna", en: "Index of concentration at the extremes" },
  groups: "many",
  formula: "ICE_i = (x_i,first − x_i,last)/t_i; value Σ (t_i/T) ICE_i",
  sources: ["Massey 2001", "Krieger et al. 2016"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Alla hör till den sista gruppen.",
      en: "Everyone belongs to the last group.",
    },
    highMeans: {
      sv: "Alla hör till den första gruppen.",
      en: "Everyone belongs to the first group.",
    },
  },
  perArea: {
    sv: "Den första gruppens andel minus den sista gruppens: 1 när alla hör till den första, −1 när alla hör till den sista, 0 när de är lika många. Snittet över alla människor är värdet.",
    en: "The share of the first group less that of the last: 1 where all belong to the first, −1 where all belong to the last, 0 where they are as many. The mean over all people is the value.",
  },
  sensitiveTo: {
    sv: "Vilka som räknas som ytterligheter, och vilken som står först. I forskningen står den mest gynnade gruppen först.",
    en: "Who are counted as the extremes, and which of them comes first. In research the most privileged group comes first.",
  },
  notToRead: {
    sv: "0 kan vara lika många av båda eller inga alls: alla mittemellan. Värdet för hela orten säger inget om hur områdena skiljer sig; se kartan.",
    en: "0 can be as many of both or none at all: everyone in between. The value of the whole says nothing about how areas differ; see the map.",
  },
  measure({ counts }) {
    somebody(counts);
    return {
      value: wholeOf(counts),
      perArea: extremesOf(counts),
      note: noteOf(counts, {
        sv: "Första gruppen räknas som plus, sista som minus; de däremellan räknas bara i nämnaren.",
        en: "The first group counts as plus, the last as minus; those in between count in the denominator only.",
      }),
    };
  },
  quick: wholeOf,
});
