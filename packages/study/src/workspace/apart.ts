import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { EngineChoice } from "@tvars/engine";
import { StudyError } from "../error.ts";
import type { StudyErrorFields, StudyErrorKind } from "../error.ts";
import type { Progress, Work } from "../study.ts";
import { endedEarly, stopped } from "../problems.ts";

/** What the other process is asked to do: a call of Study with its first arguments. */
export interface ApartTask {
  folder: string;
  call:
    | "fetch"
    | "import"
    | "addExample"
    | "tryRecords"
    | "storeRecords"
    | "draftRelease"
    | "releaseCheck"
    | "decideRelease";
  /** The database records lie in, where it is not the embedded one. */
  engine?: EngineChoice;
  args: unknown[];
}

export type ApartMessage =
  | { progress: Progress }
  | { result: unknown }
  | { error: { message: string; kind?: StudyErrorKind; fields?: StudyErrorFields } };

/** How long a stopped task may take to let go before its process is ended; nothing finished is lost either way. */
const GRACE_MS = 5000;

/**
 * Does long work in a process of its own: a national import needs many times the memory that answering needs, and gives it back
 * only when its process ends. What it stores is seen here as soon as each snapshot is in place.
 */
export function workApart<Result>(task: ApartTask, { signal, onProgress }: Work): Promise<Result> {
  const main = new URL(
    import.meta.url.endsWith(".ts") ? "./apart-main.ts" : "./apart-main.js",
    import.meta.url,
  );
  const child = fork(fileURLToPath(main), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  return new Promise<Result>((resolve, reject) => {
    let answered = false;
    const stop = (): void => {
      if (child.connected) child.send({ stop: true });
      setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
    };
    signal?.addEventListener("abort", stop, { once: true });
    child.on("message", (message: ApartMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else {
        answered = true;
        if ("result" in message) resolve(message.result as Result);
        else reject(revived(message.error));
      }
    });
    child.once("error", reject);
    child.once("exit", (code, killedBy) => {
      signal?.removeEventListener("abort", stop);
      if (answered) return;
      reject(signal?.aborted ? stopped() : endedEarly(String(killedBy ?? `code ${code}`)));
    });
    child.send(task);
  });
}

const revived = ({ message, kind, fields }: Extract<ApartMessage, { error: unknown }>["error"]): Error =>
  kind ? new StudyError(kind, message, fields) : new Error(message);
