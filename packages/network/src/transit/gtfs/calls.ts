import { NetworkError } from "../../error.ts";
import { type CsvRows, UNTIMED } from "./csv.ts";
import { type Feed, NO_ALIGHTING, NO_BOARDING } from "./feed.ts";
import type { Ids } from "./ids.ts";
import type { Remarks } from "./remarks.ts";

interface Rows {
  trip: Uint32Array;
  stop: Uint32Array;
  sequence: Uint32Array;
  arrival: Int32Array;
  departure: Int32Array;
  flags: Uint8Array;
  count: number;
}

/**
 * The calls of every trip in their order. Calls without times get theirs in equal steps between those that have; a trip whose times go
 * backwards, or that has none at an end, is left out and remarked on.
 * @throws NetworkError `file` for a time that is none, or past 48:00
 */
export function readCalls(
  csv: CsvRows,
  trips: Ids,
  stops: Ids,
  remarks: Remarks,
): { firstCall: Uint32Array; calls: Feed["calls"] } {
  const rows = readRows(csv, trips, stops, remarks);
  const { firstCall, order } = inOrder(rows, trips.size);
  const calls = {
    stop: new Uint32Array(rows.count),
    arrivalS: new Int32Array(rows.count),
    departureS: new Int32Array(rows.count),
    flags: new Uint8Array(rows.count),
  };
  const kept = new Uint32Array(trips.size + 1);
  let at = 0;
  for (let trip = 0; trip < trips.size; trip += 1) {
    const from = firstCall[trip]!;
    const to = firstCall[trip + 1]!;
    kept[trip] = at;
    for (let k = from; k < to; k += 1) {
      const row = order[k]!;
      calls.stop[at + k - from] = rows.stop[row]!;
      calls.arrivalS[at + k - from] = rows.arrival[row]!;
      calls.departureS[at + k - from] = rows.departure[row]!;
      calls.flags[at + k - from] = rows.flags[row]!;
    }
    if (to - from >= 2 && timed(calls, at, at + to - from)) at += to - from;
    else if (to > from)
      remarks.add(
        {
          sv: "Turer lämnade utanför: färre än två hållplatser, ingen tid i en ände eller tider som går bakåt",
          en: "Trips left out: fewer than two calls, no time at an end, or times that go backwards",
        },
        trips.text(trip),
      );
  }
  kept[trips.size] = at;
  return {
    firstCall: kept,
    calls: {
      stop: calls.stop.slice(0, at),
      arrivalS: calls.arrivalS.slice(0, at),
      departureS: calls.departureS.slice(0, at),
      flags: calls.flags.slice(0, at),
    },
  };
}

function readRows(csv: CsvRows, trips: Ids, stops: Ids, remarks: Remarks): Rows {
  const tripColumn = csv.need("trip_id");
  const stopColumn = csv.need("stop_id");
  const sequenceColumn = csv.need("stop_sequence");
  const arrivalColumn = csv.need("arrival_time");
  const departureColumn = csv.need("departure_time");
  const pickup = csv.column("pickup_type");
  const dropOff = csv.column("drop_off_type");
  // A row is seldom under 24 bytes; arrays that turn out too short are doubled.
  let rows = space(Math.max(16, Math.ceil(csv.bytes.length / 40)));
  let count = 0;
  while (csv.next()) {
    const trip = trips.find(csv.bytes, csv.start[tripColumn]!, csv.end[tripColumn]!);
    const stop = stops.find(csv.bytes, csv.start[stopColumn]!, csv.end[stopColumn]!);
    if (trip < 0 || stop < 0) {
      remarks.add(
        {
          sv: "Rader i stop_times utan känd tur eller hållplats",
          en: "Rows of stop_times without a known trip or stop",
        },
        `line ${csv.line}`,
      );
      continue;
    }
    if (count === rows.trip.length) rows = doubled(rows);
    rows.trip[count] = trip;
    rows.stop[count] = stop;
    const sequence = csv.digits(sequenceColumn);
    if (sequence < 0) throw csv.wrong(sequenceColumn, "a whole number");
    rows.sequence[count] = sequence;
    const arrival = csv.time(arrivalColumn);
    const departure = csv.time(departureColumn);
    rows.arrival[count] = arrival === UNTIMED ? departure : arrival;
    rows.departure[count] = departure === UNTIMED ? arrival : departure;
    rows.flags[count] =
      (csv.digits(pickup) === 1 ? NO_BOARDING : 0) | (csv.digits(dropOff) === 1 ? NO_ALIGHTING : 0);
    count += 1;
  }
  if (count === 0)
    throw new NetworkError("file", {
      value: `${csv.file} without a call of a known trip`,
      expected: "calls of the trips in trips.txt at the stops in stops.txt",
      action: "Fetch the whole feed; the files belong to different versions.",
    });
  return { ...rows, count };
}

const space = (length: number): Omit<Rows, "count"> => ({
  trip: new Uint32Array(length),
  stop: new Uint32Array(length),
  sequence: new Uint32Array(length),
  arrival: new Int32Array(length),
  departure: new Int32Array(length),
  flags: new Uint8Array(length),
});

function doubled(rows: Omit<Rows, "count">): Omit<Rows, "count"> {
  const wider = space(rows.trip.length * 2);
  for (const column of ["trip", "stop", "sequence", "arrival", "departure", "flags"] as const)
    wider[column].set(rows[column]);
  return wider;
}

/** Rows by trip, and within a trip by sequence; most feeds are in order already. */
function inOrder(rows: Rows, trips: number): { firstCall: Uint32Array; order: Uint32Array } {
  const firstCall = new Uint32Array(trips + 1);
  for (let row = 0; row < rows.count; row += 1) firstCall[rows.trip[row]! + 1]! += 1;
  for (let trip = 0; trip < trips; trip += 1) firstCall[trip + 1]! += firstCall[trip]!;
  const next = firstCall.slice();
  const order = new Uint32Array(rows.count);
  for (let row = 0; row < rows.count; row += 1) order[next[rows.trip[row]!]!++] = row;
  for (let trip = 0; trip < trips; trip += 1) {
    const from = firstCall[trip]!;
    const to = firstCall[trip + 1]!;
    let sorted = true;
    for (let k = from + 1; sorted && k < to; k += 1)
      sorted = rows.sequence[order[k - 1]!]! <= rows.sequence[order[k]!]!;
    if (!sorted) order.subarray(from, to).sort((a, b) => rows.sequence[a]! - rows.sequence[b]! || a - b);
  }
  return { firstCall, order };
}

/** Gives untimed calls their times; false where the trip cannot be used. */
function timed({ arrivalS, departureS }: Feed["calls"], from: number, to: number): boolean {
  if (arrivalS[from] === UNTIMED || arrivalS[to - 1] === UNTIMED) return false;
  let last = from;
  for (let k = from + 1; k < to; k += 1) {
    if (arrivalS[k] === UNTIMED) continue;
    for (let between = last + 1; between < k; between += 1) {
      const share = (between - last) / (k - last);
      const at = Math.round(departureS[last]! + share * (arrivalS[k]! - departureS[last]!));
      arrivalS[between] = departureS[between] = at;
    }
    last = k;
  }
  for (let k = from; k < to; k += 1) {
    if (departureS[k]! < arrivalS[k]!) return false;
    if (k > from && arrivalS[k]! < departureS[k - 1]!) return false;
  }
  return true;
}
