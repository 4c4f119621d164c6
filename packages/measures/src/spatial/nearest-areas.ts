import type { Points } from "../data/place.ts";
import { orderBy } from "../numeric/order.ts";

export interface Nearest {
  /** The area itself, then the nearest, ascending; those as far away as the last one wanted are all there. */
  readonly areas: number[];
  readonly squareM2: number[];
}

/**
 * The k areas nearest to one, by straight line: sweeps from the area to west and east until the distance that way alone is too long.
 * About n√(n k) distances for all areas of a map, O(n) memory.
 */
export function nearestAreas({ x, y }: Points): (from: number, k: number) => Nearest {
  const fromWest = orderBy(x);
  const at = new Int32Array(x.length);
  fromWest.forEach((area, position) => {
    at[area] = position;
  });
  return (from, k) => {
    const areas: number[] = [];
    const squareM2: number[] = [];
    const limit = (): number => (squareM2.length > k ? squareM2[k]! : Infinity);
    const take = (area: number): void => {
      const square = (x[area]! - x[from]!) ** 2 + (y[area]! - y[from]!) ** 2;
      if (square > limit()) return;
      let place = areas.length;
      while (place > 0 && squareM2[place - 1]! > square) place -= 1;
      areas.splice(place, 0, area);
      squareM2.splice(place, 0, square);
      while (squareM2.length > k + 1 && squareM2.at(-1)! > squareM2[k]!) {
        squareM2.pop();
        areas.pop();
      }
    };
    take(from);
    let west = at[from]! - 1;
    let east = at[from]! + 1;
    for (;;) {
      const byWest = west >= 0 ? (x[from]! - x[fromWest[west]!]!) ** 2 : Infinity;
      const byEast = east < x.length ? (x[fromWest[east]!]! - x[from]!) ** 2 : Infinity;
      if (Math.min(byWest, byEast) === Infinity || Math.min(byWest, byEast) > limit()) break;
      if (byWest <= byEast) {
        take(fromWest[west]!);
        west -= 1;
      } else {
        take(fromWest[east]!);
        east += 1;
      }
    }
    return { areas, squareM2 };
  };
}
