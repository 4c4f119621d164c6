import type { AxisOrder } from "@tvars/geo";
import type { ChanceQuery, MeasureOptions } from "../../study.ts";
import type { Missing } from "./cells.ts";

/** What of a file is measured: names of its columns, and of the files that belong to it. */
export interface TableQuery extends ChanceQuery {
  measures: readonly string[];
  /** Column of area codes; rows are numbered where there is none. */
  unit?: string;
  /** Columns of counts, with `{year}` in their names where the file is wide. */
  groups: readonly string[];
  total?: string;
  /** With one group and a total: the rest stands first, so that measures of the first group are of the rest. */
  swap?: boolean;
  years?: readonly number[];
  yearColumn?: string;
  /** Measures the rows of each value of this column by themselves. */
  within?: string;
  /** File of pairs of areas that touch. */
  adjacency?: string;
  /** File of the areas' shapes. */
  geometry?: string;
  crs?: string;
  axisOrder?: AxisOrder;
  x?: string;
  y?: string;
  area?: string;
  perimeter?: string;
  values?: string;
  nesting?: readonly string[];
  /** What is done with an area without a figure; an error unless told. */
  missing?: Missing;
  options?: MeasureOptions;
  level?: number;
  perArea?: boolean;
}
