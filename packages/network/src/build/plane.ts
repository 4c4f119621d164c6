/** Where coordinates of the plane may lie: SWEREF 99 TM with its neighbours, and any local plane around 0. */
export interface PlaneBounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Generous: SWEREF 99 TM covers eastings 200 000–1 000 000 and northings 6 100 000–7 700 000 in Sweden. */
export const PLANE: PlaneBounds = { minX: -3_000_000, minY: -3_000_000, maxX: 3_000_000, maxY: 10_000_000 };

export const isInside = (x: number, y: number, bounds: PlaneBounds): boolean =>
  x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
