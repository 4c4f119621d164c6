import type { ProtectedCell } from "@tvars/disclosure";
import type { Layout } from "./layout.ts";
import type { Period } from "./question.ts";

declare const passed: unique symbol;
/**
 * What has passed disclosure control. Only `inside/pass.ts` makes one, and the builder of answers takes nothing else: a raw count cannot be
 * answered by mistake.
 */
export type Passed<Value> = Value & { readonly [passed]: "disclosure" };

/** A mean or a weighted share of a cell that may be shown. */
export interface ShownEstimate {
  value: number;
  /** NaN where it cannot be told. */
  standardError: number;
  /** Answers behind it; for weighted data the effective number (Kish). */
  size: number;
}

/** One period's table as it may be shown: cell by cell in the order of the layout. */
export interface ShownPeriod {
  period: Period;
  layout: Layout;
  n: readonly ProtectedCell[];
  /** Rows (or other records) the counts are set against, where those are records too. */
  over: readonly ProtectedCell[] | null;
  amount: readonly ProtectedCell[] | null;
  /** null in a cell where nothing may be shown, or nothing is. */
  estimates: readonly (ShownEstimate | null)[] | null;
  /** Largest design effect of weights (Kish) among the cells shown. */
  designEffect: number | null;
  audit: ShownAudit;
}

export interface ShownAudit {
  narrowest: number | null;
  safe: boolean;
}

/** Rows without an area, per cause. */
export interface ShownUnmatched {
  rows: ProtectedCell;
  /** Those that lie somewhere in the areas at hand, but not known where. */
  within: ProtectedCell;
  causes: readonly { cause: string; rows: ProtectedCell }[];
}
