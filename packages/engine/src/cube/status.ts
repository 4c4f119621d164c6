import { statusCode } from "@tvars/cube";
import type { Aggregate } from "../engine.ts";

export const [VALUE, ZERO, SUPPRESSED, MISSING, NOT_APPLICABLE] = (
  ["value", "zero", "suppressed", "missing", "not-applicable"] as const
).map(statusCode) as [number, number, number, number, number];

/** Bit of a status word nobody knows, in a set of statuses. */
export const UNKNOWN_BIT = 1 << 7;

/** Told by the figure: zero or value. */
const BY_FIGURE = 255;

/** What a set of statuses (bit i = STATUSES[i]) comes to, as `sumFigures` of the cube package says it. */
function statusesOfSets(aggregate: Aggregate): Uint8Array {
  return Uint8Array.from({ length: 1 << 5 }, (_, set) => {
    const has = (code: number): boolean => (set & (1 << code)) !== 0;
    if (aggregate === "count") return BY_FIGURE;
    if (has(SUPPRESSED)) return SUPPRESSED;
    if (has(MISSING)) return MISSING;
    if (!has(VALUE) && !has(ZERO)) return NOT_APPLICABLE;
    if (aggregate === "only") return has(ZERO) ? ZERO : VALUE;
    return BY_FIGURE;
  });
}

/** The status of a cell whose rows have these statuses and this figure. */
export function statusTeller(aggregate: Aggregate): (set: number, figure: number) => number {
  const statusOf = statusesOfSets(aggregate);
  return (set, figure) => {
    const told = statusOf[set]!;
    return told === BY_FIGURE ? (figure === 0 ? ZERO : VALUE) : told;
  };
}
