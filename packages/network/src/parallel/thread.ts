import type { Worker } from "node:worker_threads";
import { NetworkError } from "../error.ts";
import type { SharedNetwork } from "./shared.ts";
import type { Task } from "./task.ts";

/** Another thread of Node that helps with tasks until it is closed. It keeps no process alive. */
export interface Thread {
  post(task: Task): void;
  /** What went wrong in it since last asked. */
  failure(): string | undefined;
  close(): Promise<void>;
}

// Asked for in this way, so that a bundler for browsers finds nothing to resolve.
const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");

export const canShare = threads !== undefined && typeof SharedArrayBuffer !== "undefined";

export function openThread(network: SharedNetwork): Thread {
  if (threads === undefined)
    throw new NetworkError("limit", {
      value: "no worker_threads",
      expected: "a machine with threads that share memory, such as Node",
      action: "Ask with one thread.",
    });
  const { port1, port2 } = new threads.MessageChannel();
  const options = { workerData: { network, failures: port2 }, transferList: [port2] };
  const worker: Worker = import.meta.url.endsWith(".ts")
    ? new threads.Worker(fromSource(), { ...options, eval: true })
    : new threads.Worker(new URL("./worker.js", import.meta.url), options);
  worker.unref();
  port1.unref();
  return {
    post: (task) => worker.postMessage(task, []),
    failure: () => (threads.receiveMessageOnPort(port1) as { message: string } | undefined)?.message,
    close: async () => {
      port1.close();
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
