import type { Shapes } from "@tvars/geo";

/**
 * Where a shape is put when it is put in one place: halfway along a line's longest part, inside a polygon's largest part. Points are
 * each their own.
 */
export function midpointOf(shapes: Shapes, feature: number): [x: number, y: number][] {
  const parts = partsOf(shapes, feature);
  if (shapes.kind[feature] === 1) return parts.map((rings) => [rings[0]![0]!, rings[0]![1]!]);
  if (shapes.kind[feature] === 2) return [halfway(parts.map((rings) => rings[0]!).reduce(by(lengthOf)))];
  return [insidePolygon(parts.reduce(by((rings: Float64Array[]) => Math.abs(areaOf(rings[0]!)))))];
}

const by =
  <Part>(size: (part: Part) => number) =>
  (a: Part, b: Part): Part =>
    size(b) > size(a) ? b : a;

function partsOf({ partOf, ringOf, vertexOf, xy }: Shapes, feature: number): Float64Array[][] {
  const parts: Float64Array[][] = [];
  for (let part = partOf[feature]!; part < partOf[feature + 1]!; part++) {
    const rings: Float64Array[] = [];
    for (let ring = ringOf[part]!; ring < ringOf[part + 1]!; ring++)
      rings.push(xy.subarray(2 * vertexOf[ring]!, 2 * vertexOf[ring + 1]!));
    parts.push(rings);
  }
  return parts;
}

function lengthOf(line: Float64Array): number {
  let lengthM = 0;
  for (let i = 2; i < line.length; i += 2)
    lengthM += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
  return lengthM;
}

function halfway(line: Float64Array): [number, number] {
  let left = lengthOf(line) / 2;
  for (let i = 2; i < line.length; i += 2) {
    const [dx, dy] = [line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!];
    const lengthM = Math.hypot(dx, dy);
    if (lengthM >= left && lengthM > 0)
      return [line[i - 2]! + (dx * left) / lengthM, line[i - 1]! + (dy * left) / lengthM];
    left -= lengthM;
  }
  return [line[0]!, line[1]!];
}

function areaOf(ring: Float64Array): number {
  let twice = 0;
  for (let i = 2; i < ring.length; i += 2)
    twice +=
      (ring[i - 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!) -
      (ring[i]! - ring[0]!) * (ring[i - 1]! - ring[1]!);
  return twice / 2;
}

/** The middle of the widest stretch inside along the polygon's middle height: always inside, holes and bends or not. */
function insidePolygon(rings: Float64Array[]): [number, number] {
  const outer = rings[0]!;
  let [south, north] = [Infinity, -Infinity];
  for (let i = 1; i < outer.length; i += 2) {
    south = Math.min(south, outer[i]!);
    north = Math.max(north, outer[i]!);
  }
  const y = (south + north) / 2;
  const xs: number[] = [];
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const [ay, by2] = [ring[i - 1]!, ring[i + 1]!];
      if (ay > y !== by2 > y) xs.push(ring[i - 2]! + ((y - ay) / (by2 - ay)) * (ring[i]! - ring[i - 2]!));
    }
  xs.sort((a, b) => a - b);
  let [x, width] = [outer[0]!, -1];
  for (let i = 1; i < xs.length; i += 2)
    if (xs[i]! - xs[i - 1]! > width) [x, width] = [(xs[i]! + xs[i - 1]!) / 2, xs[i]! - xs[i - 1]!];
  return [x, y];
}
