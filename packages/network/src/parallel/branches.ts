import { ROOT } from "../kernel/elimination-tree.ts";
import { sharedCopy } from "./shared.ts";

/** Ranks parted so that what lies above a rank is in its own branch or at the top: branches can be worked down apart from each other. */
export interface Branches {
  /** The ranks of branch b are `ranks[first[b]] … ranks[first[b + 1] − 1]`, ascending. */
  first: Uint32Array;
  ranks: Uint32Array;
  /** Ranks above every branch, ascending. */
  top: Uint32Array;
}

/** The largest branches of an elimination tree with at most so many ranks. */
export function branchesOf(parent: Uint32Array, most: number): Branches {
  const nodes = parent.length;
  const size = new Uint32Array(nodes).fill(1);
  for (let r = 0; r < nodes; r++) if (parent[r] !== ROOT) size[parent[r]!]! += size[r]!;
  const branch = new Int32Array(nodes).fill(-1);
  let count = 0;
  for (let r = nodes - 1; r >= 0; r--) {
    if (size[r]! > most) continue;
    const above = parent[r] === ROOT ? -1 : branch[parent[r]!]!;
    branch[r] = above >= 0 ? above : count++;
  }
  const first = new Uint32Array(count + 1);
  for (const b of branch) if (b >= 0) first[b + 1]!++;
  for (let b = 0; b < count; b++) first[b + 1]! += first[b]!;
  const next = first.slice();
  const ranks = new Uint32Array(first[count]!);
  const top = new Uint32Array(nodes - ranks.length);
  let atTop = 0;
  for (let r = 0; r < nodes; r++) {
    if (branch[r]! < 0) top[atTop++] = r;
    else ranks[next[branch[r]!]!++] = r;
  }
  return { first: sharedCopy(first), ranks: sharedCopy(ranks), top };
}
