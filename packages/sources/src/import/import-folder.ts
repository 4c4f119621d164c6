import { readFile, readdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Text } from "@tvars/cube";
import { readCatalogue } from "../catalogue.ts";
import { SourceError } from "../source-error.ts";
import type { ImportOptions } from "./import-file.ts";
import type { Item } from "./items.ts";
import { readItem } from "./read-item.ts";
import type { ImportReport } from "./report.ts";
import { emptyReport } from "./report.ts";
import { storeItems } from "./store-items.ts";

interface Entry {
  path: string;
  kind?: string;
  id?: string;
  title?: Text;
}

const LEFT_ALONE = /^(_manifest|manifest)\.json$|^\.|\.(md|txt|pdf|png|pbf|zip\.sha256|definition\.json)$/i;
/** Kinds of a manifest that are read by other means: records by the import of one's own data, networks by the network. */
const NOT_READ = new Set(["records", "network", "timetable", "plan", "scenario"]);

/**
 * Imports every file of a folder and its sub-folders. Bodies of the same table are joined, and its Swedish and English
 * bodies paired. A `manifest.json` with `files` says which to take, their titles, and whether all is invented.
 * A file that cannot be read is reported in `failed`; the others are stored.
 */
export async function importFolder(folder: string, options: ImportOptions): Promise<ImportReport> {
  const definitions = options.definitions ?? (await readCatalogue(options.folder));
  const manifest = await readManifest(folder);
  const entries = manifest?.files.filter(({ kind }) => !NOT_READ.has(kind ?? "")) ?? (await walk(folder));
  const report = emptyReport();
  const items: Item[] = [];
  for (const [index, entry] of entries.entries()) {
    options.signal?.throwIfAborted();
    const file = join(folder, ...entry.path.split("/"));
    const table =
      entry.kind === "reference" ? { table: `ref:${(entry.id ?? entry.path).replace(/^ref:/, "")}` } : {};
    try {
      items.push(
        await readItem(file, {
          ...options,
          definitions,
          ...table,
          invented: manifest?.invented === true,
          ...(entry.title ? { title: entry.title } : {}),
        }),
      );
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      report.failed.push({ file, error });
    }
    options.onProgress?.({ file, done: index + 1, total: entries.length });
  }
  const fetched = options.fetched ?? (await stat(folder)).mtime.toISOString();
  const place = { store: options.store, engine: options.engine, fetched };
  for (const group of independent(items)) {
    try {
      await storeItems(group, place, report);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      report.failed.push({ file: error.file, error });
    }
  }
  return report;
}

/** Bodies of one table belong together; every other file stands for itself, so that one bad file stops only itself. */
function independent(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const [index, item] of items.entries()) {
    const key = item.kind === "figures" ? `${item.source} ${item.table}` : `#${index}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

async function readManifest(folder: string): Promise<{ invented?: boolean; files: Entry[] } | undefined> {
  const path = join(folder, "manifest.json");
  if (!existsSync(path)) return undefined;
  const manifest = JSON.parse(await readFile(path, "utf8")) as { invented?: boolean; files?: Entry[] };
  return Array.isArray(manifest.files) ? { ...manifest, files: manifest.files } : undefined;
}

async function walk(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !LEFT_ALONE.test(entry.name))
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath ?? folder, entry.name))
        .split(sep)
        .join("/"),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
