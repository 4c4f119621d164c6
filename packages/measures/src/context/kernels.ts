import { MeasuresError } from "../error.ts";
import { DECAYS, decayOf } from "./decays.ts";
import type { DecayName } from "./decays.ts";

/** How much people count by their distance: 1 where they are, never more farther away. */
export interface Kernel {
  readonly name: string;
  /** Nobody farther away counts. */
  readonly reachM: number;
  readonly weight: (distanceM: number) => number;
  /**
   * Where the kernel is a polynomial of q = (d/bandwidth)^exponent: its coefficients from q⁰ on. Sums for many bandwidths then
   * come from one pass over the pairs.
   */
  readonly polynomial?: {
    readonly bandwidthM: number;
    readonly exponent: 1 | 2;
    readonly coefficients: readonly number[];
  };
}

const POLYNOMIALS = {
  uniform: { exponent: 1, coefficients: [1] },
  triangular: { exponent: 1, coefficients: [1, -1] },
  epanechnikov: { exponent: 2, coefficients: [1, -1] },
  biweight: { exponent: 2, coefficients: [1, -2, 1] },
} as const;

/** Weights below this are left out where a kernel has no end of its own (as EquiPop does). */
export const LEAST_WEIGHT = 1e-6;

const CURVES = {
  cosine: { reach: () => 1, weight: (u: number) => Math.cos((Math.PI / 2) * u) },
  gaussian: {
    reach: () => Math.sqrt(-2 * Math.log(LEAST_WEIGHT)),
    weight: (u: number) => Math.exp(-u * u * 0.5),
  },
  "gaussian-cut": { reach: () => 1, weight: (u: number) => Math.exp(-u * u * 0.5) },
  exponential: { reach: () => -Math.log(LEAST_WEIGHT), weight: (u: number) => Math.exp(-u) },
  "scaled-exponential": {
    reach: () => 1,
    weight: (u: number, power: number) => (Math.exp(-u * power) - Math.exp(-power)) / (1 - Math.exp(-power)),
  },
  "inverse-power": {
    reach: (power: number) => LEAST_WEIGHT ** (-1 / power) - 1,
    weight: (u: number, power: number) => (1 + u) ** -power,
  },
} as const;

const ALIASES: Record<string, KernelName> = {
  boxcar: "uniform",
  flat: "uniform",
  step: "uniform",
  linear: "triangular",
  quadratic: "epanechnikov",
  parabolic: "epanechnikov",
  quartic: "biweight",
  bisquare: "biweight",
};

export type KernelName = keyof typeof POLYNOMIALS | keyof typeof CURVES | DecayName;

/** Every kernel there is, by the name it has here. */
export const KERNELS = [
  ...Object.keys(POLYNOMIALS),
  ...Object.keys(CURVES),
  ...DECAYS,
] as readonly KernelName[];

/**
 * The kernel of a name, scaled to 1 at distance 0, with u = d/bandwidth:
 * uniform 1 · triangular 1 − u · epanechnikov 1 − u² · biweight (1 − u²)² · cosine cos(πu/2) · gaussian-cut exp(−u²/2), all for u ≤ 1;
 * gaussian exp(−u²/2) · exponential exp(−u) · inverse-power (1 + u)^−power, down to a weight of 1e-6;
 * scaled-exponential (exp(−power·u) − exp(−power)) / (1 − exp(−power)) for u ≤ 1 (Jarvis, in the R package seg);
 * the five decays of EquiPop, for which the bandwidth is the half-life (see decayOf).
 * Also known: boxcar, flat, step, linear, quadratic, parabolic, quartic, bisquare.
 * A bandwidth of 0 counts only those at the very place.
 * @param bandwidthM metres (or steps), 0 or more
 * @throws MeasuresError `input` for another name, or a bandwidth or power that cannot be
 */
export function kernelOf(name: string, bandwidthM: number, { power = 2 }: { power?: number } = {}): Kernel {
  const known = name.toLowerCase();
  const kernel = (ALIASES[known] ?? known) as KernelName;
  if (!KERNELS.includes(kernel))
    throw new MeasuresError("input", {
      value: name,
      expected: "a kernel",
      action: `There are ${[...KERNELS, ...Object.keys(ALIASES)].join(", ")}.`,
    });
  if (!(bandwidthM >= 0 && bandwidthM < Infinity))
    throw new MeasuresError("input", {
      value: bandwidthM,
      expected: "a bandwidth of 0 metres or more",
      action: "Give the distance at which people stop counting, for example 1000.",
    });
  if (!(power > 0 && power < Infinity))
    throw new MeasuresError("input", {
      value: power,
      expected: "a power above 0",
      action: "Give for example 2.",
    });
  if (bandwidthM === 0) return { name: kernel, reachM: 0, weight: () => 1 };
  if (kernel in POLYNOMIALS) {
    const { exponent, coefficients } = POLYNOMIALS[kernel as keyof typeof POLYNOMIALS];
    return {
      name: kernel,
      reachM: bandwidthM,
      weight: (distanceM) => {
        const u = distanceM / bandwidthM;
        const q = exponent === 1 ? u : u * u;
        return coefficients.reduceRight((sum, coefficient) => sum * q + coefficient, 0);
      },
      polynomial: { bandwidthM, exponent, coefficients },
    };
  }
  if (kernel in CURVES) {
    const { reach, weight } = CURVES[kernel as keyof typeof CURVES];
    return {
      name: kernel,
      reachM: reach(power) * bandwidthM,
      weight: (distanceM) => weight(distanceM / bandwidthM, power),
    };
  }
  return decayOf(kernel as DecayName, bandwidthM);
}

/** Weights of many distances at once. A polynomial is worked out in place: a call for each pair costs more than its arithmetic. */
export function weigh(kernel: Kernel, distanceM: Float64Array, weight: Float64Array, count: number): void {
  if (kernel.polynomial === undefined) {
    for (let hit = 0; hit < count; hit += 1) weight[hit] = kernel.weight(distanceM[hit]!);
    return;
  }
  const { bandwidthM, exponent, coefficients } = kernel.polynomial;
  const c0 = coefficients[0]!;
  const c1 = coefficients[1] ?? 0;
  const c2 = coefficients[2] ?? 0;
  for (let hit = 0; hit < count; hit += 1) {
    const u = distanceM[hit]! / bandwidthM;
    const q = exponent === 1 ? u : u * u;
    weight[hit] = c0 + q * (c1 + q * c2);
  }
}
