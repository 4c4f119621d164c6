import type { CrossingKind, Way, Ways } from "../ways.ts";
import type { BarrierSegments } from "./barrier-lines.ts";
import { type Draft, NO_WAY } from "./draft.ts";
import type { Weight } from "./profile/weights.ts";
import { Sectors } from "./sectors.ts";
import type { UnlikelyCrossing } from "./built.ts";

export interface LayOptions {
  mode: "foot" | "cycle" | "car";
  /** Seconds of waiting at a crossing of a kind over a line. */
  delayS: (kind: CrossingKind, line: number) => number;
  /** Metres on the flat that are a second. */
  metresPerS: number;
}

/**
 * Lays the usable ways as segments between sites. Barriers that may be walked along get a path on either side; ways that meet a barrier at grade
 * end on their own side of it, and tagged crossings join the sides.
 */
export function layWays(
  draft: Draft,
  { xM, yM, ways, crossings, blocked }: Ways,
  weights: readonly Weight[],
  barriers: BarrierSegments,
  { mode, delayS, metresPerS }: LayOptions,
): UnlikelyCrossing[] {
  const sectors = new Sectors(draft, barriers, xM, yM);
  const onBarrier = new Uint8Array(ways.length);
  for (const way of barriers.way) onBarrier[way] = 1;
  const stops = (vertex: number): boolean => blocked?.get(vertex)?.[mode] === true;
  const site = (vertex: number, from: number): number =>
    stops(vertex) ? draft.site(xM[vertex]!, yM[vertex]!, vertex) : sectors.towards(vertex, from);

  ways.forEach(({ vertices }: Way, w) => {
    const { forward, backward } = weights[w]!;
    if (forward === Number.POSITIVE_INFINITY && backward === Number.POSITIVE_INFINITY) return;
    for (let v = 1; v < vertices.length; v++) {
      const [p, q] = [vertices[v - 1]!, vertices[v]!];
      if (p === q) continue;
      if (onBarrier[w] === 0) draft.segment(site(p, q), site(q, p), w);
      else if (!sectors.isDivided(p) && !sectors.isDivided(q))
        draft.segment(sectors.plain(p), sectors.plain(q), w);
      else {
        const [left, right] = sectors.beside(p, q);
        const [back, ahead] = sectors.beside(q, p);
        draft.segment(left, ahead, w);
        draft.segment(right, back, w);
      }
    }
  });
  return join(draft, sectors, xM, yM, crossings, ways, barriers, { mode, delayS, metresPerS });
}

function join(
  draft: Draft,
  sectors: Sectors,
  xM: Float64Array,
  yM: Float64Array,
  crossings: Ways["crossings"],
  ways: readonly Way[],
  barriers: BarrierSegments,
  { delayS, metresPerS }: LayOptions,
): UnlikelyCrossing[] {
  const unlikely: UnlikelyCrossing[] = [];
  const meetsSideWays = sideWays(draft, ways, barriers);
  for (const { vertex, sites, pairs, arm } of sectors.between()) {
    const kind = crossings.get(vertex);
    const tell = (reason: UnlikelyCrossing["reason"], own: readonly number[]): void =>
      void unlikely.push({
        reason,
        barrier: barriers.lines[barriers.line[arm]!]!.id,
        xM: xM[vertex]!,
        yM: yM[vertex]!,
        ways: own.map((w) => ways[w]!.id),
      });
    if (kind === undefined) {
      const own = meetsSideWays(vertex);
      if (own.length > 0) tell("cut", own);
      continue;
    }
    if (sites === 1) tell("unused", [barriers.way[arm]!]);
    for (const { a, b, segment: over } of pairs) {
      const line = barriers.line[over]!;
      const wait = delayS(kind, line);
      draft.keep(a);
      draft.keep(b);
      const alongM =
        barriers.alongM[over]! + (barriers.b[over] === vertex ? lengthOf(barriers, over, xM, yM) : 0);
      draft.crossings.push({
        line,
        kind,
        xM: xM[vertex]!,
        yM: yM[vertex]!,
        alongM,
        delayS: wait,
        segment: draft.segment(a, b, NO_WAY, wait * metresPerS),
      });
    }
  }
  return unlikely;
}

const lengthOf = ({ a, b }: BarrierSegments, s: number, x: Float64Array, y: Float64Array): number =>
  Math.hypot(x[b[s]!]! - x[a[s]!]!, y[b[s]!]! - y[a[s]!]!);

/** Ways other than barriers that end or turn at a vertex, from more than one side of the barrier. */
function sideWays(
  draft: Draft,
  ways: readonly Way[],
  barriers: BarrierSegments,
): (vertex: number) => number[] {
  const barrierWays = new Set(barriers.way);
  const bySite = new Map<number, Map<number, Set<number>>>();
  const add = (site: number, way: number): void => {
    const vertex = draft.vertex.data[site]!;
    if (vertex < 0) return;
    let sites = bySite.get(vertex);
    if (!sites) bySite.set(vertex, (sites = new Map()));
    const own = sites.get(site);
    if (own) own.add(way);
    else sites.set(site, new Set([way]));
  };
  const wanted = new Set([...barriers.a, ...barriers.b]);
  for (let s = 0; s < draft.a.length; s++) {
    const way = draft.way.data[s]!;
    if (way === NO_WAY || barrierWays.has(way)) continue;
    for (const site of [draft.a.data[s]!, draft.b.data[s]!])
      if (wanted.has(draft.vertex.data[site]!)) add(site, way);
  }
  return (vertex) => {
    const sites = bySite.get(vertex);
    if (sites === undefined || sites.size < 2) return [];
    return [...new Set([...sites.values()].flatMap((own) => [...own]))];
  };
}
