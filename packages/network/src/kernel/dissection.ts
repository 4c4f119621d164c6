import type { Adjacency } from "./separator-flow.ts";
import { SEPARATOR, SeparatorFlow, SIDE_A, SIDE_B } from "./separator-flow.ts";

/** More directions, or smaller given ends, save 5 % of the arcs at most and take twice the time. */
const DIRECTIONS = 4;
/** Share of the nodes at either end of a direction that is given to a side; the separator is sought between. */
const GIVEN = 0.35;
const BINS = 4096;
/** Pieces of so few nodes are ordered as they come. */
const LEAF = 3;

/**
 * Nested dissection by inertial flow (Schild & Sommer 2015, On Balanced Separators in Road Networks) with separators of nodes: the first and last
 * part of the nodes along a direction are parted by the fewest nodes between; of four directions the one with the smallest separator for its
 * balance is taken. Answers nodes from the least important to the most.
 */
export function dissect(graph: Adjacency, xM: ArrayLike<number>, yM: ArrayLike<number>): Uint32Array {
  const { nodes, first, head } = graph;
  const order = new Uint32Array(nodes);
  let top = nodes;
  const flow = new SeparatorFlow(nodes);
  const given = new Uint8Array(nodes);
  const best = new Uint8Array(nodes);
  const along = new Float64Array(nodes);
  const local = new Int32Array(nodes).fill(-1);
  const histogram = new Uint32Array(BINS);
  const piece: Adjacency = {
    nodes: 0,
    first: new Uint32Array(nodes + 1),
    head: new Uint32Array(head.length),
  };
  const stack: Uint32Array[] = [new Uint32Array(nodes).map((_, v) => v)];
  const found = new Uint32Array(nodes);

  while (stack.length > 0) {
    const members = stack.pop()!;
    const count = members.length;
    if (count <= LEAF) {
      for (const v of members) order[--top] = v;
      continue;
    }
    for (let i = 0; i < count; i++) local[members[i]!] = i;
    let arcs = 0;
    for (let i = 0; i < count; i++) {
      piece.first[i] = arcs;
      const v = members[i]!;
      for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
        const u = local[head[arc]!]!;
        if (u >= 0) piece.head[arcs++] = u;
      }
    }
    piece.first[count] = arcs;
    piece.nodes = count;
    for (let i = 0; i < count; i++) local[members[i]!] = -1;

    const connected = component(piece, found);
    if (connected < count) {
      const mark = best.fill(0, 0, count);
      for (let i = 0; i < connected; i++) mark[found[i]!] = 1;
      stack.push(
        members.filter((_, i) => mark[i] === 0),
        members.filter((_, i) => mark[i] === 1),
      );
      continue;
    }

    let bestScore = Infinity;
    let bestSize = count;
    for (let d = 0; d < DIRECTIONS; d++) {
      const angle = (Math.PI * d) / DIRECTIONS;
      const dx = Math.cos(angle);
      const dy = Math.sin(angle);
      for (let i = 0; i < count; i++) along[i] = xM[members[i]!]! * dx + yM[members[i]!]! * dy;
      giveEnds(along, count, histogram, given);
      // a separator cannot score better than the best one when it is larger than half the nodes allow
      const atMost = Math.floor(bestScore * count * 0.5);
      const size = flow.cut(piece, given, Math.min(atMost, count));
      if (size > atMost) continue;
      let a = 0;
      for (let i = 0; i < count; i++) if (flow.side[i] === SIDE_A) a++;
      const smaller = Math.min(a, count - size - a);
      const score = size / Math.max(smaller, 0.5);
      if (score < bestScore) {
        bestScore = score;
        bestSize = size;
        best.set(flow.side.subarray(0, count));
      }
    }
    const separator = members.filter((_, i) => best[i] === SEPARATOR);
    if (bestSize >= count || separator.length === 0) {
      for (const v of members) order[--top] = v;
      continue;
    }
    for (const v of separator) order[--top] = v;
    stack.push(
      members.filter((_, i) => best[i] === SIDE_A),
      members.filter((_, i) => best[i] === SIDE_B),
    );
  }
  return order;
}

/** Nodes of the part that holds node 0, in `found`; how many. */
function component({ first, head, nodes }: Adjacency, found: Uint32Array): number {
  const seen = new Uint8Array(nodes);
  let end = 1;
  found[0] = 0;
  seen[0] = 1;
  for (let at = 0; at < end; at++) {
    const v = found[at]!;
    for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
      const u = head[arc]!;
      if (seen[u] === 1) continue;
      seen[u] = 1;
      found[end++] = u;
    }
  }
  return end;
}

/** Gives the first and the last nodes along a direction to the sides; by a histogram, since ends need not be exact. */
function giveEnds(along: Float64Array, count: number, histogram: Uint32Array, given: Uint8Array): void {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, along[i]!);
    high = Math.max(high, along[i]!);
  }
  const scale = (BINS - 1) / Math.max(high - low, 1e-9);
  histogram.fill(0);
  for (let i = 0; i < count; i++) histogram[Math.floor((along[i]! - low) * scale)]!++;
  const share = Math.max(1, Math.floor(count * GIVEN));
  let from = 0;
  for (let sum = 0; from < BINS; from++) {
    sum += histogram[from]!;
    if (sum >= share) break;
  }
  let to = BINS - 1;
  for (let sum = 0; to >= 0; to--) {
    sum += histogram[to]!;
    if (sum >= share) break;
  }
  if (from >= to) {
    // all in few bins: half and half as they come
    for (let i = 0; i < count; i++) given[i] = 2 * i < count ? SIDE_A : SIDE_B;
    return;
  }
  for (let i = 0; i < count; i++) {
    const bin = Math.floor((along[i]! - low) * scale);
    given[i] = bin <= from ? SIDE_A : bin >= to ? SIDE_B : 0;
  }
}
