import assert from "node:assert/strict";
import { test } from "node:test";
import {
  biasOfD,
  biasOfH,
  biasOfM,
  countsOf,
  dissimilarityOf,
  expectedD,
  expectedH,
  expectedM,
  sdOfMUnderIndependence,
  seOfD,
  seOfH,
  seOfM,
  varianceOfDUnderIndependence,
} from "../src/index.ts";
import { binomialMass, hypergeometricMass } from "../src/numeric/mass.ts";
import { logFactorial } from "../src/numeric/log-factorial.ts";

const close = (actual: number, expected: number, relative = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual}, expected ${expected}`);

const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k));

/** Every way to place X members in areas of the given sizes, with its probability. */
function* placings(sizes: number[], X: number): Generator<{ x: number[]; p: number }> {
  const T = sizes.reduce((sum, size) => sum + size, 0);
  function* from(
    area: number,
    left: number,
    x: number[],
    ways: number,
  ): Generator<{ x: number[]; ways: number }> {
    if (area === sizes.length) {
      if (left === 0) yield { x, ways };
      return;
    }
    for (let k = 0; k <= Math.min(left, sizes[area]!); k += 1)
      yield* from(area + 1, left - k, [...x, k], ways * choose(sizes[area]!, k));
  }
  for (const { x, ways } of from(0, X, [], 1)) yield { x, p: ways / choose(T, X) };
}

const twoGroups = (x: number[], sizes: number[]) => countsOf([x, sizes.map((size, i) => size - x[i]!)]);

test("E[D] under permutation is the mean of D over every way to place the group (exact)", () => {
  for (const [sizes, X] of [
    [[3, 2, 4], 4],
    [[1, 1, 1, 1], 1],
    [[5, 0, 7, 2], 9],
    [[6], 2],
  ] as const) {
    let mean = 0;
    for (const { x, p } of placings([...sizes], X)) {
      const [a, b] = twoGroups(x, [...sizes]).groups;
      mean += p * dissimilarityOf(a!, b!);
    }
    const any = [...placings([...sizes], X)][0]!.x;
    const expected = expectedD(twoGroups(any, [...sizes]));
    assert.ok(Math.abs(expected - mean) < 1e-13, `${expected} ${mean}`);
  }
});

test("the normal form of E[D] and its variance come near the exact ones where areas hold some tens of persons", () => {
  const sizes = [30, 22, 41];
  const counts = twoGroups([10, 7, 13], sizes);
  let mean = 0;
  let square = 0;
  for (const { x, p } of placings(sizes, 30)) {
    const [a, b] = twoGroups(x, sizes).groups;
    const D = dissimilarityOf(a!, b!);
    mean += p * D;
    square += p * D * D;
  }
  close(expectedD(counts, "normal"), mean, 0.01);
  close(varianceOfDUnderIndependence(counts), square - mean * mean, 0.05);
});

test("masses sum to one and keep their digits in the millions", () => {
  let sum = 0;
  for (let k = 0; k <= 60; k += 1) sum += hypergeometricMass(200, 60, 90, k);
  close(sum, 1);
  let many = 0;
  for (let k = 2_490_000; k <= 2_510_000; k += 1) many += binomialMass(10_000_000, 0.25, k);
  close(many, 1, 1e-11);
});

test("M, H and D of people spread alike have no error from areas that are empty or alone", () => {
  const alone = countsOf([[5], [7]]);
  assert.equal(expectedM(alone), 0);
  assert.equal(seOfM(alone), 0);
  assert.equal(expectedD(alone), 0);
  assert.equal(biasOfM(alone), 0);
  assert.equal(varianceOfDUnderIndependence(alone), 0);
  const full = countsOf([
    [8, 30, 2],
    [40, 12, 9],
  ]);
  const withEmpty = countsOf([
    [8, 30, 2, 0],
    [40, 12, 9, 0],
    [0, 0, 0, 0],
  ]);
  const two = countsOf([
    [8, 30, 2, 0],
    [40, 12, 9, 0],
  ]);
  for (const f of [seOfM, seOfH, biasOfM, biasOfH, expectedM, expectedH, sdOfMUnderIndependence])
    close(f(withEmpty), f(full), 1e-14);
  for (const f of [seOfD, biasOfD, expectedD, varianceOfDUnderIndependence]) close(f(two), f(full), 1e-14);
});

test("closed forms name what they miss: no person, one group, a group without members", () => {
  assert.throws(() => seOfM(countsOf([[0], [0]])), /0 persons/);
  assert.throws(
    () =>
      seOfH(
        countsOf([
          [3, 4],
          [0, 0],
        ]),
      ),
    /1 group with members/,
  );
  assert.throws(() => expectedD(countsOf([[1], [0]])), /both groups/);
});
