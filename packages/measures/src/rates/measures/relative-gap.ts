import { defineMeasure } from "../../catalogue/measure.ts";
import { MeasuresError } from "../../error.ts";
import { gapOf, gapToMean } from "../comparison.ts";
import { shareRangeOf } from "../share-spread.ts";
import { REFERENCE_OPTIONS, areaShares, areasNote, casesAt, extremesOf, referenceOf } from "./area-shares.ts";
import type { ReferenceOptions } from "./area-shares.ts";

/** Highest share in times of the reference, beside the difference. */
export const relativeGap = defineMeasure<ReferenceOptions>({
  id: "relative-gap",
  aliases: ["rate-ratio", "relative-difference"],
  symbol: "RR",
  family: "rates",
  name: { sv: "Relativt gap", en: "Relative gap" },
  groups: "two",
  formula: "max p_i / p_ref; exp(ln RR ∓ z√(1/x − 1/n + 1/x_ref − 1/n_ref))",
  sources: ["Katz et al. 1978", "WHO 2013, Handbook on health inequality monitoring"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Området med högst andel har ingen med egenskapen.",
      en: "The area with the highest share has nobody with the property.",
    },
    highMeans: {
      sv: "Många gånger vanligare än i jämförelsen. 1 är lika.",
      en: "Many times as common as in the reference. 1 is equal.",
    },
  },
  perArea: {
    sv: "Områdets andel delad med jämförelsens.",
    en: "The area’s share divided by that of the reference.",
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
    if (!gap.ratio)
      throw new MeasuresError("undefined", {
        value: "a share of 0 in the reference",
        expected: "a reference where somebody has the property",
        action: "Show the absolute gap, or choose another reference.",
      });
    const base = reference === "mean" ? shares.all.cases / shares.all.population : shares.value[reference]!;
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) perArea[i] = shares.value[i]! / base;
    return {
      ...gap.ratio,
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
    return lowest > 0 ? highest / lowest : NaN;
  },
});
