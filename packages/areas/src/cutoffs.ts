import type { AreaType } from "./area-type.ts";
import { AreaError } from "./error.ts";

/** Which standard deviation: over n − 1 or over n. SCB's choice is not published. */
export type Deviation = "sample" | "population";
/** Whether an index exactly on a cut belongs to the type of greater challenges (`>=`) or not. */
export type CutSide = ">=" | ">";

/** The cut-offs of a year, in index points. */
export interface Cutoffs {
  mean: number;
  sd: number;
  side: CutSide;
  /** Lower bounds of types 1, 2, 3 and 4: μ+2σ, μ+σ, μ, μ−σ. */
  bounds: readonly [number, number, number, number];
}

export interface CutoffOptions {
  deviation?: Deviation;
  side?: CutSide;
}

/** Cut-offs from a known mean and standard deviation. */
export function cutoffsFrom(mean: number, sd: number, { side = ">=" }: { side?: CutSide } = {}): Cutoffs {
  if (!Number.isFinite(mean) || !(sd > 0) || !Number.isFinite(sd))
    throw new AreaError("input", {
      value: `mean ${mean}, sd ${sd}`,
      expected: "a finite mean and a standard deviation above 0",
      action: "Equal areas cannot be divided into types.",
    });
  return { mean, sd, side, bounds: [mean + 2 * sd, mean + sd, mean, mean - sd] };
}

/**
 * Cut-offs of a year from the unrounded index of all its RegSO: unweighted mean and standard deviation.
 * Missing (NaN) indices are left out. The result does not depend on the order of the areas: sums run over sorted
 * values. Source: SCB's note on area types (2022: 9.10 and 5.47).
 * @throws AreaError where fewer than two areas have an index, or all have the same.
 */
export function computeCutoffs(
  index: ArrayLike<number>,
  { deviation = "sample", side = ">=" }: CutoffOptions = {},
): Cutoffs {
  const known = Float64Array.from(index)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const n = known.length;
  if (n < 2)
    throw new AreaError("input", {
      value: `${n} areas with an index`,
      expected: "at least two",
      action: "Give the index of every RegSO of the year.",
    });
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const squares = known.map((value) => (value - mean) ** 2).sort();
  const sd = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / (deviation === "sample" ? n - 1 : n));
  return cutoffsFrom(mean, sd, { side });
}

/** The area type of an unrounded index under given cut-offs; 0 where the index is NaN. */
export function classify(index: number, { bounds, side }: Cutoffs): AreaType | 0 {
  if (Number.isNaN(index)) return 0;
  const above = (bound: number): boolean => (side === ">=" ? index >= bound : index > bound);
  if (above(bounds[0])) return 1;
  if (above(bounds[1])) return 2;
  if (above(bounds[2])) return 3;
  return above(bounds[3]) ? 4 : 5;
}

/** Types of many areas; 0 where the index is NaN. */
export function classifyAll(index: ArrayLike<number>, cutoffs: Cutoffs): Uint8Array {
  return Uint8Array.from(index, (value) => classify(value, cutoffs));
}

export interface Undecidable {
  /** Position in the input. */
  position: number;
  index: number;
  bound: number;
  /** The two types the area may have, the one of greater challenges first. */
  types: readonly [AreaType, AreaType];
}

/**
 * Areas so near a cut that the open questions (sample or population σ, `>=` or `>`) may decide their type. At
 * n = 3,363 the two σ move the outermost cut by about 0.0017, hence 0.002 index points.
 */
export function undecidable(
  index: ArrayLike<number>,
  { bounds }: Cutoffs,
  { within = 0.002 }: { within?: number } = {},
): Undecidable[] {
  const near: Undecidable[] = [];
  for (let position = 0; position < index.length; position++)
    bounds.forEach((bound, i) => {
      if (Math.abs(index[position]! - bound) <= within)
        near.push({
          position,
          index: index[position]!,
          bound,
          types: [(i + 1) as AreaType, (i + 2) as AreaType],
        });
    });
  return near;
}
