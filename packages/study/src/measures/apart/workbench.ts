import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { MeasuresError } from "@tvars/measures";
import { workbenchEnded, tookTooLong } from "../problems.ts";
import type { Answer, Done, Task } from "./task.ts";

/** The longest a task may take before it is given up, and how long an idle process is kept. */
const MOST_MS = 120_000;
const IDLE_MS = 10_000;

interface Waiting {
  task: Task;
  resolve: (done: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * One process beside the server's own, for what takes more than a moment: one task at a time, so that however many ask, one core is
 * busy. It is started when first needed, ended when idle, and ended at once where a task takes too long. A process rather than a
 * thread, since it runs from sources too and can be ended in the midst of a loop without harm.
 */
class Workbench {
  readonly #queue: Waiting[] = [];
  #child: ChildProcess | undefined;
  #current: (Waiting & { id: number; timer: NodeJS.Timeout }) | undefined;
  #idle: NodeJS.Timeout | undefined;
  #next = 1;

  run<What extends Task["do"]>(task: Extract<Task, { do: What }>): Promise<Done[What]> {
    return new Promise<Done[What]>((resolve, reject) => {
      this.#queue.push({ task, resolve: resolve as (done: unknown) => void, reject });
      this.#advance();
    });
  }

  #advance(): void {
    if (this.#current) return;
    const waiting = this.#queue.shift();
    if (!waiting) {
      this.#rest();
      return;
    }
    clearTimeout(this.#idle);
    const id = this.#next++;
    const timer = setTimeout(() => this.#settle(undefined, tookTooLong(MOST_MS / 1000), true), MOST_MS);
    this.#current = { ...waiting, id, timer };
    const child = (this.#child ??= this.#start());
    child.ref();
    child.channel?.ref();
    child.send({ id, task: waiting.task });
  }

  /** Idle, it keeps nobody from ending, and ends itself after a while. */
  #rest(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  #start(): ChildProcess {
    const source = import.meta.url.endsWith(".ts") ? "./workbench-main.ts" : "./workbench-main.js";
    const child = fork(fileURLToPath(new URL(source, import.meta.url)), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      // Typed arrays are handed over as they are.
      serialization: "advanced",
    });
    child.on("message", (answer: Answer) => {
      if (answer.id !== this.#current?.id) return;
      if ("done" in answer) this.#settle(answer.done);
      else if ("refused" in answer)
        this.#settle(undefined, new MeasuresError(answer.refused.kind, answer.refused));
      else this.#settle(undefined, new Error(answer.failed));
    });
    child.once("error", (error) => {
      if (child === this.#child) this.#settle(undefined, error, true);
    });
    child.once("exit", (code, signal) => {
      if (child !== this.#child) return;
      this.#settle(undefined, workbenchEnded(String(signal ?? `code ${code}`)), true);
      this.#child = undefined;
    });
    return child;
  }

  #settle(done: unknown, error?: unknown, broken = false): void {
    const current = this.#current;
    if (!current) return;
    clearTimeout(current.timer);
    this.#current = undefined;
    if (broken) this.#end();
    if (error === undefined) current.resolve(done);
    else current.reject(error);
    this.#advance();
  }

  #end(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill("SIGKILL");
  }
}

export const workbench = new Workbench();
