import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { goal as goalSchema } from "@tvars/api";
import type { Goal } from "@tvars/api";
import { z } from "zod";
import { badGoalFile, noSuchGoal } from "./problems.ts";

/** Goals: one small JSON file each in the workspace's `goals` folder, so that they can be read, compared and kept in git. */
export class GoalStore {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "goals");
  }

  async list(): Promise<Goal[]> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => name.endsWith(".json"));
    return Promise.all(names.sort().map((name) => this.#read(name)));
  }

  async get(id: string): Promise<Goal> {
    if (!goalSchema.shape.id.safeParse(id).success) throw noSuchGoal(id);
    return this.#read(`${id}.json`).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      throw noSuchGoal(id);
    });
  }

  async save(goal: Goal): Promise<Goal> {
    const file = join(this.#folder, `${goal.id}.json`);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${file}.new`, `${JSON.stringify(goal, null, 2)}\n`);
    await rename(`${file}.new`, file);
    return goal;
  }

  async remove(id: string): Promise<{ removed: string }> {
    await this.get(id);
    await rm(join(this.#folder, `${id}.json`));
    return { removed: id };
  }

  async #read(name: string): Promise<Goal> {
    const bytes = await readFile(join(this.#folder, name), "utf8");
    try {
      return goalSchema.parse(JSON.parse(bytes));
    } catch (cause) {
      const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
      throw badGoalFile(`goals/${name}`, issue?.path.join(".") || "JSON", issue?.message ?? "JSON", cause);
    }
  }
}
