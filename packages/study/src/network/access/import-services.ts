import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { writeGeoParquet } from "@tvars/geo";
import type { CrsId } from "@tvars/geo";
import { readServicesFile } from "@tvars/sources";

export interface ImportServicesAnswers {
  layer?: string | undefined;
  crs?: string | undefined;
  /** What the services are to be called. */
  table?: string | undefined;
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");

/** `poa_points_of_interest.csv` as `poa-points-of-interest`. */
const idOf = (path: string): string =>
  nameOf(path)
    .replace(/\.[^.]+$/, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "") || "services";

/** Points of one's own as services. Nothing is stored unless the file was read whole. */
export async function importServices(
  store: SnapshotStore,
  path: string,
  { layer, crs, table }: ImportServicesAnswers = {},
): Promise<{ snapshot: Snapshot; rows: number }> {
  const id = (table ?? idOf(path)).replace(/^(ref|services):/, "");
  const title = id.replaceAll(/[-_]+/g, " ");
  const read = await readServicesFile(path, {
    kind: id,
    ...(layer ? { layer } : {}),
    ...(crs ? { crs: crs as CrsId } : {}),
  });
  const snapshot = await store.add(
    {
      source: "file",
      kind: "layer",
      table: `services:${id}`,
      title: { sv: title, en: title },
      licence: "unknown",
      attribution: { sv: `Källa: ${nameOf(path)}`, en: `Source: ${nameOf(path)}` },
      invented: false,
      fetched: (await stat(path)).mtime.toISOString(),
      crs: read.crs,
      rows: read.features.length,
    },
    (folder) => writeFile(join(folder, "data.parquet"), writeGeoParquet(read)),
  );
  return { snapshot, rows: read.features.length };
}
