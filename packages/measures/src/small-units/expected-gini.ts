import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { binomialMass } from "../numeric/mass.ts";
import { orderBy } from "../numeric/order.ts";

/** Probabilities below this part of the largest are left out: they weigh less than the rounding of the rest. */
const SMALLEST = 1e-16;

/**
 * Gini index to be expected where each area draws its people at the share P, with P in the denominator:
 * Σ_i≠j t_i t_j E|k_i/t_i − k_j/t_j| / (2T² P(1 − P)), k_i binomial; exact.
 *
 * E|A − B| of independent A and B is ∫ F_A(1 − F_B) + F_B(1 − F_A), so all pairs at once are 2∫ S(T − S) with S = Σ t_i F_i, less each area with
 * itself. S is a step function: its steps are sorted once. O(T^½ n log) rather than the n² pairs.
 * @throws MeasuresError `input` where areas do not hold whole persons, `undefined` where a group has no members
 */
export function expectedGini(counts: Counts): number {
  const { T, P } = twoSums(counts);
  const sizes = areasBySize(counts.totals);
  const at: number[] = [];
  const step: number[] = [];
  let own = 0;
  for (const [size, areas] of sizes) {
    const { first, mass } = binomialMasses(size, P);
    let below = 0;
    for (let k = 0; k < mass.length; k += 1) {
      at.push((first + k) / size);
      step.push(areas * size * mass[k]!);
      below += mass[k]!;
      own += areas * size * below * Math.max(0, 1 - below);
    }
  }
  const where = Float64Array.from(at);
  const order = orderBy(where);
  let below = 0;
  let pairs = 0;
  for (let n = 0; n + 1 < order.length; n += 1) {
    below += step[order[n]!]!;
    pairs += below * Math.max(0, T - below) * (where[order[n + 1]!]! - where[order[n]!]!);
  }
  return (pairs - own) / (T * T * P * (1 - P));
}

function areasBySize(totals: Float64Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const size of totals) {
    if (!Number.isInteger(size))
      throw new MeasuresError("input", {
        value: size,
        expected: "whole persons in every area",
        action: "Round the counts, or use the plain Gini index.",
      });
    if (size > 0) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  return sizes;
}

/** Probabilities of k = first, first + 1, … from the mode outwards, by the ratio of neighbours. */
function binomialMasses(size: number, P: number): { first: number; mass: Float64Array } {
  const mode = Math.min(size, Math.floor((size + 1) * P));
  const odds = P / (1 - P);
  const top = binomialMass(size, P, mode);
  const down: number[] = [];
  for (let k = mode, mass = top; k > 0; k -= 1) {
    mass *= k / ((size - k + 1) * odds);
    if (mass < SMALLEST * top) break;
    down.push(mass);
  }
  const up: number[] = [];
  for (let k = mode, mass = top; k < size; k += 1) {
    mass *= ((size - k) * odds) / (k + 1);
    if (mass < SMALLEST * top) break;
    up.push(mass);
  }
  return { first: mode - down.length, mass: Float64Array.from([...down.toReversed(), top, ...up]) };
}
