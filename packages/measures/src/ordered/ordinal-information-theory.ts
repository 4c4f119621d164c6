import { ordinalMeasure } from "./ordinal-measure.ts";

export const ordinalInformationTheory = ordinalMeasure("entropy", {
  id: "ordinal-information-theory",
  aliases: ["Lambda1", "ordinal-H"],
  symbol: "Λ₁",
  name: { sv: "Ordinalt informationsindex", en: "Ordinal information theory index" },
  formula: "Λ₁ = Σ t_i (v − v_i)/(T v), v = mean_k −[c_k log₂ c_k + (1−c_k) log₂(1−c_k)]",
  sensitiveTo: {
    sv: "Klassindelningen, små klasser i ytterkanterna, och slumpen i små områden: då blir värdet för högt.",
    en: "The classes, small classes at the ends, and chance in small areas: the value is then too high.",
  },
});
