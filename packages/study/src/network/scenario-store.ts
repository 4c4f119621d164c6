import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { scenario } from "@tvars/api";
import type { ScenarioSaved } from "@tvars/api";
import { noSuchScenario, notAScenarioId } from "./problems.ts";

/** Saved scenarios: one small JSON file each in the workspace's `scenarios` folder. */
export class ScenarioStore {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "scenarios");
  }

  async list(network?: string): Promise<ScenarioSaved[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const all = await Promise.all(
      names.filter((name) => name.endsWith(".json")).map((name) => this.#read(name)),
    );
    return all
      .filter((one) => network === undefined || one.network === network)
      .sort((a, b) => a.name.localeCompare(b.name, "sv"));
  }

  async get(id: string): Promise<ScenarioSaved> {
    checkId(id);
    return this.#read(`${id}.json`).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      throw noSuchScenario(id);
    });
  }

  async save(given: ScenarioSaved): Promise<ScenarioSaved> {
    checkId(given.id);
    const parsed = scenario.parse({ ...given, saved: new Date().toISOString() });
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

  async #read(name: string): Promise<ScenarioSaved> {
    return scenario.parse(JSON.parse(await readFile(join(this.#folder, name), "utf8")));
  }
}

function checkId(id: string): void {
  if (!scenario.shape.id.safeParse(id).success) throw notAScenarioId(id);
}
