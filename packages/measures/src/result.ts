import type { Text } from "./text.ts";

export interface Interval {
  low: number;
  high: number;
  /** Coverage, 0–1. */
  level: number;
  /** How it was made, for example "delta method", "bootstrap of areas, 500 replicates, seed 1". */
  method: string;
}

/** A named share of a value; the parts of a result sum to its value unless the measure says otherwise. */
export interface Part {
  id: string;
  name: Text;
  value: number;
}

/** Values along a scale: a threshold, a bandwidth in metres, k persons, an order of contiguity. */
export interface Profile {
  /** What the scale is, with its unit. */
  scale: Text;
  at: Float64Array;
  value: Float64Array;
  low?: Float64Array;
  high?: Float64Array;
}

/** Values for every pair of groups, row-major. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float64Array;
}

/** A further number for each area, in the order of the data: a class, a p-value, a mean of neighbours. */
export interface AreaColumn {
  id: string;
  name: Text;
  values: Float64Array;
}

/** What every measure answers with. Numbers are finite: a measure without a value for the data throws instead. */
export interface Result {
  value: number;
  interval?: Interval;
  standardError?: number;
  /** The value to be expected if everyone were placed at random, given group and area sizes. */
  expected?: number;
  /** Probability of a value at least as far from the expected one if chance alone placed the areas' values. */
  pValue?: number;
  /** One number for each area, in the order of the data; the catalogue's `perArea` says what it is. An area without people has 0. */
  perArea?: Float64Array;
  /** Further numbers for each area, by name. */
  columns?: AreaColumn[];
  /** One number for each group, in the order of the data. */
  perGroup?: Float64Array;
  parts?: Part[];
  profile?: Profile;
  matrix?: Matrix;
  /** What was done and what to mind about this very value: options in words, areas left out, small units. */
  note: Text;
}
