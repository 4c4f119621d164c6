/** The other thread of `scanApart`: scans one file, a few batches ahead of whoever uses them. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SourceError } from "../../source-error.ts";
import type { RowBatch } from "../reader.ts";
import { byteBlocks } from "./byte-source.ts";
import { cellDecoder } from "./encoding.ts";
import { AHEAD, type ScanMessage, type ScanTask, type ScannedBatch } from "./scan-apart.ts";
import { scanRows } from "./scan.ts";

await scan(workerData as ScanTask, parentPort!);

async function scan({ path, encoding, bom, wanted, ...rest }: ScanTask, port: MessagePort): Promise<void> {
  let credit = AHEAD;
  let wake = (): void => {};
  port.on("message", () => {
    credit++;
    wake();
  });
  const tell = (message: ScanMessage, memory: ArrayBuffer[] = []): void => port.postMessage(message, memory);
  const known = new Map<string, { dictionary: string[]; told: number }>();
  let bytes = 0;
  const used = (): number => {
    const since = bytes;
    bytes = 0;
    return since;
  };
  try {
    const options = {
      ...rest,
      decode: cellDecoder(encoding),
      onBytes: (more: number) => {
        bytes += more;
      },
    };
    for await (const batch of scanRows(byteBlocks(path, encoding, bom), wanted, options)) {
      const { batch: packed, memory } = pack(batch, known);
      tell({ batch: packed, bytes: used() }, memory);
      credit--;
      if (credit <= 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    tell({ done: true, bytes: used() });
  } catch (error) {
    tell({ failed: failureOf(error) });
  } finally {
    port.close();
  }
}

function pack(
  { length, row, texts, numbers, unreadable }: RowBatch,
  known: Map<string, { dictionary: string[]; told: number }>,
): { batch: ScannedBatch; memory: ArrayBuffer[] } {
  const rows = new Int32Array(length);
  for (let at = 0; at < length; at++) rows[at] = row(at);
  const batch: ScannedBatch = { length, rows, texts: {}, numbers, unreadable };
  const memory = [rows.buffer];
  for (const [name, { dictionary, codes }] of Object.entries(texts)) {
    const before = known.get(name);
    const isNew = before?.dictionary !== dictionary;
    const told = isNew ? 0 : before.told;
    batch.texts[name] = { isNew, added: dictionary.slice(told), codes };
    known.set(name, { dictionary, told: dictionary.length });
    memory.push(codes.buffer as ArrayBuffer);
  }
  for (const { values } of Object.values(numbers)) memory.push(values.buffer as ArrayBuffer);
  return { batch, memory };
}

function failureOf(error: unknown): Extract<ScanMessage, { failed: unknown }>["failed"] {
  if (!(error instanceof SourceError))
    return { message: error instanceof Error ? error.message : String(error) };
  const { kind, file, row, value, problem, expected, action, message } = error;
  return {
    kind,
    message,
    complaint: {
      file,
      ...(row === undefined ? {} : { row }),
      ...(value === undefined ? {} : { value }),
      problem,
      expected,
      action,
    },
  };
}
