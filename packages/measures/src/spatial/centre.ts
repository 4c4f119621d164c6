import { MeasuresError } from "../error.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { OptionInfo } from "../catalogue/measure.ts";
import { sumOf } from "../data/sums.ts";
import { orderBy } from "../numeric/order.ts";

export const CENTRE_RULES = ["mean", "weighted-mean", "median", "largest", "largest-area"] as const;
export type CentreRule = (typeof CENTRE_RULES)[number];

/** Where the middle is. Areas or points given outweigh the rule; several of them make the measure polycentric. */
export interface CentreOptions {
  /**
   * mean of the areas' centres, their mean weighted by people, their median along each axis, the centre of the area with most people
   * (of several alike: their mean), or of the area with most ground.
   */
  centre?: CentreRule;
  /** Numbers of the areas that are centres. */
  centreAreas?: readonly number[];
  /** Centres as points: x in metres, with `centreY`. */
  centreX?: readonly number[];
  centreY?: readonly number[];
  /** Take only the areas within this many metres of a centre; 0 takes all. */
  withinM?: number;
  /** Take only this many areas beside the nearest one, and those at the same distance; 0 takes all (Folch & Rey 2016). */
  nearest?: number;
}

export const CENTRE_OPTIONS: readonly OptionInfo[] = [
  {
    id: "centre",
    kind: "choice",
    default: "mean",
    choices: CENTRE_RULES,
    what: { sv: "Hur mitten väljs om ingen anges.", en: "How the centre is chosen where none is given." },
  },
  {
    id: "centreAreas",
    kind: "numbers",
    default: [],
    what: {
      sv: "Områden som är centrum, med nummer från 0; flera ger ett flerkärnigt mått.",
      en: "Areas that are centres, numbered from 0; several make the measure polycentric.",
    },
  },
  {
    id: "centreX",
    kind: "numbers",
    default: [],
    unit: "m",
    what: { sv: "Centrums x (öst).", en: "x of the centres (east)." },
  },
  {
    id: "centreY",
    kind: "numbers",
    default: [],
    unit: "m",
    what: { sv: "Centrums y (nord).", en: "y of the centres (north)." },
  },
  {
    id: "withinM",
    kind: "number",
    default: 0,
    unit: "m",
    what: {
      sv: "Räkna bara områden så här nära ett centrum; 0 = alla.",
      en: "Count only areas this near to a centre; 0 = all.",
    },
  },
  {
    id: "nearest",
    kind: "number",
    default: 0,
    what: {
      sv: "Räkna bara så här många områden utöver det närmaste; 0 = alla.",
      en: "Count only this many areas beside the nearest; 0 = all.",
    },
  },
];

/** The centres that the options speak of, in metres. */
export function centresOf(
  { counts, centres, ground }: MeasureData,
  { centre = "mean", centreAreas = [], centreX = [], centreY = [] }: CentreOptions,
): { x: Float64Array; y: Float64Array } {
  const { x, y } = centres!;
  if (centreX.length !== centreY.length)
    throw new MeasuresError("input", {
      value: `${centreX.length} x and ${centreY.length} y`,
      expected: "as many x as y of centres",
      action: "Give both for each centre.",
    });
  for (const area of centreAreas)
    if (!(Number.isInteger(area) && area >= 0 && area < counts.areas))
      throw new MeasuresError("input", {
        value: area,
        expected: `areas numbered from 0 to ${counts.areas - 1} as centres`,
        action: "Number the areas as in the counts.",
      });
  if (centreAreas.length + centreX.length > 0)
    return {
      x: Float64Array.from([...centreAreas.map((area) => x[area]!), ...centreX]),
      y: Float64Array.from([...centreAreas.map((area) => y[area]!), ...centreY]),
    };
  const one = (px: number, py: number): { x: Float64Array; y: Float64Array } => ({
    x: Float64Array.of(px),
    y: Float64Array.of(py),
  });
  const n = counts.areas;
  switch (centre) {
    case "mean":
      return one(sumOf(x) / n, sumOf(y) / n);
    case "weighted-mean":
      return one(weightedMean(x, counts.totals), weightedMean(y, counts.totals));
    case "median":
      return one(median(x), median(y));
    case "largest":
      return one(...atLargest(counts.totals, x, y));
    case "largest-area":
      if (!ground)
        throw new MeasuresError("needs", {
          value: "no ground",
          expected: "ground for the centre of the largest area",
          action: "Give the ground of each area, or choose another centre.",
        });
      return one(...atLargest(ground.m2, x, y));
    default:
      throw new MeasuresError("input", {
        value: centre,
        expected: CENTRE_RULES.join(", "),
        action: "Choose one of them, or give areas or points as centres.",
      });
  }
}

/** Metres from each area to its nearest centre, and the areas that count, from the nearest outwards. */
export function outwardsFrom(
  data: MeasureData,
  options: CentreOptions,
): { distanceM: Float64Array; order: Uint32Array } {
  const { withinM = 0, nearest = 0 } = options;
  const { x, y } = data.centres!;
  const centres = centresOf(data, options);
  const distanceM = new Float64Array(x.length).fill(Infinity);
  for (let c = 0; c < centres.x.length; c += 1)
    for (let i = 0; i < x.length; i += 1) {
      const dx = x[i]! - centres.x[c]!;
      const dy = y[i]! - centres.y[c]!;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < distanceM[i]!) distanceM[i] = distance;
    }
  const order = orderBy(distanceM);
  let taken = order.length;
  if (withinM > 0) while (taken > 0 && distanceM[order[taken - 1]!]! > withinM) taken -= 1;
  if (nearest > 0 && nearest + 1 < taken) {
    const last = distanceM[order[nearest]!]!;
    taken = nearest + 1;
    while (taken < order.length && distanceM[order[taken]!] === last) taken += 1;
  }
  return { distanceM, order: order.subarray(0, taken) };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]! * weights[i]!;
  return sum / sumOf(weights);
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function atLargest(size: Float64Array, x: Float64Array, y: Float64Array): [number, number] {
  let largest = -Infinity;
  let many = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < size.length; i += 1) {
    if (size[i]! > largest) {
      largest = size[i]!;
      many = 0;
      sumX = 0;
      sumY = 0;
    }
    if (size[i] === largest) {
      many += 1;
      sumX += x[i]!;
      sumY += y[i]!;
    }
  }
  return [sumX / many, sumY / many];
}
