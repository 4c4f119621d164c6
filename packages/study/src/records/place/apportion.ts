import type { AreaIndex, Shapes } from "@tvars/geo";
import { BorderGrid } from "./border-grid.ts";

/** How much of a shape lies in each area: metres of a line, square metres of a polygon, and what lies in none. */
export interface Parts {
  /** By row of the layer's areas. */
  inside: Map<number, number>;
  outside: number;
  whole: number;
}

/** Points this near a border are taken for on it: a millimetre, since borders are stored to the centimetre. */
const NEAR_M = 1e-3;

/**
 * Cuts lines and polygons at the borders of a layer in the same metric system.
 *
 * Lines are cut where they cross a border, and each piece belongs to where its middle lies. The ground a polygon shares with an area is
 * the integral around their common part: the pieces of the polygon's outline inside the area, and the pieces of the area's border inside
 * the polygon. Where the two run along each other only the polygon's outline counts, so that a polygon drawn along a border is exact.
 */
export class Apportioner {
  readonly #index: AreaIndex;
  readonly #grid: BorderGrid;

  constructor(index: AreaIndex, borders: Shapes) {
    this.#index = index;
    this.#grid = new BorderGrid(borders);
  }

  /** Metres of the lines of a feature in each area. */
  line(shapes: Shapes, feature: number): Parts {
    const parts: Parts = { inside: new Map(), outside: 0, whole: 0 };
    eachEdge(shapes, feature, (ax, ay, bx, by) => {
      this.#pieces(ax, ay, bx, by, (t0, t1) => {
        const lengthM = (t1 - t0) * Math.hypot(bx - ax, by - ay);
        const t = (t0 + t1) / 2;
        this.#add(parts, this.#index.locateOne(ax + t * (bx - ax), ay + t * (by - ay)), lengthM);
      });
    });
    return parts;
  }

  /** Square metres of the polygons of a feature in each area. */
  polygon(shapes: Shapes, feature: number): Parts {
    const rings = ringEdges(shapes, feature);
    if (rings.length === 0) return { inside: new Map(), outside: 0, whole: 0 };
    const [x0, y0] = [rings[0]!, rings[1]!];
    const twice = (ax: number, ay: number, bx: number, by: number): number =>
      (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    let whole = 0;
    const found = new Map<number, number>();
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    const add = (area: number, value: number): void =>
      void found.set(area, (found.get(area) ?? 0) + value / 2);
    for (let k = 0; k < rings.length; k += 4) {
      const [ax, ay, bx, by] = [rings[k]!, rings[k + 1]!, rings[k + 2]!, rings[k + 3]!];
      whole += twice(ax, ay, bx, by) / 2;
      box[0] = Math.min(box[0], ax, bx);
      box[1] = Math.min(box[1], ay, by);
      box[2] = Math.max(box[2], ax, bx);
      box[3] = Math.max(box[3], ay, by);
      const lengthM = Math.hypot(bx - ax, by - ay);
      if (lengthM === 0) continue;
      // Just inside the polygon, which lies to the left of its outline.
      const [inX, inY] = [(-(by - ay) / lengthM) * NEAR_M, ((bx - ax) / lengthM) * NEAR_M];
      this.#pieces(ax, ay, bx, by, (t0, t1) => {
        const t = (t0 + t1) / 2;
        const area = this.#index.locateOne(ax + t * (bx - ax) + inX, ay + t * (by - ay) + inY);
        if (area >= 0) add(area, piece(twice, ax, ay, bx, by, t0, t1));
      });
    }
    const { xy, areaOf } = this.#grid;
    this.#grid.near(...box, (v) => {
      const [ax, ay, bx, by] = [xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!];
      if (Math.max(ax, bx) < box[0] || Math.min(ax, bx) > box[2]) return;
      if (Math.max(ay, by) < box[1] || Math.min(ay, by) > box[3]) return;
      const cuts = [0, 1];
      for (let k = 0; k < rings.length; k += 4)
        crossings(ax, ay, bx, by, rings[k]!, rings[k + 1]!, rings[k + 2]!, rings[k + 3]!, cuts);
      cuts.sort((a, b) => a - b);
      for (let k = 1; k < cuts.length; k++) {
        const [t0, t1] = [cuts[k - 1]!, cuts[k]!];
        if (t1 <= t0) continue;
        const t = (t0 + t1) / 2;
        if (wellInside(rings, ax + t * (bx - ax), ay + t * (by - ay)))
          add(areaOf[v]!, piece(twice, ax, ay, bx, by, t0, t1));
      }
    });
    const parts: Parts = { inside: new Map(), outside: 0, whole: Math.abs(whole) };
    let sum = 0;
    for (const [area, m2] of found) {
      if (!(m2 > NEAR_M * parts.whole * 1e-6)) continue;
      parts.inside.set(area, m2);
      sum += m2;
    }
    parts.outside = Math.max(0, parts.whole - sum);
    return parts;
  }

  #add(parts: Parts, area: number, size: number): void {
    parts.whole += size;
    if (area < 0) parts.outside += size;
    else parts.inside.set(area, (parts.inside.get(area) ?? 0) + size);
  }

  /** The pieces of a stretch between the borders it crosses. */
  #pieces(ax: number, ay: number, bx: number, by: number, visit: (t0: number, t1: number) => void): void {
    const cuts = [0, 1];
    const { xy } = this.#grid;
    this.#grid.near(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (v) =>
      crossings(ax, ay, bx, by, xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!, cuts),
    );
    cuts.sort((a, b) => a - b);
    for (let k = 1; k < cuts.length; k++) if (cuts[k]! > cuts[k - 1]!) visit(cuts[k - 1]!, cuts[k]!);
  }
}

/** Where along a → b it meets c → d; both ends of the overlap where the two run along each other. */
function crossings(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  into: number[],
): void {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.min(ax, bx) > Math.max(cx, dx)) return;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.min(ay, by) > Math.max(cy, dy)) return;
  const [rx, ry, sx, sy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = rx * sy - ry * sx;
  const lengthM2 = rx * rx + ry * ry;
  if (Math.abs(cross) <= 1e-12 * Math.sqrt(lengthM2 * (sx * sx + sy * sy))) {
    const push = (t: number): void => void (t > 0 && t < 1 && into.push(t));
    if (lengthM2 === 0) return;
    push(((cx - ax) * rx + (cy - ay) * ry) / lengthM2);
    push(((dx - ax) * rx + (dy - ay) * ry) / lengthM2);
    return;
  }
  const t = ((cx - ax) * sy - (cy - ay) * sx) / cross;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / cross;
  if (t > 0 && t < 1 && u >= -1e-12 && u <= 1 + 1e-12) into.push(t);
}

type Twice = (ax: number, ay: number, bx: number, by: number) => number;

const piece = (
  twice: Twice,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  t0: number,
  t1: number,
): number => twice(ax + t0 * (bx - ax), ay + t0 * (by - ay), ax + t1 * (bx - ax), ay + t1 * (by - ay));

/** Inside by the even–odd rule and not on the outline. */
function wellInside(rings: Float64Array, x: number, y: number): boolean {
  let isInside = false;
  for (let k = 0; k < rings.length; k += 4) {
    const [ax, ay, bx, by] = [rings[k]!, rings[k + 1]!, rings[k + 2]!, rings[k + 3]!];
    const [sx, sy] = [bx - ax, by - ay];
    const length2 = sx * sx + sy * sy;
    if (length2 === 0) continue;
    const t = Math.max(0, Math.min(1, ((x - ax) * sx + (y - ay) * sy) / length2));
    const [nearX, nearY] = [ax + t * sx - x, ay + t * sy - y];
    if (nearX * nearX + nearY * nearY < NEAR_M * NEAR_M) return false;
    if (ay > y !== by > y && x < ax + ((y - ay) / sy) * sx) isInside = !isInside;
  }
  return isInside;
}

function eachEdge(
  { partOf, ringOf, vertexOf, xy }: Shapes,
  feature: number,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  for (let part = partOf[feature]!; part < partOf[feature + 1]!; part++)
    for (let ring = ringOf[part]!; ring < ringOf[part + 1]!; ring++)
      for (let v = vertexOf[ring]!; v + 1 < vertexOf[ring + 1]!; v++)
        visit(xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!);
}

/** Every edge as four numbers; outer rings run counter-clockwise and holes clockwise, so the polygon lies to the left. */
function ringEdges(shapes: Shapes, feature: number): Float64Array {
  const edges: number[] = [];
  eachEdge(shapes, feature, (...edge) => edges.push(...edge));
  return Float64Array.from(edges);
}

/**
 * Shares of a shape: of what it measures in each area, or of people when the density of each is given. What lies outside all areas keeps
 * its share of the measure, since nobody can say how many live there. Where nobody lives along the shape, the measure decides.
 */
export function sharesOf(
  { inside, outside, whole }: Parts,
  peoplePerUnit?: (area: number) => number,
): { shares: [area: number, share: number][]; outside: number } {
  if (whole === 0) return { shares: [], outside: 0 };
  const areas = [...inside];
  const covered = areas.reduce((sum, [, size]) => sum + size, 0);
  const total = covered + outside;
  const weights = peoplePerUnit ? areas.map(([area, size]) => size * peoplePerUnit(area)) : [];
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  const within = covered / total;
  return {
    shares: areas.map(([area, size], at) => [
      area,
      people > 0 ? (within * weights[at]!) / people : size / total,
    ]),
    outside: outside / total,
  };
}
