import { namedEntropy } from "./generalised-entropy.ts";

export const theilL = namedEntropy(0, {
  id: "theil-l",
  aliases: ["MLD", "mean-log-deviation"],
  symbol: "L",
  name: { sv: "Theils L mellan områden", en: "Theil's L (mean log deviation) between areas" },
  formula: "L = Σ (t_i/T) ln(μ/v_i)",
  sources: ["Theil 1967", "Shorrocks 1980"],
  sensitiveTo: {
    sv: "De lägsta värdena mest; kräver att inget område har noll. Delas upp utan rest, med folkmängden som vikt.",
    en: "The lowest values most; no area may have zero. Splits without rest, with people as weights.",
  },
});
