// npm run bench osm-pbf : extracts of OpenStreetMap read whole, beside osm-pbf-parser-node in a process of its own. Processor seconds, one thread.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inflateSync } from "node:zlib";
import { readOsm } from "@tvars/network";
import { toSweref } from "@tvars/sources";
import { least, type Peer, program, type Row, rowOf, tell } from "./support/side-by-side.ts";

const RUNS = 20;
const TARGET = 5;
const FOLDER = "../shared/data/transport";
const given = process.argv.slice(2).filter((path) => !path.startsWith("--"));
const files = (
  given.length > 0
    ? given
    : [`${FOLDER}/osm_oslo_east_filtered.osm.pbf`, `${FOLDER}/r5r_porto_alegre/poa_osm.pbf`]
).filter((path) => existsSync(path));

const place: [number, number] = [0, 0];
/** Degrees as they are: the peer projects nothing either. */
function degrees(lon: number, lat: number): [number, number] {
  place[0] = lon;
  place[1] = lat;
  return place;
}
const inflate = (packed: Uint8Array, size: number): Uint8Array =>
  inflateSync(packed, { chunkSize: Math.max(16_384, size + 1) });

function cpu(work: () => unknown): number {
  let seconds = Infinity;
  for (let run = -5; run < RUNS; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    if (run >= 0) seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return seconds;
}

const rows: Row[] = [];
const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  for (const path of files) {
    const name = basename(path);
    // From the disk each time, as the peer does.
    const read = (toPlane: typeof degrees) => readOsm(readFileSync(path), { inflate, toPlane });
    const seconds = cpu(() => read(degrees));
    const projected = cpu(() => read(toSweref()));
    const { ways, xM, yM } = read(degrees);
    let [lon, lat, vertices] = [0, 0, 0];
    for (const way of ways)
      for (const vertex of way.vertices) {
        vertices++;
        lon += xM[vertex]!;
        lat += yM[vertex]!;
      }
    writeFileSync(join(folder, "ids.json"), JSON.stringify(ways.map(({ id }) => id)));
    const peer = program<Peer>(process.execPath, [
      "bench/peers/osm_pbf_parser_node.mjs",
      path,
      String(RUNS),
      join(folder, "ids.json"),
    ]) ?? { absent: "osm-pbf-parser-node", tasks: {} };
    const theirs = peer.tasks.read?.value as number[] | undefined;
    [vertices, lon, lat].forEach((own, at) => {
      if (theirs && Math.abs(own - theirs[at]!) > 1e-9 * Math.abs(own))
        throw new Error(`${name}: ${own} against ${theirs[at]}`);
    });
    rows.push(
      rowOf({
        what: `${name}: roads, railways and rivers with their places`,
        seconds,
        peer: "osm-pbf-parser-node",
        peerSeconds: least(peer, "read"),
        target: { ratio: TARGET },
        note: `${ways.length} ways, ${xM.length} places; ${(projected * 1000).toFixed(1)} ms with the projection to SWEREF 99 TM`,
        ...(theirs && { values: { ours: lon + lat, peer: theirs[1]! + theirs[2]!, tolerance: 1e-9 } }),
      }),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
tell(rows, files.length > 0 ? {} : { absent: FOLDER });
