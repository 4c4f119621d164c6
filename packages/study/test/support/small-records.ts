/** A little country: 16 RegSO in 3 kommuner over two versions, some hundred records of them, and tables of these, protected as the rules say. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BreakdownAnswer, type BreakdownAsked, type SecrecyRules, breakdownAsked } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import { emptyCube, setFigure, figure, text } from "@tvars/cube";
import { protect, protectedCell, REASON_WORDS, type TableDimension } from "@tvars/disclosure";
import { type Engine, openDuckDb } from "@tvars/engine";
import { areaTables } from "../../src/data/area-table.ts";
import type { Data } from "../../src/data/data.ts";
import { Gazetteer } from "../../src/data/gazetteer.ts";
import type { AreasOf } from "../../src/records/release/inside/rows.ts";
import { ReleaseDesk } from "../../src/records/release/desk.ts";

export interface Row {
  area: string;
  year: number;
  sex: string;
  kind: string;
}

export const RULES: SecrecyRules = {
  smallest: 5,
  shareN: 20,
  shareX: 5,
  roundingKind: "controlled",
  secondary: true,
  open: false,
};

export const CODES: readonly string[] = Array.from(
  { length: 16 },
  (_, at) => `990${1 + Math.floor(at / 6)}R0${String(1 + at).padStart(2, "0")}`,
);
export const YEARS = [2022, 2023, 2024];
export const typeOf = (code: string, year: number): number =>
  1 + ((Number(code.slice(-2)) * 3 + (year > 2022 ? 1 : 0)) % 5);

/** Random numbers that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function smallRows(count = 420, seed = 7): Row[] {
  const next = seeded(seed);
  const pick = <T>(list: readonly T[], power = 1): T => list[Math.floor(next() ** power * list.length)]!;
  return Array.from({ length: count }, () => {
    const year = pick(YEARS);
    return {
      area: `${versionFor("regso", year)}:${pick(CODES, 1.6)}`,
      year,
      sex: pick(["kvinna", "man"]),
      kind: pick(["cykel", "gående", "moped", "buss"], 2.2),
    };
  });
}

export const codeOf = ({ area }: Row): string => area.slice(area.indexOf(":") + 1);

export function smallData(): Data {
  const cube = emptyCube(text("index"), [
    {
      id: "area",
      label: text("area"),
      categories: ["regso@2020", "regso@2025"].flatMap((version) =>
        CODES.map((code) => ({ id: `${version}:${code}`, label: text(code) })),
      ),
    },
    {
      id: "year",
      label: text("year"),
      categories: YEARS.map((year) => ({ id: String(year), label: text(String(year)) })),
    },
    { id: "measure", label: text("measure"), categories: [{ id: "type", label: text("type") }] },
  ]);
  for (const [a, { id }] of cube.dimensions[0]!.categories.entries())
    for (const [y, year] of YEARS.entries())
      if (id.startsWith(versionFor("regso", year)))
        setFigure(cube, a * YEARS.length + y, figure(typeOf(id.slice(11), year)));
  const gazetteer = new Gazetteer();
  for (const version of ["regso@2020", "regso@2025"] as const)
    gazetteer.add(
      version,
      CODES.map((code) => ({ code, name: code })),
    );
  return {
    state: "small",
    invented: true,
    snapshots: [],
    gazetteer: gazetteer.finish(new Map()),
    index: areaTables(cube),
    population: new Map(),
    bridge: undefined,
    years: YEARS,
  };
}

/** `riket`, `kommun:9901` and `areas:CODE,CODE`. */
export const placeHolds = (place: string, code: string): boolean =>
  place === "riket" ||
  (place.startsWith("kommun:") ? code.startsWith(place.slice(7)) : place.slice(6).split(",").includes(code));

export const areasOf: AreasOf = async (place, year) => {
  if (!/^\d{4}$/.test(year)) return undefined;
  const version = versionFor("regso", Number(year));
  return new Set(CODES.filter((code) => placeHolds(place, code)).map((code) => `${version}:${code}`));
};

const categoryOf = (row: Row, dimension: string): string => {
  if (dimension === "type") return String(typeOf(codeOf(row), row.year));
  if (dimension === "regso") return codeOf(row);
  if (dimension === "kommun") return codeOf(row).slice(0, 4);
  return String(row[dimension as "year" | "sex" | "kind"]);
};

const CATEGORIES: Record<string, readonly string[]> = {
  type: ["1", "2", "3", "4", "5"],
  regso: CODES,
  kommun: ["9901", "9902", "9903"],
  year: YEARS.map(String),
  sex: ["kvinna", "man"],
  kind: ["cykel", "gående", "moped", "buss"],
};

/** A table of counts, protected by itself; with `secondary: false` only what the rules themselves hide is hidden. */
export async function tableOf(
  rows: readonly Row[],
  given: Partial<BreakdownAsked>,
  rules = RULES,
): Promise<BreakdownAnswer> {
  const asked = breakdownAsked.parse({ records: "olyckor", ...given });
  const dimensions: TableDimension[] = asked.by.map((id) => {
    const parts = CATEGORIES[id]!.filter((one) => id !== "regso" || placeHolds(asked.place, one));
    return { id, categories: [...parts, "all"], relations: [{ total: "all", parts }], total: "all" };
  });
  const kept = rows.filter(
    (row) =>
      placeHolds(asked.place, codeOf(row)) &&
      (asked.years?.includes(row.year) ?? true) &&
      Object.entries(asked.where).every(([group, values]) => values.includes(categoryOf(row, group))),
  );
  const size = dimensions.reduce((product, { categories }) => product * categories.length, 1);
  const keyAt = (at: number): Record<string, string> => {
    const key: [string, string][] = [];
    let rest = at;
    for (const { id, categories } of dimensions.toReversed()) {
      key.unshift([id, categories[rest % categories.length]!]);
      rest = Math.floor(rest / categories.length);
    }
    return Object.fromEntries(key);
  };
  const keys = Array.from({ length: size }, (_, at) => keyAt(at));
  const values = Float64Array.from(
    keys,
    (key) =>
      kept.filter((row) =>
        Object.entries(key).every(([id, one]) => one === "all" || categoryOf(row, id) === one),
      ).length,
  );
  const done = await protect(
    { measure: "n", dimensions, values },
    {
      id: "counts",
      version: 1,
      rules: [{ kind: "threshold", from: 1, to: rules.smallest - 1 }],
      zeros: "shown",
    },
    { method: rules.secondary ? "heuristic" : "none" },
  );
  const made = keys.map((key, at) => {
    const { value, status, role, reason } = protectedCell(done.tables[0]!, at);
    return {
      key,
      label: Object.fromEntries(Object.entries(key).map(([id, one]) => [id, text(one)])),
      count: { value, status },
      hidden: role === undefined ? null : { kind: role, rule: reason!, reason: REASON_WORDS[reason!] },
      denominator: null,
      value: null,
      standardised: null,
      difference: null,
      ratio: null,
    };
  });
  const none = { value: 0, status: "zero" } as const;
  return {
    asked,
    title: text(`Olyckor efter ${asked.by.join(", ")}`),
    reading: [],
    records: { id: "olyckor", title: text("Olyckor"), unit: text("skadade"), placeOf: "event" },
    place: { id: asked.place, kind: "riket", name: text(asked.place), areas: CODES.length },
    unit: text("skadade"),
    dimensions: dimensions.map(({ id, categories }) => ({
      id,
      title: text(id),
      categories: categories.filter((one) => one !== "all").map((one) => ({ id: one, label: text(one) })),
    })),
    rows: made,
    gaps: [],
    concentration: null,
    funnel: null,
    unmatched: { rows: none, share: 0, causes: [], bounds: [] },
    secrecy: {
      rules,
      primary: made.filter(({ hidden }) => hidden?.kind === "primary").length,
      secondary: made.filter(({ hidden }) => hidden?.kind === "secondary").length,
      published: made.filter(({ hidden }) => hidden === null).length,
      narrowest: null,
      safe: done.audit.unsafe === 0,
      words: [],
    },
    caveats: [],
    provenance: {
      origin: [],
      notes: [],
      method: text("antal"),
      command: "tvars records table",
      request: "/api/records",
    },
  };
}

export interface SmallWorld {
  folder: string;
  engine: Engine;
  rows: Row[];
  desk: ReleaseDesk;
  table(asked: Partial<BreakdownAsked>, rules?: SecrecyRules): Promise<BreakdownAnswer>;
  store(rows: readonly Row[]): Promise<void>;
  close(): Promise<void>;
}

export async function smallWorld({ rules = RULES, rows = smallRows() } = {}): Promise<SmallWorld> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-releases-"));
  const engine = await openDuckDb({ recordsFolder: join(folder, "records") });
  const data = smallData();
  let minute = 0;
  const world: SmallWorld = {
    folder,
    engine,
    rows: [...rows],
    table: (asked, with_ = rules) => tableOf(world.rows, asked, with_),
    desk: new ReleaseDesk({
      folder,
      engine,
      data: async () => data,
      breakdown: (asked) => tableOf(world.rows, asked, rules),
      areasOf: () => areasOf,
      now: () => new Date(Date.UTC(2026, 10, 22, 9, minute++)),
    }),
    store: async (fresh) => {
      world.rows = [...fresh];
      await storeRows(engine, fresh);
    },
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await storeRows(engine, rows);
  return world;
}

async function storeRows(engine: Engine, rows: readonly Row[]): Promise<void> {
  const words = (of: (row: Row) => string) => ({ type: "VARCHAR", values: rows.map(of) }) as const;
  await engine.storeRecords("olyckor", [
    {
      verdict: words(() => "matched"),
      area: words(({ area }) => area),
      kommun: words((row) => codeOf(row).slice(0, 4)),
      lan: words((row) => codeOf(row).slice(0, 2)),
      year: { type: "INTEGER", values: Int32Array.from(rows, ({ year }) => year) },
      n: { type: "DOUBLE", values: new Float64Array(rows.length).fill(1) },
      g_sex: words(({ sex }) => sex),
      g_kind: words(({ kind }) => kind),
    },
  ]);
}
