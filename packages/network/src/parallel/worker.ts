/** What runs in a thread: it joins each task that is still open, and does what is left of it. */
import type { MessagePort } from "node:worker_threads";
import { sweepKernel } from "../kernel/sweep-kernel.ts";
import { sweepWork } from "../kernel/sweep-work.ts";
import type { SharedNetwork } from "./shared.ts";
import { doShare, type Task } from "./task.ts";
import { join, leave, stopTurn } from "./turn.ts";

const { parentPort, workerData } = globalThis.process.getBuiltinModule("node:worker_threads");
const { network, failures } = workerData as { network: SharedNetwork; failures: MessagePort };
const { sweeps, places } = network;
const kernel = sweepKernel();
if (kernel !== undefined) {
  const inside = { sweeps, work: sweepWork(sweeps, places, kernel) };
  parentPort!.on("message", (task: Task) => {
    if (!join(task.turn)) return;
    try {
      doShare(task, inside);
    } catch (error) {
      failures.postMessage(error instanceof Error ? error.message : String(error), []);
      stopTurn(task.turn);
    } finally {
      leave(task.turn);
    }
  });
}
