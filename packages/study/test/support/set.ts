import { type RecordsSet, recordsDefinition } from "@tvars/api";

/** The description of a set of records with one row. */
export const placeAnswer = (id: string, snapshot: string): RecordsSet => ({
  definition: recordsDefinition.parse({
    id,
    title: { sv: id, en: id },
    unit: { sv: "rader", en: "rows" },
    source: id,
    place: { by: "code", column: "kod", division: "regso" },
    placeOf: "residence",
    time: { year: 2022 },
  }),
  snapshot,
  stored: "2026-01-01T00:00:00.000Z",
  rows: 1,
  matched: 1,
  years: [2022],
  verdicts: [],
  invented: false,
  origin: [],
  earlier: [],
  expires: null,
  command: "",
});
