import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { pickAreas } from "./area-resample.ts";
import { checkPeople, dataOf, emptyLike, valueOf } from "./replicates.ts";

export interface JackknifeOptions {
  /** An area is an outlier where its influence lies this many standard deviations from the mean influence; 2 unless told, as OasisR. */
  sdTimes?: number;
  measureOptions?: object;
}

export interface Jackknife {
  value: number;
  /** (n − 1)(mean without one area − value) */
  bias: number;
  corrected: number;
  standardError: number;
  /** The value without each area; NaN where the measure is then undefined. */
  without: Float64Array;
  /** Areas without which the value changes unusually much, the greatest first. */
  outliers: { area: number; without: number; change: number }[];
  /** The acceleration of BCa intervals. */
  acceleration: number;
}

/**
 * The measure without each area in turn (Quenouille 1956, Tukey 1958): bias, standard error, and the areas the value hangs on. An area is
 * left out by emptying it where neighbours matter or where the measure asks for counts alone, else by taking it away. n values of the
 * measure: O(n² k) for most.
 * @throws MeasuresError `undefined` where the measure has no value, `input` for a single area
 */
export function jackknifeAreas<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  { sdTimes = 2, measureOptions }: JackknifeOptions = {},
): Jackknife {
  const data = dataOf(given);
  const n = data.counts.areas;
  if (n < 2)
    throw new MeasuresError("input", {
      value: `${n} area`,
      expected: "two areas or more",
      action: "Give more areas: the value without the only one does not exist.",
    });
  const { value } = measure(given, measureOptions as Options);
  const of = valueOf(measure, measureOptions);
  const pick = mayPick(measure as Measure, data);
  if (!pick) checkPeople(measure as Measure);
  const leaving = pick ? withoutArea(data, measure as Measure) : emptyingArea(data);
  const without = new Float64Array(n);
  for (let i = 0; i < n; i += 1) without[i] = of(leaving(i));
  return {
    value,
    without,
    ...summaryOf(
      value,
      without,
      without.map(() => 1),
      sdTimes,
    ),
  };
}

const mayPick = ({ quick, info }: Measure, data: MeasureData): boolean =>
  !quick && !data.reach && !info.needs?.some((need) => need === "adjacency" || need === "borders");

function withoutArea(data: MeasureData, measure: Measure): (area: number) => MeasureData {
  const n = data.counts.areas;
  const pick = pickAreas(data, measure, n - 1);
  const chosen = Uint32Array.from({ length: n - 1 }, (_, i) => i + 1);
  return (area) => {
    for (let i = 0; i < n - 1; i += 1) chosen[i] = i < area ? i : i + 1;
    return pick(chosen);
  };
}

function emptyingArea(data: MeasureData): (area: number) => MeasureData {
  const { groups, totals } = data.counts;
  const counts = emptyLike(data.counts);
  counts.groups.forEach((column, g) => column.set(groups[g]!));
  counts.totals.set(totals);
  const emptied = { ...data, counts };
  let last = 0;
  return (area) => {
    for (let g = 0; g < groups.length; g += 1) {
      counts.groups[g]![last] = groups[g]![last]!;
      counts.groups[g]![area] = 0;
    }
    counts.totals[last] = totals[last]!;
    counts.totals[area] = 0;
    last = area;
    return emptied;
  };
}

/** More cells than this take minutes for what the area jackknife or another interval says in a second. */
const MOST_CELLS = 5000;

/**
 * The measure without one person of each cell in turn, each counted as often as there are persons.
 * @throws MeasuresError `input` where more than 5,000 cells hold people
 */
export function jackknifePersons<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  { measureOptions }: JackknifeOptions = {},
): Omit<Jackknife, "outliers" | "without"> {
  const data = dataOf(given);
  const { areas, groups, totals } = data.counts;
  const { value } = measure(given, measureOptions as Options);
  const of = valueOf(measure, measureOptions);
  const counts = emptyLike(data.counts);
  counts.groups.forEach((column, g) => column.set(groups[g]!));
  counts.totals.set(totals);
  const less = { ...data, counts };
  const values: number[] = [];
  const weights: number[] = [];
  groups.forEach((column, g) => {
    for (let i = 0; i < areas; i += 1) {
      if (column[i]! < 1) continue;
      if (values.length === MOST_CELLS)
        throw new MeasuresError("input", {
          value: `more than ${MOST_CELLS} cells of group and area`,
          expected: `at most ${MOST_CELLS} for the method bca with persons`,
          action: "Use the method basic, or resample areas.",
        });
      counts.groups[g]![i]! -= 1;
      counts.totals[i]! -= 1;
      values.push(of(less));
      weights.push(column[i]!);
      counts.groups[g]![i]! += 1;
      counts.totals[i]! += 1;
    }
  });
  const { outliers: _, ...summary } = summaryOf(
    value,
    Float64Array.from(values),
    Float64Array.from(weights),
    2,
  );
  return { value, ...summary };
}

function summaryOf(value: number, without: Float64Array, weights: Float64Array, sdTimes: number) {
  const known = weights.map((weight, at) => (Number.isNaN(without[at]!) ? 0 : weight));
  const N = sumOf(known);
  if (N < 2)
    throw new MeasuresError("undefined", {
      value: "no value when any one is left out",
      expected: "a measure that has a value without one area or person",
      action: "Give more areas or larger groups.",
    });
  let mean = 0;
  known.forEach((weight, at) => (mean += weight > 0 ? weight * without[at]! : 0));
  mean /= N;
  let squares = 0;
  let cubes = 0;
  known.forEach((weight, at) => {
    if (weight === 0) return;
    const change = mean - without[at]!;
    squares += weight * change * change;
    cubes += weight * change ** 3;
  });
  const sd = Math.sqrt(squares / (N - 1));
  const outliers = Array.from(without, (other, area) => ({ area, without: other, change: value - other }))
    .filter(({ without: other }) => sd > 0 && Math.abs(other - mean) > sdTimes * sd)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.area - b.area);
  const bias = (N - 1) * (mean - value);
  return {
    bias,
    corrected: value - bias,
    standardError: Math.sqrt(((N - 1) / N) * squares),
    acceleration: squares > 0 ? cubes / (6 * squares ** 1.5) : 0,
    outliers,
  };
}
