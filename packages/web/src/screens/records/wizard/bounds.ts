type Bounds = readonly [number, number, number, number];

const MARGIN_DEGREES = 0.02;

/** What holds the points but for the outermost hundredth on each side, so that one wrong point does not shrink the rest. */
export function boundsOf(points: readonly (readonly [number, number])[]): Bounds | null {
  if (points.length === 0) return null;
  const cut = Math.floor(points.length / 100);
  const [lon, lat] = [0, 1].map((axis) => points.map((point) => point[axis]!).toSorted((a, b) => a - b)) as [
    number[],
    number[],
  ];
  return [
    lon[cut]! - MARGIN_DEGREES,
    lat[cut]! - MARGIN_DEGREES,
    lon.at(-1 - cut)! + MARGIN_DEGREES,
    lat.at(-1 - cut)! + MARGIN_DEGREES,
  ];
}
