import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { orderBy } from "../numeric/order.ts";
import { SMOOTH_FROM, smoothPairs } from "./smooth-gini.ts";
import { areasBySize, binomialMasses, reachOf } from "./binomial-steps.ts";

/** Up to so many steps are sorted; more are laid on a grid. */
const SORTED = 1 << 16;
/** With fewer areas sizes that share a divisor, and so steps at one place, weigh too much for the expansion. */
const FEW_AREAS = 2048;
const SORTED_DEVIATIONS = 7.5;
/** Cells of the grid. */
const CELLS = 1 << 16;
const GRID_DEVIATIONS = 6.5;

/**
 * Gini index to be expected where each area draws its people at the share P, with P in the denominator:
 * Σ_i≠j t_i t_j E|k_i/t_i − k_j/t_j| / (2T² P(1 − P)), k_i binomial.
 *
 * Where no area is small the pairs are summed by an expansion in O(n) (`smoothPairs`, within 6e-8). Else E|A − B| of independent A and B is
 * ∫ F_A(1 − F_B) + F_B(1 − F_A), so all pairs at once are 2∫ S(T − S) with S = Σ t_i F_i, less each area with itself. S is a step function of some
 * t^½ steps for each size of area: few are sorted, which is exact (1e-12); many are laid on a grid of 65 536 cells, measured right to 2e-8.
 * @param way which of the three, where it is not left to the sizes
 * @throws MeasuresError `input` where areas do not hold whole persons, `undefined` where a group has no members
 */
export function expectedGini(counts: Counts, way?: "sorted" | "grid" | "smooth"): number {
  const { T, P } = twoSums(counts);
  if (way === "smooth" || (way === undefined && isSmooth(counts, P)))
    return smoothPairs(counts.totals, P) / (2 * T * T * P * (1 - P));
  const sizes = areasBySize(counts);
  let steps = 0;
  let most = 0;
  let lowest = 1;
  let highest = 0;
  for (const size of sizes.keys()) {
    const { first, last } = reachOf(size, P, SORTED_DEVIATIONS);
    steps += last - first + 1;
    most = Math.max(most, last - first + 1);
    lowest = Math.min(lowest, first / size);
    highest = Math.max(highest, last / size);
  }
  const mass = new Float64Array(most);
  const pairs =
    way === "sorted" || (way === undefined && steps <= SORTED)
      ? bySorting(sizes, P, T, mass, steps)
      : onGrid(sizes, P, T, mass, lowest, highest);
  return pairs / (T * T * P * (1 - P));
}

/** Many areas, none of them small. */
function isSmooth({ areas, totals }: Counts, P: number): boolean {
  if (areas < FEW_AREAS) return false;
  const least = SMOOTH_FROM / (P * (1 - P));
  for (let i = 0; i < totals.length; i += 1) {
    const t = totals[i]!;
    if (t !== 0 && !(t >= least && Number.isInteger(t))) return false;
  }
  return true;
}

function bySorting(
  sizes: Map<number, number>,
  P: number,
  T: number,
  mass: Float64Array,
  steps: number,
): number {
  const at = new Float64Array(steps);
  const rise = new Float64Array(steps);
  let own = 0;
  let written = 0;
  for (const [size, areas] of sizes) {
    const { first, last } = reachOf(size, P, SORTED_DEVIATIONS);
    binomialMasses(size, P, first, last, mass);
    const weight = areas * size;
    let below = 0;
    for (let k = first; k <= last; k += 1) {
      at[written] = k / size;
      rise[written] = weight * mass[k - first]!;
      written += 1;
      below += mass[k - first]!;
      own += weight * below * Math.max(0, 1 - below);
    }
  }
  const order = orderBy(at);
  let below = 0;
  let pairs = 0;
  for (let n = 0; n + 1 < steps; n += 1) {
    below += rise[order[n]!]!;
    pairs += below * Math.max(0, T - below) * (at[order[n + 1]!]! - at[order[n]!]!);
  }
  return pairs - own;
}

/**
 * Each step is shared between the two ends of its cell so that its mean stays: then |z − z'| of steps in different cells is exact. Of two
 * steps in one cell it becomes, on average over where they lie, h/2 in place of h/3, and for a step with itself 2f(1 − f)h in place of 0; both
 * are taken away again. What is left comes from sizes that share a divisor and so have steps at the same place.
 */
function onGrid(
  sizes: Map<number, number>,
  P: number,
  T: number,
  mass: Float64Array,
  lowest: number,
  highest: number,
): number {
  const nodes = new Float64Array(CELLS + 2);
  const width = (highest - lowest) / CELLS;
  let own = 0;
  let ties = 0;
  for (const [size, areas] of sizes) {
    const { first, last } = reachOf(size, P, GRID_DEVIATIONS);
    binomialMasses(size, P, first, last, mass);
    const weight = areas * size;
    let within = 0;
    let withItself = 0;
    const step = 1 / (size * width);
    const from = (first / size - lowest) / width;
    for (let k = 0; k <= last - first; k += 1) {
      const place = from + k * step;
      const cell = place | 0;
      const right = place - cell;
      const rise = weight * mass[k]!;
      within += mass[k]!;
      withItself += within * (1 - within);
      nodes[cell]! += rise * (1 - right);
      nodes[cell + 1]! += rise * right;
      ties += rise * rise * (right * (1 - right) - 1 / 12);
    }
    own += weight * withItself;
  }
  let below = 0;
  let pairs = 0;
  let crowded = 0;
  for (let node = 0; node <= CELLS; node += 1) {
    below += nodes[node]!;
    pairs += below * Math.max(0, T - below);
    crowded += (nodes[node]! + nodes[node + 1]!) ** 2;
  }
  return (pairs - ties - crowded / 48) * width - own;
}
