import type { Counts } from "../data/counts.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { binomialMeanDeviation, hypergeometricMeanDeviation } from "../numeric/mass.ts";
import { normalCdf, normalDensity } from "../numeric/normal.ts";

/**
 * Standard errors, bias and values under chance of M, H and D without simulation. The standard errors take the persons as a sample of a
 * larger process (multinomial over all cells); "under independence" keeps the sizes of areas and groups and places people at random.
 */

interface Table {
  /** Persons in all. */
  N: number;
  groupSums: Float64Array;
  cells: number;
  areas: number;
  groups: number;
  entropy: number;
}

function tableOf({ areas, groups, totals }: Counts): Table {
  const groupSums = Float64Array.from(groups, sumOf);
  const N = sumOf(groupSums);
  let cells = 0;
  for (const column of groups) for (let i = 0; i < areas; i += 1) if (column[i]! > 0) cells += 1;
  let occupied = 0;
  for (let i = 0; i < areas; i += 1) if (totals[i]! > 0) occupied += 1;
  let entropy = 0;
  for (const sum of groupSums) if (sum > 0) entropy -= (sum / N) * Math.log(sum / N);
  return { N, groupSums, cells, areas: occupied, groups: groupSums.filter((sum) => sum > 0).length, entropy };
}

function someTable(counts: Counts): Table {
  const table = tableOf(counts);
  if (table.N === 0)
    throw new MeasuresError("undefined", {
      value: "0 persons",
      expected: "at least one person",
      action: "Choose areas and groups where people are counted.",
    });
  return table;
}

function severalGroups(counts: Counts): Table {
  const table = someTable(counts);
  if (table.groups < 2)
    throw new MeasuresError("undefined", {
      value: `${table.groups} group with members`,
      expected: "two groups with members, since H divides by their entropy",
      action: "Choose groups that exist in the chosen areas and year.",
    });
  return table;
}

/** Σ p L over the cells of each group and Σ p L² over all, L = ln p_ug/(p_u p_g). */
function moments(
  { areas, groups, totals }: Counts,
  { N, groupSums }: Table,
): { ofGroup: Float64Array; first: number; second: number } {
  const ofGroup = new Float64Array(groups.length);
  let first = 0;
  let second = 0;
  for (let g = 0; g < groups.length; g += 1) {
    const column = groups[g]!;
    const scale = N / groupSums[g]!;
    let sum = 0;
    for (let i = 0; i < areas; i += 1) {
      const count = column[i]!;
      if (count === 0) continue;
      const L = Math.log((count / totals[i]!) * scale);
      sum += count * L;
      second += count * L * L;
    }
    ofGroup[g] = sum / N;
    first += sum / N;
  }
  return { ofGroup, first, second: second / N };
}

/**
 * Standard error of M, √((Σ p L² − M²)/N) with L = ln p_ug/(p_u p_g): the multinomial delta method. In nats.
 * @throws MeasuresError `undefined` where there is nobody
 */
export function seOfM(counts: Counts): number {
  const table = someTable(counts);
  const { first, second } = moments(counts, table);
  return Math.sqrt(Math.max(0, second - first * first) / table.N);
}

/**
 * Standard error of H = M/E by the delta method, √(Σ p (L + H ln p_g)²/N)/E.
 * @throws MeasuresError `undefined` where fewer than two groups have members
 */
export function seOfH(counts: Counts): number {
  const table = severalGroups(counts);
  const { N, groupSums, entropy } = table;
  const { ofGroup, first, second } = moments(counts, table);
  const H = first / entropy;
  let square = second;
  for (let g = 0; g < groupSums.length; g += 1) {
    if (groupSums[g] === 0) continue;
    const share = groupSums[g]! / N;
    const added = H * Math.log(share);
    square += 2 * added * ofGroup[g]! + share * added * added;
  }
  return Math.sqrt(Math.max(0, square) / N) / entropy;
}

/**
 * How much too high M is because persons are few: (occupied cells − U − G + 1)/2N (Miller 1955, Madow 1948), U and G the areas and
 * groups with people. In nats.
 * @throws MeasuresError `undefined` where there is nobody
 */
export function biasOfM(counts: Counts): number {
  const { cells, areas, groups, N } = someTable(counts);
  return (cells - areas - groups + 1) / (2 * N);
}

/** How much too high H is, to first order: the bias of M divided by the entropy of the groups. */
export function biasOfH(counts: Counts): number {
  return biasOfM(counts) / severalGroups(counts).entropy;
}

/**
 * M to be expected where group and area are independent, (U − 1)(G − 1)/2N, in nats. 2N·M is then chi-square with (U − 1)(G − 1)
 * degrees of freedom (Wilks 1938), which also gives its standard deviation.
 * @throws MeasuresError `undefined` where there is nobody
 */
export function expectedM(counts: Counts): number {
  const { areas, groups, N } = someTable(counts);
  return ((areas - 1) * (groups - 1)) / (2 * N);
}

/** Standard deviation of M where group and area are independent, √(2(U − 1)(G − 1))/2N. */
export function sdOfMUnderIndependence(counts: Counts): number {
  const { areas, groups, N } = someTable(counts);
  return Math.sqrt(2 * (areas - 1) * (groups - 1)) / (2 * N);
}

/**
 * H to be expected where group and area are independent: `expectedM` divided by the entropy of the groups.
 * @throws MeasuresError `undefined` where fewer than two groups have members
 */
export function expectedH(counts: Counts): number {
  return expectedM(counts) / severalGroups(counts).entropy;
}

/** Standard deviation of H where group and area are independent. */
export function sdOfHUnderIndependence(counts: Counts): number {
  return sdOfMUnderIndependence(counts) / severalGroups(counts).entropy;
}

/**
 * `permutation`: sizes of groups and areas fixed, persons placed at random; exact (hypergeometric mean deviation).
 * `binomial`: each area draws its persons at the share P; exact (De Moivre's mean deviation).
 * `normal`: as `permutation`, the count of each area taken as normal.
 */
export type Chance = "permutation" | "binomial" | "normal";

/** Standard deviation of the members in an area of `size` persons, sizes of groups and areas fixed. */
const fixedSd = (size: number, T: number, P: number): number =>
  T > 1 ? Math.sqrt((size * P * (1 - P) * (T - size)) / (T - 1)) : 0;

const ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

/**
 * D to be expected where group and area are independent, Σ E|x_i − t_i P| / (2TP(1 − P)) (Winship 1977; Carrington & Troske 1997).
 * Areas whose counts are not whole persons are taken as normal.
 * @throws MeasuresError `undefined` where one of the two groups has no members
 */
export function expectedD(counts: Counts, chance: Chance = "permutation"): number {
  const { X, T, P } = twoSums(counts);
  const whole = Number.isInteger(T) && Number.isInteger(X);
  let sum = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const size = counts.totals[i]!;
    if (size === 0) continue;
    if (chance === "normal" || !Number.isInteger(size) || (chance === "permutation" && !whole))
      sum += ROOT_TWO_OVER_PI * fixedSd(size, T, P);
    else if (chance === "binomial") sum += binomialMeanDeviation(size, P);
    else sum += hypergeometricMeanDeviation(T, X, size);
  }
  return sum / (2 * T * P * (1 - P));
}

/**
 * Variance of D where group and area are independent and their sizes fixed: counts taken as normal, with
 * cov(|a|, |b|) = (2/π) σ_a σ_b (√(1 − ρ²) + ρ asin ρ − 1) ≈ σ_a σ_b ρ²/π, ρ² = t_i t_j / ((T − t_i)(T − t_j)). O(n).
 */
export function varianceOfDUnderIndependence(counts: Counts): number {
  const { T, P } = twoSums(counts);
  let own = 0;
  let shared = 0;
  let sharedSquares = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const size = counts.totals[i]!;
    if (size === 0 || size === T) continue;
    const sd = fixedSd(size, T, P);
    own += sd * sd * (1 - 2 / Math.PI);
    const part = (sd * size) / (T - size);
    shared += part;
    sharedSquares += part * part;
  }
  return (own + (shared * shared - sharedSquares) / Math.PI) / (2 * T * P * (1 - P)) ** 2;
}

/** Mean of |d + σZ| for a standard normal Z (folded normal). */
function foldedMean(d: number, sd: number): number {
  if (sd === 0) return Math.abs(d);
  const z = Math.abs(d) / sd;
  return 2 * sd * normalDensity(z) + Math.abs(d) * (2 * normalCdf(z) - 1);
}

/**
 * How much too high D is because persons are few: ½ Σ E|d_i| − D, d_i = x_i/X − y_i/Y taken as normal about its value with the
 * variance of a share of X and of Y persons. D − bias is the bias-corrected D of Allen, Burgess, Davidson & Windmeijer (2015)
 * without their simulation.
 * @throws MeasuresError `undefined` where one of the two groups has no members
 */
export function biasOfD(counts: Counts): number {
  const { X, Y } = twoSums(counts);
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  let sum = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const a = x[i]! / X;
    const b = y[i]! / Y;
    sum += foldedMean(a - b, Math.sqrt((a * (1 - a)) / X + (b * (1 - b)) / Y)) - Math.abs(a - b);
  }
  return sum / 2;
}

/**
 * Standard error of D, each d_i = x_i/X − y_i/Y a folded normal and their covariance −(a_i a_j/X + b_i b_j/Y) weakened where the sign of
 * d_i is unsure. Away from 0 it is the multinomial delta method; at 0 it does not break down as that does. O(n).
 * @throws MeasuresError `undefined` where one of the two groups has no members
 */
export function seOfD(counts: Counts): number {
  const { X, Y } = twoSums(counts);
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  let sum = 0;
  let signedA = 0;
  let signedB = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const a = x[i]! / X;
    const b = y[i]! / Y;
    const d = a - b;
    const variance = (a * (1 - a)) / X + (b * (1 - b)) / Y;
    if (variance === 0) continue;
    const sd = Math.sqrt(variance);
    const sure = 2 * normalCdf(Math.abs(d) / sd) - 1;
    const mean = foldedMean(d, sd);
    sum += d * d + variance - mean * mean + sure * sure * ((a * a) / X + (b * b) / Y);
    signedA += Math.sign(d) * sure * a;
    signedB += Math.sign(d) * sure * b;
  }
  return Math.sqrt(Math.max(0, sum - (signedA * signedA) / X - (signedB * signedB) / Y)) / 2;
}
