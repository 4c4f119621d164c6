import { ordinalMeasure } from "./ordinal-measure.ts";

export const ordinalSquareRoot = ordinalMeasure("root", {
  id: "ordinal-square-root",
  aliases: ["Lambda3", "ordinal-S"],
  symbol: "Λ₃",
  name: { sv: "Ordinalt kvadratrotsindex", en: "Ordinal square root index" },
  formula: "Λ₃ = Σ t_i (v − v_i)/(T v), v = mean_k 2√(c_k(1−c_k))",
  sensitiveTo: {
    sv: "Klassindelningen, mycket små klasser i ytterkanterna, och områden där en klass helt saknas.",
    en: "The classes, very small classes at the ends, and areas where a class is wholly absent.",
  },
});
