import { parentPort, workerData } from "node:worker_threads";
import { DocumentError } from "../error.ts";
import type { DocumentFile } from "../model.ts";
import type { Answer, Order } from "./document-files.ts";
import { writeDocument } from "./write.ts";

const { document, formats } = workerData as Order;
const files: DocumentFile[] = [];
let answer: Answer;
try {
  for (const format of formats) files.push(await writeDocument(document, format));
  answer = { files };
} catch (error) {
  answer = { refused: (error as Error).message, ours: error instanceof DocumentError };
}
parentPort!.postMessage(answer, []);
