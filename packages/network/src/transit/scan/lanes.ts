import { NO_ALIGHTING, NO_BOARDING } from "../gtfs/feed.ts";
import type { Legs } from "../legs.ts";
import type { Timetable } from "../timetable.ts";

/** Origins scanned together. */
export const LANES = 16;
const ALL = 0xffff;
/** No time at all, in lanes. */
export const NEVER = 0xffff;

/** Times of 16 origins at every stop, with the bounds over lanes that let most connections be passed over by one comparison. */
export interface LaneTimes {
  readonly at: Uint16Array;
  /** Soonest and latest of the lanes, by stop. */
  readonly soonest: Uint16Array;
  readonly latest: Uint16Array;
}

export const laneTimes = (stops: number): LaneTimes =>
  clear({
    at: new Uint16Array(stops * LANES),
    soonest: new Uint16Array(stops),
    latest: new Uint16Array(stops),
  });

export function clear(times: LaneTimes): LaneTimes {
  times.at.fill(NEVER);
  times.soonest.fill(NEVER);
  times.latest.fill(NEVER);
  return times;
}

/** Lowers the time of the lanes of a mask at a stop to `time` where it is later. The lanes that changed. */
export function lower({ at, soonest, latest }: LaneTimes, stop: number, mask: number, time: number): number {
  if (time >= latest[stop]!) return 0;
  let changed = 0;
  let last = 0;
  const base = stop * LANES;
  for (let lane = 0; lane < LANES; lane += 1) {
    let known = at[base + lane]!;
    if (time < known && mask & (1 << lane)) {
      at[base + lane] = known = time;
      changed |= 1 << lane;
    }
    if (known > last) last = known;
  }
  if (changed) {
    latest[stop] = last;
    if (time < soonest[stop]!) soonest[stop] = time;
  }
  return changed;
}

export interface LaneScan {
  readonly timetable: Timetable;
  readonly changes: Legs;
  /** First and after the last connection. */
  readonly span: readonly [number, number];
  /** What times in lanes count from, seconds after midnight. */
  readonly zeroS: number;
  /** Arrivals after this many seconds from zero do not count. */
  readonly untilS: number;
}

/**
 * One scan for 16 origins. Boards where `ready` lets, lowers `arrival`, and from it `next`, which is `ready` itself where the number
 * of rides has no limit. `aboard` holds the lanes in each run and must be 0 at the start. False where no arrival became earlier.
 */
export function scanLanes(
  { timetable, changes, span: [begin, end], zeroS, untilS }: LaneScan,
  ready: LaneTimes,
  next: LaneTimes,
  arrival: LaneTimes,
  aboard: Uint16Array,
): boolean {
  const { fromStop, toStop, run, flags, departureS, arrivalS } = timetable;
  const { first, to, seconds } = changes;
  const { soonest } = ready;
  const readyAt = ready.at;
  const { latest } = arrival;
  let any = false;
  for (let c = begin; c < end; c += 1) {
    let mask = aboard[run[c]!]!;
    if (mask !== ALL) {
      const leaves = departureS[c]! - zeroS;
      const from = fromStop[c]!;
      if (soonest[from]! <= leaves && (flags[c]! & NO_BOARDING) === 0) {
        const base = from * LANES;
        for (let lane = 0; lane < LANES; lane += 1) if (readyAt[base + lane]! <= leaves) mask |= 1 << lane;
        aboard[run[c]!] = mask;
      }
      if (mask === 0) continue;
    }
    const at = toStop[c]!;
    const comes = arrivalS[c]! - zeroS;
    if (comes >= latest[at]! || comes > untilS || flags[c]! & NO_ALIGHTING) continue;
    const changed = lower(arrival, at, mask, comes);
    if (changed === 0) continue;
    any = true;
    for (let k = first[at]!; k < first[at + 1]!; k += 1) {
      const then = comes + seconds[k]!;
      if (then < NEVER) lower(next, to[k]!, changed, then);
    }
  }
  return any;
}
