import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { EXACT, EXACT_NOTE, type ExactOptions, withNeighbours } from "./exact.ts";
import { COMPOSITION, noteOf } from "./texts.ts";
import { expectedCorrelationRatio } from "./under-independence.ts";

/**
 * Interaction of a group with another, xPy = Σ (x_i/X)(y_i/t_i): the mean share of the other group where its members live
 * (Bell 1954; Lieberson 1981). Range 0 to 1 − P; NaN where the group has no members. xPx + xPy = 1.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 */
export function interactionOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    const members = x[i]!;
    const others = y[i]!;
    X += members;
    if (members > 0) sum += (members * others) / (members + others);
  }
  return sum / X;
}

export const interaction = defineMeasure<ExactOptions>({
  id: "interaction",
  aliases: ["xPy", "exposure"],
  symbol: "xPy",
  family: "single",
  name: { sv: "Interaktionsindex", en: "Interaction" },
  groups: "two",
  formula: "xPy = Σ (x_i/X)(y_i/t_i); exact: Σ (x_i/X) y_i/(t_i − 1)",
  sources: ["Bell 1954", "Lieberson 1981"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Den första gruppen har inga grannar ur den andra.",
      en: "The first group has no neighbours from the second.",
    },
    highMeans: {
      sv: "Nås aldrig helt: högst är den andra gruppens andel av alla, 1 − P, när grupperna är lika fördelade.",
      en: "Never quite reached: the highest is the second group's share of all, 1 − P, where the groups are spread alike.",
    },
  },
  perArea: {
    sv: "Områdets del: (x_i/X)(y_i/t_i). Delarna summerar till värdet.",
    en: "The area's part: (x_i/X)(y_i/t_i). The parts sum to the value.",
  },
  sensitiveTo: COMPOSITION,
  notToRead: {
    sv: "Det har en riktning: hur mycket den första gruppen möter den andra, inte tvärtom. Att bo i samma område är en möjlighet att mötas, inte ett möte.",
    en: "It has a direction: how much the first group meets the second, not the reverse. Living in the same area is a chance to meet, not a meeting.",
  },
  options: [EXACT],
  measure({ counts }, { exact = false }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, Y, T } = twoSums(counts);
    if (!exact) {
      const ratio = expectedCorrelationRatio(counts);
      return {
        value: interactionOf(x, y),
        expected: ratio === undefined ? undefined : (Y / T) * (1 - ratio),
        perArea: x.map((members, i) => (members > 0 ? (members / X) * (y[i]! / counts.totals[i]!) : 0)),
        note: noteOf(counts),
      };
    }
    const met = withNeighbours(counts);
    const perArea = x.map((members, i) => {
      const all = counts.totals[i]!;
      return all > 1 ? (members / met) * (y[i]! / (all - 1)) : 0;
    });
    return {
      value: perArea.reduce((sum, part) => sum + part, 0),
      expected: Y / (T - 1),
      perArea,
      note: noteOf(counts, EXACT_NOTE),
    };
  },
  quick: ({ groups }) => interactionOf(groups[0]!, groups[1]!),
});
