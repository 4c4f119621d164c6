import type { Counts } from "./counts.ts";
import type { Adjacency, Ground, Points, Reach } from "./place.ts";

/** All that a measure may need to know; each says in its catalogue entry what it does need. Areas have one order throughout. */
export interface MeasureData {
  readonly counts: Counts;
  readonly centres?: Points;
  readonly ground?: Ground;
  readonly adjacency?: Adjacency;
  /** Distances other than straight lines between centres. */
  readonly reach?: Reach;
  /** A quantity of each area: mean income, the socioeconomic index, a rate. */
  readonly values?: Float64Array;
  /** For each area the number (0, 1, …) of the larger area it lies in. Several levels: outermost first. */
  readonly nesting?: readonly Int32Array[];
}

/** What a measure needs beside the counts. */
export type Need = "centres" | "ground" | "perimeters" | "adjacency" | "borders" | "values" | "nesting";
