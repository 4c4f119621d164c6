import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { weigh } from "./kernels.ts";
import type { Kernel } from "./kernels.ts";
import { addRows, emptyLike, rowsOf, setArea } from "./rows.ts";
import type { Rows } from "./rows.ts";
import { checkSelf, kernelFor, setSelf, smoothedBy } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Place } from "./surroundings.ts";

/**
 * The people around every area at several bandwidths in metres (or numbers of steps), from one search for each area: polynomial
 * kernels as sums of moments between successive bandwidths, so that the number of bandwidths hardly matters; others weight for
 * weight. Memory is that of the answers, O(n k) for each bandwidth.
 * @param scales bandwidths, 0 or more, in any order; 0 gives the counts themselves
 * @throws MeasuresError as `smoothed`
 */
export function smoothedOver(
  counts: Counts,
  place: Place,
  scales: ArrayLike<number>,
  options: Omit<SmoothOptions, "bandwidthM" | "steps"> = {},
): Counts[] {
  const { self = 1 } = options;
  checkSelf(self);
  if (scales.length === 0)
    throw new MeasuresError("input", {
      value: "no scale",
      expected: "one bandwidth or more",
      action: "Give for example 500, 1000 and 2000.",
    });
  const kernels = Array.from(scales, (scale) =>
    kernelFor(place, { ...options, bandwidthM: scale, steps: scale }),
  );
  const order = kernels.map((_, s) => s).sort((a, b) => kernels[a]!.reachM - kernels[b]!.reachM);
  const sorted = order.map((s) => kernels[s]!);
  if (sorted.length === 1) return [smoothedBy(counts, place, sorted[0]!, self)];

  const farthest = sorted.at(-1)!.reachM;
  const around = surroundingsOf(counts.areas, place, farthest);
  const rows = rowsOf(counts, around.area);
  const results = sorted.map(() => emptyLike(counts));
  const scratch = scratchOf(counts.areas, sorted);
  const summable =
    farthest > 0 &&
    sorted.every(({ polynomial, reachM }) => reachM === 0 || polynomial?.bandwidthM === reachM);
  const summed = summable ? momentsOf(sorted, rows, self) : weightsOf(sorted, rows, self);
  for (let p = 0; p < counts.areas; p += 1) {
    const found = around.gather(p, farthest, scratch.foundAt, scratch.foundDistance);
    sortIntoRings(scratch, found);
    summed(p, scratch, (scale, sums) => setArea(results[scale]!, around.area[p]!, sums));
  }
  return kernels.map((_, s) => results[order.indexOf(s)]!);
}

interface Scratch {
  foundAt: Uint32Array;
  foundDistance: Float64Array;
  at: Uint32Array;
  distance: Float64Array;
  weight: Float64Array;
  ring: Uint16Array;
  /** Hits of ring r, between the reach of scale r − 1 and that of r, end before `end[r]`. */
  end: Int32Array;
  reaches: Float64Array;
  /** For each of equal cells of distance the nearest ring it touches: a hit is then a step or none from its ring. */
  lowestRing: Uint16Array;
  cellsPerM: number;
}

const CELLS = 512;

function scratchOf(areas: number, sorted: readonly Kernel[]): Scratch {
  const reaches = Float64Array.from(sorted, ({ reachM }) => reachM);
  const farthest = reaches.at(-1)!;
  const cellsPerM = farthest > 0 && farthest < Infinity ? CELLS / farthest : 0;
  const lowestRing = new Uint16Array(CELLS + 2);
  const cells = cellsPerM > 0 ? lowestRing.length : 0;
  for (let cell = 1; cell < cells; cell += 1) {
    let r = lowestRing[cell - 1]!;
    // A hair below the cell's edge, so that rounding never starts a hit beyond its ring.
    while (r < reaches.length - 1 && reaches[r]! < (cell - 1e-6) / cellsPerM) r += 1;
    lowestRing[cell] = r;
  }
  return {
    foundAt: new Uint32Array(areas),
    foundDistance: new Float64Array(areas),
    at: new Uint32Array(areas),
    distance: new Float64Array(areas),
    weight: new Float64Array(areas),
    ring: new Uint16Array(areas),
    end: new Int32Array(sorted.length + 1),
    reaches,
    lowestRing,
    cellsPerM,
  };
}

function sortIntoRings(
  { foundAt, foundDistance, at, distance, ring, end, reaches, lowestRing, cellsPerM }: Scratch,
  found: number,
): void {
  const last = reaches.length - 1;
  end.fill(0);
  for (let hit = 0; hit < found; hit += 1) {
    const away = foundDistance[hit]!;
    let r = lowestRing[Math.floor(away * cellsPerM)]!;
    while (r < last && away > reaches[r]!) r += 1;
    ring[hit] = r;
    end[r + 1]! += 1;
  }
  for (let r = 0; r < last; r += 1) end[r + 1]! += end[r]!;
  for (let hit = 0; hit < found; hit += 1) {
    const r = ring[hit]!;
    const slot = end[r]!;
    end[r] = slot + 1;
    at[slot] = foundAt[hit]!;
    distance[slot] = foundDistance[hit]!;
  }
}

type Summing = (
  position: number,
  scratch: Scratch,
  tell: (scale: number, sums: Float64Array) => void,
) => void;

function weightsOf(sorted: readonly Kernel[], rows: Rows, self: number): Summing {
  const sums = new Float64Array(rows.width);
  return (position, { at, distance, weight, end }, tell) => {
    sorted.forEach((kernel, scale) => {
      const found = end[scale]!;
      weigh(kernel, distance, weight, found);
      if (self !== 1) setSelf(weight, at, position, found, self);
      sums.fill(0);
      addRows(rows, at, weight, 0, found, sums);
      tell(scale, sums);
    });
  };
}

/**
 * Sums of x, q x and q² x over growing rings, q = (d/farthest)^exponent; a scale is a combination of them. The area itself is kept
 * apart, for its weight need not be 1, and a polynomial cannot take it back without loss.
 */
function momentsOf(sorted: readonly Kernel[], rows: Rows, self: number): Summing {
  const { exponent, coefficients } = sorted.at(-1)!.polynomial!;
  const farthest = sorted.at(-1)!.reachM;
  const moments = coefficients.map(() => new Float64Array(rows.width));
  const sums = new Float64Array(rows.width);
  const factors = sorted.map(({ reachM }) =>
    coefficients.map((coefficient, m) =>
      // A reach of 0 holds only what lies at distance 0, whose higher moments are 0.
      reachM === 0 ? (m === 0 ? 1 : 0) : coefficient * (farthest / reachM) ** (exponent * m),
    ),
  );
  return (position, { at, distance, weight, end }, tell) => {
    for (const moment of moments) moment.fill(0);
    let from = 0;
    sorted.forEach((_, scale) => {
      const to = end[scale]!;
      for (let hit = from; hit < to; hit += 1) weight[hit] = at[hit] === position ? 0 : 1;
      for (let m = 0; m < moments.length; m += 1) {
        if (m > 0)
          for (let hit = from; hit < to; hit += 1) {
            const u = distance[hit]! / farthest;
            weight[hit] = weight[hit]! * (exponent === 1 ? u : u * u);
          }
        addRows(rows, at, weight, from, to, moments[m]!);
      }
      const own = position * rows.width;
      for (let group = 0; group < rows.width; group += 1) {
        let sum = self * rows.values[own + group]!;
        let others = 0;
        for (let m = 0; m < moments.length; m += 1) others += factors[scale]![m]! * moments[m]![group]!;
        // Whoever lies at the very edge weighs 0, which a sum of moments meets only to the last digit.
        sum += Math.max(0, others);
        sums[group] = sum;
      }
      tell(scale, sums);
      from = to;
    });
  };
}
