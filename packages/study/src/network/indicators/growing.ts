import { FAR, NetworkError, bottleneckMm, percolation } from "@tvars/network";
import type { Graph } from "@tvars/network";
import type { Model } from "../model.ts";
import type { Scope } from "./scope.ts";
import { type Three, eachOf, threeWays } from "./three.ts";
import type { UnsaidGrowing } from "./unsaid.ts";

const TAUS_M = [20, 40, 60, 80, 100, 150, 200, 300, 500, 1000];
/** Who lives this near to a stretch, in a straight line, lives beside it. */
const BESIDE_M = 500;

/** How the network grows together link by link, as it is and with the barriers open. */
export function growingOf(model: Model, scope: Scope, graphs: Three<Graph>): UnsaidGrowing {
  const people = Float64Array.from(model.people.people);
  const taus = TAUS_M.map((tau) => 1000 * tau);
  const three = eachOf(graphs, (graph) => percolation(graph, taus, people));
  const share = (value: number): number => Math.round(value * 1e4) / 1e4;
  return {
    steps: TAUS_M.map((tauM, at) => ({
      tauM,
      clusters: three.now[at]!.clusters,
      largest: share(three.now[at]!.largestShare),
      largestOpen: share(three.open[at]!.largestShare),
      largestScenario: three.scenario === undefined ? null : share(three.scenario[at]!.largestShare),
    })),
    bottleneckM: scope.segment === undefined ? null : bottleneckOf(model, scope.segment, graphs),
  };
}

function bottleneckOf(model: Model, segment: number, graphs: Three<Graph>) {
  const { left, right } = besideOf(model, segment);
  try {
    const three = eachOf(graphs, (graph) => {
      const mm = bottleneckMm(graph, left, right);
      return mm >= FAR ? NaN : mm / 1000;
    });
    return threeWays(three, 1);
  } catch (error) {
    // Nobody lives on one of the sides: there is nothing to join.
    if (error instanceof NetworkError) return null;
    throw error;
  }
}

/** People on either side of a stretch, by the piece of it that lies nearest to them. */
function besideOf({ graph, people, segments }: Model, segment: number) {
  const [left, right] = [new Float64Array(graph.nodes), new Float64Array(graph.nodes)];
  const { pieces, firstPiece } = segments;
  for (let node = 0; node < graph.nodes; node++) {
    let [squared, side] = [BESIDE_M * BESIDE_M, NaN];
    for (let piece = firstPiece[segment]!; piece < firstPiece[segment + 1]!; piece++) {
      const [ax, ay] = [pieces[4 * piece]!, pieces[4 * piece + 1]!];
      const [ux, uy] = [pieces[4 * piece + 2]! - ax, pieces[4 * piece + 3]! - ay];
      const [x, y] = [graph.xM[node]! - ax, graph.yM[node]! - ay];
      const t = Math.min(1, Math.max(0, (x * ux + y * uy) / (ux * ux + uy * uy)));
      const away = (x - t * ux) ** 2 + (y - t * uy) ** 2;
      if (away < squared) [squared, side] = [away, ux * y - uy * x];
    }
    if (side >= 0) left[node] = people.people[node]!;
    else if (side < 0) right[node] = people.people[node]!;
  }
  return { left, right };
}
