import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Counts,
  ORDERED,
  MeasuresError,
  adjacencyOf,
  centileGap,
  countsOf,
  generalisedNeighbourhoodSorting,
  generalisedNeighbourhoodSortingOf,
  measureOf,
  neighbourhoodSorting,
  rankOrderInformationTheory,
  rankOrderInformationTheoryCorrected,
  samplingCost,
  segregationOfAffluence,
  segregationOfPoverty,
  stepsReach,
} from "../src/index.ts";
import { binomial } from "../src/numeric/draws.ts";
import { randomOf } from "../src/numeric/random.ts";

const near = (actual: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

const kind = (wanted: string) => (error: unknown) => error instanceof MeasuresError && error.kind === wanted;

/** Ten classes in four areas, the low ones mostly in the first. */
const TEN = Array.from({ length: 10 }, (_, k) => [60 - 5 * k, 30 + k, 20 + 3 * k, 5 + 6 * k]);

test("NSI is the square root of the share of variance between areas, by values given for the classes", () => {
  // Means 1.5 and 3.5 of values 1 … 4: between 1, total 1.25.
  const counts = countsOf([
    [5, 0],
    [5, 0],
    [0, 5],
    [0, 5],
  ]);
  near(neighbourhoodSorting(counts, { values: [1, 2, 3, 4] }).value, Math.sqrt(1 / 1.25));
  const { perArea } = neighbourhoodSorting(counts, { values: [1, 2, 3, 4] });
  assert.deepEqual([...perArea!], [0.5, 0.5]);
});

test("NSI without values uses the mean centile of each class; it is the same in another unit, 1 where areas hold one class, 0 where they are alike", () => {
  const counts = countsOf(TEN);
  const sizes = TEN.map((column) => column.reduce((sum, count) => sum + count, 0));
  const persons = sizes.reduce((sum, size) => sum + size, 0);
  let below = 0;
  const centiles = sizes.map((size) => (below += size) - size / 2).map((middle) => middle / persons);
  near(neighbourhoodSorting(counts).value, neighbourhoodSorting(counts, { values: centiles }).value);
  near(
    neighbourhoodSorting(counts).value,
    neighbourhoodSorting(counts, { values: centiles.map((c) => 1000 * c + 7) }).value,
  );
  near(
    neighbourhoodSorting(
      countsOf([
        [5, 0, 0],
        [0, 9, 0],
      ]),
    ).value,
    1,
  );
  near(
    neighbourhoodSorting(
      countsOf([
        [5, 10],
        [3, 6],
      ]),
    ).value,
    0,
  );
  near(neighbourhoodSorting(countsOf([[4], [3]])).value, 0);
});

test("GNSI with no steps is NSI; over the whole it is 0; a chequered row is sorted between neighbours, two halves are not", () => {
  const row = adjacencyOf(4, [
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  const chequered = countsOf([
    [9, 1, 9, 1],
    [1, 9, 1, 9],
  ]);
  const halves = countsOf([
    [9, 9, 1, 1],
    [1, 1, 9, 9],
  ]);
  for (const counts of [chequered, halves]) {
    const { profile, value } = generalisedNeighbourhoodSorting({ counts, adjacency: row }, { steps: 3 });
    near(profile!.value[0]!, neighbourhoodSorting(counts).value);
    near(value, 0);
  }
  const sorted = (counts: Counts): number =>
    generalisedNeighbourhoodSorting({ counts, adjacency: row }).value;
  assert.ok(sorted(halves) > 2 * sorted(chequered));
  near(generalisedNeighbourhoodSortingOf(halves, stepsReach(row), 1), sorted(halves));
});

test("GNSI takes straight lines between centres where metres are asked for, and refuses when nothing tells near from far", () => {
  const counts = countsOf([
    [9, 9, 1, 1],
    [1, 1, 9, 9],
  ]);
  const centres = { x: Float64Array.of(0, 100, 5000, 5100), y: new Float64Array(4) };
  const near500 = generalisedNeighbourhoodSorting({ counts, centres }, { withinM: 500 });
  near(near500.value, neighbourhoodSorting(counts).value);
  near(generalisedNeighbourhoodSorting({ counts, centres }, { withinM: 9000 }).value, 0);
  assert.throws(() => generalisedNeighbourhoodSorting(counts), kind("needs"));
  assert.throws(() => generalisedNeighbourhoodSorting({ counts, centres }, { steps: 1 }), kind("needs"));
  assert.throws(() => generalisedNeighbourhoodSorting({ counts, centres }, { withinM: -1 }), kind("input"));
});

test("class values that fall, are missing or too few, and people of one value alone are named errors", () => {
  const counts = countsOf(TEN);
  for (const values of [
    [1, 2],
    [...Array(9).keys(), NaN],
    [...Array(9).keys(), -1],
  ])
    assert.throws(() => neighbourhoodSorting(counts, { values }), kind("input"));
  assert.throws(() => neighbourhoodSorting(counts, { values: Array(10).fill(5) }), kind("undefined"));
});

test("the centile gap of one area is 0, of areas with one class each 1 − Σ w², whatever the classes", () => {
  near(centileGap(countsOf([[5], [2], [9]])).value, 0);
  const apart = centileGap(
    countsOf([
      [5, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
    ]),
  );
  near(apart.value, 1 - 0.25 - 0.04 - 0.09);
  const alike = centileGap(
    countsOf([
      [5, 10, 0],
      [2, 4, 0],
      [3, 6, 0],
    ]),
  );
  near(alike.value, 0);
  assert.equal(alike.perArea![2], 0);
});

test("the centile gap is the mean distance from the area's median among people spread evenly over their classes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
        minLength: 2,
        maxLength: 5,
      }),
      (columns) => {
        const sizes = columns.map((column) => column.reduce((sum, count) => sum + count, 0));
        const persons = sizes.reduce((sum, size) => sum + size, 0);
        fc.pre(sizes.filter((size) => size > 0).length > 1);
        // Every person becomes a hundred, evenly over the centiles of the class.
        let edge = 0;
        const places: number[][] = [[], [], []];
        for (const [k, column] of columns.entries()) {
          const width = sizes[k]! / persons;
          for (const [i, count] of column.entries())
            for (let one = 0; one < count * 100; one += 1)
              places[i]!.push(edge + (width * (one + 0.5)) / (count * 100));
          edge += width;
        }
        let sum = 0;
        for (const place of places)
          if (place.length > 0) {
            const median = (place[place.length / 2 - 1]! + place[place.length / 2]!) / 2;
            for (const at of place) sum += Math.abs(at - median) / 100;
          }
        const { value, perArea } = centileGap(countsOf(columns));
        near(value, 1 - (4 * sum) / persons, 1e-3);
        near(
          perArea!.reduce((all, part) => all + part, 0),
          value,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("segregation of poverty and of affluence are H read off the fit: exact where the fit goes through every boundary", () => {
  const counts = countsOf(TEN.slice(0, 5));
  const { at, value } = rankOrderInformationTheory(counts).profile!;
  assert.equal(at.length, 4);
  for (const [k, p] of at.entries()) near(segregationOfPoverty(counts, { p }).value, value[k]!, 1e-9);
  near(segregationOfAffluence(counts, { p: at[0]! }).value, value[0]!, 1e-9);
  assert.throws(() => segregationOfPoverty(counts, { p: 1 }), kind("input"));
});

test("where the low classes live apart and the high ones do not, poverty is more segregated than affluence, and the reverse when classes are reversed", () => {
  const columns = Array.from({ length: 10 }, (_, k) => (k < 3 ? [90, 10] : [50, 50]));
  const counts = countsOf(columns);
  const reversed = countsOf([...columns].reverse());
  const poverty = segregationOfPoverty(counts);
  assert.ok(poverty.value > 3 * segregationOfAffluence(counts).value);
  near(segregationOfAffluence(reversed).value, poverty.value, 1e-9);
  near(
    poverty.perArea!.reduce((sum, part) => sum + part, 0),
    poverty.value,
  );
  assert.match(poverty.note.sv, /10 procent/);
});

test("sampling costs the areas (1/T) Σ (t_i/n_i − 1): J/T for an endless population, 0 for a full count; a single area stays at 0", () => {
  const counts = countsOf([
    [10, 20, 0],
    [30, 40, 0],
  ]);
  near(samplingCost(counts, 0).ofAreas, 2 / 100);
  near(samplingCost(counts, 1).ofAreas, 0);
  near(samplingCost(counts, 0.25).ofAreas, (2 * 3) / 100);
  near(samplingCost(counts, 1, [10, 15, 0]).ofAreas, (40 / 10 - 1 + 60 / 15 - 1) / 100);
  near(
    rankOrderInformationTheoryCorrected(counts, { samplingRate: 1 }).value,
    rankOrderInformationTheory(counts).value,
  );
  near(rankOrderInformationTheoryCorrected(countsOf([[5], [6], [7]])).value, 0);
  assert.throws(() => rankOrderInformationTheoryCorrected(counts, { samplingRate: 2 }), kind("input"));
  assert.throws(() => rankOrderInformationTheoryCorrected(counts, { sampled: [1] }), kind("input"));
  assert.throws(() => rankOrderInformationTheoryCorrected(counts, { sampled: [1, 0, 0] }), kind("input"));
});

test("H^R of samples of 60 from each area lies too high; corrected, its mean over 300 samples is the true value", () => {
  const shares = Array.from({ length: 30 }, (_, i) => {
    const tilt = 0.06 * Math.sin(i * 2.3);
    return Array.from({ length: 8 }, (_unused, k) => 0.125 + tilt * ((k - 3.5) / 3.5));
  });
  const truth = rankOrderInformationTheory(
    countsOf(Array.from({ length: 8 }, (_, k) => shares.map((share) => share[k]! * 1e6))),
  ).value;
  const random = randomOf(11);
  let plain = 0;
  let corrected = 0;
  for (let draw = 0; draw < 300; draw += 1) {
    const columns = Array.from({ length: 8 }, () => new Float64Array(30));
    for (const [i, share] of shares.entries()) {
      let left = 60;
      let rest = 1;
      for (const [k, column] of columns.entries()) {
        column[i] = k === 7 ? left : binomial(random, left, Math.min(1, share[k]! / rest));
        left -= column[i]!;
        rest -= share[k]!;
      }
    }
    const counts = countsOf(columns);
    plain += rankOrderInformationTheory.quick!(counts) / 300;
    corrected += rankOrderInformationTheoryCorrected.quick!(counts) / 300;
  }
  assert.ok(plain - truth > 0.01);
  assert.ok(Math.abs(corrected - truth) < 0.0006, `${corrected} ${truth}`);
});

test("each ordered measure is found by its id and its other names, and no other measure answers to them", () => {
  for (const measure of ORDERED)
    for (const name of [measure.info.id, ...(measure.info.aliases ?? [])])
      assert.equal(measureOf(name), measure, name);
});
