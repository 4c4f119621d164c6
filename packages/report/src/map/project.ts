/** Geometry in a flat, metric system (SWEREF 99 TM): x east, y north. */
export type Position = readonly number[];
export type MapGeometry =
  | { type: "Polygon"; coordinates: readonly (readonly Position[])[] }
  | { type: "MultiPolygon"; coordinates: readonly (readonly (readonly Position[])[])[] };

export type LineGeometry =
  | { type: "LineString"; coordinates: readonly Position[] }
  | { type: "MultiLineString"; coordinates: readonly (readonly Position[])[] };

export interface Frame {
  /** Metres per pixel. */
  scale: number;
  width: number;
  height: number;
  place: (position: Position) => [number, number];
}

export const ringsOf = (geometry: MapGeometry): readonly (readonly Position[])[] =>
  geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();

/**
 * Outer rings one way round and holes the other, so that areas drawn as one shape (by the rule of windings) stay filled where
 * they overlap and empty where they have holes.
 */
export function windedRings(geometry: MapGeometry): Position[][] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) =>
    rings.map((ring, at) => {
      const isRight = signedArea(ring) >= 0 === (at === 0);
      return isRight ? [...ring] : ring.toReversed();
    }),
  );
}

function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  // From the first corner, so that coordinates of millions of metres lose no digits.
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += (ring[j]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[j]![1]! - y0);
  return sum;
}

export const linesOf = (geometry: LineGeometry): readonly (readonly Position[])[] =>
  geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;

/** Fits everything into a width and at most a height, north up, centred. */
export function frameOf(geometries: readonly MapGeometry[], widthPx: number, mostHeightPx: number): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries)
    for (const ring of ringsOf(geometry))
      for (const [x, y] of ring as readonly [number, number][]) {
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < south) south = y;
        if (y > north) north = y;
      }
  if (!(east > west && north > south))
    throw new RangeError(
      `A map's extent is ${east - west} × ${north - south}; expected an area with a size.`,
    );
  if (Math.max(Math.abs(east), Math.abs(west)) <= 180 && Math.max(Math.abs(south), Math.abs(north)) <= 90)
    throw new RangeError(
      `Coordinates such as (${west}, ${south}) look like degrees; project them to metres (SWEREF 99 TM) first.`,
    );
  const scale = Math.max((east - west) / widthPx, (north - south) / mostHeightPx);
  const height = Math.ceil((north - south) / scale);
  const shift = (widthPx - (east - west) / scale) / 2;
  return {
    scale,
    width: widthPx,
    height,
    place: ([x, y]) => [(x! - west) / scale + shift, (north - y!) / scale],
  };
}

const one = (value: number): string => String(Math.round(value * 10) / 10 || 0);

/** Path data, with points nearer than `leastPx` to the one before left out: a printer cannot show them. */
export function pathData(
  lines: readonly (readonly Position[])[],
  { place }: Frame,
  { closed = true, leastPx = 0.35 }: { closed?: boolean; leastPx?: number } = {},
): string {
  let d = "";
  for (const line of lines) {
    let [px, py] = [NaN, NaN];
    let drawn = "";
    let count = 0;
    line.forEach((position, i) => {
      const [x, y] = place(position);
      const last = i === line.length - 1;
      if (i > 0 && !last && Math.abs(x - px) < leastPx && Math.abs(y - py) < leastPx) return;
      if (closed && last && i > 0) return;
      drawn += `${count === 0 ? "M" : "L"}${one(x)},${one(y)}`;
      [px, py] = [x, y];
      count++;
    });
    if (count > (closed ? 2 : 1)) d += drawn + (closed ? "Z" : "");
  }
  return d;
}

/** A point for a mark: the centroid of the largest ring by area, in pixels. */
export function middleOf(geometry: MapGeometry, { place }: Frame): [number, number] {
  let best: [number, number] = [0, 0];
  let most = -1;
  for (const ring of ringsOf(geometry)) {
    let [area, cx, cy] = [0, 0, 0];
    const points = ring.map(place);
    for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
      const [x0, y0] = points[j]!;
      const [x1, y1] = points[i]!;
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      cx += (x0 + x1) * cross;
      cy += (y0 + y1) * cross;
    }
    if (Math.abs(area) > most && area !== 0) {
      most = Math.abs(area);
      best = [cx / (3 * area), cy / (3 * area)];
    }
  }
  return best;
}

/** A round length of 1, 2 or 5 times a power of ten metres that is at most `mostPx` long. */
export function scaleBarLength({ scale }: Frame, mostPx: number): { metres: number; px: number } {
  const most = scale * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= most) ?? power;
  return { metres, px: metres / scale };
}
