import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { APART, EVEN, noteOf } from "./texts.ts";

export interface AtkinsonOptions {
  /** Which areas weigh most, between 0 and 1: below 0.5 those where the group is a small share, above 0.5 those where it is large. */
  b?: number;
}

/**
 * Atkinson's index of segregation, A(b) = 1 − P/(1 − P) · |Σ (1 − p_i)^(1 − b) p_i^b t_i/(PT)|^(1/(1 − b)) (Massey & Denton 1988).
 * Range 0–1; NaN where a group has no members. With b = ½ it is 1 − (1 − S)², S being Hutchens' square root index.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 * @param b between 0 and 1, both excluded
 */
export function atkinsonOf(x: Float64Array, y: Float64Array, b = 0.5): number {
  let X = 0;
  let Y = 0;
  let sum = 0;
  if (b === 0.5)
    for (let i = 0; i < x.length; i += 1) {
      X += x[i]!;
      Y += y[i]!;
      sum += Math.sqrt(x[i]! * y[i]!);
    }
  else
    for (let i = 0; i < x.length; i += 1) {
      X += x[i]!;
      Y += y[i]!;
      sum += x[i]! ** b * y[i]! ** (1 - b);
    }
  return Math.max(0, 1 - (X / Y) * (sum / X) ** (1 / (1 - b)));
}

export const atkinson = defineMeasure<AtkinsonOptions>({
  id: "atkinson",
  aliases: ["A"],
  symbol: "A(b)",
  family: "single",
  name: { sv: "Atkinsons segregationsindex", en: "Atkinson index of segregation" },
  groups: "two",
  formula: "A(b) = 1 − P/(1 − P) · |Σ (1 − p_i)^(1 − b) p_i^b t_i/(PT)|^(1/(1 − b))",
  sources: ["Atkinson 1970", "Massey & Denton 1988"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  sensitiveTo: {
    sv: "Valet av b. Annars som D: hur områdena är indelade, och slumpen i små områden.",
    en: "The choice of b. Otherwise as D: how areas are drawn, and chance in small areas.",
  },
  notToRead: {
    sv: "Jämför bara värden med samma b, och inte med D: skalan är en annan.",
    en: "Compare only values with the same b, and not with D: the scale is another.",
  },
  options: [
    {
      id: "b",
      kind: "number",
      default: 0.5,
      what: {
        sv: "Vilka områden som väger mest, mellan 0 och 1. Under 0,5: de där gruppen är en liten andel. Över 0,5: de där den är stor.",
        en: "Which areas weigh most, between 0 and 1. Below 0.5: those where the group is a small share. Above 0.5: those where it is large.",
      },
    },
  ],
  measure({ counts }, { b = 0.5 }) {
    if (!(b > 0 && b < 1))
      throw new MeasuresError("input", {
        value: b,
        expected: "b between 0 and 1, both excluded",
        action: "Use 0.5 unless areas with a high or a low share are to weigh more.",
      });
    twoSums(counts);
    return {
      value: atkinsonOf(counts.groups[0]!, counts.groups[1]!, b),
      note: noteOf(counts, { sv: `b = ${String(b).replace(".", ",")}.`, en: `b = ${b}.` }),
    };
  },
  quick: ({ groups }) => atkinsonOf(groups[0]!, groups[1]!),
});
