import type { Changes } from "@tvars/api";
import type { Engine, Snapshot } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { changesBetween } from "./changes.ts";

/** For each table in use that superseded an earlier snapshot: what changed. The latest change first. */
export async function latestChanges(
  all: readonly Snapshot[],
  data: Data,
  engine: Engine,
  table: string | undefined,
  limit: number,
): Promise<Changes[]> {
  const byId = new Map(all.map((snapshot) => [snapshot.id, snapshot]));
  const newer = data.snapshots.filter(
    (snapshot) =>
      snapshot.kind === "figures" &&
      snapshot.supersedes !== undefined &&
      (!table || snapshot.table === table),
  );
  const changes: Changes[] = [];
  for (const snapshot of newer.sort((a, b) => (a.fetched < b.fetched ? 1 : -1))) {
    const older = byId.get(snapshot.supersedes!);
    if (older) changes.push(await changesBetween(engine, data.gazetteer, older, snapshot, limit));
  }
  return changes;
}
