import assert from "node:assert/strict";
import { test } from "node:test";
import { dirichlet, drawRanks, gamma, spread } from "../src/plans/draws.ts";
import { spendingOf } from "../src/plans/spending.ts";
import { ranksOf, weigh } from "../src/plans/weigh.ts";
import { weightsKnown, weightsOf } from "../src/plans/criteria.ts";
import { randomOf } from "@tvars/network";
import { StudyError } from "../src/error.ts";

const two = { weights: [2 / 3, 1 / 3], isLowerBetter: [false, false] };
/** A is best by the first criterion, B by the second. */
const opposed = [
  [10, 0],
  [0, 10],
];

test("a part is (x − min)/(max − min), turned where lower is better; the score is Σ w · part", () => {
  const { parts, scores } = weigh(
    [
      [10, 100],
      [20, 400],
      [30, 200],
    ],
    { weights: [0.4, 0.6], isLowerBetter: [false, true] },
  );
  assert.deepEqual(parts[1], [0.5, 0]);
  assert.ok(Math.abs(scores[0]! - 0.6) < 1e-12);
  assert.ok(Math.abs(scores[1]! - 0.2) < 1e-12);
  assert.ok(Math.abs(scores[2]! - (0.4 + 0.6 * (2 / 3))) < 1e-12);
  assert.deepEqual(ranksOf(scores), [2, 3, 1]);
});

test("what is not known never counts as 0: no score, and no part of the least or greatest", () => {
  const { parts, scores } = weigh(
    [
      [null, 1],
      [5, 2],
      [9, 3],
    ],
    two,
  );
  assert.equal(scores[0], null);
  assert.equal(parts[1]![0], 0);
  assert.deepEqual(ranksOf(scores), [null, 2, 1]);
});

test("with two opposed criteria P(A beats B) = P(w₁ > ½), w₁ ~ Beta(κ w₁, κ w₂): Beta(2, 1) gives ¾", () => {
  const { beats, low, high } = drawRanks(2, () => opposed, two, { draws: 20_000, seed: 7, kappa: 3 });
  assert.ok(Math.abs(beats(0, 1) - 0.75) < 0.012, `${beats(0, 1)}`);
  assert.ok(Math.abs(beats(0, 1) + beats(1, 0) - 1) < 1e-12);
  assert.deepEqual([low[0], high[0]], [1, 2]);
});

test("with an even Dirichlet about equal weights neither beats the other more than half the time", () => {
  const even = { weights: [0.5, 0.5], isLowerBetter: [false, false] };
  const { beats } = drawRanks(2, () => opposed, even, { draws: 20_000, seed: 3, kappa: 2 });
  assert.ok(Math.abs(beats(0, 1) - 0.5) < 0.012);
});

test("with weights and figures certain the rank interval is the rank", () => {
  const { low, high, beats } = drawRanks(2, () => opposed, two, { draws: 200, seed: 1, kappa: Infinity });
  assert.deepEqual(
    [low, high],
    [
      [1, 2],
      [1, 2],
    ],
  );
  assert.equal(beats(0, 1), 1);
});

test("an unknown part is even from 0 to 1: against a known part p it wins 1 − p of the draws", () => {
  // Known by both criteria: 0, 1 and 0.25; the fourth is not known.
  const values = [[0], [100], [25], [null]];
  const one = { weights: [1], isLowerBetter: [false] };
  const { beats } = drawRanks(4, () => values, one, { draws: 20_000, seed: 11, kappa: 20 });
  assert.ok(Math.abs(beats(3, 2) - 0.75) < 0.012);
});

test("the same seed gives the same draws, another seed others", () => {
  const draw = (seed: number) => drawRanks(2, () => opposed, two, { draws: 500, seed, kappa: 3 }).beats(0, 1);
  assert.equal(draw(5), draw(5));
  assert.notEqual(draw(5), draw(6));
});

test("gamma, Dirichlet and spread have the means of their distributions", () => {
  const random = randomOf(2);
  const mean = (draw: () => number): number =>
    Array.from({ length: 20_000 }, draw).reduce((a, b) => a + b, 0) / 20_000;
  assert.ok(Math.abs(mean(() => gamma(random, 0.5)) - 0.5) < 0.03);
  assert.ok(Math.abs(mean(() => gamma(random, 4)) - 4) < 0.08);
  assert.ok(Math.abs(mean(() => dirichlet(random, [0.2, 0.8, 0], 20)[0]!) - 0.2) < 0.01);
  assert.ok(Math.abs(mean(() => spread(random, 0.3)) - 1) < 0.02);
  assert.equal(dirichlet(random, [0.2, 0.8, 0], 20)[2], 0);
});

const AREAS = [
  { code: "a", type: 1, index: 30, residents: 100 },
  { code: "b", type: 5, index: 5, residents: 300 },
];

test("a cost is laid alike on all it reaches; per resident is over all residents of the type", () => {
  const { byType, shareChallenged, residentsChallenged } = spendingOf(
    [
      {
        msek: 10,
        reached: [
          ["a", 20],
          ["b", 60],
        ],
      },
    ],
    AREAS,
  );
  assert.deepEqual(byType, [
    { type: 1, msek: 2.5, perResident: 25_000, residents: 100 },
    { type: 5, msek: 7.5, perResident: 25_000, residents: 300 },
  ]);
  assert.equal(shareChallenged, 0.25);
  assert.equal(residentsChallenged, 0.25);
});

test("the concentration index is 0 where all get alike, −(1 − p) where only the share p that comes first gets any", () => {
  const alike = spendingOf(
    [
      {
        msek: 4,
        reached: [
          ["a", 1],
          ["b", 3],
        ],
      },
    ],
    AREAS,
  );
  assert.ok(Math.abs(alike.index!) < 1e-12);
  const first = spendingOf([{ msek: 4, reached: [["a", 9]] }], AREAS);
  assert.ok(Math.abs(first.index! + 0.75) < 1e-12);
  const last = spendingOf([{ msek: 4, reached: [["b", 9]] }], AREAS);
  assert.ok(Math.abs(last.index! - 0.25) < 1e-12);
  assert.deepEqual(first.concentration, [
    [0, 0],
    [0.25, 1],
    [1, 1],
  ]);
});

test("the whole index is the mean of each measure's own, weighed by cost", () => {
  const { index, indexOf } = spendingOf(
    [
      { msek: 3, reached: [["a", 9]] },
      { msek: 1, reached: [["b", 9]] },
    ],
    AREAS,
  );
  assert.ok(Math.abs(index! - (3 * indexOf[0]! + indexOf[1]!) / 4) < 1e-12);
});

test("nothing placed gives no index and no share, not 0", () => {
  const none = spendingOf([], AREAS);
  assert.equal(none.index, null);
  assert.equal(none.shareChallenged, null);
  assert.deepEqual(none.concentration, []);
});

test("weights become shares; criteria that nobody knows anything by give theirs to the others", () => {
  const weights = weightsOf("people:1,severed:3");
  assert.ok(Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-12);
  assert.deepEqual(weightsKnown([0.25, 0.75], [true, false]), [1, 0]);
  assert.deepEqual(weightsKnown([0.25, 0.75], [false, false]), [0, 0]);
  for (const bad of ["people", "people:-1", "wealth:1", "people:0", "people:1,people:2", "people:x"])
    assert.throws(
      () => weightsOf(bad),
      (error: unknown) => error instanceof StudyError && error.kind === "bad-request",
      bad,
    );
});
