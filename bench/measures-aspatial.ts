// Measures without regard to place, 5,984 areas: two groups and eight, against PySAL segregation in the same run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countsOf, groupAndRest, measureOf } from "@tvars/measures";
import { measureAreas } from "./support/measure-areas.ts";
import { writeMeasureAreas } from "./support/measure-files.ts";
import { RECORDED_R } from "./support/recorded-r.ts";
import { type Row, least, pysal, rowOf, tell, timed, valueOf } from "./support/side-by-side.ts";

/** Ours beside PySAL's: the thirteen indices of two groups, and whether both should give the same number. */
const TWO = [
  ["dissimilarity", "Dissim", true],
  ["gini", "Gini", true],
  ["theil-h", "Entropy", true],
  ["atkinson", "Atkinson", true],
  ["correlation-ratio", "CorrelationR", true],
  ["isolation", "Isolation", true],
  ["interaction", "Interaction", true],
  ["min-max", "MinMax", true],
  ["concentration-profile", "ConProf", true],
  // PySAL's are simulated, or wrong in small areas (research: faults 1 and 2), so their numbers are not compared.
  ["dissimilarity-bias-corrected", "BiasCorrectedDissim", false],
  ["dissimilarity-density-corrected", "DensityCorrectedDissim", false],
  ["dissimilarity-modified", "ModifiedDissim", false],
  ["gini-modified", "ModifiedGini", false],
] as const;

const MANY = [
  ["dissimilarity-multi", "MultiDissim"],
  ["gini-multi", "MultiGini"],
  ["theil-h", "MultiInfoTheory"],
  ["divergence", "MultiDivergence"],
  ["entropy", "MultiDiversity"],
  ["normalised-exposure", "MultiNormExposure"],
  ["relative-diversity", "MultiRelativeDiversity"],
  ["squared-coefficient-of-variation", "MultiSquaredCoefVar"],
  ["simpson-concentration", "SimpsonsConcentration"],
  ["simpson-interaction", "SimpsonsInteraction"],
] as const;

const EIGHT = [
  "dissimilarity",
  "theil-h",
  "atkinson",
  "isolation",
  "interaction",
  "correlation-ratio",
  "min-max",
  "hutchens",
];

const areas = measureAreas();
const two = groupAndRest(areas.counts.groups[1]!, areas.counts.totals);
const many = countsOf(areas.counts.groups);
const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  const path = writeMeasureAreas(areas, folder);
  const peer = pysal(folder, path, [
    ...TWO.map(([, task]) => [task, /Corrected|Modified/.test(task) ? 1 : 7] as const),
    ...MANY.map(([, task]) => [task, 5] as const),
  ]);
  const rows: Row[] = [];
  const faultOf = (id: string, task: string) => ({ ours: quick(id, two)(), pysal: valueOf(peer, task) });
  const quick = (id: string, counts: typeof two): (() => number) => {
    const measure = measureOf(id);
    return measure.quick ? () => measure.quick!(counts) : () => measure(counts).value;
  };
  for (const [id, task, same] of TWO)
    rows.push(
      rowOf({
        what: `${id} (two groups)`,
        seconds: timed(quick(id, two), { runs: 60, warm: 60 }),
        peerSeconds: least(peer, task),
        peer: task,
        ...(id === "gini" ? { target: { ratio: 100, seconds: 0.0004 } } : {}),
        ...sameValue(same, quick(id, two)(), valueOf(peer, task)),
      }),
    );
  const thirteen = TWO.map(([id]) => quick(id, two));
  const all = TWO.map(([, task]) => least(peer, task));
  rows.push(
    rowOf({
      what: "all thirteen of two groups",
      seconds: timed(() => thirteen.map((value) => value()), { runs: 30, warm: 30 }),
      peerSeconds: sum(all),
      target: { ratio: 10_000 },
    }),
  );
  const eight = EIGHT.map((id) => quick(id, two));
  rows.push(
    rowOf({
      what: "eight evenness and exposure indices",
      seconds: timed(() => eight.map((value) => value()), { runs: 60, warm: 60 }),
      peerSeconds: sum(
        ["Dissim", "Entropy", "Atkinson", "Isolation", "Interaction", "CorrelationR", "MinMax"].map((task) =>
          least(peer, task),
        ),
      ),
      target: { seconds: 0.0003 },
      note: "PySAL: seven of them; its Hutchens index is not timed",
    }),
  );
  for (const [id, task] of MANY)
    rows.push(
      rowOf({
        what: `${id} (eight groups)`,
        seconds: timed(quick(id, many), { runs: 30, warm: 30 }),
        peerSeconds: least(peer, task),
        peer: task,
        ...sameValue(true, quick(id, many)(), valueOf(peer, task)),
      }),
    );
  const ten = MANY.map(([id]) => quick(id, many));
  rows.push(
    rowOf({
      what: "all ten of eight groups",
      seconds: timed(() => ten.map((value) => value()), { runs: 30, warm: 20 }),
      peerSeconds: sum(MANY.map(([, task]) => least(peer, task))),
      target: { ratio: 200 },
    }),
  );
  const both = ["mutual-information", "theil-h"].map((id) => quick(id, many));
  rows.push(
    rowOf({
      what: "M and H of eight groups",
      seconds: timed(() => both.map((value) => value()), { runs: 60, warm: 60 }),
      peerSeconds: RECORDED_R.mutualTotal,
      peer: RECORDED_R.label,
      target: { ratio: 50 },
    }),
  );
  const single = measureOf("gini");
  const cold = peer.tasks["Gini"]?.wallSeconds[0];
  tell(rows, {
    areas: areas.ids.length,
    peer: peer.version ?? peer.absent,
    giniCold: { peerSeconds: cold, note: "first call of a process, compilation included" },
    // Faults found in PySAL 2.5.4; a value that is still off by more than simulation explains shows that they remain.
    pysalFaults: {
      densityCorrectedUnderflows: faultOf("dissimilarity-density-corrected", "DensityCorrectedDissim"),
      modifiedRestsOnOneDraw: faultOf("dissimilarity-modified", "ModifiedDissim"),
    },
    withInterval: { giniSeconds: timed(() => single(two), { runs: 30 }) },
  });
} finally {
  rmSync(folder, { recursive: true });
}

function sum(parts: readonly (number | undefined)[]): number | undefined {
  return parts.includes(undefined) ? undefined : parts.reduce<number>((all, part) => all + part!, 0);
}

function sameValue(same: boolean, ours: number, peer: number | undefined) {
  return same && peer !== undefined ? { values: { ours, peer, tolerance: 1e-9 } } : {};
}
