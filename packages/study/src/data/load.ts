import { createHash } from "node:crypto";
import { LAN, isVersion } from "@tvars/areas";
import type { Engine, Snapshot } from "@tvars/engine";
import type { Geography } from "../layers/geography.ts";
import type { AreaTables } from "./area-table.ts";
import { areaTables } from "./area-table.ts";
import { loadBridge } from "./bridge.ts";
import type { Data } from "./data.ts";
import { Gazetteer } from "./gazetteer.ts";
import type { AreaRow } from "./gazetteer.ts";
import { readAreaRows } from "./area-rows.ts";

/**
 * The snapshots in use. Real figures are never mixed with invented ones: where anything real is stored that a map or the
 * index is made of, the example region steps aside. Networks and timetables are asked for by themselves and say for themselves whether
 * they are invented.
 */
export function activeSnapshots(stored: readonly Snapshot[]): Snapshot[] {
  const current = stored.filter(({ kind }) => kind !== "network" && kind !== "timetable");
  const isCore = ({ kind, table }: Snapshot): boolean =>
    table === "TAB6586" || (kind === "layer" && isVersion(table));
  const real = current.filter(({ invented }) => !invented);
  return real.some(isCore) ? real : current;
}

/** One word for a set of snapshots: equal exactly when they are. */
export function stateOf(snapshots: readonly Snapshot[]): string {
  const ids = snapshots.map(({ id }) => id).sort();
  return createHash("sha256").update(ids.join("\n")).digest("hex").slice(0, 16);
}

/** Loads index, population, names, nesting and bridge once for a state of the workspace. */
export async function loadData(engine: Engine, geography: Geography, snapshots: Snapshot[]): Promise<Data> {
  const table = (id: string): Snapshot | undefined => snapshots.findLast((snapshot) => snapshot.table === id);
  const [index, population] = await Promise.all([
    loadTable(engine, table("TAB6586"), {}),
    loadTable(engine, table("TAB6574"), { age: ["total"], sex: ["total"], measure: ["population"] }),
  ]);
  const gazetteer = new Gazetteer();
  for (const { version, rows } of await readAreaRows(engine, snapshots))
    gazetteer.add(version, version === "lan@2007" ? rows.map(officialLan) : rows);
  for (const tables of [index, population])
    for (const [version, { codes }] of tables)
      gazetteer.add(
        version,
        codes.map((code) => ({ code, name: "" })),
      );
  gazetteer.finish(LAN_NAMES);
  const years = [...new Set([...index.values()].flatMap((one) => one.yearsWith("type")))].sort(
    (a, b) => a - b,
  );
  // Services of one's own are no figures: laid in an invented region they leave it invented.
  const figures = snapshots.filter(({ table }) => !table.startsWith("services:"));
  const invented = figures.length > 0 && figures.every((snapshot) => snapshot.invented);
  const bridge = await loadBridge(engine, geography, snapshots, gazetteer);
  return { state: stateOf(snapshots), invented, snapshots, gazetteer, index, population, bridge, years };
}

async function loadTable(
  engine: Engine,
  snapshot: Snapshot | undefined,
  where: Record<string, string[]>,
): Promise<AreaTables> {
  if (!snapshot) return new Map();
  const known = new Set(snapshot.dimensions?.map(({ id }) => id));
  const cube = await engine.cube({
    from: [snapshot],
    by: ["area", "year", "measure"],
    where: Object.fromEntries(Object.entries(where).filter(([name]) => known.has(name))),
  });
  return areaTables(cube);
}

/** The invented region's county has a code no real one has. */
const LAN_NAMES: ReadonlyMap<string, string> = new Map([...LAN, ["99", "Exempellän (påhittat)"]]);

/** Layers write "Värmlands"; a county is called "Värmlands län". */
const officialLan = (row: AreaRow): AreaRow => ({ ...row, name: LAN_NAMES.get(row.code) ?? row.name });
