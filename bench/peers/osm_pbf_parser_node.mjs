// FILE RUNS IDS: processor seconds of osm-pbf-parser-node for a whole file, and what the ways of IDS (a JSON list) come to in it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [file, runs, idsPath] = process.argv.slice(2);
const folder = process.env.TVARS_BENCH_NODE_PEERS ?? process.cwd();
const found = createRequire(join(folder, "peers.js")).resolve("osm-pbf-parser-node");
const { createOSMStream } = await import(pathToFileURL(found).href);
const cpuSeconds = [];
const wallSeconds = [];
for (let run = 0; run < Number(runs); run++) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let items = 0;
  for await (const item of createOSMStream(file)) items += item.id === undefined ? 0 : 1;
  const { user, system } = process.cpuUsage(cpu);
  cpuSeconds.push((user + system) / 1e6);
  wallSeconds.push((performance.now() - start) / 1000);
  if (items === 0) throw new Error("nothing read");
}
const ids = new Set(JSON.parse(readFileSync(idsPath, "utf8")));
const places = new Map();
let [lon, lat, vertices] = [0, 0, 0];
for await (const item of createOSMStream(file)) {
  if (item.type === "node") places.set(item.id, [item.lon, item.lat]);
  if (item.type !== "way" || !ids.has(String(item.id))) continue;
  for (const [at, ref] of item.refs.entries()) {
    if (ref === item.refs[at - 1]) continue;
    const place = places.get(ref);
    vertices++;
    lon += place[0];
    lat += place[1];
  }
}
process.stdout.write(
  JSON.stringify({ tasks: { read: { value: [vertices, lon, lat], cpuSeconds, wallSeconds } } }),
);
