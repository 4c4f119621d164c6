import { MeasuresError } from "../error.ts";
import { devianceTerm, stirlingError } from "./gamma.ts";
import { rootOf } from "./root.ts";

const LN_2PI = 1.8378770664093453;
const MOST_TERMS = 1_000_000;

/** x^a y^b / B(a, b) with y = 1 − x given beside x, so that neither end loses digits. Saddle-point form of Loader (2000). */
function kernel(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const mass = Math.exp(
    stirlingError(n) -
      stirlingError(a) -
      stirlingError(b) -
      devianceTerm(a, n * x) -
      devianceTerm(b, n * y) -
      LN_2PI / 2,
  );
  return mass * Math.sqrt((a * b) / n);
}

/**
 * Continued fraction of I_x(a, b) for x ≤ a/(a + b), with `lead` = a − (a + b)x; the arrangement of BFRAC keeps its digits where a or b
 * is large and x is at an end.
 */
function fractionOf(a: number, b: number, x: number, y: number, lead: number): number {
  const c = 1 + lead;
  const c0 = b / a;
  const c1 = 1 + 1 / a;
  let p = 1;
  let s = a + 1;
  let over = 0;
  let under = 1;
  let nextOver = 1;
  let nextUnder = c / c1;
  let ratio = c1 / c;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const t = n / a;
    const w = n * (b - n) * x;
    const e = a / s;
    const alpha = p * (p + c0) * e * e * (w * x);
    const beta = n + w / s + ((1 + t) / (c1 + 2 * t)) * (c + n * (1 + y));
    p = 1 + t;
    s += 2;
    const newOver = alpha * over + beta * nextOver;
    const newUnder = alpha * under + beta * nextUnder;
    const before = ratio;
    ratio = newOver / newUnder;
    if (Math.abs(ratio - before) <= 2e-16 * ratio) break;
    over = nextOver / newUnder;
    under = nextUnder / newUnder;
    nextOver = ratio;
    nextUnder = 1;
  }
  return ratio;
}

/**
 * Regularised incomplete beta function I_x(a, b) and 1 − I, each to 1e-13 relative; a, b > 0, 0 ≤ x ≤ 1.
 * Continued fraction of Didonato & Morris (1992) on the side where it converges.
 * @param y 1 − x, where it is known better than by subtraction
 * @throws MeasuresError `input` for a or b ≤ 0, or x outside 0–1.
 */
export function betaTails(x: number, a: number, b: number, y = 1 - x): { lower: number; upper: number } {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0 && a < Infinity && b < Infinity))
    throw new MeasuresError("input", {
      value: `x = ${x}, a = ${a}, b = ${b}`,
      expected: "a share from 0 to 1 and a, b above 0",
      action: "Check the counts given to the beta distribution.",
    });
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const factor = kernel(a, b, x, y);
  const lead = a > b ? (a + b) * y - b : a - (a + b) * x;
  if (lead >= 0) {
    const lower = Math.min(1, factor * fractionOf(a, b, x, y, lead));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, factor * fractionOf(b, a, y, x, -lead));
  return { lower: 1 - upper, upper };
}

/**
 * ln(x/(1 − x)) of the x with I_x(a, b) = p and 1 − I = q = 1 − p: the form that keeps all digits at both ends.
 * Newton on the logarithm of the smaller tail over the logit, which is concave (the density of the logit is log-concave).
 */
export function betaLogitQuantile(p: number, a: number, b: number, q = 1 - p): number {
  if (!(p >= 0 && q >= 0 && p <= 1 && q <= 1))
    throw new MeasuresError("input", {
      value: p,
      expected: "a probability from 0 to 1",
      action: "A coverage of 0.95 is written 0.95, not 95.",
    });
  if (p > q) return -betaLogitQuantile(q, b, a, p);
  if (p === 0) return -Infinity;
  const wanted = Math.log(p);
  return rootOf(Math.log(a / b), (logit) => {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const { lower } = betaTails(x, a, b, y);
    return { value: Math.log(lower) - wanted, slope: kernel(a, b, x, y) / lower };
  });
}

/** The x below which a Beta(a, b) variable lies with probability p; ≤ 1e-12 relative. */
export const betaQuantile = (p: number, a: number, b: number, q = 1 - p): number =>
  1 / (1 + Math.exp(-betaLogitQuantile(p, a, b, q)));

/** P(X ≤ k) and P(X ≥ k) of a binomial count of n trials with this share; both hold k itself. */
export function binomialTails(k: number, n: number, share: number): { atMost: number; atLeast: number } {
  const below = Math.floor(k);
  const above = Math.ceil(k);
  return {
    atMost: below < 0 ? 0 : below >= n ? 1 : betaTails(share, below + 1, n - below).upper,
    atLeast: above <= 0 ? 1 : above > n ? 0 : betaTails(share, above, n - above + 1).lower,
  };
}
