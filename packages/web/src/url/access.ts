import type { AccessDecay, AccessForm } from "@tvars/api";

/** Ways to measure access, those that need least said first. */
export const ACCESS_FORMS = [
  "cumulative",
  "interval",
  "gravity",
  "closest",
  "2sfca",
  "e2sfca",
  "bfca",
  "availability",
  "total-constrained",
  "balancing",
] as const satisfies readonly AccessForm[];
export const ACCESS_DECAYS = [
  "binary",
  "linear",
  "exponential",
  "power",
  "logistic",
] as const satisfies readonly AccessDecay[];

/** Forms that weigh nearness, and those that count within a time. */
export const WEIGHED: ReadonlySet<AccessForm> = new Set([
  "gravity",
  "2sfca",
  "bfca",
  "availability",
  "total-constrained",
]);
export const TIMED: ReadonlySet<AccessForm> = new Set([...WEIGHED, "cumulative", "interval", "e2sfca"]);
