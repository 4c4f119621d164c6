import { FAR } from "../../graph.ts";
import { NO_ALIGHTING, NO_BOARDING } from "../gtfs/feed.ts";
import type { Legs } from "../legs.ts";
import type { Timetable } from "../timetable.ts";
import { spanOf } from "./span.ts";

export interface ArrivalOptions {
  /** Longest journey, 7,200 s unless told. */
  maxS?: number;
  /** Most rides of a journey; as many as it takes unless told. */
  maxRides?: number;
}

/**
 * Earliest arrivals by alighting at every stop, seconds after the departure, `FAR` where none: the connection scan (Dibbelt, Pajor,
 * Strasser & Wagner 2018) for one origin, one connection at a time. Between two rides there is one change: at the stop or one walk.
 * The exact and plain form that the scan in lanes is checked against.
 * @param access walks to stops from the origin, [stop, seconds] in row `origin`
 * @param changes of `changesBetween`
 */
export function earliestArrivals(
  timetable: Timetable,
  changes: Legs,
  access: Legs,
  origin: number,
  departureS: number,
  { maxS = 7200, maxRides = Infinity }: ArrivalOptions = {},
): Uint32Array {
  const { fromStop, toStop, run, flags } = timetable;
  const arrival = new Uint32Array(timetable.stops).fill(FAR);
  let ready = new Uint32Array(timetable.stops).fill(FAR);
  for (let k = access.first[origin]!; k < access.first[origin + 1]!; k += 1)
    ready[access.to[k]!] = Math.min(ready[access.to[k]!]!, access.seconds[k]!);
  const [begin, end] = spanOf(timetable, departureS, departureS + maxS);
  for (let ride = 1; ride <= maxRides; ride += 1) {
    const aboard = new Uint8Array(timetable.runs);
    // Without a limit of rides the next ones may begin in the same scan.
    const next = maxRides === Infinity ? ready : new Uint32Array(timetable.stops).fill(FAR);
    let any = false;
    for (let c = begin; c < end; c += 1) {
      const leaves = timetable.departureS[c]! - departureS;
      if (aboard[run[c]!] === 0) {
        if (flags[c]! & NO_BOARDING || ready[fromStop[c]!]! > leaves) continue;
        aboard[run[c]!] = 1;
      }
      const at = toStop[c]!;
      const comes = timetable.arrivalS[c]! - departureS;
      if (flags[c]! & NO_ALIGHTING || comes >= arrival[at]! || comes > maxS) continue;
      arrival[at] = comes;
      any = true;
      for (let k = changes.first[at]!; k < changes.first[at + 1]!; k += 1)
        next[changes.to[k]!] = Math.min(next[changes.to[k]!]!, comes + changes.seconds[k]!);
    }
    if (!any || maxRides === Infinity) break;
    ready = next;
  }
  return arrival;
}
