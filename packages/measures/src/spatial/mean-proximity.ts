import { defineMeasure } from "../catalogue/measure.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";
import { proximitiesOf } from "./proximity.ts";

export interface MeanProximityOptions extends NearnessOptions {
  /** "within": P_xx; "between": P_xy; "all": P_oo. */
  of?: "within" | "between" | "all";
}

export const meanProximity = defineMeasure<MeanProximityOptions>({
  id: "mean-proximity",
  aliases: ["Pxx", "Pxy", "Poo", "Ptt"],
  symbol: "P_xx",
  family: "spatial",
  name: { sv: "Genomsnittlig närhet", en: "Mean proximity" },
  groups: "two",
  needs: ["centres", "ground"],
  formula:
    "P_xx = Σ_ij c_ij x_i x_j/X², P_xy = Σ_ij c_ij x_i y_j/(XY), P_oo = Σ_ij c_ij t_i t_j/T², c_ij = e^(−β d_ij)",
  sources: ["White 1983", "Massey & Denton 1988"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Två medlemmar bor långt från varandra.", en: "Two members live far from each other." },
    highMeans: { sv: "Två medlemmar bor på samma plats.", en: "Two members live in the same place." },
  },
  sensitiveTo: {
    sv: "β, och hur stora områdena är: avståndet inom ett område gissas av dess yta.",
    en: "β, and how large areas are: the distance within an area is guessed from its ground.",
  },
  notToRead: {
    sv: "Värdet säger lite i sig; jämför P_xx med P_yy och P_oo, som spatial-proximity och relative-clustering gör.",
    en: "The value says little by itself; compare P_xx with P_yy and P_oo, as spatial-proximity and relative-clustering do.",
  },
  options: [
    {
      id: "of",
      kind: "choice",
      default: "within",
      choices: ["within", "between", "all"],
      what: {
        sv: "Mellan medlemmar av gruppen, mellan grupperna, eller mellan alla.",
        en: "Between members of the group, between the groups, or between all.",
      },
    },
    ...NEARNESS_OPTIONS,
  ],
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { xx, yy, xy, tt } = proximitiesOf(data.counts, near);
    const { of = "within" } = options;
    return {
      value: of === "within" ? xx : of === "between" ? xy : tt,
      parts: [
        { id: "P_xx", name: { sv: "inom gruppen", en: "within the group" }, value: xx },
        { id: "P_yy", name: { sv: "inom den andra gruppen", en: "within the other group" }, value: yy },
        { id: "P_xy", name: { sv: "mellan grupperna", en: "between the groups" }, value: xy },
        { id: "P_oo", name: { sv: "mellan alla", en: "between all" }, value: tt },
      ],
      note: nearnessNote(options, near, near.leftOut),
    };
  },
});
