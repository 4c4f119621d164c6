import type { Crossing } from "../barrier.ts";
import type { BarrierIndex } from "../barriers/barrier-index.ts";
import type { Built } from "../build/built.ts";
import { crossingDelayS, type DelayRules } from "../build/profile/crossing-delay.ts";
import type { Profile } from "../build/profile/profile.ts";
import type { Graph } from "../graph.ts";
import type { CrossingKind } from "../ways.ts";
import { arcOf } from "./patched-graph.ts";
import type { CrossingLinks } from "./resolve.ts";

/** The crossings of a built network with the links of its graph that go over them. */
export function crossingLinks({
  graph,
  crossings,
  crossingEdges,
  edges,
  arcEdge,
}: Pick<Built, "graph" | "crossings" | "crossingEdges" | "edges" | "arcEdge">): CrossingLinks[] {
  return crossings.map((crossing, k) => ({
    crossing,
    links: crossingEdges[k]!.flatMap((edge) => {
      const [u, v] = [edges.from[edge]!, edges.to[edge]!];
      // Of parallel edges the graph holds the shortest: another one is no way over the crossing that counts.
      const isIn = [arcOf(graph, u, v), arcOf(graph, v, u)].some((arc) => arc >= 0 && arcEdge[arc] === edge);
      return isIn ? [{ u, v }] : [];
    }),
  }));
}

/**
 * For a network that was not built here: the links that meet the barrier of a crossing within `withinM` of it belong to the nearest one.
 */
export function nearestCrossingLinks(
  graph: Graph,
  barriers: BarrierIndex,
  crossings: readonly Crossing[],
  { withinM = 30 }: { withinM?: number } = {},
): CrossingLinks[] {
  const links = crossings.map((): { u: number; v: number }[] => []);
  const { segments } = barriers;
  for (let u = 0; u < graph.nodes; u++)
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
      const v = graph.head[arc]!;
      if (v < u && arcOf(graph, v, u) >= 0) continue;
      const meeting = barriers.firstMeeting(graph.xM[u]!, graph.yM[u]!, graph.xM[v]!, graph.yM[v]!);
      if (meeting === undefined) continue;
      const { id } = segments.lines[segments.line[meeting.segment]!]!;
      let [best, away] = [-1, withinM];
      for (const [k, { barrier, xM, yM }] of crossings.entries()) {
        const awayM = barrier === id ? Math.hypot(xM - meeting.xM, yM - meeting.yM) : Infinity;
        if (awayM < away || (awayM === away && best < 0)) [best, away] = [k, awayM];
      }
      if (best >= 0) links[best]!.push({ u, v });
    }
  return crossings.map((crossing, k) => ({ crossing, links: links[k]! }));
}

/** The wait at a new crossing by the formulas of its kind, over the barrier it meets first; 0 where it meets none. */
export function delayOver(
  barriers: BarrierIndex,
  profile: Pick<Profile, "crossingSpeedMS" | "startS">,
  rules: Partial<DelayRules> = {},
): (kind: CrossingKind, x1: number, y1: number, x2: number, y2: number) => number {
  const { segments } = barriers;
  return (kind, x1, y1, x2, y2) => {
    const segment = barriers.firstBarrier(x1, y1, x2, y2);
    if (segment < 0) return 0;
    return crossingDelayS(kind, segments.lines[segments.line[segment]!]!, profile, rules);
  };
}
