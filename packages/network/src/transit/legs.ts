import type { Engine, WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { FAR } from "../graph.ts";
import type { Feed } from "./gtfs/feed.ts";

/** Walks from each of some places to some others, as compressed rows: those of place i are first[i] … first[i + 1] − 1. */
export interface Legs {
  readonly first: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Uint32Array;
}

/** A place that is not on the walking network. */
export const OFF_NETWORK = 0xffffffff;

/** Places tied to a walking network by the caller, who knows the barriers: a node each, and the way to it. */
export interface Snapped {
  /** `OFF_NETWORK` where there is none. */
  readonly node: Uint32Array;
  readonly offsetMm?: Uint32Array;
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
  from: Snapped,
  to: Snapped,
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
  const targets = Uint32Array.from(new Set(to.node.filter((node) => node !== OFF_NETWORK)));
  const at = new Map<number, number>();
  targets.forEach((node, k) => at.set(node, k));
  const first = new Uint32Array(places + 1);
  const stops: number[] = [];
  const seconds: number[] = [];
  const BLOCK = Math.max(1, Math.floor(4_000_000 / Math.max(1, targets.length)));
  for (let begin = 0; begin < places; begin += BLOCK) {
    signal?.throwIfAborted();
    const end = Math.min(places, begin + BLOCK);
    const sources = Uint32Array.from(
      new Set(from.node.subarray(begin, end).filter((node) => node !== OFF_NETWORK)),
    );
    const row = new Map<number, number>();
    sources.forEach((node, k) => row.set(node, k));
    const mm = engine.matrix(sources, targets, limitMm, signal ? { signal } : {});
    for (let i = begin; i < end; i += 1) {
      first[i] = stops.length;
      const source = row.get(from.node[i]!);
      if (source === undefined) continue;
      for (let j = 0; j < to.node.length; j += 1) {
        const target = at.get(to.node[j]!);
        if (target === undefined) continue;
        const walked =
          mm[source * targets.length + target]! + (from.offsetMm?.[i] ?? 0) + (to.offsetMm?.[j] ?? 0);
        if (walked > limitMm) continue;
        stops.push(j);
        seconds.push(Math.ceil(walked / mmPerS));
      }
    }
    onProgress?.(end, places);
  }
  first[places] = stops.length;
  return { first, to: Uint32Array.from(stops), seconds: Uint32Array.from(seconds) };
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

/**
 * Changes between stops: the walks of the network, the shortest time to change at a stop, and what the feed says of transfers
 * (`min_transfer_time` of kind 2 holds where it is longer than the walk, kind 3 forbids; both for all platforms where they name a
 * station). Each stop's own entry, from it to itself, comes first.
 * @param changeS shortest time to change at one stop, 60 unless told
 */
export function changesBetween(
  feed: Pick<Feed, "stops" | "transfers">,
  walks: Legs,
  { changeS = 60 }: { changeS?: number } = {},
): Legs {
  const { parent } = feed.stops;
  const stops = parent.length;
  const platforms = new Map<number, number[]>();
  parent.forEach((station, stop) => {
    if (station >= 0) platforms.set(station, [...(platforms.get(station) ?? []), stop]);
  });
  const told = new Map<number, Map<number, number>>();
  for (const { from, to, kind, minS } of feed.transfers) {
    if (kind !== 2 && kind !== 3) continue;
    for (const a of [from, ...(platforms.get(from) ?? [])])
      for (const b of [to, ...(platforms.get(to) ?? [])]) {
        const row = told.get(a) ?? new Map<number, number>();
        told.set(a, row.set(b, kind === 3 ? Infinity : minS));
      }
  }
  const first = new Uint32Array(stops + 1);
  const to: number[] = [];
  const seconds: number[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    first[stop] = to.length;
    const row = told.get(stop);
    const change = row?.get(stop) ?? changeS;
    to.push(stop);
    // Where changing is forbidden the entry stays, so that every stop has one, with a time that never fits.
    seconds.push(Math.min(change, 0xffff));
    for (let k = walks.first[stop]!; k < walks.first[stop + 1]!; k += 1) {
      const other = walks.to[k]!;
      const least = row?.get(other) ?? 0;
      if (other === stop || least === Infinity) continue;
      to.push(other);
      seconds.push(Math.max(walks.seconds[k]! + changeS, least));
    }
    if (!row) continue;
    const walked = new Set(walks.to.subarray(walks.first[stop]!, walks.first[stop + 1]!));
    for (const [other, least] of row) {
      if (other === stop || least === Infinity || walked.has(other)) continue;
      to.push(other);
      seconds.push(Math.max(least, changeS));
    }
  }
  first[stops] = to.length;
  return { first, to: Uint32Array.from(to), seconds: Uint32Array.from(seconds) };
}
