import { junctionsOf, type Nodes } from "./nodes.ts";

/**
 * How much each node matters for the shape: the effective area (Visvalingam & Whyatt 1993) at which it would be left
 * out, in the square of the coordinates' unit; Infinity for nodes where borders meet. Each border between two areas is
 * weighed once, so leaving out the nodes below any threshold keeps shared borders shared.
 */
export function nodeWeights(nodes: Nodes): Float64Array {
  const { count, nodeOf, node } = nodes;
  const junction = junctionsOf(nodes);
  const weights = new Float64Array(count).fill(-1);
  for (let n = 0; n < count; n++) if (junction[n]) weights[n] = Infinity;
  const weigh = arcWeigher(nodes, weights);
  for (let ring = 0; ring + 1 < nodeOf.length; ring++) {
    const first = nodeOf[ring]!;
    const length = nodeOf[ring + 1]! - first - 1;
    if (length < 1) continue;
    const isClosed = node[first] === node[first + length];
    let start = 0;
    if (isClosed) {
      start = startOf(node, first, length, junction);
      weights[node[first + start]!] = Infinity;
    }
    const at = (i: number) => node[first + ((start + i) % length)]!;
    const open = (i: number) => node[first + i]!;
    for (let from = 0, to = 1; to <= length; to++) {
      const end = isClosed ? at(to) : open(to);
      if (to < length && weights[end] !== Infinity) continue;
      if (to - from > 1 && weights[isClosed ? at(from + 1) : open(from + 1)]! < 0)
        weigh(to - from + 1, (i) => (isClosed ? at(from + i) : open(from + i)));
      from = to;
    }
  }
  keepRings(nodes, weights);
  return weights;
}

/** Keeps the three heaviest nodes of every ring, so that no area or hole vanishes; seen from both sides they are the same. */
function keepRings({ nodeOf, node }: Nodes, weights: Float64Array): void {
  for (let ring = 0; ring + 1 < nodeOf.length; ring++) {
    const first = nodeOf[ring]!;
    const last = nodeOf[ring + 1]! - 1;
    if (last - first < 3 || node[first] !== node[last]) continue;
    let fixed = 0;
    for (let i = first; i < last && fixed < 3; i++) if (weights[node[i]!] === Infinity) fixed++;
    for (; fixed < 3; fixed++) {
      let heaviest = -1;
      for (let i = first; i < last; i++) {
        const n = node[i]!;
        if (weights[n] !== Infinity && (heaviest < 0 || weights[n]! > weights[heaviest]!)) heaviest = n;
      }
      if (heaviest >= 0) weights[heaviest] = Infinity;
    }
  }
}

/** Where to open a closed ring: at a junction, or else at its lowest node, which is the same seen from both sides. */
function startOf(node: Int32Array, first: number, length: number, junction: Uint8Array): number {
  let lowest = 0;
  for (let i = 0; i < length; i++) {
    if (junction[node[first + i]!]) return i;
    if (node[first + i]! < node[first + lowest]!) lowest = i;
  }
  return lowest;
}

/** Weighs the inner nodes of one border with a binary heap over reused arrays. */
function arcWeigher(
  { xy }: Nodes,
  weights: Float64Array,
): (length: number, at: (i: number) => number) => void {
  let size = 1024;
  let ids = new Int32Array(size);
  let before = new Int32Array(size);
  let after = new Int32Array(size);
  let area = new Float64Array(size);
  let heap = new Int32Array(size);
  let place = new Int32Array(size);
  let heapLength = 0;

  const triangle = (i: number): number => {
    const a = 2 * ids[before[i]!]!;
    const b = 2 * ids[i]!;
    const c = 2 * ids[after[i]!]!;
    return (
      Math.abs(
        (xy[b]! - xy[a]!) * (xy[c + 1]! - xy[a + 1]!) - (xy[c]! - xy[a]!) * (xy[b + 1]! - xy[a + 1]!),
      ) / 2
    );
  };
  const put = (i: number, slot: number) => {
    heap[slot] = i;
    place[i] = slot;
  };
  const up = (i: number) => {
    let slot = place[i]!;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (area[heap[parent]!]! <= area[i]!) break;
      put(heap[parent]!, slot);
      slot = parent;
    }
    put(i, slot);
  };
  const down = (i: number) => {
    let slot = place[i]!;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= heapLength) break;
      if (child + 1 < heapLength && area[heap[child + 1]!]! < area[heap[child]!]!) child++;
      if (area[heap[child]!]! >= area[i]!) break;
      put(heap[child]!, slot);
      slot = child;
    }
    put(i, slot);
  };

  return (length, at) => {
    if (length > size) {
      size = 2 * length;
      ids = new Int32Array(size);
      before = new Int32Array(size);
      after = new Int32Array(size);
      area = new Float64Array(size);
      heap = new Int32Array(size);
      place = new Int32Array(size);
    }
    for (let i = 0; i < length; i++) {
      ids[i] = at(i);
      before[i] = i - 1;
      after[i] = i + 1;
    }
    heapLength = 0;
    for (let i = 1; i < length - 1; i++) {
      area[i] = triangle(i);
      put(i, heapLength++);
      up(i);
    }
    let reached = 0;
    while (heapLength > 0) {
      const i = heap[0]!;
      heapLength--;
      if (heapLength > 0) {
        put(heap[heapLength]!, 0);
        down(heap[0]!);
      }
      reached = Math.max(reached, area[i]!);
      weights[ids[i]!] = reached;
      const a = before[i]!;
      const b = after[i]!;
      after[a] = b;
      before[b] = a;
      for (const neighbour of [a, b])
        if (neighbour > 0 && neighbour < length - 1) {
          area[neighbour] = triangle(neighbour);
          up(neighbour);
          down(neighbour);
        }
    }
  };
}
