import type { Version } from "@tvars/areas";
import type { Engine, SnapshotStore } from "@tvars/engine";
import type { AreaRow } from "./store-layer.ts";
import { AREA_COLUMNS } from "./store-layer.ts";

/** Names and parents known from earlier stay where the new rows do not have the area, or do not have its name. */
export async function joinNames(
  store: SnapshotStore,
  engine: Engine,
  version: Version,
  rows: readonly AreaRow[],
  source: string,
): Promise<AreaRow[]> {
  const before = await store.find(`areas:${version}`, source);
  const earlier = before === undefined ? [] : await engine.rows<AreaRow>(before, AREA_COLUMNS);
  const byCode = new Map(earlier.map((row) => [row.code!, row]));
  for (const row of rows) {
    const known = byCode.get(row.code!);
    const name = row.name ?? known?.name ?? null;
    byCode.set(row.code!, { ...known, ...row, name, regso: row.regso ?? known?.regso ?? null });
  }
  return [...byCode.values()];
}
