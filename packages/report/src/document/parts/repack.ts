import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** The files hold no time of making: this is the earliest day a zip can say. */
const DAY = new Date(1980, 0, 1);

const isText = (name: string): boolean => /\.(xml|rels)$/.test(name);

/**
 * An Office file written again in one way: parts by name (the list of types first, as readers expect), one date, and
 * what its writer made up at random or took from the clock replaced by `settle`, which is given every text part.
 */
export function repack(bytes: Uint8Array, settle: (parts: Map<string, string>) => void): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith("/"))
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const texts = new Map(names.filter(isText).map((name) => [name, strFromU8(parts[name]!)]));
  settle(texts);
  const again: Zippable = {};
  for (const name of names) {
    const text = texts.get(name);
    again[name] = [
      text === undefined ? parts[name]! : strToU8(text),
      // A PNG is compressed already.
      { level: name.endsWith(".png") ? 0 : 6, mtime: DAY },
    ];
  }
  return zipSync(again);
}

const rank = (name: string): number =>
  name === "[Content_Types].xml" ? 0 : name.startsWith("_rels/") ? 1 : 2;
