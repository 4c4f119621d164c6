import { join } from "node:path";
import type { Snapshot } from "../snapshot.ts";
import { replaceFile } from "./durable.ts";
import { currentOf } from "./order.ts";
import { DATA_FILE, FORMAT } from "./read.ts";

/**
 * Writes `manifest.json` for people and other programs. It is derived: the folders are the truth, and the next opening
 * writes it anew. Two writers may each list before the other's snapshot is in place, so the list is read again after.
 */
export async function writeManifest(
  folder: string,
  scratch: string,
  list: () => Promise<Snapshot[]>,
): Promise<void> {
  let snapshots = await list();
  for (;;) {
    await replaceFile(join(folder, "manifest.json"), manifest(snapshots), scratch);
    const again = await list();
    if (again.length === snapshots.length && again.every(({ id }, at) => id === snapshots[at]!.id)) return;
    snapshots = again;
  }
}

function manifest(snapshots: readonly Snapshot[]): string {
  const current = new Set(currentOf(snapshots).map(({ id }) => id));
  const entries = snapshots.map((snapshot) => ({
    ...snapshot,
    // These are long, and stand in each snapshot's own file.
    dimensions: undefined,
    notes: undefined,
    parameters: undefined,
    current: current.has(snapshot.id),
    path: `snapshots/${snapshot.id}/${DATA_FILE}`,
  }));
  const derived =
    "Derived from snapshots/*/snapshot.json, which are the truth; rewritten whenever they change.";
  return `${JSON.stringify({ format: FORMAT, derived, snapshots: entries }, null, 2)}\n`;
}
