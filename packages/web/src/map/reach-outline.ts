type Position = readonly [lon: number, lat: number];
type Point = [x: number, y: number];

/** Lines (a point is a line of one) and areas (rings), in degrees. */
export interface OutlinePlace {
  lines: readonly (readonly Position[])[];
  areas?: readonly (readonly (readonly Position[])[])[];
}

/** Squares of the grid across the reach: fewer and a circle looks cut. */
const ACROSS = 9;
/** Of a long road, so that it is drawn at once. */
const MOST_SQUARES = 40_000;
const METRES_PER_DEGREE = 111_320;

/**
 * What lies within a distance of a place, as one outline: the line along which the distance is the reach (marching squares, Lorensen & Cline
 * 1987 in the plane). Good to look at, not to count with.
 */
export function reachOutline({ lines, areas = [] }: OutlinePlace, reachM: number): GeoJSON.MultiPolygon {
  const all = [...lines.flat(), ...areas.flat(2)];
  const [lon0, lat0] = all[0]!;
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  const plane = ([lon, lat]: Position): Point => [
    (lon - lon0) * METRES_PER_DEGREE * shrink,
    (lat - lat0) * METRES_PER_DEGREE,
  ];
  const runs = [...lines, ...areas.flat()].map((line) => line.map(plane));
  const rings = areas.map((own) => own.map((ring) => ring.map(plane)));
  const points = runs.flat();
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const [wide, high] = [east - west + 2.4 * reachM, north - south + 2.4 * reachM];
  const step = Math.max(reachM / ACROSS, Math.sqrt((wide * high) / MOST_SQUARES));
  const [columns, rows] = [Math.ceil(wide / step) + 1, Math.ceil(high / step) + 1];
  const [x0, y0] = [west - 1.2 * reachM, south - 1.2 * reachM];
  const away = new Float64Array(columns * rows).fill(reachM + step);
  for (const run of runs)
    for (let at = 0; at < Math.max(1, run.length - 1); at++) {
      const [a, b] = [run[at]!, run[at + 1] ?? run[at]!];
      const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((x) => (x - x0) / step);
      const [low, up] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((y) => (y - y0) / step);
      const margin = reachM / step + 1;
      for (let row = Math.max(0, Math.floor(low! - margin)); row <= Math.min(rows - 1, up! + margin); row++)
        for (
          let column = Math.max(0, Math.floor(left! - margin));
          column <= Math.min(columns - 1, right! + margin);
          column++
        ) {
          const own = distance([x0 + column * step, y0 + row * step], a, b);
          if (own < away[row * columns + column]!) away[row * columns + column] = own;
        }
    }
  for (const area of rings)
    for (let at = 0; at < away.length; at++)
      if (isInside([x0 + (at % columns) * step, y0 + Math.floor(at / columns) * step], area)) away[at] = 0;
  const degrees = ([column, row]: Point): [number, number] => [
    lon0 + (x0 + column * step) / METRES_PER_DEGREE / shrink,
    lat0 + (y0 + row * step) / METRES_PER_DEGREE,
  ];
  return {
    type: "MultiPolygon",
    coordinates: polygonsOf(contours(away, columns, rows, reachM)).map((own) =>
      own.map((ring) => ring.map(degrees)),
    ),
  };
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function isInside([x, y]: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [[ax, ay], [bx, by]] = [ring[at]!, ring[before]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

/** Closed lines of one distance in places of the grid, what is nearer to their left. */
function contours(away: Float64Array, columns: number, rows: number, at: number): Point[][] {
  const next = new Map<string, Point>();
  const key = ([x, y]: Point): string => `${x.toFixed(4)} ${y.toFixed(4)}`;
  const value = (column: number, row: number): number => away[row * columns + column]!;
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corners: [number, number][] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const within = corners.map(([c, r]) => value(c, r) <= at);
      const [leaves, enters]: [Point[], Point[]] = [[], []];
      for (let side = 0; side < 4; side++) {
        const other = (side + 1) % 4;
        if (within[side] === within[other]) continue;
        const [from, to] = [corners[side]!, corners[other]!];
        const [a, b] = [value(...from), value(...to)];
        const share = (at - a) / (b - a);
        const cut: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
        (within[side] ? leaves : enters).push(cut);
      }
      // Round the square against the clock a line goes from where the inside is left to where it is met again.
      leaves.forEach((cut, nth) => next.set(key(cut), enters[nth]!));
    }
  const rings: Point[][] = [];
  for (const start of next.keys()) {
    const ring: Point[] = [];
    for (let here = start, point = next.get(start); point; here = key(point), point = next.get(here)) {
      next.delete(here);
      ring.push(point);
    }
    if (ring.length > 2) rings.push([...ring, ring[0]!]);
  }
  return rings;
}

const turned = (ring: readonly Point[]): number =>
  ring.reduce((sum, [x, y], at) => {
    const [a, b] = ring[(at + 1) % ring.length]!;
    return sum + x * b - a * y;
  }, 0) / 2;

/** Outer rings with the holes that lie in them. */
function polygonsOf(rings: readonly Point[][]): Point[][][] {
  const outer = rings.filter((ring) => turned(ring) > 0).map((ring): Point[][] => [ring]);
  for (const hole of rings.filter((ring) => turned(ring) < 0))
    outer.find(([ring]) => isInside(hole[0]!, [ring!]))?.push(hole);
  return outer;
}
