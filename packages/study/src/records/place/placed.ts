import type { RowBatch } from "@tvars/sources";

/** Rows of a batch with what became of them. A column reads the same in `batch` and here: by the row's position. */
export interface PlacedBatch {
  batch: RowBatch;
  /** Number of the reason why the row has no place, -1 where it has one. */
  reason: Int32Array;
  /** 0 where it is not known. */
  year: Int32Array;
  /** How many the row stands for; undefined is one each. */
  n: Float64Array | undefined;
  /** Place of each row, or of each piece. */
  place: Int32Array;
  /** Metres of SWEREF 99 TM, where rows are points. */
  x?: Float64Array;
  y?: Float64Array;
  /** Where rows were cut into pieces: the row of each piece and its share of it; a piece without a place lies outside. */
  rowOf?: Int32Array;
  share?: Float64Array;
}
