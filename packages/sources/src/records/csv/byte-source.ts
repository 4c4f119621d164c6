import { open } from "node:fs/promises";
import type { Encoding } from "./encoding.ts";

const BLOCK = 1 << 22;

/**
 * The bytes of a text file block by block, in an encoding whose separators are single bytes: UTF-16 comes as UTF-8, all else as it
 * is. A mark at the beginning is left out. Blocks may be overwritten when the next is asked for.
 */
export async function* byteBlocks(
  path: string,
  encoding: Encoding,
  bom: number,
  blockBytes = BLOCK,
): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const wide = encoding === "utf-16le" || encoding === "utf-16be";
    const decoder = wide ? new TextDecoder(encoding) : undefined;
    const encoder = new TextEncoder();
    const block = new Uint8Array(blockBytes);
    for (let at = bom; ;) {
      const { bytesRead } = await handle.read(block, 0, blockBytes, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      const bytes = block.subarray(0, bytesRead);
      yield decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes;
    }
    if (decoder) {
      const rest = encoder.encode(decoder.decode());
      if (rest.length > 0) yield rest;
    }
  } finally {
    await handle.close();
  }
}
