import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";

/**
 * Order of the areas in which neighbours have near numbers (reverse Cuthill & McKee 1969), and how far apart neighbours then are at most.
 * `order[k]` is the area that comes k-th, `place` its inverse.
 */
export interface NearOrder {
  order: Int32Array;
  place: Int32Array;
  reach: number;
}

export function nearOrder({ first, to }: Adjacency): NearOrder {
  const n = first.length - 1;
  const degree = (i: number): number => first[i + 1]! - first[i]!;
  const seen = new Int32Array(n).fill(-1);
  const order = new Int32Array(n);
  let round = 0;
  // Breadth first from an area; returns how many were reached and the last of them with the fewest neighbours.
  const spread = (
    from: number,
    into: Int32Array,
    at: number,
  ): { end: number; far: number; depth: number } => {
    round += 1;
    const depth = new Map<number, number>([[from, 0]]);
    seen[from] = round;
    into[at] = from;
    let end = at + 1;
    for (let head = at; head < end; head += 1) {
      const i = into[head]!;
      const start = end;
      for (let e = first[i]!; e < first[i + 1]!; e += 1) {
        const j = to[e]!;
        if (seen[j] === round) continue;
        seen[j] = round;
        depth.set(j, depth.get(i)! + 1);
        into[end] = j;
        end += 1;
      }
      into.subarray(start, end).sort((a, b) => degree(a) - degree(b) || a - b);
    }
    const deepest = depth.get(into[end - 1]!)!;
    let far = into[end - 1]!;
    for (let k = end - 1; k >= at && depth.get(into[k]!) === deepest; k -= 1)
      if (degree(into[k]!) < degree(far)) far = into[k]!;
    return { end, far, depth: deepest };
  };
  const done = new Uint8Array(n);
  let filled = 0;
  for (let area = 0; area < n; area += 1) {
    if (done[area]) continue;
    // From end to end of the map bands are narrowest: walk to a far corner first.
    let { end, far, depth } = spread(area, order, filled);
    for (let tries = 0; tries < 4; tries += 1) {
      const next = spread(far, order, filled);
      if (next.depth <= depth) break;
      ({ end, far, depth } = next);
    }
    for (let k = filled; k < end; k += 1) done[order[k]!] = 1;
    filled = end;
  }
  order.reverse();
  const place = new Int32Array(n);
  for (let k = 0; k < n; k += 1) place[order[k]!] = k;
  let reach = 0;
  for (let i = 0; i < n; i += 1)
    for (let e = first[i]!; e < first[i + 1]!; e += 1)
      reach = Math.max(reach, Math.abs(place[i]! - place[to[e]!]!));
  return { order, place, reach };
}

/** Symmetric matrix whose entries lie within `reach` of the diagonal: row i holds columns i − reach … i. */
export interface Band {
  n: number;
  reach: number;
  values: Float64Array;
}

export const bandOf = (n: number, reach: number): Band => ({
  n,
  reach,
  values: new Float64Array(n * (reach + 1)),
});

/** Position of row i, column j ≤ i. */
export const inBand = ({ reach }: Band, i: number, j: number): number => i * (reach + 1) + j - i + reach;

/**
 * Cholesky factor in place: afterwards the band holds L with matrix = L Lᵀ. O(n reach²).
 * @throws MeasuresError `undefined` for a matrix that is not positive definite.
 */
export function factor({ n, reach, values }: Band): void {
  const width = reach + 1;
  // Columns before the first entry of a row stay empty in the factor: skipping them halves the work on a map.
  const start = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const row = i * width - i + reach;
    let first = Math.max(0, i - reach);
    while (first < i && values[row + first] === 0) first += 1;
    start[i] = first;
    for (let j = first; j < i; j += 1) {
      const other = j * width - j + reach;
      let sum = values[row + j]!;
      for (let k = Math.max(first, start[j]!); k < j; k += 1) sum -= values[row + k]! * values[other + k]!;
      values[row + j] = sum / values[other + j]!;
    }
    let pivot = values[row + i]!;
    for (let k = first; k < i; k += 1) pivot -= values[row + k]! ** 2;
    if (!(pivot > 0))
      throw new MeasuresError("undefined", {
        value: pivot,
        expected: "a positive definite matrix",
        action: "Give the areas more weight of their own.",
      });
    values[row + i] = Math.sqrt(pivot);
  }
}

/** ln of the determinant of a factored matrix. */
export function logDeterminant(band: Band): number {
  let sum = 0;
  for (let i = 0; i < band.n; i += 1) sum += Math.log(band.values[inBand(band, i, i)]!);
  return 2 * sum;
}

/** Solves matrix · x = b for a factored matrix, in place. */
export function solve(band: Band, b: Float64Array): Float64Array {
  const { n, reach, values } = band;
  const width = reach + 1;
  for (let i = 0; i < n; i += 1) {
    const row = i * width - i + reach;
    let sum = b[i]!;
    for (let k = Math.max(0, i - reach); k < i; k += 1) sum -= values[row + k]! * b[k]!;
    b[i] = sum / values[row + i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = i * width - i + reach;
    const x = b[i]! / values[row + i]!;
    b[i] = x;
    for (let k = Math.max(0, i - reach); k < i; k += 1) b[k]! -= values[row + k]! * x;
  }
  return b;
}

/** Diagonal of the inverse of a factored matrix without the inverse itself (Takahashi, Fagan & Chen 1973). O(n reach²). */
export function inverseDiagonal(band: Band): Float64Array {
  const { n, reach, values } = band;
  const width = reach + 1;
  const inverse = bandOf(n, reach);
  const column = new Float64Array(width);
  for (let i = n - 1; i >= 0; i -= 1) {
    const last = Math.min(n - 1, i + reach);
    const pivot = values[i * width + reach]!;
    for (let k = i + 1; k <= last; k += 1) column[k - i] = values[k * width + i - k + reach]! / pivot;
    // Entries of column i below the diagonal: −Σ_k L_ki/L_ii Z_kj, with Z known for all larger numbers.
    for (let j = last; j > i; j -= 1) {
      let sum = 0;
      for (let k = i + 1; k <= last; k += 1)
        sum -=
          column[k - i]! *
          (k >= j ? inverse.values[k * width + j - k + reach]! : inverse.values[j * width + k - j + reach]!);
      inverse.values[j * width + i - j + reach] = sum;
    }
    let diagonal = 1 / (pivot * pivot);
    for (let k = i + 1; k <= last; k += 1)
      diagonal -= column[k - i]! * inverse.values[k * width + i - k + reach]!;
    inverse.values[i * width + reach] = diagonal;
  }
  return Float64Array.from({ length: n }, (_, i) => inverse.values[i * width + reach]!);
}
