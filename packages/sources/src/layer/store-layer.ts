import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Version } from "@tvars/areas";
import { versionInfo } from "@tvars/areas";
import type { Engine, Snapshot, SnapshotDraft, SnapshotStore } from "@tvars/engine";
import type { Layer } from "@tvars/geo";
import { writeGeoParquet } from "@tvars/geo";
import { storeRows } from "../store-rows.ts";

type Origin = Pick<
  SnapshotDraft,
  "source" | "fetched" | "licence" | "attribution" | "invented" | "updated"
> & {
  parameters?: Record<string, unknown>;
};

/** Stores a layer in EPSG:3006 as GeoParquet. */
export function storeLayer(
  store: SnapshotStore,
  layer: Layer,
  { table, title, ...origin }: Origin & { table: string; title: Snapshot["title"] },
): Promise<Snapshot> {
  return store.add(
    { ...origin, kind: "layer", table, title, crs: layer.crs, rows: layer.features.length },
    (folder) => writeFile(join(folder, "data.parquet"), writeGeoParquet(layer)),
  );
}

export const AREA_COLUMNS = ["version", "code", "name", "kommun", "lan", "regso"] as const;
export type AreaRow = { [Column in (typeof AREA_COLUMNS)[number]]?: string | null };

/** Stores the areas of one version with their names and parents, without shapes, as table `areas:regso@2025`. */
export function storeAreas(
  store: SnapshotStore,
  engine: Engine,
  version: Version,
  rows: readonly AreaRow[],
  origin: Origin,
): Promise<Snapshot> {
  const { name } = versionInfo(version);
  const title = { sv: `${name.sv}, namn`, en: `${name.en}, names` };
  const sorted = [...rows].sort((a, b) => (a.code! < b.code! ? -1 : 1)).map((row) => ({ ...row, version }));
  return storeRows(store, engine, AREA_COLUMNS, sorted, {
    ...origin,
    kind: "areas",
    table: `areas:${version}`,
    title,
    rows: sorted.length,
  });
}
