import { versionFor } from "@tvars/areas";
import type { Engine, RecordsLookup, RecordsMeasure } from "@tvars/engine";
import { nestingOf, recordKeys } from "@tvars/disclosure";
import type { Data } from "../../../data/data.ts";
import { STORED, amountColumn, groupColumn, meanWeightColumn, weighedColumn } from "../../stored.ts";
import { orderedCategories, shapeOf, spatialKeys } from "../dimensions.ts";
import { type Layout, cellAt } from "../layout.ts";
import type { Period, Question } from "../question.ts";
import type { Scope, ScopedArea } from "../scope.ts";
import { countedCells } from "./cells.ts";

/** Raw counts of one period, sums filled in: cell by cell in the order of the layout. Never leaves this folder. */
export interface RawPeriod {
  period: Period;
  layout: Layout;
  /** Rows, and how many they stand for. */
  rows: Float64Array;
  n: Float64Array;
  /** Those with the property asked for; the weights of both, and their squares, for survey data. */
  having: Float64Array | null;
  weights: Weights | null;
  amount: RawAmount | null;
  /** Categories that rows of the period have of the group that a share is asked of. */
  shareGroup: readonly string[];
  /** Cell keys of all, and of those with the property: the same records have the same key in whatever table they turn up. */
  cellKeys: { all: Float64Array; having: Float64Array } | null;
}

interface Weights {
  all: Float64Array;
  squares: Float64Array;
  having: Float64Array;
}

export interface RawAmount {
  sum: Float64Array;
  /** Σ weight, Σ weight², Σ weight · value, Σ weight · value²: for means. */
  weight: Float64Array;
  weightSquares: Float64Array;
  weighed: Float64Array;
  squares: Float64Array;
  /** Rows with an amount, and without. */
  known: Float64Array;
  unknown: Float64Array;
  contributors: Float64Array;
  largest: number[][];
}

const PLACE = "t_place";
const WITHOUT_SPACE = "in";

/** Counts a period: one question to the engine for rows, one more where weights, amounts or contributors are needed. */
export async function countPeriod(
  engine: Engine,
  data: Data,
  question: Question,
  scope: Scope,
  period: Period,
  secret: Uint8Array,
): Promise<RawPeriod> {
  const { definition, groups, strata, asked, survey, amount, rules } = question;
  const areas = period.years.flatMap((year) => scope.areas.get(year) ?? []);
  const having = asked.having;
  const splits = [...groups, ...strata].map(({ id }) => id);
  // The property is counted beside the groups, once, also where it is one of them.
  const extra = having && !splits.includes(having.group) ? [having.group] : [];
  const lookup = lookupOf(question, areas, period);
  const where = {
    [STORED.verdict]: ["matched"],
    [STORED.year]: period.years.map(String),
    ...Object.fromEntries(Object.entries(asked.where).map(([id, values]) => [groupColumn(id), values])),
  };
  const by = [PLACE, ...splits.map(groupColumn), ...extra.map(groupColumn)];
  const ask = (more: readonly string[], measures: readonly RecordsMeasure[]) =>
    engine.recordsCube({
      from: definition.id,
      by: [...by, ...more],
      where,
      lookups: [lookup],
      measures: [{ id: "rows", of: "count" }, ...measures],
    });
  const cube = await ask(survey ? [STORED.weight] : [], [
    { id: "n", of: "sum", column: STORED.n, unknown: "skip" },
  ]);
  const found = new Map<string, Set<string>>(splits.map((id) => [id, new Set<string>()]));
  const counted = [...countedCells(cube)].filter(({ keys }) => keys[0] !== "?");
  for (const { keys } of counted) for (const [at, id] of splits.entries()) found.get(id)!.add(keys[at + 1]!);
  const layout = shapeOf(
    question,
    areas,
    new Map([...found].map(([id, set]) => [id, orderedCategories(set)])),
    data,
  );
  const column = (): Float64Array => new Float64Array(layout.size);
  const [rows, n] = [column(), column()];
  const withIt = having ? column() : null;
  const weights = survey ? { all: column(), squares: column(), having: column() } : null;
  const above = ancestorsOf(layout);
  const cellsOf = (keys: readonly string[]): readonly number[] => {
    const spatial = question.spatial.length === 0 ? [] : keys[0]!.split("|");
    return above(cellAt(layout, [...spatial, ...keys.slice(1, 1 + splits.length)]));
  };
  const has = (keys: readonly string[]): boolean =>
    having !== undefined && having.values.includes(keys[1 + [...splits, ...extra].indexOf(having.group)]!);
  for (const { keys, values } of counted) {
    const [count, stands = 0] = values as [number, number?];
    const weight = survey ? Number(keys.at(-1)) : 0;
    for (const cell of cellsOf(keys)) {
      rows[cell]! += count;
      n[cell]! += stands;
      if (withIt && has(keys)) withIt[cell]! += stands;
      if (weights) {
        weights.all[cell]! += weight * count;
        weights.squares[cell]! += weight * weight * count;
        if (has(keys)) weights.having[cell]! += weight * count;
      }
    }
  }
  for (const exact of [n, withIt])
    if (exact) for (let at = 0; at < exact.length; at++) exact[at] = tidy(exact[at]!);
  return {
    period,
    layout,
    rows,
    n,
    having: withIt,
    weights,
    shareGroup: having
      ? orderedCategories(counted.map(({ keys }) => keys[1 + [...splits, ...extra].indexOf(having.group)]!))
      : [],
    cellKeys: rules.cellKey ? await keysOfCells() : null,
    amount: amount ? await amountsOf() : null,
  };

  /**
   * The finest pieces the records can be told apart in (area, year and every group) have a number each from the secret and how many they
   * hold; a cell's key is their sum, less what is whole.
   */
  async function keysOfCells(): Promise<NonNullable<RawPeriod["cellKeys"]>> {
    const others = definition.groups.map(({ id }) => groupColumn(id)).filter((name) => !by.includes(name));
    const finest = await ask([STORED.area, STORED.year, ...others], []);
    const order = [...splits, ...extra].map(groupColumn);
    const key = recordKeys(secret);
    const made = { all: column(), having: column() };
    for (const { keys, values } of countedCells(finest)) {
      if (keys[0] === "?") continue;
      const named = [...order, STORED.area, STORED.year, ...others]
        .map((name, at) => `${name}=${keys[at + 1]!}`)
        .sort();
      const own = key(`${definition.id} ${named.join(" ")} ${values[0]}`);
      for (const cell of cellsOf(keys)) {
        made.all[cell] = (made.all[cell]! + own) % 1;
        if (has(keys)) made.having[cell] = (made.having[cell]! + own) % 1;
      }
    }
    return made;
  }

  async function amountsOf(): Promise<RawAmount> {
    const { id, weighted } = amount!;
    const wantsContributors =
      definition.contributor !== undefined &&
      (asked.figure === "amount" || rules.dominance !== undefined || rules.pPercent !== undefined);
    const made: RawAmount = {
      sum: column(),
      weight: column(),
      weightSquares: column(),
      weighed: column(),
      squares: column(),
      known: column(),
      unknown: column(),
      contributors: column(),
      largest: Array.from({ length: layout.size }, () => []),
    };
    const byValue = await ask(
      [amountColumn(id), ...(weighted ? [meanWeightColumn(id)] : survey ? [STORED.weight] : [])],
      weighted ? [{ id: "p", of: "sum", column: weighedColumn(id), unknown: "skip" }] : [],
    );
    for (const { keys, values } of countedCells(byValue)) {
      if (keys[0] === "?") continue;
      const count = values[0]!;
      const valueKey = keys[by.length]!;
      const value = Number(valueKey);
      const weight = weighted || survey ? Number(keys[by.length + 1]) : 1;
      const unknown = valueKey === "?" || !Number.isFinite(value) || !Number.isFinite(weight);
      for (const cell of cellsOf(keys)) {
        if (unknown) {
          made.unknown[cell]! += count;
          continue;
        }
        made.known[cell]! += count;
        made.sum[cell]! += value * count;
        made.weight[cell]! += weight * count;
        made.weightSquares[cell]! += weight * weight * count;
        made.weighed[cell]! += weight * value * count;
        made.squares[cell]! += weight * value * value * count;
      }
    }
    for (let at = 0; at < layout.size; at++) made.sum[at] = tidy(made.sum[at]!);
    if (!wantsContributors) {
      made.contributors.set(made.known);
      return made;
    }
    const byWhom = await ask(
      [STORED.contributor],
      [{ id: "a", of: "sum", column: amountColumn(id), unknown: "skip" }],
    );
    const given: Map<string, number>[] = Array.from({ length: layout.size }, () => new Map());
    for (const { keys, values } of countedCells(byWhom)) {
      if (keys[0] === "?") continue;
      const whose = keys[by.length]!;
      for (const cell of cellsOf(keys)) given[cell]!.set(whose, (given[cell]!.get(whose) ?? 0) + values[1]!);
    }
    for (const [cell, whose] of given.entries()) {
      made.contributors[cell] = whose.size;
      made.largest[cell] = [...whose.values()].sort((a, b) => b - a).slice(0, 5);
    }
    return made;
  }
}

/** Sums of thirds and sevenths end in a ninth decimal; a whole number is said as one. */
const tidy = (value: number): number => {
  const rounded = Math.round(value);
  return Math.abs(value - rounded) < 1e-6 ? rounded : Math.round(value * 1e9) / 1e9;
};

/** Which categories an area and year of the place have, as one small table. */
function lookupOf({ spatial }: Question, areas: readonly ScopedArea[], period: Period): RecordsLookup {
  const keys: [string[], string[]] = [[], []];
  const values: string[] = [];
  const deso = spatial.includes("deso");
  const years = new Set(period.years);
  for (const area of areas) {
    if (!years.has(area.year)) continue;
    for (const leaf of deso ? area.deso : [undefined]) {
      keys[0].push(
        leaf === undefined ? `${area.version}:${area.code}` : `${versionFor("deso", area.year)}:${leaf}`,
      );
      keys[1].push(String(area.year));
      values.push(spatialKeys(spatial, area, leaf).join("|") || WITHOUT_SPACE);
    }
  }
  return { column: PLACE, on: [deso ? STORED.deso : STORED.area, STORED.year], keys, values };
}

/** Every cell that a cell is summed into, itself first. */
function ancestorsOf(layout: Layout): (cell: number) => readonly number[] {
  const nestings = layout.dimensions.map(({ id, categories, relations }) =>
    nestingOf({ id, categories: categories.map((one) => one.id), relations }),
  );
  const known = new Map<number, number[]>();
  return (cell) => {
    if (cell < 0) return [];
    const found = known.get(cell);
    if (found) return found;
    let cells = [0];
    for (const [d, { above, size }] of nestings.entries()) {
      const stride = layout.strides[d]!;
      const at = Math.floor(cell / stride) % size;
      cells = cells.flatMap((base) => Array.from(above[at]!, (up) => base + up * stride));
    }
    known.set(cell, cells);
    return cells;
  };
}
