import type { Profile as ProfileId } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import {
  barrierIndex,
  buildNetwork,
  isSymmetric,
  mergeCarriageways,
  mender,
  nestedDissection,
  NetworkError,
  permeable,
  prepare,
  PROFILES,
  segmentsOf,
  snapper,
} from "@tvars/network";
import type {
  BarrierIndex,
  Built,
  Carriageways,
  CrossingLinks,
  Engine,
  Graph,
  Permeable,
  Profile as NetworkProfile,
  Segments,
  SnappedPlace,
  Ways,
} from "@tvars/network";
import type { Data } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";
import { rulesOf } from "./counted-barriers.ts";
import { KeptNetwork } from "./kept-network.ts";
import { storedWays } from "./import-network.ts";
import { type PeopleOnNodes, peopleOn } from "./people.ts";
import { farFromStreets } from "./problems.ts";
import { toDegrees } from "./plane.ts";
import { symmetric } from "./symmetric.ts";

/** Parts of the network with fewer nodes are left out: nobody can be said to be severed where a link is merely missing. */
const ISLANDS_BELOW = 100;
export const SEGMENT_M = 250;
export const SNAP_M = 200;
export const OPEN_EVERY_M = 50;

/** A network as one profile may use it, with its barriers and the people along its streets. */
export interface Model {
  snapshot: Snapshot;
  profile: ProfileId;
  /** Which roads are barriers, as `rulesKey` writes it; "" where it is those that usually are. */
  rules: string;
  /** What whoever reads an answer is to be told about how the network was made ready. */
  remarks: readonly Text[];
  built: Built;
  /** As long there as back, but for cars. */
  graph: Graph;
  /** The edge drawn for each arc of `graph`. */
  arcEdge: Uint32Array;
  engine: Engine;
  /** Makes the network ready with other weights or without some links: only what hangs on those is computed anew. */
  again(graph: Graph): Engine;
  people: PeopleOnNodes;
  /** Stretches of each road and railway, once where it has two carriageways or several tracks. */
  segments: Segments;
  roads: Carriageways;
  /** Id of each segment: its barrier's and its place along it. */
  segmentIds: string[];
  index: BarrierIndex | undefined;
  crossings: CrossingLinks[];
  metresPerS: number;
  /** The same nodes with every barrier open. */
  without(): { permeable: Permeable; engine: Engine };
  /** The node a place is joined to, never across a barrier. @throws StudyError */
  snap(xM: number, yM: number): SnappedPlace;
}

interface Asked {
  data: Data;
  geography: Geography;
  /** The workspace's folder, where built networks are kept. */
  folder: string;
  rules?: string;
}

/** What is dear to build and the same every time: kept on disk. */
interface Ready {
  built: Omit<Built, "profile">;
  graph: Graph;
  order: Uint32Array;
}

/** The same with every barrier open. */
interface Opened {
  permeable: Permeable;
  order: Uint32Array;
}

function readyOf(ways: Ways, profile: NetworkProfile, rules: string): Ready {
  const built = buildNetwork(ways, profile, { islandsBelow: ISLANDS_BELOW, barriers: rulesOf(rules) });
  // Cars keep to one-way streets. On foot and by cycle there is a way back, and contacts have no direction.
  const isAsDrawn = profile.mode === "car" || isSymmetric(built.graph);
  const graph = isAsDrawn ? built.graph : symmetric(built.graph);
  return { built, graph, order: nestedDissection(graph) };
}

function openedOf(graph: Graph, barriers: Built["barriers"]): Opened {
  const made = permeable(graph, barriers, { everyM: OPEN_EVERY_M });
  return { permeable: made, order: nestedDissection(made.graph) };
}

export async function makeModel(
  store: SnapshotStore,
  snapshot: Snapshot,
  profile: ProfileId,
  { data, geography, folder, rules = "" }: Asked,
): Promise<Model> {
  const kept = new KeptNetwork(folder, { snapshot: snapshot.id, profile, rules });
  const ready =
    kept.read<Ready>("now") ??
    kept.keep("now", readyOf(await storedWays(store, snapshot), PROFILES[profile], rules));
  const built: Built = { ...ready.built, profile: PROFILES[profile] };
  const { graph, order } = ready;
  const roads = mergeCarriageways(segmentsOf(built.barriers, SEGMENT_M), built.crossings);
  const { segments } = roads;
  const index = segments.count > 0 ? barrierIndex(segments) : undefined;
  const nearest = snapper(graph, index, { withinM: SNAP_M });
  let open: ReturnType<Model["without"]> | undefined;
  return {
    snapshot,
    profile,
    rules,
    remarks: kept.remarks,
    built,
    graph,
    arcEdge: graph === built.graph ? built.arcEdge : edgesOfArcs(built, graph),
    engine: prepare(graph, { order }),
    again: mender(graph, { order }),
    people: await peopleOn(built, data, geography),
    segments,
    roads,
    segmentIds: idsOf(segments),
    index,
    crossings: crossingLinks(built, graph),
    metresPerS: built.profile.speedKmH / 3.6,
    without() {
      if (open === undefined) {
        const made = kept.read<Opened>("open") ?? kept.keep("open", openedOf(graph, built.barriers));
        open = { permeable: made.permeable, engine: prepare(made.permeable.graph, { order: made.order }) };
      }
      return open;
    },
    snap(xM, yM) {
      try {
        return nearest(xM, yM);
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error;
        throw farFromStreets(...toDegrees(xM, yM), SNAP_M);
      }
    },
  };
}

/** The edge of each arc, found by its ends; an arc that only leads the other way is drawn as that one. */
function edgesOfArcs({ graph: own, arcEdge }: Built, { nodes, firstOut, head }: Graph): Uint32Array {
  const edges = new Map<number, number>();
  for (let u = 0; u < nodes; u++)
    for (let arc = own.firstOut[u]!; arc < own.firstOut[u + 1]!; arc++)
      edges.set(u * nodes + own.head[arc]!, arcEdge[arc]!);
  const found = new Uint32Array(head.length);
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      found[arc] = edges.get(u * nodes + head[arc]!) ?? edges.get(head[arc]! * nodes + u)!;
  return found;
}

/** `120.3` is the third stretch of the barrier 120; in an address a slash would part it. */
function idsOf({ lines, count, line }: Segments): string[] {
  const seen = new Map<number, number>();
  return Array.from({ length: count }, (_, segment) => {
    const nth = (seen.get(line[segment]!) ?? 0) + 1;
    seen.set(line[segment]!, nth);
    return `${lines[line[segment]!]!.id.replaceAll("/", "_")}.${nth}`;
  });
}

/** The links that lead over each crossing, as far as the graph has them. */
function crossingLinks({ crossings, crossingEdges, edges }: Built, graph: Graph): CrossingLinks[] {
  const isLinked = (u: number, v: number): boolean => {
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++)
      if (graph.head[arc] === v) return true;
    return false;
  };
  return crossings.map((crossing, at) => {
    const links = new Map<string, { u: number; v: number }>();
    for (const edge of crossingEdges[at]!) {
      const [u, v] = [edges.from[edge]!, edges.to[edge]!];
      if (u !== v && isLinked(u, v)) links.set(`${Math.min(u, v)} ${Math.max(u, v)}`, { u, v });
    }
    return { crossing, links: [...links.values()] };
  });
}
