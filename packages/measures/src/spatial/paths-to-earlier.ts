import type { Adjacency } from "../data/place.ts";

const AT_ONCE = 64;

/** Sum of steps from each area to all areas of lower rank, and how many of them no path reaches. */
export interface PathsToEarlier {
  readonly steps: Float64Array;
  readonly cutOff: Int32Array;
}

/**
 * Shortest paths over borders between all pairs, summed where they are needed: for each area over those ranked before it. Breadth-first
 * from 64 areas at once, two words of bits for each area, which lie near each other so that their fronts pass an area within a few steps.
 * While they do, the area gathers what has come to its neighbours; it is looked at seven or eight times for 64 searches. O(n) memory,
 * where a matrix of all paths takes O(n³) time and n².
 * @param givenRank 0, 1, 2 … each once; −1 leaves an area out as an end of paths, though paths lead through it
 */
export function pathsToEarlier(adjacency: Adjacency, givenRank: Int32Array): PathsToEarlier {
  const n = givenRank.length;
  const place = nearBy(adjacency);
  // Everything below counts areas by place, so that what is near on the ground is near in memory.
  const { first, to } = renumbered(adjacency, place);
  const rank = Int32Array.from(place, (area) => givenRank[area]!);
  const steps = new Float64Array(n);
  const reached = new Int32Array(n);
  // Two words for each area: searches that have come to it, that came in the last step, that come in this one, and those that count.
  const seen = new Int32Array(2 * n);
  let front = new Int32Array(2 * n);
  let next = new Int32Array(2 * n);
  const counted = new Int32Array(2 * n);
  // Areas some search has come to, and their neighbours, until all have come and passed on.
  const open = new Int32Array(n);
  const listed = new Uint8Array(n);
  for (let start = 0; start < n; start += AT_ONCE) {
    const sources = inRank(rank, start, Math.min(start + AT_ONCE, n));
    const every0 = lowBits(sources.length);
    const every1 = lowBits(sources.length - 32);
    countEarlier(rank, sources, counted);
    seen.fill(0);
    front.fill(0);
    next.fill(0);
    listed.fill(0);
    let many = 0;
    for (let bit = 0; bit < sources.length; bit += 1) {
      const v = sources[bit]!;
      seen[2 * v + (bit >> 5)] = 1 << (bit & 31);
      front[2 * v + (bit >> 5)] = 1 << (bit & 31);
      if (listed[v] === 0) {
        listed[v] = 1;
        open[many] = v;
        many += 1;
      }
      many = listNeighbours(first, to, v, listed, open, many);
    }
    let arriving = 1;
    for (let step = 1; arriving !== 0; step += 1) {
      arriving = 0;
      const last = many;
      let kept = 0;
      for (let at = 0; at < last; at += 1) {
        const w = open[at]!;
        const had0 = seen[2 * w]!;
        const had1 = seen[2 * w + 1]!;
        if (had0 === every0 && had1 === every1) {
          next[2 * w] = 0;
          next[2 * w + 1] = 0;
          if ((front[2 * w]! | front[2 * w + 1]!) === 0) continue;
          open[kept] = w;
          kept += 1;
          continue;
        }
        open[kept] = w;
        kept += 1;
        let came0 = 0;
        let came1 = 0;
        const end = first[w + 1]!;
        for (let e = first[w]!; e < end; e += 1) {
          const u = 2 * to[e]!;
          came0 |= front[u]!;
          came1 |= front[u + 1]!;
        }
        came0 &= ~had0;
        came1 &= ~had1;
        next[2 * w] = came0;
        next[2 * w + 1] = came1;
        if ((came0 | came1) === 0) continue;
        arriving |= came0 | came1;
        seen[2 * w] = had0 | came0;
        seen[2 * w + 1] = had1 | came1;
        const paths = bitsIn(came0 & counted[2 * w]!) + bitsIn(came1 & counted[2 * w + 1]!);
        steps[w]! += step * paths;
        reached[w]! += paths;
        if ((had0 | had1) === 0) many = listNeighbours(first, to, w, listed, open, many);
      }
      open.copyWithin(kept, last, many);
      many = kept + many - last;
      [front, next] = [next, front];
    }
  }
  const result = { steps: new Float64Array(n), cutOff: new Int32Array(n) };
  for (let v = 0; v < n; v += 1) {
    result.steps[place[v]!] = steps[v]!;
    result.cutOff[place[v]!] = rank[v]! < 0 ? 0 : rank[v]! - reached[v]!;
  }
  return result;
}

function listNeighbours(
  first: Int32Array,
  to: Int32Array,
  v: number,
  listed: Uint8Array,
  open: Int32Array,
  many: number,
): number {
  let last = many;
  for (let e = first[v]!; e < first[v + 1]!; e += 1) {
    const w = to[e]!;
    if (listed[w] === 1) continue;
    listed[w] = 1;
    open[last] = w;
    last += 1;
  }
  return last;
}

/** For each area the bits of the sources ranked before it; sources come in order of rank, so those are a run of low bits. */
function countEarlier(rank: Int32Array, sources: readonly number[], counted: Int32Array): void {
  const before = new Uint8Array(rank.length + 1);
  let bits = 0;
  for (let r = 0; r <= rank.length; r += 1) {
    while (bits < sources.length && rank[sources[bits]!]! < r) bits += 1;
    before[r] = bits;
  }
  for (let v = 0; v < rank.length; v += 1) {
    const earlier = rank[v]! < 0 ? 0 : before[rank[v]!]!;
    counted[2 * v] = lowBits(earlier);
    counted[2 * v + 1] = lowBits(earlier - 32);
  }
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

/** All areas in an order in which each run of 64 lies together on the ground. */
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

const lowBits = (many: number): number => (many >= 32 ? -1 : many <= 0 ? 0 : (1 << many) - 1);

function bitsIn(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
