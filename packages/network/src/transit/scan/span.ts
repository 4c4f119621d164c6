import type { Timetable } from "../timetable.ts";

/** The connections that leave from `fromS` up to and at `toS`, as [first, end). */
export function spanOf({ departureS }: Timetable, fromS: number, toS: number): [number, number] {
  return [firstNotBefore(departureS, fromS), firstNotBefore(departureS, toS + 1)];
}

function firstNotBefore(departureS: Int32Array, seconds: number): number {
  let low = 0;
  let high = departureS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (departureS[middle]! < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
