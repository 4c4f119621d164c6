import type { Engine } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { checkColumns, checkDecay, checkLimit, checkNodes, checkPairs } from "./check.ts";
import { nearestByHierarchy } from "./nearest-by-hierarchy.ts";
import { checkNearest } from "./nearest-targets.ts";
import { alone } from "./share.ts";
import { sourcesOf } from "./sources.ts";
import type { SweepGraph } from "./sweep-graph.ts";
import type { SweepKernel } from "./sweep-kernel.ts";
import { sweepWork, type SweepWork } from "./sweep-work.ts";

const inside = new WeakMap<Engine, { sweeps: SweepGraph; work: SweepWork }>();

/** The hierarchy an engine sweeps over and its own share of the work; undefined where it has none. */
export const insideOf = (engine: Engine): { sweeps: SweepGraph; work: SweepWork } | undefined =>
  inside.get(engine);

/** The engine on a hierarchy, one thread. */
export function simdEngine(graph: Graph, sweeps: SweepGraph, kernel: SweepKernel): Engine {
  const work = sweepWork(sweeps, graph, kernel);
  const engine: Engine = {
    graph,
    kernel: "simd",

    from(source, limitMm) {
      checkNodes(graph, Uint32Array.of(source));
      return work.from(source, checkLimit(limitMm));
    },

    rangeSums(columns, limitsMm, options = {}) {
      checkColumns(graph, columns);
      const limits = limitsMm.map(checkLimit);
      const sources = sourcesOf(graph, options.sources);
      const answer = limits.map(() => columns.map(() => new Float64Array(sources.length)));
      work.rangeSums(answer, columns, limits, sources, options, alone());
      return answer;
    },

    decaySums(columns, decay, options = {}) {
      checkColumns(graph, columns);
      checkDecay(decay);
      const sources = sourcesOf(graph, options.sources);
      const answer = columns.map(() => new Float64Array(sources.length));
      work.decaySums(answer, columns, decay, sources, options, alone());
      return answer;
    },

    matrix(sources, targets, limitMm = FAR - 1, options = {}) {
      checkNodes(graph, sources);
      checkNodes(graph, targets);
      const answer = new Uint32Array(sources.length * targets.length);
      work.matrix(answer, sources, targets, checkLimit(limitMm), options, alone());
      return answer;
    },

    pairs(sources, first, targets, limitMm, options = {}) {
      checkPairs(graph, sources, first, targets);
      const answer = new Uint32Array(targets.length);
      work.pairs(answer, sources, first, targets, checkLimit(limitMm), options, alone());
      return answer;
    },

    nearest(targets, k, limitMm) {
      checkNearest(graph, targets, k);
      return nearestByHierarchy(sweeps, { targets, k, limitMm: checkLimit(limitMm) });
    },
  };
  inside.set(engine, { sweeps, work });
  return engine;
}
