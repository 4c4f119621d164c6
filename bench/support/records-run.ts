/** One run of the product in a process of its own: a file of rows is stored and counted. Arguments: workspace, file, years' types as JSON. Prints JSON. */
import { readFileSync } from "node:fs";
import { openWorkspace } from "@tvars/engine";
import { openStudy } from "@tvars/study";

const [folder, path, typesFile, year] = process.argv.slice(2) as [string, string, string, string | undefined];
const types = Object.entries(JSON.parse(readFileSync(typesFile, "utf8")) as Record<string, number>);
const years = ["2019", "2020", "2021", "2022", "2023"];
const text = (words: string) => ({ sv: words, en: words });

const study = await openStudy(folder);
const cpu = process.cpuUsage();
const start = performance.now();
const set = await study.storeRecords({
  path,
  definition: {
    id: "people",
    title: text("people"),
    unit: text("people"),
    source: "bench",
    place: { by: "point", x: "e", y: "n", crs: "EPSG:3006" },
    placeOf: "residence",
    time: year === undefined ? { column: "datum" } : { year: Number(year) },
    groups: [
      { id: "sex", column: "kon", title: text("sex") },
      { id: "age", column: "alder", title: text("age"), bands: [0, 20, 45, 65, 80] },
    ],
  },
});
const storedSeconds = (performance.now() - start) / 1000;
await study.close();
const { engine, close } = await openWorkspace(folder);
const cube = await engine.recordsCube({
  from: "people",
  by: ["type", "year", "g_sex", "g_age"],
  lookups: [
    {
      column: "type",
      on: ["area", "year"],
      keys: [
        years.flatMap(() => types.map(([code]) => `regso@2020:${code}`)),
        years.flatMap((of) => types.map(() => of)),
      ],
      values: years.flatMap(() => types.map(([, type]) => String(type))),
    },
  ],
  where: { verdict: ["matched"] },
});
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
await close();

const ids = cube.dimensions.map(({ categories }) => categories.map(({ id }) => id));
const counts: Record<string, number> = {};
let at = 0;
for (const type of ids[0]!)
  for (const of of ids[1]!)
    for (const sex of ids[2]!)
      for (const age of ids[3]!) {
        const count = cube.values[at++]!;
        if (count > 0) counts[`${type} ${of} ${sex} ${age}`] = count;
      }
process.stdout.write(
  JSON.stringify({
    rows: set.rows,
    matched: set.matched,
    seconds,
    storedSeconds,
    cpuSeconds: (user + system) / 1e6,
    peakMb: Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1024,
    counts,
  }),
);
