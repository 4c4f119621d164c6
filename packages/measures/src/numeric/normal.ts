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
    let over = 0.06568233791820745 * square;
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
    let over = 1.0765576773720192e-8 * size;
    let under = size;
    for (let at = 0; at < 7; at += 1) {
      over = (over + SIDE_OVER[at]!) * size;
      under = (under + SIDE_UNDER[at]!) * size;
    }
    ratio = (over + SIDE_OVER[7]!) / (under + SIDE_UNDER[7]!);
  } else {
    const square = 1 / (size * size);
    let over = 0.023073441764940174 * square;
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

const CENTRE_OVER = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356];
const CENTRE_UNDER = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const SIDE_OVER = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const SIDE_UNDER = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const FAR_OVER = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
];
const FAR_UNDER = [
  1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];

// Highest power first.
const A = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const B = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const C = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const D = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const E = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const F = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];
