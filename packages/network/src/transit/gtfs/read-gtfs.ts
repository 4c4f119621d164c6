import { NetworkError } from "../../error.ts";
import { readCalls } from "./calls.ts";
import { CsvRows } from "./csv.ts";
import type { Feed } from "./feed.ts";
import { Ids } from "./ids.ts";
import { Remarks } from "./remarks.ts";
import { readServices, validity } from "./services.ts";
import { readStops } from "./stops.ts";

/** Entries of an unzipped feed by file name, as bytes or text. */
export type GtfsFiles = Readonly<Record<string, Uint8Array | string>>;

/**
 * Reads a GTFS feed: stops, routes, trips, stop_times, calendar, calendar_dates, frequencies, transfers and feed_info. Files in a
 * folder of the archive are found too. Other files are not needed and left alone.
 * @throws NetworkError `file` naming file, line and column
 */
export function readGtfs(files: GtfsFiles): Feed {
  const open = (name: string): CsvRows | undefined => {
    const entry = files[name] ?? files[Object.keys(files).find((path) => path.endsWith(`/${name}`)) ?? ""];
    if (entry === undefined) return undefined;
    return new CsvRows(typeof entry === "string" ? new TextEncoder().encode(entry) : entry, name);
  };
  const need = (name: string): CsvRows => {
    const rows = open(name);
    if (rows) return rows;
    throw new NetworkError("file", {
      value: `a feed without ${name} (${Object.keys(files).join(", ") || "no files"})`,
      expected: name,
      action:
        name === "stop_times.txt"
          ? "Without stop_times nothing is known about when trips call; fetch the complete feed."
          : "Fetch the complete feed.",
    });
  };
  const remarks = new Remarks();
  const times = need("stop_times.txt");
  const { ids: stopIds, stops } = readStops(need("stops.txt"));
  const { ids: routeIds, routes } = readRoutes(need("routes.txt"));
  const { ids: serviceIds, services } = readServices(open("calendar.txt"), open("calendar_dates.txt"));
  const trips = readTrips(need("trips.txt"), routeIds, serviceIds, remarks);
  const { firstCall, calls } = readCalls(times, trips.ids, stopIds, remarks);
  return {
    stops,
    routes,
    trips: { ids: trips.ids.texts(), route: trips.route, service: trips.service, firstCall },
    calls,
    services,
    frequencies: readFrequencies(open("frequencies.txt"), trips.ids),
    transfers: readTransfers(open("transfers.txt"), stopIds),
    valid: validity(services, open("feed_info.txt")),
    remarks: remarks.all(),
  };
}

/** Reads a zipped feed with an unzipper of the caller's, since this package has none: `readGtfsZip(bytes, unzipSync)` with fflate. */
export function readGtfsZip(bytes: Uint8Array, unzip: (zip: Uint8Array) => Record<string, Uint8Array>): Feed {
  let files: Record<string, Uint8Array>;
  try {
    files = unzip(bytes);
  } catch (cause) {
    throw new NetworkError("file", {
      value: `${bytes.length} bytes`,
      expected: "a zip archive of GTFS files",
      action: "Fetch the feed again; the download may have been cut off or be a page of HTML.",
      cause,
    });
  }
  return readGtfs(files);
}

function readRoutes(csv: CsvRows): { ids: Ids; routes: Feed["routes"] } {
  const ids = new Ids();
  const [id, type] = [csv.need("route_id"), csv.need("route_type")];
  const [short, long] = [csv.column("route_short_name"), csv.column("route_long_name")];
  const names: string[] = [];
  const types: number[] = [];
  while (csv.next()) {
    if (ids.add(csv.bytes, csv.start[id]!, csv.end[id]!) < names.length)
      throw csv.wrong(id, "every route_id once");
    names.push(csv.text(short) || csv.text(long));
    types.push(csv.number(type, 3));
  }
  return { ids, routes: { ids: ids.texts(), names, type: Int32Array.from(types) } };
}

function readTrips(
  csv: CsvRows,
  routes: Ids,
  services: Ids,
  remarks: Remarks,
): { ids: Ids; route: Uint32Array; service: Uint32Array } {
  const ids = new Ids();
  const [id, route, service] = [csv.need("trip_id"), csv.need("route_id"), csv.need("service_id")];
  const routeOf: number[] = [];
  const serviceOf: number[] = [];
  while (csv.next()) {
    const onRoute = routes.find(csv.bytes, csv.start[route]!, csv.end[route]!);
    const inService = services.find(csv.bytes, csv.start[service]!, csv.end[service]!);
    if (onRoute < 0 || inService < 0) {
      remarks.add(
        { sv: "Turer utan känd linje eller kalender", en: "Trips without a known route or calendar" },
        csv.text(id),
      );
      continue;
    }
    if (ids.add(csv.bytes, csv.start[id]!, csv.end[id]!) < routeOf.length)
      throw csv.wrong(id, "every trip_id once");
    routeOf.push(onRoute);
    serviceOf.push(inService);
  }
  return { ids, route: Uint32Array.from(routeOf), service: Uint32Array.from(serviceOf) };
}

function readFrequencies(csv: CsvRows | undefined, trips: Ids): Feed["frequencies"] {
  if (!csv) return [];
  const trip = csv.need("trip_id");
  const [start, end, headway] = [csv.need("start_time"), csv.need("end_time"), csv.need("headway_secs")];
  const frequencies: Feed["frequencies"][number][] = [];
  while (csv.next()) {
    const of = trips.find(csv.bytes, csv.start[trip]!, csv.end[trip]!);
    if (of < 0) continue;
    const headwayS = csv.digits(headway);
    if (headwayS < 1) throw csv.wrong(headway, "seconds above 0");
    frequencies.push({ trip: of, startS: csv.time(start), endS: csv.time(end), headwayS });
  }
  return frequencies;
}

function readTransfers(csv: CsvRows | undefined, stops: Ids): Feed["transfers"] {
  if (!csv) return [];
  const [from, to] = [csv.need("from_stop_id"), csv.need("to_stop_id")];
  const [kind, least] = [csv.column("transfer_type"), csv.column("min_transfer_time")];
  const transfers: Feed["transfers"][number][] = [];
  while (csv.next()) {
    const a = stops.find(csv.bytes, csv.start[from]!, csv.end[from]!);
    const b = stops.find(csv.bytes, csv.start[to]!, csv.end[to]!);
    if (a < 0 || b < 0) continue;
    transfers.push({
      from: a,
      to: b,
      kind: Math.max(0, csv.digits(kind)),
      minS: Math.max(0, csv.digits(least)),
    });
  }
  return transfers;
}
