import { Worker } from "node:worker_threads";
import { DocumentError } from "../error.ts";
import type { DocumentFile, DocumentModel } from "../model.ts";
import type { DocumentFormat } from "./write.ts";

export interface Order {
  document: DocumentModel;
  formats: readonly DocumentFormat[];
}

export type Answer = { files: DocumentFile[] } | { refused: string; ours: boolean };

/**
 * A document in several formats, written in a thread of its own that ends when they are: a server answers others
 * meanwhile, and the hundreds of megabytes that setting a long report takes are given back. In the order asked for.
 * @param signal ends the thread at once, whatever it is at; then the promise is rejected with its reason
 * @throws DocumentError where the document cannot be written as it stands
 */
export async function documentFiles(
  document: DocumentModel,
  formats: readonly DocumentFormat[],
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<DocumentFile[]> {
  signal?.throwIfAborted();
  const workerData: Order = { document, formats };
  const worker = import.meta.url.endsWith(".ts")
    ? new Worker(fromSource(), { eval: true, workerData })
    : new Worker(new URL("./worker.js", import.meta.url), { workerData });
  let stop: (() => void) | undefined;
  try {
    const answer = await new Promise<Answer>((answered, failed) => {
      stop = () => failed(signal?.reason);
      signal?.addEventListener("abort", stop);
      worker.once("message", answered);
      worker.once("error", failed);
      worker.once("exit", (code) =>
        failed(new Error(`The thread that writes documents ended with ${code}.`)),
      );
    });
    if ("files" in answer) return answer.files;
    throw answer.ours ? new DocumentError(answer.refused) : new Error(answer.refused);
  } finally {
    if (stop) signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

/** Run from its source, as the tests do: Node 20 does not hand the loader of TypeScript on to a worker, so the worker fetches it. */
function fromSource(): string {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const worker = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); })`;
}
