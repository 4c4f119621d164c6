// npm run bench:network -- PREFIX : T1 to T12 on any network in compressed rows, beside pandana, cityseer and RoutingKit in the same run.
// Processor seconds, one thread, unless said; equal results asserted.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FAR, hierarchyOf, nestedDissection, prepare, undirected } from "@tvars/network";
import { cpu, mean, spread } from "./support/cpu.ts";
import { barrierRows } from "./support/network-barriers.ts";
import { exactRows, threadRows } from "./support/network-exact.ts";
import { readNetwork } from "./support/network-files.ts";
import { peakMbOf } from "./support/network-peak.ts";
import { transitRows } from "./support/network-transit.ts";
import { routingKit } from "./support/routingkit.ts";
import { least, type Peer, python, type Row, rowOf, tell, valueOf } from "./support/side-by-side.ts";

const prefix = process.argv[2] ?? "../shared/net/oslo";
if (!existsSync(`${prefix}.first_out`)) {
  process.stderr.write(`No network at ${prefix}.first_out: give a PREFIX.\n`);
  process.stdout.write(`${JSON.stringify({ absent: prefix, met: true })}\n`);
  process.exit(0);
}
const SIX = [250, 500, 800, 1000, 1500, 2000];
const PAIRS = 100_000;

const { graph, people } = readNetwork(prefix);
const { nodes } = graph;
const isLarge = nodes > 100_000;
const targets = spread(Math.max(50, Math.floor(nodes / 500)), nodes);
const zones = spread(3363, nodes);
const runs = isLarge ? 2 : 5;
const rows: Row[] = [];
const checksums: Record<string, number> = {};

const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
try {
  const pairs = Uint32Array.from(
    { length: 2 * PAIRS },
    (_, i) => zones[(i * 7919 + (i >> 9)) % zones.length]!,
  );
  writeFileSync(join(folder, "targets"), targets);
  writeFileSync(join(folder, "pairs"), pairs);
  writeFileSync(join(folder, "zones"), zones);
  const peerRuns = isLarge && !process.argv.includes("--full") ? "1" : "2";
  const pandana = python<Peer & { peakMb?: number }>("bench/peers/network_pandana.py", [
    prefix,
    peerRuns,
    join(folder, "targets"),
    join(folder, "pairs"),
  ]) ?? { absent: "pandana", tasks: {} };
  // on a large network one distance is enough to know
  const cityseer = python<Peer>("bench/peers/network_cityseer.py", [
    prefix,
    "1",
    "1000",
    ...(isLarge ? [] : ["2000"]),
  ]) ?? { absent: "cityseer", tasks: {} };
  const routing = routingKit(folder, prefix, join(folder, "zones"));
  const beside = (
    what: string,
    task: string,
    { seconds, value, target }: { seconds: number; value?: number; target?: number },
    {
      peer = pandana,
      times = 1,
      tolerance = 1e-9,
      note,
    }: { peer?: Peer; times?: number; tolerance?: number; note?: string } = {},
  ): void => {
    const peerSeconds = least(peer, task);
    const theirs = valueOf(peer, task);
    const isSame = value !== undefined && theirs !== undefined;
    rows.push(
      rowOf({
        what,
        seconds,
        peer: peer.version ?? peer.absent,
        peerSeconds: peerSeconds === undefined ? undefined : peerSeconds * times,
        target: target === undefined ? undefined : { ratio: target },
        note,
        values: isSame ? { ours: value, peer: theirs, tolerance } : undefined,
      }),
    );
  };

  const once = { runs: isLarge ? 1 : 3, warm: isLarge ? 0 : 2 };
  const order = cpu(() => nestedDissection(graph), once);
  const prepared = cpu(() => prepare(graph, { order: order.answer }), once);
  const engine = prepared.answer;

  for (const [metres, name, target] of [
    [2000, "T1", 60],
    [1000, "T2", 35],
    [500, "  ", undefined],
  ] as const) {
    const { seconds, answer } = cpu(() => engine.rangeSums([people], [metres * 1000]), { runs });
    const value = mean(answer[0]![0]!);
    checksums[`range ${metres}`] = value;
    const what = `${name} people within ${metres} m of every node`;
    beside(what, `range ${metres}`, { seconds, value, target });
    if (cityseer.tasks[`range ${metres}`])
      // cityseer computes with 32-bit fractions
      beside(what, `range ${metres}`, { seconds, value }, { peer: cityseer, tolerance: 1e-4 });
  }
  const groups = Array.from({ length: 10 }, (_, g) =>
    people.map((value, v) => (v % 10 === g ? value : value >> 3)),
  );
  const limits = SIX.map((metres) => metres * 1000);
  const six = cpu(() => engine.rangeSums(groups, limits), { runs: 2 });
  checksums["six limits, ten groups"] = mean(six.answer.flatMap((limit) => limit.map(mean)));
  beside(
    "T3 six limits × ten groups in one pass",
    "range 2000",
    { seconds: six.seconds, target: 500 },
    { times: 60, note: "60 sums within 2 km of the peer's" },
  );

  for (const k of [1, 5]) {
    const { seconds, answer } = cpu(() => engine.nearest(targets, k, 5_000_000), { runs: runs + 2 });
    let sum = 0;
    for (let v = 0; v < nodes; v++) sum += Math.min(answer.mm[v * k + k - 1]!, 5_000_000);
    const value = sum / nodes / 1000;
    checksums[`nearest ${k}`] = value;
    const target = k === 1 ? 30 : 10;
    beside(`T4 nearest ${k} of ${targets.length} to every node`, `nearest ${k}`, { seconds, value, target });
  }

  const matrix = cpu(() => engine.matrix(zones, zones), { runs });
  checksums["matrix 3363²"] = mean(matrix.answer);
  beside(
    `T5 matrix ${zones.length}²`,
    "pairs",
    { seconds: matrix.seconds, target: 1500 },
    {
      times: (zones.length * zones.length) / PAIRS,
      note: `the peer's time for ${PAIRS} of its pairs, times their number`,
    },
  );
  beside(
    `T5 matrix ${zones.length}²`,
    "matrix",
    { seconds: matrix.seconds, value: checksums["matrix 3363²"], target: 20 },
    { peer: routing, tolerance: 1e-8, note: "RoutingKit's contraction hierarchy with pinned targets" },
  );
  const larger = spread(5984, nodes);
  const wide = cpu(() => engine.matrix(larger, larger), { runs: 2, warm: 0 });
  checksums["matrix 5984²"] = mean(wide.answer);
  rows.push(rowOf({ what: `T5 matrix ${larger.length}²`, seconds: wide.seconds, target: { seconds: 1.5 } }));
  const [starts, ends] = [0, 1].map((side) => pairs.filter((_, i) => i % 2 === side));
  const firsts = new Uint32Array(PAIRS + 1).map((_, i) => i);
  const some = cpu(() => engine.pairs(starts!, firsts, ends!, FAR - 1), { runs: 1, warm: 0 });
  const value = mean(some.answer.map((mm) => Math.min(mm, 1e9))) / 1000;
  checksums.pairs = value;
  beside(`   ${PAIRS} pairs anywhere`, "pairs", { seconds: some.seconds, value });

  const pairSeconds = least(pandana, "pairs");
  const across = barrierRows(prefix, engine, people, pairSeconds && pairSeconds / PAIRS);
  rows.push(...across.rows);

  const arcs = hierarchyOf(undirected(graph), order.answer).head.length;
  const theirArcs = valueOf(routing, "prepare");
  beside(
    "T8 order, hierarchy and weights",
    "prepare",
    { seconds: order.seconds + prepared.seconds, target: 1 },
    {
      peer: routing,
      note: `order ${order.seconds.toFixed(3)} s, the rest ${prepared.seconds.toFixed(3)} s`,
    },
  );
  rows.push({
    ...rowOf({
      what: `T8 arcs of the hierarchy: ${arcs}, RoutingKit ${theirArcs ?? "–"}`,
      seconds: 0,
      note: theirArcs === undefined ? undefined : `${(arcs / theirArcs).toFixed(3)} × its arcs, ≤ 1.15`,
    }),
    met: theirArcs === undefined || arcs <= 1.15 * theirArcs,
  });

  const peakMb = peakMbOf(prefix, folder);
  const held = peakMb !== undefined && pandana.peakMb !== undefined ? peakMb / pandana.peakMb : undefined;
  rows.push({
    ...rowOf({
      what: `T9 most memory: ${peakMb?.toFixed(0) ?? "–"} MB, pandana ${pandana.peakMb?.toFixed(0) ?? "–"} MB`,
      seconds: 0,
      note: held === undefined ? undefined : `${held.toFixed(2)} of the peer's, ≤ 0.5`,
    }),
    met: held === undefined || held <= 0.5,
  });

  const exact = exactRows(engine);
  rows.push(...exact.rows, ...(await threadRows(engine, people)));
  const transit = transitRows();
  rows.push(...transit.rows);
  tell(rows, {
    prefix,
    nodes,
    arcs: graph.head.length,
    kernel: engine.kernel,
    pandana: pandana.version ?? pandana.absent,
    cityseer: cityseer.version ?? cityseer.absent,
    routingKit: routing.version ?? routing.absent,
    checksums: { ...checksums, ...across.checksums, ...transit.checksums },
    distancesChecked: exact.checked,
    distancesThatDiffer: exact.mismatches,
    peakMb,
    peerPeakMb: pandana.peakMb,
  });
  const missed = rows.filter(({ met }) => !met);
  for (const { what, note } of missed)
    process.stderr.write(`missed: ${what.trim()}${note ? ` (${note})` : ""}\n`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
