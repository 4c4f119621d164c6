import { defineMeasure } from "../../catalogue/measure.ts";
import { SHARE_METHODS, shareOf } from "../share-interval.ts";
import type { ShareMethod } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** Share of the first group among all, with its interval, in all and in each area. */
export const share = defineMeasure<{ method?: ShareMethod }>({
  id: "share",
  aliases: ["proportion"],
  symbol: "P",
  family: "rates",
  name: { sv: "Andel", en: "Share" },
  groups: "two",
  formula: "P = X/T; limits (2x + z² ∓ z√(z² + 4x(1 − x/n)))/2(n + z²) (Wilson)",
  sources: ["Wilson 1927", "Clopper & Pearson 1934", "Brown, Cai & DasGupta 2001", "Agresti & Coull 1998"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: { sv: "Områdets andel.", en: "The area's share." },
  sensitiveTo: {
    sv: "Slumpen där områden är små: intervallet visar hur mycket.",
    en: "Chance where areas are small: the interval shows how much.",
  },
  notToRead: {
    sv: "Intervallet säger hur långt slumpen ensam kan ha flyttat andelen, även när alla är räknade. Två andelar vars intervall går om lott kan ändå skilja sig säkert: jämför dem med en skillnad eller kvot.",
    en: "The interval says how far chance alone may have moved the share, also where everyone was counted. Two shares whose intervals overlap may still differ for certain: compare them by a difference or ratio.",
  },
  options: [
    {
      id: "method",
      kind: "choice",
      default: "wilson",
      choices: SHARE_METHODS,
      what: {
        sv: "Hur intervallet räknas. Clopper–Pearson täcker alltid minst sin nivå men är bredare.",
        en: "How the interval is made. Clopper–Pearson always covers at least its level but is wider.",
      },
    },
  ],
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const { areas } = counts;
    const low = new Float64Array(areas);
    const high = new Float64Array(areas);
    for (const i of shares.inhabited) {
      const { interval } = shareOf(shares.cases[i]!, shares.population[i]!, options);
      low[i] = interval.low;
      high[i] = interval.high;
    }
    return {
      ...shareOf(shares.all.cases, shares.all.population, options),
      perArea: shares.value,
      profile: {
        scale: { sv: "Område, i tabellens ordning", en: "Area, in the order of the table" },
        at: Float64Array.from({ length: areas }, (_, i) => i),
        value: shares.value,
        low,
        high,
      },
      note: areasNote(shares),
    };
  },
  quick({ groups, totals }) {
    let [x, n] = [0, 0];
    for (let i = 0; i < totals.length; i += 1) {
      x += groups[0]![i]!;
      n += totals[i]!;
    }
    return x / n;
  },
});
