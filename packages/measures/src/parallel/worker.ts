/** What runs in a worker, of Node or of a browser: a task in, an answer out. */
import { answerTo, type Answer } from "./answer.ts";
import type { Task } from "./task.ts";

interface WorkerScope {
  postMessage(answer: Answer, transfer: []): void;
  addEventListener(name: "message", heard: (event: { data: Task }) => void): void;
}

// Asked for in this way, so that a bundler for browsers finds nothing to resolve.
const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort;
if (port) port.on("message", (task: Task) => port.postMessage(answerTo(task)));
else {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener("message", ({ data }) => scope.postMessage(answerTo(data), []));
}
