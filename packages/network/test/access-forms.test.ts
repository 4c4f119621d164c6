import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FAR,
  NetworkError,
  balancedCatchment,
  balancingCost,
  binaryDecay,
  costToClosest,
  cumulativeInterval,
  cumulativeOpportunities,
  decayTable,
  doublyConstrained,
  exponentialDecay,
  gravityAccess,
  linearDecay,
  logisticDecay,
  powerDecay,
  singlyConstrained,
  spatialAvailability,
  steppedDecay,
  totalConstrained,
  transposed,
  travelCosts,
  twoStepCatchment,
} from "../src/index.ts";

const near = (actual: ArrayLike<number>, expected: readonly number[], relative = 1e-12): void => {
  assert.equal(actual.length, expected.length);
  for (const [i, value] of expected.entries())
    assert.ok(
      actual[i] === value || Math.abs(actual[i]! - value) <= relative * Math.max(1, Math.abs(value)),
      `${actual[i]} at ${i} is not ${value}`,
    );
};

// The worked example of Soukhov et al. 2023: three places of people, three of work, 100 minutes apart where not neighbours.
const town = travelCosts(Float64Array.of(15, 30, 100, 30, 15, 100, 100, 100, 15), 3, 3);
const market = { demand: [50_000, 150_000, 10_000], supply: [100_000, 100_000, 10_000] };
// Origin 0 reaches all, origin 1 only the second, origin 2 nothing.
const sparse = travelCosts(Uint32Array.of(300, 600, 900, FAR, 0, FAR, FAR, FAR, FAR), 3, 3, { unit: 1 / 60 });

test("cumulative access counts opportunities at the cutoff as within it, for cutoffs in any order", () => {
  const [at10, at4, at5, at15] = cumulativeOpportunities(sparse, [1, 10, 100], [10, 4, 5, 15]);
  assert.deepEqual([...at4!], [0, 10, 0]);
  assert.deepEqual([...at5!], [1, 10, 0]);
  assert.deepEqual([...at10!], [11, 10, 0]);
  assert.deepEqual([...at15!], [111, 10, 0]);
});

test("the interval form is the median or mean over cutoffs T1, T1 + 1 … T2, rounded down only where asked", () => {
  // Within 4, 5 … 10 minutes origin 0 reaches 0, 1, 1, 1, 1, 1, 11.
  near(cumulativeInterval(sparse, [1, 10, 100], [4, 10]), [1, 10, 0]);
  near(cumulativeInterval(sparse, [1, 10, 100], [4, 10], { summary: "mean" }), [16 / 7, 10, 0]);
  near(cumulativeInterval(sparse, [1, 10, 100], [9, 10]), [6, 10, 0]);
  near(cumulativeInterval(sparse, [1, 10, 100], [4, 10], { summary: "mean", whole: true }), [2, 10, 0]);
  near(cumulativeInterval(sparse, [1, 10, 100], [9.8, 10], { step: 0.1, summary: "mean" }), [13 / 3, 10, 0]);
});

test("decays: at the cutoff binary is 1, a step has its own weight, power is at most 1, logistic is 1 at no cost", () => {
  near([0, 20, 20.01].map(binaryDecay(20)), [1, 1, 0]);
  near([0, 15, 45].map(linearDecay(30)), [1, 0.5, 0]);
  near([0, 9.9, 10, 35, 40].map(steppedDecay([10, 20, 30, 40], [0.75, 0.5, 0.25, 0])), [1, 1, 0.75, 0.25, 0]);
  near([0, 10].map(exponentialDecay(0.1)), [1, Math.exp(-1)]);
  near([0, 0.5, 4].map(powerDecay(0.5)), [1, 1, 0.5]);
  const logistic = logisticDecay(30, 10);
  near([logistic(0), logistic(30)], [1, (1 + Math.exp((-30 * Math.PI) / (10 * Math.sqrt(3)))) / 2]);
});

test("a decay's table holds the weight at the middle of every step", () => {
  const { stepMm, weight } = decayTable(linearDecay(1), { limitMm: 1_000_000, stepMm: 250_000, unit: 1e-6 });
  assert.equal(stepMm, 250_000);
  near(weight, [0.875, 0.625, 0.375, 0.125]);
});

test("gravity sums weights, leaves out what cannot be reached, and with the binary decay is the cumulative form", () => {
  near(gravityAccess(sparse, [1, 10, 100], linearDecay(20)), [0.75 + 5 + 25, 10, 0]);
  assert.deepEqual(
    gravityAccess(sparse, [1, 10, 100], binaryDecay(10)),
    cumulativeOpportunities(sparse, [1, 10, 100], [10])[0],
  );
});

test("the closest n is the cost at which n opportunities lie within, Infinity where they never do", () => {
  near(costToClosest(sparse, [1, 0, 3]), [5, Infinity, Infinity]);
  near(costToClosest(sparse, [1, 0, 3], 2), [15, Infinity, Infinity]);
  near(costToClosest(sparse, [1, 1, 0], 2), [10, Infinity, Infinity]);
});

test("balancing cost: as many opportunities as people, 0 for nobody; in the R package's way more than, on whole units", () => {
  near(balancingCost(sparse, [1, 10, 100], [11, 20, 0]), [10, Infinity, 0]);
  near(balancingCost(sparse, [1, 10, 100], [11, 20, 0], { more: true }), [15, Infinity, 0]);
  const seconds = travelCosts(Uint32Array.of(61, 119), 1, 2, { unit: 1 / 60 });
  near(balancingCost(seconds, [1, 1], [1]), [61 / 60]);
  near(balancingCost(seconds, [1, 1], [1], { more: true, step: 1 }), [2]);
});

test("two-step catchment shares supply by weighted demand; nobody to come gives nothing", () => {
  const w = exponentialDecay(0.1);
  const [a, b, c] = [w(15), w(30), w(100)];
  const r = [
    100_000 / (50_000 * a + 150_000 * b + 10_000 * c),
    100_000 / (50_000 * b + 150_000 * a + 10_000 * c),
    10_000 / (200_000 * c + 10_000 * a),
  ];
  near(twoStepCatchment(town, market, w), [
    r[0]! * a + r[1]! * b + r[2]! * c,
    r[0]! * b + r[1]! * a + r[2]! * c,
    r[0]! * c + r[1]! * c + r[2]! * a,
  ]);
  near(twoStepCatchment(sparse, { demand: [1, 0, 5], supply: [2, 2, 2] }, binaryDecay(5)), [2, 0, 0]);
});

test("balanced catchment hands out demand and levels of service once: Σ P_i A_i-weights give the supply back", () => {
  const uniform = travelCosts(new Float64Array(4), 2, 2);
  // Everybody reaches both: each destination serves half of 30 people, each origin gets half of each level.
  near(balancedCatchment(uniform, { demand: [10, 20], supply: [3, 6] }, binaryDecay(5)), [
    0.5 * (3 / 15) + 0.5 * (6 / 15),
    0.5 * (3 / 15) + 0.5 * (6 / 15),
  ]);
  near(balancedCatchment(sparse, { demand: [1, 1, 1], supply: [3, 3, 3] }, binaryDecay(10)), [
    3 / 0.5 + 0.5 * (3 / 1.5),
    0.5 * (3 / 1.5),
    0,
  ]);
});

test("spatial availability of the worked example of Soukhov et al. 2023, and all supply is given away", () => {
  const availability = spatialAvailability(town, market, exponentialDecay(0.1));
  near([...availability].map(Math.round), [66_833, 133_203, 9_963], 0);
  near([availability.reduce((sum, value) => sum + value)], [210_000]);
});

test("the constrained family: total keeps the region's supply, single equals spatial availability and keeps each side", () => {
  const w = exponentialDecay(0.1);
  const total = totalConstrained(town, market.supply, w);
  near([total.reduce((a, b) => a + b)], [210_000]);
  const gravity = gravityAccess(town, market.supply, w);
  near([total[0]! / total[2]!], [gravity[0]! / gravity[2]!]);
  assert.deepEqual(singlyConstrained(town, market, w), spatialAvailability(town, market, w));
  const passive = singlyConstrained(town, market, w, { passive: true });
  near([passive.reduce((a, b) => a + b)], [210_000]);
});

test("the doubly constrained flows have both margins, and factors that give them back", () => {
  const costs = travelCosts(Float64Array.of(10, 30, 15, 30, 10, 25, 15, 25, 10), 3, 3);
  const both = { demand: [4, 10, 6], supply: [7, 5, 8] };
  const { flow, originFactor, destinationFactor, error } = doublyConstrained(costs, both, powerDecay(3), {
    errorBelow: 1e-10,
    changeBelow: 0,
  });
  assert.ok(error < 1e-10);
  for (let k = 0; k < 3; k += 1) {
    near([flow[3 * k]! + flow[3 * k + 1]! + flow[3 * k + 2]!], [both.demand[k]!], 1e-8);
    near([flow[k]! + flow[3 + k]! + flow[6 + k]!], [both.supply[k]!], 1e-8);
  }
  near([originFactor[1]! * 10 * destinationFactor[2]! * 8 * 25 ** -3], [flow[5]!]);
  const theirs = doublyConstrained(costs, both, powerDecay(3), { epsilon: 1e-9 });
  assert.ok(theirs.error < 1e-3 && theirs.error > 1e-9, "stopped by the looser rule");
  assert.throws(
    () => doublyConstrained(costs, { demand: [4, 10, 6], supply: [7, 5, 9] }, powerDecay(3)),
    (error: NetworkError) => error.kind === "input" && error.message.includes("21"),
  );
});

test("seen from the destinations the same pairs count once: Σ people × opportunities within is symmetric", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
      fc.integer({ min: 0, max: 40 }),
      (cost, numbers, cutoff) => {
        const costs = travelCosts(Float64Array.from(cost), 3, 4);
        const [people, jobs] = [numbers.slice(0, 3), numbers.slice(3)];
        const active = cumulativeOpportunities(costs, jobs, [cutoff])[0]!;
        const passive = cumulativeOpportunities(transposed(costs), people, [cutoff])[0]!;
        assert.equal(
          people.reduce((sum, p, i) => sum + p * active[i]!, 0),
          jobs.reduce((sum, o, j) => sum + o * passive[j]!, 0),
        );
      },
    ),
  );
});

test("no form gives more access when a cost rises", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 6 }),
      fc.nat(5),
      fc.integer({ min: 1, max: 30 }),
      (cost, at, more) => {
        const before = travelCosts(Float64Array.from(cost), 2, 3);
        const after = travelCosts(
          Float64Array.from(cost, (c, k) => (k === at ? c + more : c)),
          2,
          3,
        );
        const has = [3, 5, 7];
        for (const form of [
          (c: typeof before) => cumulativeOpportunities(c, has, [20])[0]!,
          (c: typeof before) => gravityAccess(c, has, exponentialDecay(0.05)),
          (c: typeof before) => cumulativeInterval(c, has, [10, 30]),
          (c: typeof before) => costToClosest(c, has, 6).map((closest) => -closest),
        ])
          form(after).forEach((value, i) => assert.ok(value <= form(before)[i]!));
      },
    ),
  );
});

test("errors name the value, what was expected and what to do", () => {
  assert.throws(() => travelCosts(new Float64Array(5), 2, 3), /Got 5, expected 2 × 3 = 6 costs/);
  assert.throws(
    () => cumulativeOpportunities(town, [1, 2], [5]),
    /Got 2, expected 3 numbers of opportunities/,
  );
  assert.throws(() => gravityAccess(town, [1, NaN, 3], binaryDecay(5)), /missing is not 0/);
  assert.throws(() => steppedDecay([20, 10], [0.5, 0]), /steps above 0 in ascending order/);
  assert.throws(() => cumulativeInterval(town, [1, 1, 1], [30, 20]), /a later end/);
  assert.throws(() => costToClosest(town, [1, 1, 1], 0), /above 0/);
});
