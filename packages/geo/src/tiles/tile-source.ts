import Flatbush from "flatbush";
import { transform } from "../crs/transform.ts";
import { type Shapes, toShapes } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";
import { toNodes } from "../topology/nodes.ts";
import { nodeWeights } from "../topology/weights.ts";

export const HALF_WORLD_M = Math.PI * 6378137;

/** A layer made ready for cutting tiles: flat arrays over shared nodes, each node with its weight. */
export interface TileSource {
  name: string;
  properties: Record<string, unknown>[];
  shapes: Pick<Shapes, "kind" | "partOf" | "ringOf">;
  /** Nodes in the unit square of Web Mercator, y downwards. */
  xy: Float64Array;
  nodeOf: Uint32Array;
  node: Int32Array;
  weights: Float64Array;
  boxes: Flatbush | undefined;
  /** Features with a shape, in the order of `boxes`. */
  rows: number[];
}

/** Weighs the borders of a layer and puts its boxes in an index. */
export function tileSource(layer: Layer, wanted: string[] | undefined): TileSource {
  const { kind, partOf, ringOf, ...flat } = toShapes(layer);
  const { xy, nodeOf, node, count } = toNodes({ kind, partOf, ringOf, ...flat });
  transform(layer.crs, "EPSG:3857")(xy);
  for (let i = 0; i < xy.length; i += 2) {
    xy[i] = 0.5 + xy[i]! / HALF_WORLD_M / 2;
    xy[i + 1] = 0.5 - xy[i + 1]! / HALF_WORLD_M / 2;
  }
  const weights = nodeWeights({ xy, nodeOf, node, count });
  const properties = layer.features.map((feature) =>
    wanted ? Object.fromEntries(wanted.map((name) => [name, feature.properties[name]])) : feature.properties,
  );
  const arrays = { xy, nodeOf, node, weights, shapes: { kind, partOf, ringOf } };
  return { name: layer.name, properties, ...arrays, ...boxesOf(arrays) };
}

type Arrays = Pick<TileSource, "shapes" | "xy" | "nodeOf" | "node" | "weights">;

/** The index of boxes is quick to make and not packed. */
export function boxesOf({ shapes, xy, node, nodeOf }: Arrays): Pick<TileSource, "boxes" | "rows"> {
  const rows: number[] = [];
  for (let row = 0; row < shapes.kind.length; row++)
    if (shapes.partOf[row]! < shapes.partOf[row + 1]!) rows.push(row);
  const boxes = rows.length > 0 ? new Flatbush(rows.length) : undefined;
  const firstNode = (part: number): number => nodeOf[shapes.ringOf[part]!]!;
  for (const row of rows) {
    const [first, end] = [firstNode(shapes.partOf[row]!), firstNode(shapes.partOf[row + 1]!)];
    boxes!.add(...boxOf(xy, node, first, end));
  }
  boxes?.finish();
  return { boxes, rows };
}

/**
 * The same source without the nodes that no tile up to a zoom would show. A point's only node is always kept, and of a
 * border the nodes where it meets others.
 */
export function withoutLight(
  { xy, nodeOf, node, weights, ...rest }: TileSource,
  leastWeight: number,
): TileSource {
  const kept = new Int32Array(weights.length).fill(-1);
  let count = 0;
  weights.forEach((weight, n) => {
    if (weight >= leastWeight || weight < 0) kept[n] = count++;
  });
  const lighter = { xy: new Float64Array(2 * count), weights: new Float64Array(count) };
  kept.forEach((to, from) => {
    if (to < 0) return;
    lighter.weights[to] = weights[from]!;
    lighter.xy[2 * to] = xy[2 * from]!;
    lighter.xy[2 * to + 1] = xy[2 * from + 1]!;
  });
  const fewer = new Int32Array(node.length);
  const starts = new Uint32Array(nodeOf.length);
  let length = 0;
  for (let ring = 0; ring + 1 < nodeOf.length; ring++) {
    for (let i = nodeOf[ring]!; i < nodeOf[ring + 1]!; i++) {
      const to = kept[node[i]!]!;
      if (to >= 0) fewer[length++] = to;
    }
    starts[ring + 1] = length;
  }
  return { ...rest, ...lighter, nodeOf: starts, node: fewer.slice(0, length) };
}

function boxOf(
  xy: Float64Array,
  node: Int32Array,
  first: number,
  end: number,
): [number, number, number, number] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = first; i < end; i++) {
    const x = xy[2 * node[i]!]!;
    const y = xy[2 * node[i]! + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  return [west, north, east, south];
}
