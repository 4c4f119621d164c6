/** What benches of the measures share: timing, peers in a process of their own, and rows that can fail. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** The Python that has the peers; they need 3.12: python3.12 -m venv DIR && DIR/bin/pip install segregation==2.6.0 equipop. */
const PYTHON = process.env.TVARS_BENCH_PYTHON ?? "python3";

/** Median wall seconds of `runs` calls, one thread, after `warm` calls that are not counted. */
export function timed(
  work: () => unknown,
  { runs = 15, warm = 5 }: { runs?: number; warm?: number } = {},
): number {
  for (let run = 0; run < warm; run += 1) work();
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return seconds.toSorted((a, b) => a - b)[runs >> 1]!;
}

/** The same of work that ends later, in other threads. */
export async function timedLater(
  work: () => Promise<unknown>,
  { runs = 5, warm = 1 }: { runs?: number; warm?: number } = {},
): Promise<number> {
  for (let run = 0; run < warm; run += 1) await work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds.toSorted((a, b) => a - b)[runs >> 1]!;
}

export interface PeerTask {
  failed?: string;
  value: number | number[];
  /** Of every run; the first is cold. */
  cpuSeconds: number[];
  wallSeconds: number[];
}

export interface Peer {
  absent?: string;
  version?: string;
  tasks: Record<string, PeerTask>;
}

/** PySAL segregation on the areas of `areasPath`. */
export function pysal(
  folder: string,
  areasPath: string,
  tasks: readonly (readonly [string, number])[],
): Peer {
  const path = join(folder, "tasks.json");
  writeFileSync(path, JSON.stringify(tasks.map(([task, runs]) => ({ task, runs }))));
  const answer = python<Peer>("bench/peers/measures_pysal.py", [areasPath, path]);
  // A peer that is absent says only that it is.
  return { tasks: {}, ...(answer ?? { absent: "Python with PySAL segregation" }) };
}

export function python<Answer>(script: string, args: readonly string[]): Answer | undefined {
  return program<Answer>(PYTHON, [script, ...args]);
}

/** A program that answers with one JSON document; undefined, and said, where it cannot run. */
export function program<Answer>(command: string, args: readonly string[]): Answer | undefined {
  try {
    const output = execFileSync(command, args, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(output.toString().trim().split("\n").at(-1)!) as Answer;
  } catch (error) {
    process.stderr.write(`${command} ${args[0]}: ${String(error).split("\n")[0]}\n`);
    return undefined;
  }
}

export interface Row {
  what: string;
  seconds: number;
  /** Of the peer: processor seconds, or wall seconds where it works in several processes. Undefined where it is absent. */
  peerSeconds?: number;
  peer?: string;
  ratio?: number;
  /** Least ratio, or most seconds. */
  target?: { ratio?: number; seconds?: number };
  /** Greatest relative difference from the peer's value, where both should be the same number. */
  difference?: number;
  note?: string;
  met: boolean;
}

interface Entry extends Omit<Row, "ratio" | "met"> {
  /** Ours and the peer's value, which must agree to `tolerance`. */
  values?: { ours: number; peer: number; tolerance: number };
}

export function rowOf({ values, ...row }: Entry): Row {
  const ratio = row.peerSeconds === undefined ? undefined : row.peerSeconds / row.seconds;
  const difference =
    values && Math.abs(values.ours - values.peer) / Math.max(Number.MIN_VALUE, Math.abs(values.peer));
  const { target } = row;
  const met =
    (target?.ratio === undefined || ratio === undefined || ratio >= target.ratio) &&
    (target?.seconds === undefined || row.seconds <= target.seconds) &&
    (difference === undefined || difference <= values!.tolerance);
  return { ...row, ratio, difference, met };
}

/** The warm minimum of a peer's task; undefined where the peer is absent or failed. */
export function least(peer: Peer, task: string, which: "cpu" | "wall" = "cpu"): number | undefined {
  const found = peer.tasks[task];
  if (!found || found.failed) return undefined;
  return Math.min(...(which === "cpu" ? found.cpuSeconds : found.wallSeconds));
}

export const valueOf = (peer: Peer, task: string): number | undefined => {
  const value = peer.tasks[task]?.value;
  return typeof value === "number" ? value : undefined;
};

const ms = (seconds: number): string =>
  seconds >= 10 ? `${seconds.toFixed(1)} s` : `${(seconds * 1000).toPrecision(3)} ms`;

/** Prints the rows for people on standard error and as one JSON document on standard output. */
export function tell(rows: readonly Row[], more: Record<string, unknown> = {}): void {
  for (const { what, seconds, peerSeconds, ratio, target, difference, met } of rows) {
    const wanted = [
      ...(target?.ratio === undefined ? [] : [`≥ ${target.ratio} ×`]),
      ...(target?.seconds === undefined ? [] : [`≤ ${ms(target.seconds)}`]),
    ].join(", ");
    process.stderr.write(
      `${met ? " " : "✗"} ${what.padEnd(52)}${ms(seconds).padStart(10)}${(peerSeconds === undefined ? "–" : ms(peerSeconds)).padStart(12)}${(ratio === undefined ? "–" : `${ratio >= 100 ? Math.round(ratio) : ratio.toPrecision(3)} ×`).padStart(12)}   ${wanted}${difference === undefined ? "" : `   differs ${difference.toExponential(1)}`}\n`,
    );
  }
  const met = Object.fromEntries(rows.map(({ what, met }) => [what, met]));
  process.stdout.write(`${JSON.stringify({ ...more, rows, met }, null, 2)}\n`);
}
