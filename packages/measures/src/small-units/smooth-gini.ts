/** Below this many expected members and others together, t·P(1 − P), an area's binomial is too lumpy for the expansion. */
export const SMOOTH_FROM = 5;
const DIGITS = 1e-10;
const MOST_TERMS = 40;
const HALF_NORMAL = Math.sqrt(2 / Math.PI);

/**
 * E|k/u − l/v| of binomial k and l of u and v persons at the share P: √(2/π) σ times the Edgeworth expansion of E|z| to terms in 1/t²
 * (Hermite weights −1, 3, −15, 105, −945 for He_4 … He_12).
 */
export function meanDifference(u: number, v: number, P: number): number {
  const pq = P * (1 - P);
  const lean = 1 - 2 * P;
  const [a, b] = [1 / u, 1 / v];
  const variance = pq * (a + b);
  const sd = Math.sqrt(variance);
  const k3 = (pq * lean * (a * a - b * b)) / (variance * sd);
  const k4 = (pq * (1 - 6 * pq) * (a ** 3 + b ** 3)) / variance ** 2;
  const k5 = (pq * lean * (1 - 12 * pq) * (a ** 4 - b ** 4)) / (variance ** 2 * sd);
  const k6 = (pq * (1 - 30 * pq + 120 * pq * pq) * (a ** 5 + b ** 5)) / variance ** 3;
  const first = -k4 / 24 + k3 ** 2 / 24;
  const second =
    k6 / 240 -
    15 * (k4 ** 2 / 1152 + (k3 * k5) / 720) +
    (105 * k3 ** 2 * k4) / 1728 -
    (945 * k3 ** 4) / 31104;
  return HALF_NORMAL * sd * (1 + first + second);
}

/** The same of two areas of one size, where all odd terms vanish: √(2/π) √(2pq/t) (1 + c₁/t + c₂/t²); answers c₁ and c₂. */
function ownTerms(P: number): [number, number] {
  const pq = P * (1 - P);
  const k4 = (1 - 6 * pq) / (2 * pq);
  const k6 = (1 - 30 * pq + 120 * pq * pq) / (4 * pq * pq);
  return [-k4 / 24, k6 / 240 - (15 * k4 * k4) / 1152];
}

/**
 * Σ_i≠j t_i t_j E|k_i/t_i − k_j/t_j|, in O(n): the mean difference is smooth in the logarithms of the sizes, so it is a short sum of products of
 * Chebyshev polynomials, and the sum over pairs one of products of sums over areas. Measured against the sorted steps: within 6e-8 for 5,984
 * areas of 500 persons or more and shares from 1 to 42 per cent, within 2e-6 for 400 of them.
 * @param totals persons by area, whole; those above 0 hold at least SMOOTH_FROM / (P(1 − P))
 */
export function smoothPairs(totals: Float64Array, P: number): number {
  let least = Infinity;
  let most = 0;
  for (let i = 0; i < totals.length; i += 1) {
    const t = totals[i]!;
    if (t > 0 && t < least) least = t;
    if (t > most) most = t;
  }
  const middle = Math.log(least * most) / 2;
  const half = Math.max(1e-9, Math.log(most / least) / 2);
  // √(1/u + 1/v) has its nearest singularity at ±iπ in log u: the error falls as ρ^−terms.
  const near = Math.PI / half;
  const terms = Math.min(
    MOST_TERMS,
    Math.max(2, Math.ceil(-Math.log(DIGITS) / Math.log(near + Math.sqrt(1 + near * near)))),
  );
  const moments = new Float64Array(terms);
  const [c1, c2] = ownTerms(P);
  let own = 0;
  for (let i = 0; i < totals.length; i += 1) {
    const t = totals[i]!;
    if (t === 0) continue;
    const x = (Math.log(t) - middle) / half;
    own += t * Math.sqrt(t) * (1 + (c1 + c2 / t) / t);
    let before = t;
    let now = t * x;
    moments[0]! += before;
    for (let k = 1; k < terms; k += 1) {
      moments[k]! += now;
      const next = 2 * x * now - before;
      before = now;
      now = next;
    }
  }
  return productSum(moments, middle, half, P) - HALF_NORMAL * Math.sqrt(2 * P * (1 - P)) * own;
}

/** Σ_kl c_kl M_k M_l with c the Chebyshev coefficients of the mean difference over the square of sizes. */
function productSum(moments: Float64Array, middle: number, half: number, P: number): number {
  const r = moments.length;
  const size = Float64Array.from({ length: r }, (_, a) =>
    Math.exp(middle + half * Math.cos((Math.PI * (a + 0.5)) / r)),
  );
  // What a value at each node weighs: Σ_k M_k T_k(node) · 2/r, with half of k = 0.
  const weight = Float64Array.from({ length: r }, (_, a) => {
    let sum = moments[0]! / 2;
    for (let k = 1; k < r; k += 1) sum += moments[k]! * Math.cos((Math.PI * k * (a + 0.5)) / r);
    return (2 * sum) / r;
  });
  let sum = 0;
  for (let a = 0; a < r; a += 1) {
    sum += weight[a]! ** 2 * meanDifference(size[a]!, size[a]!, P);
    for (let b = 0; b < a; b += 1) sum += 2 * weight[a]! * weight[b]! * meanDifference(size[a]!, size[b]!, P);
  }
  return sum;
}
