import { Worker } from "node:worker_threads";
import { type Complaint, SourceError, type SourceErrorKind } from "../../source-error.ts";
import type { NumberColumn, RowBatch, TextColumn, WantedColumn } from "../reader.ts";
import type { Encoding } from "./encoding.ts";

/** What the other thread is to scan. */
export interface ScanTask {
  path: string;
  encoding: Encoding;
  bom: number;
  wanted: readonly WantedColumn[];
  file: string;
  columns: readonly string[];
  delimiter: string;
  decimal: "." | ",";
  skip: number;
}

/** Columns travel as their own memory; of a dictionary only what is new, unless it begins anew. */
export interface ScannedBatch {
  length: number;
  rows: Int32Array;
  texts: Record<string, { isNew: boolean; added: string[]; codes: Int32Array }>;
  numbers: Record<string, NumberColumn>;
  unreadable: RowBatch["unreadable"];
}

export type ScanMessage =
  | { batch: ScannedBatch; bytes: number }
  | { done: true; bytes: number }
  | { failed: { kind?: SourceErrorKind; complaint?: Complaint; message: string } };

/** Batches that may wait to be used: enough that neither thread waits long, few enough to be small. */
export const AHEAD = 4;

/**
 * The same as `scanRows`, in a thread of its own: while one batch is used the next are read.
 * @throws SourceError as `scanRows`
 */
export async function* scanApart(
  task: ScanTask,
  { signal, onBytes }: { signal?: AbortSignal | undefined; onBytes?: (bytes: number) => void },
): AsyncGenerator<RowBatch> {
  const worker = openWorker(task);
  const waiting: ScanMessage[] = [];
  let wake = (): void => {};
  const put = (message: ScanMessage): void => {
    waiting.push(message);
    wake();
  };
  worker.on("message", put);
  worker.on("error", (error) => put({ failed: { message: error.message } }));
  const stop = (): void => wake();
  signal?.addEventListener("abort", stop, { once: true });
  const dictionaries = new Map<string, string[]>();
  try {
    for (;;) {
      if (waiting.length === 0 && !signal?.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      signal?.throwIfAborted();
      const message = waiting.shift();
      if (!message) continue;
      if ("failed" in message) throw revived(message.failed);
      if ("done" in message) {
        onBytes?.(message.bytes);
        return;
      }
      worker.postMessage("more", []);
      onBytes?.(message.bytes);
      yield batchOf(message.batch, dictionaries);
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function batchOf(
  { length, rows, texts, numbers, unreadable }: ScannedBatch,
  dictionaries: Map<string, string[]>,
): RowBatch {
  const columns: Record<string, TextColumn> = {};
  for (const [name, { isNew, added, codes }] of Object.entries(texts)) {
    let dictionary = dictionaries.get(name);
    if (isNew || !dictionary) dictionaries.set(name, (dictionary = []));
    for (const text of added) dictionary.push(text);
    columns[name] = { dictionary, codes };
  }
  return { length, row: (at) => rows[at]!, texts: columns, numbers, unreadable };
}

const revived = ({ kind, complaint, message }: Extract<ScanMessage, { failed: unknown }>["failed"]): Error =>
  kind && complaint ? new SourceError(kind, complaint) : new Error(message);

function openWorker(task: ScanTask): Worker {
  return import.meta.url.endsWith(".ts")
    ? new Worker(fromSource(), { eval: true, workerData: task })
    : new Worker(new URL("./scan-worker.js", import.meta.url), { workerData: task });
}

/** Run from its source, as the tests do: Node 20 does not hand the loader of TypeScript on to a worker, so the worker fetches it. */
function fromSource(): string {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const worker = JSON.stringify(new URL("./scan-worker.ts", import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); })`;
}
