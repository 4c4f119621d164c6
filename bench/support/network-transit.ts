import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import {
  buildNetwork,
  changesBetween,
  edgeSnapper,
  FAR,
  joinFeeds,
  prepare,
  PROFILES,
  readGtfsZip,
  readOsm,
  skim,
  tiedTo,
  timetableOn,
  walkingLegs,
} from "@tvars/network";
import { unzipSync } from "fflate";
import { cpu, spread } from "./cpu.ts";
import { type Row, rowOf } from "./side-by-side.ts";

const FOLDER = "../shared/data/transport/r5r_porto_alegre";
const ZONES = 3363;

/** T12: travel times by transit between 3,363 places of Porto Alegre for one departure; where its data are there. */
export function transitRows(): { rows: Row[]; checksums: Record<string, number> } {
  if (!existsSync(join(FOLDER, "poa_osm.pbf"))) return { rows: [], checksums: {} };
  const file = (name: string): Uint8Array => readFileSync(join(FOLDER, name));
  const toPlane = (lon: number, lat: number): readonly [number, number] => [
    (lon + 51.2) * 111_320 * Math.cos((-30.04 * Math.PI) / 180),
    (lat + 30.04) * 110_860,
  ];
  const ways = readOsm(file("poa_osm.pbf"), { inflate: (packed) => inflateSync(packed), toPlane });
  const built = buildNetwork(ways, PROFILES.adult, { islandsBelow: 100 });
  const { graph } = built;
  const engine = prepare(graph);
  const feed = joinFeeds(
    ["poa_eptc.zip", "poa_trensurb.zip"].map((name) => readGtfsZip(file(name), unzipSync)),
  );
  const timetable = timetableOn(feed, "2019-05-13");
  const snapper = edgeSnapper(built);
  const tie = (xM: ArrayLike<number>, yM: ArrayLike<number>) =>
    tiedTo(snapper.snapAll(xM, yM, { withinM: 800 }));
  const places = Array.from(feed.stops.lon, (lon, k) => toPlane(lon, feed.stops.lat[k]!));
  const stops = tie(
    places.map(([x]) => x),
    places.map(([, y]) => y),
  );
  const at = spread(ZONES, graph.nodes);
  const zones = tie(
    Float64Array.from(at, (v) => graph.xM[v]!),
    Float64Array.from(at, (v) => graph.yM[v]!),
  );
  const walk = { speedKmH: 4.8, limitM: 1200 };
  const access = walkingLegs(engine, zones, stops, walk);
  const changes = changesBetween(feed, walkingLegs(engine, stops, stops, { ...walk, limitM: 400 }));
  const { seconds, answer } = cpu(
    () => skim({ timetable, changes, access, egress: access }, [14 * 3600])[0]!,
    { runs: 2 },
  );
  let reached = 0;
  let sum = 0;
  for (const s of answer)
    if (s < FAR) {
      reached++;
      sum += s;
    }
  return {
    rows: [
      rowOf({
        what: `T12 transit ${at.length}², one departure, a real timetable`,
        seconds,
        target: { seconds: 25 },
        note: `${timetable.departureS.length} connections; ${reached} journeys of ${(sum / reached / 60).toFixed(1)} minutes`,
      }),
    ],
    checksums: { journeys: reached, meanSeconds: sum / reached },
  };
}
