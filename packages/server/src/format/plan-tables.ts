import type { ConsequenceSheet, PlanAnswer, PlanOrder } from "@tvars/api";
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

/** Nobody of a type who gains saves 0 hours; where no hours are known, none are. */
function hoursOf({ benefit }: PlanAnswer["rows"][number], type: number) {
  if (!benefit || benefit.hours.figure.value === null) return absent("missing");
  return benefit.hoursByType.find((one) => one.type === type)?.hours ?? figure(0);
}

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
      measure("costPerPersonLow", "kronor per boende, lägst (90 %)", "SEK per resident, lowest (90 %)"),
      measure("costPerPersonHigh", "kronor per boende, högst (90 %)", "SEK per resident, highest (90 %)"),
      measure("helped", "får kortare väg", "get a shorter way"),
      ...TYPES.map((type) =>
        measure(`helped-${type}`, `får kortare väg, typ ${type}`, `get a shorter way, type ${type}`),
      ),
      measure("hours", "timmar, en tur och retur var", "hours, one return trip each", 1),
      measure("hoursLow", "timmar, lägst (90 %)", "hours, lowest (90 %)", 1),
      measure("hoursHigh", "timmar, högst (90 %)", "hours, highest (90 %)", 1),
      ...TYPES.map((type) => measure(`hours-${type}`, `timmar, typ ${type}`, `hours, type ${type}`, 1)),
      measure("cutOff", "avskurna av barriärer", "cut off by barriers"),
      measure("sparse", "gles omgivning", "sparse surroundings"),
      measure("separated", "skilda från arbete och service", "apart from work and services"),
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
      costPerPersonLow: known(row.costPerPerson?.low),
      costPerPersonHigh: known(row.costPerPerson?.high),
      helped: known(row.benefit?.people.all),
      ...Object.fromEntries(
        TYPES.flatMap((type) => [
          [
            `helped-${type}`,
            row.benefit
              ? known(row.benefit.people.byType.find((one) => one.type === type)?.people ?? 0)
              : absent("missing"),
          ],
          [`hours-${type}`, hoursOf(row, type)],
        ]),
      ),
      hours: row.benefit?.hours.figure ?? absent("missing"),
      hoursLow: known(row.benefit?.hours.low),
      hoursHigh: known(row.benefit?.hours.high),
      ...Object.fromEntries(
        ["cutOff", "sparse", "separated"].map((id) => [
          id,
          known(row.surroundings.find((one) => one.id === id)?.people),
        ]),
      ),
    })),
    notes: provenance.notes,
    origin: provenance.origin,
    method: provenance.method,
    again: { command: provenance.command, request: provenance.request },
  };
}

/** Who comes before whom: a measure to a row, and one to a column. */
export function planOrderTable({ plan, title, measures, before, provenance }: PlanOrder): Table {
  return {
    name: `plan-order-${plan.id}`,
    title,
    columns: [
      { id: "measure", label: { sv: "åtgärd", en: "measure" }, role: "key" },
      label("name", "namn", "name"),
      measure("rank", "plats", "rank"),
      measure("rankLow", "plats, lägst", "rank, lowest"),
      measure("rankHigh", "plats, högst", "rank, highest"),
      ...measures.map(({ id, name }) =>
        measure(`before-${id}`, `andel av dragningarna före ${name}`, `share of draws before ${name}`, 4),
      ),
    ],
    rows: measures.map((one, at) => ({
      measure: key(one.id, one.name),
      name: one.name,
      rank: known(one.rank),
      rankLow: known(one.rankLow),
      rankHigh: known(one.rankHigh),
      ...Object.fromEntries(
        measures.map(({ id }, other) => [
          `before-${id}`,
          other === at ? absent("not-applicable") : known(before[at]![other]),
        ]),
      ),
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
