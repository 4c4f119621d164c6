import { AREA_UNIT, type IndexData, unpackIndex } from "./index-data.ts";

/** Points taken together; they need some 28 bytes each while they are sorted. */
const CHUNK = 1 << 20;

/** Room for so many points is kept from question to question. */
const KEPT = 1 << 17;

/** Points answered together, stage by stage; their scratch arrays stay in the processor's first caches. */
const BATCH = 4096;

/** Fine cells per bucket, as a power of two: with leaves and edges a bucket's part of the index fills half a megabyte. */
const BUCKET_SHIFT = 15;

/**
 * Finds the area each point lies in. Made by `buildAreaIndex`; needs nothing but its one buffer, so the same index
 * serves server, workers and browser.
 *
 * A coarse grid holds the area that fills each cell. Cells that borders pass through are cut into finer cells, most of
 * which lie inside one area again. In the few that remain, the way from the cell's corner (whose area is known) to the
 * point is followed and every border crossed is added up. Each border is stored once for both areas it parts.
 *
 * Border rule: a point on a border belongs to the area east of it, on an east–west border to the area north of it; the
 * west and south borders of an area are its own, the east and north ones its neighbours'. In a coverage every point
 * therefore lies in exactly one area. Where areas overlap, the one with the lowest row wins (and the question is slow).
 *
 * Measured alternatives (5 M points, 6,160 areas, 2 M vertices): flatbush with ray casting 0.1 M points/s, edges in
 * slabs per grid row 0.7, this index point by point 7, in the order of the index (see `Sorter`) 13.
 */
export class AreaIndex {
  private readonly data: IndexData;
  /** Of the last question, kept for the next unless it is large: many batches are asked for one after another. */
  private sorter: Sorter | undefined;

  constructor(data: IndexData) {
    this.data = data;
  }

  /**
   * The index in a buffer taken from `buffer`, without copying.
   *
   * @throws RangeError when the buffer is no area index.
   */
  static from(buffer: ArrayBufferLike): AreaIndex {
    return new AreaIndex(unpackIndex(buffer));
  }

  /** All there is to the index; keep it, send it, or share it. */
  get buffer(): ArrayBufferLike {
    return this.data.buffer;
  }

  get areaCount(): number {
    return this.data.areas;
  }

  /** Row of the area that holds the point, −1 outside all. */
  locateOne(x: number, y: number): number {
    const { west, south, perCell, columns, rows, coarse, blocks, fine } = this.data;
    const cx = (x - west) * perCell;
    const cy = (y - south) * perCell;
    if (!(cx >= 0 && cy >= 0 && cx < columns && cy < rows)) return -1;
    const found = coarse[(cy | 0) * columns + (cx | 0)]!;
    if (found >= 0) return found - 1;
    const block = blocks[~found]!;
    const side = 1 << (block & 7);
    const column = ((cx - (cx | 0)) * side) | 0;
    const finer = fine[(block >>> 3) + (((cy - (cy | 0)) * side) | 0) * side + column]!;
    if (finer >= 0) return finer - 1;
    return locateInLeaf(this.data, ~finer, west + ((cx | 0) + column / side) / perCell, x, y);
  }

  /**
   * Rows of the areas that hold the points, −1 outside all; coordinates in the system the index was built in.
   *
   * @throws RangeError when the arrays differ in length.
   */
  locate(xs: Float64Array, ys: Float64Array, out: Int32Array = new Int32Array(xs.length)): Int32Array {
    if (xs.length !== ys.length || out.length !== xs.length)
      throw new RangeError(
        `xs has ${xs.length}, ys ${ys.length}, out ${out.length} numbers; they must be equally many`,
      );
    const points = Math.min(CHUNK, xs.length);
    const sorter = this.sorter && this.sorter.points >= points ? this.sorter : new Sorter(this.data, points);
    if (points <= KEPT) this.sorter = sorter;
    for (let from = 0; from < xs.length; from += CHUNK)
      sorter.locate(xs, ys, out, from, Math.min(xs.length, from + CHUNK));
    return out;
  }
}

/**
 * Answers a chunk of points in the order of the index rather than their own: points in plain coarse cells at once, the
 * others after they were sorted into buckets that each need a small part of the index, which then stays in the
 * processor's cache. The index is some 100 MB, so that for points in random order nearly all time goes into waiting for
 * memory: measured 8 M points/s as they come, 34 M points/s in order.
 */
class Sorter {
  private readonly data: IndexData;
  private readonly starts: Int32Array;
  private readonly waiting: Int32Array;
  private readonly heads: Int32Array;
  private readonly point: Int32Array;
  private readonly head: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly leafPoint = new Int32Array(BATCH);
  private readonly leaf = new Int32Array(BATCH);

  readonly points: number;

  constructor(data: IndexData, points: number) {
    this.data = data;
    this.points = points;
    this.starts = new Int32Array((data.fine.length >>> BUCKET_SHIFT) + 2);
    this.waiting = new Int32Array(points);
    this.heads = new Int32Array(points);
    this.point = new Int32Array(points);
    this.head = new Int32Array(points);
    this.x = new Float64Array(points);
    this.y = new Float64Array(points);
  }

  locate(xs: Float64Array, ys: Float64Array, out: Int32Array, from: number, to: number): void {
    const { west, south, perCell, columns, rows, coarse, blocks } = this.data;
    const { starts, waiting, heads, point, head } = this;
    const shift = BUCKET_SHIFT + 3;
    starts.fill(0);
    let count = 0;
    for (let p = from; p < to; p++) {
      const cx = (xs[p]! - west) * perCell;
      const cy = (ys[p]! - south) * perCell;
      const found =
        cx >= 0 && cy >= 0 && cx < columns && cy < rows ? coarse[(cy | 0) * columns + (cx | 0)]! : 0;
      out[p] = found - 1;
      if (found >= 0) continue;
      const h = blocks[~found]!;
      waiting[count] = p;
      heads[count++] = h;
      starts[(h >>> shift) + 1] = starts[(h >>> shift) + 1]! + 1;
    }
    for (let bucket = 1; bucket < starts.length; bucket++)
      starts[bucket] = starts[bucket]! + starts[bucket - 1]!;
    for (let k = 0; k < count; k++) {
      const h = heads[k]!;
      const p = waiting[k]!;
      const at = starts[h >>> shift]!;
      starts[h >>> shift] = at + 1;
      point[at] = p;
      head[at] = h;
      this.x[at] = xs[p]!;
      this.y[at] = ys[p]!;
    }
    for (let first = 0; first < count; first += BATCH)
      this.answer(out, first, Math.min(count, first + BATCH));
  }

  /** The sorted points first … end: those in plain fine cells at once, then those in cells that borders pass. */
  private answer(out: Int32Array, first: number, end: number): void {
    const { west, south, perCell, fine } = this.data;
    const { point, head, x, y, leafPoint, leaf } = this;
    let count = 0;
    for (let k = first; k < end; k++) {
      const cx = (x[k]! - west) * perCell;
      const cy = (y[k]! - south) * perCell;
      const h = head[k]!;
      const shift = h & 7;
      const side = 1 << shift;
      const row = ((cy - (cy | 0)) * side) | 0;
      const found = fine[(h >>> 3) + (row << shift) + (((cx - (cx | 0)) * side) | 0)]!;
      out[point[k]!] = found - 1;
      leafPoint[count] = k;
      leaf[count] = ~found;
      count += found >>> 31;
    }
    for (let i = 0; i < count; i++) {
      const k = leafPoint[i]!;
      const side = 1 << (head[k]! & 7);
      const cx = (x[k]! - west) * perCell;
      const cellWest = west + ((cx | 0) + (((cx - (cx | 0)) * side) | 0) / side) / perCell;
      out[point[k]!] = locateInLeaf(this.data, leaf[i]!, cellWest, x[k]!, y[k]!);
    }
  }
}

function locateInLeaf(data: IndexData, leaf: number, cellWest: number, x: number, y: number): number {
  const { leaves, leafEdges, edges } = data;
  let state = leaves[2 * leaf]!;
  const end = 2 * leaves[2 * leaf + 3]!;
  for (let k = 2 * leaves[2 * leaf + 1]!; k < end; k += 2) {
    const entry = leafEdges[k]!;
    const at = 4 * (entry >> 1);
    const southY = edges[at]!;
    const slope = edges[at + 3]!;
    const isEastOf = y >= southY && y < edges[at + 1]! && edges[at + 2]! + (y - southY) * slope <= x;
    if ((entry & 1) === 0) {
      if (isEastOf) state += leafEdges[k + 1]!;
      continue;
    }
    const isAbove = y >= southY + (cellWest - edges[at + 2]!) / slope;
    if (slope > 0) {
      if (isAbove && !isEastOf) state -= leafEdges[k + 1]!;
    } else if (isAbove || isEastOf) state += leafEdges[k + 1]!;
  }
  return state >>> 20 === 1 ? state - AREA_UNIT - 1 : state === 0 ? -1 : locateSlowly(data, x, y);
}

/** The lowest row whose area holds the point by counting the edges west of it: odd is inside. */
export function locateSlowly(
  { areas, areaStart, areaEdges, edges, boxes }: IndexData,
  x: number,
  y: number,
): number {
  for (let area = 0; area < areas; area++) {
    const box = 4 * area;
    if (!(x >= boxes[box]! && y >= boxes[box + 1]! && x <= boxes[box + 2]! && y <= boxes[box + 3]!)) continue;
    let isInside = false;
    for (let k = areaStart[area]!; k < areaStart[area + 1]!; k++) {
      const at = 4 * areaEdges[k]!;
      const edgeSouth = edges[at]!;
      if (y >= edgeSouth && y < edges[at + 1]! && edges[at + 2]! + (y - edgeSouth) * edges[at + 3]! <= x)
        isInside = !isInside;
    }
    if (isInside) return area;
  }
  return -1;
}
