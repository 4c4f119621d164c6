// Uncertainty, 5,984 areas: 500-replicate tests and bootstraps against PySAL segregation in the same run, one thread and two workers.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NullModel } from "@tvars/measures";
import { bootstrap, countsOf, groupAndRest, measureOf, nullTest, seOfM } from "@tvars/measures";
import { openWorkers } from "@tvars/measures/parallel";
import { measureAreas } from "./support/measure-areas.ts";
import { writeMeasureAreas, writeMeasureCsv } from "./support/measure-files.ts";
import { RECORDED_R, type RMeasured } from "./support/recorded-r.ts";
import { type Row, least, program, pysal, rowOf, tell, timed, timedLater } from "./support/side-by-side.ts";

const REPLICATES = 500;
/** PySAL makes a row for each person, so two replicates stand for 500. */
const PERSON_REPLICATES = 2;

const areas = measureAreas();
const two = groupAndRest(areas.counts.groups[1]!, areas.counts.totals);
const many = countsOf(areas.counts.groups);
const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
const workers = openWorkers(2);
try {
  const peer = pysal(folder, writeMeasureAreas(areas, folder), [
    ["D systematic 500", 1],
    ["D evenness 500", 1],
    ["D bootstrap 500", 1],
    [`D person permutation ${PERSON_REPLICATES}`, 1],
    ["H systematic 500", 1],
  ]);
  const rows: Row[] = [];
  const test = async (
    measure: "dissimilarity" | "theil-h",
    model: NullModel,
    task: string,
    scale: number,
    targets: { one?: number; two?: number },
  ): Promise<void> => {
    const counts = measure === "dissimilarity" ? two : many;
    const options = { model, replicates: REPLICATES, seed: 1 };
    const found = least(peer, task, "wall");
    const peerSeconds = found === undefined ? undefined : found * scale;
    const what = `${measure}, ${model} × ${REPLICATES}`;
    const note = "PySAL works on both cores: wall time";
    rows.push(
      rowOf({
        what,
        seconds: timed(() => nullTest(measureOf(measure), counts, options), { runs: 5, warm: 2 }),
        peerSeconds,
        target: { ratio: targets.one },
        note,
      }),
      rowOf({
        what: `${what}, two workers`,
        seconds: await timedLater(() => workers.nullTest(measureOf(measure), counts, options), {
          runs: 5,
          warm: 2,
        }),
        peerSeconds,
        target: { ratio: targets.two },
        note,
      }),
    );
  };
  const usual = { one: 20, two: 40 };
  await test("dissimilarity", "systematic", "D systematic 500", 1, usual);
  await test("dissimilarity", "evenness", "D evenness 500", 1, usual);
  await test("dissimilarity", "area-bootstrap", "D bootstrap 500", 1, { one: 20 });
  await test(
    "dissimilarity",
    "person-permutation",
    `D person permutation ${PERSON_REPLICATES}`,
    REPLICATES / PERSON_REPLICATES,
    { one: 5000 },
  );
  await test("theil-h", "systematic", "H systematic 500", 1, { two: 10 });

  const csv = join(folder, "areas.csv");
  writeFileSync(csv, writeMeasureCsv(areas));
  const r = program<RMeasured>("Rscript", ["bench/peers/measures_elbersb.R", csv, String(REPLICATES)]);
  const rBootstrap = r?.bootstrap?.cpuSeconds ?? RECORDED_R.bootstrap500;
  const label = r?.version ?? RECORDED_R.label;
  const M = measureOf("mutual-information");
  const options = { kind: "persons", replicates: REPLICATES, seed: 1 } as const;
  rows.push(
    rowOf({
      what: `M, bootstrap of persons × ${REPLICATES}`,
      seconds: timed(() => bootstrap(M, many, options), { runs: 3, warm: 1 }),
      peerSeconds: rBootstrap,
      peer: label,
    }),
    rowOf({
      what: `M, bootstrap of persons × ${REPLICATES}, two workers`,
      seconds: await timedLater(() => workers.bootstrap(M, many, options), { runs: 3, warm: 1 }),
      peerSeconds: rBootstrap,
      peer: label,
      target: { ratio: 8 },
    }),
    rowOf({
      what: "M, standard error in closed form",
      seconds: timed(() => seOfM(many), { runs: 31, warm: 20 }),
      peerSeconds: rBootstrap,
      peer: label,
    }),
  );
  tell(rows, {
    areas: areas.ids.length,
    replicates: REPLICATES,
    peers: [peer.version ?? peer.absent, label],
  });
} finally {
  await workers.close();
  rmSync(folder, { recursive: true });
}
