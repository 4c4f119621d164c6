import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../studies/hash.ts";

/** What is made of the rest, or asks it: changes of these change no answer. */
const OWN: ReadonlySet<string> = new Set([
  "derived",
  "studies",
  "reports",
  "report-versions",
  "manifest.json",
]);
const DEPTH = 3;

/** Names the state of what answers are made of: another name as soon as a file has come, gone or been written. */
export async function workspaceMark(folder: string): Promise<string> {
  const found: string[] = [];
  const visit = async (at: string, depth: number): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      if (depth === 0 && OWN.has(entry.name)) continue;
      const path = join(at, entry.name);
      const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
      found.push(`${path} ${mtimeMs} ${size}`);
      if (entry.isDirectory() && depth < DEPTH) await visit(path, depth + 1);
    }
  };
  await visit(folder, 0);
  return sha256(found.sort().join("\n"));
}
