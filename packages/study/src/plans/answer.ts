import type { Plan, PlanAnswer, PlanRow, Provenance } from "@tvars/api";
import type { Data } from "../data/data.ts";
import { CRITERIA, weightsKnown } from "./criteria.ts";
import { drawRanks } from "./draws.ts";
import { drawnValues, factsOf, type Known } from "./facts.ts";
import { byYear, spendingAnswer } from "./money.ts";
import { ranksOf, type Values, weigh } from "./weigh.ts";
import { leavesOut, planReading, planTitle } from "./words.ts";

/** How near drawn weights stay to those given: of a weight of ¼ the standard deviation is then 0.09. */
export const KAPPA = 20;

export interface PlanAsked {
  reachM: number;
  weights: readonly number[];
  draws: number;
  seed: number;
}

export function planAnswer(
  data: Data,
  plan: Plan,
  known: readonly Known[],
  { reachM, weights: asked, draws, seed }: PlanAsked,
  provenance: Provenance,
): PlanAnswer {
  const facts = known.map((one) => factsOf(data, one));
  const values: Values = facts.map((one) => CRITERIA.map(({ id }) => one.values[id]));
  const isLowerBetter = CRITERIA.map((one) => one.isLowerBetter === true);
  const weights = weightsKnown(
    asked,
    CRITERIA.map((_, at) => values.some((row) => row[at] !== null)),
  );
  const { parts, scores } = weigh(values, { weights, isLowerBetter });
  const ranks = ranksOf(scores);
  const order = [...ranks.keys()].sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
  const isWeighable = weights.some((one) => one > 0);
  const drawn = isWeighable
    ? drawRanks(
        known.length,
        (random) => facts.map((one) => drawnValues(one, random)),
        { weights, isLowerBetter },
        { draws, seed, kappa: KAPPA, pairs: pairsIn(order) },
      )
    : undefined;
  const rows = facts.map(({ known: one, reach, share, cost, surroundings }, at): PlanRow => ({
    measure: one.measure,
    place: one.place,
    reach,
    benefit: one.benefit,
    shareChallenged: share,
    costPerPerson: cost,
    surroundings,
    score: scores[at]!,
    parts: Object.fromEntries(
      CRITERIA.flatMap(({ id }, c) =>
        weights[c]! > 0 && parts[at]![c] !== null ? [[id, weights[c]! * parts[at]![c]!]] : [],
      ),
    ),
    rank: ranks[at]!,
    rankLow: drawn?.low[at] ?? null,
    rankHigh: drawn?.high[at] ?? null,
    notKnown: one.notKnown,
  }));
  const spending = spendingAnswer(data, rows, known, { draws, seed });
  const answer = {
    plan: {
      id: plan.id,
      title: plan.title,
      source: plan.source,
      imported: plan.imported,
      invented: plan.invented,
      problems: plan.problems,
    },
    reachM,
    criteria: CRITERIA.map(({ id, title, about }, at) => ({ id, title, about, weight: weights[at]! })),
    rows: order.map((at) => rows[at]!),
    beats: drawn
      ? pairsIn(order).map(([a, b]) => ({
          a: rows[a]!.measure.id,
          b: rows[b]!.measure.id,
          share: drawn.beats(a, b),
        }))
      : [],
    spending: spending.answer,
    byYear: byYear(rows, spending.counted),
    leavesOut: leavesOut(
      CRITERIA.filter((_, at) => asked[at]! > 0 && weights[at] === 0).map(({ title }) => title),
      spending.leftOut,
    ),
  };
  return { ...answer, title: planTitle(answer, plan.title), reading: planReading(answer), provenance };
}

/** All pairs of a short list, those next to each other of a long one. */
const ALL_PAIRS_TO = 40;

const pairsIn = (order: readonly number[]): [number, number][] =>
  order.flatMap((a, nth) =>
    order
      .slice(nth + 1, order.length > ALL_PAIRS_TO ? nth + 2 : undefined)
      .map((b): [number, number] => [a, b]),
  );
