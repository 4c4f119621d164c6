import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";
import { isSymmetric } from "../kernel/index.ts";
import { checkLink, type Link } from "./patched-graph.ts";

/** What new links do to every distance of a network, without making it ready anew. */
export interface Insertion {
  readonly links: readonly Link[];
  readonly limitMm: number;
  /** The ends of the links, each once. */
  readonly ends: Uint32Array;
  /** Distances from each end to all nodes, before and after. */
  readonly before: readonly Uint32Array[];
  readonly after: readonly Uint32Array[];
  /** 1 at nodes that are nearer an end than before: no pair without such a node at both ends changes. */
  readonly touched: Uint8Array;
  /** The distance of two nodes with the links, given the one without; exact up to the limit. */
  distance(a: number, b: number, mm: number): number;
}

const symmetric = new WeakMap<Graph, boolean>();

/** As `isSymmetric`, looked at once for each graph. */
export function isSymmetricOnce(graph: Graph): boolean {
  let answer = symmetric.get(graph);
  if (answer === undefined) symmetric.set(graph, (answer = isSymmetric(graph)));
  return answer;
}

function checkSymmetric({ graph }: Engine): void {
  if (isSymmetricOnce(graph)) return;
  throw new NetworkError("input", {
    value: "a network with one-way links",
    expected: "a network where every way there is as long as the way back",
    action: "Patch the graph with patchedGraph and make it ready anew.",
  });
}

/** Shortest distances between the ends with the links in place (Floyd & Warshall). */
function closed(engine: Engine, links: readonly Link[], before: readonly Uint32Array[], ends: Uint32Array) {
  const count = ends.length;
  const between = before.map((mm) => Array.from(ends, (end) => mm[end]!));
  const place = new Map(Array.from(ends, (end, k) => [end, k]));
  for (const { u, v, mm } of links) {
    const [a, b] = [place.get(u)!, place.get(v)!];
    between[a]![b] = Math.min(between[a]![b]!, mm);
    between[b]![a] = Math.min(between[b]![a]!, mm);
  }
  for (let k = 0; k < count; k++)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++)
        between[i]![j] = Math.min(between[i]![j]!, between[i]![k]! + between[k]![j]!);
  return between;
}

/**
 * The exact effect of added links on a symmetric network: for one, d′(a, b) = min(d, d(a,u) + w + d(v,b), d(a,v) + w + d(u,b)); for several,
 * the distances between their ends are closed first. One bounded search for each end. Adding never lengthens.
 * Throws NetworkError (input) for links between nodes that are not there, and for a network with one-way links.
 */
export function insertLinks(
  engine: Engine,
  links: readonly Link[],
  { limitMm = 5_000_000 }: { limitMm?: number } = {},
): Insertion {
  const { graph } = engine;
  for (const link of links) checkLink(graph, link);
  checkSymmetric(engine);
  const ends = Uint32Array.from(new Set(links.flatMap(({ u, v }) => [u, v]))).sort();
  const before = Array.from(ends, (end) => engine.from(end, limitMm));
  const between = closed(engine, links, before, ends);
  const touched = new Uint8Array(graph.nodes);
  const after = between.map((row, end) => {
    const now = before[end]!.slice();
    for (const [other, mm] of before.entries()) {
      const offset = row[other]!;
      if (other === end || offset > limitMm) continue;
      for (let node = 0; node < now.length; node++) {
        const via = offset + mm[node]!;
        if (via < now[node]! && via <= limitMm) {
          now[node] = via;
          touched[node] = 1;
        }
      }
    }
    return now;
  });
  return {
    links,
    limitMm,
    ends,
    before,
    after,
    touched,
    distance(a, b, mm) {
      if (touched[a] === 0 || touched[b] === 0) return mm;
      let least = mm;
      for (let end = 0; end < before.length; end++)
        least = Math.min(least, before[end]![a]! + after[end]![b]!);
      return least <= limitMm || least === mm ? least : Math.min(mm, FAR);
    },
  };
}
