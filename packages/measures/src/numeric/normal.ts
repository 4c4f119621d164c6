import { MeasuresError } from "../error.ts";

const SQRT_2PI = 2.5066282746310002;

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / SQRT_2PI;

/**
 * Probability that a standard normal variable is at most z, to 1e-15 relative also far out in the lower tail.
 * Rational Chebyshev approximations of Cody (1969), Mathematics of Computation 23: 631–637.
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) {
    const square = size > 1.1e-16 ? z * z : 0;
    let over = 0.065682337918207449113 * square;
    let under = square;
    for (let at = 0; at < 3; at += 1) {
      over = (over + CENTRE_OVER[at]!) * square;
      under = (under + CENTRE_UNDER[at]!) * square;
    }
    return 0.5 + (z * (over + CENTRE_OVER[3]!)) / (under + CENTRE_UNDER[3]!);
  }
  const tail = upperTail(size);
  return z > 0 ? 1 - tail : tail;
}

function upperTail(size: number): number {
  if (size > 38.6) return 0;
  let ratio: number;
  if (size <= 5.656854249492381) {
    let over = 1.0765576773720192317e-8 * size;
    let under = size;
    for (let at = 0; at < 7; at += 1) {
      over = (over + SIDE_OVER[at]!) * size;
      under = (under + SIDE_UNDER[at]!) * size;
    }
    ratio = (over + SIDE_OVER[7]!) / (under + SIDE_UNDER[7]!);
  } else {
    const square = 1 / (size * size);
    let over = 0.02307344176494017303 * square;
    let under = square;
    for (let at = 0; at < 4; at += 1) {
      over = (over + FAR_OVER[at]!) * square;
      under = (under + FAR_UNDER[at]!) * square;
    }
    ratio = (1 / SQRT_2PI - (square * (over + FAR_OVER[4]!)) / (under + FAR_UNDER[4]!)) / size;
  }
  // exp(-z²/2) in two factors, the first exact: the rounding of z² would cost three digits at z = 30.
  const coarse = Math.trunc(size * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (size - coarse) * (size + coarse)) * ratio;
}

/**
 * The z below which a standard normal variable lies with probability p, 0 < p < 1; to 1e-15 relative.
 * Algorithm AS 241, PPND16 (Wichura 1988), Applied Statistics 37: 477–484.
 * @throws MeasuresError `input` for p outside 0–1, the ends included.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    throw new MeasuresError("input", {
      value: p,
      expected: "a probability above 0 and below 1",
      action: "A coverage of 0.95 is written 0.95, not 95.",
    });
  const fromHalf = p - 0.5;
  if (Math.abs(fromHalf) <= 0.425) {
    const r = 0.180625 - fromHalf * fromHalf;
    return (fromHalf * polynomial(A, r)) / polynomial(B, r);
  }
  const r = Math.sqrt(-Math.log(fromHalf < 0 ? p : 1 - p));
  const z =
    r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
  return fromHalf < 0 ? -z : z;
}

/** How many standard errors an interval of this coverage reaches: 1.96 for 0.95. */
export const zOf = (level: number): number => -normalQuantile((1 - level) / 2);

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

const CENTRE_OVER = [
  2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
];
const CENTRE_UNDER = [
  47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
];
const SIDE_OVER = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const SIDE_UNDER = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
  18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const FAR_OVER = [
  0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const FAR_UNDER = [
  1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
  7.29751555083966205e-5,
];

// Highest power first.
const A = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
  13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const B = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
  5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
];
const C = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const D = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const E = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const F = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];
