import { NetworkError } from "../../error.ts";
import type { CsvRows } from "./csv.ts";
import type { Feed } from "./feed.ts";
import { Ids } from "./ids.ts";

/** @throws NetworkError `file` for places outside the earth and for stations that lie in a ring of stations */
export function readStops(csv: CsvRows): { ids: Ids; stops: Feed["stops"] } {
  const ids = new Ids();
  const idColumn = csv.need("stop_id");
  const nameColumn = csv.column("stop_name");
  const [latColumn, lonColumn] = [csv.need("stop_lat"), csv.need("stop_lon")];
  const parentColumn = csv.column("parent_station");
  const names: string[] = [];
  const lat: number[] = [];
  const lon: number[] = [];
  const parents: string[] = [];
  while (csv.next()) {
    if (ids.add(csv.bytes, csv.start[idColumn]!, csv.end[idColumn]!) < names.length)
      throw csv.wrong(idColumn, "every stop_id once");
    names.push(csv.text(nameColumn));
    // Generic nodes and boarding areas may lack a place of their own.
    const [north, east] = [csv.number(latColumn, NaN), csv.number(lonColumn, NaN)];
    if (Math.abs(north) > 90) throw csv.wrong(latColumn, "degrees between −90 and 90");
    if (Math.abs(east) > 180) throw csv.wrong(lonColumn, "degrees between −180 and 180");
    lat.push(north);
    lon.push(east);
    parents.push(csv.text(parentColumn));
  }
  const encoder = new TextEncoder();
  const parent = Int32Array.from(parents, (id) => {
    if (id === "") return -1;
    const bytes = encoder.encode(id);
    return ids.find(bytes, 0, bytes.length);
  });
  checkRings(ids, parent);
  return {
    ids,
    stops: { ids: ids.texts(), names, lat: Float64Array.from(lat), lon: Float64Array.from(lon), parent },
  };
}

function checkRings(ids: Ids, parent: Int32Array): void {
  for (let stop = 0; stop < parent.length; stop += 1) {
    let at = stop;
    // Platform, station, entrance, node: four levels are all the reference knows.
    for (let level = 0; at >= 0 && level < 5; level += 1) at = parent[at]!;
    if (at >= 0)
      throw new NetworkError("file", {
        value: `stop ${ids.text(stop)} whose parent_station leads in a ring`,
        expected: "platforms in stations, and stations in nothing",
        action: "Ask the publisher to mend parent_station in stops.txt.",
      });
  }
}
