/**
 * A network as compressed rows: the arcs out of node u are `firstOut[u] … firstOut[u + 1] − 1`. Immutable. Weights are whole millimetres (or
 * whole millimetre equivalents of time at the profile's speed), so that sums are exact and the same whatever the number of threads.
 */
export interface Graph {
  readonly nodes: number;
  readonly firstOut: Uint32Array;
  readonly head: Uint32Array;
  readonly weightMm: Uint32Array;
  /** Metres of a plane grid such as SWEREF 99 TM. */
  readonly xM: Float64Array;
  readonly yM: Float64Array;
}

/** Farther than any limit; small enough that two of them and a weight do not overflow 32 bits. */
export const FAR = 0x3fffffff;
