import type { Engine, WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { FAR } from "../graph.ts";
import { checkColumns, checkDecay, checkLimit, checkNodes, checkPairs } from "../kernel/check.ts";
import { eliminationTree } from "../kernel/elimination-tree.ts";
import { byNode, labelsDown, labelsUp } from "../kernel/nearest-by-hierarchy.ts";
import { checkNearest } from "../kernel/nearest-targets.ts";
import { insideOf } from "../kernel/simd-engine.ts";
import { sourcesOf } from "../kernel/sources.ts";
import { undirected } from "../kernel/undirected.ts";
import { type Branches, branchesOf } from "./branches.ts";
import { sharedCopy, sharedFloats, sharedNetwork, sharedWhole } from "./shared.ts";
import { doShare, type Task } from "./task.ts";
import { canShare, openThread, type Thread } from "./thread.ts";
import { closeTurn, openTurn, stopTurn } from "./turn.ts";

/** An engine whose questions several threads answer together. */
export interface ThreadedEngine extends Engine {
  /** How many, the asking one among them. */
  readonly threads: number;
  /** Ends the others. Questions may still be asked, and are answered by one thread. */
  close(): Promise<void>;
}

/** Branches for each thread: a few more than threads, since they are not alike. */
const BRANCHES_EACH = 16;

type Asked = Task extends infer One ? (One extends Task ? Omit<One, "turn" | "threads"> : never) : never;

/**
 * The same engine with its questions divided among threads over shared memory: the asking thread works with `threads − 1` others, and waits for none
 * that is late. Answers are those of one thread, to the last bit, since every tile's is exact and written to a place of its own. Where threads cannot
 * share memory (a browser), or without SIMD, one thread answers. Close it when done.
 * @param threads 1 or more, the asking thread among them
 * @throws NetworkError `input` for a number of threads that cannot be; its methods as the engine's
 */
export function threaded(engine: Engine, threads: number): ThreadedEngine {
  if (!Number.isInteger(threads) || threads < 1)
    throw new NetworkError("input", {
      value: threads,
      expected: "one thread or more",
      action: "Give the number of processor cores to use.",
    });
  const own = insideOf(engine);
  if (threads === 1 || own === undefined || !canShare)
    return { ...engine, threads: 1, close: async () => {} };
  const { graph } = engine;
  const { sweeps } = own;
  const network = sharedNetwork(sweeps, graph);
  let helpers: readonly Thread[] = Array.from({ length: threads - 1 }, () => openThread(network));
  let branches: Branches | undefined;

  const together = (asked: Asked, options: WorkOptions = {}): void => {
    const task = { ...asked, turn: openTurn(), threads: helpers.length + 1 } as Task;
    for (const helper of helpers) helper.post(task);
    try {
      doShare(task, own, options);
    } catch (error) {
      stopTurn(task.turn);
      throw error;
    } finally {
      closeTurn(task.turn);
    }
    for (const helper of helpers) {
      const failure = helper.failure();
      if (failure !== undefined) throw new Error(`A thread of the network failed: ${failure}`);
    }
  };

  return {
    graph,
    kernel: engine.kernel,
    threads,
    from: (source, limitMm) => engine.from(source, limitMm),

    rangeSums(columns, limitsMm, options = {}) {
      checkColumns(graph, columns);
      const limits = limitsMm.map(checkLimit);
      const sources = sharedCopy(sourcesOf(graph, options.sources));
      const answer = limits.map(() => columns.map(() => sharedFloats(sources.length)));
      together({ ask: "rangeSums", answer, columns: columns.map(sharedCopy), limits, sources }, options);
      return answer.map((limit) => limit.map((sums) => sums.slice()));
    },

    decaySums(columns, { stepMm, weight }, options = {}) {
      checkColumns(graph, columns);
      checkDecay({ stepMm, weight });
      const sources = sharedCopy(sourcesOf(graph, options.sources));
      const answer = columns.map(() => sharedFloats(sources.length));
      const decay = { stepMm, weight: sharedCopy(weight) };
      together({ ask: "decaySums", answer, columns: columns.map(sharedCopy), decay, sources }, options);
      return answer.map((sums) => sums.slice());
    },

    matrix(sources, targets, limitMm = FAR - 1, options = {}) {
      checkNodes(graph, sources);
      checkNodes(graph, targets);
      const answer = sharedWhole(sources.length * targets.length);
      const ends = { sources: sharedCopy(sources), targets: sharedCopy(targets) };
      together({ ask: "matrix", answer, ...ends, limit: checkLimit(limitMm) }, options);
      return answer.slice();
    },

    pairs(sources, first, targets, limitMm, options = {}) {
      checkPairs(graph, sources, first, targets);
      const answer = sharedWhole(targets.length);
      const ends = {
        sources: sharedCopy(sources),
        first: sharedCopy(first),
        targets: sharedCopy(targets),
      };
      together({ ask: "pairs", answer, ...ends, limit: checkLimit(limitMm) }, options);
      return answer.slice();
    },

    nearest(targets, k, limitMm) {
      checkNearest(graph, targets, k);
      branches ??= branchesOf(
        eliminationTree(undirected(graph), sweeps.order),
        Math.ceil(graph.nodes / (threads * BRANCHES_EACH)),
      );
      const asked = { targets, k, limitMm: checkLimit(limitMm) };
      const rows = graph.nodes * k;
      const empty = { target: sharedWhole(rows).fill(0xffffffff), mm: sharedWhole(rows).fill(FAR) };
      const labels = labelsUp(sweeps, asked, empty);
      labelsDown(sweeps, labels, asked, branches.top);
      const { first, ranks } = branches;
      together({
        ask: "nearest",
        labels,
        asked: { ...asked, targets: new Uint32Array(0) },
        branches: { first, ranks, top: new Uint32Array(0) },
      });
      return byNode(sweeps, labels, k);
    },

    async close() {
      const last = helpers;
      helpers = [];
      await Promise.all(last.map((helper) => helper.close()));
    },
  };
}
