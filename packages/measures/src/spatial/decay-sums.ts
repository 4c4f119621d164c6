import { gatherWithin, straightLines } from "../data/straight-line.ts";
import type { Points, Reach } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { decayed } from "./decay.ts";

/** For each area Σ_j c_ij x_j and Σ_j c_ij y_j over all areas j, itself among them, and Σ_ij c_ij. */
export interface NearSums {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly all: number;
  /** The largest weight that a pair left out can have: 0 where none was, or where it is lost in rounding anyway. */
  readonly leftOut: number;
}

export interface DecaySumsInput {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Distance of an area to itself: how far apart people of one area live. */
  readonly selfM: Float64Array;
  readonly betaPerM: number;
}

/** Share of a sum that is lost in its rounding. */
const LOST = 2 ** -56;

/**
 * Sums with c_ij = e^(−β d_ij) over all pairs, in O(n) memory. Each area looks only as far as a weight can still change the last digit
 * of its own sums (or of nothing, where it lacks one of the groups): with β = 1/km that is about 50 km, a tenth of the pairs of a country.
 * @param leastWeight leave out pairs with smaller weights than this
 */
export function decaySums(input: DecaySumsInput, points: Points, leastWeight = 0): NearSums {
  const { selfM, betaPerM } = input;
  const n = selfM.length;
  const acrossM = acrossOf(points);
  const radiusM = enoughM(input, acrossM, leastWeight);
  if (leastWeight === 0 && medianOf(radiusM) > acrossM / 4) return everyPair(input, points);
  const lines = straightLines(points);
  const at = new Uint32Array(n);
  const distanceM = new Float64Array(n);
  const sumX = new Float64Array(n);
  const sumY = new Float64Array(n);
  const columnsOf = inOrderOf(input);
  let all = 0;
  for (let i = 0; i < n; i += 1) {
    const strips = lines.strips(radiusM[i]!);
    const { x, y } = columnsOf(strips.area);
    const { area } = strips;
    const found = gatherWithin(strips, points.x[i]!, points.y[i]!, radiusM[i]!, at, distanceM);
    const self = decayed(betaPerM * selfM[i]!);
    let withX = self * input.x[i]!;
    let withY = self * input.y[i]!;
    let weights = self;
    for (let hit = 0; hit < found; hit += 1) {
      const p = at[hit]!;
      if (area[p] === i) continue;
      const c = decayed(betaPerM * distanceM[hit]!);
      weights += c;
      withX += c * x[p]!;
      withY += c * y[p]!;
    }
    sumX[i] = withX;
    sumY[i] = withY;
    all += weights;
  }
  return { x: sumX, y: sumY, all, leftOut: leastWeight };
}

/** The same over distances of another kind, such as a walking network. */
export function decaySumsOver(
  { x, y, selfM, betaPerM }: DecaySumsInput,
  reach: Reach,
  leastWeight = 0,
): NearSums {
  const sumX = new Float64Array(x.length);
  const sumY = new Float64Array(x.length);
  const withinM = leastWeight > 0 ? -Math.log(leastWeight) / betaPerM : Infinity;
  let all = 0;
  for (let i = 0; i < x.length; i += 1)
    reach(i, withinM, (j, distanceM) => {
      const c = decayed(betaPerM * (j === i ? selfM[i]! : distanceM));
      all += c;
      sumX[i]! += c * x[j]!;
      sumY[i]! += c * y[j]!;
    });
  return { x: sumX, y: sumY, all, leftOut: leastWeight };
}

/** Every pair once, both ways. */
function everyPair({ x, y, selfM, betaPerM }: DecaySumsInput, points: Points): NearSums {
  const n = x.length;
  const sumX = new Float64Array(n);
  const sumY = new Float64Array(n);
  const px = points.x;
  const py = points.y;
  let all = 0;
  for (let i = 0; i < n; i += 1) {
    const x0 = px[i]!;
    const y0 = py[i]!;
    const xi = x[i]!;
    const yi = y[i]!;
    const self = decayed(betaPerM * selfM[i]!);
    let withX = self * xi;
    let withY = self * yi;
    let weights = 0;
    for (let j = 0; j < i; j += 1) {
      const dx = px[j]! - x0;
      const dy = py[j]! - y0;
      const c = decayed(betaPerM * Math.sqrt(dx * dx + dy * dy));
      weights += c;
      withX += c * x[j]!;
      withY += c * y[j]!;
      sumX[j]! += c * xi;
      sumY[j]! += c * yi;
    }
    sumX[i]! += withX;
    sumY[i]! += withY;
    all += self + 2 * weights;
  }
  return { x: sumX, y: sumY, all, leftOut: 0 };
}

/**
 * How far each area must look. Its sums hold at least its own people times its weight to itself; pairs farther away than this add less
 * than the rounding of that. Where one of the groups is absent there is no such floor, and all areas are looked at.
 */
function enoughM(
  { x, y, selfM, betaPerM }: DecaySumsInput,
  acrossM: number,
  leastWeight: number,
): Float64Array {
  const X = sumOf(x);
  const Y = sumOf(y);
  const most = leastWeight > 0 ? -Math.log(leastWeight) / betaPerM : Infinity;
  return selfM.map((ownM, i) => {
    const people = x[i]! + y[i]!;
    const floor =
      people === 0 ? x.length : Math.max(X === 0 ? 0 : X / x[i]!, Y === 0 ? 0 : Y / y[i]!, x.length);
    return Math.min(ownM + Math.log(floor / LOST) / betaPerM, most, acrossM);
  });
}

function inOrderOf({ x, y }: DecaySumsInput): (area: Uint32Array) => { x: Float64Array; y: Float64Array } {
  const made = new Map<Uint32Array, { x: Float64Array; y: Float64Array }>();
  return (area) => {
    let columns = made.get(area);
    if (!columns) {
      columns = {
        x: Float64Array.from(area, (i) => x[i]!),
        y: Float64Array.from(area, (i) => y[i]!),
      };
      made.set(area, columns);
    }
    return columns;
  };
}

/** More than the distance of any two of the points. */
function acrossOf({ x, y }: Points): number {
  const spread = (values: Float64Array): number => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high - low;
  };
  return 1 + 1.001 * Math.hypot(spread(x), spread(y));
}

const medianOf = (values: Float64Array): number => values.slice().sort()[values.length >> 1]!;
