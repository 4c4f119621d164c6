import type { Chains } from "./chains.ts";
import type { Draft } from "./draft.ts";

export interface Part {
  nodes: number;
  lengthM: number;
  /** A site of it. */
  site: number;
  /** Ways as positions, a few. */
  ways: number[];
}

/** Parts that hang together, most nodes first; `of` gives the part of a node's site, −1 for sites that are no nodes. */
export function partsOf(
  draft: Draft,
  { count, first, site, segment }: Chains,
): { parts: Part[]; of: Int32Array } {
  const sites = draft.xM.length;
  const parent = new Int32Array(sites).fill(-1);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let step = at; parent[step] !== top;) [parent[step], step] = [top, parent[step]!];
    return top;
  };
  for (let c = 0; c < count; c++) {
    const [u, v] = [site[first[c]!]!, site[first[c + 1]! - 1]!];
    for (const end of [u, v]) if (parent[end]! < 0) parent[end] = end;
    const [p, q] = [root(u), root(v)];
    if (p !== q) parent[Math.max(p, q)] = Math.min(p, q);
  }
  const byRoot = new Map<number, Part>();
  for (let at = 0; at < sites; at++) {
    if (parent[at]! < 0) continue;
    const top = root(at);
    const part = byRoot.get(top);
    if (part) part.nodes++;
    else byRoot.set(top, { nodes: 1, lengthM: 0, site: at, ways: [] });
  }
  for (let c = 0; c < count; c++) {
    const part = byRoot.get(root(site[first[c]!]!))!;
    for (let k = first[c]!; k < first[c + 1]! - 1; k++) {
      const s = segment[k - c]!;
      part.lengthM += draft.lengthM(s);
      if (part.ways.length < 3 && !part.ways.includes(draft.way.data[s]!)) part.ways.push(draft.way.data[s]!);
    }
  }
  const roots = [...byRoot].sort(([p, m], [q, n]) => n.nodes - m.nodes || p - q);
  const rank = new Map(roots.map(([top], k) => [top, k]));
  const of = new Int32Array(sites).fill(-1);
  for (let at = 0; at < sites; at++) if (parent[at]! >= 0) of[at] = rank.get(root(at))!;
  return { parts: roots.map(([, part]) => part), of };
}
