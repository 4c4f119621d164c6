import assert from "node:assert/strict";

/** Fails unless the two differ by no more than the tolerance, relative to the expected value (absolute where it is below 1e-3). */
export function near(actual: number, expected: number, tolerance = 1e-12, what = ""): void {
  const scale = Math.max(Math.abs(expected), 1e-3);
  assert.ok(
    Math.abs(actual - expected) <= tolerance * scale,
    `${what} got ${actual}, expected ${expected} within ${tolerance}`,
  );
}

export function allNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-12,
  what = "",
): void {
  assert.equal(actual.length, expected.length, what);
  for (let at = 0; at < expected.length; at += 1)
    near(actual[at]!, expected[at]!, tolerance, `${what} [${at}]`);
}
