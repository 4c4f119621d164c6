import { defineMeasure } from "../../catalogue/measure.ts";
import { OVERDISPERSION, funnelOf } from "../funnel.ts";
import type { Overdispersion } from "../funnel.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** How much more areas differ than chance makes them, and how far each lies from the reference. */
export const funnelDispersion = defineMeasure<{ overdispersion?: Overdispersion; winsorise?: number }>({
  id: "funnel",
  aliases: ["overdispersion", "funnel-plot"],
  symbol: "φ",
  family: "rates",
  name: { sv: "Trattdiagram: spridning mot slump", en: "Funnel: spread against chance" },
  groups: "two",
  formula: "φ = Σ z_i²/k, z_i = (p_i − P)/√(P(1 − P)/t_i), z winsorised at 10 % at each end",
  sources: ["Spiegelhalter 2005"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Områdena skiljer sig mindre än slumpen gör dem. 1 är som slumpen.",
      en: "Areas differ less than chance makes them. 1 is as chance.",
    },
    highMeans: {
      sv: "Områdena skiljer sig långt mer än slumpen gör dem.",
      en: "Areas differ far more than chance makes them.",
    },
  },
  perArea: {
    sv: "Hur många standardfel områdets andel ligger från alla områdens.",
    en: "How many standard errors the area’s share lies from that of all areas.",
  },
  sensitiveTo: {
    sv: "Områdenas storlek: i stora områden syns även små skillnader.",
    en: "The size of areas: in large ones small differences show too.",
  },
  notToRead: {
    sv: "Ett område utanför gränserna skiljer sig från de andra; det säger inte varför, och inte att något är bra eller dåligt skött.",
    en: "An area outside the limits differs from the others; that does not say why, nor that anything is well or badly run.",
  },
  options: [
    {
      id: "overdispersion",
      kind: "choice",
      default: "none",
      choices: OVERDISPERSION,
      what: {
        sv: "Hur gränserna vidgas när områden skiljer sig mer än slumpen gör dem.",
        en: "How limits widen where areas differ more than chance makes them.",
      },
    },
    {
      id: "winsorise",
      kind: "number",
      default: 0.1,
      what: {
        sv: "Andel av avstånden som dras in i var ände innan spridningen mäts.",
        en: "Share of distances drawn in at each end before the spread is measured.",
      },
    },
  ],
  measure({ counts }, { overdispersion, winsorise }) {
    const shares = areaShares(counts);
    const { phi, z, label, limits, widened } = funnelOf(shares.cases, shares.population, "persons", {
      overdispersion,
      winsorise,
    });
    const outside = label.filter((each) => each !== "within").length;
    const far = label.filter((each) => each.startsWith("far")).length;
    return {
      value: phi,
      expected: 1,
      perArea: z,
      profile: {
        scale: { sv: "Område, i tabellens ordning", en: "Area, in the order of the table" },
        at: Float64Array.from({ length: counts.areas }, (_, i) => i),
        value: shares.value,
        low: limits.low,
        high: limits.high,
      },
      note: areasNote(shares, {
        sv: `${outside} utanför gränserna för 95 procent, ${far} av dem även för 99,8.${widened ? " Gränserna är vidgade." : ""} Profilen har andel och gränser.`,
        en: `${outside} outside the 95 per cent limits, ${far} of them also the 99.8 per cent limits.${widened ? " Limits are widened." : ""} The profile has share and limits.`,
      }),
    };
  },
});
