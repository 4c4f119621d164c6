import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/**
 * What is made from a snapshot once and kept beside the snapshots: simplified shapes, neighbours. It can be deleted at any time and is
 * made again; `recipe` names how it was made, so that a newer way of making it is not mixed up with an older result.
 */
export class Derived {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "derived");
  }

  async get<Value>(snapshot: string, recipe: string, make: () => Promise<Value>): Promise<Value> {
    let made: Value | undefined;
    const kept = await this.#bytes(snapshot, `${recipe}.json.gz`, async () => {
      made = await make();
      return gzipSync(JSON.stringify(made), { level: 4 });
    });
    return made ?? (JSON.parse(gunzipSync(kept).toString("utf8")) as Value);
  }

  bytes(snapshot: string, recipe: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    return this.#bytes(snapshot, `${recipe}.bin`, make);
  }

  async #bytes(snapshot: string, name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const file = join(this.#folder, snapshot, name);
    const kept = await readFile(file).catch(() => undefined);
    if (kept) return kept;
    const value = await make();
    await mkdir(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, value);
    await rename(draft, file);
    return value;
  }
}
