// Which area does each of 5 million points lie in: AreaIndex against geopandas sjoin and PostGIS ST_Covers.
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { buildAreaIndex, type Layer, polygonsOf, toShapes, writeGeoPackage } from "@tvars/geo";
import { mulberry32, nationalCoverage } from "./support/national.ts";

const POINTS = Number(process.env.TVARS_BENCH_POINTS ?? 5_000_000);
const POSTGIS_POINTS = 100_000;
const CITIES = new Set(["0180", "1480", "1280"]);
const RUNS = 5;
const TARGETS = { geopandas: 20, postgis: 50 };

const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  await compare();
} finally {
  rmSync(folder, { recursive: true });
}

async function compare(): Promise<void> {
  const { deso } = nationalCoverage();
  const { xs, ys } = pointsIn(deso);
  const gpkg = join(folder, "deso.gpkg");
  writeFileSync(gpkg, writeGeoPackage(deso));
  writeFileSync(join(folder, "xs.bin"), xs);
  writeFileSync(join(folder, "ys.bin"), ys);
  await writeCsv(join(folder, "points.csv"), xs, ys, POSTGIS_POINTS);

  const shapes = toShapes(deso);
  const buildStart = performance.now();
  const index = buildAreaIndex(shapes);
  const buildSeconds = (performance.now() - buildStart) / 1000;
  const one: Measured[] = [];
  let located = 0;
  const locateAll = async (): Promise<void> => {
    one.push(
      await measure(async () => {
        located = index.locate(xs, ys).reduce((sum, row) => sum + (row >= 0 ? 1 : 0), 0);
      }),
    );
  };
  // Ours before and after the peers, so that whatever else the machine does falls on all alike.
  for (let run = 0; run < RUNS; run++) await locateAll();
  const geopandas = peer("python3", ["bench/peers/geo_sjoin.py", gpkg, folder, String(POINTS)]);
  for (let run = 0; run < RUNS; run++) await locateAll();
  const postgis = peer("bench/peers/geo_covers.sh", [gpkg, folder]);
  for (let run = 0; run < RUNS; run++) await locateAll();

  const single = median(one);
  const perSecond = (answer: Peer): number | undefined =>
    answer.seconds ? answer.points! / answer.seconds : undefined;
  const ours = POINTS / single.seconds;
  const ratios = {
    geopandas: ratio(ours, perSecond(geopandas)),
    geopandasCpu: ratio(
      POINTS / single.cpuSeconds,
      geopandas.cpuSeconds && geopandas.points! / geopandas.cpuSeconds,
    ),
    postgis: ratio(ours, perSecond(postgis)),
  };
  const result = {
    points: POINTS,
    located,
    buildSeconds,
    indexMegabytes: index.buffer.byteLength / 1e6,
    pointsPerSecond: {
      oneThread: ours,
      geopandas: perSecond(geopandas) ?? "peer absent",
      postgis: perSecond(postgis) ?? "peer absent",
    },
    ratio: ratios,
    peers: { geopandas, postgis },
    targets: TARGETS,
    // A peer that is absent proves nothing either way.
    met: Object.entries(TARGETS).every(([peer, least]) => {
      const found = ratios[peer as keyof typeof TARGETS];
      return typeof found !== "number" || found >= least;
    }),
  };
  const line = (what: string, rate: number | undefined) =>
    process.stderr.write(
      `${what.padEnd(36)}${rate === undefined ? "peer absent" : `${(rate / 1e6).toFixed(3).padStart(8)} M points/s   ours × ${(ours / rate).toFixed(1)}`}\n`,
    );
  process.stderr.write(
    `${POINTS} points (70 % in three cities) in 6,160 areas of ${shapes.xy.length / 2} vertices; index built in ${buildSeconds.toFixed(2)} s\n`,
  );
  line("AreaIndex.locate, one thread", ours);
  line(`geopandas sjoin (${geopandas.version ?? ""})`, perSecond(geopandas));
  line(`ST_Covers (${postgis.version ?? ""})`, perSecond(postgis));
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

/** Like people: 70 % in the areas of three cities, each area alike, the rest in any area of the country. */
function pointsIn({ features }: Layer): { xs: Float64Array; ys: Float64Array } {
  const random = mulberry32(7);
  const boxes = features.map(({ geometry }) => {
    const [outer] = polygonsOf(geometry)[0]!;
    const east = outer!.map((p) => p[0]!);
    const north = outer!.map((p) => p[1]!);
    return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)] as const;
  });
  const cities = features.flatMap((f, i) => (CITIES.has(f.properties["kommunkod"] as string) ? [i] : []));
  const xs = new Float64Array(POINTS);
  const ys = new Float64Array(POINTS);
  for (let p = 0; p < POINTS; p++) {
    const area =
      random() < 0.7 ? cities[Math.floor(random() * cities.length)]! : Math.floor(random() * boxes.length);
    const [west, south, east, north] = boxes[area]!;
    xs[p] = west + random() * (east - west);
    ys[p] = south + random() * (north - south);
  }
  return { xs, ys };
}

async function writeCsv(path: string, xs: Float64Array, ys: Float64Array, count: number): Promise<void> {
  const stream = createWriteStream(path);
  for (let p = 0; p < Math.min(count, xs.length); p++) stream.write(`${xs[p]},${ys[p]}\n`);
  stream.end();
  await finished(stream);
}

interface Measured {
  seconds: number;
  cpuSeconds: number;
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function median(runs: Measured[]): Measured {
  return runs.toSorted((a, b) => a.seconds - b.seconds)[runs.length >> 1]!;
}

interface Peer {
  absent?: string;
  version?: string;
  points?: number;
  located?: number;
  seconds?: number;
  cpuSeconds?: number;
}

function peer(command: string, args: string[]): Peer {
  try {
    return JSON.parse(
      execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
    ) as Peer;
  } catch (cause) {
    return { absent: (cause as Error).message.split("\n")[0]! };
  }
}

function ratio(ours: number, theirs: number | undefined): number | string {
  return theirs ? ours / theirs : "peer absent";
}
