import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { areaSet } from "@tvars/api";
import type { AreaSet } from "@tvars/api";
import { noSuchSet, notASetId } from "../problems.ts";

/** Saved sets of areas: one small JSON file each in the workspace's `sets` folder. */
export class SetStore {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "sets");
  }

  async list(): Promise<AreaSet[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const sets = await Promise.all(
      names.filter((name) => name.endsWith(".json")).map((name) => this.#read(name)),
    );
    return sets.sort((a, b) => a.name.localeCompare(b.name, "sv"));
  }

  async get(id: string): Promise<AreaSet> {
    checkId(id);
    return this.#read(`${id}.json`).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      throw noSuchSet(id);
    });
  }

  async save(set: AreaSet): Promise<AreaSet> {
    const parsed = areaSet.parse(set);
    const file = join(this.#folder, `${parsed.id}.json`);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(parsed, null, 2));
    await rename(`${file}.new`, file);
    return parsed;
  }

  async remove(id: string): Promise<{ removed: string }> {
    await this.get(id);
    await rm(join(this.#folder, `${id}.json`));
    return { removed: id };
  }

  async #read(name: string): Promise<AreaSet> {
    return areaSet.parse(JSON.parse(await readFile(join(this.#folder, name), "utf8")));
  }
}

function checkId(id: string): void {
  if (!areaSet.shape.id.safeParse(id).success) throw notASetId(id);
}
