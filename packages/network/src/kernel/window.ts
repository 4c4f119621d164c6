import type { Graph } from "../graph.ts";
import { FAR } from "../graph.ts";
import { BoundedSearch } from "./bounded-search.ts";
import { LANES } from "./batches.ts";
import type { SweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";

/** Where things lie in the kernel's memory. */
export interface Layout {
  rows: number;
  distance: number;
  upFirst: number;
  upArcs: number;
  downFirst: number;
  downArcs: number;
  reached: number;
  /** From here on the memory is free for columns and sums. */
  free: number;
}

const ROW = 4 * LANES;

/**
 * The part of a hierarchy that some sources need, laid out for the kernel. Either all that is within a limit of any of them, found by one bounded
 * search: every node of a shortest way within the limit is in it, so that the window is exact whatever the weights mean; arcs that lead beyond the
 * limit are left out. Or what lies above the sources and the targets: exact for any distance.
 */
export class Window {
  readonly #graph: SweepGraph;
  readonly #kernel: SweepKernel;
  readonly #search: BoundedSearch;
  /** Row of a rank in the window. */
  readonly row: Int32Array;
  /** Ranks of the window, ascending. */
  ranks = new Uint32Array(0);
  readonly #marks: Uint32Array;
  layout!: Layout;

  constructor(graph: SweepGraph, byRank: Graph, kernel: SweepKernel) {
    this.#graph = graph;
    this.#kernel = kernel;
    this.#search = new BoundedSearch(byRank);
    this.row = new Int32Array(graph.nodes).fill(-1);
    this.#marks = new Uint32Array((graph.nodes >>> 5) + 1);
  }

  /** All within the limit of any of the sources (ranks). */
  within(sources: Uint32Array, limitMm: number, spare: number): void {
    const search = this.#search;
    search.run(sources, limitMm);
    const marks = this.#marks;
    for (let i = 0; i < search.count; i++) {
      const r = search.reached[i]!;
      marks[r >>> 5]! |= 1 << (r & 31);
    }
    this.#collect(search.count);
    this.#lay(limitMm, search.mm, spare);
  }

  /** All above the sources and targets (ranks). */
  above(sources: Uint32Array, targets: Uint32Array, spare: number): void {
    const { up, down } = this.#graph;
    const marks = this.#marks;
    const stack: number[] = [];
    let count = 0;
    const add = (r: number): void => {
      const bit = 1 << (r & 31);
      if ((marks[r >>> 5]! & bit) !== 0) return;
      marks[r >>> 5]! |= bit;
      stack.push(r);
      count++;
    };
    for (const r of sources) add(r);
    for (const r of targets) add(r);
    while (stack.length > 0) {
      const r = stack.pop()!;
      for (let arc = up.first[r]!; arc < up.first[r + 1]!; arc++) add(up.head[arc]!);
      if (up !== down) for (let arc = down.first[r]!; arc < down.first[r + 1]!; arc++) add(down.head[arc]!);
    }
    this.#collect(count);
    this.#lay(FAR, undefined, spare);
  }

  #collect(count: number): void {
    for (const r of this.ranks) this.row[r] = -1;
    if (this.ranks.length !== count) this.ranks = new Uint32Array(count);
    const { ranks, row } = this;
    const marks = this.#marks;
    let at = 0;
    for (let word = 0; at < count; word++) {
      for (let bits = marks[word]!; bits !== 0; bits &= bits - 1) {
        const r = (word << 5) + 31 - Math.clz32(bits & -bits);
        row[r] = at;
        ranks[at++] = r;
      }
      marks[word] = 0;
    }
  }

  #lay(limitMm: number, least: Uint32Array | undefined, spare: number): void {
    const { up, down } = this.#graph;
    const { ranks, row } = this;
    const rows = ranks.length;
    let upMost = 0;
    let downMost = 0;
    for (const r of ranks) {
      upMost += up.first[r + 1]! - up.first[r]!;
      downMost += down.first[r + 1]! - down.first[r]!;
    }
    const distance = ROW;
    const upFirst = distance + rows * ROW;
    const downFirst = upFirst + 4 * (rows + 1);
    const upArcs = aligned(downFirst + 4 * (rows + 1), 8);
    const downArcs = upArcs + 8 * upMost;
    const reached = downArcs + 8 * downMost;
    const free = aligned(reached + rows + 8, 64);
    const buffer = this.#kernel.buffer(free + spare);
    this.layout = { rows, distance, upFirst, upArcs, downFirst, downArcs, reached, free };

    new Uint8Array(buffer, reached, rows + 8).fill(0);
    const upFirsts = new Uint32Array(buffer, upFirst, rows + 1);
    const downFirsts = new Uint32Array(buffer, downFirst, rows + 1);
    const ups = new Uint32Array(buffer, upArcs, 2 * upMost);
    const downs = new Uint32Array(buffer, downArcs, 2 * downMost);
    let upEnd = 0;
    let downEnd = 0;
    for (let i = 0; i < rows; i++) {
      const r = ranks[i]!;
      const left = least === undefined ? FAR : limitMm - least[r]!;
      upFirsts[i] = 4 * upEnd;
      for (let arc = up.first[r]!; arc < up.first[r + 1]!; arc++) {
        const to = row[up.head[arc]!]!;
        const mm = up.weightMm[arc]!;
        if (to < 0 || mm > left) continue;
        ups[upEnd++] = to * ROW;
        ups[upEnd++] = mm;
      }
      downFirsts[i] = 4 * downEnd;
      for (let arc = down.first[r]!; arc < down.first[r + 1]!; arc++) {
        const from = row[down.head[arc]!]!;
        const mm = down.weightMm[arc]!;
        if (from < 0 || (least !== undefined && least[down.head[arc]!]! + mm > limitMm)) continue;
        downs[downEnd++] = from * ROW;
        downs[downEnd++] = mm;
      }
    }
    upFirsts[rows] = 4 * upEnd;
    downFirsts[rows] = 4 * downEnd;
  }

  /** Marks sixteen or fewer sources (ranks), one to a lane, and pushes up; ways down are the caller's. */
  up(sources: Uint32Array): void {
    const { distance, reached, rows, upFirst, upArcs } = this.layout;
    const buffer = this.#kernel.buffer(0);
    const mm = new Uint32Array(buffer, distance, rows * LANES);
    const marks = new Uint8Array(buffer, reached, rows);
    let from = rows;
    for (let lane = 0; lane < sources.length; lane++) {
      const at = this.row[sources[lane]!]!;
      if (marks[at] === 0) {
        marks[at] = 1;
        mm.fill(FAR, at * LANES, (at + 1) * LANES);
      }
      mm[at * LANES + lane] = 0;
      if (at < from) from = at;
    }
    this.#kernel.run.up(from, rows, distance, upFirst, upArcs, reached);
  }

  /** Distances of every row after `up`. */
  down(): Uint32Array {
    const { distance, reached, rows, downFirst, downArcs } = this.layout;
    this.#kernel.run.down(rows, distance, downFirst, downArcs, reached);
    return new Uint32Array(this.#kernel.buffer(0), distance, rows * LANES);
  }
}

const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to;
