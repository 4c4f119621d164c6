import { defineMeasure } from "../../catalogue/measure.ts";

import { gapOf, gapToMean } from "../comparison.ts";
import { shareRangeOf } from "../share-spread.ts";
import { REFERENCE_OPTIONS, areaShares, areasNote, casesAt, extremesOf, referenceOf } from "./area-shares.ts";
import type { ReferenceOptions } from "./area-shares.ts";

/** Highest share minus that of the reference, beside the ratio. */
export const absoluteGap = defineMeasure<ReferenceOptions>({
  id: "absolute-gap",
  aliases: ["rate-difference", "absolute-difference"],
  symbol: "RD",
  family: "rates",
  name: { sv: "Absolut gap", en: "Absolute gap" },
  groups: "two",
  formula: "max p_i − p_ref; limits from the Wilson limits of both sides",
  sources: ["Newcombe 1998", "WHO 2013, Handbook on health inequality monitoring"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Lägre än i jämförelsen (bara om den inte är lägst).",
      en: "Lower than in the reference (only where that is not the lowest).",
    },
    highMeans: {
      sv: "Alla i det ena området, ingen i jämförelsen. 0 är lika.",
      en: "Everyone in the one area, nobody in the reference. 0 is equal.",
    },
  },
  perArea: {
    sv: "Områdets andel minus jämförelsens.",
    en: "The area’s share minus that of the reference.",
  },
  sensitiveTo: {
    sv: "Slumpen i små områden, särskilt när högst och lägst väljs efter utfallet: gapet blir då för stort och intervallet för smalt.",
    en: "Chance in small areas, above all where highest and lowest are chosen by the outcome: the gap is then too wide and its interval too narrow.",
  },
  notToRead: {
    sv: "Läs skillnad och kvot tillsammans: när egenskapen blir vanligare kan skillnaden växa medan kvoten krymper. Gapet bygger på två områden och säger inget om de andra.",
    en: "Read difference and ratio together: as the property grows more common the difference may widen while the ratio shrinks. The gap rests on two areas and says nothing of the others.",
  },
  options: REFERENCE_OPTIONS,
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const { highest } = extremesOf(shares);
    const reference = referenceOf(shares, options);
    const gap =
      reference === "mean"
        ? gapToMean(
            Array.from(shares.value, (_, i) => casesAt(shares, i)),
            highest,
            options,
          )
        : gapOf(casesAt(shares, highest), casesAt(shares, reference), options);
    const base = reference === "mean" ? shares.all.cases / shares.all.population : shares.value[reference]!;
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) perArea[i] = shares.value[i]! - base;
    return {
      ...gap.difference,
      perArea,
      parts: [
        { id: "difference", name: { sv: "Skillnad", en: "Difference" }, value: gap.difference.value },
        ...(gap.ratio ? [{ id: "ratio", name: { sv: "Kvot", en: "Ratio" }, value: gap.ratio.value }] : []),
      ],
      note: areasNote(shares, {
        sv: `Område ${highest} mot ${reference === "mean" ? "alla tillsammans" : `område ${reference}`}. Delarna är två sätt att se samma gap och summeras inte.`,
        en: `Area ${highest} against ${reference === "mean" ? "all together" : `area ${reference}`}. The parts are two views of one gap and do not sum.`,
      }),
    };
  },
  quick: ({ groups, totals }) => {
    const { lowest, highest } = shareRangeOf(groups[0]!, totals);
    return highest - lowest;
  },
});
