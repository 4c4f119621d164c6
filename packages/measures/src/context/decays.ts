import { MeasuresError } from "../error.ts";
import { normalCdf } from "../numeric/normal.ts";
import type { Kernel } from "./kernels.ts";

/** The five decays of EquiPop (Östh, Lyhagen & Reggiani 2016). */
export const DECAYS = ["negexp", "expnormal", "expsqrt", "lognormal", "power"] as const;
export type DecayName = (typeof DECAYS)[number];

/**
 * What a half-life means. `half-life`: half the area under the curve lies nearer, so that it is the median distance of a survey.
 * `half-probability`: somebody at that distance counts half. They are one for negexp; power has only the second, its area has no end.
 */
export type Calibration = "half-life" | "half-probability";

const TRUNCATED_BELOW = 1e-6;

/** How far out in d each decay is measured: weight = exp(beta · scale(d)), and its inverse. */
const SCALES: Record<DecayName, { scale: (d: number) => number; inverse: (s: number) => number }> = {
  negexp: { scale: (d) => d, inverse: (s) => s },
  expnormal: { scale: (d) => d * d, inverse: Math.sqrt },
  expsqrt: { scale: Math.sqrt, inverse: (s) => s * s },
  lognormal: { scale: (d) => Math.log1p(d) ** 2, inverse: (s) => Math.expm1(Math.sqrt(s)) },
  power: { scale: Math.log1p, inverse: Math.expm1 },
};

/** (1 + s) exp(−s) = ½: half the area under exp(−√d·s/√m). */
const HALF_OF_EXPSQRT = 1.6783469900166603;
/** erf(z) = ½. */
const HALF_OF_ERF = 0.4769362762044699;

/**
 * Half the area under exp(−a² ln²(d + 1)) lies before m. With u = ln(d + 1) the share is
 * [Φ-difference] erf(aU − 1/2a) + erf(1/2a) over 1 + erf(1/2a), U = ln(m + 1), which rises with a. The root printed in the paper's
 * equation A16 is that of the three-quarter point and is not used.
 */
function lognormalHalfLife(halfM: number): number {
  const U = Math.log1p(halfM);
  // erf(x) = 2Φ(x√2) − 1; differences of Φ keep the digits that 1 + erf loses.
  const below = (a: number): number => {
    const c = 1 / (2 * a);
    const start = normalCdf(-c * Math.SQRT2);
    return (normalCdf((a * U - c) * Math.SQRT2) - start) / (1 - start);
  };
  let low = 1e-6;
  let high = 50;
  for (let step = 0; step < 200 && low < high; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (below(middle) < 0.5) low = middle;
    else high = middle;
  }
  return -(high * high);
}

const HALF_LIFE: Record<DecayName, (m: number) => number> = {
  negexp: (m) => -Math.LN2 / m,
  expnormal: (m) => -((HALF_OF_ERF / m) ** 2),
  expsqrt: (m) => -HALF_OF_EXPSQRT / Math.sqrt(m),
  lognormal: lognormalHalfLife,
  power: (m) => -Math.LN2 / Math.log1p(m),
};

/**
 * A decay of EquiPop as a kernel, from its half-life in metres: negexp exp(βd) · expnormal exp(βd²) · expsqrt exp(β√d) ·
 * lognormal exp(β ln²(d + 1)) · power (d + 1)^β, cut where the weight falls below 1e-6.
 * @param halfM metres, above 0
 * @throws MeasuresError `input` for another name or a half-life that cannot be
 */
export function decayOf(
  name: DecayName,
  halfM: number,
  { calibration = "half-life" }: { calibration?: Calibration } = {},
): Kernel & { readonly beta: number } {
  const known = SCALES[name];
  if (known === undefined)
    throw new MeasuresError("input", {
      value: name,
      expected: "a decay",
      action: `There are ${DECAYS.join(", ")}.`,
    });
  if (!(halfM > 0 && halfM < Infinity))
    throw new MeasuresError("input", {
      value: halfM,
      expected: "a half-life above 0 metres",
      action: "Give the distance at which half is left, for example 2000.",
    });
  const { scale, inverse } = known;
  const beta = calibration === "half-life" ? HALF_LIFE[name](halfM) : -Math.LN2 / scale(halfM);
  return {
    name,
    beta,
    reachM: inverse(Math.log(TRUNCATED_BELOW) / beta),
    weight: (distanceM) => Math.exp(beta * scale(distanceM)),
  };
}
