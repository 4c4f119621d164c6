import type { Engine, WorkOptions } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { LANES, tilesOf } from "./batches.ts";
import { BoundedSearch } from "./bounded-search.ts";
import { checkColumns, checkDecay, checkLimit, checkNodes, checkPairs } from "./check.ts";
import { digitsOf } from "./digits.ts";
import { nearestTargets } from "./nearest-targets.ts";
import { sourcesOf } from "./sources.ts";
import { sweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";
import { Window } from "./window.ts";
import { byRankOf } from "./by-rank.ts";

/** Sources that share a window: more share its making, fewer make it smaller. Measured best from 96 to 192. */
const TILE = 128;

/** The engine on a hierarchy, sixteen sources in a sweep (RPHAST of Delling, Goldberg & Werneck 2011, on windows). */
export function simdEngine(graph: Graph, order: Uint32Array, kernel: SweepKernel): Engine {
  const sweeps = sweepGraph(graph, order);
  const { rank } = sweeps;
  const window = new Window(sweeps, byRankOf(graph, sweeps), kernel);
  const search = new BoundedSearch(graph);

  /** Answers sources tile by tile: `each` gets positions of at most sixteen sources, in a window already laid out. */
  const byTile = (
    sources: Uint32Array,
    options: WorkOptions,
    lay: (ranks: Uint32Array, positions: Uint32Array) => void,
    each: (positions: Uint32Array, ranks: Uint32Array) => void,
  ): void => {
    let done = 0;
    for (const tile of tilesOf(sources, graph.xM, graph.yM, TILE)) {
      options.signal?.throwIfAborted();
      const ranks = tile.map((position) => rank[sources[position]!]!);
      lay(ranks, tile);
      for (let from = 0; from < tile.length; from += LANES) {
        each(tile.subarray(from, from + LANES), ranks.subarray(from, from + LANES));
      }
      done += tile.length;
      options.onProgress?.(done, sources.length);
    }
  };

  const layColumns = (columns: readonly Int32Array[]): void => {
    const { ranks, layout } = window;
    const into = new Int32Array(kernel.buffer(0), layout.free, ranks.length * columns.length);
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c]!;
      for (let i = 0, at = c; i < ranks.length; i++, at += columns.length) into[at] = column[ranks[i]!]!;
    }
  };

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
      const parts = digits
        .flatMap((digit) => digit.parts)
        .map((part) => part.map((_, r) => part[sweeps.order[r]!]!));
      const owner = digits.flatMap((digit, c) => digit.scales.map((scale) => ({ column: c, scale })));
      const ascending = limits.map((mm, l) => ({ mm, l })).sort((a, b) => a.mm - b.mm);
      const farthest = ascending.at(-1)!.mm;
      const width = parts.length;
      const sumsLength = limits.length * width * LANES;
      let at = { columns: 0, sums: 0, limits: 0 };
      const single = width === 1 && limits.length === 1;

      byTile(
        sources,
        options,
        (ranks) => {
          const spare = (rows: number): number => 4 * (rows * width + sumsLength + limits.length) + 128;
          window.within(ranks, farthest, spare(graph.nodes));
          const { free, rows } = window.layout;
          layColumns(parts);
          const sums = free + Math.ceil((4 * rows * width) / 64) * 64;
          at = { columns: free, sums, limits: sums + 4 * sumsLength };
          new Uint32Array(kernel.buffer(0), at.limits, limits.length).set(ascending.map(({ mm }) => mm));
        },
        (positions, ranks) => {
          const { rows, distance, downFirst, downArcs, reached } = window.layout;
          window.up(ranks);
          const sums = new Int32Array(kernel.buffer(0), at.sums, sumsLength);
          if (single) {
            kernel.run.downSum(rows, distance, downFirst, downArcs, reached, at.columns, farthest, at.sums);
          } else {
            kernel.run.down(rows, distance, downFirst, downArcs, reached);
            sums.fill(0);
            kernel.run.sumByLimit(rows, distance, at.columns, width, at.limits, limits.length, at.sums);
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
      const parts = digits
        .flatMap((digit) => digit.parts)
        .map((part) => part.map((_, r) => part[sweeps.order[r]!]!));
      const width = parts.length;
      const farthest = Math.min(weight.length * stepMm - 1, FAR - 1);
      const sumsLength = weight.length * width * LANES;
      let at = { columns: 0, sums: 0 };
      byTile(
        sources,
        options,
        (ranks) => {
          window.within(ranks, farthest, 4 * (graph.nodes * width + sumsLength) + 128);
          const { free, rows } = window.layout;
          layColumns(parts);
          at = { columns: free, sums: free + Math.ceil((4 * rows * width) / 64) * 64 };
        },
        (positions, ranks) => {
          const { rows, distance } = window.layout;
          window.up(ranks);
          window.down();
          const sums = new Int32Array(kernel.buffer(0), at.sums, sumsLength).fill(0);
          kernel.run.sumByStep(rows, distance, at.columns, width, stepMm, farthest, at.sums);
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
        },
      );
      return answer;
    },

    matrix(sources, targets, limitMm = FAR - 1, options = {}) {
      checkNodes(graph, sources);
      checkNodes(graph, targets);
      const limit = checkLimit(limitMm);
      const answer = new Uint32Array(sources.length * targets.length);
      if (answer.length === 0) return answer;
      const targetRanks = targets.map((v) => rank[v]!);
      window.above(
        sources.map((v) => rank[v]!),
        targetRanks,
        0,
      );
      const rowsOfTargets = targetRanks.map((r) => window.row[r]! * LANES);
      byTile(
        sources,
        options,
        () => {},
        (positions, ranks) => {
          window.up(ranks);
          const mm = window.down();
          for (let lane = 0; lane < positions.length; lane++) {
            const base = positions[lane]! * targets.length;
            for (let t = 0; t < targets.length; t++) {
              const d = mm[rowsOfTargets[t]! + lane]!;
              answer[base + t] = d <= limit ? d : FAR;
            }
          }
        },
      );
      return answer;
    },

    pairs(sources, first, targets, limitMm, options = {}) {
      checkPairs(graph, sources, first, targets);
      const limit = checkLimit(limitMm);
      const answer = new Uint32Array(targets.length);
      const targetRanks = targets.map((v) => rank[v]!);
      byTile(
        sources,
        options,
        (ranks, positions) => {
          let count = 0;
          for (const s of positions) count += first[s + 1]! - first[s]!;
          const ends = new Uint32Array(count);
          count = 0;
          for (const s of positions) {
            ends.set(targetRanks.subarray(first[s], first[s + 1]), count);
            count += first[s + 1]! - first[s]!;
          }
          window.above(ranks, ends, 0);
        },
        (positions, ranks) => {
          if (positions.every((s) => first[s] === first[s + 1])) return;
          window.up(ranks);
          const mm = window.down();
          for (let lane = 0; lane < positions.length; lane++) {
            const s = positions[lane]!;
            for (let p = first[s]!; p < first[s + 1]!; p++) {
              const d = mm[window.row[targetRanks[p]!]! * LANES + lane]!;
              answer[p] = d <= limit ? d : FAR;
            }
          }
        },
      );
      return answer;
    },

    nearest: nearestTargets(graph),
  };
}
