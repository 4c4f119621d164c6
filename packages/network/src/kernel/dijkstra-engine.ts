import type { Engine } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { BoundedSearch } from "./bounded-search.ts";
import { checkColumns, checkDecay, checkLimit, checkNodes, checkPairs } from "./check.ts";
import { nearestTargets } from "./nearest-targets.ts";
import { sourcesOf } from "./sources.ts";

/** Sources between two looks at the signal. */
const STRIDE = 64;

/** The engine without preparation: one bounded search for each source. What machines without SIMD use, and the oracle of the other kernel. */
export function dijkstraEngine(graph: Graph): Engine {
  const search = new BoundedSearch(graph);
  const nearest = nearestTargets(graph);

  return {
    graph,
    kernel: "dijkstra",

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
      const farthest = Math.max(0, ...limits);
      for (let s = 0; s < sources.length; s++) {
        if (s % STRIDE === 0) work(options, s, sources.length);
        search.run([sources[s]!], farthest);
        for (let l = 0; l < limits.length; l++) {
          for (let c = 0; c < columns.length; c++) {
            answer[l]![c]![s] = sumWithin(search, columns[c]!, limits[l]!);
          }
        }
      }
      work(options, sources.length, sources.length);
      return answer;
    },

    decaySums(columns, decay, options = {}) {
      checkColumns(graph, columns);
      checkDecay(decay);
      const { stepMm, weight } = decay;
      const sources = sourcesOf(graph, options.sources);
      const answer = columns.map(() => new Float64Array(sources.length));
      if (weight.length === 0) return answer;
      // whole-number sums by step first: their sum over the steps then has one order, and one answer whatever the kernel
      const steps = new Float64Array(weight.length);
      const farthest = Math.min(weight.length * stepMm - 1, FAR - 1);
      for (let s = 0; s < sources.length; s++) {
        if (s % STRIDE === 0) work(options, s, sources.length);
        search.run([sources[s]!], farthest);
        for (let c = 0; c < columns.length; c++) {
          const column = columns[c]!;
          steps.fill(0);
          for (let i = 0; i < search.count; i++) {
            const v = search.reached[i]!;
            const step = Math.floor(search.mm[v]! / stepMm);
            steps[step] = steps[step]! + column[v]!;
          }
          let sum = 0;
          for (let step = 0; step < weight.length; step++) sum += weight[step]! * steps[step]!;
          answer[c]![s] = sum;
        }
      }
      work(options, sources.length, sources.length);
      return answer;
    },

    matrix(sources, targets, limitMm = FAR - 1, options = {}) {
      checkNodes(graph, sources);
      checkNodes(graph, targets);
      const limit = checkLimit(limitMm);
      const mm = new Uint32Array(sources.length * targets.length);
      for (let s = 0; s < sources.length; s++) {
        if (s % STRIDE === 0) work(options, s, sources.length);
        search.run([sources[s]!], limit);
        for (let t = 0; t < targets.length; t++) mm[s * targets.length + t] = search.mm[targets[t]!]!;
      }
      work(options, sources.length, sources.length);
      return mm;
    },

    pairs(sources, first, targets, limitMm, options = {}) {
      checkPairs(graph, sources, first, targets);
      const limit = checkLimit(limitMm);
      const mm = new Uint32Array(targets.length);
      for (let s = 0; s < sources.length; s++) {
        if (s % STRIDE === 0) work(options, s, sources.length);
        if (first[s] === first[s + 1]) continue;
        search.run([sources[s]!], limit);
        for (let p = first[s]!; p < first[s + 1]!; p++) mm[p] = search.mm[targets[p]!]!;
      }
      work(options, sources.length, sources.length);
      return mm;
    },

    nearest,
  };
}

function sumWithin({ mm, reached, count }: BoundedSearch, column: Int32Array, limit: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) if (mm[reached[i]!]! <= limit) sum += column[reached[i]!]!;
  return sum;
}

function work(options: Parameters<Engine["matrix"]>[3], done: number, total: number): void {
  options?.signal?.throwIfAborted();
  options?.onProgress?.(done, total);
}
