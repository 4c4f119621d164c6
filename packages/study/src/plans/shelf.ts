import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plan } from "@tvars/api";
import type { Plan } from "@tvars/api";
import { noSuchPlan, notAPlanId } from "./problems.ts";

const ID = /^[a-z0-9-]{1,60}$/;

/** Imported plans: one JSON file each in the workspace's `plans` folder. */
export class PlanShelf {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "plans");
  }

  async list(): Promise<Plan[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const plans = await Promise.all(
      names.filter((name) => name.endsWith(".json")).map((name) => this.#read(name)),
    );
    return plans.sort((a, b) => (a.imported < b.imported ? 1 : -1));
  }

  async get(id: string): Promise<Plan> {
    if (!ID.test(id)) throw notAPlanId(id);
    return this.#read(`${id}.json`).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      throw noSuchPlan(id);
    });
  }

  async save(given: Plan): Promise<Plan> {
    if (!ID.test(given.id)) throw notAPlanId(given.id);
    const parsed = plan.parse(given);
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

  async #read(name: string): Promise<Plan> {
    return plan.parse(JSON.parse(await readFile(join(this.#folder, name), "utf8")));
  }
}
