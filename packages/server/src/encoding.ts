import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Entry } from "./cache.ts";

export type Encoding = "br" | "gzip" | "identity";

const SMALL_BYTES = 1024;
// 5 is where brotli's size stops falling fast: 0.5 MB of JSON in some 10 ms. It is paid once per answer and state.
const BROTLI_QUALITY = 5;

/** The best of brotli and gzip that the client takes; a quality of 0 forbids. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return "identity";
  const takes = (name: string): boolean =>
    accepted.split(",").some((part) => {
      const [token = "", quality] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return token === name && Number(quality ?? 1) > 0;
    });
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** The entry in another encoding; what is small or compressed already stays as it is. */
export async function encoded(entry: Entry, encoding: Encoding): Promise<Entry> {
  if (encoding === "identity" || !worthIt(entry)) return entry;
  const body = await (encoding === "br" ? brotli(entry.body) : gzipped(entry.body));
  return { body: plain(body), headers: { ...entry.headers, "content-encoding": encoding } };
}

const worthIt = ({ body, headers }: Entry): boolean =>
  body.byteLength >= SMALL_BYTES &&
  /json|csv|text|javascript|svg|wasm|vector-tile/.test(headers["content-type"] ?? "") &&
  headers["content-encoding"] === undefined;

const brotli = (body: Uint8Array): Promise<Buffer> =>
  promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  });

const gzipped = (body: Uint8Array): Promise<Buffer> => promisify(gzip)(body, { level: 6 });

/** The same bytes, typed as what a Response takes. */
export const plain = (body: Uint8Array): Uint8Array<ArrayBuffer> =>
  body.buffer instanceof ArrayBuffer ? (body as Uint8Array<ArrayBuffer>) : new Uint8Array(body);
