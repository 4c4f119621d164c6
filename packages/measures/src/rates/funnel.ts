import { MeasuresError } from "../error.ts";
import { binomialTails } from "../numeric/beta.ts";
import { poissonTails } from "../numeric/gamma.ts";
import { zOf } from "../numeric/normal.ts";
import { checkCases, checkColumns, checkLevel, columnCases } from "./estimate.ts";
import type { CaseKind } from "./estimate.ts";

/** Where an area lies against the limits, in neutral words. What is good is not known here. */
export const FUNNEL_LABELS = ["within", "higher", "lower", "far-higher", "far-lower"] as const;
export type FunnelLabel = (typeof FUNNEL_LABELS)[number];

export const OVERDISPERSION = ["none", "additive", "multiplicative"] as const;
export type Overdispersion = (typeof OVERDISPERSION)[number];

export interface FunnelOptions {
  /** The rate that limits lie around; that of all areas together unless given. */
  reference?: number;
  /** Inner and outer coverage. */
  levels?: readonly [inner: number, outer: number];
  /** How limits widen where areas differ more than chance makes them (Spiegelhalter 2005). */
  overdispersion?: Overdispersion;
  /** Share of the z-scores drawn in at each end before the dispersion is measured, so that true outliers do not hide themselves. */
  winsorise?: number;
}

export interface Funnel {
  reference: number;
  levels: readonly [number, number];
  /** Rate, standardised distance and label of each area; an area without people lies within, at the reference. */
  rate: Float64Array;
  z: Float64Array;
  label: FunnelLabel[];
  limits: { low: Float64Array; high: Float64Array; farLow: Float64Array; farHigh: Float64Array };
  /** Σz²/n of the winsorised scores: 1 where areas differ as chance makes them. */
  phi: number;
  /** Variance between areas beyond chance, in squared units of the rate. */
  tau2: number;
  /** Whether the limits were widened. */
  widened: boolean;
}

/**
 * Exact control limits of a rate around a reference, for a population: quantiles of the binomial (persons) or Poisson (events) count,
 * interpolated between counts as in Spiegelhalter (2005, appendix A.1), ÷ population.
 */
export function funnelLimits(
  reference: number,
  population: number,
  level: number,
  kind: CaseKind = "persons",
): readonly [low: number, high: number] {
  checkReferenceRate(reference, kind);
  const tail = (1 - checkLevel(level)) / 2;
  return [quantile(tail), quantile(1 - tail)];

  function atMost(count: number): number {
    if (count < 0) return 0;
    return kind === "persons"
      ? binomialTails(count, population, reference).atMost
      : poissonTails(count, population * reference).atMost;
  }

  function quantile(p: number): number {
    const top = kind === "persons" ? Math.floor(population) : Infinity;
    const mean = population * reference;
    let low = -1;
    let high = Math.min(top, Math.ceil(mean + 1));
    while (high < top && atMost(high) < p) high = Math.min(top, high * 2 + 1);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (atMost(middle) >= p) high = middle;
      else low = middle;
    }
    const [here, before] = [atMost(high), atMost(high - 1)];
    const back = here > before ? (here - p) / (here - before) : 0;
    return Math.max(0, high - back) / population;
  }
}

/**
 * Funnel: each area's rate against limits that chance alone would keep it within, at two levels. Limits are exact without overdispersion;
 * with it they are normal, widened by √φ (multiplicative) or by τ² between areas (additive), where φ exceeds what chance allows.
 * @throws MeasuresError `input` for impossible counts or a reference outside 0–1; `undefined` where nobody is.
 */
export function funnelOf(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  kind: CaseKind = "persons",
  { reference, levels = [0.95, 0.998], overdispersion = "none", winsorise = 0.1 }: FunnelOptions = {},
): Funnel {
  const n = checkColumns(cases, population, "cases and population");
  let all = 0;
  let people = 0;
  for (let i = 0; i < n; i += 1) {
    if (population[i] === 0 && cases[i] === 0) continue;
    checkCases(columnCases(cases, population, i), kind, ` in area ${i}`);
    all += cases[i]!;
    people += population[i]!;
  }
  const centre = reference ?? all / people;
  checkReferenceRate(centre, kind);
  const error = (i: number): number =>
    Math.sqrt((kind === "persons" ? centre * (1 - centre) : centre) / population[i]!);
  const inhabited = Array.from({ length: n }, (_, i) => i).filter((i) => population[i]! > 0);
  const rate = Float64Array.from(cases, (x, i) => (population[i] === 0 ? centre : x / population[i]!));
  const z = Float64Array.from(rate, (r, i) => (population[i] === 0 ? 0 : (r - centre) / error(i)));
  const { phi, tau2 } = dispersionOf(
    inhabited.map((i) => z[i]!),
    inhabited.map(error),
    winsorise,
  );
  // Beyond 2 standard deviations of φ under chance, √(2/n) each, it is not chance (Spiegelhalter 2005).
  const widened = overdispersion !== "none" && phi > 1 + 2 * Math.sqrt(2 / inhabited.length);
  const limits = {
    low: new Float64Array(n),
    high: new Float64Array(n),
    farLow: new Float64Array(n),
    farHigh: new Float64Array(n),
  };
  const label: FunnelLabel[] = [];
  const [inner, outer] = [zOf(checkLevel(levels[0])), zOf(checkLevel(levels[1]))];
  for (let i = 0; i < n; i += 1) {
    if (population[i] === 0) {
      for (const column of Object.values(limits)) column[i] = centre;
      label.push("within");
      continue;
    }
    const spread =
      overdispersion === "multiplicative" ? error(i) * Math.sqrt(phi) : Math.sqrt(error(i) ** 2 + tau2);
    const around = (level: number, reach: number): readonly [number, number] =>
      widened
        ? [
            Math.max(0, centre - reach * spread),
            kind === "persons" ? Math.min(1, centre + reach * spread) : centre + reach * spread,
          ]
        : funnelLimits(centre, population[i]!, level, kind);
    [limits.low[i], limits.high[i]] = around(levels[0], inner);
    [limits.farLow[i], limits.farHigh[i]] = around(levels[1], outer);
    label.push(labelOf(rate[i]!, limits, i));
  }
  return { reference: centre, levels, rate, z, label, limits, phi, tau2, widened };
}

function labelOf(rate: number, { low, high, farLow, farHigh }: Funnel["limits"], i: number): FunnelLabel {
  if (rate > farHigh[i]!) return "far-higher";
  if (rate < farLow[i]!) return "far-lower";
  if (rate > high[i]!) return "higher";
  return rate < low[i]! ? "lower" : "within";
}

/** φ and τ² of winsorised z-scores (Spiegelhalter 2005, appendix A.3; τ² by moments). */
function dispersionOf(z: number[], errors: number[], winsorise: number): { phi: number; tau2: number } {
  const n = z.length;
  const sorted = Float64Array.from(z).sort();
  const cut = Math.min(Math.floor(n * winsorise), Math.floor((n - 1) / 2));
  const [low, high] = [sorted[cut]!, sorted[n - 1 - cut]!];
  let sum = 0;
  for (const score of z) sum += Math.min(high, Math.max(low, score)) ** 2;
  let weight = 0;
  let weightSquared = 0;
  for (const error of errors) {
    weight += error ** -2;
    weightSquared += error ** -4;
  }
  const room = weight - weightSquared / weight;
  return { phi: sum / n, tau2: n < 2 || room <= 0 ? 0 : Math.max(0, (sum - (n - 1)) / room) };
}

function checkReferenceRate(reference: number, kind: CaseKind): void {
  if (reference > 0 && reference < (kind === "persons" ? 1 : Infinity)) return;
  throw new MeasuresError("undefined", {
    value: reference,
    expected: kind === "persons" ? "a reference share above 0 and below 1" : "a reference rate above 0",
    action: "Choose a property that some have and some have not.",
  });
}
