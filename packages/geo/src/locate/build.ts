import { type Shapes, toShapes } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";
import { AreaIndex, locateSlowly } from "./area-index.ts";
import { type CoverageEdges, coverageEdges } from "./edges.ts";
import { type CellEdges, chooseGrid, cornerStates, eachCell, edgesPerCell, type Grid } from "./grid.ts";
import { AREA_UNIT, type IndexArrays, type IndexData, packIndex, unpackIndex } from "./index-data.ts";

export interface AreaIndexOptions {
  /** Coarse cells at most; more are quicker and larger. */
  maxCells?: number;
}

/**
 * Builds the index of a layer of polygons (holes and several parts allowed; other geometries hold no points). Rings are
 * taken the right way round whatever the file says. Self-crossing polygons should be mended first (`checkLayer`).
 *
 * @throws GeoError `unsupported` beyond 1,048,575 areas.
 */
export function buildAreaIndex(
  areas: Layer | Shapes,
  { maxCells = 1 << 20 }: AreaIndexOptions = {},
): AreaIndex {
  const coverage = coverageEdges("features" in areas ? toShapes(areas) : areas);
  const grid = chooseGrid(coverage, maxCells);
  const cellEdges = edgesPerCell(coverage, grid);
  const corner = cornerStates(coverage, grid);
  const fineCells = new FineCells(coverage, grid, cellEdges, corner);
  const { edges, areaStart, areaEdges, boxes } = coverage;
  const arrays: IndexArrays = { edges, areaStart, areaEdges, boxes, ...fineCells.build() };
  const data = packIndex({ ...grid, perCell: 1 / grid.cellSize, areas: areaStart.length - 1 }, arrays);
  settle(data, fineCells.overlaps);
  return new AreaIndex(unpackIndex(data.buffer));
}

/** A growing Int32Array. */
class Ints {
  array: Int32Array = new Int32Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.array.length) {
      const grown = new Int32Array(2 * this.length);
      grown.set(this.array);
      this.array = grown;
    }
    this.array[this.length++] = value;
  }
}

const MAX_SHIFT = 6;

/** Cuts the coarse cells that borders pass into blocks of fine cells, and lists the edges of those still passed. */
class FineCells {
  /** Cells wholly covered by more than one area: their place in `coarse` (≥ 0) or in `fine` (~place), x and y inside. */
  readonly overlaps: { place: number; x: number; y: number }[] = [];
  private readonly coarse: Int32Array;
  private readonly blocks = new Ints();
  private readonly fine = new Ints();
  private readonly leaves = new Ints();
  private readonly leafEdges = new Ints();
  private readonly coverage: CoverageEdges;
  private readonly counts = new Int32Array((1 << (2 * MAX_SHIFT)) + 1);
  private readonly states = new Int32Array((1 << MAX_SHIFT) * ((1 << MAX_SHIFT) + 1));
  private lists = new Int32Array(1 << 12);

  constructor(coverage: CoverageEdges, grid: Grid, { start, list }: CellEdges, corner: Int32Array) {
    this.coverage = coverage;
    this.coarse = new Int32Array(corner.length);
    for (let cell = 0; cell < corner.length; cell++) {
      const x = grid.west + (cell % grid.columns) * grid.cellSize;
      const y = grid.south + Math.floor(cell / grid.columns) * grid.cellSize;
      if (start[cell] === start[cell + 1])
        this.coarse[cell] = this.areaOf(corner[cell]!, cell, x + grid.cellSize / 2, y + grid.cellSize / 2);
      else
        this.coarse[cell] = this.addBlock(
          list.subarray(start[cell], start[cell + 1]),
          corner[cell]!,
          x,
          y,
          grid.cellSize,
        );
    }
    this.leaves.push(0);
    this.leaves.push(this.leafEdges.length / 2);
  }

  build(): Omit<IndexArrays, "edges" | "areaStart" | "areaEdges" | "boxes"> {
    const cut = ({ array, length }: Ints) => array.subarray(0, length);
    return {
      coarse: this.coarse,
      blocks: cut(this.blocks),
      fine: cut(this.fine),
      leaves: cut(this.leaves),
      leafEdges: cut(this.leafEdges),
    };
  }

  private areaOf(state: number, place: number, x: number, y: number): number {
    if (state === 0) return 0;
    if (state >>> 20 === 1) return state - AREA_UNIT;
    this.overlaps.push({ place, x, y });
    return 0;
  }

  private addBlock(list: Int32Array, corner: number, west: number, south: number, cellSize: number): number {
    const shift = Math.max(1, Math.min(MAX_SHIFT, Math.ceil(Math.log2(2 * Math.sqrt(list.length)))));
    const side = 1 << shift;
    const size = cellSize / side;
    const { edges, northX } = this.coverage;
    const { counts } = this;
    counts.fill(0, 0, side * side + 1);
    const count = (cell: number) => {
      counts[cell + 1] = counts[cell + 1]! + 1;
    };
    for (const e of list) eachCell(edges, northX[e]!, e, west, south, size, side, side, count);
    for (let cell = 0; cell < side * side; cell++) counts[cell + 1] = counts[cell + 1]! + counts[cell]!;
    const total = counts[side * side]!;
    if (this.lists.length < total) this.lists = new Int32Array(2 * total);
    const next = counts.slice(0, side * side);
    const { lists } = this;
    let edge = 0;
    const fill = (cell: number) => {
      lists[next[cell]!] = edge;
      next[cell] = next[cell]! + 1;
    };
    for (edge of list) eachCell(edges, northX[edge]!, edge, west, south, size, side, side, fill);
    this.fineStates(list, corner, west, south, size, side);

    const block = this.blocks.length;
    this.blocks.push(8 * this.fine.length + shift);
    for (let cell = 0; cell < side * side; cell++) {
      const x = west + (cell & (side - 1)) * size;
      const y = south + (cell >> shift) * size;
      const state = this.states[cell]!;
      const leaf = this.addLeaf(state, counts[cell]!, counts[cell + 1]!, x, y, size);
      this.fine.push(leaf ?? this.areaOf(state, ~this.fine.length, x + size / 2, y + size / 2));
    }
    return ~block;
  }

  /** The state at the south-west corner of each fine cell, from the coarse corner up its west side, then eastward. */
  private fineStates(
    list: Int32Array,
    corner: number,
    west: number,
    south: number,
    size: number,
    side: number,
  ): void {
    const { edges, northX, steps } = this.coverage;
    const { states } = this;
    states.fill(0, 0, side * side);
    states[0] = corner;
    for (let row = 1; row < side; row++) states[row * side] = corner;
    for (const e of list) {
      const southY = edges[4 * e]!;
      const northY = edges[4 * e + 1]!;
      const southX = edges[4 * e + 2]!;
      const slope = edges[4 * e + 3]!;
      if (Math.min(southX, northX[e]!) <= west && Math.max(southX, northX[e]!) > west) {
        const crossing = southY + (west - southX) / slope;
        const step = slope > 0 ? -steps[e]! : steps[e]!;
        if (crossing > south)
          for (let row = Math.ceil((crossing - south) / size); row < side; row++)
            states[row * side] = states[row * side]! + step;
      }
      for (let row = Math.max(0, Math.ceil((southY - south) / size)); row < side; row++) {
        const y = south + row * size;
        if (y >= northY) break;
        if (y < southY) continue;
        const x = southX + (y - southY) * slope;
        if (x <= west) continue;
        const column = Math.ceil((x - west) / size);
        if (column < side) states[row * side + column] = states[row * side + column]! + steps[e]!;
      }
    }
    for (let cell = 1; cell < side * side; cell++)
      if (cell % side !== 0) states[cell] = states[cell]! + states[cell - 1]!;
  }

  /** Adds a leaf with the edges that matter to points in the cell; `undefined` when none does. */
  private addLeaf(
    state: number,
    from: number,
    to: number,
    west: number,
    south: number,
    size: number,
  ): number | undefined {
    const { edges, northX } = this.coverage;
    const before = this.leafEdges.length;
    for (let i = from; i < to; i++) {
      const e = this.lists[i]!;
      const southX = edges[4 * e + 2]!;
      const slope = edges[4 * e + 3]!;
      const reachesWest = Math.min(southX, northX[e]!) <= west;
      if (!reachesWest) {
        if (slope !== Infinity) this.addLeafEdge(e, 0);
        continue;
      }
      if (Math.max(southX, northX[e]!) <= west) continue;
      const crossing = edges[4 * e]! + (west - southX) / slope;
      if (crossing >= south && crossing <= south + size) this.addLeafEdge(e, 1);
      else if (crossing < south === slope > 0) this.addLeafEdge(e, 0);
    }
    if (this.leafEdges.length === before) return undefined;
    this.leaves.push(state);
    this.leaves.push(before / 2);
    return ~(this.leaves.length / 2 - 1);
  }

  private addLeafEdge(edge: number, crossesWest: 0 | 1): void {
    this.leafEdges.push(2 * edge + crossesWest);
    this.leafEdges.push(this.coverage.steps[edge]!);
  }
}

/** Gives cells wholly covered by several areas the lowest row among them. */
function settle(data: IndexData, overlaps: FineCells["overlaps"]): void {
  for (const { place, x, y } of overlaps) {
    const area = locateSlowly(data, x, y) + 1;
    if (place >= 0) data.coarse[place] = area;
    else data.fine[~place] = area;
  }
}
