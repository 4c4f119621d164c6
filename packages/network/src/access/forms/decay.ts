import { NetworkError } from "../../error.ts";

/** Weight of an opportunity at a travel cost: 1 at no cost (or less, for what decays at once), falling towards 0. */
export type Decay = (cost: number) => number;

const need = (ok: boolean, value: unknown, expected: string): void => {
  if (!ok)
    throw new NetworkError("input", {
      value,
      expected,
      action: "Give the decay's parameters in the unit the costs are read in.",
    });
};

/** 1 up to and at the cutoff, else 0. */
export function binaryDecay(cutoff: number): Decay {
  need(cutoff >= 0, cutoff, "a cutoff of 0 or more");
  return (cost) => (cost <= cutoff ? 1 : 0);
}

/** 1 − c / cutoff down to 0. */
export function linearDecay(cutoff: number): Decay {
  need(cutoff > 0, cutoff, "a cutoff above 0");
  return (cost) => Math.max(0, 1 - cost / cutoff);
}

/** 1 below the first step; at each step and up to the next its weight. Steps ascend; weights lie between 0 and 1. */
export function steppedDecay(steps: readonly number[], weights: readonly number[]): Decay {
  need(
    steps.length > 0 && steps.every((step, k) => step > (k === 0 ? 0 : steps[k - 1]!)),
    steps.join(", "),
    "steps above 0 in ascending order",
  );
  need(
    weights.length === steps.length && weights.every((w) => w >= 0 && w <= 1),
    weights.join(", "),
    `${steps.length} weights between 0 and 1`,
  );
  return (cost) => {
    let weight = 1;
    for (let k = 0; k < steps.length && cost >= steps[k]!; k += 1) weight = weights[k]!;
    return weight;
  };
}

/** e^(−βc). */
export function exponentialDecay(beta: number): Decay {
  need(beta > 0, beta, "a parameter above 0");
  return (cost) => Math.exp(-beta * cost);
}

/** c^(−β), at most 1, so that costs below one unit do not weigh more than no cost. */
export function powerDecay(beta: number): Decay {
  need(beta >= 0, beta, "a parameter of 0 or more");
  return (cost) => Math.min(1, cost ** -beta);
}

/**
 * Logistic distribution function with the median `cutoff` and the standard deviation `sd`, falling, divided by its value at 0 so that
 * f(0) = 1: f(c) = (1 + e^(−kT)) / (1 + e^(k(c − T))), k = π / (sd √3). Bauer & Groneberg 2016.
 */
export function logisticDecay(cutoff: number, sd: number): Decay {
  need(cutoff > 0, cutoff, "a cutoff above 0");
  need(sd > 0, sd, "a standard deviation above 0");
  const k = Math.PI / (sd * Math.sqrt(3));
  const atZero = 1 + Math.exp(-cutoff * k);
  return (cost) => atZero / (1 + Math.exp((cost - cutoff) * k));
}

/**
 * A decay as the table that `Engine.decaySums` takes: the weight of each step of distance, taken at its middle, out to the limit.
 * @param unit cost units for one millimetre, such as `minutesPerMm(4.8)`
 */
export function decayTable(
  decay: Decay,
  { limitMm, stepMm = 1000, unit }: { limitMm: number; stepMm?: number; unit: number },
): { stepMm: number; weight: Float64Array } {
  need(
    limitMm > 0 && stepMm >= 1,
    `${limitMm} mm in steps of ${stepMm} mm`,
    "a limit above 0 and a step of 1 mm or more",
  );
  const weight = new Float64Array(Math.ceil(limitMm / stepMm));
  for (let k = 0; k < weight.length; k += 1) weight[k] = decay((k + 0.5) * stepMm * unit);
  return { stepMm, weight };
}
