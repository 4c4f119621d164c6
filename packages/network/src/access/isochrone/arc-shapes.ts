import type { Built } from "../../build/built.ts";
import type { ArcShape } from "./reach.ts";

/** How the arcs of a built network are drawn, in the direction they lead. */
export function arcShapes({ graph, arcEdge, edges }: Pick<Built, "graph" | "arcEdge" | "edges">): ArcShape {
  return (arc) => {
    const edge = arcEdge[arc]!;
    const [first, end] = [edges.firstPoint[edge]!, edges.firstPoint[edge + 1]!];
    const points = new Float64Array(2 * (end - first));
    const ahead = edges.to[edge] === graph.head[arc];
    for (let k = 0; k < end - first; k += 1) {
      const from = ahead ? first + k : end - 1 - k;
      points[2 * k] = edges.xM[from]!;
      points[2 * k + 1] = edges.yM[from]!;
    }
    return points;
  };
}
