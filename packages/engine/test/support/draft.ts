import type { CubeDraft } from "@tvars/engine";

export const draft = (table: string, more: Partial<CubeDraft> = {}): CubeDraft => ({
  source: "test",
  table,
  title: { sv: `Tabell ${table}`, en: `Table ${table}` },
  fetched: "2026-01-02T03:04:05Z",
  licence: "CC0-1.0",
  attribution: { sv: "Källa: test", en: "Source: test" },
  invented: true,
  ...more,
});
