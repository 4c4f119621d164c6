import type { Shapes } from "../flat/shapes.ts";

/**
 * The rings of shapes over shared nodes: every distinct vertex is one node, consecutive repeats are left out.
 * Ring r has the nodes `node[nodeOf[r]] … node[nodeOf[r + 1] − 1]`; a closed ring repeats its first node at the end.
 */
export interface Nodes {
  /** Coordinates of node n at `xy[2n], xy[2n + 1]`. */
  xy: Float64Array;
  count: number;
  nodeOf: Uint32Array;
  node: Int32Array;
}

/** Finds the shared nodes of shapes by exact equality of coordinates (open addressing on the bits of x and y). */
export function toNodes({ xy, vertexOf }: Shapes): Nodes {
  const vertices = xy.length / 2;
  const bits = new Uint32Array(xy.buffer, xy.byteOffset, xy.length * 2);
  let size = 1024;
  while (size < 2 * vertices) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const nodeXy = new Float64Array(xy.length);
  const node = new Int32Array(vertices);
  const nodeOf = new Uint32Array(vertexOf.length);
  let count = 0;
  let length = 0;
  for (let ring = 0; ring + 1 < vertexOf.length; ring++) {
    const first = length;
    for (let v = vertexOf[ring]!; v < vertexOf[ring + 1]!; v++) {
      const x = xy[2 * v]!;
      const y = xy[2 * v + 1]!;
      let hash = Math.imul(bits[4 * v]! ^ Math.imul(bits[4 * v + 1]!, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ bits[4 * v + 2]!, 0xc2b2ae35);
      hash = Math.imul(hash ^ (hash >>> 13) ^ bits[4 * v + 3]!, 0x27d4eb2f);
      let slot = (hash ^ (hash >>> 16)) & (size - 1);
      let found = table[slot]!;
      while (found >= 0 && (nodeXy[2 * found] !== x || nodeXy[2 * found + 1] !== y)) {
        slot = (slot + 1) & (size - 1);
        found = table[slot]!;
      }
      if (found < 0) {
        found = count++;
        table[slot] = found;
        nodeXy[2 * found] = x;
        nodeXy[2 * found + 1] = y;
      }
      if (length === first || node[length - 1] !== found) node[length++] = found;
    }
    nodeOf[ring + 1] = length;
  }
  return { xy: nodeXy.slice(0, 2 * count), count, nodeOf, node: node.slice(0, length) };
}

/**
 * Marks the nodes where borders meet: those whose pair of neighbours differs between the rings that pass through, and
 * the ends of lines. Between two of them a border is the same for both areas it parts.
 */
export function junctionsOf({ count, nodeOf, node }: Nodes): Uint8Array {
  const junction = new Uint8Array(count);
  const low = new Int32Array(count).fill(-1);
  const high = new Int32Array(count);
  for (let ring = 0; ring + 1 < nodeOf.length; ring++) {
    const first = nodeOf[ring]!;
    const last = nodeOf[ring + 1]! - 1;
    if (last < first) continue;
    const isClosed = last - first >= 2 && node[first] === node[last];
    if (!isClosed) junction[node[first]!] = junction[node[last]!] = 1;
    for (let i = isClosed ? first : first + 1; i < last; i++) {
      const n = node[i]!;
      const a = i === first ? node[last - 1]! : node[i - 1]!;
      const b = node[i + 1]!;
      const lower = a < b ? a : b;
      const higher = a < b ? b : a;
      if (low[n]! < 0) {
        low[n] = lower;
        high[n] = higher;
      } else if (low[n] !== lower || high[n] !== higher) junction[n] = 1;
    }
  }
  return junction;
}
