// Reading a GeoPackage of 6,160 polygons and 2 million vertices, against ogr2ogr reading and writing the same file.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLayer, readPolygons, writeGeoPackage } from "@tvars/geo";
import { nationalCoverage } from "./support/national.ts";

const RUNS = 5;

/** With a path as argument: one reading in a fresh process, its seconds on standard output. */
const [, , fresh, path] = process.argv;
if (fresh === "--fresh") {
  const start = performance.now();
  const { shapes } = await readPolygons(path!);
  process.stdout.write(
    JSON.stringify({ seconds: (performance.now() - start) / 1000, vertices: shapes.xy.length / 2 }),
  );
} else await compare();

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
  try {
    const file = join(folder, "deso.gpkg");
    writeFileSync(file, writeGeoPackage(nationalCoverage().deso));
    const coldSeconds: number[] = [];
    const ogrSeconds: number[] = [];
    const warmSeconds: number[] = [];
    const layerSeconds: number[] = [];
    let vertices = 0;
    // Taken in turns, so that whatever else the machine does falls on all alike.
    for (let run = 0; run < RUNS; run++) {
      const self = [...process.execArgv, fileURLToPath(import.meta.url), "--fresh", file];
      const cold = JSON.parse(execFileSync(process.execPath, self, { encoding: "utf8" })) as {
        seconds: number;
        vertices: number;
      };
      coldSeconds.push(cold.seconds);
      vertices = cold.vertices;
      warmSeconds.push(await timed(() => readPolygons(file)));
      layerSeconds.push(await timed(() => readLayer(file)));
      const seconds = await ogr(file, join(folder, `${run}.fgb`));
      if (seconds !== undefined) ogrSeconds.push(seconds);
    }
    const [cold, warm, layer, ogr2ogr] = [coldSeconds, warmSeconds, layerSeconds, ogrSeconds].map(median);
    const result = {
      polygons: 6160,
      vertices,
      megabytes: statSync(file).size / 1e6,
      seconds: {
        readPolygonsFreshProcess: cold,
        readPolygons: warm,
        readLayer: layer,
        ogr2ogr: ogr2ogr ?? "peer absent",
      },
      ratioToOgr2ogr: ogr2ogr && {
        readPolygonsFreshProcess: cold! / ogr2ogr,
        readPolygons: warm! / ogr2ogr,
        readLayer: layer! / ogr2ogr,
      },
      target: "at most 2 times ogr2ogr",
      // Without ogr2ogr there is nothing to be compared with.
      ...(ogr2ogr ? { met: cold! / ogr2ogr <= 2 } : {}),
    };
    const line = (what: string, seconds: number | undefined) =>
      process.stderr.write(
        `${what.padEnd(44)}${seconds === undefined ? "peer absent" : `${seconds.toFixed(3)} s   × ${(seconds / (ogr2ogr ?? NaN)).toFixed(2)}`}\n`,
      );
    process.stderr.write(`GeoPackage, 6,160 polygons, ${vertices} vertices; median of ${RUNS}\n`);
    line("ogr2ogr -f FlatGeobuf (reads and writes)", ogr2ogr);
    line("readPolygons, first reading of a process", cold);
    line("readPolygons, again", warm);
    line("readLayer (GeoJSON objects), again", layer);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function ogr(from: string, to: string): Promise<number | undefined> {
  try {
    return await timed(async () =>
      execFileSync("ogr2ogr", ["-f", "FlatGeobuf", to, from], { stdio: "ignore" }),
    );
  } catch {
    return undefined;
  }
}

function median(values: number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
