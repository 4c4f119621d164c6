import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import {
  bandOf,
  factor,
  inBand,
  inverseDiagonal,
  logDeterminant,
  nearOrder,
  solve,
} from "../numeric/band.ts";
import type { Band } from "../numeric/band.ts";
import { zOf } from "../numeric/normal.ts";
import { least } from "../numeric/simplex.ts";
import { DEFAULT_LEVEL, checkCases, checkColumns, checkLevel, columnCases } from "./estimate.ts";
import type { CaseKind } from "./estimate.ts";

export interface Leroux {
  rate: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** How much areas differ, as a standard deviation on the scale of the logarithm (events) or log odds (persons). */
  sd: number;
  /** How much neighbours are alike: 0 not at all (independent areas), near 1 as much as can be. */
  likeness: number;
  /**
   * ln of the marginal likelihood by Laplace's approximation, relative to each area having exactly its own rate: for comparing settings of
   * the two above.
   */
  logLikelihood: number;
  level: number;
}

export interface LerouxOptions {
  level?: number;
  /** Given, these are not searched for. */
  sd?: number;
  likeness?: number;
  /** The search ends where the logarithm of the likelihood differs by less; a thousandth is far below what data can tell apart. */
  flat?: number;
}

/** How far the logarithm of σ and the log odds of λ are searched: λ from 0.001 to 0.999, beyond which nothing changes. */
const LIMIT = 7;

/**
 * Rates smoothed over neighbours by a conditional autoregression (Leroux, Lei & Breslow 2000): deviations φ from the common level have
 * precision (λR + (1 − λ)I)/σ², R the neighbour matrix (degree on the diagonal, −1 for neighbours). Solved by Laplace's approximation with
 * a banded Cholesky factor, O(n reach²) a step with reach ≈ 2√n on a map; σ and λ are the most likely ones (their own uncertainty is not in
 * the limits). Areas without people take their rate from their neighbours.
 * @throws MeasuresError `undefined` without cases or (persons) with nothing else; `input` for impossible counts or an adjacency of other
 * areas.
 */
export function lerouxRates(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  adjacency: Adjacency,
  kind: CaseKind = "persons",
  { level = DEFAULT_LEVEL, sd, likeness, flat = 1e-3 }: LerouxOptions = {},
): Leroux {
  const n = checkColumns(cases, population, "cases and population");
  if (adjacency.first.length !== n + 1)
    throw new MeasuresError("input", {
      value: `an adjacency of ${adjacency.first.length - 1} areas`,
      expected: `one of ${n} areas`,
      action: "Give the neighbours of the same areas in the same order.",
    });
  const z = zOf(checkLevel(level));
  const model = new Model(cases, population, adjacency, kind);
  const limited = (x: number): number => Math.min(LIMIT, Math.max(-LIMIT, x));
  const settings = ([s, l]: readonly number[]): readonly [number, number] => [
    sd ?? Math.exp(limited(s!)),
    likeness ?? 1 / (1 + Math.exp(-limited(l!))),
  ];
  const start = [Math.log(sd ?? 0.5), 1];
  const { point } =
    sd !== undefined && likeness !== undefined
      ? { point: start }
      : least(start, (at) => -model.fit(...settings(at), flat), { tolerance: 1e-4, flat, rounds: 100 });
  const [foundSd, foundLikeness] = settings(point);
  const logLikelihood = model.fit(foundSd, foundLikeness);
  const deviation = model.standardDeviations();
  const rate = new Float64Array(n);
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const k = model.near.place[i]!;
    const centre = model.level + model.phi[k]!;
    const half = z * deviation[k]!;
    rate[i] = model.rateOf(centre);
    low[i] = model.rateOf(centre - half);
    high[i] = model.rateOf(centre + half);
  }
  return { rate, low, high, sd: foundSd, likeness: foundLikeness, logLikelihood, level };
}

class Model {
  readonly near: ReturnType<typeof nearOrder>;
  readonly phi: Float64Array;
  level: number;
  readonly rateOf: (eta: number) => number;
  private readonly n: number;
  private readonly x: Float64Array;
  private readonly people: Float64Array;
  private readonly adjacency: Adjacency;
  private readonly persons: boolean;
  /** ln of the likelihood if each area had exactly its own rate; taken away so that sums stay small and keep their digits. */
  private readonly saturated: number;
  /** Posterior precision of φ, factored by the last fit. */
  private readonly precision: Band;
  private readonly weight: Float64Array;
  private readonly border: Float64Array;
  private readonly likenessDeterminant = new Map<number, number>();

  constructor(cases: ArrayLike<number>, population: ArrayLike<number>, adjacency: Adjacency, kind: CaseKind) {
    this.n = cases.length;
    this.persons = kind === "persons";
    this.adjacency = adjacency;
    this.near = nearOrder(adjacency);
    this.x = new Float64Array(this.n);
    this.people = new Float64Array(this.n);
    let [all, everyone] = [0, 0];
    for (let i = 0; i < this.n; i += 1) {
      if (population[i] !== 0 || cases[i] !== 0)
        checkCases(columnCases(cases, population, i), kind, ` in area ${i}`);
      this.x[this.near.place[i]!] = cases[i]!;
      this.people[this.near.place[i]!] = population[i]!;
      all += cases[i]!;
      everyone += population[i]!;
    }
    if (!(all > 0) || (this.persons && all === everyone))
      throw new MeasuresError("undefined", {
        value: `${all} of ${everyone}`,
        expected: "some with and some without the property",
        action: "Choose another property, more areas or a wider period.",
      });
    this.saturated = this.x.reduce((sum, x, k) => {
      const people = this.people[k]!;
      const part = (y: number): number => (y > 0 ? y * Math.log(y / people) : 0);
      return sum + part(x) + (this.persons ? part(people - x) : -x);
    }, 0);
    this.rateOf = this.persons ? (eta) => 1 / (1 + Math.exp(-eta)) : Math.exp;
    this.level = this.persons ? Math.log(all / (everyone - all)) : Math.log(all / everyone);
    this.phi = new Float64Array(this.n);
    this.precision = bandOf(this.n, this.near.reach);
    this.weight = new Float64Array(this.n);
    this.border = new Float64Array(this.n);
  }

  /** Finds the most likely level and deviations for these settings, from where the last fit ended; ln of the marginal likelihood. */
  fit(sd: number, likeness: number, flat = 1e-6): number {
    const tau = 1 / (sd * sd);
    const { n, phi, weight, border } = this;
    const step = new Float64Array(n);
    let here = this.joint(tau, likeness);
    let schur = 1;
    for (let round = 0; round < 50; round += 1) {
      for (let k = 0; k < n; k += 1) {
        const rate = this.rateOf(this.level + phi[k]!);
        weight[k] = this.people[k]! * (this.persons ? rate * (1 - rate) : rate);
        step[k] = this.x[k]! - this.people[k]! * rate;
      }
      let onLevel = 0;
      for (const rest of step) onLevel += rest;
      this.addPrior(step, phi, tau, likeness);
      this.fill(tau, likeness, weight);
      factor(this.precision);
      border.set(weight);
      solve(this.precision, border);
      solve(this.precision, step);
      let [whole, across] = [0, 0];
      for (let k = 0; k < n; k += 1) {
        whole += weight[k]! * (1 - border[k]!);
        across += weight[k]! * step[k]!;
      }
      schur = whole;
      const levelStep = (onLevel - across) / whole;
      for (let k = 0; k < n; k += 1) step[k]! -= border[k]! * levelStep;
      const before = { level: this.level, phi: Float64Array.from(phi) };
      let length = 1;
      let next = here;
      for (let halvings = 0; halvings < 30; halvings += 1, length /= 2) {
        this.level = before.level + length * levelStep;
        for (let k = 0; k < n; k += 1) phi[k] = before.phi[k]! + length * step[k]!;
        next = this.joint(tau, likeness);
        if (next >= here - 1e-7) break;
      }
      const gain = next - here;
      here = next;
      if (Math.abs(gain) < flat / 100 && length === 1) break;
    }
    const prior = n * Math.log(tau) + this.priorDeterminant(likeness);
    return here + (prior - logDeterminant(this.precision) - Math.log(schur)) / 2;
  }

  /** Standard deviation of level + deviation of each area, the level's own uncertainty included. */
  standardDeviations(): Float64Array {
    let schur = 0;
    for (let k = 0; k < this.n; k += 1) schur += this.weight[k]! * (1 - this.border[k]!);
    return inverseDiagonal(this.precision).map((own, k) =>
      Math.sqrt(own + (1 - this.border[k]!) ** 2 / schur),
    );
  }

  private joint(tau: number, likeness: number): number {
    let sum = -this.saturated;
    for (let k = 0; k < this.n; k += 1) {
      if (this.people[k] === 0) continue;
      const eta = this.level + this.phi[k]!;
      sum += this.persons
        ? this.x[k]! * eta -
          this.people[k]! * (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta)))
        : this.x[k]! * eta - this.people[k]! * Math.exp(eta);
    }
    const pull = this.addPrior(new Float64Array(this.n), this.phi, tau, likeness);
    for (let k = 0; k < this.n; k += 1) sum += (pull[k]! * this.phi[k]!) / 2;
    return sum;
  }

  /** Takes the prior precision times φ from a column. */
  private addPrior(column: Float64Array, phi: Float64Array, tau: number, likeness: number): Float64Array {
    const { first, to } = this.adjacency;
    const { order, place } = this.near;
    for (let k = 0; k < this.n; k += 1) {
      const i = order[k]!;
      let sum = (1 - likeness + likeness * (first[i + 1]! - first[i]!)) * phi[k]!;
      for (let e = first[i]!; e < first[i + 1]!; e += 1) sum -= likeness * phi[place[to[e]!]!]!;
      column[k]! -= tau * sum;
    }
    return column;
  }

  private fill(tau: number, likeness: number, weight: Float64Array | undefined): void {
    const { first, to } = this.adjacency;
    const { order, place } = this.near;
    const { precision } = this;
    precision.values.fill(0);
    for (let k = 0; k < this.n; k += 1) {
      const i = order[k]!;
      precision.values[inBand(precision, k, k)] =
        tau * (1 - likeness + likeness * (first[i + 1]! - first[i]!)) + (weight ? weight[k]! : 0);
      for (let e = first[i]!; e < first[i + 1]!; e += 1) {
        const other = place[to[e]!]!;
        if (other < k) precision.values[inBand(precision, k, other)] = -tau * likeness;
      }
    }
  }

  private priorDeterminant(likeness: number): number {
    const known = this.likenessDeterminant.get(likeness);
    if (known !== undefined) return known;
    const kept = Float64Array.from(this.precision.values);
    this.fill(1, likeness, undefined);
    factor(this.precision);
    const found = logDeterminant(this.precision);
    this.precision.values.set(kept);
    this.likenessDeterminant.set(likeness, found);
    return found;
  }
}
