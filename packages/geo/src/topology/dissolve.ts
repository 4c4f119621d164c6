import type { Geometry, Position } from "geojson";
import { transform } from "../crs/transform.ts";
import { ringArea2 } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { eachEdge } from "./contiguity.ts";
import { metricShapes } from "./metric.ts";
import { toNodes } from "./nodes.ts";
import { snapShapes } from "./snap.ts";

export interface DissolveOptions {
  /** Borders this near each other are brought together first, and slivers thinner than this are left out. */
  toleranceM?: number;
  /** Properties of a dissolved area, from the features it is made of; only the key as `code` unless given. */
  properties?: (key: string, members: LayerFeature[]) => Record<string, unknown>;
  name?: string;
}

/**
 * Merges areas with the same key (say the first four figures of the code, for kommun) by taking away the borders they
 * share. Features whose key is `undefined` are left out. The areas must be a coverage: neighbours with the same border,
 * up to the tolerance; real overlaps remain as they are. Areas come in the order of their keys.
 */
export function dissolve(
  layer: Layer,
  key: (properties: LayerFeature["properties"]) => string | undefined,
  { toleranceM = 0, properties = (code) => ({ code }), name = layer.name }: DissolveOptions = {},
): Layer {
  const shapes = snapShapes(metricShapes(layer), toleranceM);
  const nodes = toNodes(shapes);
  const keys = layer.features.map((feature) => key(feature.properties));
  const edgesOf = new Map<string, Map<number, number>>();
  const size = nodes.count;
  eachEdge(shapes, nodes, (area, from, to) => {
    const group = keys[area];
    if (group === undefined) return;
    let edges = edgesOf.get(group);
    if (!edges) edgesOf.set(group, (edges = new Map()));
    const back = to * size + from;
    const opposite = edges.get(back) ?? 0;
    if (opposite > 1) edges.set(back, opposite - 1);
    else if (opposite === 1) edges.delete(back);
    else edges.set(from * size + to, (edges.get(from * size + to) ?? 0) + 1);
  });
  const position = (n: number): Position => [nodes.xy[2 * n]!, nodes.xy[2 * n + 1]!];
  const back = transform(shapes.crs, layer.crs);
  const features = [...new Set(keys)]
    .filter((code) => code !== undefined)
    .sort()
    .map((code): LayerFeature => {
      const rings = ringsOf(edgesOf.get(code) ?? new Map(), size, position).filter((ring) =>
        isWide(ring, toleranceM),
      );
      const members = layer.features.filter((_, i) => keys[i] === code);
      const geometry = assemble(rings, (p) => [...back(Float64Array.from(p))]);
      return { geometry, properties: properties(code, members) };
    });
  return { name, crs: layer.crs, features };
}

/** Follows directed edges into closed rings; where several go on, the one that keeps nearest to the inside is taken. */
function ringsOf(edges: Map<number, number>, size: number, position: (n: number) => Position): Position[][] {
  const onward = new Map<number, number[]>();
  for (const [edge, copies] of edges)
    for (let i = 0; i < copies; i++) {
      const from = Math.floor(edge / size);
      const targets = onward.get(from);
      if (targets) targets.push(edge % size);
      else onward.set(from, [edge % size]);
    }
  const take = (at: number, before: number | undefined): number | undefined => {
    const targets = onward.get(at);
    if (!targets || targets.length === 0) return undefined;
    if (targets.length === 1 || before === undefined) return targets.pop();
    const here = position(at);
    const turn = (to: number): number =>
      clockwise(direction(here, position(before)), direction(here, position(to)));
    const best = targets.reduce((a, b) => (turn(b) < turn(a) ? b : a));
    targets.splice(targets.indexOf(best), 1);
    return best;
  };
  const rings: Position[][] = [];
  for (const start of [...onward.keys()].sort((a, b) => a - b)) {
    for (let first = take(start, undefined); first !== undefined; first = take(start, undefined)) {
      const ring = [start, first];
      while (ring.at(-1) !== start) {
        const next = take(ring.at(-1)!, ring.at(-2));
        if (next === undefined) break;
        ring.push(next);
      }
      if (ring.length >= 4 && ring.at(-1) === start) rings.push(ring.map(position));
    }
  }
  return rings;
}

const direction = (from: Position, to: Position): number => Math.atan2(to[1]! - from[1]!, to[0]! - from[0]!);

/** How far to turn clockwise from one direction to another, in (0, 2π]. */
function clockwise(from: number, to: number): number {
  const turn = (from - to) % (2 * Math.PI);
  return turn <= 1e-12 ? turn + 2 * Math.PI : turn;
}

/** Whether a ring is wider than the tolerance on average; a thinner one is a leftover between two borders. */
function isWide(ring: Position[], toleranceM: number): boolean {
  let perimeter = 0;
  for (let i = 1; i < ring.length; i++)
    perimeter += Math.hypot(ring[i]![0]! - ring[i - 1]![0]!, ring[i]![1]! - ring[i - 1]![1]!);
  return Math.abs(ringArea2(ring)) > toleranceM * perimeter;
}

/** Puts holes into the smallest outer ring around them. */
function assemble(rings: Position[][], place: (p: Position) => Position): Geometry {
  const outer = rings
    .filter((ring) => ringArea2(ring) > 0)
    .map((ring) => ({ area: ringArea2(ring), polygon: [ring] }));
  for (const hole of rings.filter((ring) => ringArea2(ring) < 0)) {
    const around = outer.filter(({ polygon }) => holds(polygon[0]!, hole)).sort((a, b) => a.area - b.area)[0];
    around?.polygon.push(hole);
  }
  const polygons = outer
    .sort((a, b) => b.area - a.area)
    .map(({ polygon }) => polygon.map((ring) => ring.map(place)));
  return polygons.length === 1
    ? { type: "Polygon", coordinates: polygons[0]! }
    : { type: "MultiPolygon", coordinates: polygons };
}

function holds(ring: Position[], hole: Position[]): boolean {
  const corners = new Set(ring.map(String));
  const free = hole.find((p) => !corners.has(String(p)));
  const [x, y] = free ?? [(hole[0]![0]! + hole[1]![0]!) / 2, (hole[0]![1]! + hole[1]![1]!) / 2];
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}
