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
 * @throws DocumentError where the document cannot be written as it stands
 */
export async function documentFiles(
  document: DocumentModel,
  formats: readonly DocumentFormat[],
): Promise<DocumentFile[]> {
  const workerData: Order = { document, formats };
  const worker = import.meta.url.endsWith(".ts")
    ? new Worker(fromSource(), { eval: true, workerData })
    : new Worker(new URL("./worker.js", import.meta.url), { workerData });
  try {
    const answer = await new Promise<Answer>((answered, failed) => {
      worker.once("message", answered);
      worker.once("error", failed);
      worker.once("exit", (code) =>
        failed(new Error(`The thread that writes documents ended with ${code}.`)),
      );
    });
    if ("files" in answer) return answer.files;
    throw answer.ours ? new DocumentError(answer.refused) : new Error(answer.refused);
  } finally {
    await worker.terminate();
  }
}

/** Run from its source, as the tests do: Node 20 does not hand the loader of TypeScript on to a worker, so the worker fetches it. */
function fromSource(): string {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const worker = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); })`;
}
