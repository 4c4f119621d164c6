import type { Engine, WorkOptions } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { groupSize, LANES, tilingOf } from "./batches.ts";
import { BoundedSearch } from "./bounded-search.ts";
import { byRankOf } from "./by-rank.ts";
import { checkColumns, checkDecay, checkLimit, checkNodes, checkPairs } from "./check.ts";
import { digitsOf } from "./digits.ts";
import { aligned, type WindowLayout } from "./layout.ts";
import { nearestTargets } from "./nearest-targets.ts";
import { sourcesOf } from "./sources.ts";
import { sweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";
import { Windows } from "./window.ts";

/** Sources of pairs that share a window. */
const PAIR_TILE = 128;

/** The engine on a hierarchy, sixteen sources in a sweep (RPHAST of Delling, Goldberg & Werneck 2011, on windows). */
export function simdEngine(graph: Graph, order: Uint32Array, kernel: SweepKernel): Engine {
  const sweeps = sweepGraph(graph, order);
  const { rank } = sweeps;
  const windows = new Windows(sweeps, byRankOf(graph, sweeps), kernel);
  const search = new BoundedSearch(graph);
  const tilesOf = tilingOf(graph.xM, graph.yM);

  /**
   * Answers sources within a limit: `each` gets the positions of at most sixteen sources, a window where they were pushed up, and where its columns
   * and room for sums lie.
   */
  const within = (
    sources: Uint32Array,
    limitMm: number,
    { parts, room, options }: { parts: Int32Array[]; room: number; options: WorkOptions },
    each: (positions: Uint32Array, window: WindowLayout, columns: number, free: number) => void,
  ): void => {
    const width = parts.length;
    const [all = new Uint32Array(0)] = tilesOf(sources, Math.max(1, sources.length));
    const group = groupSize(
      all.map((position) => sources[position]!),
      graph.xM,
      graph.yM,
      limitMm,
    );
    let done = 0;
    for (const tile of tilesOf(sources, group * LANES)) {
      options.signal?.throwIfAborted();
      const ranks = tile.map((position) => rank[sources[position]!]!);
      const wide = windows.within(ranks, limitMm);
      const wideColumns = wide.end;
      const wideEnd = aligned(wideColumns + 4 * wide.rows * width);
      const buffer = kernel.buffer(wideEnd + room);
      const list = new Uint32Array(buffer, wide.list, wide.rows);
      const columns = new Int32Array(buffer, wideColumns, wide.rows * width);
      for (let c = 0; c < width; c++) {
        const part = parts[c]!;
        for (let i = 0, at = c; i < wide.rows; i++, at += width) columns[at] = part[list[i]!]!;
      }
      const rows = windows.rowsOf(ranks);
      const batches = (
        window: WindowLayout,
        at: number,
        free: number,
        from: number,
        to: number,
        own: Uint32Array,
      ): void => {
        for (let b = from; b < to; b += LANES) {
          const end = Math.min(b + LANES, to);
          windows.up(window, own.subarray(b - from, end - from));
          each(tile.subarray(b, end), window, at, free);
        }
      };
      if (tile.length <= group) batches(wide, wideColumns, wideEnd, 0, tile.length, rows);
      else {
        windows.up(wide, rows, (i) => Math.floor(i / group));
        windows.down(wide);
        for (let lane = 0; lane * group < tile.length; lane++) {
          const from = lane * group;
          const to = Math.min(from + group, tile.length);
          const near = windows.narrow(wide, wideEnd, lane, limitMm);
          const free = aligned(near.end + 4 * near.rows * width);
          kernel.buffer(free + room);
          kernel.run.gather(near.list, near.rows, width, wideColumns, near.end);
          batches(near, near.end, free, from, to, windows.narrowRows(near, rows.subarray(from, to)));
        }
      }
      done += tile.length;
      options.onProgress?.(done, sources.length);
    }
  };

  const inRankOrder = (column: Int32Array): Int32Array => column.map((_, r) => column[sweeps.order[r]!]!);

  return {
    graph,
    kernel: "simd",

    from(source, limitMm) {
      checkNodes(graph, Uint32Array.of(source));
      search.run([source], checkLimit(limitMm));
      return search.mm.slice();
    },

    rangeSums(columns, limitsMm, options = {}) {
      checkColumns(graph, columns);
      const limits = limitsMm.map(checkLimit);
      const sources = sourcesOf(graph, options.sources);
      const answer = limits.map(() => columns.map(() => new Float64Array(sources.length)));
      if (limits.length === 0 || columns.length === 0) return answer;
      const digits = columns.map(digitsOf);
      const parts = digits.flatMap((digit) => digit.parts).map(inRankOrder);
      const owner = digits.flatMap((digit, c) => digit.scales.map((scale) => ({ column: c, scale })));
      const ascending = limits.map((mm, l) => ({ mm, l })).sort((a, b) => a.mm - b.mm);
      const farthest = ascending.at(-1)!.mm;
      const width = parts.length;
      const length = limits.length * width * LANES;
      const single = width === 1 && limits.length === 1;

      within(
        sources,
        farthest,
        { parts, room: 4 * (length + limits.length), options },
        (positions, window, at, free) => {
          const { rows, distance, downFirst, downArcs, reached } = window;
          const sums = new Int32Array(kernel.buffer(0), free, length);
          if (single) kernel.run.downSum(rows, distance, downFirst, downArcs, reached, at, farthest, free);
          else {
            const limitsAt = free + 4 * length;
            new Uint32Array(kernel.buffer(0), limitsAt, limits.length).set(ascending.map(({ mm }) => mm));
            kernel.run.down(rows, distance, downFirst, downArcs, reached);
            sums.fill(0);
            kernel.run.sumByLimit(rows, distance, at, width, limitsAt, limits.length, free);
          }
          for (let w = 0; w < width; w++) {
            const { column, scale } = owner[w]!;
            for (let lane = 0; lane < positions.length; lane++) {
              let sum = 0;
              for (let l = 0; l < ascending.length; l++) {
                sum += sums[(l * width + w) * LANES + lane]!;
                const into = answer[ascending[l]!.l]![column]!;
                into[positions[lane]!] = into[positions[lane]!]! + sum * scale;
              }
            }
          }
        },
      );
      return answer;
    },

    decaySums(columns, decay, options = {}) {
      checkColumns(graph, columns);
      checkDecay(decay);
      const { stepMm, weight } = decay;
      const sources = sourcesOf(graph, options.sources);
      const answer = columns.map(() => new Float64Array(sources.length));
      if (weight.length === 0 || columns.length === 0) return answer;
      const digits = columns.map(digitsOf);
      const parts = digits.flatMap((digit) => digit.parts).map(inRankOrder);
      const width = parts.length;
      const farthest = Math.min(weight.length * stepMm - 1, FAR - 1);
      const length = weight.length * width * LANES;
      within(sources, farthest, { parts, room: 4 * length, options }, (positions, window, at, free) => {
        windows.down(window);
        const sums = new Int32Array(kernel.buffer(0), free, length).fill(0);
        kernel.run.sumByStep(window.rows, window.distance, at, width, stepMm, farthest, free);
        for (let lane = 0; lane < positions.length; lane++) {
          let w = 0;
          for (let c = 0; c < columns.length; c++) {
            const { scales } = digits[c]!;
            let sum = 0;
            for (let step = 0; step < weight.length; step++) {
              let whole = 0;
              for (let d = 0; d < scales.length; d++)
                whole += sums[(step * width + w + d) * LANES + lane]! * scales[d]!;
              sum += weight[step]! * whole;
            }
            w += scales.length;
            answer[c]![positions[lane]!] = sum;
          }
        }
      });
      return answer;
    },

    matrix(sources, targets, limitMm = FAR - 1, options = {}) {
      checkNodes(graph, sources);
      checkNodes(graph, targets);
      const limit = checkLimit(limitMm);
      const answer = new Uint32Array(sources.length * targets.length);
      if (answer.length === 0) return answer;
      const sourceRanks = sources.map((v) => rank[v]!);
      const targetRanks = targets.map((v) => rank[v]!);
      const window = windows.above(sourceRanks, targetRanks);
      const sourceRows = windows.rowsOf(sourceRanks);
      const stride = Math.ceil(targets.length / 4) * 4;
      const endsAt = window.end;
      const laneAt = aligned(endsAt + 4 * stride);
      new Uint32Array(kernel.buffer(laneAt + 4 * stride * LANES), endsAt, stride)
        .fill(0)
        .set(windows.rowsOf(targetRanks));
      let done = 0;
      for (const positions of tilesOf(sources, LANES)) {
        options.signal?.throwIfAborted();
        windows.up(
          window,
          positions.map((s) => sourceRows[s]!),
        );
        windows.down(window);
        kernel.run.extract(endsAt, stride, window.distance, limit, laneAt, 4 * stride);
        const mm = new Uint32Array(kernel.buffer(0), laneAt, stride * LANES);
        for (let lane = 0; lane < positions.length; lane++) {
          const of = mm.subarray(lane * stride, lane * stride + targets.length);
          answer.set(of, positions[lane]! * targets.length);
        }
        done += positions.length;
        options.onProgress?.(done, sources.length);
      }
      return answer;
    },

    pairs(sources, first, targets, limitMm, options = {}) {
      checkPairs(graph, sources, first, targets);
      const limit = checkLimit(limitMm);
      const answer = new Uint32Array(targets.length);
      const targetRanks = targets.map((v) => rank[v]!);
      const asked = new Uint32Array(sources.length).map((_, s) => s).filter((s) => first[s] !== first[s + 1]);
      let done = sources.length - asked.length;
      for (const tile of tilesOf(
        asked.map((s) => sources[s]!),
        PAIR_TILE,
      )) {
        options.signal?.throwIfAborted();
        const positions = tile.map((i) => asked[i]!);
        let count = 0;
        for (const s of positions) count += first[s + 1]! - first[s]!;
        const ends = new Uint32Array(count);
        count = 0;
        for (const s of positions) {
          ends.set(targetRanks.subarray(first[s], first[s + 1]), count);
          count += first[s + 1]! - first[s]!;
        }
        const ranks = positions.map((s) => rank[sources[s]!]!);
        const window = windows.above(ranks, ends);
        const rows = windows.rowsOf(ranks);
        const endRows = windows.rowsOf(ends);
        let p = 0;
        for (let from = 0; from < positions.length; from += LANES) {
          const lanes = positions.subarray(from, from + LANES);
          windows.up(window, rows.subarray(from, from + LANES));
          const mm = windows.down(window);
          for (let lane = 0; lane < lanes.length; lane++) {
            const s = lanes[lane]!;
            for (let to = first[s]!; to < first[s + 1]!; to++) {
              const d = mm[endRows[p++]! / 4 + lane]!;
              answer[to] = d <= limit ? d : FAR;
            }
          }
        }
        done += positions.length;
        options.onProgress?.(done, sources.length);
      }
      return answer;
    },

    nearest: nearestTargets(graph),
  };
}
