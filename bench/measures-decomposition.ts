// What differences are made of, 5,984 areas: PySAL's counterfactuals and the R package segregation's Shapley parts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  counterfactualDifference,
  countsOf,
  groupAndRest,
  measureOf,
  shapleyDifference,
} from "@tvars/measures";
import { measureAreas } from "./support/measure-areas.ts";
import { writeMeasureAreas, writeMeasureCsv } from "./support/measure-files.ts";
import { RECORDED_R, type RMeasured } from "./support/recorded-r.ts";
import { type Row, least, program, pysal, rowOf, tell, timed } from "./support/side-by-side.ts";

const areas = measureAreas();
const before = countsOf(areas.counts.groups);
const after = countsOf(areas.later.groups);
const dissimilarity = measureOf("dissimilarity");
const two = (groups: typeof before): typeof before => groupAndRest(groups.groups[1]!, groups.totals);
const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  const peer = pysal(folder, writeMeasureAreas(areas, folder), [
    ["composition", 1],
    ["share", 1],
    ["dual composition", 1],
  ]);
  const csv = join(folder, "areas.csv");
  writeFileSync(csv, writeMeasureCsv(areas));
  const r = program<RMeasured>("Rscript", ["bench/peers/measures_elbersb.R", csv, "20"]);
  const live = r?.shapley !== undefined;
  const rows: Row[] = (["composition", "share", "dual-composition"] as const).map((kind) => {
    const work = () => counterfactualDifference(dissimilarity, two(before), two(after), { kind });
    const task = kind.replace("-", " ");
    const peerParts = peer.tasks[task]?.value;
    const { parts } = work();
    return rowOf({
      what: `counterfactual difference of D, ${kind}`,
      seconds: timed(work, { runs: 31, warm: 10 }),
      peerSeconds: least(peer, task),
      target: { ratio: 1000 },
      ...(Array.isArray(peerParts)
        ? { values: { ours: parts[0]!.value, peer: peerParts[0]!, tolerance: 1e-9 } }
        : {}),
    });
  });
  rows.push(
    rowOf({
      what: "Shapley parts of a difference of M, 1e-6",
      seconds: timed(() => shapleyDifference(before, after, { precision: 1e-6 }), { runs: 7, warm: 3 }),
      peerSeconds: live ? r!.shapley!.cpuSeconds : RECORDED_R.shapley,
      peer: live ? r!.version : RECORDED_R.label,
      target: { ratio: 45, seconds: 0.04 },
    }),
  );
  tell(rows, {
    areas: areas.ids.length,
    peers: [peer.version ?? peer.absent, live ? r!.version : RECORDED_R.label],
  });
} finally {
  rmSync(folder, { recursive: true });
}
