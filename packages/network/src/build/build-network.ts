import type { BarrierLine } from "../barrier.ts";
import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { Way, Ways } from "../ways.ts";
import { arcsOf } from "./arcs.ts";
import { barrierKindOf, barrierLines, type BarrierRules } from "./barrier-lines.ts";
import type { Built, BuildReport, Island, Place } from "./built.ts";
import { contract } from "./chains.ts";
import { checkedWays } from "./checked-ways.ts";
import { crossingsOf } from "./crossings.ts";
import { Draft } from "./draft.ts";
import { edgesOf } from "./edges.ts";
import { layWays } from "./lay-ways.ts";
import { barrierGrid, meetBarriers } from "./meet-barriers.ts";
import { missingLinks } from "./missing-links.ts";
import { numberNodes } from "./number-nodes.ts";
import { partsOf } from "./parts.ts";
import { crossingDelayS, type DelayRules } from "./profile/crossing-delay.ts";
import type { Profile } from "./profile/profile.ts";
import { weightsFor } from "./profile/weights.ts";

export interface BuildOptions extends WorkOptions {
  /** Parts with fewer nodes are left out (and reported); the largest always stays. Infinity: nothing but the largest. */
  islandsBelow?: number;
  /** Which ways cannot be crossed freely: rules, or a function. Cars have no barriers. */
  barriers?: Partial<BarrierRules> | ((way: Way) => BarrierLine["kind"] | undefined);
  delays?: Partial<DelayRules>;
  /** Ends that come this close to another way are reported as missing links, metres; 0 looks for none. */
  linkWithinM?: number;
  municipalityOf?: (xM: number, yM: number) => string | undefined;
}

/**
 * The network of a profile: junctions as nodes, what lies between two junctions as one edge with its drawing and ways. No edge meets a barrier at
 * grade unless a crossing says so: a vertex on a barrier is divided into the sides of the barrier, ways end on their own side, crossings join the
 * sides with their wait, and a barrier that may be walked along has a path on either side.
 *
 * @throws NetworkError when no way can be used by the profile.
 */
export function buildNetwork(
  given: Ways,
  profile: Profile,
  {
    islandsBelow = 12,
    barriers: rules = {},
    delays = {},
    linkWithinM = 12,
    municipalityOf,
    signal,
    onProgress,
  }: BuildOptions = {},
): Built {
  const steps = 6;
  const step = (done: number): void => {
    signal?.throwIfAborted();
    onProgress?.(done, steps);
  };
  step(0);
  const { ways: checked, bad } = checkedWays(given);
  const { ways, xM, yM } = checked;
  const weightOf = weightsFor(profile);
  const weights = ways.map((way) => weightOf(way, lengthOf(way, xM, yM)));
  const isCar = profile.mode === "car";
  const kindOf = typeof rules === "function" ? rules : (way: Way) => barrierKindOf(way, rules);
  const segments = barrierLines(ways, xM, yM, isCar ? () => undefined : kindOf);
  const grid = barrierGrid(segments, xM, yM);
  const lay = {
    mode: profile.mode,
    metresPerS: profile.speedKmH / 3.6,
    delayS: (kind: Parameters<typeof crossingDelayS>[0], line: number) =>
      crossingDelayS(kind, segments.lines[line]!, profile, delays),
  };
  step(1);
  const draft = new Draft();
  const unlikely = [
    ...layWays(draft, checked, weights, segments, lay),
    ...meetBarriers(draft, checked, segments, grid, lay),
  ];
  if (draft.a.length === 0)
    throw new NetworkError("input", {
      value: `${given.ways.length} ways from ${given.source}`,
      expected: `ways that ${profile.id} may use`,
      action: "Choose another profile, or check how the source's attributes are mapped.",
    });
  step(2);
  const chains = contract(draft);
  step(3);
  const { parts, of } = partsOf(draft, chains);
  const kept: number[] = [];
  for (let site = 0; site < of.length; site++)
    if (of[site] === 0 || (of[site]! > 0 && parts[of[site]!]!.nodes >= islandsBelow)) kept.push(site);
  const node = numberNodes(kept, draft.xM.data, draft.yM.data, of.length);
  const { edges, edgeOfSegment } = edgesOf(draft, chains, node, weights);
  step(4);
  const [nodeX, nodeY, part] = [
    new Float64Array(kept.length),
    new Float64Array(kept.length),
    new Uint32Array(kept.length),
  ];
  for (const site of kept) {
    nodeX[node[site]!] = draft.xM.data[site]!;
    nodeY[node[site]!] = draft.yM.data[site]!;
    part[node[site]!] = of[site]!;
  }
  const { graph, arcEdge } = arcsOf(edges, nodeX, nodeY);
  const { crossings, crossingEdges, unlikely: doubtful } = crossingsOf(draft, segments, edgeOfSegment);
  step(5);
  const islands = parts.slice(1).map(({ nodes, lengthM, site, ways: own }): Island => ({
    nodes,
    lengthM,
    leftOut: nodes < islandsBelow,
    xM: draft.xM.data[site]!,
    yM: draft.yM.data[site]!,
    ways: own.flatMap((w) => ways[w]?.id ?? []),
  }));
  const report: BuildReport = {
    islands,
    missingLinks: isCar ? [] : missingLinks(graph, edges, ways, grid, linkWithinM),
    unlikelyCrossings: [...unlikely, ...doubtful],
    badWays: bad,
    byMunicipality: new Map(),
  };
  if (municipalityOf) countByMunicipality(report, municipalityOf);
  step(steps);
  return {
    profile,
    graph,
    arcEdge,
    arcLengthMm: Uint32Array.from(arcEdge, (edge) => edges.lengthMm[edge]!),
    edges,
    part,
    ways,
    barriers: segments.lines,
    crossings,
    crossingEdges,
    report,
  };
}

function lengthOf({ vertices }: Way, x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let v = 1; v < vertices.length; v++)
    sum += Math.hypot(x[vertices[v]!]! - x[vertices[v - 1]!]!, y[vertices[v]!]! - y[vertices[v - 1]!]!);
  return sum;
}

function countByMunicipality(
  { islands, missingLinks: links, unlikelyCrossings, byMunicipality }: BuildReport,
  municipalityOf: (xM: number, yM: number) => string | undefined,
): void {
  const count = (places: readonly Place[], key: "islands" | "missingLinks" | "unlikelyCrossings"): void => {
    for (const place of places) {
      const municipality = municipalityOf(place.xM, place.yM);
      if (municipality === undefined) continue;
      place.municipality = municipality;
      let row = byMunicipality.get(municipality);
      if (!row)
        byMunicipality.set(municipality, (row = { islands: 0, missingLinks: 0, unlikelyCrossings: 0 }));
      row[key]++;
    }
  };
  count(islands, "islands");
  count(links, "missingLinks");
  count(unlikelyCrossings, "unlikelyCrossings");
}
