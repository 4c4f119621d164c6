import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type KeyTable, keyTable } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { noSuchKey, notAKeyId } from "../problems.ts";
import { type ReadKeyOptions, readKeyFile } from "./read-key.ts";

const ID = /^[a-z][a-z0-9-]{0,59}$/;

/** Key tables of the agency: in the workspace's `records/keys`, a head `ID.json` and the pairs `ID.codes.json`. */
export class KeyShelf {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "records", "keys");
  }

  async list(): Promise<KeyTable[]> {
    const heads = (await readdir(this.#folder).catch(() => [])).filter((name) =>
      /^[a-z0-9-]+\.json$/.test(name),
    );
    return Promise.all(heads.toSorted().map((name) => this.#head(name)));
  }

  /** A table's head and its pairs, from `plainKey` to the plain code. @throws StudyError `not-found` */
  async get(id: string): Promise<{ head: KeyTable; codes: Map<string, string> }> {
    checkId(id);
    try {
      const head = await this.#head(`${id}.json`);
      const pairs = await readFile(join(this.#folder, `${id}.codes.json`), "utf8");
      return { head, codes: new Map(JSON.parse(pairs) as [string, string][]) };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
      throw noSuchKey(
        id,
        (await this.list()).map((one) => one.id),
      );
    }
  }

  /** Checks a file whole and keeps it; one with the same id is replaced. @throws StudyError */
  async save(
    id: string,
    path: string,
    { title, ...options }: ReadKeyOptions & { title?: Text | undefined } = {},
  ): Promise<KeyTable> {
    checkId(id);
    const { division, version, codes } = await readKeyFile(path, options);
    const head: KeyTable = {
      id,
      title: title ?? { sv: id, en: id },
      rows: codes.size,
      division,
      ...(version ? { version } : {}),
      from: basename(path),
      areas: new Set(codes.values()).size,
      stored: new Date().toISOString(),
    };
    await mkdir(this.#folder, { recursive: true });
    // The head last: a table without one is not there.
    await this.#write(`${id}.codes.json`, JSON.stringify([...codes]));
    await this.#write(`${id}.json`, JSON.stringify(head, null, 2));
    return head;
  }

  async remove(id: string): Promise<{ removed: string }> {
    await this.get(id);
    await rm(join(this.#folder, `${id}.json`), { force: true });
    await rm(join(this.#folder, `${id}.codes.json`), { force: true });
    return { removed: id };
  }

  async #head(name: string): Promise<KeyTable> {
    return keyTable.parse(JSON.parse(await readFile(join(this.#folder, name), "utf8")));
  }

  async #write(name: string, contents: string): Promise<void> {
    const file = join(this.#folder, name);
    await writeFile(`${file}.new`, contents);
    await rename(`${file}.new`, file);
  }
}

function checkId(id: string): void {
  if (!ID.test(id)) throw notAKeyId(id);
}
