import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RecordsDefinition, type RecordsSet, recordsDefinition, recordsSet } from "@tvars/api";
import type { RecordsTable } from "@tvars/engine";
import { noSuchRecords, reservedId } from "./problems.ts";

/** Folders beside the sets that are something else. */
const RESERVED: ReadonlySet<string> = new Set(["keys"]);
const DEFINITION = "definition.json";
const SET = "set.json";

/** What is said of stored rows, and the stamp of the engine's table it is said of. */
interface Kept {
  set: RecordsSet;
  stamp: string;
}

/**
 * Descriptions of stored records: `records/ID/definition.json` and `set.json` in the workspace, beside the rows where the engine keeps them in
 * files. The rows are put in place by the engine in one step. What is said of them is written before and moved after, and holds good only for
 * the table with its stamp, so that a program killed between the two leaves either the old rows with the old words or the new with the new.
 */
export class SetShelf {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "records");
  }

  /** Every set, newest first. */
  async list(): Promise<RecordsSet[]> {
    const names = (await readdir(this.#folder, { withFileTypes: true }).catch(() => [])).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith(".") && !RESERVED.has(entry.name),
    );
    const sets = await Promise.all(names.map(({ name }) => this.#read(name)));
    return sets.flatMap((kept) => kept?.set ?? []).sort((a, b) => (a.stored < b.stored ? 1 : -1));
  }

  /** @throws StudyError `not-found` */
  async get(id: string): Promise<RecordsSet> {
    const kept = await this.find(id);
    if (kept) return kept;
    throw noSuchRecords(
      id,
      (await this.list()).map(({ definition }) => definition.id),
    );
  }

  async find(id: string): Promise<RecordsSet | undefined> {
    return isId(id) ? (await this.#read(id))?.set : undefined;
  }

  /** The definition that was saved, also where the rows' time is out. */
  async definition(id: string): Promise<RecordsDefinition | undefined> {
    if (!isId(id)) return undefined;
    const body = await readText(join(this.#folder, id, DEFINITION));
    return body === undefined ? undefined : recordsDefinition.parse(JSON.parse(body));
  }

  /** Written when every row has been read and before the engine puts them in place. */
  async prepare(set: RecordsSet): Promise<void> {
    const { id } = set.definition;
    if (!isId(id)) throw reservedId(id);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#pending(id), JSON.stringify(set, null, 2), { mode: 0o600 });
  }

  /** Makes what was prepared hold for the table that is now in place. */
  async seal(id: string, { stored }: RecordsTable, pending = this.#pending(id)): Promise<RecordsSet> {
    const set = recordsSet.parse(JSON.parse(await readFile(pending, "utf8")));
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#write(folder, DEFINITION, JSON.stringify(set.definition, null, 2));
    await this.#write(folder, SET, JSON.stringify({ set, stamp: stored } satisfies Kept, null, 2));
    await rm(pending, { force: true });
    return set;
  }

  /** Forgets what was prepared: nothing was stored. */
  async cancel(id: string): Promise<void> {
    await rm(this.#pending(id), { force: true });
  }

  /**
   * Finishes what a killed program left: rows in place whose words were prepared. Words of rows that never came are removed. What a program that
   * still runs has prepared is its own. The tables are asked for only where something was left.
   */
  async mend(
    tablesOf: () => Promise<readonly RecordsTable[]>,
    isRunning: (pid: number) => boolean = isProcess,
  ): Promise<void> {
    const left = (await readdir(this.#folder).catch(() => [])).flatMap((name) => {
      const [, id, pid] = PENDING.exec(name) ?? [];
      return id !== undefined && !isRunning(Number(pid)) ? [{ id, path: join(this.#folder, name) }] : [];
    });
    if (left.length === 0) return;
    const tables = await tablesOf();
    for (const { id, path } of left) {
      const table = tables.find((one) => one.id === id);
      const known = await this.#read(id);
      if (table && table.stored !== known?.stamp) await this.seal(id, table, path);
      else await rm(path, { force: true });
    }
  }

  /** Removes what is said of rows, the definition with it. */
  async remove(id: string): Promise<void> {
    await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  /** A definition without rows. */
  async saveDefinition(definition: RecordsDefinition): Promise<void> {
    const folder = join(this.#folder, definition.id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#write(folder, DEFINITION, JSON.stringify(definition, null, 2));
  }

  #pending(id: string): string {
    return join(this.#folder, `.${id}.${process.pid}.pending.json`);
  }

  async #read(id: string): Promise<Kept | undefined> {
    const body = await readText(join(this.#folder, id, SET));
    if (body === undefined) return undefined;
    const { set, stamp } = JSON.parse(body) as Kept;
    return { set: recordsSet.parse(set), stamp };
  }

  async #write(folder: string, name: string, contents: string): Promise<void> {
    const file = join(folder, name);
    await writeFile(`${file}.new`, contents, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
}

const PENDING = /^\.([a-z][a-z0-9-]*)\.(\d+)\.pending\.json$/;

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const isId = (id: string): boolean =>
  recordsDefinition.shape.id.safeParse(id).success && id.length <= 100 && !RESERVED.has(id);

const readText = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
