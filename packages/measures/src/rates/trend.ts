import { MeasuresError } from "../error.ts";
import { chiSquareTails } from "../numeric/gamma.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { studentCdf, studentQuantile } from "../numeric/student.ts";
import type { Text } from "../text.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";
import { linkOf } from "./slope-index.ts";
import type { SlopeLink } from "./slope-index.ts";

/** A change in how something is counted between a year and the next: the level may jump there without anything having happened. */
export interface TrendBreak {
  /** Last year before the break. */
  readonly after: number;
  readonly why: Text;
}

/** Breaks of Swedish small-area statistics. */
export const KNOWN_BREAKS: readonly TrendBreak[] = [
  {
    after: 2023,
    why: {
      sv: "Ny indelning: DeSO 2025 och RegSO 2025 gäller från 2024.",
      en: "New division: DeSO 2025 and RegSO 2025 hold from 2024.",
    },
  },
  {
    after: 2024,
    why: {
      sv: "Från 2025 skyddas SCB:s befolkningstal med Cell-Key.",
      en: "From 2025 the population counts of Statistics Sweden are protected by Cell-Key.",
    },
  },
];

/** One slope over all segments, or one for each segment between breaks. */
export type SlopesOf = "common" | "segment";

export interface TrendInput {
  readonly year: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** Without them every year weighs alike and the spread around the line is the error. */
  readonly standardError?: ArrayLike<number>;
}

export interface TrendOptions {
  level?: number;
  /** Straight on the value itself, on its logarithm (per cent a year) or on the logarithm of its odds. */
  scale?: SlopeLink;
  breaks?: readonly TrendBreak[];
  slopes?: SlopesOf;
}

export interface TrendSegment {
  from: number;
  to: number;
  /** Change a year: in the value's unit, or relative (0.02 = 2 per cent) on the log scale and of the odds on the logit scale. */
  perYear?: Estimate;
  /** Slope on the scale the line is straight on. */
  slope?: number;
  slopeError?: number;
}

export interface Trend {
  scale: SlopeLink;
  segments: TrendSegment[];
  /** Jump at each break beyond the trend, in the terms of `perYear`. Absent with a slope for each segment. */
  shifts: { at: TrendBreak; jump: Estimate }[];
  fitted: Float64Array;
  /** χ² of the residuals ÷ its degrees of freedom; above 1 the years swing more than their errors say, and errors are widened. */
  dispersion: number;
  note: Text;
}

/**
 * Trend over years with known breaks as shifts of level (Bernal, Cummins & Gasparrini 2017 for the design). Weighted least squares with
 * 1/se²; errors are widened where the residuals say so. A segment of one year only carries its own level, never a slope.
 * @throws MeasuresError `undefined` when no segment has two years, `input` for a value the scale cannot take.
 */
export function trendOf(
  { year, value, standardError }: TrendInput,
  { level = DEFAULT_LEVEL, scale = "identity", breaks = [], slopes = "common" }: TrendOptions = {},
): Trend {
  const n = checkColumns(year, value, "years and values");
  if (standardError) checkColumns(value, standardError, "values and standard errors");
  const link = linkOf(scale);
  const y = Float64Array.from(value, (v) => link.to(v));
  const weights = Float64Array.from(value, (v, i) =>
    standardError ? (standardError[i]! * link.slope(v)) ** -2 : 1,
  );
  for (let i = 0; i < n; i += 1)
    if (!Number.isFinite(y[i]!) || !Number.isFinite(weights[i]!) || !Number.isInteger(year[i]))
      throw new MeasuresError("input", {
        value: `${value[i]}${standardError ? ` (standard error ${standardError[i]})` : ""} in ${year[i]}`,
        expected: `a year, and a value with a standard error above 0 that the scale "${scale}" can take`,
        action: "Leave out the year, or use the scale identity.",
      });
  const cuts = breaks
    .filter(
      ({ after }) => Array.from(year).some((y) => y <= after) && Array.from(year).some((y) => y > after),
    )
    .toSorted((a, b) => a.after - b.after);
  const segmentOf = Int32Array.from(year, (y) => cuts.filter(({ after }) => y > after).length);
  const middle = Array.from(year).reduce((sum, y) => sum + y, 0) / n;
  const segments: TrendSegment[] = Array.from({ length: cuts.length + 1 }, (_, s) => {
    const years = Array.from(year).filter((_, i) => segmentOf[i] === s);
    return { from: Math.min(...years), to: Math.max(...years) };
  });
  const sloped = segments.map(({ from, to }) => to > from);
  if (!sloped.includes(true))
    throw new MeasuresError("undefined", {
      value: `${n} years in ${segments.length} segments`,
      expected: "two years or more without a break between them",
      action: "Give more years; over a break alone a change cannot be told from the break.",
    });
  const columns = segments.map((_, s) => Float64Array.from(segmentOf, (of) => (of === s ? 1 : 0)));
  const slopeColumn = new Map<number, number>();
  if (slopes === "common") {
    slopeColumn.set(0, columns.length);
    columns.push(Float64Array.from(year, (y) => y - middle));
  } else
    for (const [s] of segments.entries()) {
      if (!sloped[s]) continue;
      slopeColumn.set(s, columns.length);
      columns.push(Float64Array.from(year, (y, i) => (segmentOf[i] === s ? y - middle : 0)));
    }
  const { coefficients, inverse, fitted, squares } = leastSquares(columns, y, weights);
  const p = columns.length;
  const df = n - p;
  if (!standardError && df < 1)
    throw new MeasuresError("undefined", {
      value: `${n} years for ${p} coefficients without standard errors`,
      expected: "a year more than coefficients",
      action: "Give standard errors, more years or fewer breaks.",
    });
  const dispersion = df > 0 ? squares / df : 1;
  const grow = standardError ? Math.max(1, dispersion) : dispersion;
  const byStudent = !standardError || grow > 1;
  const reach = byStudent ? studentQuantile((1 + checkLevel(level)) / 2, df) : zOf(checkLevel(level));
  const method = `weighted ${scale === "identity" ? "linear" : scale}-scale trend${byStudent ? `, Student's t, ${df} degrees of freedom` : ", normal"}`;
  const change = (slope: number): number => (scale === "identity" ? slope : Math.expm1(slope));
  const estimate = (slope: number, variance: number): Estimate => {
    const error = Math.sqrt(Math.max(0, variance * grow));
    const t = error === 0 ? (slope === 0 ? 0 : Infinity) : Math.abs(slope) / error;
    return {
      value: change(slope),
      standardError: scale === "identity" ? error : Math.exp(slope) * error,
      interval: { low: change(slope - reach * error), high: change(slope + reach * error), level, method },
      p: 2 * (byStudent ? studentCdf(-t, df) : normalCdf(-t)),
    };
  };
  for (const [s, segment] of segments.entries()) {
    const at = slopeColumn.get(slopes === "common" ? 0 : s);
    if (at === undefined || (slopes === "segment" && !sloped[s])) continue;
    const variance = inverse[at * p + at]!;
    segment.perYear = estimate(coefficients[at]!, variance);
    segment.slope = coefficients[at]!;
    segment.slopeError = Math.sqrt(variance * grow);
  }
  const shifts =
    slopes === "common"
      ? cuts.map((at, c) => ({
          at,
          jump: estimate(
            coefficients[c + 1]! - coefficients[c]!,
            inverse[(c + 1) * p + c + 1]! + inverse[c * p + c]! - 2 * inverse[(c + 1) * p + c]!,
          ),
        }))
      : [];
  const single = sloped.filter((has) => !has).length;
  return {
    scale,
    segments,
    shifts,
    fitted: fitted.map((v) => link.from(v)),
    dispersion,
    note: {
      sv: `${n} år, ${cuts.length} brott.${single > 0 ? " Ett segment med ett enda år säger inget om förändringen." : ""}`,
      en: `${n} years, ${cuts.length} breaks.${single > 0 ? " A segment of a single year says nothing about change." : ""}`,
    },
  };
}

/**
 * Whether trends of several types differ: Cochran's Q of their slopes, χ² with one degree of freedom less than trends, and the difference
 * of the first from each other on the scale of the slopes. Types are taken as independent.
 * @throws MeasuresError `input` for trends without a slope in that segment or on different scales.
 */
export function trendDifference(
  trends: readonly Trend[],
  { level = DEFAULT_LEVEL, segment = 0 }: { level?: number; segment?: number } = {},
): { q: number; df: number; p: number; differences: Estimate[] } {
  const slopes = trends.map(({ segments, scale }, at) => {
    const { slope, slopeError } = segments[segment] ?? {};
    if (slope === undefined || !(slopeError! > 0) || scale !== trends[0]!.scale)
      throw new MeasuresError("input", {
        value: `trend ${at}`,
        expected: "a slope with an error, on the same scale as the first",
        action: "Compare trends of the same scale, in a segment with two years or more.",
      });
    return { slope, error: slopeError! };
  });
  if (slopes.length < 2)
    throw new MeasuresError("input", {
      value: `${slopes.length} trends`,
      expected: "two trends or more",
      action: "Give one for each type.",
    });
  const weight = slopes.reduce((sum, { error }) => sum + error ** -2, 0);
  const mean = slopes.reduce((sum, { slope, error }) => sum + slope / error ** 2, 0) / weight;
  const q = slopes.reduce((sum, { slope, error }) => sum + ((slope - mean) / error) ** 2, 0);
  const z = zOf(checkLevel(level));
  return {
    q,
    df: slopes.length - 1,
    p: chiSquareTails(q, slopes.length - 1).upper,
    differences: slopes.slice(1).map(({ slope, error }) => {
      const value = slope - slopes[0]!.slope;
      const standardError = Math.hypot(error, slopes[0]!.error);
      return {
        value,
        standardError,
        interval: {
          low: value - z * standardError,
          high: value + z * standardError,
          level,
          method: "normal, independent trends",
        },
        p: 2 * normalCdf(-Math.abs(value) / standardError),
      };
    }),
  };
}
