import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHash } from "node:crypto";

/**
 * Finished parts of a fetch, kept on disk until the table is stored, so that a killed fetch continues where it
 * stopped. Keyed by everything that decides the answer: when the source updates the table, the key changes and the old
 * parts are not used.
 */
export interface Parts {
  get(part: number): Promise<string | undefined>;
  put(part: number, text: string): Promise<void>;
  /** Everything is stored: the parts are no longer needed. */
  clear(): Promise<void>;
}

export const requestKey = (request: unknown): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("hex").slice(0, 16);

/** `folder` is the workspace; parts lie in `.resume/<table>-<key>/`. Without a folder nothing is kept. */
export function openParts(folder: string | undefined, table: string, key: string): Parts {
  if (folder === undefined)
    return {
      get: () => Promise.resolve(undefined),
      put: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    };
  const home = join(folder, ".resume", `${table.replaceAll(/[^\w.@-]/g, "_")}-${key}`);
  const path = (part: number): string => join(home, `part-${String(part).padStart(5, "0")}.json`);
  return {
    async get(part) {
      try {
        return await readFile(path(part), "utf8");
      } catch {
        return undefined;
      }
    },
    async put(part, text) {
      await mkdir(home, { recursive: true });
      // Written beside and moved into place: a part is either whole or not there.
      await writeFile(`${path(part)}.tmp`, text);
      await rename(`${path(part)}.tmp`, path(part));
    },
    clear: () => rm(home, { recursive: true, force: true }),
  };
}
