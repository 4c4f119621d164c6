import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { noSuchUpload } from "./problems.ts";

const DAY_MS = 24 * 3600 * 1000;
const ID = /^records-[0-9a-f-]{36}$/;

/**
 * Files of records between being sent and being stored. Each lies in a folder of its own in the workspace's `.uploads`, under an id that
 * cannot be guessed, and is gone after a day whether it was stored or not.
 */
export class UploadShelf {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, ".uploads");
  }

  /** Takes a file over, moved and not copied; answers its id. What is older than a day is removed. */
  async keep(path: string): Promise<string> {
    await this.expire();
    const id = `records-${randomUUID()}`;
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    await rename(path, join(folder, basename(path)));
    return id;
  }

  /** Where the file of an upload lies. @throws StudyError `not-found` */
  async path(id: string): Promise<string> {
    if (!ID.test(id)) throw noSuchUpload(id);
    const folder = join(this.#folder, id);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: 0 }));
    const [name] = await readdir(folder).catch(() => []);
    if (name === undefined || Date.now() - mtimeMs > DAY_MS) throw noSuchUpload(id);
    return join(folder, name);
  }

  /** Removes an upload; nothing happens where there is none. */
  async remove(id: string): Promise<void> {
    if (ID.test(id)) await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  /** Removes what is older than a day. */
  async expire(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!ID.test(name)) continue;
      const { mtimeMs } = await stat(join(this.#folder, name)).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > DAY_MS) await this.remove(name);
    }
  }
}
