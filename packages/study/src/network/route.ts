import type { Answer, Position } from "@tvars/api";
import { FAR, route } from "@tvars/network";
import type { Graph, Route } from "@tvars/network";
import type { Model } from "./model.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { badPoint, noWay } from "./problems.ts";

type RouteLine = Answer<"route">;

/** The edge drawn from one node to the next; undefined where the network has no link between them. */
function edgeBetween(
  { graph, arcEdge, built: { edges } }: Model,
  u: number,
  v: number,
): { edge: number; isBackward: boolean } | undefined {
  for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++)
    if (graph.head[arc] === v) return { edge: arcEdge[arc]!, isBackward: edges.from[arcEdge[arc]!] !== u };
  return undefined;
}

const weightOf = ({ firstOut, head, weightMm }: Graph, u: number, v: number): number => {
  for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) if (head[arc] === v) return weightMm[arc]!;
  return FAR;
};

/** A way along the nodes of a graph over the same nodes as the network, as it is drawn. */
export function routeLineOf(model: Model, graph: Graph, { nodes, mm }: Route): RouteLine {
  const { edges, profile } = model.built;
  const line: Position[] = [];
  let drawnMm = 0;
  const put = (x: number, y: number): void => {
    const at = toDegrees(x, y);
    const last = line.at(-1);
    if (last?.[0] !== at[0] || last?.[1] !== at[1]) line.push(at);
  };
  for (const [place, node] of nodes.entries()) {
    const before = place > 0 ? nodes[place - 1]! : undefined;
    const found = before === undefined ? undefined : edgeBetween(model, before, node);
    // Where the graph has a shorter link than the network, it goes straight across.
    const isOwn =
      found !== undefined && weightOf(graph, before!, node) === weightOf(model.graph, before!, node);
    if (isOwn) {
      drawnMm += edges.lengthMm[found.edge]!;
      const [first, end] = [edges.firstPoint[found.edge]!, edges.firstPoint[found.edge + 1]!];
      for (let step = 0; step < end - first; step++) {
        const point = found.isBackward ? end - 1 - step : first + step;
        put(edges.xM[point]!, edges.yM[point]!);
      }
    } else put(graph.xM[node]!, graph.yM[node]!);
  }
  // What is walked counts with its waits and slopes; a car's metres are those of the road, since its speed is the road's.
  const lengthMm = profile.mode === "car" ? drawnMm : mm;
  return { line, metres: Math.round(lengthMm / 1000), seconds: Math.round(mm / 1000 / model.metresPerS) };
}

/** `17.64,59.86` as a place in the plane. @throws StudyError */
export function pointOf(text: string): [x: number, y: number] {
  const parts = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const [lon = NaN, lat = NaN] = parts;
  if (parts.length !== 2 || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 85)) throw badPoint(text);
  return toPlane(lon, lat);
}

/** The shortest way between two points, now or with the barriers open. @throws StudyError far from streets, or where there is none */
export function routeAnswer(model: Model, from: string, to: string, isOpen: boolean): RouteLine {
  const [start, end] = [pointOf(from), pointOf(to)];
  const [a, b] = [model.snap(...start), model.snap(...end)];
  const graph = isOpen ? model.without().permeable.graph : model.graph;
  const found = route(graph, a.node, b.node);
  if (found.mm >= FAR) throw noWay();
  const { line, metres, seconds } = routeLineOf(model, graph, found);
  const awayM = a.awayM + b.awayM;
  return {
    line: [toDegrees(...start), ...line, toDegrees(...end)],
    metres: Math.round(metres + awayM),
    seconds: Math.round(seconds + awayM / model.metresPerS),
  };
}
