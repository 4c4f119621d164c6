import { POLYGON, type Shapes } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";
import { metricShapes } from "./metric.ts";
import { type Nodes, toNodes } from "./nodes.ts";
import { snapShapes } from "./snap.ts";

/** Two areas with a common border, by their rows (a < b). */
export interface Neighbours {
  a: number;
  b: number;
  lengthM: number;
}

export interface ContiguityOptions {
  /** Borders of neighbours may lie this far apart and still count as common; 0 wants the same vertices. */
  toleranceM?: number;
}

/**
 * Which areas share a border, and its length in metres; areas that meet only in a point are not neighbours. Lengths are
 * measured in the layer's projection, or in SWEREF 99 TM for degrees (within 0.1 % over Sweden). With a tolerance,
 * borders that do not match vertex by vertex are first brought together (see `snapShapes`).
 */
export function contiguity(layer: Layer, { toleranceM = 0 }: ContiguityOptions = {}): Neighbours[] {
  const shapes = snapShapes(metricShapes(layer), toleranceM);
  const nodes = toNodes(shapes);
  const owners = new Map<number, number[]>();
  const lengths = new Map<number, number>();
  eachEdge(shapes, nodes, (area, from, to) => {
    const key = Math.min(from, to) * nodes.count + Math.max(from, to);
    const others = owners.get(key);
    if (!others) {
      owners.set(key, [area]);
      return;
    }
    if (others.includes(area)) return;
    const length = Math.hypot(
      nodes.xy[2 * from]! - nodes.xy[2 * to]!,
      nodes.xy[2 * from + 1]! - nodes.xy[2 * to + 1]!,
    );
    for (const other of others) {
      const pair = Math.min(area, other) * shapes.kind.length + Math.max(area, other);
      lengths.set(pair, (lengths.get(pair) ?? 0) + length);
    }
    others.push(area);
  });
  const areas = shapes.kind.length;
  return [...lengths]
    .sort(([p], [q]) => p - q)
    .map(([pair, lengthM]) => ({ a: Math.floor(pair / areas), b: pair % areas, lengthM }));
}

/** Calls back with every edge of every polygon, in the direction of its ring. */
export function eachEdge(
  shapes: Shapes,
  { nodeOf, node }: Nodes,
  visit: (area: number, from: number, to: number) => void,
): void {
  for (let area = 0; area < shapes.kind.length; area++) {
    if (shapes.kind[area] !== POLYGON) continue;
    const end = nodeOf[shapes.ringOf[shapes.partOf[area + 1]!]!]!;
    let ring = shapes.ringOf[shapes.partOf[area]!]!;
    for (let i = nodeOf[ring]!; i < end; i++) {
      if (i + 1 === nodeOf[ring + 1]) ring++;
      else visit(area, node[i]!, node[i + 1]!);
    }
  }
}
