import { FAR } from "../graph.ts";
import { LANES } from "./batches.ts";
import { BoundedSearch } from "./bounded-search.ts";
import { aligned, ROW_BYTES, windowLayout, writeArcs, type ArcLayout, type WindowLayout } from "./layout.ts";
import type { SweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";

/** No arc is beyond it, also from a row whose distance is FAR. */
const NO_LIMIT = 0xffffffff;

/**
 * The part of a hierarchy that some sources need, laid out for the kernel. Either all that is within a limit of any of them, found by one bounded
 * search: every node of a shortest way within the limit is in it, so that the window is exact whatever the weights mean. Or what lies above the
 * sources and the targets: exact for any distance. A window can be narrowed to what a lane's sources need.
 */
export class Windows {
  readonly #graph: SweepGraph;
  readonly #kernel: SweepKernel;
  readonly #search: BoundedSearch;
  readonly #marks: Uint32Array;
  readonly #whole: ArcLayout & { map: number; least: number; list: number };

  constructor(graph: SweepGraph, kernel: SweepKernel) {
    const { nodes, up, down } = graph;
    this.#graph = graph;
    this.#kernel = kernel;
    this.#search = new BoundedSearch(graph.byRank);
    this.#marks = new Uint32Array((nodes >>> 5) + 1);
    const upFirst = ROW_BYTES;
    const upArcs = aligned(upFirst + 4 * (nodes + 1));
    const upEnd = upArcs + 8 * up.head.length;
    const downFirst = up === down ? upFirst : aligned(upEnd);
    const downArcs = up === down ? upArcs : aligned(downFirst + 4 * (nodes + 1));
    const map = aligned(up === down ? upEnd : downArcs + 8 * down.head.length);
    const least = aligned(map + 4 * nodes);
    const list = aligned(least + 4 * nodes);
    this.#whole = { upFirst, upArcs, downFirst, downArcs, map, least, list };
    const buffer = kernel.buffer(list);
    writeArcs(buffer, up, upFirst, upArcs);
    if (up !== down) writeArcs(buffer, down, downFirst, downArcs);
    new Uint32Array(buffer, least, nodes).fill(FAR);
  }

  /** Distances from one rank, by node. */
  from(source: number, limitMm: number): Uint32Array {
    const { nodes, order } = this.#graph;
    const search = this.#search;
    search.run([source], limitMm);
    const mm = new Uint32Array(nodes).fill(FAR);
    for (let i = 0; i < search.count; i++) mm[order[search.reached[i]!]!] = search.mm[search.reached[i]!]!;
    return mm;
  }

  /** All within the limit of any of the sources (ranks). */
  within(sources: Uint32Array, limitMm: number): WindowLayout {
    const search = this.#search;
    search.run(sources, limitMm);
    const { least: leastAt } = this.#whole;
    for (let i = 0; i < search.count; i++) this.#mark(search.reached[i]!);
    const least = new Uint32Array(this.#kernel.buffer(0), leastAt, this.#graph.nodes);
    for (let i = 0; i < search.count; i++) least[search.reached[i]!] = search.mm[search.reached[i]!]!;
    const window = this.#lay(search.count, limitMm);
    const after = new Uint32Array(this.#kernel.buffer(0), leastAt, this.#graph.nodes);
    for (let i = 0; i < search.count; i++) after[search.reached[i]!] = FAR;
    return window;
  }

  /** All above the sources and targets (ranks). */
  above(sources: Uint32Array, targets: Uint32Array): WindowLayout {
    const { up, down } = this.#graph;
    const stack: number[] = [];
    let count = 0;
    const add = (r: number): void => {
      if (!this.#mark(r)) return;
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
    return this.#lay(count, NO_LIMIT);
  }

  /** What the sources of one lane need of a window, after a sweep with many sources in each lane. */
  narrow(wide: WindowLayout, start: number, lane: number, limitMm: number): WindowLayout {
    const { run } = this.#kernel;
    const map = aligned(start);
    const list = aligned(map + 4 * wide.rows);
    this.#kernel.buffer(list + 4 * (wide.rows + 1));
    const least = wide.distance + 4 * lane;
    const rows = run.select(wide.rows, least, limitMm, list);
    const firsts = new Uint32Array(this.#kernel.buffer(0));
    const window = windowLayout(list + 4 * (rows + 1), {
      rows,
      upArcs: firsts[wide.upFirst / 4 + wide.rows]! / 8,
      downArcs: firsts[wide.downFirst / 4 + wide.rows]! / 8,
      list,
      map,
    });
    this.#fill(window, wide, { least, shift: 6, limitMm });
    return window;
  }

  /** Rows, as offsets, of ranks in a window made by `within` or `above`. */
  rowsOf(ranks: Uint32Array): Uint32Array {
    const map = new Uint32Array(this.#kernel.buffer(0), this.#whole.map, this.#graph.nodes);
    return ranks.map((r) => map[r]!);
  }

  /** The same rows in a window narrowed from that one. */
  narrowRows(narrow: WindowLayout, wideRows: Uint32Array): Uint32Array {
    const map = new Uint32Array(this.#kernel.buffer(0));
    return wideRows.map((offset) => map[narrow.map / 4 + offset / ROW_BYTES]!);
  }

  /** Pushes up from rows (as offsets); `lane` of each is its own unless told. */
  up(window: WindowLayout, rows: Uint32Array, lane: (i: number) => number = (i) => i): void {
    const { distance, reached, upFirst, upArcs } = window;
    const buffer = this.#kernel.buffer(0);
    const mm = new Uint32Array(buffer, distance, window.rows * LANES);
    const marks = new Uint8Array(buffer, reached, window.rows);
    let from = window.rows;
    for (let i = 0; i < rows.length; i++) {
      const at = rows[i]! / ROW_BYTES;
      if (marks[at] === 0) {
        marks[at] = 1;
        mm.fill(FAR, at * LANES, (at + 1) * LANES);
      }
      mm[at * LANES + lane(i)] = 0;
      if (at < from) from = at;
    }
    this.#kernel.run.up(from, window.rows, distance, upFirst, upArcs, reached);
  }

  /** Distances of every row after `up`. */
  down({ distance, reached, rows, downFirst, downArcs }: WindowLayout): Uint32Array {
    this.#kernel.run.down(rows, distance, downFirst, downArcs, reached);
    return new Uint32Array(this.#kernel.buffer(0), distance, rows * LANES);
  }

  /** Whether a rank was not marked before. */
  #mark(r: number): boolean {
    const marks = this.#marks;
    const bit = 1 << (r & 31);
    if ((marks[r >>> 5]! & bit) !== 0) return false;
    marks[r >>> 5]! |= bit;
    return true;
  }

  /** Lays out the marked ranks, and takes the marks away. */
  #lay(rows: number, limitMm: number): WindowLayout {
    const { up, down } = this.#graph;
    const { list, map, least } = this.#whole;
    const ranks = new Uint32Array(this.#kernel.buffer(list + 4 * rows), list, rows);
    const marks = this.#marks;
    let upArcs = 0;
    let downArcs = 0;
    for (let word = 0, at = 0; at < rows; word++) {
      for (let bits = marks[word]!; bits !== 0; bits &= bits - 1) {
        const r = (word << 5) + 31 - Math.clz32(bits & -bits);
        ranks[at++] = r;
        upArcs += up.first[r + 1]! - up.first[r]!;
        downArcs += down.first[r + 1]! - down.first[r]!;
      }
      marks[word] = 0;
    }
    const window = windowLayout(list + 4 * rows, { rows, upArcs, downArcs, list, map });
    this.#fill(window, this.#whole, { least, shift: 2, limitMm });
    return window;
  }

  #fill(
    window: WindowLayout,
    from: ArcLayout,
    { least, shift, limitMm }: { least: number; shift: number; limitMm: number },
  ): void {
    const { list, rows, map, reached } = window;
    const buffer = this.#kernel.buffer(window.end);
    new Uint8Array(buffer, reached, rows + 8).fill(0);
    this.#kernel.run.lay(
      list,
      rows,
      least,
      shift,
      from.upFirst,
      from.upArcs,
      from.downFirst,
      from.downArcs,
      map,
      limitMm,
      window.upFirst,
      window.upArcs,
      window.downFirst,
      window.downArcs,
    );
  }
}
