import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Counts,
  MeasuresError,
  SINGLE,
  atkinson,
  concentrationProfile,
  correlationRatio,
  countsOf,
  dissimilarity,
  gini,
  gorard,
  hutchens,
  interaction,
  isolation,
  minMax,
} from "../src/index.ts";
import { allNear, near } from "./support/near.ts";

const apart = countsOf([
  [10, 0, 0],
  [0, 5, 0],
]);
const even = countsOf([
  [10, 20, 0],
  [5, 10, 0],
]);
const EVENNESS = [
  dissimilarity,
  gorard,
  gini,
  atkinson,
  hutchens,
  minMax,
  correlationRatio,
  concentrationProfile,
];

test("groups that are spread alike have 0 by every measure of evenness, an empty area notwithstanding", () => {
  for (const measure of EVENNESS) near(measure(even, { exact: true }).value, 0, 1e-12, measure.info.id);
});

test("groups that never share an area have 1 by every measure of evenness but Gorard's, which has 1 − P", () => {
  for (const measure of EVENNESS)
    near(measure(apart, { exact: true }).value, measure === gorard ? 5 / 15 : 1, 1e-12, measure.info.id);
});

test("isolation of an evenly spread group is its share, of a group apart 1", () => {
  near(isolation(even).value, 2 / 3);
  assert.equal(isolation(apart).value, 1);
  assert.equal(interaction(apart).value, 0);
});

test("by hand: two areas of 3 + 1 and 1 + 3 persons", () => {
  const counts = countsOf([
    [3, 1],
    [1, 3],
  ]);
  assert.equal(dissimilarity(counts).value, 0.5);
  assert.equal(gini(counts).value, 0.5);
  near(gorard(counts).value, 0.25);
  near(minMax(counts).value, 2 / 3);
  near(hutchens(counts).value, 1 - Math.sqrt(3) / 2);
  near(atkinson(counts).value, 1 - 3 / 4);
  near(isolation(counts).value, 0.75 * 0.75 + 0.25 * 0.25);
  near(correlationRatio(counts).value, 0.25);
});

test("neighbours without the person: (x_i − 1)/(t_i − 1), those alone in their area left out, and xPx + xPy is still 1", () => {
  const counts = countsOf([
    [3, 1],
    [1, 0],
  ]);
  near(isolation(counts, { exact: true }).value, 2 / 3);
  near(interaction(counts, { exact: true }).value, 1 / 3);
  assert.throws(() => isolation(countsOf([[1.5], [2]]), { exact: true }), /1\.5.*whole persons/);
  assert.throws(
    () =>
      isolation(
        countsOf([
          [1, 0],
          [0, 3],
        ]),
        { exact: true },
      ),
    (error) => error instanceof MeasuresError && error.kind === "undefined",
  );
});

test("a single area: groups are alike, and the note says that one area tells nothing", () => {
  const one = countsOf([[3], [7]]);
  for (const measure of EVENNESS) {
    const { value, note } = measure(one, { exact: true });
    near(value, 0, 1e-12, measure.info.id);
    assert.match(note.sv, /Ett enda område/);
  }
  near(isolation(one).value, 0.3);
});

test("a group without members has no value by any of them: a named error from the measure, NaN from quick", () => {
  const absent = countsOf([
    [0, 0],
    [1, 2],
  ]);
  for (const measure of SINGLE) {
    assert.throws(
      () => measure(absent),
      (error) => error instanceof MeasuresError && error.kind === "undefined",
      measure.info.id,
    );
    assert.ok(Number.isNaN(measure.quick!(absent)), measure.info.id);
  }
});

test("the Gini expected by chance is that of whole persons drawn at random, and is not told for fractional counts", () => {
  const counts = countsOf([
    [1, 1],
    [1, 1],
  ]);
  // Two homes of two persons at P = ½: |k − l|/2 is 0, ½, 1 with probabilities 3/8, 1/2, 1/8, and P(1 − P) = ¼.
  near(gini(counts).expected!, (2 * 4 * (3 / 8)) / (2 * 16 * 0.25));
  assert.equal(
    gini(
      countsOf([
        [1.5, 1],
        [1, 1],
      ]),
    ).expected,
    undefined,
  );
});

test("options out of range are refused with the value", () => {
  assert.throws(() => atkinson(even, { b: 1 }), /Got 1, expected b between 0 and 1/);
  assert.throws(() => concentrationProfile(even, { thresholds: 1 }), /Got 1, expected 2 thresholds/);
});

test("the concentration profile is read where the group's share is at least θ, ends at the highest share, and nears its exact value", () => {
  const counts = countsOf([
    [1, 3],
    [3, 1],
  ]);
  const { profile } = concentrationProfile(counts, { thresholds: 5 });
  assert.deepEqual([...profile!.at], [0, 0.25, 0.5, 0.75, 1]);
  assert.deepEqual([...profile!.value], [1, 1, 0.75, 0.75, 0]);
  const exact = concentrationProfile(counts, { exact: true }).value;
  near(exact, 0.5);
  near(concentrationProfile(counts, { thresholds: 200_001 }).value, exact, 1e-4);
});

const people = fc.integer({ min: 0, max: 400 });
const twoGroups: fc.Arbitrary<Counts> = fc
  .array(fc.tuple(people, people), { minLength: 1, maxLength: 300 })
  .filter((areas) => areas.some(([x]) => x > 0) && areas.some(([, y]) => y > 0))
  .map((areas) => countsOf([areas.map(([x]) => x), areas.map(([, y]) => y)]));
const columns = ({ groups }: Counts): number[][] => groups.map((column) => [...column]);
const all = (counts: Counts, option: object = {}): number[] => {
  // Each measure has options of its own; those it does not know it passes over.
  const options: object = { exact: false, ...option };
  return SINGLE.map((measure) => measure(counts, options).value);
};

test("the concentration profile's R passes 1 where a group of more than half also lives mixed, never where it is at most half", () => {
  const majority = countsOf([
    [3, 1],
    [0, 1],
  ]);
  near(concentrationProfile(majority, { exact: true }).value, 1.125);
  fc.assert(
    fc.property(
      twoGroups.filter((counts) => share(counts) <= 0.5),
      (counts) => assert.ok(concentrationProfile(counts, { exact: true }).value <= 1 + 1e-12),
    ),
  );
});

test("whatever the counts: values lie in their range, quick says the same, and parts sum to the value", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      for (const measure of SINGLE) {
        const { value, perArea } = measure(counts);
        const slack = measure === concentrationProfile ? 2e-3 / (1 - share(counts)) : 1e-12;
        const { low, high } = measure.info.range;
        assert.ok(value >= low - slack && value <= high + slack, `${measure.info.id} ${value}`);
        near(measure.quick!(counts), value, 1e-12, measure.info.id);
        if (perArea)
          near(
            perArea.reduce((sum, part) => sum + part, 0),
            value,
            1e-12,
            measure.info.id,
          );
      }
    }),
  );
});

test("whatever the counts: the order of areas, an empty area more, twice the people, and a split into equal shares change nothing", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      const before = all(counts);
      allNear(all(countsOf(columns(counts).map((column) => column.toReversed()))), before, 1e-11, "order");
      allNear(all(countsOf(columns(counts).map((column) => [...column, 0]))), before, 1e-11, "empty area");
      allNear(
        all(countsOf(columns(counts).map((column) => column.map((c) => 2 * c)))),
        before,
        1e-11,
        "scale",
      );
      const split = columns(counts).map(([first, ...rest]) => [0.25 * first!, 0.75 * first!, ...rest]);
      allNear(all(countsOf(split)), before, 1e-11, "split");
    }),
  );
});

test("whatever the counts: GS = D(1 − P), MM = 2D/(1 + D), V = (xPx − P)/(1 − P), xPx + xPy = 1, A(½) = 1 − (1 − S)², D ≤ G", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      const P = share(counts);
      const D = dissimilarity(counts).value;
      const S = hutchens(counts).value;
      near(gorard(counts).value, D * (1 - P));
      near(minMax(counts).value, (2 * D) / (1 + D));
      near(correlationRatio(counts).value * (1 - P), isolation(counts).value - P, 1e-11);
      near(isolation(counts).value + interaction(counts).value, 1);
      near(atkinson(counts).value, 1 - (1 - S) ** 2);
      assert.ok(gini(counts).value >= D - 1e-12);
    }),
  );
});

test("whatever the counts: the two groups may change places in D, G, V, S, MM and A(b) = A'(1 − b) of its complement at b = ½", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      const swapped = countsOf(columns(counts).toReversed());
      for (const measure of [dissimilarity, gini, correlationRatio, hutchens, minMax, atkinson])
        near(measure(swapped).value, measure(counts).value, 1e-11, measure.info.id);
    }),
  );
});

test("moving a member from an area with a high share to one with a low share lowers Gini, Hutchens, Atkinson and the correlation ratio", () => {
  const before = countsOf([
    [80, 50, 10],
    [20, 50, 90],
  ]);
  const after = countsOf([
    [79, 50, 11],
    [21, 50, 89],
  ]);
  for (const measure of [dissimilarity, gini, hutchens, atkinson, correlationRatio, minMax, isolation])
    assert.ok(measure(after).value < measure(before).value, measure.info.id);
});

test("Gini by one sort equals the sum over all pairs", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      const [x] = counts.groups;
      const T = counts.totals.reduce((sum, t) => sum + t, 0);
      const P = share(counts);
      let pairs = 0;
      for (let i = 0; i < counts.areas; i += 1)
        for (let j = 0; j < counts.areas; j += 1)
          pairs += Math.abs(x![i]! * counts.totals[j]! - x![j]! * counts.totals[i]!);
      near(gini(counts).value, pairs / (2 * T * T * P * (1 - P)), 1e-11);
    }),
  );
});

function share({ groups: [x, y] }: Counts): number {
  const X = x!.reduce((sum, c) => sum + c, 0);
  return X / (X + y!.reduce((sum, c) => sum + c, 0));
}
