import assert from "node:assert/strict";
import { test } from "node:test";
import { MeasuresError } from "../src/error.ts";
import { normalCdf, normalQuantile, zOf } from "../src/numeric/normal.ts";

const near = (got: number, wanted: number, tolerance = 2e-14): void =>
  assert.ok(Math.abs(got / wanted - 1) <= tolerance, `${got} is not ${wanted}`);

test("the normal distribution function agrees with a series and continued fraction of 60 digits to 1e-15, also far out in the lower tail (where scipy.special.ndtr loses three digits)", () => {
  for (const [z, p] of [
    [-37, 5.725571222524577e-300],
    [-30, 4.906713927148187e-198],
    [-20.5, 1.0764673258790961e-93],
    [-10, 7.619853024160525e-24],
    [-5, 2.866515718791939e-7],
    [-3, 0.0013498980316300933],
    [-1, 0.15865525393145707],
    [-0.5, 0.3085375387259869],
    [0.3, 0.6179114221889526],
    [1.96, 0.9750021048517795],
  ] as const)
    near(normalCdf(z), p, 1e-15);
  assert.equal(normalCdf(0), 0.5);
  assert.equal(normalCdf(-Infinity), 0);
  assert.equal(normalCdf(Infinity), 1);
});

test("the normal quantile is that of scipy.special.ndtri", () => {
  for (const [p, z] of [
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-5, -4.264890793922825],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
  ] as const)
    near(normalQuantile(p), z, 1e-15);
  assert.equal(normalQuantile(0.5), 0);
  near(zOf(0.95), 1.9599639845400545, 1e-15);
});

test("quantile and distribution function undo each other", () => {
  for (let p = 0.0005; p < 1; p += 0.0005) near(normalCdf(normalQuantile(p)), p);
});

test("a coverage written in per cent is refused with the number in the message", () => {
  for (const p of [0, 1, 95, NaN])
    assert.throws(
      () => normalQuantile(p),
      (error) => error instanceof MeasuresError && error.kind === "input",
    );
});
