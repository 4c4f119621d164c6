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
  /** Makes a patched graph ready; bounded searches without preparation unless told, since few sources are asked. */
  prepare?: (graph: Graph) => Engine;
}

/** A link and the distances from its two ends. */
export interface Tight {
  readonly u: number;
  readonly v: number;
  readonly mm: number;
  readonly fromU: Uint32Array;
  readonly fromV: Uint32Array;
}

/** A patch taken apart: what lengthens must be computed anew, what shortens can be inserted. */
export interface Staged {
  /** The network with only what lengthens. */
  readonly worse: Engine;
  /** Nodes whose distances may have changed with it; absent where nothing lengthens. */
  readonly affected?: Uint8Array;
  /** Links that go or grow longer, with the distances from their ends before: which pairs' shortest way they lie on. Absent with one-way links. */
  readonly tight?: readonly Tight[];
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
  const tight = [...longer, ...remove].map(({ u, v }) => ({
    u,
    v,
    mm: before(u, v),
    fromU: engine.from(u, limitMm),
    fromV: engine.from(v, limitMm),
  }));
  return {
    worse,
    ...(isWorse && { tight, affected: affectedBy(graph.nodes, tight) }),
    ...(shorter.length > 0 && { insertion: insertLinks(worse, shorter, { limitMm }) }),
  };
}

/** Nodes from which a link lies on a shortest way: it is tight, d(a, u) + w = d(a, v), in one direction or the other. */
function affectedBy(nodes: number, links: readonly Tight[]): Uint8Array {
  const affected = new Uint8Array(nodes);
  for (const { mm, fromU, fromV } of links)
    for (let node = 0; node < nodes; node++)
      if (
        (fromU[node]! < FAR && fromU[node]! + mm === fromV[node]!) ||
        (fromV[node]! < FAR && fromV[node]! + mm === fromU[node]!)
      )
        affected[node] = 1;
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
  stages: Staged,
  { limitMm = 5_000_000, signal }: ChangeOptions = {},
): ChangedPairs {
  const { affected, insertion } = stages;
  const { pairs, mmN } = kept;
  const { sources, first, targets } = pairs;
  const pair: number[] = [];
  const source: number[] = [];
  const mm: number[] = [];
  const most = farthestOf(kept);
  const anew = affected ? lengthened(kept, stages, limitMm, signal) : undefined;
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

/** A search costs with the square of how far it goes: sources are asked together with others that need as much. */
const STEP_MM = 500_000;

/** The most a pair can lose, millimetres: the way round each link that goes or grows longer. */
function mostLost({ worse, tight }: Staged, limitMm: number): number {
  if (tight === undefined) return limitMm;
  return tight.reduce((lost, { u, v, mm }) => lost + Math.max(0, worse.from(u, limitMm)[v]! - mm), 0);
}

/** New distances of the pairs whose shortest way a link that goes or grows longer lies on: d(a, u) + w + d(v, b) = d(a, b). */
function lengthened(
  { pairs: { sources, first, targets }, mmN }: PairDistances,
  stages: Staged,
  limitMm: number,
  signal?: AbortSignal,
): Map<number, number> {
  const { worse, affected, tight } = stages;
  const lost = mostLost(stages, limitMm);
  const byNeed = new Map<number, { from: number[]; start: number[]; to: number[]; which: number[] }>();
  for (let s = 0; s < sources.length; s++) {
    const a = sources[s]!;
    if (affected![a] === 0) continue;
    const which: number[] = [];
    let farthest = 0;
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const b = targets[k]!;
      if (affected![b] === 0) continue;
      const mm = mmN[k]!;
      let isOn = tight === undefined;
      for (let link = 0; !isOn && link < tight!.length; link++) {
        const { mm: w, fromU, fromV } = tight![link]!;
        isOn = mm === fromU[a]! + w + fromV[b]! || mm === fromV[a]! + w + fromU[b]!;
      }
      if (!isOn) continue;
      which.push(k);
      farthest = Math.max(farthest, mm);
    }
    if (which.length === 0) continue;
    const need = Math.min(limitMm, Math.ceil((farthest + lost) / STEP_MM) * STEP_MM);
    let group = byNeed.get(need);
    if (group === undefined) byNeed.set(need, (group = { from: [], start: [0], to: [], which: [] }));
    for (const k of which) {
      group.to.push(targets[k]!);
      group.which.push(k);
    }
    group.from.push(a);
    group.start.push(group.to.length);
  }
  const anew = new Map<number, number>();
  for (const [need, { from, start, to, which }] of byNeed) {
    const [rows, starts, ends] = [from, start, to].map((list) => Uint32Array.from(list));
    const mm = worse.pairs(rows!, starts!, ends!, need, signal ? { signal } : {});
    which.forEach((k, i) => anew.set(k, mm[i]!));
  }
  return anew;
}
