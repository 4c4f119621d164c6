import { rankOrderMeasure } from "./rank-order-measure.ts";

export const rankOrderSquareRoot = rankOrderMeasure("root", {
  id: "rank-order-square-root",
  aliases: ["S^R", "rank-order-S"],
  symbol: "S^R",
  name: { sv: "Rangordningsindex, kvadratrot", en: "Rank-order square root index" },
  formula: "S^R = (8/π) ∫ √(p(1−p)) S(p) dp = Σ_m δ_m β_m, S(p) ≈ Σ_m β_m p^m",
  sensitiveTo: {
    sv: "Ytterkanterna mer än de andra rangordningsindexen, särskilt områden där de högsta eller lägsta helt saknas.",
    en: "The ends more than the other rank-order indices, above all areas where the highest or lowest are wholly absent.",
  },
});
