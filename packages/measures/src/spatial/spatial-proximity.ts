import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";
import { divided, proximitiesOf, quotientError } from "./proximity.ts";

export const spatialProximity = defineMeasure<NearnessOptions>({
  id: "spatial-proximity",
  aliases: ["SP", "isp"],
  symbol: "SP",
  family: "spatial",
  name: { sv: "Rumslig närhet (White)", en: "Spatial proximity (White)" },
  groups: "two",
  needs: ["centres", "ground"],
  formula: "SP = (X P_xx + Y P_yy)/(T P_oo)",
  sources: ["White 1983", "Massey & Denton 1988"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Under 1: grupperna bor närmare varandra än sina egna. 1: lika nära.",
      en: "Below 1: the groups live nearer to each other than to their own. 1: alike.",
    },
    highMeans: {
      sv: "Medlemmar av var grupp bor närmare sina egna än andra.",
      en: "Members of each group live nearer to their own than to others.",
    },
  },
  sensitiveTo: {
    sv: "β, och hur stora områdena är: avståndet inom ett område gissas av dess yta.",
    en: "β, and how large areas are: the distance within an area is guessed from its ground.",
  },
  notToRead: {
    sv: "Fågelvägen mellan områdenas mitt är inte vägen dit. Värden med olika β kan inte jämföras.",
    en: "The straight line between centres is not the way there. Values with different β cannot be compared.",
  },
  options: NEARNESS_OPTIONS,
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { X, Y, T } = twoSums(data.counts);
    const { xx, yy, tt } = proximitiesOf(data.counts, near);
    const own = (X * xx + Y * yy) / T;
    const e = near.leftOut;
    return {
      value: divided(own, tt),
      parts: [
        { id: "P_xx", name: { sv: "närhet inom gruppen", en: "proximity within the group" }, value: xx },
        { id: "P_yy", name: { sv: "inom den andra gruppen", en: "within the other group" }, value: yy },
        { id: "P_oo", name: { sv: "mellan alla", en: "between all" }, value: tt },
      ],
      note: nearnessNote(options, near, quotientError(own, [own, own + e], tt, [tt, tt + e])),
    };
  },
});
