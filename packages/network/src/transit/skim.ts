import type { WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { FAR } from "../graph.ts";
import type { Legs } from "./legs.ts";
import type { ArrivalOptions } from "./scan/earliest-arrivals.ts";
import {
  LANES,
  type LaneScan,
  type LaneTimes,
  NEVER,
  clear,
  laneTimes,
  lower,
  scanLanes,
} from "./scan/lanes.ts";
import { rankOf } from "./scan/percentiles.ts";
import { spanOf } from "./scan/span.ts";
import type { Timetable } from "./timetable.ts";

/** What a journey is made of: rides, changes, and walks from origins to stops and from stops to destinations. */
export interface Transit {
  readonly timetable: Timetable;
  /** Of `changesBetween`. */
  readonly changes: Legs;
  /** Walks to stops, by origin. */
  readonly access: Legs;
  /** Walks from stops, by destination: `to` holds the stops; see `turnedLegs`. */
  readonly egress: Legs;
  /** Seconds to walk all the way, origins × destinations row by row, `FAR` where too far; none unless told. */
  readonly direct?: Uint32Array;
}

export interface SkimOptions extends WorkOptions, ArrivalOptions {
  /** Of the travel times over the departures; [50] unless told. */
  percentiles?: readonly number[];
  /** Order in which origins share lanes: near ones together are faster. As given unless told. */
  order?: Uint32Array;
}

// Two numbers less than the largest of 16 bits: NEVER and a change that never fits.
const SPAN_S = 0xfffd;

/**
 * Travel times from every origin to every destination, seconds from leaving (waiting included), row-major; `FAR` where there is no
 * journey within `maxS`. One matrix for each percentile over the departures, by nearest rank. Sixteen origins are scanned at once;
 * every time is that of `earliestArrivals`. Departures are scanned from the last to the first, since whoever can leave later can wait.
 * @param departuresS seconds after midnight of the timetable's date
 */
export function skim(
  { timetable, changes, access, egress: legs, direct }: Transit,
  departuresS: readonly number[],
  { percentiles = [50], maxS = 7200, maxRides = Infinity, order, signal, onProgress }: SkimOptions = {},
): Uint32Array[] {
  const egress = nearestFirst(legs);
  const origins = access.first.length - 1;
  const destinations = egress.first.length - 1;
  const leave = [...new Set(departuresS)].sort((a, b) => b - a);
  check(leave, maxS, origins * destinations, direct);
  const ranks = percentiles.map((percentile) => rankOf(percentile, leave.length));
  const zeroS = leave.at(-1)!;
  const stops = timetable.stops;
  const [ready, next, arrival] = [laneTimes(stops), laneTimes(stops), laneTimes(stops)];
  const aboard = new Uint16Array(timetable.runs);
  const best = new Uint16Array(leave.length * destinations * LANES);
  const matrices = percentiles.map(() => new Uint32Array(origins * destinations));
  for (let begin = 0; begin < origins; begin += LANES) {
    signal?.throwIfAborted();
    const batch = Array.from({ length: Math.min(LANES, origins - begin) }, (_, lane) =>
      order ? order[begin + lane]! : begin + lane,
    );
    clear(ready);
    clear(arrival);
    leave.forEach((departureS, d) => {
      const scan = {
        timetable,
        changes,
        span: spanOf(timetable, departureS, departureS + maxS),
        zeroS,
        untilS: departureS + maxS - zeroS,
      };
      if (maxRides === Infinity) {
        board(access, batch, departureS - zeroS, ready);
        aboard.fill(0);
        scanLanes(scan, ready, ready, arrival, aboard);
      } else rides(scan, access, batch, departureS - zeroS, maxRides, [ready, next], arrival, aboard);
      alight(
        egress,
        arrival,
        batch.length,
        departureS - zeroS,
        maxS,
        best.subarray(d * destinations * LANES, (d + 1) * destinations * LANES),
      );
    });
    gather(best, batch, destinations, leave.length, ranks, direct, matrices);
    onProgress?.(Math.min(origins, begin + LANES), origins);
  }
  return matrices;
}

/** Puts the origins of a batch at their stops. */
function board(access: Legs, batch: readonly number[], fromS: number, ready: LaneTimes): void {
  batch.forEach((origin, lane) => {
    for (let k = access.first[origin]!; k < access.first[origin + 1]!; k += 1) {
      const at = fromS + access.seconds[k]!;
      if (at < NEVER) lower(ready, access.to[k]!, 1 << lane, at);
    }
  });
}

/** One scan for each ride, for journeys of a limited number of them. */
function rides(
  scan: LaneScan,
  access: Legs,
  batch: readonly number[],
  fromS: number,
  maxRides: number,
  [first, second]: [LaneTimes, LaneTimes],
  arrival: LaneTimes,
  aboard: Uint16Array,
): void {
  let [ready, next] = [clear(first), clear(second)];
  clear(arrival);
  board(access, batch, fromS, ready);
  for (let ride = 1; ride <= maxRides; ride += 1) {
    aboard.fill(0);
    if (!scanLanes(scan, ready, next, arrival, aboard)) return;
    [ready, next] = [next, clear(ready)];
  }
}

/**
 * Walks from stops to destinations: the travel times of the lanes at each, `NEVER` beyond the longest journey. Nearest stops first, so
 * that the rest can be passed over once no lane can gain from a walk as long as theirs.
 */
function alight(
  egress: Legs,
  { at, soonest }: LaneTimes,
  lanes: number,
  fromS: number,
  maxS: number,
  best: Uint16Array,
): void {
  best.fill(NEVER);
  let first = NEVER;
  for (const time of soonest) if (time < first) first = time;
  for (let j = 0; j + 1 < egress.first.length; j += 1) {
    let worst = maxS + 1;
    for (let k = egress.first[j]!; k < egress.first[j + 1]!; k += 1) {
      const stop = egress.to[k]!;
      const walk = egress.seconds[k]! - fromS;
      if (first + walk >= worst) break;
      if (soonest[stop]! + walk >= worst) continue;
      let last = 0;
      for (let lane = 0; lane < lanes; lane += 1) {
        const time = at[stop * LANES + lane]! + walk;
        let known = best[j * LANES + lane]!;
        if (time < known && time <= maxS) best[j * LANES + lane] = known = time;
        if (known > last) last = known;
      }
      if (last < worst) worst = last;
    }
  }
}

/** The same legs with the nearest of each place first. */
function nearestFirst({ first, to, seconds }: Legs): Legs {
  const sorted = { first, to: to.slice(), seconds: seconds.slice() };
  for (let i = 0; i + 1 < first.length; i += 1) {
    const order = Array.from({ length: first[i + 1]! - first[i]! }, (_, k) => first[i]! + k);
    order.sort((a, b) => seconds[a]! - seconds[b]! || a - b);
    order.forEach((from, k) => {
      sorted.to[first[i]! + k] = to[from]!;
      sorted.seconds[first[i]! + k] = seconds[from]!;
    });
  }
  return sorted;
}

/** The wanted ranks over departures, and walking all the way where that is as fast. */
function gather(
  best: Uint16Array,
  batch: readonly number[],
  destinations: number,
  departures: number,
  ranks: readonly number[],
  direct: Uint32Array | undefined,
  matrices: readonly Uint32Array[],
): void {
  const times = new Uint16Array(departures);
  batch.forEach((origin, lane) => {
    for (let j = 0; j < destinations; j += 1) {
      for (let d = 0; d < departures; d += 1) times[d] = best[(d * destinations + j) * LANES + lane]!;
      if (departures > 1) times.sort();
      const walk = direct?.[origin * destinations + j] ?? FAR;
      for (let p = 0; p < ranks.length; p += 1) {
        const time = times[ranks[p]!]!;
        matrices[p]![origin * destinations + j] = Math.min(walk, time === NEVER ? FAR : time);
      }
    }
  });
}

function check(leave: readonly number[], maxS: number, pairs: number, direct: Uint32Array | undefined): void {
  const wrong = leave.find((at) => !(Number.isInteger(at) && at >= 0 && at < 172_800));
  if (leave.length === 0 || wrong !== undefined)
    throw new NetworkError("input", {
      value: wrong ?? "no departure",
      expected: "departures in whole seconds after midnight",
      action: "Give for example [8 * 3600] for eight in the morning.",
    });
  if (!(maxS > 0) || leave[0]! - leave.at(-1)! + maxS > SPAN_S)
    throw new NetworkError("input", {
      value: `${leave[0]! - leave.at(-1)!} s of departures and journeys of ${maxS} s`,
      expected: `a sum of at most ${SPAN_S} s (18 hours)`,
      action: "Ask for a shorter window, or shorter journeys.",
    });
  if (direct && direct.length !== pairs)
    throw new NetworkError("input", {
      value: direct.length,
      expected: `${pairs} walking times, row by row`,
      action: "Give one for each pair of origin and destination.",
    });
}
