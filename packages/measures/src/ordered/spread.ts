import { cLogC, cLogCTable } from "../numeric/c-log-c.ts";

/** How mixed people below and above a threshold are; 0 where all are on one side, 1 where half are on each (Reardon 2009). */
export type Spread = "entropy" | "variance" | "root" | "deviation";

/**
 * f(c) of a share c below the threshold: entropy in bits, 4c(1−c), 2√(c(1−c)) or 1−|2c−1|. Shares are 0–1, values 0–1.
 */
export function spreadOf(kind: Spread, c: number): number {
  if (c <= 0 || c >= 1) return 0;
  switch (kind) {
    case "entropy":
      return -(c * Math.log2(c) + (1 - c) * Math.log2(1 - c));
    case "variance":
      return 4 * c * (1 - c);
    case "root":
      return 2 * Math.sqrt(c * (1 - c));
    case "deviation":
      return 1 - Math.abs(2 * c - 1);
  }
}

/** How t·f(c) grows by one more person below the threshold: f + (1−c)f′. Infinite at c = 0 where f has no slope there. */
export function growthBelow(kind: Spread, c: number): number {
  switch (kind) {
    case "entropy":
      return -Math.log2(c);
    case "variance":
      return 4 * (1 - c) * (1 - c);
    case "root":
      return Math.sqrt((1 - c) / c);
    case "deviation":
      return c === 0.5 ? 1 : c < 0.5 ? 2 : 0;
  }
}

/** How t·f(c) grows by one more person above the threshold: every f is even about one half. */
export const growthAbove = (kind: Spread, c: number): number => growthBelow(kind, 1 - c);

/** −f″(c)·c(1−c)/(2f(c)): what a variance of c costs f. NaN for the deviation, which has a corner instead of a bend. */
export function curvature(kind: Spread, c: number): number {
  switch (kind) {
    case "entropy":
      return 1 / (2 * Math.LN2 * spreadOf(kind, c));
    case "variance":
      return 1;
    case "root":
      return 1 / (8 * c * (1 - c));
    case "deviation":
      return NaN;
  }
}

/** Σ t_i f(lower_i/t_i). Areas without people add nothing. */
export function spreadSum(kind: Spread, lower: Float64Array, totals: Float64Array): number {
  let sum = 0;
  switch (kind) {
    case "entropy": {
      const at = cLogCTable();
      for (let i = 0; i < lower.length; i += 1) {
        const below = lower[i]!;
        sum += cLogC(totals[i]!, at) - cLogC(below, at) - cLogC(totals[i]! - below, at);
      }
      return sum / Math.LN2;
    }
    case "variance":
      for (let i = 0; i < lower.length; i += 1) {
        const below = lower[i]!;
        if (below > 0) sum += (below * (totals[i]! - below)) / totals[i]!;
      }
      return 4 * sum;
    case "root":
      for (let i = 0; i < lower.length; i += 1) sum += Math.sqrt(lower[i]! * (totals[i]! - lower[i]!));
      return 2 * sum;
    case "deviation":
      for (let i = 0; i < lower.length; i += 1) sum += totals[i]! - Math.abs(2 * lower[i]! - totals[i]!);
      return sum;
  }
}
