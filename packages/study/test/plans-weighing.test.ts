import assert from "node:assert/strict";
import { test } from "node:test";
import { dirichlet, drawRanks, gamma, normal, spread } from "../src/plans/draws.ts";
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

/** P(Z ≤ z) of a standard normal variate (Abramowitz & Stegun 26.2.17, error below 7.5e-8). */
function normalCdf(z: number): number {
  if (z < 0) return 1 - normalCdf(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const tail = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight(
    (sum, one) => (sum + one) * t,
    0,
  );
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

/** Four standard errors of a share of draws. */
const error = (share: number, draws: number): number => 4 * Math.sqrt((share * (1 - share)) / draws);

test("with the program's own κ = 20 and weights 0.7 and 0.3, P(A before B) = Σ C(19, j)/2¹⁹ for j ≤ 13, Beta(14, 6) above ½", () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
  const expected = Array.from({ length: 14 }, (_, j) => choose(19, j) / 2 ** 19).reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(expected - 0.9682) < 1e-4);
  const seven = { weights: [0.7, 0.3], isLowerBetter: [false, false] };
  const { beats } = drawRanks(2, () => opposed, seven, { draws: 20_000, seed: 4, kappa: 20 });
  assert.ok(Math.abs(beats(0, 1) - expected) < error(expected, 20_000), `${beats(0, 1)} ${expected}`);
});

test("with known weights and normal figures P(A before B) = Φ(Σ w (μA − μB) / √Σ w² (σA² + σB²))", () => {
  const weights = [0.6, 0.4];
  const [a, b] = [
    [50, 40],
    [45, 46],
  ] as const;
  const sd = [5, 8];
  const mean = weights.reduce((sum, w, c) => sum + w * (a[c]! - b[c]!), 0);
  const spreadOf = Math.sqrt(weights.reduce((sum, w, c) => sum + 2 * (w * sd[c]!) ** 2, 0));
  const expected = normalCdf(mean / spreadOf);
  // Two measures that are the worst and the best whatever is drawn keep the scale.
  const values = (random: () => number) => [
    ...[a, b].map((own) => own.map((value, c) => value + sd[c]! * normal(random))),
    [0, 0],
    [100, 100],
  ];
  const { beats, low, high } = drawRanks(
    4,
    values,
    { weights, isLowerBetter: [false, false] },
    { draws: 20_000, seed: 8, kappa: Infinity },
  );
  assert.ok(expected > 0.52 && expected < 0.56);
  assert.ok(Math.abs(beats(0, 1) - expected) < error(expected, 20_000), `${beats(0, 1)} ${expected}`);
  assert.deepEqual(
    [low, high],
    [
      [2, 2, 4, 1],
      [3, 3, 4, 1],
    ],
  );
});

test("a part that is even on 0–1 among parts 0, ¼, ½, ¾ and 1 has each place 2–5 in a quarter of the draws", () => {
  const one = { weights: [1], isLowerBetter: [false] };
  const values = [[0], [25], [50], [75], [100], [null]];
  const { low, high, beats } = drawRanks(6, () => values, one, { draws: 20_000, seed: 6, kappa: 20 });
  assert.deepEqual([low[5], high[5]], [2, 5]);
  for (const [at, share] of [0.25, 0.5, 0.75].entries())
    assert.ok(Math.abs(beats(at + 1, 5) - share) < error(share, 20_000));
});

test("only the pairs asked for are counted, and those alike whatever else is asked", () => {
  const draw = (pairs?: [number, number][]) =>
    drawRanks(2, () => opposed, two, { draws: 500, seed: 5, kappa: 3, ...(pairs ? { pairs } : {}) }).beats(
      0,
      1,
    );
  assert.equal(draw([[0, 1]]), draw());
  assert.ok(Number.isNaN(draw([])));
});

test("the concentration index is the textbook's: deaths under five in India by wealth, −0.1694 (O'Donnell et al. 2008, table 8.1)", () => {
  // Births and deaths per 1000 of five groups, the poorest first.
  const births = [29_939, 28_776, 26_528, 24_689, 19_739];
  const rates = [154.7, 152.9, 119.5, 86.9, 54.3];
  const areas = births.map((residents, at) => ({
    code: String(at),
    type: at + 1,
    index: 10 - at,
    residents,
  }));
  const spent = births.map((residents, at) => ({
    msek: (residents * rates[at]!) / 1000,
    reached: [[String(at), residents]] as [string, number][],
  }));
  const { index } = spendingOf(spent, areas);
  assert.ok(Math.abs(index! + 0.1694) < 5e-5, `${index}`);
});
