import type { BarrierLine, Crossing } from "../barrier.ts";
import type { Graph } from "../graph.ts";
import type { Way } from "../ways.ts";
import type { Profile } from "./profile/profile.ts";

/** Runs of the network between nodes. Drawn from `from` to `to`: points `firstPoint[e] … firstPoint[e + 1] − 1`. */
export interface Edges {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Length as drawn. */
  readonly lengthMm: Uint32Array;
  /** Generalised millimetres with and against the drawing; FAR where closed. */
  readonly forwardMm: Uint32Array;
  readonly backwardMm: Uint32Array;
  readonly firstPoint: Uint32Array;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Ways it runs over, as positions in `ways`, in order: `firstWay[e] … firstWay[e + 1] − 1`. */
  readonly firstWay: Uint32Array;
  readonly way: Uint32Array;
}

/** A place that a reader of the report can look up on the map. */
export interface Place {
  xM: number;
  yM: number;
  /** Ids of the ways concerned. */
  ways: readonly string[];
  municipality?: string;
}

export interface Island extends Place {
  nodes: number;
  lengthM: number;
  /** Left out of the graph, being smaller than `islandsBelow`. */
  leftOut: boolean;
}

export interface MissingLink extends Place {
  gapM: number;
}

export interface UnlikelyCrossing extends Place {
  barrier: string;
  /**
   * cut: a way meets a barrier at grade where nothing says that one may cross; it is cut there.
   * motorway: a crossing at grade is told on a motorway. fast: an unsignalised one at 80 km/h or more.
   * unused: a crossing is told where no way of the network leads on both sides.
   */
  reason: "cut" | "motorway" | "fast" | "unused";
}

export interface BuildReport {
  /** Parts not joined to the largest, largest first. */
  islands: Island[];
  /** Ends that nearly meet another way without being joined to it. */
  missingLinks: MissingLink[];
  unlikelyCrossings: UnlikelyCrossing[];
  /** Ways whose vertices, speed, width or climb cannot be: left out or read without them. */
  badWays: number;
  /** Counts for each municipality, where a lookup was given. */
  byMunicipality: Map<string, { islands: number; missingLinks: number; unlikelyCrossings: number }>;
}

/** A network ready for the engine, with what is needed to draw a route and to say what divides it. */
export interface Built {
  readonly profile: Profile;
  /** Simple: no loop, no two arcs between the same nodes in the same direction. Nodes lie in order of place. */
  readonly graph: Graph;
  /** For every arc of the graph: its edge, and its length as drawn. */
  readonly arcEdge: Uint32Array;
  readonly arcLengthMm: Uint32Array;
  readonly edges: Edges;
  /** Part of each node, 0 the largest. */
  readonly part: Uint32Array;
  readonly ways: readonly Way[];
  readonly barriers: readonly BarrierLine[];
  readonly crossings: readonly Crossing[];
  /** Edges of each crossing: taking them away closes it. */
  readonly crossingEdges: readonly (readonly number[])[];
  readonly report: BuildReport;
}
