import { defineMeasure } from "../../catalogue/measure.ts";
import { attributableRisk } from "../attributable.ts";
import { shareRangeOf } from "../share-spread.ts";
import { REFERENCE_OPTIONS, REFERENCES, areaShares, areasNote, referenceOf } from "./area-shares.ts";
import type { ReferenceOptions } from "./area-shares.ts";
import { MeasuresError } from "../../error.ts";

/** How much lower the share of all would be if every area had the reference’s share. */
export const populationAttributableRisk = defineMeasure<ReferenceOptions>({
  id: "population-attributable-risk",
  aliases: ["PAR"],
  symbol: "PAR",
  family: "rates",
  name: {
    sv: "Befolkningens tillskrivbara risk",
    en: "Population attributable risk",
  },
  groups: "two",
  formula: "PAR = μ − p_ref, μ = X/T",
  sources: ["WHO 2013, Handbook on health inequality monitoring"],
  range: {
    low: -1,
    high: 1,
    lowMeans: { sv: "Jämförelsen ligger över medelvärdet.", en: "The reference lies above the mean." },
    highMeans: {
      sv: "Andelen skulle sjunka så mycket om alla områden hade jämförelsens andel. 0 är ingen skillnad.",
      en: "The share would fall by so much if every area had the reference’s. 0 is no difference.",
    },
  },
  perArea: {
    sv: "Områdets del: befolkningsandel × (andel − jämförelsens). Delarna summerar till värdet.",
    en: "The area’s part: share of people × (share − reference). The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Valet av jämförelse. Ett litet område med slumpvis låg andel gör värdet för stort.",
    en: "The choice of reference. A small area with a low share by chance makes the value too large.",
  },
  notToRead: {
    sv: "Det är ett räkneexempel, inte ett påstående om att området är orsaken eller att skillnaden kan tas bort med en åtgärd.",
    en: "It is a calculation, not a claim that the area is the cause or that a measure could take the difference away.",
  },
  options: REFERENCE_OPTIONS,
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const reference = referenceOf(shares, options);
    if (reference === "mean")
      throw new MeasuresError("input", {
        value: "mean",
        expected: `one of ${REFERENCES.filter((each) => each !== "mean").join(", ")}`,
        action: "The mean cannot be compared with itself.",
      });
    const estimate = attributableRisk(shares, reference, options);
    const scale = shares.all.population;
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited)
      perArea[i] = (shares.population[i]! * (shares.value[i]! - shares.value[reference]!)) / scale;
    return {
      ...estimate,
      perArea,
      note: areasNote(shares, {
        sv: `Jämfört med område ${reference}.`,
        en: `Compared with area ${reference}.`,
      }),
    };
  },
  quick: ({ groups, totals }) => {
    const { lowest, all } = shareRangeOf(groups[0]!, totals);
    return all - lowest;
  },
});
