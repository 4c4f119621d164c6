/** Ten areas, two of each type, with made figures: a desk whose every answer can be worked out by hand. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgencyProfile, RecordsDefinitionInput, RecordsSet } from "@tvars/api";
import { recordsDefinition } from "@tvars/api";
import { emptyCube, figure, setFigure, text } from "@tvars/cube";
import type { Category, Dimension } from "@tvars/cube";
import { openWorkspace, storeCube } from "@tvars/engine";
import type { RecordsBatch } from "@tvars/engine";
import { resolvePlace } from "../../src/barometer/place.ts";
import { activeSnapshots, loadData } from "../../src/data/load.ts";
import { Memo } from "../../src/data/memo.ts";
import type { Geography } from "../../src/layers/geography.ts";
import { BreakdownDesk } from "../../src/records/breakdown/desk.ts";
import { SetStore } from "../../src/workspace/sets.ts";

export const YEARS = [2021, 2022, 2023] as const;
/** `1780R001` … `1780R010`; R001 and R002 are type 1, R003 and R004 type 2 … */
export const CODES = Array.from({ length: 10 }, (_, at) => `1780R${String(at + 1).padStart(3, "0")}`);
export const typeOf = (code: string): number => Math.ceil(Number(code.slice(-3)) / 2);
/** Half of the people of an area are 20–24 years old, the other half 25–29. */
export const peopleOf = (code: string): number => 1000 + 100 * Number(code.slice(-3));

export interface MadeRow {
  area?: string;
  kommun?: string;
  verdict?: string;
  year?: number;
  n?: number;
  w?: number;
  c?: number;
  amount?: number;
  groups?: Record<string, string>;
}

const dimension = (id: string, ids: readonly string[], role?: Dimension["role"]): Dimension => ({
  id,
  label: text(id),
  ...(role ? { role } : {}),
  categories: ids.map((one): Category => ({ id: one, label: text(one) })),
});

export async function breakdownPlace() {
  const folder = await mkdtemp(join(tmpdir(), "tvars-breakdown-"));
  const { store, engine, close } = await openWorkspace(folder);
  const areas = CODES.map((code) => `regso@2020:${code}`);
  const years = YEARS.map(String);
  const draft = (table: string) => ({
    source: "test",
    table,
    title: text(table),
    fetched: "2026-01-02T03:04:05Z",
    licence: "CC0-1.0",
    attribution: text("Källa: test"),
    invented: false,
  });
  const index = emptyCube(text("index"), [
    dimension("area", areas, "geo"),
    dimension("year", years, "time"),
    dimension("measure", ["index", "type"], "metric"),
  ]);
  for (const [a, code] of CODES.entries())
    for (const y of YEARS.keys()) {
      const cell = (a * YEARS.length + y) * 2;
      setFigure(index, cell, figure(20 - typeOf(code)));
      setFigure(index, cell + 1, figure(typeOf(code)));
    }
  await storeCube(store, engine, draft("TAB6586"), index);
  const ages = ["total", "20-24", "25-29"];
  const people = emptyCube(text("folkmängd"), [
    dimension("area", areas, "geo"),
    dimension("year", years, "time"),
    dimension("age", ages),
    dimension("sex", ["total"]),
    dimension("measure", ["population"], "metric"),
  ]);
  for (const [a, code] of CODES.entries())
    for (const y of YEARS.keys())
      for (const [age, id] of ages.entries())
        setFigure(
          people,
          (a * YEARS.length + y) * ages.length + age,
          figure(id === "total" ? peopleOf(code) : peopleOf(code) / 2),
        );
  await storeCube(store, engine, draft("TAB6574"), people);
  const data = await loadData(engine, noLayers, activeSnapshots(await store.current()));
  const sets: RecordsSet[] = [];
  const saved = new SetStore(folder);
  const profiles: AgencyProfile[] = [];
  const desk = new BreakdownDesk({
    folder,
    engine,
    memo: new Memo(),
    data: async () => data,
    place: (of, id, year) => resolvePlace(of, saved, id, year),
    sets: async () => sets,
    profiles: async () => profiles,
  });
  return {
    folder,
    desk,
    engine,
    profiles,
    /** Stores rows in the columns that placing keeps. */
    async store(rows: readonly MadeRow[], given: Partial<RecordsDefinitionInput> = {}): Promise<string> {
      const definition = recordsDefinition.parse({
        id: "cases",
        title: text("Fall", "Cases"),
        unit: text("fall", "cases"),
        source: "Provmyndigheten",
        place: { by: "code", column: "area", division: "regso" },
        placeOf: "residence",
        time: { column: "year" },
        ...given,
      } satisfies RecordsDefinitionInput);
      await engine.storeRecords(definition.id, [
        batchOf(
          rows,
          definition.groups.map(({ id }) => id),
        ),
      ]);
      const at = sets.findIndex((one) => one.definition.id === definition.id);
      if (at >= 0) sets.splice(at, 1);
      sets.push({
        definition,
        snapshot: `${definition.id}-1`,
        stored: "2026-02-03T04:05:06Z",
        rows: rows.length,
        matched: rows.length,
        years: [...new Set(rows.map(({ year = 2022 }) => year))].sort((a, b) => a - b),
        verdicts: [],
        invented: false,
        origin: [],
        earlier: [],
        expires: null,
        command: "",
      } as RecordsSet);
      return definition.id;
    },
    async close(): Promise<void> {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** No borders are stored: nothing is asked of them. */
const noLayers = { overlaps: async () => undefined } as unknown as Geography;

function batchOf(rows: readonly MadeRow[], groups: readonly string[]): RecordsBatch {
  const texts = (of: (row: MadeRow) => string | null) => ({ type: "VARCHAR" as const, values: rows.map(of) });
  const numbers = (of: (row: MadeRow) => number) => ({
    type: "DOUBLE" as const,
    values: Float64Array.from(rows, of),
  });
  return {
    verdict: texts(({ verdict = "matched" }) => verdict),
    area: texts(({ area }) => (area ? `regso@2020:${area}` : null)),
    deso: texts(() => null),
    kommun: texts(({ area, kommun }) => kommun ?? area?.slice(0, 4) ?? null),
    lan: texts(({ area, kommun }) => (kommun ?? area)?.slice(0, 2) ?? null),
    year: texts(({ year = 2022 }) => String(year)),
    n: numbers(({ n = 1 }) => n),
    w: numbers(({ w = 1 }) => w),
    c: { type: "INTEGER", values: Int32Array.from(rows, ({ c = -1 }) => c) },
    ...Object.fromEntries(groups.map((id) => [`g_${id}`, texts(({ groups: own }) => own?.[id] ?? null)])),
    a_a0: numbers(({ amount = NaN }) => amount),
    s_a0: texts(({ amount }) => (amount === undefined ? "missing" : amount === 0 ? "zero" : "value")),
  };
}

/** So many rows alike. */
export const times = (count: number, row: MadeRow): MadeRow[] => Array.from({ length: count }, () => row);

/** Each area of a type has half of its count, the first one more where it is odd. */
export const ofTypes = (counts: readonly number[], more: MadeRow = {}): MadeRow[] =>
  counts.flatMap((count, at) => [
    ...times(Math.ceil(count / 2), { ...more, area: CODES[at * 2]! }),
    ...times(Math.floor(count / 2), { ...more, area: CODES[at * 2 + 1]! }),
  ]);
