import { transformPoint } from "@tvars/geo";
import { type Zippable, zipSync } from "fflate";
import type { Point } from "./line.ts";
import { distance } from "./line.ts";
import type { WalkingNetwork } from "./network.ts";
import { sweref } from "./reference/features.ts";

interface Route {
  id: string;
  name: string;
  type: 2 | 3;
  through: Point[];
  speedKmH: number;
  stopEveryM: number;
  /** Minutes between departures on weekdays; doubled at weekends. */
  headway: number;
}

const CENTRE: Point = [-40, 60];
const bus = (
  id: string,
  name: string,
  through: Point[],
  headway: number,
  speedKmH = 21,
  stopEveryM = 480,
): Route => ({
  id,
  name,
  type: 3,
  through,
  speedKmH,
  stopEveryM,
  headway,
});

const ROUTES: Route[] = [
  bus(
    "1",
    "Västra sidan – Centrum – Östra sidan",
    [[-3500, 500], [-3300, -400], [-2335, -620], [-1250, -830], CENTRE, [1180, 800], [2500, 2200]],
    10,
  ),
  bus(
    "2",
    "Norra villorna – Centrum – Söder",
    [[-300, 3900], [-450, 2500], CENTRE, [-700, -500], [-900, -2900], [-1900, -4700]],
    15,
  ),
  bus(
    "3",
    "Västra ringen",
    [[-3700, 2300], [-3500, 500], [-3400, -1300], [-2755, -2350], [-1500, -1500], CENTRE, [450, -250]],
    20,
  ),
  bus(
    "4",
    "Norrängen – Centrum – Östra stranden",
    [[1400, 5200], [900, 3600], [250, 2000], CENTRE, [1180, 800], [2000, 300], [2900, -900], [4700, -2300]],
    15,
  ),
  bus(
    "5",
    "Studentbyn – Centrum",
    [[-2300, 4700], [-1500, 4700], [-800, 4000], [-900, 1500], [-1600, 200], CENTRE],
    12,
  ),
  bus(
    "6",
    "Västra villorna – Centrum – Öster",
    [
      [-5300, 900],
      [-5200, -500],
      [-3900, -450],
      [-2335, -620],
      CENTRE,
      [1180, 800],
      [3300, 800],
      [4600, 2500],
    ],
    20,
  ),
  bus("7", "Södra stranden – Centrum", [[300, -6700], [500, -4300], [-300, -2650], [-700, -500], CENTRE], 30),
  bus(
    "101",
    "Norrbacka – Tvärstad",
    [[-8300, 9000], [-5600, 8300], [-3000, 6000], [-1500, 4700], [-450, 2500], CENTRE],
    30,
    44,
    1300,
  ),
  bus(
    "102",
    "Sjövik – Tvärstad",
    [[9600, 5800], [6900, 4300], [4400, 2400], [2500, 1250], [1180, 800], CENTRE],
    30,
    44,
    1300,
  ),
  bus(
    "103",
    "Slättkyrka – Tvärstad",
    [[-3900, -6800], [-2900, -6000], [-1700, -4700], [-1050, -3000], CENTRE],
    60,
    42,
    1300,
  ),
];

const STATIONS: [name: string, at: Point][] = [
  ["Norrbacka station", [-8130, 9230]],
  ["Tvärstad Norra", [1000, 4050]],
  ["Tvärstad C", [420, -180]],
  ["Tvärstad Södra", [-480, -4250]],
  ["Sjövik station", [9350, 5580]],
];

const TRAINS = [
  {
    id: "T1",
    name: "Norrbacka – Tvärstad Södra",
    calls: [0, 1, 2, 3],
    minutes: [0, 12, 17, 22],
    headway: 30,
  },
  { id: "T2", name: "Sjövik – Tvärstad C", calls: [4, 1, 2], minutes: [0, 11, 16], headway: 30 },
];

interface Line {
  id: string;
  name: string;
  type: 2 | 3;
  stops: string[];
  minutes: number[];
  headway: number;
}

/** A GTFS feed of ten bus lines and two train lines. The zip carries a fixed time, so its bytes are the same. */
export function timetableZip(network: WalkingNetwork): Uint8Array {
  const stops = new Map<string, { name: string; at: Point }>();
  const lines = [...ROUTES.map((route) => busLine(route, network, stops)), ...trainLines(stops)];
  const files: Record<string, string> = {
    "agency.txt": csv(
      ["agency_id,agency_name,agency_url,agency_timezone,agency_lang"],
      [["EX", "Exempeltrafiken (påhittad)", "https://example.org/", "Europe/Stockholm", "sv"]],
    ),
    "feed_info.txt": csv(
      ["feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version"],
      [["Tvärs exempel (påhittat)", "https://example.org/", "sv", "20260101", "20261231", "1"]],
    ),
    "stops.txt": csv(["stop_id,stop_name,stop_lat,stop_lon,location_type"], [...stops].map(stopRow)),
    "routes.txt": csv(
      ["route_id,agency_id,route_short_name,route_long_name,route_type"],
      lines.map(({ id, name, type }) => [id, "EX", id, name, type]),
    ),
    "calendar.txt": csv(
      ["service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"],
      [
        ["VARDAG", 1, 1, 1, 1, 1, 0, 0, "20260101", "20261231"],
        ["HELG", 0, 0, 0, 0, 0, 1, 1, "20260101", "20261231"],
      ],
    ),
    "calendar_dates.txt": csv(
      ["service_id,date,exception_type"],
      ["20260101", "20260106", "20260501", "20261225"].flatMap((date) => [
        ["VARDAG", date, 2],
        ["HELG", date, 1],
      ]),
    ),
    ...departures(lines),
  };
  // A zip keeps local time: made from local parts, it is the same bytes in every time zone.
  const mtime = new Date(2026, 0, 1);
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files)) entries[name] = [Buffer.from(text), { mtime }];
  return zipSync(entries, { level: 6 });
}

function busLine(
  route: Route,
  network: WalkingNetwork,
  stops: Map<string, { name: string; at: Point }>,
): Line {
  const { through, stopEveryM, speedKmH, id, name, type, headway } = route;
  const calls: string[] = [];
  const minutes: number[] = [];
  let driven = 0;
  let sinceStop = stopEveryM;
  for (let k = 1; k < through.length; k++) {
    const [a, b] = [through[k - 1]!, through[k]!];
    const steps = Math.max(1, Math.round(distance(a, b) / 60));
    for (let s = k === 1 ? 0 : 1; s <= steps; s++) {
      const at: Point = [a[0] + (s / steps) * (b[0] - a[0]), a[1] + (s / steps) * (b[1] - a[1])];
      const last = k === through.length - 1 && s === steps;
      if (s > 0) [driven, sinceStop] = [driven + distance(a, b) / steps, sinceStop + distance(a, b) / steps];
      if (sinceStop < stopEveryM && !last) continue;
      const node = network.nearest(at, 320);
      if (node < 0) continue;
      const stop = stopAt(node, network, stops);
      if (calls.at(-1) === stop) continue;
      calls.push(stop);
      minutes.push(Math.round((driven / 1000 / speedKmH) * 60));
      sinceStop = 0;
    }
  }
  return { id, name, type, stops: calls, minutes, headway };
}

/** The stop within 150 m of the node, or a new one there: lines share stops. */
function stopAt(
  node: number,
  { nodes }: WalkingNetwork,
  stops: Map<string, { name: string; at: Point }>,
): string {
  const at = nodes[node]!;
  for (const [id, stop] of stops) if (distance(stop.at, at) < 150) return id;
  const id = String(9_000_001 + stops.size);
  stops.set(id, { name: `Hållplats ${stops.size + 1} (påhittad)`, at });
  return id;
}

function trainLines(stops: Map<string, { name: string; at: Point }>): Line[] {
  STATIONS.forEach(([name, at], k) => stops.set(String(7_400_001 + k), { name: `${name} (påhittad)`, at }));
  return TRAINS.map(({ id, name, calls, minutes, headway }) => ({
    id,
    name,
    type: 2,
    stops: calls.map((k) => String(7_400_001 + k)),
    minutes,
    headway,
  }));
}

function stopRow([id, { name, at }]: [string, { name: string; at: Point }]): (string | number)[] {
  const [lon, lat] = transformPoint("EPSG:3006", "EPSG:4326", sweref(at));
  return [id, name, lat.toFixed(6), lon.toFixed(6), 0];
}

function departures(lines: Line[]): Record<"trips.txt" | "stop_times.txt", string> {
  const trips: (string | number)[][] = [];
  const times: (string | number)[][] = [];
  lines.forEach((line, l) => {
    for (const [service, factor] of [
      ["VARDAG", 1],
      ["HELG", 2],
    ] as const)
      for (const direction of [0, 1] as const) {
        const [stops, minutes] = direction === 0 ? [line.stops, line.minutes] : reversed(line);
        const first = 5 * 60 + 30 + ((l * 7 + direction * 4) % 15);
        for (let start = first; start < 23 * 60 + 30; start += line.headway * factor) {
          const trip = `${line.id}-${service}-${direction}-${start}`;
          trips.push([line.id, service, trip, direction]);
          stops.forEach((stop, k) =>
            times.push([trip, clock(start + minutes[k]!), clock(start + minutes[k]!), stop, k + 1]),
          );
        }
      }
  });
  return {
    "trips.txt": csv(["route_id,service_id,trip_id,direction_id"], trips),
    "stop_times.txt": csv(["trip_id,arrival_time,departure_time,stop_id,stop_sequence"], times),
  };
}

function reversed({ stops, minutes }: Line): [string[], number[]] {
  const end = minutes.at(-1)!;
  return [stops.toReversed(), minutes.map((m) => end - m).toReversed()];
}

/** Hours may pass 24: a trip that ends after midnight belongs to the day it began. */
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;

const csv = (header: string[], rows: (string | number)[][]) =>
  `${[...header, ...rows.map((r) => r.join(","))].join("\n")}\n`;
