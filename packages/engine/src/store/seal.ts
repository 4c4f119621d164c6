import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";
import type { Snapshot, SnapshotDraft } from "../snapshot.ts";
import { settle, sha256OfFile } from "./durable.ts";
import { checkName } from "./id.ts";
import { parquetRows } from "./parquet-rows.ts";
import { DATA_FILE, FORMAT, SNAPSHOT_FILE } from "./read.ts";

/** What a filled folder holds: sizes and sums of its files. */
export type Contents = Pick<Snapshot, "sha256" | "bytes" | "rows" | "files">;

/** Brings every file of a filled folder to the disk and sums it. @throws EngineError `draft` */
export async function contentsOf(folder: string, draft: SnapshotDraft): Promise<Contents> {
  const files: Record<string, string> = {};
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isFile() || entry.name === SNAPSHOT_FILE)
      throw unfit(entry.name, "bara filer, och inte snapshot.json", "files only, and not snapshot.json");
    const path = join(folder, checkName(entry.name));
    await settle(path);
    files[entry.name] = await sha256OfFile(path);
  }
  const { [DATA_FILE]: sha256, ...others } = files;
  if (!sha256) throw unfit(Object.keys(files), "filen data.parquet", "the file data.parquet");
  const path = join(folder, DATA_FILE);
  const rows = await parquetRows(path);
  if (draft.rows !== undefined && draft.rows !== rows)
    throw unfit(`${rows} rader`, `${draft.rows} rader`, `${draft.rows} rows`);
  const { size } = await stat(path);
  return { sha256, bytes: size, rows, ...(Object.keys(others).length ? { files: others } : {}) };
}

/** Writes snapshot.json, the last file: a folder without it was never finished. */
export async function seal(folder: string, snapshot: Snapshot): Promise<void> {
  const path = join(folder, SNAPSHOT_FILE);
  await writeFile(path, `${JSON.stringify({ format: FORMAT, ...snapshot }, null, 2)}\n`);
  await settle(path);
  await settle(folder, "folder");
}

/** Whether a draft says nothing new: equal bytes, and equal words that figures are read with. */
export const isSame = (current: Snapshot, draft: SnapshotDraft, contents: Contents): boolean =>
  essence({ ...current }) === essence({ ...draft, ...contents });

const essence = ({ kind, sha256, files, dimensions, notes, crs, invented }: Partial<Snapshot>): string =>
  JSON.stringify([kind, sha256, files ?? {}, dimensions ?? [], notes ?? [], crs ?? "", invented]);

export function checkDraft(draft: SnapshotDraft): void {
  for (const name of ["source", "table"] as const)
    if (draft[name].trim() === "") throw unfit(`${name}: ""`, `ett namn i ${name}`, `a name in ${name}`);
  for (const name of ["fetched", "updated"] as const) {
    const time = draft[name];
    if (time !== undefined && !(/^\d{4}-\d{2}-\d{2}/.test(time) && !Number.isNaN(Date.parse(time))))
      throw unfit(`${name}: ${time}`, "en tid som 2026-06-23T06:00:00Z", "a time like 2026-06-23T06:00:00Z");
  }
}

const unfit = (value: unknown, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "draft",
    what: text("Ögonblicksbilden kan inte sparas", "The snapshot cannot be stored"),
    value,
    expected: text(sv, en),
    action: text("Inget har sparats; rätta den som skriver.", "Nothing was stored; correct what writes it."),
  });
