import type { WorkOptions } from "../../engine.ts";
import { NetworkError } from "../../error.ts";
import type { Blocked, CrossingKind, Way, Ways } from "../../ways.ts";
import { isInside, PLANE, type PlaneBounds } from "../plane.ts";
import { emptyReport, type ReadReport } from "../report.ts";
import { type Blob, findBlobs, type Inflate, unpack } from "./blobs.ts";
import { Block } from "./block.ts";
import { IdTable } from "./id-table.ts";
import { blockedOf, crossingOf } from "./node-tags.ts";
import { Cursor } from "./protobuf.ts";
import { type NodeSink, readDense, readNode } from "./read-nodes.ts";
import { type Asked, type DraftWays, readWays } from "./read-ways.ts";
import { type TagSet, TagSets } from "./tag-sets.ts";
import { wholes } from "../growing.ts";

export interface ReadOsmOptions extends WorkOptions {
  /** Unpacks zlib: `zlib.inflateSync` of Node (quickest with `chunkSize` above the size it is told), `unzlibSync` of fflate. */
  inflate: Inflate;
  /** Longitude and latitude in degrees to metres of a plane, for example SWEREF 99 TM. */
  toPlane: (lon: number, lat: number) => readonly [x: number, y: number];
  /** Squares and platforms drawn as areas are walked along their edge; false leaves them out. */
  areas?: boolean;
  /** Vertices beyond are counted and left out. */
  bounds?: PlaneBounds;
}

export interface ReadWays extends Ways {
  report: ReadReport;
}

/** Unpacked blocks of nodes kept until the ways are known; beyond this they are unpacked twice. */
const KEEP_BYTES = 256 * 1024 * 1024;

/**
 * Roads, railways and rivers of an OpenStreetMap PBF file with their tags, crossings and obstacles. The blocks are read from the end, since a
 * sorted file has its ways behind its nodes: so only places that ways ask for are kept, and each block is unpacked once.
 *
 * @throws NetworkError `file` for bytes that are cut off, damaged, packed otherwise than by zlib, or that are no PBF file.
 */
export function readOsm(
  bytes: Uint8Array,
  { inflate, toPlane, areas = true, bounds = PLANE, signal, onProgress }: ReadOsmOptions,
): ReadWays {
  const blobs = findBlobs(bytes);
  const isSorted = checkHeader(unpack(bytes, blobs[0]!, inflate));
  const report = emptyReport();
  const drafts: DraftWays[] = [];
  // A node with its part of the ways takes about twelve bytes of a packed file.
  const asked: Asked = { ids: new IdTable(bytes.length / 12), refs: wholes() };
  const later: { blob: Blob; content?: Uint8Array }[] = [];
  let places: Places | undefined;
  let keptBytes = 0;
  let sawWays = false;
  const seal = (): Places => (places ??= new Places(drafts.reverse(), asked, toPlane, bounds, report));

  for (let at = blobs.length - 1, done = 0; at > 0; at--) {
    signal?.throwIfAborted();
    onProgress?.(done++, blobs.length);
    if (blobs[at]!.type !== "OSMData") continue;
    const content = unpack(bytes, blobs[at]!, inflate);
    const block = new Block(content);
    const own: DraftWays[] = [];
    if (places === undefined) {
      const tagSets = new TagSets(block, areas);
      for (const group of block.groups)
        readWays({ block, tagSets, group: rewound(group) }, asked, own, report);
    }
    drafts.push(...own.reverse());
    sawWays ||= own.length > 0;
    if (!hasNodes(block)) continue;
    if (isSorted && sawWays) readNodes(block, seal());
    else if ((keptBytes += content.length) <= KEEP_BYTES) later.push({ blob: blobs[at]!, content });
    else later.push({ blob: blobs[at]! });
  }
  const sink = seal();
  for (const { blob, content } of later) {
    signal?.throwIfAborted();
    readNodes(new Block(content ?? unpack(bytes, blob, inflate)), sink);
  }
  onProgress?.(blobs.length, blobs.length);
  return sink.finish();
}

/** What a reader must know to read a file, by the format's name. Throws for what it does not. */
function checkHeader(content: Uint8Array): boolean {
  const cursor = new Cursor(content);
  let isSorted = false;
  while (cursor.next()) {
    if (cursor.field === 4 && cursor.wire === 2) {
      const feature = cursor.text();
      if (feature !== "OsmSchema-V0.6" && feature !== "DenseNodes")
        throw new NetworkError("file", {
          value: feature,
          expected: "a file that needs no more than OsmSchema-V0.6 and DenseNodes",
          action: "Write the file anew without history, for example with osmium cat.",
        });
    } else if (cursor.field === 5 && cursor.wire === 2) isSorted ||= cursor.text() === "Sort.Type_then_ID";
    else cursor.skip();
  }
  return isSorted;
}

const rewound = (group: Cursor): Cursor => new Cursor(group.bytes, group.at, group.end);

function hasNodes(block: Block): boolean {
  return block.groups.some((group) => {
    const cursor = rewound(group);
    return cursor.next() && (cursor.field === 1 || cursor.field === 2);
  });
}

function readNodes(block: Block, sink: NodeSink): void {
  for (const group of block.groups) {
    const cursor = rewound(group);
    while (cursor.next()) {
      if (cursor.field === 2 && cursor.wire === 2) readDense(block, cursor.message(), sink);
      else if (cursor.field === 1 && cursor.wire === 2) readNode(block, cursor.message(), sink);
      else cursor.skip();
    }
  }
}

/** The places that ways ask for, filled as nodes come by. */
class Places implements NodeSink {
  readonly #drafts: readonly DraftWays[];
  readonly #report: ReadReport;
  readonly #toPlane: ReadOsmOptions["toPlane"];
  readonly #bounds: PlaneBounds;
  readonly #ids: IdTable;
  /** Positions of the drafts' nodes. */
  readonly #refs: Uint32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #crossings = new Map<number, CrossingKind>();
  readonly #blocked = new Map<number, Blocked>();

  constructor(
    drafts: readonly DraftWays[],
    { ids, refs }: Asked,
    toPlane: ReadOsmOptions["toPlane"],
    bounds: PlaneBounds,
    report: ReadReport,
  ) {
    this.#drafts = drafts;
    this.#report = report;
    this.#toPlane = toPlane;
    this.#bounds = bounds;
    this.#ids = ids;
    this.#refs = refs.data;
    this.#x = new Float64Array(this.#ids.size).fill(Number.NaN);
    this.#y = new Float64Array(this.#ids.size).fill(Number.NaN);
  }

  find(id: number): number {
    return this.#ids.find(id);
  }

  place(vertex: number, lon: number, lat: number): void {
    const [x, y] = this.#toPlane(lon, lat);
    if (!isInside(x, y, this.#bounds)) {
      this.#report.outsidePlane++;
      return;
    }
    this.#x[vertex] = x;
    this.#y[vertex] = y;
  }

  tagged(vertex: number, tags: ReadonlyMap<string, string>): void {
    const crossing = crossingOf(tags);
    if (crossing !== undefined) this.#crossings.set(vertex, crossing);
    const blocked = blockedOf(tags);
    if (blocked !== undefined) this.#blocked.set(vertex, blocked);
  }

  finish(): ReadWays {
    const ways: Way[] = [];
    const position = new Int32Array(this.#ids.size).fill(-1);
    const xs = new Float64Array(this.#ids.size);
    const ys = new Float64Array(this.#ids.size);
    const [x, y, refs] = [this.#x, this.#y, this.#refs];
    let vertices = 0;
    const drawn: Drawn = { tags: [], vertices: [] };
    const put = (id: string, { name, ref }: Called, tags: TagSet, own: Uint32Array): void => {
      const way = wayOf(id, name, tags, own, xs, ys);
      if (ref !== undefined) way.ref = ref;
      ways.push(way);
      drawn.tags.push(tags);
      drawn.vertices.push(own);
    };
    for (const { ids, names, refs: numbers, tags, first } of this.#drafts) {
      const from = first[0]!;
      const own = new Uint32Array(first[ids.length]! - from);
      for (let w = 0; w < ids.length; w++) {
        let part = 0;
        let start = first[w]! - from;
        let end = start;
        const last = first[w + 1]!;
        for (let r = first[w]!; r <= last; r++) {
          const at = r < last ? refs[r]! : -1;
          if (at < 0 || x[at] !== x[at]) {
            if (at >= 0) this.#report.missingNodes++;
            // What is left on either side of a gap may not be joined by a line that no one drew.
            if (end - start > 1) {
              const id = part === 0 ? String(ids[w]!) : `${ids[w]!}/${part}`;
              put(id, { name: names[w], ref: numbers[w] }, tags[w]!, own.subarray(start, end));
              part++;
            }
            start = end;
            continue;
          }
          let vertex = position[at]!;
          if (vertex < 0) {
            xs[vertices] = x[at]!;
            ys[vertices] = y[at]!;
            vertex = position[at] = vertices++;
          }
          if (end === start || own[end - 1] !== vertex) own[end++] = vertex;
        }
        if (part === 0) this.#report.waysWithoutNodes++;
      }
    }
    const report = this.#report;
    report.missingNodes = Math.max(0, report.missingNodes - report.outsidePlane);
    report.ways = ways.length;
    report.vertices = vertices;
    const moved = <T>(map: ReadonlyMap<number, T>): Map<number, T> => {
      const own: [number, T][] = [];
      for (const [at, value] of map) if (position[at]! >= 0) own.push([position[at]!, value]);
      return new Map(own.sort((a, b) => a[0] - b[0]));
    };
    const crossings = moved(this.#crossings);
    addCrossingWays(drawn, crossings, vertices);
    return {
      source: "OSM",
      xM: xs.slice(0, vertices),
      yM: ys.slice(0, vertices),
      ways,
      crossings,
      blocked: moved(this.#blocked),
      report,
    };
  }
}

interface Called {
  name: string | undefined;
  ref: string | undefined;
}

/** What ways were made of, beside them. */
interface Drawn {
  tags: TagSet[];
  vertices: Uint32Array[];
}

function wayOf(
  id: string,
  name: string | undefined,
  { attributes, more }: TagSet,
  vertices: Uint32Array,
  x: Float64Array,
  y: Float64Array,
): Way {
  const { kind, foot, cycle, car, bridge, tunnel, layer, incline } = attributes!;
  const way: Way =
    name === undefined
      ? { id, vertices, kind, foot, cycle, car, bridge, tunnel, layer }
      : { id, vertices, kind, foot, cycle, car, bridge, tunnel, layer, name };
  for (let k = 0; k < more.length; k++)
    (way as unknown as Record<string, unknown>)[more[k]![0]] = more[k]![1];
  if (incline === undefined) return way;
  let lengthM = 0;
  for (let v = 1; v < vertices.length; v++)
    lengthM += Math.hypot(x[vertices[v]!]! - x[vertices[v - 1]!]!, y[vertices[v]!]! - y[vertices[v - 1]!]!);
  way.climbM = incline * lengthM;
  return way;
}

/** A way drawn as a crossing makes one where it shares a vertex with a road or railway whose node says nothing. */
function addCrossingWays(
  { tags, vertices: vertexLists }: Drawn,
  crossings: Map<number, CrossingKind>,
  vertexCount: number,
): void {
  const drawn = new Map<number, CrossingKind>();
  for (let w = 0; w < tags.length; w++) {
    const crossing = tags[w]!.crossing;
    if (crossing === undefined) continue;
    for (const vertex of vertexLists[w]!) if (!crossings.has(vertex)) drawn.set(vertex, crossing);
  }
  if (drawn.size === 0) return;
  const isDrawn = new Uint8Array(vertexCount);
  for (const vertex of drawn.keys()) isDrawn[vertex] = 1;
  for (let w = 0; w < tags.length; w++) {
    const { isCrossed, isRail } = tags[w]!;
    if (!isCrossed) continue;
    const vertices = vertexLists[w]!;
    for (let v = 0; v < vertices.length; v++) {
      const vertex = vertices[v]!;
      if (isDrawn[vertex] === 1) crossings.set(vertex, isRail ? "level" : drawn.get(vertex)!);
    }
  }
}
