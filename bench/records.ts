// npm run bench:records : a register as CSV, read, placed, stored and counted by area type, year, sex and age; beside geopandas and pandas on the
// same rows, equal counts asserted. TVARS_BENCH_ROWS (10 M) and TVARS_BENCH_PEER_ROWS (the same) say how many; with 100 M only memory is judged.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWorkspace } from "@tvars/engine";
import { writeGeoPackage } from "@tvars/geo";
import { importFile } from "@tvars/sources";
import { nationalCoverage } from "./support/national.ts";
import { typesOf, writeRegister } from "./support/records-data.ts";

const ROWS = Number(process.env.TVARS_BENCH_ROWS ?? 10_000_000);
const PEER_ROWS = Number(process.env.TVARS_BENCH_PEER_ROWS ?? Math.min(ROWS, 10_000_000));
const PYTHON = process.env.TVARS_BENCH_PYTHON ?? "python3";
const LARGE = ROWS > 20_000_000;
const TARGETS = { seconds: LARGE ? Infinity : 10, peakMb: LARGE ? 2048 : 1024, ratio: 5 };

interface Run {
  absent?: string;
  version?: string;
  rows: number;
  matched: number;
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  counts: Record<string, number>;
}

const folder = mkdtempSync(join(process.env.TVARS_BENCH_TEMP ?? tmpdir(), "tvars-bench-"));
try {
  await compare();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(): Promise<void> {
  const { regso } = nationalCoverage();
  const [gpkg, csv, types, workspace] = ["regso.gpkg", "register.csv", "types.json", "data"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  writeFileSync(gpkg, writeGeoPackage(regso));
  writeFileSync(types, JSON.stringify(Object.fromEntries(typesOf(regso))));
  const { store, engine, close } = await openWorkspace(workspace);
  await importFile(gpkg, { store, engine, folder: workspace, version: "regso@2020" });
  await close();
  // A first small run makes what is kept of the layer ready, as the first file of an agency does.
  const small = join(folder, "small.csv");
  await writeRegister(small, regso, 1000);
  ours(workspace, small, types);
  await writeRegister(csv, regso, ROWS);
  const own = ours(workspace, csv, types);
  let peer: Run | { absent: string } = { absent: "not run" };
  let beside = own;
  if (PEER_ROWS > 0) {
    const same = PEER_ROWS === ROWS ? csv : join(folder, "peer.csv");
    if (same !== csv) {
      await writeRegister(same, regso, PEER_ROWS);
      beside = ours(workspace, same, types);
    }
    peer = theirs(same, gpkg, types);
    // Points on a border belong to one area here and to none there; coordinates of a tenth of a metre meet some.
    if (!("absent" in peer) || peer.absent === undefined) agree(beside, peer as Run);
  }
  const ratio = "seconds" in peer ? peer.seconds / beside.seconds : undefined;
  const cpuRatio = "seconds" in peer ? peer.cpuSeconds / beside.cpuSeconds : undefined;
  tell(`${ROWS} rows, read, placed, stored and counted`, own);
  if ("seconds" in peer) tell(`${PEER_ROWS} rows, ${peer.version}`, peer);
  process.stdout.write(
    `${JSON.stringify(
      {
        rows: ROWS,
        ours: { ...own, counts: undefined },
        peer: "seconds" in peer ? { ...peer, counts: undefined } : peer,
        ratio: ratio ?? "peer absent",
        cpuRatio: cpuRatio ?? "peer absent",
        targets: TARGETS,
        met:
          own.seconds <= TARGETS.seconds &&
          own.peakMb <= TARGETS.peakMb &&
          (ratio === undefined || ratio >= TARGETS.ratio),
      },
      null,
      2,
    )}\n`,
  );
}

function ours(workspace: string, csv: string, types: string): Run {
  const main = fileURLToPath(new URL("./support/records-run.ts", import.meta.url));
  const args = ["-C", "@tvars/source", "--import", "tsx", main, workspace, csv, types];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
  ) as Run;
}

function theirs(csv: string, gpkg: string, types: string): Run | { absent: string } {
  const script = fileURLToPath(new URL("./peers/records_geopandas.py", import.meta.url));
  if (!existsSync(script)) return { absent: script };
  try {
    return JSON.parse(
      execFileSync(PYTHON, [script, csv, gpkg, types], { encoding: "utf8", maxBuffer: 1 << 26 }),
    ) as Run;
  } catch (error) {
    return { absent: `${PYTHON}: ${(error as Error).message.slice(0, 200)}` };
  }
}

function agree(own: Run, peer: Run): void {
  assert.equal(own.rows, peer.rows);
  const cells = new Set([...Object.keys(own.counts), ...Object.keys(peer.counts)]);
  const apart = [...cells].reduce(
    (sum, cell) => sum + Math.abs((own.counts[cell] ?? 0) - (peer.counts[cell] ?? 0)),
    0,
  );
  assert.ok(apart <= 1e-5 * own.rows, `${apart} rows are counted in other cells`);
}

function tell(what: string, { seconds, cpuSeconds, peakMb, rows }: Run): void {
  const cells = [
    `${seconds.toFixed(1).padStart(8)} s`,
    `${cpuSeconds.toFixed(1).padStart(8)} s of processor`,
    `${String(Math.round(peakMb)).padStart(6)} MB`,
    `${(rows / seconds / 1e6).toFixed(2).padStart(6)} M rows/s`,
  ];
  process.stderr.write(`${what.padEnd(52)}${cells.join(" ")}\n`);
}
