import type { Adjacency } from "../data/place.ts";

const AT_ONCE = 32;

/** Sum of steps from each area to all areas of lower rank, and how many of them no path reaches. */
export interface PathsToEarlier {
  readonly steps: Float64Array;
  readonly cutOff: Int32Array;
}

/**
 * Shortest paths over borders between all pairs, summed where they are needed: for each area over those ranked before it. Breadth-first
 * from 32 areas at once, one bit each, which lie near each other so that their fronts pass the same areas within a few steps: about
 * n²/32 visits and O(n) memory, where a matrix of all paths takes O(n³) and n².
 * @param rank 0, 1, 2 … each once; −1 leaves an area out as an end of paths, though paths lead through it
 */
export function pathsToEarlier(adjacency: Adjacency, givenRank: Int32Array): PathsToEarlier {
  const n = givenRank.length;
  const place = nearBy(adjacency);
  // Everything below counts areas by place, so that what is near on the ground is near in memory.
  const { first, to } = renumbered(adjacency, place);
  const rank = Int32Array.from(place, (area) => givenRank[area]!);
  const steps = new Float64Array(n);
  const reached = new Int32Array(n);
  const seen = new Int32Array(n);
  const front = new Int32Array(n);
  const next = new Int32Array(n);
  const counted = new Int32Array(n);
  let active = new Int32Array(n + 1);
  let coming = new Int32Array(n + 1);
  const before = new Int32Array(n + 1);
  for (let start = 0; start < n; start += AT_ONCE) {
    const sources = inRank(rank, start, Math.min(start + AT_ONCE, n));
    // Bits in order of rank: those ranked before an area are then a run of low bits.
    let bits = 0;
    for (let r = 0; r <= n; r += 1) {
      while (bits < sources.length && rank[sources[bits]!]! < r) bits += 1;
      before[r] = lowBits(bits);
    }
    for (let v = 0; v < n; v += 1) counted[v] = rank[v]! < 0 ? 0 : before[rank[v]!]!;
    seen.fill(0);
    let many = 0;
    for (let bit = 0; bit < sources.length; bit += 1) {
      const v = sources[bit]!;
      seen[v] = 1 << bit;
      front[v] = 1 << bit;
      active[many] = v;
      many += 1;
    }
    for (let step = 1; many > 0; step += 1) {
      let found = 0;
      for (let at = 0; at < many; at += 1) {
        const v = active[at]!;
        const carried = front[v]!;
        const end = first[v + 1]!;
        for (let e = first[v]!; e < end; e += 1) {
          const w = to[e]!;
          const fresh = carried & ~seen[w]!;
          const old = next[w]!;
          next[w] = old | fresh;
          // Counts w when it is new here, without a branch that would be guessed wrong half of the time.
          coming[found] = w;
          found += ((fresh | -fresh) & ~(old | -old)) >>> 31;
        }
      }
      for (let at = 0; at < found; at += 1) {
        const w = coming[at]!;
        const arrived = next[w]!;
        seen[w]! |= arrived;
        front[w] = arrived;
        next[w] = 0;
        const paths = bitsIn(arrived & counted[w]!);
        steps[w]! += step * paths;
        reached[w]! += paths;
      }
      [active, coming] = [coming, active];
      many = found;
    }
  }
  const result = { steps: new Float64Array(n), cutOff: new Int32Array(n) };
  for (let v = 0; v < n; v += 1) {
    result.steps[place[v]!] = steps[v]!;
    result.cutOff[place[v]!] = rank[v]! < 0 ? 0 : rank[v]! - reached[v]!;
  }
  return result;
}

/** The ranked ones of a run of places, in order of rank. */
function inRank(rank: Int32Array, start: number, end: number): number[] {
  const sources: number[] = [];
  for (let v = start; v < end; v += 1) if (rank[v]! >= 0) sources.push(v);
  return sources.sort((a, b) => rank[a]! - rank[b]!);
}

function renumbered({ first, to }: Adjacency, place: Int32Array): Adjacency {
  const placeOf = new Int32Array(place.length);
  for (let v = 0; v < place.length; v += 1) placeOf[place[v]!] = v;
  const newFirst = new Int32Array(place.length + 1);
  const newTo = new Int32Array(to.length);
  let at = 0;
  for (let v = 0; v < place.length; v += 1) {
    for (let e = first[place[v]!]!; e < first[place[v]! + 1]!; e += 1) {
      newTo[at] = placeOf[to[e]!]!;
      at += 1;
    }
    newFirst[v + 1] = at;
  }
  return { first: newFirst, to: newTo };
}

/** All areas in an order in which each run of 32 lies together on the ground. */
function nearBy({ first, to }: Adjacency): Int32Array {
  const n = first.length - 1;
  const place = new Int32Array(n);
  const taken = new Uint8Array(n);
  const asked = new Int32Array(n);
  const queue = new Int32Array(n);
  let placed = 0;
  let round = 0;
  for (const seed of breadthFirst({ first, to }, n)) {
    if (taken[seed] === 1) continue;
    round += 1;
    queue[0] = seed;
    asked[seed] = round;
    let last = 1;
    const full = placed + AT_ONCE - (placed % AT_ONCE);
    for (let at = 0; at < last && placed < full; at += 1) {
      const v = queue[at]!;
      taken[v] = 1;
      place[placed] = v;
      placed += 1;
      for (let e = first[v]!; e < first[v + 1]!; e += 1) {
        const w = to[e]!;
        if (taken[w] === 1 || asked[w] === round) continue;
        asked[w] = round;
        queue[last] = w;
        last += 1;
      }
    }
  }
  return place;
}

function breadthFirst({ first, to }: Adjacency, n: number): Int32Array {
  const order = new Int32Array(n);
  const seen = new Uint8Array(n);
  let last = 0;
  for (let seed = 0, at = 0; seed < n; seed += 1) {
    if (seen[seed] === 1) continue;
    seen[seed] = 1;
    order[last] = seed;
    last += 1;
    for (; at < last; at += 1)
      for (let e = first[order[at]!]!; e < first[order[at]! + 1]!; e += 1) {
        const w = to[e]!;
        if (seen[w] === 1) continue;
        seen[w] = 1;
        order[last] = w;
        last += 1;
      }
  }
  return order;
}

const lowBits = (many: number): number => (many >= 32 ? -1 : (1 << many) - 1);

function bitsIn(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
