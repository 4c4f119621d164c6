import type { Snapshot } from "../snapshot.ts";

/** Oldest first by when they were read; where that is equal, what supersedes comes after what it superseded. */
export function inOrder(snapshots: readonly Snapshot[]): Snapshot[] {
  const byId = new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
  const depths = new Map<string, number>();
  const depth = (snapshot: Snapshot): number => {
    const known = depths.get(snapshot.id);
    if (known !== undefined) return known;
    depths.set(snapshot.id, 0);
    const before = snapshot.supersedes === undefined ? undefined : byId.get(snapshot.supersedes);
    const result = before ? depth(before) + 1 : 0;
    depths.set(snapshot.id, result);
    return result;
  };
  return [...snapshots].sort(
    (a, b) => compare(a.fetched, b.fetched) || depth(a) - depth(b) || compare(a.id, b.id),
  );
}

/**
 * The snapshot of each (source, table) that no other supersedes. What was stored last is current also where it was
 * read earlier, as when a body is imported from disk. Two writers at once may leave two such; the later read one counts.
 */
export function currentOf(ordered: readonly Snapshot[]): Snapshot[] {
  const superseded = new Set(ordered.map(({ supersedes }) => supersedes));
  const current = new Map<string, Snapshot>();
  for (const snapshot of ordered)
    if (!superseded.has(snapshot.id)) {
      const key = JSON.stringify([snapshot.source, snapshot.table]);
      current.delete(key);
      current.set(key, snapshot);
    }
  return [...current.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
