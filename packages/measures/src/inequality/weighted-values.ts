import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";

/** A quantity per person of the areas where people live: areas without people are left out, whatever their value. */
export interface WeightedValues {
  /** v_i */
  readonly values: Float64Array;
  /** t_i, persons */
  readonly weights: Float64Array;
  /** The number of each in the data. */
  readonly area: Int32Array;
  /** Areas in the data. */
  readonly areas: number;
  /** T */
  readonly persons: number;
  /** S = Σ t_i v_i */
  readonly total: number;
  /** μ = S/T */
  readonly mean: number;
}

/**
 * The values of inhabited areas with their people as weights.
 * @param of what is measured where it is not `data.values`
 * @throws MeasuresError `input` for a length that differs, a value that is not finite or below `least`; `undefined` without people
 */
export function weightedValues(
  { counts, values }: MeasureData,
  least = 0,
  of: Float64Array = values!,
): WeightedValues {
  const { areas, totals } = counts;
  if (of.length !== areas)
    throw new MeasuresError("input", {
      value: `${of.length} values`,
      expected: `${areas}, one for each area`,
      action: "Give the values in the order of the counts.",
    });
  const area = new Int32Array(areas);
  let inhabited = 0;
  for (let i = 0; i < areas; i += 1) if (totals[i]! > 0) area[inhabited++] = i;
  const at = area.slice(0, inhabited);
  const kept = new Float64Array(inhabited);
  const weights = new Float64Array(inhabited);
  let persons = 0;
  let total = 0;
  for (let k = 0; k < inhabited; k += 1) {
    const value = of[at[k]!]!;
    if (!(value >= least && value < Infinity))
      throw new MeasuresError("input", {
        value,
        expected: `a value ${least > -Infinity ? `of ${least} or more ` : ""}for area ${at[k]}, where people live`,
        action: "Leave out areas whose value is missing or suppressed.",
      });
    kept[k] = value;
    weights[k] = totals[at[k]!]!;
    persons += weights[k]!;
    total += weights[k]! * value;
  }
  if (persons === 0)
    throw new MeasuresError("undefined", {
      value: "no people",
      expected: "people in at least one area",
      action: "Choose areas and a year with people.",
    });
  return { values: kept, weights, area: at, areas, persons, total, mean: total / persons };
}

/** The same, for measures relative to the mean. @throws MeasuresError `undefined` where the mean is 0 */
export function relativeValues(data: MeasureData, of?: Float64Array): WeightedValues {
  const given = weightedValues(data, 0, of);
  if (given.mean > 0) return given;
  throw new MeasuresError("undefined", {
    value: "a mean of 0",
    expected: "a mean above 0: the measure compares values with their mean",
    action: "Choose a quantity that someone has.",
  });
}

/** Share of group 1 among the people of each area; 0 in areas without people. */
export function shareOfFirst({ counts }: MeasureData): Float64Array {
  const { groups, totals } = counts;
  return groups[0]!.map((members, i) => (totals[i]! > 0 ? members / totals[i]! : 0));
}

/** Numbers of inhabited areas back in the order of the data, 0 where nobody lives. */
export function spreadOut({ area, areas }: WeightedValues, parts: Float64Array): Float64Array {
  const all = new Float64Array(areas);
  for (let k = 0; k < parts.length; k += 1) all[area[k]!] = parts[k]!;
  return all;
}

/** The value that half the people are below: where it falls between two areas, their mean. */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  return weightedQuantile(values, weights, 0.5);
}

/** The value that a share p of the people are at or below; where p falls exactly between two areas, their mean. */
export function weightedQuantile(values: Float64Array, weights: Float64Array, p: number): number {
  const order = orderBy(values);
  let persons = 0;
  for (let k = 0; k < weights.length; k += 1) persons += weights[k]!;
  const wanted = p * persons;
  let cumulated = 0;
  for (let k = 0; k < order.length; k += 1) {
    cumulated += weights[order[k]!]!;
    if (cumulated > wanted) return values[order[k]!]!;
    if (cumulated === wanted) {
      let next = k + 1;
      while (next < order.length && weights[order[next]!] === 0) next += 1;
      return next < order.length ? (values[order[k]!]! + values[order[next]!]!) / 2 : values[order[k]!]!;
    }
  }
  return values[order[order.length - 1]!]!;
}
