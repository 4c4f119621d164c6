/** Ways to the variance of a concentration index; all have the same index. */
export type ConcentrationError = "delta" | "regression" | "linearised" | "hc1" | "hc3";

/** The areas in any order: share h, persons w, fractional rank R, and C with its mean μ. */
export interface Ranked {
  readonly health: Float64Array;
  readonly weights: Float64Array;
  readonly rank: Float64Array;
  readonly persons: number;
  readonly mean: number;
  readonly index: number;
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
  readonly meanRank: number;
  /** Σ w (R − R̄)² */
  readonly spread: number;
  /** Σ w² */
  readonly squares: number;
}

/** Weighted regression of h on R. */
function lineOf({ health, weights, rank, persons, mean }: Ranked): Line {
  let meanRank = 0;
  let squares = 0;
  for (let i = 0; i < rank.length; i += 1) {
    meanRank += (weights[i]! * rank[i]!) / persons;
    squares += weights[i]! * weights[i]!;
  }
  let spread = 0;
  let product = 0;
  for (let i = 0; i < rank.length; i += 1) {
    const away = rank[i]! - meanRank;
    spread += weights[i]! * away * away;
    product += weights[i]! * away * (health[i]! - mean);
  }
  const slope = product / spread;
  return { intercept: mean - slope * meanRank, slope, meanRank, spread, squares };
}

/**
 * Standard error of the standard concentration index with areas as observations; NaN below three areas or without ranks to tell apart.
 * delta: of 2σ²_R b/(a + b/2) with a, b of the weighted regression of h on R, so that the mean is estimated too (O'Donnell et al. 2008).
 * regression: of the slope of 2σ²_R h/μ on R, the mean taken as known. hc1, hc3: delta, with the sandwich of MacKinnon & White (1985).
 * linearised: Kakwani, Wagstaff & van Doorslaer (1997) with weights: people shift the ranks and the mean alike.
 */
export function concentrationError(ranked: Ranked, method: ConcentrationError): number {
  const { health, weights, rank, persons, mean } = ranked;
  const n = rank.length;
  if (n < 3) return NaN;
  if (method === "linearised") return linearised(ranked);
  const line = lineOf(ranked);
  if (!(line.spread > 0)) return NaN;
  const { intercept: a, slope: b, meanRank, spread, squares } = line;
  // Variance of the ranks as of a sample with these weights.
  const variance = (spread * persons) / (persons * persons - squares);
  const isRobust = method === "hc1" || method === "hc3";
  // In terms of the centred rank: covariances of the fitted mean and the slope.
  let forMean = 0;
  let forSlope = 0;
  let forBoth = 0;
  let residuals = 0;
  for (let i = 0; i < n; i += 1) {
    const w = weights[i]!;
    const away = rank[i]! - meanRank;
    let e = health[i]! - a - b * rank[i]!;
    residuals += w * e * e;
    if (!isRobust) continue;
    if (method === "hc3") e /= 1 - w * (1 / persons + (away * away) / spread);
    forMean += (w * w * e * e) / (persons * persons);
    forSlope += (w * w * e * e * away * away) / (spread * spread);
    forBoth += (w * w * e * e * away) / (persons * spread);
  }
  const free = n / (n - 2);
  if (method === "hc1") {
    forMean *= free;
    forSlope *= free;
    forBoth *= free;
  }
  if (!isRobust) {
    forMean = residuals / (n - 2) / persons;
    forSlope = residuals / (n - 2) / spread;
  }
  if (method === "regression") return (2 * variance * Math.sqrt(forSlope)) / mean;
  // g(a, b) = 2σ² b/(a + b/2); the intercept is fitted mean − slope·R̄.
  const factor = (8 * variance) / (2 * a + b) ** 2;
  const byMean = -b * factor;
  const bySlope = a * factor + b * factor * meanRank;
  return Math.sqrt(byMean * byMean * forMean + 2 * byMean * bySlope * forBoth + bySlope * bySlope * forSlope);
}

function linearised({ health, weights, rank, persons, mean, index }: Ranked): number {
  const order = Array.from(rank, (_, i) => i).sort((i, j) => rank[i]! - rank[j]!);
  let below = 0;
  let sum = 0;
  for (let k = 0; k < order.length;) {
    let end = k;
    let had = 0;
    while (end < order.length && rank[order[end]!] === rank[order[k]!]) {
      const i = order[end]!;
      had += (weights[i]! * health[i]!) / (persons * mean);
      end += 1;
    }
    for (; k < end; k += 1) {
      const i = order[k]!;
      const a = (health[i]! / mean) * (2 * rank[i]! - 1 - index) + 2 - (2 * below + had);
      sum += ((weights[i]! / persons) * (a - 1 - index)) ** 2;
    }
    below += had;
  }
  return Math.sqrt(sum);
}
