import type { Feed } from "./gtfs/feed.ts";
import type { Legs } from "./legs.ts";

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
