import type { Text } from "@tvars/cube";

/** What fields of answers are called where their figures are listed; others go by their own name. */
const WORDS: Record<string, Text> = {
  groups: { sv: "grupp", en: "group" },
  results: { sv: "mått", en: "measure" },
  areas: { sv: "områden", en: "areas" },
  used: { sv: "använda", en: "used" },
  empty: { sv: "tomma", en: "empty" },
  leftOut: { sv: "utelämnade", en: "left out" },
  sum: { sv: "antal", en: "count" },
  share: { sv: "andel", en: "share" },
  population: { sv: "folkmängd", en: "population" },
  types: { sv: "områdestyper", en: "area types" },
  trend: { sv: "över åren", en: "over the years" },
  meanIndex: { sv: "medelindex", en: "mean index" },
  matrix: { sv: "byten", en: "changes" },
  stay: { sv: "oförändrade", en: "unchanged" },
  interval: { sv: "intervall", en: "interval" },
  low: { sv: "nedre", en: "low" },
  high: { sv: "övre", en: "high" },
  expected: { sv: "av slumpen", en: "by chance" },
  chanceShare: { sv: "slumpens andel", en: "share of chance" },
  standardError: { sv: "medelfel", en: "standard error" },
  rows: { sv: "rader", en: "rows" },
  count: { sv: "antal", en: "count" },
  value: { sv: "värde", en: "value" },
  totals: { sv: "totalt", en: "in all" },
  byType: { sv: "efter typ", en: "by type" },
  people: { sv: "människor", en: "people" },
  comparison: { sv: "jämförelse", en: "comparison" },
  untyped: { sv: "utan typ", en: "without type" },
};

export const fieldWord = (name: string): Text => WORDS[name] ?? { sv: name, en: name };
