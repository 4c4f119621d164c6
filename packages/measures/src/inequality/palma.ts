import { tailRatioMeasure } from "./tail-ratio.ts";

export const palma = tailRatioMeasure({
  id: "palma",
  aliases: ["palma-ratio"],
  symbol: "Pa",
  name: { sv: "Palmakvot mellan områden", en: "Palma ratio between areas" },
  formula: "Pa = [1 − L(0.9)] / L(0.4)",
  sources: ["Palma 2011", "Cobham & Sumner 2013"],
  low: 0.4,
  high: 0.1,
});
