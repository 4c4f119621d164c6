import type { Version } from "@tvars/areas";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import { joinNames } from "../layer/join-names.ts";
import type { AreaRow } from "../layer/store-layer.ts";
import { storeAreas } from "../layer/store-layer.ts";
import type { FigureTable } from "./build.ts";

/** SCB's tables are the only place where a fetch meets names of kommuner and län: the WFS has none. */
const NAMED: readonly Version[] = ["kommun@2007", "lan@2007"];

/** Names of kommuner and län in a table's labels ("1780 Karlstad", "Karlstad"), joined with those already known. */
export async function storePlaceNames(
  store: SnapshotStore,
  engine: Engine,
  { areas }: FigureTable,
  origin: Parameters<typeof storeAreas>[4],
): Promise<Snapshot[]> {
  const stored: Snapshot[] = [];
  for (const version of NAMED) {
    const rows = areas.flatMap(({ version: of, code, label }): AreaRow[] => {
      const name = label.sv.replace(new RegExp(`^${code}\\s+`), "").trim();
      if (of !== version || name === "" || name === code) return [];
      return [{ code, name, kommun: version === "kommun@2007" ? code : null, lan: code.slice(0, 2) }];
    });
    if (rows.length === 0) continue;
    const joined = await joinNames(store, engine, version, rows, origin.source);
    stored.push(await storeAreas(store, engine, version, joined, origin));
  }
  return stored;
}
