import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { BarrierIndex } from "./barrier-index.ts";
import { randomOf } from "./random.ts";

export interface BoundaryContrastInput {
  /** Middles of the cells, metres. */
  xM: Float64Array;
  yM: Float64Array;
  /** The figure compared, one for each cell. */
  y: Float64Array;
  /** Pairs of adjacent cells. */
  pairs: readonly (readonly [number, number])[];
  barriers: Pick<BarrierIndex, "firstBarrier">;
  /** Municipality of each cell; pairs are compared within the same pair of municipalities. */
  municipality?: readonly string[];
}

export interface BoundaryContrast {
  /** β: how much more two neighbours differ with a barrier between them, in the unit of y. */
  beta: number;
  /** γ: for each metre between them. */
  gammaPerM: number;
  /** Ordinary standard error of β. */
  standardError: number;
  pairs: number;
  pairsAcross: number;
  /** Share of shifted barriers, the real one counted in, with a β at least as large. NaN without any. */
  p: number;
  /** Shifts that left some pairs across and some not. */
  permutations: number;
}

/** |yᵢ − yⱼ| and what explains it, less the mean of its pair of municipalities. */
function demeaned(values: Float64Array, of: Uint32Array, sets: number): Float64Array {
  const [sum, count] = [new Float64Array(sets), new Float64Array(sets)];
  for (let k = 0; k < values.length; k++) {
    sum[of[k]!]! += values[k]!;
    count[of[k]!]!++;
  }
  return values.map((value, k) => value - sum[of[k]!]! / count[of[k]!]!);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, k) => sum + one * b[k]!, 0);

/**
 * Boundary contrast (Noonan 2005): |yᵢ − yⱼ| = α + β·1[barrier between] + γ d^E + effects of municipalities, by least squares over pairs of
 * adjacent cells. The permutation test shifts the barriers as a whole, 500 to 2,000 m in a random direction, so that their shape is kept.
 * Throws NetworkError (input) where no pair, or every pair, has a barrier between.
 */
export function boundaryContrast(
  { xM, yM, y, pairs, barriers, municipality }: BoundaryContrastInput,
  {
    permutations = 0,
    seed = 1,
    shiftM = [500, 2000],
    signal,
    onProgress,
  }: WorkOptions & { permutations?: number; seed?: number; shiftM?: readonly [number, number] } = {},
): BoundaryContrast {
  const names = new Map<string, number>();
  const sets = Uint32Array.from(pairs, ([i, j]) => {
    const name = municipality ? [municipality[i]!, municipality[j]!].sort().join("|") : "";
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  });
  const within = (value: (i: number, j: number) => number): Float64Array =>
    demeaned(
      Float64Array.from(pairs, ([i, j]) => value(i, j)),
      sets,
      names.size,
    );
  const contrast = within((i, j) => Math.abs(y[i]! - y[j]!));
  const away = within((i, j) => Math.hypot(xM[i]! - xM[j]!, yM[i]! - yM[j]!));
  const [aa, ac] = [dot(away, away), dot(away, contrast)];
  const isAcross = (i: number, j: number, dx: number, dy: number): number =>
    barriers.firstBarrier(xM[i]! - dx, yM[i]! - dy, xM[j]! - dx, yM[j]! - dy) >= 0 ? 1 : 0;

  const fit = (dx: number, dy: number): { beta: number; gammaPerM: number; remains: number } | undefined => {
    const between = within((i, j) => isAcross(i, j, dx, dy));
    const [bb, ba, bc] = [dot(between, between), dot(between, away), dot(between, contrast)];
    // Cells of one size lie equally far apart: distance then explains nothing and is left out.
    const hasAway = aa > 1e-9 * pairs.length;
    const determinant = hasAway ? bb * aa - ba * ba : bb;
    if (!(determinant > 1e-9 * (hasAway ? aa : 1))) return undefined;
    const beta = hasAway ? (bc * aa - ac * ba) / determinant : bc / bb;
    return {
      beta,
      gammaPerM: hasAway ? (ac * bb - bc * ba) / determinant : 0,
      remains: hasAway ? determinant / aa : bb,
    };
  };
  const real = fit(0, 0);
  if (real === undefined)
    throw new NetworkError("input", {
      value: `${pairs.length} pairs`,
      expected: "pairs of adjacent cells, some with a barrier between them and some without",
      action: "Give the neighbours of an area that the barrier runs through.",
    });
  const across = Float64Array.from(pairs, ([i, j]) => isAcross(i, j, 0, 0));
  const between = demeaned(across, sets, names.size);
  let squares = 0;
  for (let k = 0; k < pairs.length; k++)
    squares += (contrast[k]! - real.beta * between[k]! - real.gammaPerM * away[k]!) ** 2;
  const free = pairs.length - names.size - 2;
  const random = randomOf(seed);
  let [asLarge, used] = [1, 0];
  for (let run = 0; run < permutations; run++) {
    signal?.throwIfAborted();
    onProgress?.(run, permutations);
    const [turn, awayM] = [2 * Math.PI * random(), shiftM[0] + (shiftM[1] - shiftM[0]) * random()];
    const shifted = fit(awayM * Math.cos(turn), awayM * Math.sin(turn));
    if (shifted === undefined) continue;
    used++;
    if (shifted.beta >= real.beta) asLarge++;
  }
  return {
    beta: real.beta,
    gammaPerM: real.gammaPerM,
    standardError: free > 0 ? Math.sqrt(squares / free / real.remains) : NaN,
    pairs: pairs.length,
    pairsAcross: across.reduce((sum, one) => sum + one, 0),
    p: used > 0 ? asLarge / (used + 1) : NaN,
    permutations: used,
  };
}
