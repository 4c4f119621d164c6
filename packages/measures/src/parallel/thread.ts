import { type Answer, drawsIn } from "./answer.ts";
import type { Task } from "./task.ts";

/** Another thread that computes one task at a time. */
export interface Thread {
  draws(task: Task): Promise<Float64Array>;
  close(): Promise<void>;
}

interface WebWorker {
  postMessage(task: Task): void;
  terminate(): void;
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
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
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          worker.off("message", answered);
          worker.off("error", failed);
          act();
        };
        const answered = (answer: Answer): void =>
          settle(() => {
            try {
              resolve(drawsIn(answer));
            } catch (error) {
              reject(error);
            }
          });
        const failed = (error: Error): void => settle(() => reject(error));
        worker.on("message", answered);
        worker.on("error", failed);
        worker.postMessage(task);
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

function webThread(): Thread {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  return {
    draws: (task) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          try {
            resolve(drawsIn(data));
          } catch (error) {
            reject(error);
          }
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(task);
      }),
    close: async () => worker.terminate(),
  };
}
