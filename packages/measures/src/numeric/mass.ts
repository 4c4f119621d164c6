const TWO_PI = 2 * Math.PI;

/** ln n! less Stirling's formula; exact values below 16, then the series. */
const STIRLING_ERROR = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.00833056343336287,
  0.00757367548795184, 0.00694284010720953, 0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
];

function stirlingError(n: number): number {
  if (n < 16) return STIRLING_ERROR[n]!;
  const squared = n * n;
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * squared)) / squared) / squared) / squared) / n
  );
}

/** x ln(x/mean) + mean − x without cancellation. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  const sum = x + mean;
  if (Math.abs(difference) >= 0.1 * sum) return x * Math.log(x / mean) - difference;
  const v = difference / sum;
  let term = 2 * x * v;
  let total = difference * v;
  const square = v * v;
  for (let at = 3; ; at += 2) {
    term *= square;
    const next = total + term / at;
    if (next === total) return total;
    total = next;
  }
}

/**
 * Probability of k successes of n by the saddle-point form (Loader 2000, Fast and accurate computation of binomial probabilities):
 * 1e-14 relative also where n is in the millions, where differences of ln n! have lost half their digits.
 */
export function binomialMass(n: number, p: number, k: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (n === 0) return 1;
  const q = 1 - p;
  if (k === 0) return Math.exp(p < 0.1 ? -deviance(n, n * q) - n * p : n * Math.log(q));
  if (k === n) return Math.exp(q < 0.1 ? -deviance(n, n * p) - n * q : n * Math.log(p));
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (TWO_PI * k * (n - k)));
}

/** Probability of k members among `drawn` of `all` persons without replacement, of whom `members` are members. */
export function hypergeometricMass(all: number, members: number, drawn: number, k: number): number {
  if (k < Math.max(0, drawn + members - all) || k > Math.min(members, drawn)) return 0;
  if (drawn === 0 || drawn === all) return 1;
  const p = drawn / all;
  return (
    (binomialMass(members, p, k) * binomialMass(all - members, p, drawn - k)) / binomialMass(all, p, drawn)
  );
}

/** E|k − np| of a binomial count, De Moivre's closed form 2ν(1 − p)·P(k = ν), ν = ⌊np⌋ + 1 (Diaconis & Zabell 1991). */
export function binomialMeanDeviation(n: number, p: number): number {
  const above = Math.floor(n * p) + 1;
  return above > n ? 0 : 2 * above * (1 - p) * binomialMass(n, p, above);
}

/**
 * E|k − drawn·members/all| of a hypergeometric count, 2ν(all − members − drawn + ν)/all · P(k = ν),
 * ν = ⌊drawn·members/all⌋ + 1 (Ramasubban 1958).
 */
export function hypergeometricMeanDeviation(all: number, members: number, drawn: number): number {
  if (all === 0) return 0;
  const above = Math.floor((drawn * members) / all) + 1;
  return (
    ((2 * above * (all - members - drawn + above)) / all) * hypergeometricMass(all, members, drawn, above)
  );
}
