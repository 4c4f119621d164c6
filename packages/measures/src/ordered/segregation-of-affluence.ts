import { tailMeasure } from "./tail-segregation.ts";

export const segregationOfAffluence = tailMeasure({
  id: "segregation-of-affluence",
  aliases: ["H(p90)", "H90"],
  symbol: "H(p90)",
  name: { sv: "Segregation av de högsta", en: "Segregation of affluence" },
  formula: "H(p) ≈ Σ_m β_m p^m at p = 0.9",
  p: 0.9,
  who: { sv: "De tio procenten med högst värden", en: "The ten per cent with the highest values" },
});
