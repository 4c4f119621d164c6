import type { Barriers, Crossing } from "./barriers.ts";
import { cellAreaKm2, cellAt } from "./grid.ts";
import type { Point } from "./line.ts";
import { distance } from "./line.ts";
import type { Random } from "./prng.ts";
import { noise } from "./prng.ts";
import { ROADS, roadLine } from "./roads.ts";
import type { Terrain } from "./terrain.ts";

export interface Edge {
  from: number;
  to: number;
  highway: "residential" | "footway" | "living_street" | "tertiary" | "secondary" | "cycleway";
  crossing?: Crossing;
}

export interface WalkingNetwork {
  nodes: Point[];
  edges: Edge[];
  /** The node nearest to a point, -1 when none lies within `withinM`. */
  nearest(at: Point, withinM?: number): number;
}

const SPACING_M = 150;
/** Fewer people than this per km² and there are no streets but the country roads. */
const STREETS_FROM = 650;

/**
 * Streets on a bent lattice where people live, country roads between the towns, and every passage over a barrier as an
 * edge of its own. No other edge meets a motorway, railway, river or busy road. Only the connected part is kept.
 */
export function drawNetwork(
  seed: number,
  terrain: Terrain,
  barriers: Barriers,
  random: Random,
): WalkingNetwork {
  const stream = random.fork("network");
  const nodes: Point[] = [];
  const edges: Edge[] = [];
  streets(seed, terrain, barriers, stream, nodes, edges);
  countryRoads(terrain, barriers, nodes, edges);
  for (const crossing of barriers.crossings) addCrossing(crossing, barriers, nodes, edges);
  joinParts(nodes, edges, barriers);
  const kept = largestPart(nodes, edges);
  return { ...kept, nearest: finder(kept.nodes) };
}

function streets(
  seed: number,
  { land, lake, people }: Terrain,
  { blocked }: Barriers,
  stream: Random,
  nodes: Point[],
  edges: Edge[],
): void {
  const bend = noise(seed, "streets", 2);
  const at = new Map<number, number>();
  const half = Math.round(16_000 / SPACING_M);
  const [cos, sin] = [0.97, 0.243];
  for (let i = -half; i <= half; i++)
    for (let j = -half; j <= half; j++) {
      const [u, v] = [i * SPACING_M, j * SPACING_M];
      const x = cos * u - sin * v + 55 * bend(u / 700, v / 700) + stream.between(-16, 16);
      const y = sin * u + cos * v + 55 * bend(u / 700 + 90, v / 700) + stream.between(-16, 16);
      const cell = cellAt(x, y);
      if (cell < 0 || !land[cell] || lake[cell] || people[cell]! / cellAreaKm2(cell) < STREETS_FROM) continue;
      at.set(i * 4096 + j, nodes.length);
      nodes.push([x, y]);
    }
  for (const [key, a] of at)
    for (const [step, line] of [
      [4096, Math.round(key % 4096)],
      [1, Math.floor(key / 4096)],
    ] as const) {
      const b = at.get(key + step);
      if (b === undefined || stream.next() < 0.09 || blocked(nodes[a]!, nodes[b]!)) continue;
      edges.push({ from: a, to: b, highway: streetKind(line, stream) });
    }
}

function streetKind(line: number, stream: Random): Edge["highway"] {
  if (Math.abs(line) % 6 === 0) return "tertiary";
  const draw = stream.next();
  return draw < 0.62 ? "residential" : draw < 0.82 ? "footway" : draw < 0.92 ? "cycleway" : "living_street";
}

/** Foot and cycle ways along the country roads, a little to the side of them. */
function countryRoads({ land }: Terrain, { blocked }: Barriers, nodes: Point[], edges: Edge[]): void {
  for (const road of ROADS) {
    const line = roadLine(road, land);
    let last = -1;
    for (let k = 1; k < line.length; k += 2) {
      const [a, b] = [line[k - 1]!, line[k]!];
      const d = distance(a, b);
      const beside: Point = [b[0] + (26 * (b[1] - a[1])) / d, b[1] - (26 * (b[0] - a[0])) / d];
      nodes.push(beside);
      if (last >= 0 && !blocked(nodes[last]!, beside))
        edges.push({ from: last, to: nodes.length - 1, highway: "secondary" });
      last = nodes.length - 1;
    }
  }
}

/** Adds the passage and ties each end to the nearest nodes on its own side. */
function addCrossing(crossing: Crossing, barriers: Barriers, nodes: Point[], edges: Edge[]): void {
  const before = nodes.length;
  const ties = crossing.ends.map((end) => nearestFree(end, before, 2, barriers, nodes));
  if (ties.some((found) => found.length === 0)) return;
  nodes.push(...crossing.ends);
  edges.push({ from: before, to: before + 1, highway: "footway", crossing });
  ties.forEach((found, side) => {
    for (const node of found) edges.push({ from: before + side, to: node, highway: "footway" });
  });
}

function nearestFree(end: Point, among: number, count: number, barriers: Barriers, nodes: Point[]): number[] {
  const close: { node: number; away: number }[] = [];
  for (let node = 0; node < among; node++) {
    const away = distance(end, nodes[node]!);
    if (away < 700 && away > 1) close.push({ node, away });
  }
  close.sort((a, b) => a.away - b.away);
  const found: number[] = [];
  for (const { node, away } of close.slice(0, 30)) {
    if (found.length === count || (found.length > 0 && away > 260)) break;
    if (!barriers.blocked(end, nodes[node]!)) found.push(node);
  }
  return found;
}

/** Ties parts that lie close together without a barrier between: a country road to the streets of a village. */
function joinParts(nodes: Point[], edges: Edge[], { blocked }: Barriers): void {
  const find = parts(nodes.length, edges);
  const near = finder(nodes);
  for (let pass = 0; pass < 3; pass++)
    nodes.forEach((at, a) => {
      for (const b of near.within(at, 170 + 130 * pass))
        if (find.root(a) !== find.root(b) && !blocked(at, nodes[b]!)) {
          edges.push({ from: a, to: b, highway: "footway" });
          find.join(a, b);
        }
    });
}

function largestPart(nodes: Point[], edges: Edge[]): { nodes: Point[]; edges: Edge[] } {
  const find = parts(nodes.length, edges);
  const size = new Map<number, number>();
  nodes.forEach((_, node) => size.set(find.root(node), (size.get(find.root(node)) ?? 0) + 1));
  const [main] = [...size].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
  const number: number[] = [];
  const kept: Point[] = [];
  nodes.forEach((at, node) => {
    if (find.root(node) !== main) return;
    number[node] = kept.length;
    kept.push(at);
  });
  return {
    nodes: kept,
    edges: edges
      .filter(({ from }) => find.root(from) === main)
      .map((edge) => ({ ...edge, from: number[edge.from]!, to: number[edge.to]! })),
  };
}

function parts(count: number, edges: Edge[]) {
  const parent = Int32Array.from({ length: count }, (_, k) => k);
  const root = (k: number): number => {
    while (parent[k] !== k) k = parent[k] = parent[parent[k]!]!;
    return k;
  };
  const join = (a: number, b: number) => {
    parent[root(a)] = root(b);
  };
  for (const { from, to } of edges) join(from, to);
  return { root, join };
}

const BIN_M = 300;
const bin = (x: number, y: number) => Math.floor(x / BIN_M) * 4096 + Math.floor(y / BIN_M);

function finder(nodes: Point[]) {
  const bins = new Map<number, number[]>();
  nodes.forEach(([x, y], k) => {
    const list = bins.get(bin(x, y));
    if (list) list.push(k);
    else bins.set(bin(x, y), [k]);
  });
  /** Nodes within a distance, nearest first. */
  const within = ([x, y]: Point, withinM: number): number[] => {
    const found: { k: number; away: number }[] = [];
    const steps = Math.ceil(withinM / BIN_M);
    for (let i = -steps; i <= steps; i++)
      for (let j = -steps; j <= steps; j++)
        for (const k of bins.get(bin(x + i * BIN_M, y + j * BIN_M)) ?? []) {
          const away = distance([x, y], nodes[k]!);
          if (away <= withinM) found.push({ k, away });
        }
    return found.sort((a, b) => a.away - b.away || a.k - b.k).map(({ k }) => k);
  };
  const nearest = (at: Point, withinM = 1500): number => within(at, withinM)[0] ?? -1;
  return Object.assign(nearest, { within });
}
