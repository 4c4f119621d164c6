import type { ConsequenceSheet, PlanAnswer } from "@tvars/api";
import { absent, figure } from "@tvars/cube";
import { type Column, type Table, key } from "./table.ts";

const measure = (id: string, sv: string, en: string, decimals = 0): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  decimals,
});
const label = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "label" });
const known = (value: number | null | undefined) =>
  value === null || value === undefined ? absent("missing") : figure(value);

const TYPES = [1, 2, 3, 4, 5] as const;

/** A list weighed, a measure to a row. */
export function planTable({ plan, title, rows, criteria, provenance }: PlanAnswer): Table {
  const weighed = criteria.filter(({ weight }) => weight > 0);
  return {
    name: `plan-${plan.id}`,
    title,
    columns: [
      { id: "measure", label: { sv: "åtgärd", en: "measure" }, role: "key" },
      label("name", "namn", "name"),
      label("stage", "planskede", "plan stage"),
      label("alternative", "alternativ", "alternative"),
      measure("step", "steg", "step"),
      measure("from", "från år", "from year"),
      measure("to", "till år", "to year"),
      measure("costMsek", "kostnad, mnkr", "cost, MSEK", 1),
      measure("rank", "plats", "rank"),
      measure("rankLow", "plats, lägst", "rank, lowest"),
      measure("rankHigh", "plats, högst", "rank, highest"),
      measure("score", "poäng, 0–1", "score, 0–1", 4),
      ...weighed.map(({ id, title: name }) =>
        measure(`part-${id}`, `del: ${name.sv}`, `part: ${name.en}`, 4),
      ),
      measure("reach", "boende inom avståndet", "residents within reach"),
      ...TYPES.map((type) => measure(`reach-${type}`, `boende typ ${type}`, `residents type ${type}`)),
      measure("shareChallenged", "andel i typ 1–2", "share in types 1–2", 4),
      measure("costPerPerson", "kronor per boende", "SEK per resident"),
      measure("helped", "får kortare väg", "get a shorter way"),
    ],
    rows: rows.map((row) => ({
      measure: key(row.measure.id, row.measure.name),
      name: row.measure.name,
      stage: row.measure.stage ?? "",
      alternative: row.measure.alternative ?? "",
      step: known(row.measure.step),
      from: known(row.measure.from),
      to: known(row.measure.to),
      costMsek: known(row.measure.costMsek),
      rank: known(row.rank),
      rankLow: known(row.rankLow),
      rankHigh: known(row.rankHigh),
      score: known(row.score),
      ...Object.fromEntries(weighed.map(({ id }) => [`part-${id}`, known(row.parts[id])])),
      reach: known(row.reach?.all),
      ...Object.fromEntries(
        TYPES.map((type) => [
          `reach-${type}`,
          row.reach
            ? known(row.reach.byType.find((one) => one.type === type)?.people ?? 0)
            : absent("missing"),
        ]),
      ),
      shareChallenged: row.shareChallenged,
      costPerPerson: row.costPerPerson?.figure ?? absent("missing"),
      helped: known(row.benefit?.people.all),
    })),
    notes: provenance.notes,
    origin: provenance.origin,
    method: provenance.method,
    again: { command: provenance.command, request: provenance.request },
  };
}

/** Fields of a distribution analysis, one to a row. */
export function planSheetTable({ measure: of, title, export: fields, provenance }: ConsequenceSheet): Table {
  return {
    name: `plan-sheet-${of.id}`,
    title,
    columns: [
      { id: "field", label: { sv: "fält", en: "field" }, role: "key" },
      label("label", "betydelse", "meaning"),
      label("value", "värde", "value"),
    ],
    rows: fields.map((one) => ({
      field: { id: one.field, label: one.label },
      label: one.label.sv,
      value: one.value,
    })),
    notes: provenance.notes,
    origin: provenance.origin,
    method: provenance.method,
    again: { command: provenance.command, request: provenance.request },
  };
}
