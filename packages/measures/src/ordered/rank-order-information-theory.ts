import { rankOrderMeasure } from "./rank-order-measure.ts";

export const rankOrderInformationTheory = rankOrderMeasure("entropy", {
  id: "rank-order-information-theory",
  aliases: ["H^R", "rank-order-H"],
  symbol: "H^R",
  name: { sv: "Rangordningsindex, informationsteori", en: "Rank-order information theory index" },
  formula: "H^R = 2 ln 2 ∫ E(p) H(p) dp = Σ_m δ_m β_m, H(p) ≈ Σ_m β_m p^m",
  sensitiveTo: {
    sv: "Hela rangordningen, mest kring medianen. Små områden och urvalsundersökningar gör värdet för högt; jämför med värdet vid slumpen.",
    en: "The whole ranking, most around the median. Small areas and sample surveys make the value too high; compare with the value under chance.",
  },
});
