import { isVersion } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Engine, Snapshot } from "@tvars/engine";
import type { AreaRow } from "./gazetteer.ts";

const COLUMNS = ["code", "name", "regso"] as const;

/** Codes, names and parents that the layers, area lists and keys in use tell of. */
export async function readAreaRows(
  engine: Engine,
  snapshots: readonly Snapshot[],
): Promise<{ version: Version; rows: AreaRow[] }[]> {
  const found: { version: Version; rows: AreaRow[] }[] = [];
  // Lists of areas come first: they hold the names and parents that every file read so far told of.
  const lists = snapshots.filter(({ kind }) => kind === "areas");
  const layers = snapshots.filter(({ kind }) => kind === "layer");
  for (const snapshot of [...lists, ...layers]) {
    const version = snapshot.table.replace(/^areas:/, "");
    if (isVersion(version))
      found.push({ version, rows: await engine.rows<AreaRow & Record<string, unknown>>(snapshot, COLUMNS) });
  }
  return found;
}
