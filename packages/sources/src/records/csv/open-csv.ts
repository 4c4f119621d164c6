import { open, stat } from "node:fs/promises";
import type { OpenRecords, ReadRecordsOptions } from "../reader.ts";
import { byteBlocks } from "./byte-source.ts";
import { dialectOf } from "./dialect.ts";
import { type Encoding, cellDecoder, detectEncoding, encodingOf } from "./encoding.ts";
import { noHeader, unknownEncoding } from "./problems.ts";
import { scanApart } from "./scan-apart.ts";
import { scanRows } from "./scan.ts";

const HEAD_BYTES = 1 << 18;
/** Below this a thread takes longer to begin than to read. */
const APART_BYTES = 1 << 26;

/**
 * Opens separated text of any size: nothing but its beginning is read until rows are asked for.
 * @throws SourceError where there is no header, or the encoding stated is not one of ours
 */
export async function openCsv(path: string, name: string, options: ReadRecordsOptions): Promise<OpenRecords> {
  const { size } = await stat(path);
  const head = await headBytes(path, size);
  const found = detectEncoding(head);
  const encoding = options.encoding === undefined ? found.encoding : encodingOf(options.encoding);
  if (encoding === undefined) throw unknownEncoding(name, options.encoding!);
  const bom = encoding === found.encoding ? found.bom : 0;
  const decode = cellDecoder(encoding);
  const { delimiter, decimal, header } = dialectOf(textOf(head.subarray(bom), encoding, decode), options);
  if (!header) throw noHeader(name);
  const { columns, row: headerRow, words } = header;
  return {
    name,
    file: { format: "csv", encoding, delimiter, decimal, headerRow },
    columns,
    rows: undefined,
    words,
    geometry: null,
    crs: undefined,
    batches: (wanted, { signal, onProgress, apart = false } = {}) => {
      let done = bom;
      const onBytes = (bytes: number): void => onProgress?.((done += bytes), size);
      const how = { file: name, columns, delimiter, decimal, skip: headerRow };
      return apart && size >= APART_BYTES
        ? scanApart({ path, encoding, bom, wanted, ...how }, { signal, onBytes })
        : scanRows(byteBlocks(path, encoding, bom), wanted, { ...how, decode, signal, onBytes });
    },
    close: async () => {},
  };
}

async function headBytes(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const head = new Uint8Array(Math.min(HEAD_BYTES, size));
    await handle.read(head, 0, head.length, 0);
    return head;
  } finally {
    await handle.close();
  }
}

/** The beginning as text; a letter cut in two at its end is left out. */
function textOf(head: Uint8Array, encoding: Encoding, decode: (bytes: Uint8Array) => string): string {
  if (encoding === "utf-16le" || encoding === "utf-16be")
    return new TextDecoder(encoding).decode(head, { stream: true });
  if (encoding === "utf-8") {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    } catch {
      return decode(head);
    }
  }
  return decode(head);
}
