import type { Measure } from "../catalogue/measure.ts";
import { measureOf } from "../catalogue/catalogue.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import { type Bootstrap, bootstrap, type BootstrapOptions } from "../inference/bootstrap.ts";
import { type CompareTest, compareTest, type CompareTestOptions } from "../inference/compare-test.ts";
import { type NullTest, nullTest, type NullTestOptions } from "../inference/null-test.ts";
import { dataOf } from "../inference/replicates.ts";
import type { Task } from "./task.ts";
import { openThread, type Thread } from "./thread.ts";

export { threadOf } from "./thread.ts";
export type { Thread, WebWorker } from "./thread.ts";

type Given = MeasureData | Counts;

/** Simulations shared out over threads. The numbers are those of one thread, to the last bit. */
export interface Workers {
  nullTest(measure: Measure, data: Given, options?: NullTestOptions): Promise<NullTest>;
  bootstrap(measure: Measure, data: Given, options?: BootstrapOptions): Promise<Bootstrap>;
  compareTest(
    measure: Measure,
    before: Given,
    after: Given,
    options?: CompareTestOptions,
  ): Promise<CompareTest>;
  close(): Promise<void>;
}

/** Slices for each thread: one, since every slice draws from tables of its own, which take long to make. */
const SLICES = 1;

/**
 * Opens threads that share simulations; close them when done. Measures are sent by their id and so must be of the catalogue.
 * @param count threads, 1 or more
 * @param open makes a thread; a worker of Node or of the browser unless told (a bundler may want its own)
 * @throws MeasuresError `input` for no threads; its methods for a measure outside the catalogue, or distances given as a function
 */
export function openWorkers(count: number, open: () => Thread = openThread): Workers {
  if (!Number.isInteger(count) || count < 1)
    throw new MeasuresError("input", {
      value: count,
      expected: "one thread or more",
      action: "Give the number of processor cores to use.",
    });
  const threads = Array.from({ length: count }, open);
  // One simulation at a time: a thread answers one task before it gets the next.
  let last: Promise<unknown> = Promise.resolve();
  const draws = (task: Task): Promise<Float64Array> => {
    const mine = last.then(() => shared(threads, task));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    async nullTest(measure, given, options = {}) {
      const task: Task = { simulation: "null", ...sendable(measure, given), options };
      return nullTest(measure, given, { ...options, draws: await draws(task) });
    },
    async bootstrap(measure, given, options = {}) {
      const task: Task = { simulation: "bootstrap", ...sendable(measure, given), options };
      return bootstrap(measure, given, { ...options, draws: await draws(task) });
    },
    async compareTest(measure, before, after, options = {}) {
      const task: Task = {
        simulation: "compare",
        ...sendable(measure, before),
        after: sendable(measure, after).data,
        options,
      };
      return compareTest(measure, before, after, { ...options, draws: await draws(task) });
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function sendable({ info }: Measure, given: Given): { measure: string; data: MeasureData } {
  measureOf(info.id);
  const data = dataOf(given);
  if (data.reach)
    throw new MeasuresError("input", {
      value: "distances given as a function",
      expected: "data that can be sent to another thread",
      action: "Simulate on this thread with nullTest, bootstrap or compareTest.",
    });
  return { measure: info.id, data };
}

/** All replicates of a task, slice by slice to whichever thread is free. */
async function shared(threads: readonly Thread[], task: Task): Promise<Float64Array> {
  const { replicates = 500, from = 0, to = replicates } = task.options;
  const draws = new Float64Array(to - from);
  const length = Math.ceil(draws.length / (threads.length * SLICES));
  let next = from;
  const done = await Promise.allSettled(
    threads.map(async (thread) => {
      while (next < to) {
        const first = next;
        next = Math.min(to, first + length);
        const slice = { ...task, options: { ...task.options, from: first, to: next } } as Task;
        draws.set(await thread.draws(slice), first - from);
      }
    }),
  );
  // Only when every thread is idle again may the next simulation have them.
  for (const each of done) if (each.status === "rejected") throw each.reason;
  return draws;
}
