import { ordinalMeasure } from "./ordinal-measure.ts";

export const ordinalAbsoluteDifference = ordinalMeasure("deviation", {
  id: "ordinal-absolute-difference",
  aliases: ["Lambda4", "ordinal-L"],
  symbol: "Λ₄",
  name: { sv: "Ordinalt absolutavvikelseindex", en: "Ordinal absolute difference index" },
  formula: "Λ₄ = Σ t_i (v − v_i)/(T v), v = mean_k 1−|2c_k−1|",
  sensitiveTo: {
    sv: "Bara flyttningar som byter sida om ett områdes median märks. Det är därför ett grövre mått än de tre andra.",
    en: "Only moves across an area's median show. It is therefore coarser than the other three.",
  },
});
