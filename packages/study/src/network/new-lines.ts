import type { Modification, Position } from "@tvars/api";
import type { Feed, NewLine } from "@tvars/network";
import type { Model } from "./model.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { badHours, sameStop, wrongRunTimes } from "./timetable-problems.ts";

export type AddLine = Extract<Modification, { do: "add-line" }>;

/** How near a stop of the timetable is the one that is meant. */
const MEANT_M = 50;
/** A bus in a town, halts included, along the straight line. */
const SPEED_KM_H = 20;
const [FIRST, LAST] = ["05:00", "24:00"];

/** A line that is added, as the timetable takes it, and what of it is told. */
export interface PlacedLine {
  line: NewLine;
  stops: { name: string | null; at: Position }[];
  runMinutes: number[];
  metres: number;
}

/**
 * A stop of the timetable within 50 m that no barrier hides is the one that is meant; else a new one stands where it was drawn. Running times are
 * those told, or the straight way at the speed told, in whole seconds.
 * @throws StudyError for a place far from every street, two stops alike in a row, hours that end before they begin, and a wrong number of times
 */
export function placedLine(model: Model, feed: Feed, one: AddLine): PlacedLine {
  const { first = FIRST, last = LAST, minutes, speedKmH = SPEED_KM_H, runMinutes } = one;
  if (last < first) throw badHours(first, last);
  const legs = one.stops.length - 1;
  if (runMinutes !== undefined && runMinutes.length !== legs) throw wrongRunTimes(runMinutes.length, legs);
  const places = one.stops.map((at) => meantStop(model, feed, at));
  const runS: number[] = [];
  let metres = 0;
  for (let leg = 0; leg < legs; leg++) {
    const [a, b] = [places[leg]!, places[leg + 1]!];
    const awayM = Math.hypot(a.xM - b.xM, a.yM - b.yM);
    if (a.stop === b.stop && awayM === 0) throw sameStop(leg + 1);
    metres += awayM;
    runS.push(Math.max(1, Math.ceil(runMinutes ? 60 * runMinutes[leg]! : awayM / (speedKmH / 3.6))));
  }
  return {
    line: {
      line: one.name ?? "",
      stops: places.map(({ stop, at: [lon, lat] }) => stop ?? { name: "", lat, lon }),
      runS,
      headwayS: Math.round(60 * minutes),
      firstS: secondsOf(first),
      lastS: secondsOf(last),
      ...(one.oneWay ? { isOneWay: true } : {}),
    },
    stops: places.map(({ stop, at }) => ({ name: stop === undefined ? null : feed.stops.names[stop]!, at })),
    runMinutes: runS.map((s) => Math.round(s / 6) / 10),
    metres: Math.round(metres),
  };
}

interface MeantStop {
  /** Undefined for a new one. */
  stop: number | undefined;
  at: Position;
  xM: number;
  yM: number;
}

function meantStop(model: Model, { stops, calls }: Feed, at: Position): MeantStop {
  const [x, y] = toPlane(...at);
  let meant: MeantStop | undefined;
  let nearM = MEANT_M;
  // A degree is at most 112 km: what lies farther away by either coordinate is not measured.
  const [latOff, lonOff] = [MEANT_M / 1.1e5, MEANT_M / (1.1e5 * Math.cos((at[1] * Math.PI) / 180))];
  for (const stop of new Set(calls.stop)) {
    const [lon, lat] = [stops.lon[stop]!, stops.lat[stop]!];
    if (!(Math.abs(lat - at[1]) <= latOff && Math.abs(lon - at[0]) <= lonOff)) continue;
    const [xM, yM] = toPlane(lon, lat);
    const awayM = Math.hypot(xM - x, yM - y);
    if (awayM > nearM || (awayM === nearM && meant)) continue;
    if (awayM > 0 && (model.index?.firstBarrier(x, y, xM, yM) ?? -1) >= 0) continue;
    nearM = awayM;
    meant = { stop, at: toDegrees(xM, yM), xM, yM };
  }
  if (meant) return meant;
  // Said at once where no street is near: a stop that nobody can walk to changes nothing.
  model.snap(x, y);
  return { stop: undefined, at, xM: x, yM: y };
}

function secondsOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return 3600 * hours + 60 * minutes;
}
