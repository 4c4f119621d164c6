import type { OptionInfo } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { rowStandardised } from "../spatial/borders.ts";
import type { Text } from "../text.ts";

export const WEIGHTS = ["row", "binary", "border"] as const;
export type Weighting = (typeof WEIGHTS)[number];

export interface WeightOptions {
  /** "row": a neighbour counts 1/number of neighbours; "binary": 1; "border": its share of the area's shared boundary. */
  weights?: Weighting;
}

export const WEIGHT_OPTION: OptionInfo = {
  id: "weights",
  kind: "choice",
  default: "row",
  choices: WEIGHTS,
  what: {
    sv: "Hur grannar räknas: genomsnitt av grannarna, var granne som 1, eller efter gemensam gräns.",
    en: "How neighbours count: the mean of the neighbours, each neighbour as 1, or by shared boundary.",
  },
};

/** Neighbours with weights, and the sums that moments are made of. */
export interface Weights {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Beside `to`. */
  readonly weight: Float64Array;
  /** Σ w_ij */
  readonly S0: number;
  /** ½ Σ (w_ij + w_ji)² */
  readonly S1: number;
  /** Σ_i (Σ_j w_ij + Σ_j w_ji)² */
  readonly S2: number;
}

/**
 * Weights of an adjacency.
 * @throws MeasuresError `undefined` when no two areas touch, `needs` for "border" without the lengths
 */
export function weightsOf(adjacency: Adjacency, weighting: Weighting = "row"): Weights {
  const { first, to, borderM } = adjacency;
  if (!WEIGHTS.includes(weighting))
    throw new MeasuresError("input", {
      value: weighting,
      expected: WEIGHTS.join(", "),
      action: "Choose one of them.",
    });
  if (weighting === "border" && !borderM)
    throw new MeasuresError("needs", {
      value: "no borders",
      expected: "lengths of shared boundaries for weights by border",
      action: "Give them with the adjacency, or choose row or binary.",
    });
  const weight =
    weighting === "binary"
      ? new Float64Array(to.length).fill(1)
      : rowStandardised(adjacency, weighting === "border" ? borderM : undefined);
  const n = first.length - 1;
  const out = new Float64Array(n);
  const into = new Float64Array(n);
  let S0 = 0;
  let S1 = 0;
  for (let i = 0; i < n; i += 1)
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      const w = weight[e]!;
      S0 += w;
      out[i]! += w;
      into[to[e]!]! += w;
      S1 += (w + weight[reverseOf(first, to, i, to[e]!)]!) ** 2 / 2;
    }
  let S2 = 0;
  for (let i = 0; i < n; i += 1) S2 += (out[i]! + into[i]!) ** 2;
  if (S0 > 0) return { first, to, weight, S0, S1, S2 };
  throw new MeasuresError("undefined", {
    value: "no borders",
    expected: "at least two areas that touch",
    action: "Give the adjacency of the chosen areas.",
  });
}

/** Where i stands among the neighbours of j; rows ascend. */
function reverseOf(first: Int32Array, to: Int32Array, i: number, j: number): number {
  let low = first[j]!;
  let high = first[j + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (to[middle]! < i) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Σ_j w_ij z_j for each area. */
export function lagOf({ first, to, weight }: Weights, z: Float64Array): Float64Array {
  const lag = new Float64Array(z.length);
  for (let i = 0; i < z.length; i += 1) {
    let sum = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) sum += weight[e]! * z[to[e]!]!;
    lag[i] = sum;
  }
  return lag;
}

/** The areas that have a value, their values and their adjacency among themselves. */
export interface Field {
  readonly values: Float64Array;
  readonly adjacency: Adjacency;
  /** The number in the data of each area kept. */
  readonly area: Int32Array;
  /** What it is a value of, and which areas were left out. */
  readonly note: Text;
}

const VALUES: Text = { sv: "Områdenas värden", en: "The areas' values" };
export const SHARE: Text = { sv: "Gruppens andel", en: "The group's share" };

/**
 * The quantity of the data, `values` or else the share of the first group. Areas without people have no share, and areas whose value is
 * NaN none either: they are left out, with their borders.
 * @throws MeasuresError `undefined` for fewer than three areas, or when all values are alike
 */
export function fieldOf(
  { counts, values, adjacency }: MeasureData,
  what: Text = values ? VALUES : SHARE,
): Field {
  const given = values ?? counts.groups[0]!.map((members, i) => members / counts.totals[i]!);
  if (given.length !== counts.areas)
    throw new MeasuresError("input", {
      value: `${given.length} values`,
      expected: `${counts.areas}, one for each area`,
      action: "Give the values in the order of the counts.",
    });
  const area = Int32Array.from([...given.keys()].filter((i) => Number.isFinite(given[i])));
  const kept = Float64Array.from(area, (i) => given[i]!);
  if (kept.length < 3 || kept.every((value) => value === kept[0]))
    throw new MeasuresError("undefined", {
      value: kept.length < 3 ? `${kept.length} areas with a value` : `${kept[0]} in every area`,
      expected: "three areas or more whose values differ",
      action: "Choose more areas, or a quantity that varies between them.",
    });
  const out = counts.areas - area.length;
  return {
    values: kept,
    adjacency: out === 0 ? adjacency! : among(adjacency!, area),
    area,
    note: {
      sv: `${what.sv}, ${area.length} områden${out > 0 ? `; ${out} utan värde är utelämnade` : ""}.`,
      en: `${what.en}, ${area.length} areas${out > 0 ? `; ${out} without a value are left out` : ""}.`,
    },
  };
}

function among({ first, to, borderM }: Adjacency, area: Int32Array): Adjacency {
  const at = new Int32Array(first.length - 1).fill(-1);
  area.forEach((i, kept) => {
    at[i] = kept;
  });
  const newFirst = new Int32Array(area.length + 1);
  const newTo: number[] = [];
  const newBorder: number[] = [];
  area.forEach((i, kept) => {
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      if (at[to[e]!]! < 0) continue;
      newTo.push(at[to[e]!]!);
      if (borderM) newBorder.push(borderM[e]!);
    }
    newFirst[kept + 1] = newTo.length;
  });
  return {
    first: newFirst,
    to: Int32Array.from(newTo),
    ...(borderM ? { borderM: Float64Array.from(newBorder) } : {}),
  };
}

/** Numbers of the kept areas in the order of all; 0 for those left out. */
export function spread(kept: Float64Array, area: Int32Array, areas: number): Float64Array {
  const all = new Float64Array(areas);
  kept.forEach((value, at) => {
    // + 0 makes nothing of −0, which a mean of no neighbours can be.
    all[area[at]!] = value + 0;
  });
  return all;
}

/** Deviations from the mean, unweighted. */
export function centred(values: Float64Array): { z: Float64Array; mean: number; squares: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  const z = values.map((value) => value - mean);
  let squares = 0;
  for (const deviation of z) squares += deviation * deviation;
  return { z, mean, squares };
}
