// Measures that know where areas lie, 5,984 areas, against PySAL segregation and EquiPop in the same run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupAndRest, measureOf, morrillOf, nearestPeople, smoothed, smoothedOver } from "@tvars/measures";
import { measureAreas } from "./support/measure-areas.ts";
import { writeMeasureAreas } from "./support/measure-files.ts";
import { type Row, least, pysal, python, rowOf, tell, timed, valueOf } from "./support/side-by-side.ts";

const KM = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((km) => km * 1000);
const PERSONS = [400, 1600, 6400, 25_600, 51_200, 102_400];

interface EquiPop {
  absent?: string;
  version?: string;
  cpuSeconds: number[];
  isolation: number[];
}

const areas = measureAreas();
const { centres, ground, adjacency, counts: many } = areas;
const two = groupAndRest(many.groups[1]!, many.totals);
const placed = { counts: two, centres, ground, adjacency };
const theilH = measureOf("theil-h").quick!;
const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  const path = writeMeasureAreas(areas, folder);
  const peer = pysal(folder, path, [
    ["SpatialDissim", 3],
    ["BoundarySpatialDissim", 2],
    ["PARDissim", 2],
    ["AbsoluteClustering", 2],
    ["RelativeClustering", 2],
    ["SpatialProximity", 2],
    ["DistanceDecayIsolation", 2],
    ["DistanceDecayInteraction", 2],
    ["Delta", 5],
    ["AbsoluteConcentration", 5],
    ["RelativeConcentration", 5],
    ["egohood 2 km", 1],
    ["egohood 10 km", 1],
    ["profile 1 to 10 km", 1],
    ["SpatialProxProf", 1],
  ]);
  const equipop = python<EquiPop>("bench/peers/measures_equipop.py", [path, PERSONS.join(), "5"]);
  const rows: Row[] = [];
  const row = (
    what: string,
    work: () => number,
    task: string,
    target: Row["target"],
    { same = true, runs = 25, tolerance = 1e-9 }: { same?: boolean; runs?: number; tolerance?: number } = {},
  ): void => {
    const peerValue = valueOf(peer, task);
    rows.push(
      rowOf({
        what,
        seconds: timed(work, { runs, warm: 4 * runs }),
        peerSeconds: least(peer, task),
        peer: task,
        target,
        ...(same && peerValue !== undefined ? { values: { ours: work(), peer: peerValue, tolerance } } : {}),
      }),
    );
  };
  const value = (id: string, options: object = {}): (() => number) => {
    const measure = measureOf(id);
    return () => measure(placed, options).value;
  };
  // The index alone, as PySAL gives it; with each area's part it takes twice as long.
  row("Morrill", () => morrillOf(two, adjacency), "SpatialDissim", { ratio: 1000 });
  row("Wong, shared borders", value("wong-boundary", { standardised: true }), "BoundarySpatialDissim", {
    ratio: 1000,
  });
  row("Wong, perimeters", value("wong-perimeter"), "PARDissim", { ratio: 1000 });
  // PySAL's proximities grow with distance (its fault 3), so the numbers below must differ and are not compared.
  const unlike = { same: false, runs: 3 };
  row("absolute clustering, every pair", value("absolute-clustering"), "AbsoluteClustering", {}, unlike);
  row("relative clustering, every pair", value("relative-clustering"), "RelativeClustering", {}, unlike);
  row("spatial proximity (White), every pair", value("spatial-proximity"), "SpatialProximity", {}, unlike);
  row(
    "distance-decay isolation, every pair",
    value("distance-decay-isolation"),
    "DistanceDecayIsolation",
    {},
    unlike,
  );
  row(
    "distance-decay interaction, every pair",
    value("distance-decay-interaction"),
    "DistanceDecayInteraction",
    {},
    unlike,
  );
  row("delta", value("delta"), "Delta", {});
  row("absolute concentration", value("absolute-concentration"), "AbsoluteConcentration", {});
  row("relative concentration", value("relative-concentration"), "RelativeConcentration", {});
  row(
    "spatial proximity profile",
    value("spatial-proximity-profile"),
    "SpatialProxProf",
    { seconds: 0.2 },
    { same: false, runs: 3 },
  );

  const egohood =
    (bandwidthM: number): (() => number) =>
    () =>
      theilH(smoothed(many, { centres }, { kernel: "triangular", bandwidthM }));
  // PySAL rounds the smoothed counts to whole persons and widens bandwidths by 1e-7 (its fault 9).
  row("egohood H, 8 groups, 2 km", egohood(2000), "egohood 2 km", {}, { tolerance: 1e-3 });
  row("egohood H, 8 groups, 10 km", egohood(10_000), "egohood 10 km", { ratio: 2000 }, { tolerance: 1e-3 });
  const profile = (): number =>
    smoothedOver(many, { centres }, KM, { kernel: "triangular" }).map(theilH).at(-1)!;
  row(
    "profile of ten bandwidths, 8 groups",
    profile,
    "profile 1 to 10 km",
    { seconds: 0.1 },
    { same: false, runs: 7 },
  );

  const nearest = (): number => nearestPeople(two, { centres }, PERSONS).length;
  rows.push(
    rowOf({
      what: "k nearest people, six k to 102,400",
      seconds: timed(nearest, { runs: 11, warm: 3 }),
      peerSeconds: equipop?.cpuSeconds && Math.min(...equipop.cpuSeconds),
      peer: equipop?.version ?? equipop?.absent,
      target: { ratio: 10 },
    }),
  );
  tell(rows, {
    areas: areas.ids.length,
    // Isolation and interaction must sum to 1; PySAL's did not (its fault 4).
    pysalDistanceDecaySum:
      (valueOf(peer, "DistanceDecayIsolation") ?? NaN) + (valueOf(peer, "DistanceDecayInteraction") ?? NaN),
    peers: [peer.version ?? peer.absent, equipop?.version ?? "EquiPop absent"],
  });
} finally {
  rmSync(folder, { recursive: true });
}
