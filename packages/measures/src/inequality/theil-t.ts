import { namedEntropy } from "./generalised-entropy.ts";

export const theilT = namedEntropy(1, {
  id: "theil-t",
  aliases: ["theil-inequality"],
  symbol: "T",
  name: { sv: "Theils T mellan områden", en: "Theil's T between areas" },
  formula: "T = Σ (t_i/T)(v_i/μ) ln(v_i/μ)",
  sources: ["Theil 1967", "Shorrocks 1980"],
  sensitiveTo: {
    sv: "Höga värden något mer än låga. Delas upp utan rest på län, kommuner och områden.",
    en: "High values somewhat more than low. Splits without rest over counties, municipalities and areas.",
  },
});
