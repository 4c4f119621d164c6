// How time grows with the number of areas, from 3,363 to 1,000,000; no peer. Draws bench/out/measures-growth.svg.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type Counts,
  countsOf,
  groupAndRest,
  manyGroupIndicesOf,
  measureOf,
  nearestPeople,
  nullTest,
  smoothed,
} from "@tvars/measures";
import { measureAreas } from "./support/measure-areas.ts";
import { logPlot } from "./support/log-plot.ts";
import { timed } from "./support/side-by-side.ts";

/** Columns and rows of the wall of bricks. */
const SIZES = [
  [59, 57],
  [88, 68],
  [175, 172],
  [316, 317],
  [570, 527],
  [1000, 1000],
] as const;
/** Most that a million areas may take of 5,984's time for each area, since a sort grows by n log n and caches run out. */
const STEEPEST = 12;

interface Place {
  two: Counts;
  many: Counts;
  areas: ReturnType<typeof measureAreas>;
}

/** The bandwidth shrinks as areas do, so that each always has about as many neighbours. */
const WORK: Record<string, (place: Place) => unknown> = {
  dissimilarity: ({ two }) => measureOf("dissimilarity").quick!(two),
  gini: ({ two }) => measureOf("gini").quick!(two),
  "M, H, D, C, R, P of eight groups": ({ many }) => manyGroupIndicesOf(many),
  morrill: ({ two, areas }) => measureOf("morrill")({ counts: two, adjacency: areas.adjacency }),
  "egohood H, about 217 neighbours": ({ many, areas }) =>
    measureOf("theil-h").quick!(
      smoothed(
        many,
        { centres: areas.centres },
        { kernel: "triangular", bandwidthM: bandwidthOf(many.areas) },
      ),
    ),
  "the 6,400 nearest people": ({ two, areas }) => nearestPeople(two, { centres: areas.centres }, [6400]),
  "D under chance, 10 draws": ({ two }) =>
    nullTest(measureOf("dissimilarity"), two, { model: "systematic", replicates: 10, seed: 1 }),
};

const bandwidthOf = (n: number): number => 10_000 * Math.sqrt(5984 / n);

const lines = Object.keys(WORK).map((name) => ({ name, points: [] as { areas: number; seconds: number }[] }));
for (const [columns, rows] of SIZES) {
  const areas = measureAreas(columns, rows);
  const place = {
    areas,
    many: countsOf(areas.counts.groups),
    two: groupAndRest(areas.counts.groups[1]!, areas.counts.totals),
  };
  const n = areas.ids.length;
  const runs = n > 100_000 ? 3 : 9;
  for (const line of lines) {
    const seconds = timed(() => WORK[line.name]!(place), { runs, warm: n > 100_000 ? 1 : 5 });
    line.points.push({ areas: n, seconds });
    process.stderr.write(
      `${String(n).padStart(9)} areas  ${line.name.padEnd(36)}${(seconds * 1000).toPrecision(3)} ms\n`,
    );
  }
}
const out = fileURLToPath(new URL("./out/", import.meta.url));
mkdirSync(out, { recursive: true });
writeFileSync(`${out}measures-growth.svg`, logPlot(lines));
const steepness = Object.fromEntries(
  lines.map(({ name, points }) => {
    const [base, last] = [points[1]!, points.at(-1)!];
    return [name, last.seconds / last.areas / (base.seconds / base.areas)];
  }),
);
const met = Object.fromEntries(Object.entries(steepness).map(([name, times]) => [name, times <= STEEPEST]));
process.stdout.write(`${JSON.stringify({ lines, steepness, steepest: STEEPEST, met }, null, 2)}\n`);
