import { type OptionInfo, defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { noteOf } from "../single/texts.ts";
import { entropyOf } from "./entropy.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

export interface OrderOptions {
  /** 0 or more; 0 counts the groups, 1 is Shannon's, 2 Simpson's; the higher, the more the largest group decides. */
  order?: number;
}

/**
 * Rényi entropy of order q, ln(Σ P_g^q)/(1 − q); Shannon's entropy at q = 1, −ln max P_g at q = ∞ (Rényi 1961). Range 0 to ln k; NaN where
 * all are 0.
 * @param sums persons of each group
 */
export function renyiEntropyOf(sums: ArrayLike<number>, order = 2): number {
  if (order === 1) return entropyOf(sums);
  let T = 0;
  let largest = 0;
  for (let g = 0; g < sums.length; g += 1) {
    T += sums[g]!;
    largest = Math.max(largest, sums[g]!);
  }
  if (T === 0) return NaN;
  if (order === Infinity) return Math.log(T / largest);
  // Powers of shares of the largest group, so that a high order does not underflow.
  let powers = 0;
  for (let g = 0; g < sums.length; g += 1) if (sums[g]! > 0) powers += (sums[g]! / largest) ** order;
  return (Math.log(powers) + order * Math.log(largest / T)) / (1 - order);
}

export const orderOption = (fallback: number): OptionInfo => ({
  id: "order",
  kind: "number",
  default: fallback,
  what: {
    sv: "0 räknar grupperna, 1 är Shannons mått, 2 Simpsons. Ju högre tal, desto mer avgör den största gruppen.",
    en: "0 counts the groups, 1 is Shannon's measure, 2 Simpson's. The higher, the more the largest group decides.",
  },
});

/** @throws MeasuresError `input` for an order below 0. */
export function checkOrder(order: number): void {
  if (!(order >= 0))
    throw new MeasuresError("input", {
      value: order,
      expected: "an order of 0 or more",
      action: "Use 1 for Shannon's, 2 for Simpson's.",
    });
}

export const renyiEntropy = defineMeasure<OrderOptions>({
  id: "renyi-entropy",
  aliases: ["renyi", "reyni"],
  symbol: "E_q",
  family: "multi",
  name: { sv: "Rényis entropi", en: "Rényi entropy" },
  groups: "many",
  formula: "E_q = ln(Σ P_g^q)/(1 − q)",
  sources: ["Rényi 1961"],
  range: { low: 0, high: Infinity, lowMeans: ONE_GROUP, highMeans: EQUAL_GROUPS },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  options: [orderOption(2)],
  measure({ counts }, { order = 2 }) {
    checkOrder(order);
    return {
      value: renyiEntropyOf(somebody(counts).sums, order),
      note: noteOf(counts, { sv: `Ordning ${order}.`, en: `Order ${order}.` }),
    };
  },
  quick: (counts) => renyiEntropyOf(groupSums(counts).sums),
});
