import type { AreaType } from "./area-type.ts";
import type { Cutoffs } from "./cutoffs.ts";
import { classify } from "./cutoffs.ts";
import type { Text } from "./text.ts";

/** How far an area is from another type. */
export interface CutDistance {
  type: AreaType;
  /** The type on the other side of the nearest cut. */
  toward: AreaType;
  bound: number;
  /** How much the index must change to reach the cut, in index points; positive = must rise. */
  points: number;
  /** The same in standard deviations of the year. */
  sd: number;
  text: Text;
}

/**
 * Distance from an unrounded index to the nearest cut-off, in index points and in σ, with the type beyond it. Of two
 * equally near, the one towards greater challenges. Null where the index is NaN.
 */
export function nearestCut(index: number, cutoffs: Cutoffs): CutDistance | null {
  const type = classify(index, cutoffs);
  if (type === 0) return null;
  const up = type > 1 ? cutoffs.bounds[type - 2]! - index : Infinity;
  const down = type < 5 ? cutoffs.bounds[type - 1]! - index : -Infinity;
  const points = up <= -down ? up : down;
  const toward = (points === up ? type - 1 : type + 1) as AreaType;
  const sd = points / cutoffs.sd;
  const size = Math.abs(sd).toFixed(1);
  return {
    type,
    toward,
    bound: index + points,
    points,
    sd,
    text: { sv: `${size.replace(".", ",")} σ från typ ${toward}`, en: `${size} σ from type ${toward}` },
  };
}

/** Distances of many areas: unsigned σ to the nearest cut (NaN where no index) and the type beyond it (0 if none). */
export function nearestCuts(
  index: ArrayLike<number>,
  cutoffs: Cutoffs,
): { sd: Float64Array; toward: Uint8Array } {
  const sd = new Float64Array(index.length).fill(NaN);
  const toward = new Uint8Array(index.length);
  for (let i = 0; i < index.length; i++) {
    const found = nearestCut(index[i]!, cutoffs);
    if (!found) continue;
    sd[i] = Math.abs(found.sd);
    toward[i] = found.toward;
  }
  return { sd, toward };
}
