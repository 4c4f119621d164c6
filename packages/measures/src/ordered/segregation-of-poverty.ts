import { tailMeasure } from "./tail-segregation.ts";

export const segregationOfPoverty = tailMeasure({
  id: "segregation-of-poverty",
  aliases: ["H(p10)", "H10"],
  symbol: "H(p10)",
  name: { sv: "Segregation av de lägsta", en: "Segregation of poverty" },
  formula: "H(p) ≈ Σ_m β_m p^m at p = 0.1",
  p: 0.1,
  who: { sv: "De tio procenten med lägst värden", en: "The ten per cent with the lowest values" },
});
