import { mkdir, readFile, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cancelled } from "../cube/problems.ts";
import type { ParquetColumn } from "../engine.ts";
import type { RecordsBatch, RecordsTable, StoreRecordsOptions } from "../records.ts";
import { partialName, sweepPartial } from "../store/partial.ts";
import { partsOf } from "./parts.ts";
import { isPast } from "./retention.ts";
import { batchesOf, checkId, notFound } from "./table.ts";

/** Hive and Trino take every file of a folder for data whose name does not begin so. */
const DESCRIPTION = "_records.json";

/** What is done before a table's rows are removed, where something else knows of them. */
export type BeforeRemoval = (table: RecordsTable) => Promise<void>;

export type WritePart = (path: string, columns: Record<string, ParquetColumn>) => Promise<void>;

/**
 * Records as Parquet files, a folder for each table: what DuckDB reads, and Trino where it sees the same disk. Those
 * whose last day is past are removed by whatever asks next; files of others in the folder stay.
 */
export class RecordsFolder {
  readonly #root: string;
  readonly #write: WritePart;
  readonly #before: BeforeRemoval;
  #opened: Promise<void> | undefined;

  constructor(root: string, write: WritePart, before: BeforeRemoval = async () => {}) {
    this.#root = root;
    this.#write = write;
    this.#before = before;
  }

  /** Where a table's files are. */
  path(id: string): string {
    checkId(id);
    return join(this.#root, id);
  }

  async store(
    id: string,
    batches: AsyncIterable<RecordsBatch> | Iterable<RecordsBatch>,
    { keepUntil, signal }: StoreRecordsOptions = {},
  ): Promise<RecordsTable> {
    const target = this.path(id);
    await this.#open();
    const { columns, rest } = await batchesOf(batches);
    const work = join(this.#partial, partialName());
    await mkdir(work, { mode: 0o700 });
    try {
      let rows = 0;
      let parts = 0;
      // A part is written while the next is gathered; no more than two are in memory.
      let writing = Promise.resolve();
      try {
        for await (const part of partsOf(columns, rest)) {
          if (signal?.aborted) throw cancelled(signal.reason);
          await writing;
          writing = this.#write(join(work, `part-${String(parts++).padStart(5, "0")}.parquet`), part);
          // It is awaited before the next; a failure meanwhile is not unheard.
          writing.catch(() => {});
          rows += lengthOf(part);
        }
      } finally {
        await writing;
      }
      const table: RecordsTable = {
        id,
        columns,
        rows,
        stored: new Date().toISOString(),
        ...(keepUntil === undefined ? {} : { keepUntil }),
      };
      await writeFile(join(work, DESCRIPTION), `${JSON.stringify(table, null, 2)}\n`);
      const old = join(this.#partial, partialName());
      await rename(target, old).catch(ignoreAbsent);
      await rename(work, target);
      await rm(old, { recursive: true, force: true });
      return table;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  async list(): Promise<RecordsTable[]> {
    await this.#open();
    const names = (await readdir(this.#root)).filter((name) => !name.startsWith(".")).sort();
    const tables = await Promise.all(names.map((name) => this.#read(name)));
    return tables.filter((table) => table !== undefined);
  }

  async get(id: string): Promise<RecordsTable> {
    const table = await this.#read(id);
    if (table) return table;
    throw notFound(
      id,
      (await this.list()).map((other) => other.id),
    );
  }

  async drop(id: string): Promise<void> {
    const table = await this.#read(id);
    if (table) await this.#before(table);
    await rm(this.path(id), { recursive: true, force: true });
  }

  async #read(id: string): Promise<RecordsTable | undefined> {
    const folder = this.path(id);
    const words = await readFile(join(folder, DESCRIPTION), "utf8").catch(ignoreAbsent);
    if (words === undefined) return undefined;
    const table = JSON.parse(words) as RecordsTable;
    if (!isPast(table)) return table;
    await this.#before(table);
    // The description last: cut short, this is done again.
    const names = (await readdir(folder).catch(ignoreAbsent)) ?? [];
    for (const name of names.filter((other) => other.endsWith(".parquet")))
      await rm(join(folder, name), { force: true });
    await rm(join(folder, DESCRIPTION), { force: true });
    await rmdir(folder).catch(() => undefined);
    return undefined;
  }

  get #partial(): string {
    return join(this.#root, ".partial");
  }

  #open(): Promise<void> {
    return (this.#opened ??= (async () => {
      await mkdir(this.#partial, { recursive: true, mode: 0o700 });
      await sweepPartial(this.#partial);
    })());
  }
}

const lengthOf = (part: Record<string, ParquetColumn>): number => {
  const [column] = Object.values(part);
  return column === undefined ? 0 : "codes" in column ? column.codes.length : column.values.length;
};

const ignoreAbsent = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
};
