import { defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { type OrderOptions, checkOrder, orderOption, renyiEntropyOf } from "./renyi-entropy.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

/**
 * Effective number of groups (Hill number), (Σ P_g^q)^(1/(1 − q)): how many equally large groups would be as diverse. q = 1 is the perplexity
 * exp E, q = 2 the inverse of Simpson's concentration, q = 0 the number of groups (Hill 1973). Range 1 to k; NaN where all are 0.
 * @param sums persons of each group
 */
export function effectiveGroupsOf(sums: ArrayLike<number>, order = 1): number {
  return Math.exp(renyiEntropyOf(sums, order));
}

export const effectiveGroups = defineMeasure<OrderOptions>({
  id: "effective-groups",
  aliases: ["perplexity", "hill-number"],
  symbol: "N_q",
  family: "multi",
  name: { sv: "Effektivt antal grupper", en: "Effective number of groups" },
  groups: "many",
  formula: "N_q = (Σ P_g^q)^(1/(1 − q)); N_1 = exp E, N_2 = 1/λ",
  sources: ["Hill 1973"],
  range: { low: 1, high: Infinity, lowMeans: ONE_GROUP, highMeans: EQUAL_GROUPS },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  options: [orderOption(1)],
  measure({ counts }, { order = 1 }) {
    checkOrder(order);
    return {
      value: effectiveGroupsOf(somebody(counts).sums, order),
      note: noteOf(counts, {
        sv: `Ordning ${order}; högst ${counts.groups.length}, antalet grupper.`,
        en: `Order ${order}; at most ${counts.groups.length}, the number of groups.`,
      }),
    };
  },
  quick: (counts) => effectiveGroupsOf(groupSums(counts).sums),
});
