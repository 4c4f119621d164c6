import type { Draft } from "./draft.ts";

/** Runs between nodes: sites `site[first[c]] … site[first[c + 1] − 1]` and one segment fewer, at `segment[first[c] − c …]`. */
export interface Chains {
  count: number;
  first: Uint32Array;
  site: Uint32Array;
  segment: Uint32Array;
}

/**
 * Contracts sites with two neighbours, and makes the result simple: rings and runs beside each other between the same nodes get nodes in
 * between, so that each of them can be told by its two ends.
 */
export function contract(draft: Draft): Chains {
  let chains = follow(draft);
  while (divide(draft, chains)) chains = follow(draft);
  return chains;
}

function follow(draft: Draft): Chains {
  const sites = draft.xM.length;
  const segments = draft.a.length;
  const [a, b, gone] = [draft.a.data, draft.b.data, draft.gone.data];
  const firstAt = new Uint32Array(sites + 1);
  for (let s = 0; s < segments; s++) {
    if (gone[s] === 1) continue;
    firstAt[a[s]! + 1]!++;
    firstAt[b[s]! + 1]!++;
  }
  for (let site = 0; site < sites; site++) firstAt[site + 1]! += firstAt[site]!;
  const next = firstAt.slice();
  const at = new Uint32Array(firstAt[sites]!);
  for (let s = 0; s < segments; s++) {
    if (gone[s] === 1) continue;
    at[next[a[s]!]!++] = s;
    at[next[b[s]!]!++] = s;
  }
  const isNode = (site: number): boolean =>
    firstAt[site + 1]! - firstAt[site]! !== 2 || draft.stays.data[site] === 1;
  const used = new Uint8Array(segments);
  const first: number[] = [0];
  const siteOf: number[] = [];
  const segmentOf: number[] = [];
  const walk = (start: number, along: number): void => {
    let site = start;
    let segment = along;
    siteOf.push(site);
    for (;;) {
      used[segment] = 1;
      segmentOf.push(segment);
      site = a[segment] === site ? b[segment]! : a[segment]!;
      siteOf.push(site);
      if (site === start || isNode(site)) break;
      const own = firstAt[site]!;
      segment = at[own] === segment ? at[own + 1]! : at[own]!;
      if (used[segment] === 1) break;
    }
    first.push(siteOf.length);
  };
  for (let site = 0; site < sites; site++)
    if (isNode(site))
      for (let k = firstAt[site]!; k < firstAt[site + 1]!; k++) if (used[at[k]!] === 0) walk(site, at[k]!);
  // What is left are rings that touch nothing else.
  for (let s = 0; s < segments; s++) if (gone[s] === 0 && used[s] === 0) walk(a[s]!, s);
  return {
    count: first.length - 1,
    first: Uint32Array.from(first),
    site: Uint32Array.from(siteOf),
    segment: Uint32Array.from(segmentOf),
  };
}

/** Gives rings two nodes and all but one of parallel runs one; false where there is nothing to do. */
function divide(draft: Draft, chains: Chains): boolean {
  const seen = new Set<number>();
  const sites = draft.xM.length;
  let isDivided = false;
  for (let c = 0; c < chains.count; c++) {
    const from = chains.site[chains.first[c]!]!;
    const to = chains.site[chains.first[c + 1]! - 1]!;
    if (from === to) {
      draft.keep(from);
      halve(draft, chains, c, 1 / 3);
      halve(draft, chains, c, 2 / 3);
    } else {
      const key = Math.min(from, to) * sites + Math.max(from, to);
      if (!seen.has(key)) {
        seen.add(key);
        continue;
      }
      halve(draft, chains, c, 1 / 2);
    }
    isDivided = true;
  }
  return isDivided;
}

/** Makes the site at a share of a run a node; where none lies between the ends, the longest segment is cut in two. */
function halve(draft: Draft, { first, site, segment }: Chains, c: number, share: number): void {
  const inner = first[c + 1]! - first[c]! - 2;
  for (let k = 1; k <= inner; k++) {
    const at = site[first[c]! + 1 + ((Math.round(share * (inner - 1)) + k - 1) % inner)]!;
    if (draft.stays.data[at] === 1) continue;
    draft.keep(at);
    return;
  }
  const own = segment.subarray(first[c]! - c, first[c + 1]! - c - 1);
  let longest = -1;
  for (const s of own)
    if (draft.gone.data[s] === 0 && (longest < 0 || draft.lengthM(s) > draft.lengthM(longest))) longest = s;
  if (longest < 0) return;
  const [a, b, way] = [draft.a.data[longest]!, draft.b.data[longest]!, draft.way.data[longest]!];
  const middle = draft.site(
    (draft.xM.data[a]! + draft.xM.data[b]!) / 2,
    (draft.yM.data[a]! + draft.yM.data[b]!) / 2,
    -1,
    true,
  );
  draft.remove(longest);
  const half = draft.segment(a, middle, way, draft.waitM.data[longest]);
  draft.segment(middle, b, way);
  for (const crossing of draft.crossings) if (crossing.segment === longest) crossing.segment = half;
}
