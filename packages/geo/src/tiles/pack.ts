import { GeoError } from "../error.ts";
import { type TileSource, boxesOf } from "./tile-source.ts";

const MAGIC = "TVTILES1";
const COLUMNS = {
  kind: Uint8Array,
  partOf: Uint32Array,
  ringOf: Uint32Array,
  xy: Float64Array,
  nodeOf: Uint32Array,
  node: Int32Array,
  weights: Float64Array,
};
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

interface Head {
  name: string;
  properties: Record<string, unknown>[];
  lengths: Record<Column, number>;
}

/**
 * A tile source as bytes, to be kept beside the layer: ready again in milliseconds and without the layer's own many objects.
 * Little-endian: magic, length of a JSON head, the head, then the arrays, each from a multiple of eight.
 */
export function packSource(source: TileSource): Uint8Array {
  const { name, properties, shapes, xy, nodeOf, node, weights } = source;
  const arrays = { ...shapes, xy, nodeOf, node, weights };
  const lengths = Object.fromEntries(
    NAMES.map((column) => [column, arrays[column].length]),
  ) as Head["lengths"];
  const head = new TextEncoder().encode(JSON.stringify({ name, properties, lengths } satisfies Head));
  const start = eight(16 + head.length);
  const size = NAMES.reduce((at, column) => at + eight(arrays[column].byteLength), start);
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(8, head.length, true);
  bytes.set(head, 16);
  let at = start;
  for (const column of NAMES) {
    const { buffer, byteOffset, byteLength } = arrays[column];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += eight(byteLength);
  }
  return bytes;
}

/** @throws GeoError `format` where the bytes are no packed tiles. */
export function unpackSource(given: Uint8Array): TileSource {
  if (new TextDecoder().decode(given.subarray(0, 8)) !== MAGIC)
    throw new GeoError("bad-option", {
      value: `${given.length} bytes`,
      problem: { sv: "Det är inte packade kartrutor", en: "These are no packed tiles" },
      expected: { sv: `filer som börjar med ${MAGIC}`, en: `files that begin with ${MAGIC}` },
      action: { sv: "Gör dem på nytt.", en: "Make them anew." },
    });
  // The arrays are views into the bytes, so these must begin at a multiple of eight.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + headLength))) as Head;
  let at = bytes.byteOffset + eight(16 + headLength);
  const take = <Name extends Column>(column: Name): InstanceType<(typeof COLUMNS)[Name]> => {
    const array = new COLUMNS[column](bytes.buffer as ArrayBuffer, at, head.lengths[column]);
    at += eight(array.byteLength);
    return array as InstanceType<(typeof COLUMNS)[Name]>;
  };
  const shapes = { kind: take("kind"), partOf: take("partOf"), ringOf: take("ringOf") };
  const arrays = {
    shapes,
    xy: take("xy"),
    nodeOf: take("nodeOf"),
    node: take("node"),
    weights: take("weights"),
  };
  return { name: head.name, properties: head.properties, ...arrays, ...boxesOf(arrays) };
}

const eight = (length: number): number => Math.ceil(length / 8) * 8;
