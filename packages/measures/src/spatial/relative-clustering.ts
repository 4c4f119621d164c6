import { defineMeasure } from "../catalogue/measure.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";
import { divided, proximitiesOf, quotientError } from "./proximity.ts";

export const relativeClustering = defineMeasure<NearnessOptions>({
  id: "relative-clustering",
  aliases: ["RCL"],
  symbol: "RCL",
  family: "spatial",
  name: { sv: "Relativ klustring", en: "Relative clustering" },
  groups: "two",
  needs: ["centres", "ground"],
  formula: "RCL = P_xx/P_yy − 1, P_xx = Σ_ij c_ij x_i x_j/X²",
  sources: ["Massey & Denton 1988"],
  range: {
    low: -1,
    high: Infinity,
    lowMeans: {
      sv: "Negativt: den andra gruppens medlemmar bor närmare varandra. 0: lika nära.",
      en: "Negative: members of the other group live nearer to each other. 0: alike.",
    },
    highMeans: {
      sv: "Gruppens medlemmar bor närmare varandra än den andra gruppens.",
      en: "Members of the group live nearer to each other than those of the other group.",
    },
  },
  sensitiveTo: {
    sv: "β, och hur stora områdena är: avståndet inom ett område gissas av dess yta.",
    en: "β, and how large areas are: the distance within an area is guessed from its ground.",
  },
  notToRead: {
    sv: "En grupp som bor i städer blir klustrad jämfört med en som bor på landet, utan att de som bor i staden är åtskilda.",
    en: "A group that lives in towns is clustered beside one that lives in the country, without those in town being apart.",
  },
  options: NEARNESS_OPTIONS,
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { xx, yy } = proximitiesOf(data.counts, near);
    const e = near.leftOut;
    return {
      value: divided(xx, yy) - 1,
      parts: [
        { id: "P_xx", name: { sv: "närhet inom gruppen", en: "proximity within the group" }, value: xx },
        { id: "P_yy", name: { sv: "inom den andra gruppen", en: "within the other group" }, value: yy },
      ],
      note: nearnessNote(options, near, quotientError(xx, [xx, xx + e], yy, [yy, yy + e])),
    };
  },
});
