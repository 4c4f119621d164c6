import { join } from "node:path";
import type { Engine, Snapshot, SnapshotDraft, SnapshotStore } from "@tvars/engine";

/** Stores rows of texts as one snapshot (areas, bridges, groups); rows in the order given. */
export function storeRows(
  store: SnapshotStore,
  engine: Engine,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | null>>[],
  draft: SnapshotDraft,
): Promise<Snapshot> {
  return store.add(draft, (folder) =>
    engine.writeParquet(
      join(folder, "data.parquet"),
      Object.fromEntries(
        columns.map((name) => [
          name,
          { type: "VARCHAR" as const, values: rows.map((row) => row[name] ?? null) },
        ]),
      ),
    ),
  );
}
