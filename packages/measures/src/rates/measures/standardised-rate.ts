import { defineMeasure } from "../../catalogue/measure.ts";
import { DIRECT_METHODS, directRate } from "../direct-standardisation.ts";
import type { DirectMethod } from "../direct-standardisation.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** Directly standardised rate of one population whose strata are the rows. */
export const standardisedRate = defineMeasure<{ method?: DirectMethod; per?: number }>({
  id: "standardised-rate",
  aliases: ["DSR", "direct-standardisation"],
  symbol: "DSR",
  family: "rates",
  name: { sv: "Direkt standardiserat tal", en: "Directly standardised rate" },
  groups: "two",
  needs: ["values"],
  formula: "DSR = Σ w_i x_i/t_i / Σ w_i, w_i the standard population of stratum i (the column of values)",
  sources: ["Dobson, Kuulasmaa, Eberle & Scherer 1991", "Fay & Feuer 1997"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Inga fall.", en: "No cases." },
    highMeans: { sv: "Många fall per person.", en: "Many cases a person." },
  },
  perArea: {
    sv: "Stratumets del av värdet; delarna summerar till värdet.",
    en: "The stratum's part of the value; parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Valet av standardbefolkning, och strata med få invånare men stor vikt.",
    en: "The choice of standard population, and strata with few people but much weight.",
  },
  notToRead: {
    sv: "Det är inte den andel som finns, utan den som skulle finnas om befolkningen vore sammansatt som standarden. Jämför bara tal med samma standard.",
    en: "It is not the rate there is but the one there would be if the population were made up as the standard. Compare only figures of one standard.",
  },
  options: [
    {
      id: "method",
      kind: "choice",
      default: "dobson",
      choices: DIRECT_METHODS,
      what: {
        sv: "Hur intervallet räknas. Fay–Feuer håller även när vikterna är mycket olika.",
        en: "How the interval is made. Fay–Feuer holds also where weights differ much.",
      },
    },
    {
      id: "per",
      kind: "number",
      default: 1,
      what: { sv: "Fall per så många personer.", en: "Cases per so many persons." },
    },
  ],
  measure({ counts, values }, options) {
    const shares = areaShares(counts);
    const standard = values!.map((people, i) => (shares.population[i] === 0 ? 0 : people));
    const { per = 1 } = options;
    let all = 0;
    for (const i of shares.inhabited) all += standard[i]!;
    const estimate = directRate({ cases: shares.cases, population: shares.population, standard }, options);
    return {
      ...estimate,
      perArea: shares.value.map((rate, i) => (rate * standard[i]! * per) / all),
      note: areasNote(shares, {
        sv: "Raderna är strata (till exempel åldrar) och värdekolumnen standardbefolkningen.",
        en: "Rows are strata (ages, for example) and the column of values is the standard population.",
      }),
    };
  },
});
