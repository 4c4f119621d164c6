import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What was last seen at the source of a table, and the snapshot that holds it. */
export interface Seen {
  updated: string | undefined;
  request: string;
  snapshot: string;
}

/**
 * `.resume/seen.json` in the workspace. Beside the snapshots because a source may move `updated` without changing a
 * figure: the snapshot then stays, and only this says that the newer `updated` holds the same.
 */
export async function readLedger(folder: string | undefined): Promise<Record<string, Seen>> {
  if (folder === undefined) return {};
  try {
    return JSON.parse(await readFile(join(folder, ".resume", "seen.json"), "utf8")) as Record<string, Seen>;
  } catch {
    // Absent or cut off: tables are then fetched again, which costs time and loses nothing.
    return {};
  }
}

export async function writeLedger(folder: string | undefined, table: string, seen: Seen): Promise<void> {
  if (folder === undefined) return;
  const path = join(folder, ".resume", "seen.json");
  await mkdir(join(folder, ".resume"), { recursive: true });
  const ledger = await readLedger(folder);
  await writeFile(`${path}.tmp`, JSON.stringify({ ...ledger, [table]: seen }, null, 2));
  await rename(`${path}.tmp`, path);
}
