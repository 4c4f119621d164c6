/**
 * The arrays of an area index, all views of one ArrayBuffer, so that it can be stored, sent to a worker or shared.
 *
 * A state is a packed sum over the areas that contain a place: 2^20 + (row + 1) for each. One area gives its row at
 * once, none gives 0, and several give a number of at least 2^21, which sends the question to the slow way.
 */
export interface IndexData {
  buffer: ArrayBufferLike;
  west: number;
  south: number;
  /** Coarse cells per unit of length. */
  perCell: number;
  columns: number;
  rows: number;
  areas: number;
  /** Per coarse cell: row + 1 of the one area that fills it, 0 for none, or ~block when borders pass. */
  coarse: Int32Array;
  /** Per block of fine cells: 8 times its start in `fine`, plus log2 of its fine cells on a side. */
  blocks: Int32Array;
  /** Per fine cell: as `coarse`, with ~leaf where borders pass. */
  fine: Int32Array;
  /** Two numbers per leaf: the state at the south-west corner of its cell, and where its edges start. */
  leaves: Int32Array;
  /**
   * Two numbers per edge of a leaf: twice the edge, plus 1 when it crosses the west side of the cell, and its step (the
   * state to its east less the state to its west), kept here to spare a look elsewhere.
   */
  leafEdges: Int32Array;
  /** Four numbers per distinct edge: south end y, north end y, x of the south end, metres east per metre north. */
  edges: Float64Array;
  /** Per area: its edges, for the slow way where areas overlap. */
  areaStart: Int32Array;
  areaEdges: Int32Array;
  /** Per area: west, south, east, north. */
  boxes: Float64Array;
}

export const AREA_UNIT = 1 << 20;
export const MAX_AREAS = AREA_UNIT - 1;

const MAGIC = 0x74764149;
const HEAD_NUMBERS = 24;

export type IndexArrays = Omit<
  IndexData,
  "buffer" | "west" | "south" | "perCell" | "columns" | "rows" | "areas"
>;

/** The arrays in the order they are stored: eight bytes before four, so that every view is aligned. */
const ORDER = [
  ["edges", Float64Array],
  ["boxes", Float64Array],
  ["coarse", Int32Array],
  ["blocks", Int32Array],
  ["fine", Int32Array],
  ["leaves", Int32Array],
  ["leafEdges", Int32Array],
  ["areaStart", Int32Array],
  ["areaEdges", Int32Array],
] as const;

/** Copies the arrays into one buffer behind a head of numbers. */
export function packIndex(
  grid: Pick<IndexData, "west" | "south" | "perCell" | "columns" | "rows" | "areas">,
  arrays: IndexArrays,
): IndexData {
  const bytes = ORDER.reduce((sum, [name]) => sum + arrays[name].byteLength, HEAD_NUMBERS * 8);
  const buffer = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  const head = new Float64Array(buffer, 0, HEAD_NUMBERS);
  head.set([MAGIC, grid.west, grid.south, grid.perCell, grid.columns, grid.rows, grid.areas]);
  ORDER.forEach(([name], i) => (head[7 + i] = arrays[name].length));
  const data = unpackIndex(buffer);
  for (const [name] of ORDER) data[name].set(arrays[name] as never);
  return data;
}

/**
 * Views the arrays in a buffer that `packIndex` made.
 *
 * @throws RangeError when the buffer is no area index.
 */
export function unpackIndex(buffer: ArrayBufferLike): IndexData {
  const head =
    buffer.byteLength >= HEAD_NUMBERS * 8
      ? new Float64Array(buffer, 0, HEAD_NUMBERS)
      : new Float64Array(HEAD_NUMBERS);
  const [magic, west, south, perCell, columns, rows, areas, ...lengths] = head as unknown as number[];
  if (magic !== MAGIC)
    throw new RangeError(`${buffer.byteLength} bytes are no area index; make one with buildAreaIndex`);
  let at = HEAD_NUMBERS * 8;
  const views = ORDER.map(([, Type], i) => {
    const view = new Type(buffer as ArrayBuffer, at, lengths[i]);
    at += view.byteLength;
    return view;
  });
  const [edges, boxes] = views as Float64Array[];
  const [coarse, blocks, fine, leaves, leafEdges, areaStart, areaEdges] = views.slice(2) as Int32Array[];
  // Written out because an object put together from entries is kept as a hash table, which made every look four times slower.
  return {
    buffer,
    west: west!,
    south: south!,
    perCell: perCell!,
    columns: columns!,
    rows: rows!,
    areas: areas!,
    coarse: coarse!,
    blocks: blocks!,
    fine: fine!,
    leaves: leaves!,
    leafEdges: leafEdges!,
    edges: edges!,
    areaStart: areaStart!,
    areaEdges: areaEdges!,
    boxes: boxes!,
  };
}
