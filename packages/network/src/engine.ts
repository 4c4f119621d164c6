import type { Graph } from "./graph.ts";

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * A graph made ready for many bounded questions. Answers are exact whole millimetres, the same by the SIMD kernel, by the fallback and by any number
 * of threads. A distance beyond the limit is `FAR`.
 */
export interface Engine {
  readonly graph: Graph;
  /** "simd" or "dijkstra". */
  readonly kernel: "simd" | "dijkstra";
  /** Distances from one node to all. */
  from(source: number, limitMm: number): Uint32Array;
  /**
   * For every source (all nodes unless told), limit and column: the sum of the column over nodes no farther than the limit.
   * Answer [limit][column], one number for each source. Columns are whole numbers below 2^31 in sum.
   */
  rangeSums(
    columns: readonly Int32Array[],
    limitsMm: readonly number[],
    options?: WorkOptions & { sources?: Uint32Array },
  ): Float64Array[][];
  /** As `rangeSums`, weighted by a function of distance given as a table: weight[⌊mm / stepMm⌋]. Answer [column]. */
  decaySums(
    columns: readonly Int32Array[],
    decay: { stepMm: number; weight: Float64Array },
    options?: WorkOptions & { sources?: Uint32Array },
  ): Float64Array[];
  /** Row-major sources × targets. */
  matrix(sources: Uint32Array, targets: Uint32Array, limitMm?: number, options?: WorkOptions): Uint32Array;
  /** Distances of pairs: those of sources[s] are targets[first[s]] … targets[first[s + 1] − 1]. */
  pairs(
    sources: Uint32Array,
    first: Uint32Array,
    targets: Uint32Array,
    limitMm: number,
    options?: WorkOptions,
  ): Uint32Array;
  /** The k nearest of the targets for every node: node-major positions in `targets` (0xffffffff where none) and distances. */
  nearest(targets: Uint32Array, k: number, limitMm: number): { target: Uint32Array; mm: Uint32Array };
}
