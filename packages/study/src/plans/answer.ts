import type { PeopleByType, Plan, PlanAnswer, PlanMeasure, PlanRow, Provenance } from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, regsoCodes, regsoVersion, typeNumber } from "../data/data.ts";
import { typeOf } from "../network/barriers.ts";
import { BENEFIT_SPREAD } from "./benefit.ts";
import { CRITERIA, weightsKnown } from "./criteria.ts";
import { about, drawRanks, type Random, spread } from "./draws.ts";
import type { LivedNear } from "./lived-near.ts";
import { randomOf } from "@tvars/network";
import { type SpendingArea, spendingOf } from "./spending.ts";
import { ranksOf, type Values, weigh } from "./weigh.ts";
import { leavesOut, NOT_KNOWN, planReading, planTitle, SURROUNDINGS } from "./words.ts";

/** Of a cost whose uncertainty the list does not tell: the program's own assumption. */
export const COST_SPREAD = 0.2;
/** How near drawn weights stay to those given: of a weight of ¼ the standard deviation is then 0.09. */
export const KAPPA = 20;

/** All that is known of one measure before it is weighed. */
export interface Known {
  measure: PlanMeasure;
  near: LivedNear | null;
  benefit: PlanRow["benefit"];
  notKnown: Text[];
}

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
  const isWeighable = weights.some((one) => one > 0);
  const drawn = isWeighable
    ? drawRanks(
        known.length,
        (random) => facts.map((one) => drawnValues(one, random)),
        { weights, isLowerBetter },
        { draws, seed, kappa: KAPPA },
      )
    : undefined;
  const rows = facts.map(({ known: one, reach, share, cost, surroundings }, at): PlanRow => ({
    measure: one.measure,
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
  const order = [...rows.keys()].sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
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
    beats: drawn ? pairsOf(order, rows, drawn.beats) : [],
    spending: spending.answer,
    byYear: byYear(rows, spending.counted),
    leavesOut: leavesOut(
      CRITERIA.filter((_, at) => asked[at]! > 0 && weights[at] === 0).map(({ title }) => title),
      spending.leftOut,
    ),
  };
  return { ...answer, title: planTitle(answer, plan.title), reading: planReading(answer), provenance };
}

interface Facts {
  known: Known;
  reach: PeopleByType | null;
  share: Figure;
  cost: PlanRow["costPerPerson"];
  surroundings: PlanRow["surroundings"];
  values: Record<(typeof CRITERIA)[number]["id"], number | null>;
}

/** People by type: of the RegSO that each lives in, in the latest year. */
export function peopleByTypeOf(data: Data, near: LivedNear): PeopleByType {
  const year = data.years.at(-1);
  const people = new Float64Array(6);
  for (const [code, here] of near.regso) {
    const type = year === undefined || code === "" ? 0 : typeNumber(data, code, year);
    people[type]! += here;
  }
  return {
    all: people.reduce((sum, one) => sum + one, 0),
    byType: [1, 2, 3, 4, 5, 0].flatMap((type) =>
      people[type]! > 0 ? [{ type: typeOf(type), people: people[type]! }] : [],
    ),
  };
}

const challengedOf = ({ byType }: PeopleByType): number =>
  byType.reduce((sum, { type, people }) => (type !== null && type <= 2 ? sum + people : sum), 0);
const typedOf = ({ byType }: PeopleByType): number =>
  byType.reduce((sum, { type, people }) => (type === null ? sum : sum + people), 0);

function factsOf(data: Data, one: Known): Facts {
  const { measure, near, benefit, notKnown } = one;
  const reach = near && peopleByTypeOf(data, near);
  const challenged = reach && challengedOf(reach);
  const typed = reach ? typedOf(reach) : 0;
  const share = reach && typed > 0 ? challenged! / typed : null;
  const costPer =
    reach && reach.all > 0 && measure.costMsek !== null ? (1e6 * measure.costMsek) / reach.all : null;
  const relative = measure.costSpread ?? COST_SPREAD;
  if (measure.costMsek === null) notKnown.push(NOT_KNOWN.cost);
  if (near === null) notKnown.push(measure.geometry === null ? NOT_KNOWN.place : NOT_KNOWN.people);
  else if (near.structure === null) notKnown.push(NOT_KNOWN.structure);
  if (measure.from === null) notKnown.push(NOT_KNOWN.years);
  const structure = near?.structure ?? null;
  return {
    known: one,
    reach,
    share: share === null ? absent("missing") : figure(share, ["estimated"]),
    cost:
      costPer === null
        ? null
        : {
            figure: figure(costPer, ["estimated"]),
            low: Math.max(0, costPer * (1 - 1.6449 * relative)),
            high: costPer * (1 + 1.6449 * relative),
          },
    surroundings: structure
      ? SURROUNDINGS.map(({ id, title }) => ({ id, title, people: structure[id] }))
      : [],
    values: {
      people: reach?.all ?? null,
      "people-challenged": typed > 0 ? challenged : null,
      "share-challenged": share,
      "cost-per-person": costPer,
      severed: structure?.cutOff ?? null,
      access: benefit?.people.all ?? null,
      "sparse-separated": structure?.sparseOrSeparated ?? null,
    },
  };
}

/** What is known with the uncertainty it has: counts as Poisson counts, costs and benefits lognormal about their values. */
function drawnValues({ known: { measure }, reach, values }: Facts, random: Random): (number | null)[] {
  const challenged = values["people-challenged"];
  const [one, other] = [
    challenged === null ? null : about(random, challenged),
    reach === null ? null : about(random, reach.all - (challenged ?? 0)),
  ];
  const cost =
    measure.costMsek === null ? null : measure.costMsek * spread(random, measure.costSpread ?? COST_SPREAD);
  const people = other === null ? null : (one ?? 0) + other;
  const drawn: Facts["values"] = {
    people,
    "people-challenged": one,
    // Few without a type: they are taken to be spread as the others.
    "share-challenged": values["share-challenged"] === null || !people ? null : one! / people,
    "cost-per-person":
      cost === null || !people || values["cost-per-person"] === null ? null : (1e6 * cost) / people,
    severed: values.severed === null ? null : about(random, values.severed),
    access: values.access === null ? null : values.access * spread(random, BENEFIT_SPREAD),
    "sparse-separated":
      values["sparse-separated"] === null ? null : about(random, values["sparse-separated"]),
  };
  return CRITERIA.map(({ id }) => drawn[id]);
}

/** All pairs of a short list, those next to each other of a long one. */
const ALL_PAIRS_TO = 40;

function pairsOf(
  order: readonly number[],
  rows: readonly PlanRow[],
  beats: readonly (readonly number[])[],
): PlanAnswer["beats"] {
  const id = (at: number): string => rows[at]!.measure.id;
  return order.flatMap((a, nth) =>
    order
      .slice(nth + 1, order.length > ALL_PAIRS_TO ? nth + 2 : undefined)
      .map((b) => ({ a: id(a), b: id(b), share: beats[a]![b]! })),
  );
}

/** Of measures that exclude each other the best ranked counts, else the first; those turned down never. */
function countedOf(rows: readonly PlanRow[]): Set<number> {
  const best = new Map<string, number>();
  rows.forEach(({ measure, rank }, at) => {
    if (measure.alternative === null || measure.status === "rejected") return;
    const before = best.get(measure.alternative);
    if (before === undefined || (rank ?? Infinity) < (rows[before]!.rank ?? Infinity))
      best.set(measure.alternative, at);
  });
  return new Set(
    [...rows.keys()].filter((at) => {
      const { alternative, status } = rows[at]!.measure;
      return status !== "rejected" && (alternative === null || best.get(alternative) === at);
    }),
  );
}

function spendingAnswer(
  data: Data,
  rows: readonly PlanRow[],
  known: readonly Known[],
  { draws, seed }: Pick<PlanAsked, "draws" | "seed">,
) {
  const counted = countedOf(rows);
  const own = [...counted].map((at) => known[at]!);
  const placed = own.filter(
    ({ measure, near }) =>
      measure.costMsek !== null && near !== null && near.regso.some(([, people]) => people > 0),
  );
  const unplaced = own.filter((one) => one.measure.costMsek !== null && !placed.includes(one));
  const areas = areasAround(data, placed);
  const found = spendingOf(
    placed.map(({ measure, near }) => ({ msek: measure.costMsek!, reached: near!.regso })),
    areas,
  );
  const shareOf = (value: number | null): Figure =>
    value === null ? absent("missing") : figure(value, ["estimated"]);
  return {
    counted,
    leftOut: rows.length - counted.size,
    answer: {
      byType: found.byType,
      shareChallenged: shareOf(found.shareChallenged),
      residentsChallenged: shareOf(found.residentsChallenged),
      concentration: found.concentration,
      index:
        found.index === null
          ? null
          : {
              figure: figure(found.index, ["estimated"]),
              ...indexInterval(placed, found.indexOf, draws, seed),
            },
      unplaced: {
        measures: unplaced.length,
        msek: unplaced.reduce((sum, { measure }) => sum + measure.costMsek!, 0),
      },
      uncosted: own.filter(({ measure }) => measure.costMsek === null).length,
    },
  };
}

/** 90 % of the index over uncertain costs: the whole is the mean of what each measure would give alone, weighed by its cost. */
function indexInterval(
  placed: readonly Known[],
  indexOf: readonly (number | null)[],
  draws: number,
  seed: number,
) {
  const random = randomOf(seed + 1);
  const drawn = Float64Array.from({ length: draws }, () => {
    let [sum, msek] = [0, 0];
    placed.forEach(({ measure }, at) => {
      const own = indexOf[at] ?? null;
      const cost = measure.costMsek! * spread(random, measure.costSpread ?? COST_SPREAD);
      if (own === null) return;
      sum += cost * own;
      msek += cost;
    });
    return sum / msek;
  }).sort();
  const at = (share: number): number => drawn[Math.round(share * (draws - 1))]!;
  return { low: at(0.05), high: at(0.95) };
}

/** Every RegSO of the counties that some measure reaches. */
function areasAround(data: Data, placed: readonly Known[]): SpendingArea[] {
  const year = data.years.at(-1);
  if (year === undefined) return [];
  const counties = new Set(placed.flatMap(({ near }) => near!.regso.map(([code]) => code.slice(0, 2))));
  return regsoCodes(data, year)
    .filter((code) => counties.has(code.slice(0, 2)))
    .map((code) => ({
      code,
      type: typeNumber(data, code, year),
      index: indexFigure(data, "index", code, year).value ?? NaN,
      residents: populationFigure(data, regsoVersion(year), code, year).value ?? 0,
    }));
}

/** A measure's cost laid evenly over its years. Those without a cost are counted but add nothing known. */
function byYear(rows: readonly PlanRow[], counted: ReadonlySet<number>): PlanAnswer["byYear"] {
  const own = rows.filter(
    ({ measure }, at) => counted.has(at) && measure.from !== null && measure.to !== null,
  );
  if (own.length === 0) return [];
  const [first, last] = [
    Math.min(...own.map(({ measure }) => measure.from!)),
    Math.max(...own.map(({ measure }) => measure.to!)),
  ];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = first + at;
    const active = own.filter(({ measure }) => measure.from! <= year && year <= measure.to!);
    const perYear = ({ measure }: PlanRow): number =>
      (measure.costMsek ?? 0) / (measure.to! - measure.from! + 1);
    const known = active.filter(
      ({ shareChallenged, measure }) => shareChallenged.value !== null && measure.costMsek !== null,
    );
    const msek = known.reduce((sum, row) => sum + perYear(row), 0);
    return {
      year,
      msek: active.reduce((sum, row) => sum + perYear(row), 0),
      measures: active.length,
      shareChallenged:
        msek > 0
          ? figure(known.reduce((sum, row) => sum + perYear(row) * row.shareChallenged.value!, 0) / msek, [
              "estimated",
            ])
          : absent("missing"),
    };
  });
}
