import type { Reach } from "@tvars/measures";
import { straightLine } from "@tvars/measures";
import type { Engine } from "@tvars/network";
import type { LivedPlaces } from "./around-areas.ts";

/** A way is never shorter than the straight line but for the scale of the plane, which is well within this. */
const SLACK = 1.01;

/** Distance on the network between places at nodes, by the door that measures have for distance. Only what lies near is looked at. */
export function walkReach(
  engine: Engine,
  nodes: Uint32Array,
  { xM, yM }: Pick<LivedPlaces, "xM" | "yM">,
): Reach {
  const near = straightLine({ x: xM, y: yM });
  return (from, withinM, visit) => {
    const limitMm = Math.floor(1000 * withinM);
    const mm = engine.from(nodes[from]!, limitMm);
    near(from, SLACK * withinM + 1, (to) => {
      const awayMm = mm[nodes[to]!]!;
      if (awayMm <= limitMm) visit(to, awayMm / 1000);
    });
  };
}
