import type { PlanAnswer, PlanRow } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { randomOf } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, regsoCodes, regsoVersion, typeNumber } from "../data/data.ts";
import { spread } from "./draws.ts";
import { COST_SPREAD, type Known } from "./facts.ts";
import { type Spending, type SpendingArea, spendingOf } from "./spending.ts";

interface Drawing {
  draws: number;
  seed: number;
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

/** Whom the money of the counted measures reaches, with what uncertain costs make of it. */
export function spendingAnswer(
  data: Data,
  rows: readonly PlanRow[],
  known: readonly Known[],
  drawing: Drawing,
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
  const range = found.index === null ? undefined : intervals(placed, found, drawing);
  const shareOf = (value: number | null): Figure =>
    value === null ? absent("missing") : figure(value, ["estimated"]);
  return {
    counted,
    leftOut: rows.length - counted.size,
    answer: {
      byType: found.byType.map((one) => ({
        ...one,
        ...perResident(range?.byType[one.type], one.residents),
      })),
      byKind: byKind(own, placed, found),
      shareChallenged: shareOf(found.shareChallenged),
      residentsChallenged: shareOf(found.residentsChallenged),
      concentration: found.concentration,
      index: found.index === null ? null : { figure: figure(found.index, ["estimated"]), ...range!.index },
      unplaced: {
        measures: unplaced.length,
        msek: unplaced.reduce((sum, { measure }) => sum + measure.costMsek!, 0),
      },
      uncosted: own.filter(({ measure }) => measure.costMsek === null).length,
    },
  };
}

/**
 * 90 % over uncertain costs, of the index (the whole is the mean of what each measure would give alone, weighed by its cost) and of what
 * each type gets.
 */
function intervals(placed: readonly Known[], { indexOf, msekOf }: Spending, { draws, seed }: Drawing) {
  const random = randomOf(seed + 1);
  const index = new Float64Array(draws);
  const byType = Array.from({ length: 6 }, () => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    let [sum, msek] = [0, 0];
    placed.forEach(({ measure }, at) => {
      const own = indexOf[at] ?? null;
      const factor = spread(random, measure.costSpread ?? COST_SPREAD);
      for (let type = 1; type < 6; type++) byType[type]![draw]! += factor * msekOf[at]![type]!;
      if (own === null) return;
      sum += measure.costMsek! * factor * own;
      msek += measure.costMsek! * factor;
    });
    index[draw] = sum / msek;
  }
  const range = (drawn: Float64Array) => {
    drawn.sort();
    const at = (share: number): number => drawn[Math.round(share * (draws - 1))]!;
    return { low: at(0.05), high: at(0.95) };
  };
  return { index: range(index), byType: byType.map(range) };
}

/** Spending of the counted measures by what the list says of them: plan stage, and step of fyrstegsprincipen. */
function byKind(
  own: readonly Known[],
  placed: readonly Known[],
  { msekOf, byType }: Spending,
): PlanAnswer["spending"]["byKind"] {
  const residents = (isChallenged: boolean): number =>
    byType.reduce((sum, one) => (one.type <= 2 === isChallenged ? sum + one.residents : sum), 0);
  const [challenged, other] = [residents(true), residents(false)];
  const kinds = (["stage", "step"] as const).flatMap((by) => {
    const idOf = ({ measure }: Known): string | null => (measure[by] === null ? null : String(measure[by]));
    return [...new Set(own.map(idOf))]
      .sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
      .map((id) => ({ by, id, all: own.filter((one) => idOf(one) === id) }));
  });
  return kinds.map(({ by, id, all }) => {
    const [first, rest] = [0, 0].map((_, at) =>
      placed.reduce((sum, one, nth) => {
        if (!all.includes(one)) return sum;
        const [low, high] = at === 0 ? [1, 2] : [3, 5];
        for (let type = low!; type <= high!; type++) sum += msekOf[nth]![type]!;
        return sum;
      }, 0),
    ) as [number, number];
    const known = first + rest > 0;
    const per = (msek: number, people: number): Figure =>
      known && people > 0 ? figure((1e6 * msek) / people, ["estimated"]) : absent("missing");
    return {
      by,
      id,
      measures: all.length,
      msek: all.every(({ measure }) => measure.costMsek === null)
        ? null
        : all.reduce((sum, { measure }) => sum + (measure.costMsek ?? 0), 0),
      shareChallenged: known ? figure(first / (first + rest), ["estimated"]) : absent("missing"),
      perChallenged: per(first, challenged),
      perOther: per(rest, other),
    };
  });
}

const perResident = (range: { low: number; high: number } | undefined, residents: number) => ({
  low: range ? (1e6 * range.low) / residents : null,
  high: range ? (1e6 * range.high) / residents : null,
});

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
export function byYear(rows: readonly PlanRow[], counted: ReadonlySet<number>): PlanAnswer["byYear"] {
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
