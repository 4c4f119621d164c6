import { join } from "node:path";
import type { Cube } from "@tvars/cube";
import type { DuckDbOptions } from "./duckdb/open.ts";
import { openDuckDb } from "./duckdb/open.ts";
import type { CubeQuery, Engine } from "./engine.ts";
import type { Snapshot } from "./snapshot.ts";
import type { FolderStore } from "./store/open.ts";
import { openStore } from "./store/open.ts";

export interface Workspace {
  store: FolderStore;
  engine: Engine;
  close(): Promise<void>;
}

/** A store and the engine that asks it, on one folder. */
export async function openWorkspace(
  folder: string,
  options: Omit<DuckDbOptions, "store" | "recordsFolder"> = {},
): Promise<Workspace> {
  const store = await openStore(folder);
  const engine = await openDuckDb({ ...options, store, recordsFolder: join(store.folder, "records") });
  return { store, engine, close: () => engine.close() };
}

/** The figures of snapshots as one cube; by area and every dimension the first of them has, unless told. */
export function loadCube(
  engine: Engine,
  snapshots: Snapshot[],
  query: Partial<Omit<CubeQuery, "from">> = {},
  options: { signal?: AbortSignal } = {},
): Promise<Cube> {
  const by = ["area", ...(snapshots[0]?.dimensions ?? []).map(({ id }) => id)];
  return engine.cube({ by, ...query, from: snapshots }, options);
}
