/** One point for each area, in metres of a plane grid such as SWEREF 99 TM. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The ground of each area. */
export interface Ground {
  readonly m2: Float64Array;
  /** Outer and inner boundary together. */
  readonly perimeterM?: Float64Array;
}

/**
 * Which areas touch, both ways, as compressed rows: the neighbours of area i are `to[first[i]] … to[first[i + 1] − 1]`,
 * ascending, never itself.
 */
export interface Adjacency {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Length of the shared boundary, beside `to`. */
  readonly borderM?: Float64Array;
}

/**
 * Visits the areas that can be reached from an area within a distance, the area itself among them at distance 0, in any order.
 * The one door for distance: straight line, steps over borders, or a walking network behind the same call.
 */
export type Reach = (from: number, withinM: number, visit: (to: number, distanceM: number) => void) => void;
