import { MeasuresError } from "../error.ts";
import { DEFAULT_LEVEL, checkCases, checkColumns, checkLevel, columnCases } from "./estimate.ts";
import { riditsOf } from "./ridit.ts";
import { linkOf, slopeIndexOf } from "./slope-index.ts";
import type { SlopeIndex } from "./slope-index.ts";

/** Poisson: a rate on the log scale, for events. Binomial: a share on the logit scale, for persons. */
export const SLOPE_FAMILIES = ["poisson", "binomial"] as const;
export type SlopeFamily = (typeof SLOPE_FAMILIES)[number];

export interface SlopeCounts {
  readonly rank: ArrayLike<number>;
  readonly population: ArrayLike<number>;
  readonly cases: ArrayLike<number>;
}

/**
 * Slope and relative index from counts by regression on the ridit: Poisson with log link and population as exposure, or binomial with
 * logit link, by iterated weighted least squares. Needs no standard errors and takes areas without cases. With `overdispersed`, errors
 * grow by √(Pearson χ²/(n − 2)) where that exceeds 1, since areas differ more than chance makes them.
 * @throws MeasuresError `undefined` without cases, with nothing but cases, or for fewer than two ranks.
 */
export function slopeRegression(
  { rank, population, cases }: SlopeCounts,
  {
    level = DEFAULT_LEVEL,
    family = "binomial",
    overdispersed = true,
  }: { level?: number; family?: SlopeFamily; overdispersed?: boolean } = {},
): SlopeIndex & { dispersion: number } {
  const n = checkColumns(rank, population, "rank and population");
  checkColumns(rank, cases, "rank and cases");
  const binomial = family === "binomial";
  let all = 0;
  let persons = 0;
  let used = 0;
  for (let i = 0; i < n; i += 1) {
    if (population[i] === 0) continue;
    checkCases(columnCases(cases, population, i), binomial ? "persons" : "events", ` in area ${i}`);
    all += cases[i]!;
    persons += population[i]!;
    used += 1;
  }
  if (all === 0 || (binomial && all === persons))
    throw new MeasuresError("undefined", {
      value: `${all} of ${persons}`,
      expected: "some with and some without the property",
      action: "Choose another property or a wider period.",
    });
  const x = riditsOf(Float64Array.from(rank), Float64Array.from(population));
  const link = linkOf(binomial ? "logit" : "log");
  let intercept = link.to(all / persons);
  let slope = 0;
  for (let round = 0; round < 100; round += 1) {
    const { information, score } = at(intercept, slope);
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    const stepIntercept = (c * score[0] - b * score[1]) / determinant;
    const stepSlope = (a * score[1] - b * score[0]) / determinant;
    // A long step on the link's scale overshoots; the likelihood is concave, so shorter steps still arrive.
    const shorten = Math.min(1, 4 / Math.max(Math.abs(stepIntercept), Math.abs(stepSlope), 1e-300));
    intercept += shorten * stepIntercept;
    slope += shorten * stepSlope;
    if (Math.abs(stepIntercept) + Math.abs(stepSlope) < 1e-13 * (1 + Math.abs(intercept) + Math.abs(slope)))
      break;
  }
  const { information, pearson } = at(intercept, slope);
  const [a, b, c] = information;
  const determinant = a * c - b * b;
  const dispersion = used > 2 ? pearson / (used - 2) : 1;
  const grow = overdispersed ? Math.max(1, dispersion) : 1;
  const bottom = (grow * c) / determinant;
  const both = bottom - (grow * b) / determinant;
  const top = bottom + (grow * (a - 2 * b)) / determinant;
  const name = binomial ? "binomial regression, logit link" : "Poisson regression, log link";
  return {
    ...slopeIndexOf(
      { at0: intercept, at1: intercept + slope, bottom, top, both },
      link,
      checkLevel(level),
      `${name}${grow > 1 ? ", overdispersion allowed for" : ""}`,
    ),
    dispersion,
  };

  function at(
    intercept: number,
    slope: number,
  ): { information: readonly [number, number, number]; score: readonly [number, number]; pearson: number } {
    let [a, b, c, s0, s1, pearson] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const size = population[i]!;
      if (size === 0) continue;
      const share = link.from(intercept + slope * x[i]!);
      const variance = size * link.back(share);
      const rest = cases[i]! - size * share;
      a += variance;
      b += variance * x[i]!;
      c += variance * x[i]! * x[i]!;
      s0 += rest;
      s1 += rest * x[i]!;
      pearson += (rest * rest) / variance;
    }
    return { information: [a, b, c], score: [s0, s1], pearson };
  }
}
