import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";

/**
 * Visits the places that can be reached from a place within a distance, the place itself among them at distance 0, in any order.
 * The same shape as the measures package's door for distance.
 */
export type PlaceReach = (
  from: number,
  withinM: number,
  visit: (to: number, distanceM: number) => void,
) => void;

/** Walking distance between places at nodes, as a reach. Several places may lie at one node. */
export function reachOf(engine: Engine, placeNodes: Uint32Array): PlaceReach {
  const { nodes } = engine.graph;
  for (const node of placeNodes)
    if (node >= nodes)
      throw new NetworkError("input", {
        value: node,
        expected: `a node from 0 to ${nodes - 1}`,
        action: "Snap places to this network.",
      });
  return (from, withinM, visit) => {
    const limitMm = Math.floor(1000 * withinM);
    const mm = engine.from(placeNodes[from]!, limitMm);
    for (let to = 0; to < placeNodes.length; to++) {
      const awayMm = mm[placeNodes[to]!]!;
      if (awayMm <= limitMm) visit(to, awayMm / 1000);
    }
  };
}
