import { NetworkError } from "../../error.ts";
import { broken, Cursor } from "./protobuf.ts";

export interface Blob {
  type: "OSMHeader" | "OSMData" | "other";
  /** The bytes of the message `Blob`. */
  at: number;
  end: number;
}

/** Unpacks zlib; `size` is how many bytes should come out, 0 where the file does not say. */
export type Inflate = (packed: Uint8Array, size: number) => Uint8Array;

/** Limits of the format: a header of 64 KiB, a block of 32 MiB. */
const MAX_HEADER = 64 * 1024;
const MAX_BLOCK = 32 * 1024 * 1024;

/** Where the blobs of a file lie; nothing is unpacked. Throws for a file that is cut off or is something else. */
export function findBlobs(bytes: Uint8Array): Blob[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blobs: Blob[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) throw broken("the end of the file", at);
    const length = view.getUint32(at);
    if (length === 0 || length > MAX_HEADER)
      throw at === 0 ? notPbf(bytes) : broken(`a header of ${length} bytes`, at);
    if (at + 4 + length > bytes.length) throw at === 0 ? notPbf(bytes) : broken("the end of the file", at);
    const header = new Cursor(bytes, at + 4, at + 4 + length);
    let type = "";
    let size = -1;
    while (header.next()) {
      if (header.field === 1 && header.wire === 2) type = header.text();
      else if (header.field === 3 && header.wire === 0) size = header.varint();
      else header.skip();
    }
    if (blobs.length === 0 && type !== "OSMHeader") throw notPbf(bytes, type);
    const start = at + 4 + length;
    if (size < 0 || size > MAX_BLOCK) throw broken(`a block of ${size} bytes`, start);
    if (start + size > bytes.length) throw broken("the end of the file inside a block", bytes.length);
    const isKnown = type === "OSMHeader" || type === "OSMData";
    blobs.push({ type: isKnown ? (type as Blob["type"]) : "other", at: start, end: start + size });
    at = start + size;
  }
  if (blobs.length === 0) throw notPbf(bytes);
  return blobs;
}

/** The content of a blob. */
export function unpack(bytes: Uint8Array, blob: Blob, inflate: Inflate): Uint8Array {
  const cursor = new Cursor(bytes, blob.at, blob.end);
  let size = -1;
  let content: Uint8Array | undefined;
  let packed: Uint8Array | undefined;
  while (cursor.next()) {
    if (cursor.field === 1 && cursor.wire === 2) content = cursor.view();
    else if (cursor.field === 2 && cursor.wire === 0) size = cursor.varint();
    else if (cursor.field === 3 && cursor.wire === 2) packed = cursor.view();
    else if (cursor.field >= 4 && cursor.field <= 7) throw unsupported(cursor.field);
    else cursor.skip();
  }
  if (size > MAX_BLOCK) throw broken(`a block of ${size} bytes`, blob.at);
  if (packed !== undefined) content = inflated(packed, Math.max(0, size), blob, inflate);
  if (content === undefined) throw broken("a block without content", blob.at);
  if (size >= 0 && content.length !== size)
    throw broken(`${content.length} bytes unpacked of ${size}`, blob.at);
  return content;
}

function inflated(packed: Uint8Array, size: number, blob: Blob, inflate: Inflate): Uint8Array {
  try {
    return inflate(packed, size);
  } catch (cause) {
    throw broken("a block that is not zlib", blob.at, cause);
  }
}

const NAMES = ["lzma", "bzip2", "lz4", "zstd"];

const unsupported = (field: number): NetworkError =>
  new NetworkError("file", {
    value: `blocks packed with ${NAMES[field - 4]}`,
    expected: "blocks packed with zlib, or not packed",
    action: "Write the file anew with zlib, for example with osmium cat -o new.osm.pbf.",
  });

const notPbf = (bytes: Uint8Array, type?: string): NetworkError =>
  new NetworkError("file", {
    value: type ?? (bytes.length === 0 ? "0 bytes" : `bytes ${[...bytes.subarray(0, 8)].join(" ")}`),
    expected: "an OpenStreetMap PBF file, which starts with a block OSMHeader",
    action: "Choose a file that ends in .osm.pbf.",
  });
