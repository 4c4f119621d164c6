import { defineMeasure } from "../catalogue/measure.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { distortionOf } from "./distortion-of.ts";
import { mostDistorted } from "./most-distorted.ts";

export interface DistortionOptions {
  /** Divided by the largest local distortion possible with the same people in the same areas. */
  normalised?: boolean;
  /** At how many corners of the map the most segregated layout is tried; more can only raise the largest. */
  corners?: number;
}

export const distortion = defineMeasure<DistortionOptions>({
  id: "distortion",
  aliases: ["GlobalDistortion", "LocalDistortion"],
  symbol: "Δ̃",
  family: "spatial",
  name: { sv: "Distorsion (flerskalig segregation)", en: "Distortion (multiscalar segregation)" },
  groups: "many",
  needs: ["centres"],
  formula:
    "Δ_i = Σ_{m=1}^{n} Σ_g q_g(i,m) ln(q_g(i,m)/P_g), q the groups' shares among the m areas nearest to i by straight line; the value is Σ t_i Δ_i/T",
  sources: [
    "Olteanu, Randon-Furling & Clark 2019",
    "de Bézenac, Clark, Olteanu & Randon-Furling 2022 (normalised)",
  ],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Runt alla bostäder ser det ut som i helheten, på alla avstånd.",
      en: "Around everyone's home it looks as in the whole, at every distance.",
    },
    highMeans: {
      sv: "Man måste gå långt innan det ser ut som i helheten. Normaliserad är 1 det mest som går.",
      en: "One must go far before it looks as in the whole. Normalised, 1 is the most possible.",
    },
  },
  perArea: {
    sv: "Hur mycket bilden runt området avviker från helheten, summerat över alla avstånd.",
    en: "How much the picture around the area differs from the whole, summed over all distances.",
  },
  sensitiveTo: {
    sv: "Antalet områden: utan normalisering växer värdet med det. Var gränsen för helheten dras.",
    en: "The number of areas: without normalisation the value grows with it. Where the whole ends.",
  },
  notToRead: {
    sv: "Områden i utkanten får höga värden för att de ligger i utkanten. Utan normalisering kan orter inte jämföras.",
    en: "Areas at the edge get high values for lying at the edge. Without normalisation places cannot be compared.",
  },
  options: [
    {
      id: "normalised",
      kind: "boolean",
      default: false,
      what: {
        sv: "Dela med det största möjliga värdet för samma människor i samma områden.",
        en: "Divide by the largest value possible for the same people in the same areas.",
      },
    },
    {
      id: "corners",
      kind: "number",
      default: 4,
      what: {
        sv: "Från hur många hörn av kartan det största möjliga söks.",
        en: "From how many corners of the map the largest possible is sought.",
      },
    },
  ],
  measure({ counts, centres }, { normalised = false, corners = 4 }) {
    const T = sumOf(counts.totals);
    if (T === 0)
      throw new MeasuresError("undefined", {
        value: "0 persons",
        expected: "people in at least one area",
        action: "Choose areas and a year with people.",
      });
    if (!Number.isInteger(corners) || corners < 1)
      throw new MeasuresError("input", {
        value: corners,
        expected: "1 or more corners",
        action: "Give for example 4.",
      });
    const local = distortionOf(counts, centres!);
    const most = normalised ? mostDistorted(counts, centres!, corners) : 1;
    const perArea = local.map((value) => value / most);
    return {
      value: perArea.reduce((sum, value, i) => sum + (value * counts.totals[i]!) / T, 0),
      perArea,
      note: normalised
        ? {
            sv: `Avstånd fågelvägen. Delat med ${most.toPrecision(4)}, det största möjliga från ${corners} hörn.`,
            en: `Distance by straight line. Divided by ${most.toPrecision(4)}, the largest possible from ${corners} corners.`,
          }
        : {
            sv: `Avstånd fågelvägen, ${counts.areas} områden. Inte normaliserad.`,
            en: `Distance by straight line, ${counts.areas} areas. Not normalised.`,
          },
    };
  },
});
