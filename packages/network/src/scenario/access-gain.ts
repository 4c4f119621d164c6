import type { NodeColumn } from "../barriers/severance-rule.ts";
import { fixedPoint } from "../barriers/four-indicators.ts";
import type { Engine, WorkOptions } from "../engine.ts";
import type { Staged } from "./changed-pairs.ts";

/** What a scenario changes of what people reach. */
export interface AccessGain {
  opportunity: string;
  limitM: number;
  /** A⁺ − A for each node: opportunities within the limit, more or fewer. */
  perNode: Float64Array;
  /** Σ Pᵢ (A⁺ᵢ − Aᵢ), person-opportunities. */
  total: number;
  /** People who reach more, and fewer. */
  reachMore: number;
  reachFewer: number;
  groups: { id: string; meanChange: number; total: number }[];
}

export interface AccessInput {
  people: Float64Array;
  groups?: readonly NodeColumn[];
  opportunities: readonly NodeColumn[];
}

/**
 * The change of cumulative accessibility Σ Oⱼ 1[d ≤ T] at every node a scenario touches. For links that came, only pairs that the new way
 * brings within the limit are asked for; for links that went, the affected nodes are summed before and after. Exact.
 */
export function accessGain(
  engine: Engine,
  { worse, affected, insertion }: Staged,
  { people, groups = [], opportunities }: AccessInput,
  { limitsM = [1000], ...work }: WorkOptions & { limitsM?: readonly number[] } = {},
): AccessGain[] {
  const { nodes } = engine.graph;
  const limitsMm = limitsM.map((limitM) => Math.round(1000 * limitM));
  const perNode = opportunities.map(() => limitsMm.map(() => new Float64Array(nodes)));
  if (affected) {
    const sources = Uint32Array.from(affected.keys()).filter((node) => affected[node] === 1);
    const whole = opportunities.map(({ amount }) => fixedPoint(amount));
    const columns = whole.map((one) => one.whole);
    const [before, after] = [engine, worse].map((one) =>
      one.rangeSums(columns, limitsMm, { ...work, sources }),
    );
    for (const [o, { scale }] of whole.entries())
      for (let l = 0; l < limitsMm.length; l++)
        sources.forEach((node, s) => {
          perNode[o]![l]![node]! += (after![l]![o]![s]! - before![l]![o]![s]!) / scale;
        });
  }
  if (insertion) {
    const farthest = Math.min(Math.max(...limitsMm), insertion.limitMm);
    const { before, after, touched } = insertion;
    const targets = Array.from(touched.keys()).filter(
      (node) => touched[node] === 1 && opportunities.some(({ amount }) => amount[node]! > 0),
    );
    const [sources, first, to, mm]: number[][] = [[], [0], [], []];
    for (let a = 0; a < nodes; a++) {
      if (touched[a] === 0 || !before.some((fromEnd) => fromEnd[a]! <= farthest)) continue;
      for (const b of targets) {
        let via = Infinity;
        for (let end = 0; end < before.length; end++) via = Math.min(via, before[end]![a]! + after[end]![b]!);
        if (via > farthest) continue;
        to!.push(b);
        mm!.push(via);
      }
      if (to!.length === first!.at(-1)) continue;
      sources!.push(a);
      first!.push(to!.length);
    }
    const asWas = worse.pairs(
      Uint32Array.from(sources!),
      Uint32Array.from(first!),
      Uint32Array.from(to!),
      farthest,
      work,
    );
    sources!.forEach((a, s) => {
      for (let k = first![s]!; k < first![s + 1]!; k++)
        for (const [l, limitMm] of limitsMm.entries())
          if (mm![k]! <= limitMm && asWas[k]! > limitMm)
            for (const [o, { amount }] of opportunities.entries()) perNode[o]![l]![a]! += amount[to![k]!]!;
    });
  }
  return opportunities.flatMap(({ id }, o) =>
    limitsM.map((limitM, l) => summed(id, limitM, perNode[o]![l]!, people, groups)),
  );
}

function summed(
  opportunity: string,
  limitM: number,
  perNode: Float64Array,
  people: Float64Array,
  groups: readonly NodeColumn[],
): AccessGain {
  let [total, reachMore, reachFewer] = [0, 0, 0];
  perNode.forEach((gain, node) => {
    total += people[node]! * gain;
    if (gain > 0) reachMore += people[node]!;
    if (gain < 0) reachFewer += people[node]!;
  });
  return {
    opportunity,
    limitM,
    perNode,
    total,
    reachMore,
    reachFewer,
    groups: groups.map(({ id, amount }) => {
      let [sum, all] = [0, 0];
      perNode.forEach((gain, node) => {
        sum += amount[node]! * gain;
        all += amount[node]!;
      });
      return { id, meanChange: sum / all, total: sum };
    }),
  };
}
