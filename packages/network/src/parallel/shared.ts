import type { Arcs, Arms, Places, SweepGraph } from "../kernel/sweep-graph.ts";

type Numbers = Uint32Array | Int32Array | Float64Array;

/** The same numbers where every thread can read them; themselves where they lie there already. */
export function sharedCopy<Array extends Numbers>(numbers: Array): Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const Kind = numbers.constructor as new (buffer: SharedArrayBuffer) => Array;
  const copy = new Kind(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

export const sharedFloats = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(8 * length));
export const sharedWhole = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(4 * length));

/** What a thread needs to answer for a network. */
export interface SharedNetwork {
  sweeps: SweepGraph;
  places: Places;
}

export function sharedNetwork(
  { nodes, order, rank, up, down, byRank }: SweepGraph,
  { xM, yM }: Places,
): SharedNetwork {
  const arcs = ({ first, head, weightMm }: Arcs): Arcs => ({
    first: sharedCopy(first),
    head: sharedCopy(head),
    weightMm: sharedCopy(weightMm),
  });
  const arms = ({ firstOut, head, weightMm }: Arms): Arms => ({
    nodes,
    firstOut: sharedCopy(firstOut),
    head: sharedCopy(head),
    weightMm: sharedCopy(weightMm),
  });
  const above = arcs(up);
  return {
    sweeps: {
      nodes,
      order: sharedCopy(order),
      rank: sharedCopy(rank),
      up: above,
      down: up === down ? above : arcs(down),
      byRank: arms(byRank),
    },
    places: { xM: sharedCopy(xM), yM: sharedCopy(yM) },
  };
}
