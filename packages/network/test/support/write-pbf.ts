import { deflateSync } from "node:zlib";

export interface PbfNode {
  id: number;
  lon: number;
  lat: number;
  tags?: Record<string, string>;
}

export interface PbfWay {
  id: number;
  refs: readonly number[];
  tags: Record<string, string>;
}

export interface PbfShape {
  nodes: readonly PbfNode[];
  ways: readonly PbfWay[];
  /** Says in the header that nodes come before ways. */
  sorted?: boolean;
  waysFirst?: boolean;
  dense?: boolean;
  /** Not packed. */
  raw?: boolean;
  /** Nodes or ways in a block. */
  perBlock?: number;
  headerType?: string;
  feature?: string;
  deflate?: (bytes: Uint8Array) => Uint8Array;
  /** Field of the blob that holds the packed bytes: 3 zlib, 4 lzma, 7 zstd. */
  packedAs?: number;
}

const varint = (value: number): number[] => {
  const out: number[] = [];
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...out, rest];
};
const zigzag = (value: number): number[] => varint(value >= 0 ? value * 2 : -value * 2 - 1);
const field = (number: number, content: readonly number[] | Uint8Array): number[] => [
  ...varint(number * 8 + 2),
  ...varint(content.length),
  ...content,
];
const scalar = (number: number, value: number): number[] => [...varint(number * 8), ...varint(value)];
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const deltas = (values: readonly number[]): number[] =>
  values.flatMap((value, k) => zigzag(value - (values[k - 1] ?? 0)));
const units = (degrees: number): number => Math.round(degrees * 1e7);

/** A small OpenStreetMap PBF file, written by the format's description and not by our reader. */
export function pbf({
  nodes,
  ways,
  sorted = false,
  waysFirst = false,
  dense = true,
  raw = false,
  perBlock = 1000,
  headerType = "OSMHeader",
  feature = "DenseNodes",
  deflate = deflateSync,
  packedAs = 3,
}: PbfShape): Uint8Array {
  const blob = (type: string, content: readonly number[]): number[] => {
    const bytes = Uint8Array.from(content);
    const body = raw ? field(1, bytes) : [...scalar(2, bytes.length), ...field(packedAs, deflate(bytes))];
    const header = [...field(1, text(type)), ...scalar(3, body.length)];
    return [0, 0, Math.floor(header.length / 256), header.length % 256, ...header, ...body];
  };
  const header = [
    ...field(4, text("OsmSchema-V0.6")),
    ...field(4, text(feature)),
    ...(sorted ? field(5, text("Sort.Type_then_ID")) : []),
  ];
  const nodeBlocks = chunks(nodes, perBlock).map((part) => nodeBlock(part, dense));
  const wayBlocks = chunks(ways, perBlock).map(wayBlock);
  const blocks = waysFirst ? [...wayBlocks, ...nodeBlocks] : [...nodeBlocks, ...wayBlocks];
  return Uint8Array.from([...blob(headerType, header), ...blocks.flatMap((block) => blob("OSMData", block))]);
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, k) => items.slice(k * size, (k + 1) * size));

function table(): { index: (value: string) => number; bytes: () => number[] } {
  const strings = [""];
  const index = (value: string): number => {
    const known = strings.indexOf(value);
    return known >= 0 ? known : strings.push(value) - 1;
  };
  return {
    index,
    bytes: () =>
      field(
        1,
        strings.flatMap((value) => field(1, text(value))),
      ),
  };
}

function nodeBlock(nodes: readonly PbfNode[], dense: boolean): number[] {
  const { index, bytes } = table();
  const pairs = ({ tags = {} }: PbfNode): number[] =>
    Object.entries(tags).flatMap(([key, value]) => [index(key), index(value)]);
  const group = dense
    ? field(2, [
        ...field(1, deltas(nodes.map(({ id }) => id))),
        ...field(8, deltas(nodes.map(({ lat }) => units(lat)))),
        ...field(9, deltas(nodes.map(({ lon }) => units(lon)))),
        ...field(
          10,
          nodes.flatMap((node) => [...pairs(node), 0].flatMap(varint)),
        ),
      ])
    : nodes.flatMap((node) => {
        const own = pairs(node);
        return field(1, [
          ...varint(8),
          ...zigzag(node.id),
          ...field(2, own.filter((_, k) => k % 2 === 0).flatMap(varint)),
          ...field(3, own.filter((_, k) => k % 2 === 1).flatMap(varint)),
          ...varint(64),
          ...zigzag(units(node.lat)),
          ...varint(72),
          ...zigzag(units(node.lon)),
        ]);
      });
  return [...bytes(), ...field(2, group)];
}

function wayBlock(ways: readonly PbfWay[]): number[] {
  const { index, bytes } = table();
  const group = ways.flatMap(({ id, refs, tags }) => {
    const [keys, values] = [Object.keys(tags), Object.values(tags)];
    return field(3, [
      ...scalar(1, id),
      ...field(
        2,
        keys.flatMap((key) => varint(index(key))),
      ),
      ...field(
        3,
        values.flatMap((value) => varint(index(value))),
      ),
      ...field(8, deltas(refs)),
    ]);
  });
  return [...bytes(), ...field(2, group)];
}
