/** Randomisation inference: the comparison made again as if it had been done elsewhere, matching and all. */
import { randomOf } from "@tvars/measures";
import type { Contrast } from "./contrast.ts";
import { applied } from "./contrast.ts";

/** How areas may change places: only within their own stratum, so that unlike areas never stand for one another. */
export interface Labels {
  /** Positions of all areas, a list for each stratum. */
  strata: readonly (readonly number[])[];
  treated: ReadonlySet<number>;
  /** Comparison areas that were chosen by hand; empty where they are matched. */
  chosen: ReadonlySet<number>;
}

export type Assignment = { treated: number[]; chosen: number[] };

const LEAST_IN_STRATUM = 40;
const MOST_STRATA = 5;

/**
 * Equal groups by a number known before, at most five and of forty areas at least: the spread of changes differs between areas with
 * many and few in need, and areas stand for one another only within their group.
 */
export function strataOf(before: readonly number[]): number[][] {
  const groups = Math.max(1, Math.min(MOST_STRATA, Math.floor(before.length / LEAST_IN_STRATUM)));
  const order = before.map((_, at) => at).toSorted((a, b) => before[a]! - before[b]! || a - b);
  const bound = (group: number): number => Math.round((group * order.length) / groups);
  return Array.from({ length: groups }, (_, group) => order.slice(bound(group), bound(group + 1)));
}

const choose = (n: number, k: number): number => {
  let ways = 1;
  for (let i = 0; i < k; i += 1) ways = (ways * (n - i)) / (i + 1);
  return Math.round(ways);
};

/** How many ways the same number of areas in each stratum can be picked. */
export function waysOf({ strata, treated, chosen }: Labels): number {
  return strata.reduce((ways, stratum) => {
    const [n, t, c] = counts(stratum, treated, chosen);
    return ways * choose(n, t) * choose(n - t, c);
  }, 1);
}

const counts = (
  stratum: readonly number[],
  treated: ReadonlySet<number>,
  chosen: ReadonlySet<number>,
): [number, number, number] => [
  stratum.length,
  stratum.filter((at) => treated.has(at)).length,
  stratum.filter((at) => chosen.has(at)).length,
];

function* subsets(from: readonly number[], size: number, start = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let at = start; at <= from.length - size; at += 1)
      for (const rest of subsets(from, size - 1, at + 1)) yield [from[at]!, ...rest];
}

/** Every assignment there is but the real one; chosen areas are then all that are left, or none. */
function everyOther({ strata, treated, chosen }: Labels): Assignment[] {
  let made: number[][] = [[]];
  for (const stratum of strata) {
    const size = counts(stratum, treated, chosen)[1];
    made = made.flatMap((before) => [...subsets(stratum, size)].map((more) => [...before, ...more]));
  }
  const all = strata.flat();
  return made
    .filter((group) => group.some((at) => !treated.has(at)))
    .map((group) => ({
      treated: group,
      chosen: chosen.size === 0 ? [] : all.filter((at) => !group.includes(at)),
    }));
}

/**
 * Placebo assignments. Where there are no more ways than draws, every one but the real is made (`exact`); else `draws` are drawn with
 * equal chance, each with a random stream of its own.
 */
export function assignmentsOf(
  labels: Labels,
  { draws, seed }: { draws: number; seed: number },
): { assignments: Assignment[]; exact: boolean } {
  const { strata, treated, chosen } = labels;
  const areas = strata.reduce((sum, stratum) => sum + stratum.length, 0);
  const whole = chosen.size === 0 || chosen.size + treated.size === areas;
  if (whole && waysOf({ ...labels, chosen: new Set() }) <= draws + 1)
    return { assignments: everyOther(labels), exact: true };
  const assignments = Array.from({ length: draws }, (_, draw): Assignment => {
    const random = randomOf(seed, draw);
    const made: Assignment = { treated: [], chosen: [] };
    for (const stratum of strata) {
      const [n, t, c] = counts(stratum, treated, chosen);
      const order = [...stratum];
      for (let at = 0; at < t + c; at += 1) {
        const other = at + Math.floor(random() * (n - at));
        [order[at], order[other]] = [order[other]!, order[at]!];
        (at < t ? made.treated : made.chosen).push(order[at]!);
      }
    }
    return made;
  });
  return { assignments, exact: false };
}

export interface Inference {
  value: number;
  /** null where there are too few assignments for a bound at this level. */
  low: number | null;
  high: number | null;
  p: number;
  /** What the placebo assignments show, each scaled to the spread of the real one. */
  placebos: number[];
}

/**
 * Randomisation test of Σ weight · x, and the interval that comes of turning it round.
 *
 * With A the real contrast, A_P a placebo's and s, s_P their spreads: p = (1 + #{|A_P| / s_P ≥ |A| / s}) / (1 + m) (Phipson & Smyth 2010;
 * the real assignment is one of them, so that p is never 0 and is exact where areas of a stratum could have changed places). The
 * interval holds every constant effect τ that is not rejected: taking τ from the treated turns A into A − τ and A_P into A_P − τ·B_P,
 * with B_P the contrast of who was treated (Rosenbaum 2002, ch. 2; Ho & Imai 2006). It leaves out 0 exactly where p ≤ 1 − level.
 * @param x a number for each area; effects are taken to be constant in it
 */
export function inferenceOf(
  x: readonly number[],
  real: Contrast,
  placebos: readonly Contrast[],
  treated: ReadonlySet<number>,
  level: number,
): Inference {
  const own = applied(real, x);
  const was = x.map((_, at) => (treated.has(at) ? 1 : 0));
  const tie = 1e-9 * (1 + Math.abs(own));
  const values: number[] = [];
  const [lows, highs]: [number[], number[]] = [[], []];
  let beyond = 1;
  for (const placebo of placebos) {
    const ratio = placebo.spread / real.spread;
    const value = applied(placebo, x);
    const overlap = applied(placebo, was);
    values.push(value / ratio);
    if (Math.abs(value / ratio) >= Math.abs(own) - tie) beyond += 1;
    const ends =
      ratio - Math.abs(overlap) > 1e-12
        ? [(ratio * own - value) / (ratio - overlap), (ratio * own + value) / (ratio + overlap)]
        : [-Infinity, Infinity];
    lows.push(Math.min(...ends));
    highs.push(Math.max(...ends));
  }
  const needed = Math.floor((1 - level) * (placebos.length + 1) + 1e-9);
  const bound = (ends: number[], sign: 1 | -1): number | null => {
    if (needed === 0) return null;
    const at = ends.toSorted((a, b) => sign * (a - b))[needed - 1]!;
    return Number.isFinite(at) ? at : null;
  };
  return {
    value: own,
    low: bound(lows, 1),
    high: bound(highs, -1),
    p: beyond / (placebos.length + 1),
    placebos: values,
  };
}
