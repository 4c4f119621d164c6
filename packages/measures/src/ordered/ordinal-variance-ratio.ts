import { ordinalMeasure } from "./ordinal-measure.ts";

export const ordinalVarianceRatio = ordinalMeasure("variance", {
  id: "ordinal-variance-ratio",
  aliases: ["Lambda2", "ordinal-R"],
  symbol: "Λ₂",
  name: { sv: "Ordinal varianskvot", en: "Ordinal variance ratio index" },
  formula: "Λ₂ = Σ t_i (v − v_i)/(T v), v = mean_k 4c_k(1−c_k)",
  sensitiveTo: {
    sv: "Klassindelningen, gränser nära mitten mest, och slumpen i små områden: då blir värdet för högt.",
    en: "The classes, most of all boundaries near the middle, and chance in small areas: the value is then too high.",
  },
});
