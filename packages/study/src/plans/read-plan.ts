import type { Plan, PlanMeasure, PlanProblem } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { geometryOf, transform } from "@tvars/geo";
import type { CrsId } from "@tvars/geo";
import { openRecords } from "@tvars/sources";
import { asStudyError } from "../workspace/source-problem.ts";
import { type Columns, type Meaning, understand } from "./columns.ts";
import { byRoad } from "./place-by-road.ts";
import type { PlanGeometry } from "./place-cells.ts";
import type { Roads } from "./roads.ts";
import { AGAIN, measureOf, type Remark, type Row, type Say } from "./read-row.ts";
import { noNameColumn, notThePlanSize, nothingKept } from "./problems.ts";

export const MOST_MEASURES = 2000;

export type ReadPlan = Pick<Plan, "measures" | "problems" | "invented">;

/** What a list may refer to. */
export interface Referred {
  scenarios: ReadonlySet<string>;
  /** Asked for only where a row has a road reference and no place. */
  roads: () => Promise<Roads>;
}

/**
 * A list of measures of any table or layer that records can be read from. Each row that is not as it should be is said; it is in the list
 * nevertheless, with the gap left null, unless it has no name or stands there twice.
 * @throws StudyError where the file cannot be read, has no column of names, or no row that can be kept
 */
export async function readPlan(path: string, { scenarios, roads }: Referred): Promise<ReadPlan> {
  const { name, rows, unreadable, unused, found } = await rowsOf(path).catch((error: unknown) => {
    throw asStudyError(error);
  });
  const problems: PlanProblem[] = [
    ...unused.map((column) =>
      problemOf(null, null, null, {
        what: "unreadable",
        value: column,
        text: {
          sv: `Kolumnen "${column}" används inte: namnet känns inte igen.`,
          en: `The column "${column}" is not used: its name is not known.`,
        },
        expected: {
          sv: "namn, kostnad mnkr, från, till, skede, steg, status, väg, koordinater, scenario, alternativ …",
          en: "name, cost MSEK, from, to, stage, step, status, road, coordinates, scenario, alternative …",
        },
        action: {
          sv: "Döp om kolumnen om den ska räknas; annars behöver du inte göra något.",
          en: "Rename the column if it is to count; else there is nothing to do.",
        },
      }),
    ),
    ...unreadable.map(({ row, text }) =>
      problemOf(row, null, null, { what: "unreadable", kept: false, text, action: AGAIN }),
    ),
  ];
  const measures: PlanMeasure[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const title = row.name?.trim() || null;
    const say: Say = (remark) =>
      void problems.push(problemOf(row.row, title, (remark.column && found[remark.column]) ?? null, remark));
    if (title === null) {
      say({
        what: "unreadable",
        column: "name",
        value: "",
        text: {
          sv: `Rad ${row.row} har inget namn och togs inte med.`,
          en: `Row ${row.row} has no name and was not kept.`,
        },
        expected: { sv: "ett namn", en: "a name" },
        action: AGAIN,
        kept: false,
      });
      continue;
    }
    const measure = measureOf(row, title, scenarios, say);
    // The whole name tells measures apart; ids are short, so two may begin alike.
    const same = (row.id?.trim() || title).toLowerCase();
    const earlier = seen.get(same);
    if (earlier !== undefined) {
      say({
        what: "twice",
        column: row.id?.trim() ? "id" : "name",
        value: row.id?.trim() || title,
        text: {
          sv: `Rad ${row.row} är samma åtgärd som rad ${earlier} (${title}) och togs inte med en gång till.`,
          en: `Row ${row.row} is the same measure as row ${earlier} (${title}) and was not kept again.`,
        },
        expected: { sv: "ett namn för varje åtgärd", en: "a name for each measure" },
        action: {
          sv: "Är det två åtgärder: ge dem olika namn, eller en kolumn id.",
          en: "If they are two measures: give them different names, or a column id.",
        },
        kept: false,
      });
      continue;
    }
    seen.set(same, row.row);
    measure.id = freeId(measure.id, measures);
    const isPlaceSaid = problems.some(
      ({ row: at, what }) => at === row.row && (what === "outside" || what === "no-place"),
    );
    if (measure.geometry === null && measure.scenario === null && (measure.road !== null || !isPlaceSaid))
      await byRoad(measure, say, roads);
    measures.push(measure);
  }
  if (measures.length === 0)
    throw nothingKept(
      name,
      problems.filter(({ kept }) => !kept).map(({ text }) => text),
    );
  const invented = rows.every((row) => /^(ja|yes|true|1|x)$/i.test(row.invented?.trim() ?? ""));
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { measures, problems, invented };
}

function freeId(id: string, taken: readonly PlanMeasure[]): string {
  for (let nth = 1; ; nth++) {
    const wanted = nth === 1 ? id : `${id}-${nth}`;
    if (!taken.some((one) => one.id === wanted)) return wanted;
  }
}

const problemOf = (
  row: number | null,
  measure: string | null,
  column: string | null,
  { what, text, value, expected, action, kept = true }: Remark,
): PlanProblem => ({
  row,
  measure,
  what,
  text,
  column,
  value: value ?? null,
  expected: expected ?? null,
  action: action ?? null,
  kept,
});

async function rowsOf(path: string) {
  const records = await openRecords(path);
  try {
    const { found, unused } = understand(records.columns);
    if (found.name === undefined) throw noNameColumn(records.name, records.columns);
    const wanted = Object.values(found).map((column) => ({ column, as: "text" as const }));
    const [rows, unreadable]: [Row[], { row: number; text: Text }[]] = [[], []];
    for await (const batch of records.batches(wanted, { shapes: records.geometry !== null })) {
      unreadable.push(...batch.unreadable);
      if (rows.length + batch.length > MOST_MEASURES)
        throw notThePlanSize(records.name, rows.length + batch.length, MOST_MEASURES);
      for (let at = 0; at < batch.length; at++) {
        const row: Row = {
          row: batch.row(at),
          shape: batch.shapes && shapeOf(geometryOf(batch.shapes, at), batch.shapes.crs),
        };
        for (const [meaning, column] of Object.entries(found as Required<Columns>) as [Meaning, string][]) {
          const { dictionary, codes } = batch.texts[column]!;
          row[meaning] = dictionary[codes[at]!] ?? "";
        }
        rows.push(row);
      }
    }
    return { name: records.name, rows, unreadable, unused, found };
  } finally {
    await records.close();
  }
}

/** A shape of the file in degrees; undefined for a row without one. */
function shapeOf(geometry: { type: string }, crs: CrsId): PlanGeometry | undefined {
  if (!("coordinates" in geometry)) return undefined;
  const toDegrees = transform(crs, "EPSG:4326");
  const move = (one: unknown): unknown => {
    if (!Array.isArray(one)) return one;
    if (typeof one[0] !== "number") return one.map(move);
    const pair = Float64Array.of(one[0], one[1] as number);
    toDegrees(pair);
    return [pair[0], pair[1]];
  };
  return { type: geometry.type, coordinates: move(geometry.coordinates) } as PlanGeometry;
}
