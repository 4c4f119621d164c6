import { rankOrderMeasure } from "./rank-order-measure.ts";

export const rankOrderVarianceRatio = rankOrderMeasure("variance", {
  id: "rank-order-variance-ratio",
  aliases: ["R^R", "rank-order-R"],
  symbol: "R^R",
  name: { sv: "Rangordningsindex, varianskvot", en: "Rank-order variance ratio index" },
  formula: "R^R = 6 ∫ p(1−p) R(p) dp = Σ_m δ_m β_m, R(p) ≈ Σ_m β_m p^m",
  sensitiveTo: {
    sv: "Skillnader kring medianen mer än i ytterkanterna. Små områden gör värdet för högt.",
    en: "Differences around the median more than at the ends. Small areas make the value too high.",
  },
});
