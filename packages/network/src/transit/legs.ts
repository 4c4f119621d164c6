import type { Engine, WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { Snaps } from "../build/edge-snapper.ts";
import { FAR } from "../graph.ts";

/** Walks from each of some places to some others, as compressed rows: those of place i are first[i] … first[i + 1] − 1. */
export interface Legs {
  readonly first: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Uint32Array;
}

/** A place that is not on the walking network. */
export const OFF_NETWORK = 0xffffffff;

/**
 * Places tied to a walking network by the caller, who knows the barriers: a node and the way to it, and where a place lies on an edge
 * between two nodes the other one too. `tiedTo` makes them of an edge snapper's answers.
 */
export interface Tied {
  /** `OFF_NETWORK` where there is none. */
  readonly node: Uint32Array;
  readonly offsetMm?: Uint32Array;
  readonly otherNode?: Uint32Array;
  readonly otherOffsetMm?: Uint32Array;
  /** The edge each lies on, −1 for none, and how far along: two places on one edge need not go by its ends. */
  readonly edge?: Int32Array;
  readonly alongMm?: Uint32Array;
  /** The straight way from the place to the edge, part of the offsets. */
  readonly awayMm?: Uint32Array;
}

/** Places as an edge snapper ties them, for walking: what is open one way counts as open both. */
export function tiedTo({ edge, awayM, from, to, toFromMm, toToMm }: Omit<Snaps, "share">): Tied {
  const awayMm = Uint32Array.from(awayM, (m) => (m < Infinity ? Math.round(m * 1000) : 0));
  const reached = (mm: number, k: number): number => Math.min(FAR, mm + awayMm[k]!);
  return {
    node: from,
    offsetMm: toFromMm.map(reached),
    otherNode: to,
    otherOffsetMm: toToMm.map(reached),
    edge,
    alongMm: toFromMm,
    awayMm,
  };
}

export interface WalkOptions extends WorkOptions {
  /** 4.8 unless told. */
  speedKmH?: number;
  /** 1,500 m unless told; offsets count. */
  limitM?: number;
}

/** Walks along the network from each place to every place within the limit. Whole seconds, rounded up. */
export function walkingLegs(
  engine: Engine,
  from: Tied,
  to: Tied,
  { speedKmH = 4.8, limitM = 1500, signal, onProgress }: WalkOptions = {},
): Legs {
  if (!(speedKmH > 0 && limitM >= 0))
    throw new NetworkError("input", {
      value: `${speedKmH} km/h, ${limitM} m`,
      expected: "a speed above 0 and a limit of 0 or more",
      action: "Give speedKmH and limitM.",
    });
  const limitMm = Math.min(Math.round(limitM * 1000), FAR - 1);
  const mmPerS = speedKmH / 0.0036;
  const places = from.node.length;
  const [tiesFrom, tiesTo] = [endsOf(from), endsOf(to)];
  const byNode = placesByNode(tiesTo);
  const first = new Uint32Array(places + 1);
  const reached: number[] = [];
  const seconds: number[] = [];
  const best = new Uint32Array(to.node.length).fill(FAR);
  const onEdge = placesByEdge(to);
  const BLOCK = Math.max(1, Math.floor(4_000_000 / Math.max(1, byNode.nodes.length)));
  for (let begin = 0; begin < places; begin += BLOCK) {
    signal?.throwIfAborted();
    const end = Math.min(places, begin + BLOCK);
    const row = new Map<number, number>();
    for (const { node } of tiesFrom)
      for (let i = begin; i < end; i += 1)
        if (node[i]! !== OFF_NETWORK && !row.has(node[i]!)) row.set(node[i]!, row.size);
    const mm = engine.matrix(Uint32Array.from(row.keys()), byNode.nodes, limitMm, signal ? { signal } : {});
    for (let i = begin; i < end; i += 1) {
      first[i] = reached.length;
      const near: number[] = [];
      const offer = (place: number, walked: number): void => {
        if (walked > limitMm || walked >= best[place]!) return;
        if (best[place] === FAR) near.push(place);
        best[place] = walked;
      };
      for (const { node, offsetMm } of tiesFrom) {
        if (node[i] === OFF_NETWORK) continue;
        const at = row.get(node[i]!)! * byNode.nodes.length;
        const left = limitMm - offsetMm(i);
        for (let target = 0; target < byNode.nodes.length; target += 1) {
          if (mm[at + target]! > left) continue;
          for (let k = byNode.first[target]!; k < byNode.first[target + 1]!; k += 1)
            offer(byNode.place[k]!, mm[at + target]! + offsetMm(i) + byNode.offsetMm[k]!);
        }
      }
      const edge = from.edge?.[i] ?? -1;
      for (const place of edge < 0 ? [] : (onEdge.get(edge) ?? []))
        offer(
          place,
          Math.abs((from.alongMm?.[i] ?? 0) - (to.alongMm?.[place] ?? 0)) +
            (from.awayMm?.[i] ?? 0) +
            (to.awayMm?.[place] ?? 0),
        );
      for (const place of near.sort((a, b) => a - b)) {
        reached.push(place);
        seconds.push(Math.ceil(best[place]! / mmPerS));
        best[place] = FAR;
      }
    }
    onProgress?.(end, places);
  }
  first[places] = reached.length;
  return { first, to: Uint32Array.from(reached), seconds: Uint32Array.from(seconds) };
}

interface Ends {
  node: Uint32Array;
  offsetMm: (place: number) => number;
}

function endsOf({ node, offsetMm, otherNode, otherOffsetMm }: Tied): Ends[] {
  const one = { node, offsetMm: (place: number) => offsetMm?.[place] ?? 0 };
  return otherNode ? [one, { node: otherNode, offsetMm: (place) => otherOffsetMm?.[place] ?? 0 }] : [one];
}

/** The nodes that places are tied to, each with its places. */
function placesByNode(ends: readonly Ends[]): {
  nodes: Uint32Array;
  first: Uint32Array;
  place: Uint32Array;
  offsetMm: Uint32Array;
} {
  const of = new Map<number, [place: number, offsetMm: number][]>();
  for (const { node, offsetMm } of ends)
    node.forEach((at, place) => {
      if (at === OFF_NETWORK) return;
      const known = of.get(at);
      if (known) known.push([place, offsetMm(place)]);
      else of.set(at, [[place, offsetMm(place)]]);
    });
  const nodes = Uint32Array.from(of.keys()).sort();
  const first = new Uint32Array(nodes.length + 1);
  const rows = Array.from(nodes, (node) => of.get(node)!);
  rows.forEach((row, k) => (first[k + 1] = first[k]! + row.length));
  const flat = rows.flat();
  return {
    nodes,
    first,
    place: Uint32Array.from(flat, ([place]) => place),
    offsetMm: Uint32Array.from(flat, ([, mm]) => mm),
  };
}

function placesByEdge({ edge }: Tied): Map<number, number[]> {
  const of = new Map<number, number[]>();
  edge?.forEach((at, place) => {
    if (at >= 0) of.set(at, [...(of.get(at) ?? []), place]);
  });
  return of;
}

/** The same legs by where they end: egress legs found from stops to places, as each place's stops. */
export function turnedLegs({ first, to, seconds }: Legs, places: number): Legs {
  const begin = new Uint32Array(places + 1);
  for (const place of to) begin[place + 1]! += 1;
  for (let i = 0; i < places; i += 1) begin[i + 1]! += begin[i]!;
  const next = begin.slice();
  const turned = { first: begin, to: new Uint32Array(to.length), seconds: new Uint32Array(to.length) };
  for (let i = 0; i + 1 < first.length; i += 1)
    for (let k = first[i]!; k < first[i + 1]!; k += 1) {
      const at = next[to[k]!]!++;
      turned.to[at] = i;
      turned.seconds[at] = seconds[k]!;
    }
  return turned;
}
