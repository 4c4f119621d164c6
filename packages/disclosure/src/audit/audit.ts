import type { Highs } from "../solver/highs.ts";
import { holds } from "../secondary/verify.ts";
import { type Evidence, lacking, type Task } from "../secondary/task.ts";
import { attack } from "./attack.ts";
import { nameOf } from "../table/faults.ts";
import { determined } from "./gauss.ts";
import { propagate } from "./propagate.ts";

export interface Finding {
  /** Cell of the system, and what it is called in the first table that has it. */
  cell: number;
  name?: { measure: string; categories: string[] };
  low: number;
  high: number;
  value: number;
  /** The rule's requirement is met. */
  safe: boolean;
  /** `proof`: two tables that agree with all shown figures; `program`: two optima; `propagation`: bounds only. */
  by: "proof" | "program" | "propagation";
}

export interface Audit {
  /** Primary cells, how many of them are protected as the rules ask, and how many are not. */
  primary: number;
  safe: number;
  unsafe: number;
  hidden: number;
  /** Hidden cells whose value follows exactly from what is shown; harmless where no rule hides them. */
  determined: number;
  /** What an attacker could still compute: every primary cell that is narrower than the rule allows. */
  disclosed: Finding[];
  /** The primary cells with the narrowest intervals, unsafe ones first. */
  narrowest: Finding[];
}

export interface AuditOptions {
  evidence?: ReadonlyMap<number, Evidence>;
  highs?: Highs | undefined;
  /** How many of the narrowest cells get their exact interval by a program. Default 20. */
  narrowest?: number;
  /** At most this many cells without proof are attacked by a program. Default 500; the rest counts as unsafe. */
  programs?: number;
}

/**
 * Attacks what is to be shown. Every proof is checked again on the system; a primary cell without one is tried by
 * bounds, by elimination and last by linear programs, and counts as unsafe until one of them clears it.
 */
export function audit(task: Task, options: AuditOptions = {}): Audit {
  const { evidence = new Map<number, Evidence>(), highs, narrowest = 20, programs = 500 } = options;
  const { system, hidden, primary } = task;
  const cells = Array.from(primary.reason.keys()).filter((cell) => primary.reason[cell]! > 0);
  const { low, high } = propagate(system, hidden);
  const exact = determined(system, hidden);
  const findings = new Map<number, Finding>();
  const doubtful: number[] = [];
  for (const cell of cells) {
    const value = system.values[cell]!;
    const proof = evidence.get(cell);
    if (proof !== undefined && holds(task, proof)) {
      findings.set(cell, {
        cell,
        low: value - proof.down,
        high: value + proof.up,
        value,
        safe: true,
        by: "proof",
      });
      continue;
    }
    const [least, most] = exact.cells.has(cell) ? [value, value] : [low[cell]!, high[cell]!];
    findings.set(cell, { cell, low: least, high: most, value, safe: false, by: "propagation" });
    doubtful.push(cell);
  }
  const narrow = [...findings.values()]
    .sort(byNarrowness)
    .slice(0, narrowest)
    .map(({ cell }) => cell);
  if (highs !== undefined) {
    const asked = new Set([...doubtful.slice(0, programs), ...narrow]);
    const outside = [...task.known.keys()].filter((cell) => task.known[cell] === 1);
    for (const { cell, low, high } of attack(highs, system, hidden, { cells: asked })) {
      const value = system.values[cell]!;
      const met = lacking(primary, cell, high - value, value - low) === 0;
      const proven = findings.get(cell)!.by === "proof";
      findings.set(cell, {
        cell,
        low,
        high,
        value,
        safe: proven || (met && outside.length === 0),
        by: "program",
      });
    }
    if (outside.length > 0) withKnowledge(task, highs, outside, findings, doubtful.slice(0, programs));
  }
  const all = [...findings.values()].sort(byNarrowness);
  const named = (list: readonly Finding[]): Finding[] =>
    list.map((one) => ({ ...one, name: nameOf(system.parts, one.cell)! }));
  const disclosed = named(all.filter(({ safe }) => !safe));
  return {
    primary: cells.length,
    safe: cells.length - disclosed.length,
    unsafe: disclosed.length,
    hidden: hidden.reduce((sum, is) => sum + is, 0),
    determined: exact.cells.size,
    disclosed,
    narrowest: named(all.slice(0, narrowest)),
  };
}

/** Cells without proof are attacked once more by all single contributors together, who know their own cells. */
function withKnowledge(
  task: Task,
  highs: Highs,
  outside: readonly number[],
  findings: Map<number, Finding>,
  cells: readonly number[],
): void {
  for (const cell of cells) {
    const knows = new Set(outside.filter((other) => other !== cell));
    const [interval] = attack(highs, task.system, task.hidden, { cells: [cell], knows });
    const value = task.system.values[cell]!;
    const { low, high } = interval!;
    const safe = lacking(task.primary, cell, high - value, value - low) === 0;
    findings.set(cell, { cell, low, high, value, safe, by: "program" });
  }
}

const byNarrowness = (a: Finding, b: Finding): number =>
  Number(a.safe) - Number(b.safe) || a.high - a.low - (b.high - b.low) || a.cell - b.cell;
