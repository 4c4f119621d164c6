import { defineMeasure } from "../../catalogue/measure.ts";
import { COUNT_METHODS } from "../count-interval.ts";
import type { CountMethod } from "../count-interval.ts";
import { standardisedRatio } from "../indirect-standardisation.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** Observed cases in times of those expected at the reference's rates, the rows being strata. */
export const observedToExpected = defineMeasure<{ method?: CountMethod }>({
  id: "standardised-ratio",
  aliases: ["SMR", "SIR", "indirect-standardisation"],
  symbol: "SMR",
  family: "rates",
  name: { sv: "Observerat mot förväntat", en: "Standardised ratio" },
  groups: "two",
  needs: ["values"],
  formula: "SMR = Σ x_i / Σ t_i R_i, R_i the reference's rate in stratum i (the column of values)",
  sources: ["Breslow & Day 1987"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Inga fall.", en: "No cases." },
    highMeans: {
      sv: "Många gånger fler fall än väntat. 1 är som i jämförelsen.",
      en: "Many times as many cases as expected. 1 is as in the reference.",
    },
  },
  perArea: {
    sv: "Fall i stratumet minus de förväntade.",
    en: "Cases in the stratum minus those expected.",
  },
  sensitiveTo: {
    sv: "Valet av jämförelse, och slumpen där få fall väntas.",
    en: "The choice of reference, and chance where few cases are expected.",
  },
  notToRead: {
    sv: "Två områdens kvoter kan inte jämföras med varandra om de är olika sammansatta, bara var och en med jämförelsen.",
    en: "Ratios of two areas cannot be compared with one another where they are made up differently, only each with the reference.",
  },
  options: [
    {
      id: "method",
      kind: "choice",
      default: "byar-exact",
      choices: COUNT_METHODS,
      what: {
        sv: "Hur intervallet för antalet fall räknas.",
        en: "How the interval of the count is made.",
      },
    },
  ],
  measure({ counts, values }, options) {
    const shares = areaShares(counts);
    let expected = 0;
    for (const i of shares.inhabited) expected += shares.population[i]! * values![i]!;
    const perArea = shares.cases.map((x, i) => x - shares.population[i]! * values![i]!);
    const shown = Math.round(expected * 10) / 10;
    return {
      ...standardisedRatio(shares.all.cases, expected, options),
      perArea,
      note: areasNote(shares, {
        sv: `${shares.all.cases} fall mot ${String(shown).replace(".", ",")} förväntade. Raderna är strata och värdekolumnen jämförelsens tal per person.`,
        en: `${shares.all.cases} cases against ${shown} expected. Rows are strata and the column of values is the reference's rates.`,
      }),
    };
  },
});
