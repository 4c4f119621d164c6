import { type Answer, drawsIn } from "./answer.ts";
import type { Task } from "./task.ts";

/** Another thread that computes one task at a time. */
export interface Thread {
  draws(task: Task): Promise<Float64Array>;
  close(): Promise<void>;
}

type Events = { message: { data: Answer }; error: { message: string } };
/** A worker of a browser that runs `@tvars/measures/parallel/worker`. */
export interface WebWorker {
  postMessage(task: Task, transfer: []): void;
  terminate(): void;
  addEventListener<Name extends keyof Events>(
    name: Name,
    heard: (event: Events[Name]) => void,
    options: { signal: AbortSignal },
  ): void;
}
declare const Worker: new (url: URL, options: { type: "module" }) => WebWorker;

/** A worker of Node where there is one, else a worker of the browser. */
export function openThread(): Thread {
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  if (!threads) return webThread();
  const worker = import.meta.url.endsWith(".ts")
    ? new threads.Worker(fromSource(), { eval: true })
    : new threads.Worker(new URL("./worker.js", import.meta.url));
  return {
    draws: (task) =>
      settled((answered, failed, { signal }) => {
        worker.on("message", answered);
        worker.on("error", failed);
        signal.addEventListener("abort", () => worker.off("message", answered).off("error", failed));
        worker.postMessage(task, []);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

/** Run from its source, as the tests do: Node 20 does not hand the loader of TypeScript on to a worker, so the worker fetches it. */
function fromSource(): string {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const worker = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); })`;
}

/** Apart from the constructor, so that a bundler does not look for a file that its own entry replaces. */
function webThread(): Thread {
  const file = new URL("./worker.js", import.meta.url);
  return threadOf(new Worker(file, { type: "module" }));
}

/**
 * A thread of a browser's worker. With a bundler, give `openWorkers` a function that makes one of a file of your own whose only line is
 * `import "@tvars/measures/parallel/worker"`.
 */
export function threadOf(worker: WebWorker): Thread {
  return {
    draws: (task) =>
      settled((answered, failed, { signal }) => {
        worker.addEventListener("message", ({ data }) => answered(data), { signal });
        worker.addEventListener("error", ({ message }) => failed(new Error(message)), { signal });
        worker.postMessage(task, []);
      }),
    close: async () => worker.terminate(),
  };
}

type Ask = (
  answered: (answer: Answer) => void,
  failed: (error: Error) => void,
  heard: AbortController,
) => void;

/** The draws that the one answer to a question holds; nothing is listened to afterwards. */
async function settled(ask: Ask): Promise<Float64Array> {
  const heard = new AbortController();
  try {
    return drawsIn(await new Promise<Answer>((answered, failed) => ask(answered, failed, heard)));
  } finally {
    heard.abort();
  }
}
