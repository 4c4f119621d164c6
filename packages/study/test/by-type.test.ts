import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, figure } from "@tvars/cube";
import fc from "fast-check";
import { sumByType, weightedMean } from "../src/barometer/by-type.ts";

test("population is summed by type and shares are of the typed population", () => {
  const { types, untyped, population } = sumByType([
    { type: 1, population: figure(100) },
    { type: 4, population: figure(250) },
    { type: 4, population: figure(50) },
    { type: 0, population: figure(999) },
  ]);
  assert.deepEqual(
    types.map(({ population, share, areas }) => [areas, population.value, share.value]),
    [
      [1, 100, 0.25],
      [0, 0, 0],
      [0, 0, 0],
      [2, 300, 0.75],
      [0, 0, 0],
    ],
  );
  assert.equal(population.value, 400);
  assert.deepEqual(untyped, { areas: 1, population: figure(999) });
});

test("a missing population makes its type missing and every share missing, never smaller", () => {
  const { types } = sumByType([
    { type: 1, population: absent("missing") },
    { type: 2, population: figure(10) },
  ]);
  assert.equal(types[0]!.population.status, "missing");
  assert.equal(types[1]!.population.value, 10);
  assert.ok(types.every(({ share }) => share.status === "missing"));
});

test("an estimated part makes the sum estimated", () => {
  const { types } = sumByType([{ type: 3, population: figure(10, ["estimated"]) }]);
  assert.deepEqual(types[2]!.population.flags, ["estimated"]);
});

test("shares of the five types add up to one, whatever the order of the areas", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ type: fc.integer({ min: 1, max: 5 }), people: fc.integer({ min: 1, max: 5000 }) }),
        {
          minLength: 1,
        },
      ),
      (areas) => {
        const typed = areas.map(({ type, people }) => ({ type, population: figure(people) }));
        const shares = sumByType(typed).types.map(({ share }) => share.value!);
        assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
        assert.deepEqual(
          sumByType([...typed].reverse()).types.map(({ share }) => share.value),
          shares,
        );
      },
    ),
  );
});

test("the weighted mean leaves out areas without a value and is missing without any", () => {
  assert.equal(
    weightedMean([figure(10), absent("missing"), figure(4)], [figure(1), figure(7), figure(2)]).value,
    6,
  );
  assert.equal(weightedMean([absent("missing")], [figure(7)]).status, "missing");
});
