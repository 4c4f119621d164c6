import { MeasuresError } from "../error.ts";
import { normalQuantile } from "./normal.ts";
import { rootOf } from "./root.ts";
import type { Sloped } from "./root.ts";

const HALF_LN_2PI = 0.9189385332046728;
const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/** Natural logarithm of Γ(x), x > 0; 1e-15 of its size, or of 1 near its zeros at 1 and 2. */
export function lnGamma(x: number): number {
  let shift = 1;
  let at = x;
  while (at < 16) {
    shift *= at;
    at += 1;
  }
  return (at - 0.5) * Math.log(at) - at + HALF_LN_2PI + stirlingSeries(at) - Math.log(shift);
}

const stirlingSeries = (x: number): number => {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / x;
};

/** What Stirling's formula leaves out of ln Γ(x + 1); exact to 1e-16 so that nothing of size x ln x is ever subtracted. */
export function stirlingError(x: number): number {
  if (x >= 16) return stirlingSeries(x);
  return x === 0 ? -HALF_LN_2PI : lnGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LN_2PI;
}

/** x ln(x/m) + m − x without cancellation where x is near m (Loader 2000). */
export function devianceTerm(x: number, m: number): number {
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap;
  const v = gap / (x + m);
  let sum = gap * v;
  let power = 2 * x * v;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** x^a e^(−x) / Γ(a + 1), the Poisson probability of a at mean x, for any a ≥ 0. Saddle-point form of Loader (2000). */
export function poissonMass(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - devianceTerm(a, x) - HALF_LN_2PI) / Math.sqrt(a);
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q = 1 − P, a > 0, x ≥ 0; each to 1e-13 relative.
 * Series below x = a + 1, continued fraction (modified Lentz) above.
 * @throws MeasuresError `input` for a ≤ 0 or x < 0.
 */
export function gammaTails(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0 && a < Infinity && x >= 0))
    throw new MeasuresError("input", {
      value: `a = ${a}, x = ${x}`,
      expected: "a above 0 and x of 0 or more",
      action: "Check the count or the shape given to the gamma distribution.",
    });
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const mass = poissonMass(a, x);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; k < MOST_TERMS && term > sum * 1e-17; k += 1) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, mass * sum);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  const upper = Math.min(1, mass * a * fraction);
  return { lower: 1 - upper, upper };
}

/**
 * The x with P(a, x) = p and Q(a, x) = q = 1 − p; give q where the upper tail is the small one. ≤ 1e-12 relative.
 * Newton on the logarithm of the smaller tail over ln x, which is concave (the density of ln x is log-concave): few rounds from anywhere.
 * @throws MeasuresError `input` for p outside 0–1.
 */
export function gammaQuantile(p: number, a: number, q = 1 - p): number {
  if (!(p >= 0 && q >= 0 && p <= 1 && q <= 1))
    throw new MeasuresError("input", {
      value: p,
      expected: "a probability from 0 to 1",
      action: "A coverage of 0.95 is written 0.95, not 95.",
    });
  if (p === 0) return 0;
  if (q === 0) return Infinity;
  const fromBelow = p <= q;
  const wanted = Math.log(fromBelow ? p : q);
  const z = p <= q ? normalQuantile(p) : -normalQuantile(q);
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const start = cube > 0.1 ? Math.log(a * cube ** 3) : (Math.log(p) + lnGamma(a + 1)) / a;
  const at = (u: number): Sloped => {
    const x = Math.exp(u);
    const { lower, upper } = gammaTails(a, x);
    const tail = fromBelow ? lower : upper;
    const slope = (poissonMass(a, x) * a) / tail;
    return { value: Math.log(tail) - wanted, slope: fromBelow ? slope : -slope };
  };
  return Math.exp(rootOf(start, at, fromBelow));
}

/** P(X ≤ x) of chi-square with `df` degrees of freedom, and P(X > x). */
export const chiSquareTails = (x: number, df: number): { lower: number; upper: number } =>
  gammaTails(df / 2, x / 2);

/** The x below which chi-square with `df` degrees of freedom lies with probability p. */
export const chiSquareQuantile = (p: number, df: number, q = 1 - p): number =>
  2 * gammaQuantile(p, df / 2, q);

/** P(X ≤ k) and P(X ≥ k) of a Poisson count with this mean; both hold k itself. */
export function poissonTails(k: number, mean: number): { atMost: number; atLeast: number } {
  return {
    atMost: k < 0 ? 0 : gammaTails(Math.floor(k) + 1, mean).upper,
    atLeast: k <= 0 ? 1 : gammaTails(Math.ceil(k), mean).lower,
  };
}

/** Derivative of ln Γ, x > 0. */
export function digamma(x: number): number {
  let sum = 0;
  let at = x;
  while (at < 10) {
    sum -= 1 / at;
    at += 1;
  }
  const s = 1 / (at * at);
  return (
    sum +
    Math.log(at) -
    1 / (2 * at) -
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32760)))))
  );
}

/** Second derivative of ln Γ, x > 0. */
export function trigamma(x: number): number {
  let sum = 0;
  let at = x;
  while (at < 10) {
    sum += 1 / (at * at);
    at += 1;
  }
  const s = 1 / (at * at);
  return (
    sum +
    1 / at +
    s / 2 +
    (s / at) * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - (s * 691) / 2730)))))
  );
}
