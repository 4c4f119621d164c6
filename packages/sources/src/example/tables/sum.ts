import type { Region } from "../regions.ts";
import { validIn } from "../regions.ts";

/** A cell that is the sum of its region's atoms; null (“..”) outside the region's years. */
export function sumAtoms(region: Region, year: number, count: (atom: number) => number): number | null {
  if (!validIn(region, year)) return null;
  let sum = 0;
  for (const atom of region.atoms) sum += count(atom);
  return sum;
}

/** Splits a whole by shares into integers that add up to it: the last part takes what is left. */
export function split(whole: number, shares: readonly number[]): number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  const parts = shares.slice(0, -1).map((share) => Math.round((whole * share) / total));
  const given = parts.reduce((a, b) => a + b, 0);
  return [...parts, Math.max(0, whole - given)];
}
