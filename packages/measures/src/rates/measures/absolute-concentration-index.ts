import { defineMeasure } from "../../catalogue/measure.ts";
import { rateAbsoluteConcentration } from "../group-spread.ts";
import { areaShares, areasNote } from "./area-shares.ts";
import { riditsOf } from "../ridit.ts";

export const absoluteConcentrationIndex = defineMeasure({
  id: "absolute-concentration-index",
  aliases: ["ACI"],
  symbol: "ACI",
  family: "rates",
  name: { sv: "Absolut koncentrationsindex", en: "Absolute concentration index" },
  groups: "two",
  needs: ["values"],
  formula: "ACI = Σ (t_i/T)(2R_i − 1) p_i, R_i the ridit of the area’s value",
  sources: ["WHO 2013, Handbook on health inequality monitoring", "Wagstaff, Paci & van Doorslaer 1991"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Egenskapen samlas där utmaningarna är minst.",
      en: "The property gathers where challenges are least.",
    },
    highMeans: {
      sv: "Egenskapen samlas där utmaningarna är störst. 0 är ingen lutning.",
      en: "The property gathers where challenges are greatest. 0 is no slope.",
    },
  },
  perArea: {
    sv: "Områdets del; delarna summerar till värdet.",
    en: "The area’s part; parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Ordningen mellan områden, inte hur långt ifrån varandra de ligger.",
    en: "The order of areas, not how far apart they are.",
  },
  notToRead: {
    sv: "Värdet hänger på hur vanlig egenskapen är. Noll kan också betyda att lutningen tar ut sig själv.",
    en: "The value hangs on how common the property is. Zero may also mean that slopes cancel out.",
  },
  measure({ counts, values }, options) {
    const shares = areaShares(counts);
    const ridits = riditsOf(values!, shares.population);
    const estimate = rateAbsoluteConcentration(shares, values!, options);
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) {
      const part = shares.population[i]! / shares.all.population;
      const p = shares.value[i]!;
      perArea[i] = part * (2 * ridits[i]! - 1) * p;
    }
    return {
      ...estimate,
      perArea,
      note: areasNote(shares),
    };
  },
});
