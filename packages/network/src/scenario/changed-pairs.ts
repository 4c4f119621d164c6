import type { PairDistances } from "../barriers/severance.ts";
import type { Engine, WorkOptions } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { prepare } from "../kernel/index.ts";
import { type Insertion, insertLinks, isSymmetricOnce } from "./insert-links.ts";
import { arcOf, type GraphPatch, patchedGraph } from "./patched-graph.ts";

/** Pairs whose distance a patch changes, by their position in `pairs.targets`. */
export interface ChangedPairs {
  readonly pair: Uint32Array;
  readonly source: Uint32Array;
  readonly mm: Uint32Array;
}

export interface ChangeOptions extends WorkOptions {
  limitMm?: number;
  /** Makes a patched graph ready; the package's own engine unless told. */
  prepare?: (graph: Graph) => Engine;
}

/** A patch taken apart: what lengthens must be computed anew, what shortens can be inserted. */
export interface Staged {
  /** The network with only what lengthens. */
  readonly worse: Engine;
  /** Nodes whose distances may have changed with it; absent where nothing lengthens. */
  readonly affected?: Uint8Array;
  /** Of what shortens; absent where nothing does. */
  readonly insertion?: Insertion;
}

/**
 * Applies a patch to an engine: links that go or grow longer by making the patched graph ready anew, those that come or grow shorter by
 * exact insertion on top of it. A network with one-way links is made ready anew, whatever the patch.
 */
export function staged(
  engine: Engine,
  { add = [], change = [], remove = [] }: GraphPatch,
  {
    limitMm = 5_000_000,
    prepare: ready = (graph) => prepare(graph, { kernel: "dijkstra" }),
  }: ChangeOptions = {},
): Staged {
  const { graph } = engine;
  if (!isSymmetricOnce(graph))
    return {
      worse: ready(patchedGraph(graph, { add, change, remove })),
      affected: new Uint8Array(graph.nodes).fill(1),
    };
  const before = (u: number, v: number): number => {
    const arc = arcOf(graph, u, v);
    return arc < 0 ? FAR : graph.weightMm[arc]!;
  };
  const longer = change.filter(({ u, v, mm }) => mm > before(u, v));
  const shorter = [...add, ...change.filter(({ u, v, mm }) => mm < before(u, v))];
  const isWorse = longer.length + remove.length > 0;
  const worse = isWorse ? ready(patchedGraph(graph, { change: longer, remove })) : engine;
  return {
    worse,
    ...(isWorse && { affected: affectedBy(engine, [...longer, ...remove], limitMm) }),
    ...(shorter.length > 0 && { insertion: insertLinks(worse, shorter, { limitMm }) }),
  };
}

/** Nodes from which a link lies on a shortest way: it is tight, d(a, u) + w = d(a, v), in one direction or the other. */
function affectedBy(engine: Engine, links: readonly { u: number; v: number }[], limitMm: number): Uint8Array {
  const { graph } = engine;
  const affected = new Uint8Array(graph.nodes);
  for (const { u, v } of links) {
    const mm = graph.weightMm[arcOf(graph, u, v)]!;
    const [fromU, fromV] = [engine.from(u, limitMm), engine.from(v, limitMm)];
    for (let node = 0; node < graph.nodes; node++)
      if (
        (fromU[node]! < FAR && fromU[node]! + mm === fromV[node]!) ||
        (fromV[node]! < FAR && fromV[node]! + mm === fromU[node]!)
      )
        affected[node] = 1;
  }
  return affected;
}

const farthest = new WeakMap<PairDistances, Uint32Array>();

/** The longest distance of each source to its targets: what is farther from all ends of new links than that gains nothing. */
function farthestOf(kept: PairDistances): Uint32Array {
  let mm = farthest.get(kept);
  if (mm !== undefined) return mm;
  const { first } = kept.pairs;
  mm = new Uint32Array(kept.pairs.sources.length);
  for (let s = 0; s < mm.length; s++)
    for (let k = first[s]!; k < first[s + 1]!; k++) if (kept.mmN[k]! > mm[s]!) mm[s] = kept.mmN[k]!;
  farthest.set(kept, mm);
  return mm;
}

/** The pairs a staged patch changes, with their new distances; exact up to the limit, `FAR` beyond. */
export function changedPairs(
  kept: PairDistances,
  { worse, affected, insertion }: Staged,
  { limitMm = 5_000_000, signal }: ChangeOptions = {},
): ChangedPairs {
  const { pairs, mmN } = kept;
  const { sources, first, targets } = pairs;
  const pair: number[] = [];
  const source: number[] = [];
  const mm: number[] = [];
  const most = farthestOf(kept);
  const anew = affected ? lengthened(pairs, worse, affected, limitMm, signal) : undefined;
  const [before, after] = [insertion?.before ?? [], insertion?.after ?? []];
  const change = (k: number, a: number, now: number): void => {
    pair.push(k);
    source.push(a);
    mm.push(now);
  };
  for (let s = 0; s < sources.length; s++) {
    const a = sources[s]!;
    if (anew !== undefined && affected![a] === 1) {
      for (let k = first[s]!; k < first[s + 1]!; k++) {
        const between = anew.get(k) ?? mmN[k]!;
        const now = insertion ? insertion.distance(a, targets[k]!, between) : between;
        if (now !== mmN[k]!) change(k, a, now);
      }
      continue;
    }
    if (insertion === undefined || insertion.touched[a] === 0) continue;
    const nearest = before.findIndex((fromEnd) => fromEnd[a]! < most[s]!);
    if (nearest < 0) continue;
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const old = mmN[k]!;
      let now = old;
      for (let end = nearest; end < before.length; end++) {
        const via = before[end]![a]! + after[end]![targets[k]!]!;
        if (via < now) now = via;
      }
      if (now < old && now <= limitMm) change(k, a, now);
    }
  }
  return { pair: Uint32Array.from(pair), source: Uint32Array.from(source), mm: Uint32Array.from(mm) };
}

function lengthened(
  { sources, first, targets }: PairDistances["pairs"],
  worse: Engine,
  affected: Uint8Array,
  limitMm: number,
  signal?: AbortSignal,
): Map<number, number> {
  const [from, start, to, which]: number[][] = [[], [0], [], []];
  for (let s = 0; s < sources.length; s++) {
    if (affected[sources[s]!] === 0) continue;
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      if (affected[targets[k]!] === 0) continue;
      to!.push(targets[k]!);
      which!.push(k);
    }
    if (to!.length === start!.at(-1)) continue;
    from!.push(sources[s]!);
    start!.push(to!.length);
  }
  const mm = worse.pairs(
    Uint32Array.from(from!),
    Uint32Array.from(start!),
    Uint32Array.from(to!),
    limitMm,
    signal ? { signal } : {},
  );
  return new Map(which!.map((k, i) => [k, mm[i]!]));
}
