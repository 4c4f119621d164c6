import { tailRatioMeasure } from "./tail-ratio.ts";

export const ratio2020 = tailRatioMeasure({
  id: "ratio-20-20",
  aliases: ["20:20", "S80/S20", "quintile-ratio"],
  symbol: "S80/S20",
  name: { sv: "Kvintilkvot (20:20) mellan områden", en: "20:20 ratio between areas" },
  formula: "S80/S20 = [1 − L(0.8)] / L(0.2)",
  sources: ["Eurostat S80/S20"],
  low: 0.2,
  high: 0.2,
});
