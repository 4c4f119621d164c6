// npm run bench:network -- PREFIX : the network's engine on any network in compressed rows, against pandana in the same run. Processor seconds, one thread.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, FAR, nestedDissection, prepare } from "@tvars/network";
import { readNetwork } from "./support/network-files.ts";
import { least, type Peer, program, python, type Row, rowOf, tell, valueOf } from "./support/side-by-side.ts";

const prefix = process.argv[2] ?? "../shared/net/oslo";
if (!existsSync(`${prefix}.first_out`)) {
  process.stderr.write(`No network at ${prefix}.first_out: give a PREFIX.\n`);
  process.stdout.write(`${JSON.stringify({ absent: prefix, met: true })}\n`);
  process.exit(0);
}
/** RoutingKit's contraction hierarchies and inertial flow, measured where it could be built; it is no package to install. */
const ROUTINGKIT: Record<number, { prepareSeconds: number; arcs: number; matrixSeconds: number }> = {
  17_887: { prepareSeconds: 0.5, arcs: 110_495, matrixSeconds: 0.48 },
  62_772: { prepareSeconds: 2.35, arcs: 262_046, matrixSeconds: 0.88 },
  536_392: { prepareSeconds: 20.95, arcs: 3_332_991, matrixSeconds: 9.57 },
};
const LIMITS = [500, 1000, 2000];
const SIX = [250, 500, 800, 1000, 1500, 2000];
const PAIRS = 100_000;

const { graph, people } = readNetwork(prefix);
const { nodes } = graph;
const spread = (count: number): Uint32Array =>
  Uint32Array.from({ length: Math.min(count, nodes) }, (_, i) =>
    Math.floor((i * nodes) / Math.min(count, nodes)),
  );
const targets = spread(Math.max(50, Math.floor(nodes / 500)));
const zones = spread(3363);
const runs = nodes > 100_000 ? 2 : 4;
const rows: Row[] = [];
const checksums: Record<string, number> = {};
const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};
let last = 0;

/** Least processor seconds of some runs after one to warm up, and the last answer. */
function cpu<Answer>(work: () => Answer, times = runs, warm = 1): { seconds: number; answer: Answer } {
  let seconds = Infinity;
  let answer!: Answer;
  for (let run = -warm; run < times; run++) {
    const start = process.cpuUsage();
    answer = work();
    const { user, system } = process.cpuUsage(start);
    if (run >= 0) seconds = Math.min(seconds, (user + system) / 1e6);
  }
  last = seconds;
  return { seconds, answer };
}

const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  const pairs = Uint32Array.from(
    { length: 2 * PAIRS },
    (_, i) => zones[(i * 7919 + (i >> 9)) % zones.length]!,
  );
  writeFileSync(join(folder, "targets"), targets);
  writeFileSync(join(folder, "pairs"), pairs);
  const peerRuns = nodes > 100_000 && !process.argv.includes("--full") ? "1" : "2";
  const peer = python<Peer & { peakMb?: number }>("bench/peers/network_pandana.py", [
    prefix,
    peerRuns,
    join(folder, "targets"),
    join(folder, "pairs"),
  ]) ?? { absent: "python", tasks: {} };
  const compared = (
    what: string,
    task: string,
    ours: number | undefined,
    target: Row["target"],
    { times = 1, note }: { times?: number; note?: string } = {},
  ): void => {
    const seconds = least(peer, task);
    const theirs = valueOf(peer, task);
    rows.push(
      rowOf({
        what,
        seconds: last,
        peer: "pandana",
        peerSeconds: seconds === undefined ? undefined : seconds * times,
        target,
        note,
        values:
          ours === undefined || theirs === undefined ? undefined : { ours, peer: theirs, tolerance: 1e-9 },
      }),
    );
  };

  const reference = ROUTINGKIT[nodes];
  const order = cpu(() => nestedDissection(graph), 1, nodes > 100_000 ? 0 : 1);
  const orderSeconds = order.seconds;
  const prepared = cpu(() => prepare(graph, { order: order.answer }), 1, nodes > 100_000 ? 0 : 1);
  const engine: Engine = prepared.answer;
  rows.push(
    rowOf({
      what: "order, hierarchy and weights",
      seconds: orderSeconds + prepared.seconds,
      peer: "RoutingKit, recorded",
      peerSeconds: reference?.prepareSeconds,
      target: reference && { ratio: 1 },
      note: `order ${orderSeconds.toFixed(3)} s, the rest ${prepared.seconds.toFixed(3)} s`,
    }),
  );

  for (const metres of LIMITS) {
    const { answer } = cpu(() => engine.rangeSums([people], [metres * 1000]));
    checksums[`range ${metres}`] = mean(answer[0]![0]!);
    const ratio = { 1000: 35, 2000: 60 }[metres];
    compared(
      `people within ${metres} m of every node`,
      `range ${metres}`,
      mean(answer[0]![0]!),
      ratio ? { ratio } : undefined,
    );
  }
  const groups = Array.from({ length: 10 }, (_, g) =>
    people.map((value, v) => (v % 10 === g ? value : value >> 3)),
  );
  const six = cpu(
    () =>
      engine.rangeSums(
        groups,
        SIX.map((metres) => metres * 1000),
      ),
    2,
    1,
  );
  checksums["six limits, ten groups"] = mean(six.answer.flatMap((limit) => limit.map(mean)));
  compared(
    "six limits × ten groups in one pass",
    "range 2000",
    undefined,
    { ratio: 500 },
    {
      times: 60,
      note: "60 sums within 2 km of the peer's",
    },
  );

  for (const k of [1, 5]) {
    const { answer } = cpu(() => engine.nearest(targets, k, 5_000_000));
    let sum = 0;
    for (let v = 0; v < nodes; v++) sum += Math.min(answer.mm[v * k + k - 1]!, 5_000_000);
    checksums[`nearest ${k}`] = sum / nodes / 1000;
    compared(`nearest ${k} of ${targets.length} to every node`, `nearest ${k}`, sum / nodes / 1000, {
      ratio: k === 1 ? 30 : 10,
    });
  }

  const matrix = cpu(() => engine.matrix(zones, zones), 2);
  checksums["matrix 3363²"] = mean(matrix.answer);
  compared(
    `matrix ${zones.length}²`,
    "pairs",
    undefined,
    { ratio: 1500 },
    {
      times: (zones.length * zones.length) / PAIRS,
      note: `the peer's time for ${PAIRS} of its pairs, times their number`,
    },
  );
  if (reference) {
    rows.push(
      rowOf({
        what: `matrix ${zones.length}² beside RoutingKit`,
        seconds: matrix.seconds,
        peer: "RoutingKit CH, recorded",
        peerSeconds: reference.matrixSeconds,
        target: nodes > 100_000 ? { ratio: 20 } : undefined,
      }),
    );
  }
  const some = cpu(
    () =>
      engine.pairs(
        pairs.filter((_, i) => i % 2 === 0),
        new Uint32Array(PAIRS + 1).map((_, i) => i),
        pairs.filter((_, i) => i % 2 === 1),
        FAR - 1,
      ),
    1,
    0,
  );
  checksums.pairs = mean(some.answer.map((mm) => Math.min(mm, 1e9))) / 1000;
  compared(`${PAIRS} pairs anywhere`, "pairs", checksums.pairs, undefined);
  const larger = spread(5984);
  const { answer } = cpu(() => engine.matrix(larger, larger), 1);
  checksums["matrix 5984²"] = mean(answer);
  rows.push(rowOf({ what: `matrix ${larger.length}²`, seconds: last, target: { seconds: 1.5 } }));

  const peakMb = program<{ peakMb: number }>(process.execPath, [
    "-C",
    "@tvars/source",
    "--import",
    "tsx",
    "bench/support/network-memory.ts",
    prefix,
  ])?.peakMb;
  const held = peakMb !== undefined && peer.peakMb !== undefined ? peakMb / peer.peakMb : undefined;
  // half of pandana's where the network outweighs what Node and the loader hold before it is read
  const met = held === undefined || nodes < 100_000 || held <= 0.5;
  process.stderr.write(
    `${met ? " " : "✗"} most memory held ${peakMb?.toFixed(0)} MB, pandana ${peer.peakMb?.toFixed(0) ?? "–"} MB\n`,
  );
  if (!met) process.exitCode = 1;
  tell(rows, {
    prefix,
    nodes,
    arcs: graph.head.length,
    kernel: engine.kernel,
    pandana: peer.version ?? peer.absent,
    checksums,
    peakMb,
    peerPeakMb: peer.peakMb,
  });
} finally {
  rmSync(folder, { recursive: true });
}
