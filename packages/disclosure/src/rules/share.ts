import type { ShareRule } from "./definition.ts";
import type { Reason } from "./reason.ts";

/** Why the share x of n may not be shown; undefined where it may. n = 0 has no share, and is for the caller to tell. */
export function shareRisk(
  x: number,
  n: number,
  { denominatorOver, numeratorOver, complementOver }: ShareRule,
): Reason | undefined {
  if (n <= denominatorOver) return "share-small-group";
  if (x <= numeratorOver) return "share-few-with";
  if (complementOver !== null && n - x <= complementOver) return "share-few-without";
  return undefined;
}

/** The interval an attacker must be left with: as wide as the rule's own reach, where the group has room for it. */
export function shareWidth(n: number, { numeratorOver, complementOver, width }: ShareRule): number {
  return Math.min(n, width ?? Math.max(numeratorOver, complementOver ?? 0));
}
