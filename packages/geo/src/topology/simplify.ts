import { geometryOf } from "../flat/shapes.ts";
import { toShapes } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";
import { metricShapes } from "./metric.ts";
import { toNodes } from "./nodes.ts";
import { nodeWeights } from "./weights.ts";

/**
 * A layer with fewer vertices in which neighbours still share their borders: leaves out the vertices whose effective
 * area (Visvalingam & Whyatt 1993) is below the square of `toleranceM`. Places where borders meet stay, and so do three
 * vertices of every ring, so no area vanishes. Vertices that remain are not moved.
 */
export function simplifyLayer(layer: Layer, { toleranceM }: { toleranceM: number }): Layer {
  const shapes = toShapes(layer);
  const nodes = toNodes(shapes);
  const metric = toNodes(metricShapes(layer));
  const weights = nodeWeights({ ...nodes, xy: metric.count === nodes.count ? metric.xy : nodes.xy });
  const xy: number[] = [];
  const vertexOf = new Uint32Array(shapes.vertexOf.length);
  for (let ring = 0; ring + 1 < nodes.nodeOf.length; ring++) {
    const from = xy.length;
    for (let i = nodes.nodeOf[ring]!; i < nodes.nodeOf[ring + 1]!; i++) {
      const n = nodes.node[i]!;
      if (weights[n]! >= toleranceM * toleranceM) xy.push(nodes.xy[2 * n]!, nodes.xy[2 * n + 1]!);
    }
    const end = nodes.nodeOf[ring + 1]! - 1;
    const isClosed = nodes.node[nodes.nodeOf[ring]!] === nodes.node[end];
    if (isClosed && (xy[from] !== xy.at(-2) || xy[from + 1] !== xy.at(-1))) xy.push(xy[from]!, xy[from + 1]!);
    vertexOf[ring + 1] = xy.length / 2;
  }
  const simple = { ...shapes, xy: Float64Array.from(xy), vertexOf };
  return {
    ...layer,
    features: layer.features.map(({ properties }, row) => ({
      properties,
      geometry: geometryOf(simple, row),
    })),
  };
}
