import { stat } from "node:fs/promises";
import type { Engine, SnapshotStore } from "@tvars/engine";
import { readCatalogue } from "../catalogue.ts";
import type { Definition } from "../definition.ts";
import type { ImportAnswers } from "./items.ts";
import { importFolder } from "./import-folder.ts";
import { readItem } from "./read-item.ts";
import type { ImportReport } from "./report.ts";
import { emptyReport } from "./report.ts";
import { storeItems } from "./store-items.ts";

export interface ImportOptions extends ImportAnswers {
  store: SnapshotStore;
  engine: Engine;
  /** Table definitions; those of the package and of `folder` unless given. */
  definitions?: readonly Definition[];
  /** Workspace, for its own definitions. */
  folder?: string;
  /** When the files were read, ISO 8601; now unless told. */
  fetched?: string;
  signal?: AbortSignal;
  onProgress?: (progress: { file: string; done: number; total: number }) => void;
}

/**
 * Imports one file, or a folder: tells what it is by its contents, checks it whole, and only then stores it.
 * @throws SourceError naming file, row, value, what was expected and what to do; nothing is stored then.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportReport> {
  if ((await stat(path)).isDirectory()) return importFolder(path, options);
  const definitions = options.definitions ?? (await readCatalogue(options.folder));
  const item = await readItem(path, { ...options, definitions });
  const report = emptyReport();
  const fetched = options.fetched ?? (await stat(path)).mtime.toISOString();
  await storeItems([item], { store: options.store, engine: options.engine, fetched }, report);
  return report;
}
