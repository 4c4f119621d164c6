import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DECAYS, KERNELS, MeasuresError, decayOf, kernelOf } from "../src/index.ts";

const isInput = (error: unknown): boolean => error instanceof MeasuresError && error.kind === "input";

const close = (actual: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} instead of ${expected}`);

test("every kernel: 1 at distance 0, never rising, never below 0 within its reach", () => {
  for (const name of KERNELS)
    fc.assert(
      fc.property(fc.double({ min: 1, max: 20_000, noNaN: true }), (bandwidthM) => {
        const { weight, reachM } = kernelOf(name, bandwidthM);
        assert.equal(weight(0), 1, name);
        let before = 1;
        for (let step = 1; step <= 50; step += 1) {
          const now = weight((reachM * step) / 50);
          assert.ok(now <= before && now >= -1e-15, `${name} at step ${step}: ${now} after ${before}`);
          before = now;
        }
      }),
    );
});

test("kernels at half their bandwidth have the values of their formulas", () => {
  const at = (name: string): number => kernelOf(name, 1000).weight(500);
  close(at("uniform"), 1);
  close(at("triangular"), 0.5);
  close(at("epanechnikov"), 0.75);
  close(at("biweight"), 0.5625);
  close(at("cosine"), Math.SQRT1_2);
  close(at("gaussian"), Math.exp(-0.125));
  close(at("gaussian-cut"), Math.exp(-0.125));
  close(at("exponential"), Math.exp(-0.5));
  close(at("inverse-power"), 1 / 2.25);
  close(at("scaled-exponential"), (Math.exp(-1) - Math.exp(-2)) / (1 - Math.exp(-2)));
  close(kernelOf("inverse-power", 1000, { power: 1 }).weight(1000), 0.5);
});

test("other packages' names of kernels are understood, whatever their case", () => {
  const same: Record<string, string> = {
    boxcar: "uniform",
    flat: "uniform",
    step: "uniform",
    Linear: "triangular",
    quadratic: "epanechnikov",
    parabolic: "epanechnikov",
    quartic: "biweight",
    BISQUARE: "biweight",
  };
  for (const [theirs, ours] of Object.entries(same)) assert.equal(kernelOf(theirs, 1).name, ours);
});

test("kernels without an end reach to a weight of 1e-6, as EquiPop's decays do", () => {
  for (const name of ["gaussian", "exponential", "inverse-power", ...DECAYS]) {
    const { weight, reachM } = kernelOf(name, 1500);
    close(weight(reachM), 1e-6, 1e-12);
  }
});

test("decays by half-probability weigh one half at the half-life", () => {
  for (const name of DECAYS)
    for (const halfM of [50, 2000, 30_000])
      close(decayOf(name, halfM, { calibration: "half-probability" }).weight(halfM), 0.5);
});

test("decays by half-life have half the area under the curve before it (Östh, Lyhagen & Reggiani 2016); power has no such point and keeps half-probability", () => {
  /** Composite Simpson in s, d = s⁴, which is smooth where √d is not. */
  const area = (weight: (d: number) => number, toM: number): number => {
    const end = toM ** 0.25;
    const parts = 20_000;
    let sum = 0;
    for (let p = 0; p <= parts; p += 1) {
      const s = (end * p) / parts;
      sum += (p === 0 || p === parts ? 1 : p % 2 === 1 ? 4 : 2) * weight(s ** 4) * 4 * s ** 3;
    }
    return (sum * end) / (3 * parts);
  };
  const farEnough = { negexp: 60, expnormal: 20, expsqrt: 1e3, lognormal: 1e9 } as const;
  for (const [name, times] of Object.entries(farEnough))
    for (const halfM of [200, 6010]) {
      const { weight } = decayOf(name as keyof typeof farEnough, halfM);
      close(area(weight, halfM) / area(weight, halfM * times), 0.5, 1e-6);
    }
  close(decayOf("power", 2000).weight(2000), 0.5);
});

test("negexp is one and the same by both calibrations", () => {
  assert.equal(
    decayOf("negexp", 8000).beta,
    decayOf("negexp", 8000, { calibration: "half-probability" }).beta,
  );
});

test("a bandwidth of 0 counts those at the very place", () => {
  assert.deepEqual([kernelOf("biweight", 0).reachM, kernelOf("biweight", 0).weight(0)], [0, 1]);
});

test("a kernel, bandwidth, power or half-life that cannot be is an error that says what can", () => {
  assert.throws(() => kernelOf("square", 1), isInput);
  for (const bandwidthM of [-1, NaN, Infinity]) assert.throws(() => kernelOf("uniform", bandwidthM), isInput);
  assert.throws(() => kernelOf("inverse-power", 1, { power: 0 }), isInput);
  assert.throws(() => decayOf("negexp", 0), isInput);
  assert.throws(() => decayOf("linear" as "negexp", 1), isInput);
});
