import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";

/**
 * A value over areas weighted by their people, whose parts sum to it. The proportions are those of an environment, one for each
 * area: what surrounds it, or its nearest people. With the counts as their own environment the measures are the aspatial ones.
 * An area whose environment holds nobody is left out.
 */
export interface Weighted {
  value: number;
  perArea: Float64Array;
  /** People in areas with an empty environment. */
  leftOut: number;
}

/** Shares of the groups among all, π_m. */
export function sharesOf({ groups, totals }: Counts): Float64Array {
  const all = sumOf(totals);
  if (!(all > 0))
    throw new MeasuresError("undefined", {
      value: "nobody",
      expected: "people in some area",
      action: "Choose areas and a year with people.",
    });
  return Float64Array.from(groups, (column) => sumOf(column) / all);
}

const oneGroupOnly = (value: number): never => {
  throw new MeasuresError("undefined", {
    value: `diversity ${value}`,
    expected: "members of at least two groups",
    action: "Choose groups that exist in the chosen areas and year.",
  });
};

/** Entropy −Σ π ln π in nats; an absent group adds 0. */
export function entropyOf(shares: Float64Array): number {
  let sum = 0;
  for (let m = 0; m < shares.length; m += 1) if (shares[m]! > 0) sum -= shares[m]! * Math.log(shares[m]!);
  return sum;
}

/** Interaction Σ π (1 − π): the chance that two people drawn at random belong to different groups. */
export function interactionOf(shares: Float64Array): number {
  let sum = 0;
  for (let m = 0; m < shares.length; m += 1) sum += shares[m]! * (1 - shares[m]!);
  return sum;
}

function weighted(counts: Counts, environment: Counts, part: (shares: Float64Array) => number): Weighted {
  const { areas, totals } = counts;
  const shares = new Float64Array(counts.groups.length);
  const perArea = new Float64Array(areas);
  let people = 0;
  let leftOut = 0;
  for (let i = 0; i < areas; i += 1) {
    const own = totals[i]!;
    if (own === 0) continue;
    const around = environment.totals[i]!;
    if (!(around > 0)) {
      leftOut += own;
      continue;
    }
    for (let m = 0; m < shares.length; m += 1) shares[m] = environment.groups[m]![i]! / around;
    perArea[i] = own * part(shares);
    people += own;
  }
  if (people === 0)
    throw new MeasuresError("undefined", {
      value: "surroundings without people",
      expected: "people around some area",
      action: "Widen the surroundings, or count the area itself among them.",
    });
  let value = 0;
  for (let i = 0; i < areas; i += 1) {
    perArea[i]! /= people;
    value += perArea[i]!;
  }
  return { value, perArea, leftOut };
}

/** H̃ = 1 − Σ τ_p E_p / (T E), Reardon & O'Sullivan 2004. */
export function informationTheoryAround(counts: Counts, environment: Counts = counts): Weighted {
  const E = entropyOf(sharesOf(counts));
  if (!(E > 0)) oneGroupOnly(E);
  return weighted(counts, environment, (shares) => (E - entropyOf(shares)) / E);
}

/** R̃ = 1 − Σ τ_p I_p / (T I), Reardon & O'Sullivan 2004. */
export function relativeDiversityAround(counts: Counts, environment: Counts = counts): Weighted {
  const I = interactionOf(sharesOf(counts));
  if (!(I > 0)) oneGroupOnly(I);
  return weighted(counts, environment, (shares) => (I - interactionOf(shares)) / I);
}

/** D̃ = Σ_p Σ_m τ_p |π̃_pm − π_m| / (2 T I), Reardon & O'Sullivan 2004; of local environments, Feitosa et al. 2007. */
export function dissimilarityAround(counts: Counts, environment: Counts = counts): Weighted {
  const all = sharesOf(counts);
  const I = interactionOf(all);
  if (!(I > 0)) oneGroupOnly(I);
  return weighted(counts, environment, (shares) => {
    let sum = 0;
    for (let m = 0; m < all.length; m += 1) sum += Math.abs(shares[m]! - all[m]!);
    return sum / (2 * I);
  });
}

/**
 * P̃ of every group to every group, row-major: Σ_p (τ_pm / T_m) π̃_pn. A group without members has a row of zeros. Rows of others
 * sum to 1 where every environment holds somebody.
 */
export function exposureAround({ areas, groups }: Counts, environment: Counts): Float64Array {
  const k = groups.length;
  const matrix = new Float64Array(k * k);
  for (let m = 0; m < k; m += 1) {
    const members = groups[m]!;
    let all = 0;
    for (let i = 0; i < areas; i += 1) {
      const own = members[i]!;
      const around = environment.totals[i]!;
      if (own === 0 || !(around > 0)) continue;
      all += own;
      const share = own / around;
      for (let n = 0; n < k; n += 1) matrix[m * k + n]! += share * environment.groups[n]![i]!;
    }
    if (all > 0) for (let n = 0; n < k; n += 1) matrix[m * k + n]! /= all;
  }
  return matrix;
}

/**
 * Exposure of group m to group n with each area's part of it.
 * @throws MeasuresError `undefined` where m has no members with anybody around them
 */
export function exposureParts(
  { areas, groups }: Counts,
  environment: Counts,
  m: number,
  n: number,
): { value: number; perArea: Float64Array } {
  const members = groups[m]!;
  const met = environment.groups[n]!;
  const perArea = new Float64Array(areas);
  let all = 0;
  let sum = 0;
  for (let i = 0; i < areas; i += 1) {
    const around = environment.totals[i]!;
    if (members[i] === 0 || !(around > 0)) continue;
    all += members[i]!;
    perArea[i] = members[i]! * (met[i]! / around);
    sum += perArea[i]!;
  }
  if (all === 0)
    throw new MeasuresError("undefined", {
      value: `no members of group ${m}`,
      expected: "members with somebody around them",
      action: "Choose a group that exists in the chosen areas and year.",
    });
  for (let i = 0; i < areas; i += 1) perArea[i]! /= all;
  return { value: sum / all, perArea };
}
