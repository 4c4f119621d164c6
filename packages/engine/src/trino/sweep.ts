import { readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { sweepPartial } from "../store/partial.ts";
import type { TrinoPlace } from "./tables.ts";
import { schemaOf, unpublish } from "./tables.ts";

/** A question takes minutes at most. */
const LOOKUP_AGE_MS = 24 * 3600 * 1000;

/**
 * Removes what nobody will ask for: tables of records that are no longer stored, small tables nobody used for a day, and
 * what a program that was killed had begun.
 */
export async function sweepTables(place: TrinoPlace, recordsTables: () => Promise<string[]>): Promise<void> {
  await sweepPartial(place.folder, (name) => name.startsWith("."));
  const [tables, folders] = await Promise.all([
    place.client.run(`SHOW TABLES FROM ${schemaOf(place)}`),
    readdir(place.folder),
  ]);
  const names = new Set([...tables.map(([name]) => String(name)), ...folders]);
  // Asked for last: what another process stores meanwhile is in it.
  const records = await recordsTables();
  for (const name of names) {
    if (!/^[lr]_[0-9a-f]{24}$/.test(name) || records.includes(name)) continue;
    if (name.startsWith("r_") || (await age(join(place.folder, name))) > LOOKUP_AGE_MS)
      await unpublish(place, name);
  }
}

/** Says that a small table is used. @returns false where it is gone */
export async function touch(place: TrinoPlace, table: string): Promise<boolean> {
  const now = new Date();
  return utimes(join(place.folder, table), now, now).then(
    () => true,
    () => false,
  );
}

const age = (folder: string): Promise<number> =>
  stat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
