import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { normalCdf, normalQuantile } from "../numeric/normal.ts";
import type { Interval } from "../result.ts";
import type { Text } from "../text.ts";
import { biasOfD, biasOfH, biasOfM, seOfD, seOfH, seOfM } from "./closed-forms.ts";
import { type Alternative, checkLevel } from "./summary.ts";

export interface PairedTestOptions {
  /**
   * areas: the same areas at both dates are a sample of areas; what an area contributes at one date is compared with what the same area
   * contributes at the other. persons: the persons of each date are a sample of their own; the areas are all there are.
   */
  sampling?: "areas" | "persons";
  alternative?: Alternative;
  level?: number;
}

export interface PairedTest {
  before: number;
  after: number;
  /** after − before; for persons each less its bias. */
  difference: number;
  standardError: number;
  /** Of the two values, through the areas they share; 0 for persons. */
  correlation: number;
  z: number;
  p: number;
  interval: Interval;
  note: Text;
}

interface Form {
  influence: (counts: Counts) => Float64Array;
  se: (counts: Counts) => number;
  bias: (counts: Counts) => number;
}

const FORMS: Record<string, Form> = {
  dissimilarity: { influence: influenceOnD, se: seOfD, bias: biasOfD },
  "mutual-information": { influence: influenceOnM, se: seOfM, bias: biasOfM },
  "theil-h": { influence: influenceOnH, se: seOfH, bias: biasOfH },
};

/**
 * Did D, M or H of the same areas change between two dates? In closed form: the delta method through what each area adds to the value
 * (infinitesimal jackknife), O(n k). `compareTest` with bootstrap and paired simulates the same for any measure.
 * @param measure dissimilarity, mutual-information or theil-h
 * @throws MeasuresError `input` for another measure or areas that do not pair; `undefined` as the measure
 */
export function pairedTest(
  measure: Measure,
  before: Counts,
  after: Counts,
  { sampling = "areas", alternative = "two-sided", level = 0.95 }: PairedTestOptions = {},
): PairedTest {
  checkLevel(level);
  const form = FORMS[measure.info.id];
  if (!form)
    throw new MeasuresError("input", {
      value: measure.info.id,
      expected: Object.keys(FORMS).join(", "),
      action: "Use compareTest with bootstrap and paired for other measures.",
    });
  if (before.areas !== after.areas || before.groups.length !== after.groups.length)
    throw new MeasuresError("input", {
      value: `${before.areas} areas of ${before.groups.length} groups before and ${after.areas} of ${after.groups.length} after`,
      expected: "the same areas and groups at both dates, in the same order",
      action: "Keep the areas that exist at both dates.",
    });
  const first = measure(before).value;
  const second = measure(after).value;
  const areas = sampling === "areas";
  const { variance, correlation } = areas
    ? overAreas(form.influence(before), form.influence(after))
    : { variance: form.se(before) ** 2 + form.se(after) ** 2, correlation: 0 };
  const difference = areas ? second - first : second - form.bias(after) - (first - form.bias(before));
  const standardError = Math.sqrt(variance);
  if (!(standardError > 0))
    throw new MeasuresError("undefined", {
      value: "a standard error of 0",
      expected: "areas that differ in what they add to the value",
      action: "A single area, or dates that are equal in all areas, give nothing to test.",
    });
  const z = difference / standardError;
  const half = -normalQuantile((1 - level) / 2) * standardError;
  return {
    before: first,
    after: second,
    difference,
    standardError,
    correlation,
    z,
    p:
      alternative === "two-sided"
        ? 2 * normalCdf(-Math.abs(z))
        : normalCdf(alternative === "greater" ? -z : z),
    interval: {
      low: difference - half,
      high: difference + half,
      level,
      method: `delta method, ${sampling}`,
    },
    note: areas
      ? {
          sv: `${before.areas} områden, vart och ett jämfört med sig självt; områdena ses som ett urval av områden.`,
          en: `${before.areas} areas, each compared with itself; the areas are taken as a sample of areas.`,
        }
      : {
          sv: `${before.areas} områden; personerna vid var tidpunkt ses som ett eget urval, fast många är desamma. Felet är därför snarast för stort.`,
          en: `${before.areas} areas; the persons of each date are taken as a sample of their own though many are the same. The error is rather too large.`,
        },
  };
}

/** Variance of a sum of n paired contributions, and the correlation of its two halves. Influences sum to 0. */
function overAreas(before: Float64Array, after: Float64Array): { variance: number; correlation: number } {
  let first = 0;
  let second = 0;
  let both = 0;
  for (let i = 0; i < before.length; i += 1) {
    first += before[i]! ** 2;
    second += after[i]! ** 2;
    both += before[i]! * after[i]!;
  }
  const n = before.length;
  return {
    variance: n > 1 ? (Math.max(0, first + second - 2 * both) * n) / (n - 1) : 0,
    correlation: first > 0 && second > 0 ? both / Math.sqrt(first * second) : 0,
  };
}

/** What one more copy of each area does to D, per copy: Σ s_j(x_j/X − y_j/Y)/2 differentiated, s the sign of the difference. */
function influenceOnD(counts: Counts): Float64Array {
  const { X, Y } = twoSums(counts);
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  let signedA = 0;
  let signedB = 0;
  for (let i = 0; i < counts.areas; i += 1) {
    const sign = Math.sign(x[i]! / X - y[i]! / Y);
    signedA += (sign * x[i]!) / X;
    signedB += (sign * y[i]!) / Y;
  }
  return x.map((members, i) => {
    const a = members / X;
    const b = y[i]! / Y;
    return (Math.abs(a - b) - a * signedA + b * signedB) / 2;
  });
}

interface Locals {
  /** t_i/N */
  weight: Float64Array;
  /** Local segregation score Σ p_g|i ln(p_g|i/p_g). */
  score: Float64Array;
  /** Σ p_g|i ln(1/p_g) */
  surprise: Float64Array;
  M: number;
  E: number;
}

function localsOf({ areas, groups, totals }: Counts): Locals {
  const sums = groups.map((column) => column.reduce((all, count) => all + count, 0));
  const N = sums.reduce((all, sum) => all + sum, 0);
  const score = new Float64Array(areas);
  const surprise = new Float64Array(areas);
  groups.forEach((column, g) => {
    const share = Math.log(sums[g]! / N);
    for (let i = 0; i < areas; i += 1) {
      if (column[i] === 0) continue;
      const within = column[i]! / totals[i]!;
      score[i]! += within * (Math.log(within) - share);
      surprise[i]! -= within * share;
    }
  });
  const weight = totals.map((total) => total / N);
  const mean = (of: Float64Array): number => of.reduce((all, value, i) => all + weight[i]! * value, 0);
  return { weight, score, surprise, M: mean(score), E: mean(surprise) };
}

/** (t_i/N)(ls_i − M) */
function influenceOnM(counts: Counts): Float64Array {
  const { weight, score, M } = localsOf(counts);
  return score.map((local, i) => weight[i]! * (local - M));
}

/** (t_i/N)(ls_i − H·surprise_i)/E, since H = M/E */
function influenceOnH(counts: Counts): Float64Array {
  const { weight, score, surprise, M, E } = localsOf(counts);
  return score.map((local, i) => (weight[i]! * (local - (M / E) * surprise[i]!)) / E);
}
