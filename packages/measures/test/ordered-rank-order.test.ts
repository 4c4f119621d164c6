import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  MeasuresError,
  ORDERED,
  countsOf,
  ordinalInformationTheory,
  ordinalVarianceRatio,
  rankOrderInformationTheory,
  rankOrderMoment,
  rankOrderSegregationOf,
  rankOrderVarianceRatio,
} from "../src/index.ts";
import { multinomial } from "../src/numeric/draws.ts";
import { randomOf } from "../src/numeric/random.ts";

/** All but the corrected index, which is not 0 at 0, and those of other make. */
const PLAIN = ORDERED.filter(
  ({ info }) => /^(ordinal|rank-order)/.test(info.id) && !info.id.endsWith("-corrected"),
);

const near = (actual: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

/** ∫ over 0–1 by tanh-sinh: exact to the last digits also for the corners of √(p(1−p)). */
function integral(f: (p: number) => number): number {
  let sum = 0;
  const step = 1 / 64;
  for (let k = -256; k <= 256; k += 1) {
    const t = k * step;
    const u = (Math.PI / 2) * Math.sinh(t);
    const p = 1 / (1 + Math.exp(-2 * u));
    const weight = ((Math.PI / 2) * Math.cosh(t)) / (2 * Math.cosh(u) ** 2);
    if (p > 0 && p < 1 && weight > 0) sum += f(p) * weight;
  }
  return sum * step;
}

const entropy = (p: number): number => -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));

test("the moments δ are the integrals of p^m with the weights of the index, which integrate to 1", () => {
  const weights = {
    entropy: (p: number) => 2 * Math.LN2 * entropy(p),
    variance: (p: number) => 6 * p * (1 - p),
    root: (p: number) => (8 / Math.PI) * Math.sqrt(p * (1 - p)),
  };
  for (const spread of ["entropy", "variance", "root"] as const)
    for (let m = 0; m <= 8; m += 1)
      near(
        rankOrderMoment(spread, m),
        integral((p) => weights[spread](p) * p ** m),
        1e-13,
      );
});

test("the moments δ are those of Reardon & Bischoff's alternating sum, 1, 1/2, 11/36, 5/24, 137/900", () => {
  const known = [1, 1 / 2, 11 / 36, 5 / 24, 137 / 900];
  for (const [m, value] of known.entries()) near(rankOrderMoment("entropy", m), value, 1e-15);
});

test("every ordered measure of two classes in a 3:1 and a 1:3 area is its two-group index", () => {
  const counts = countsOf([
    [30, 10],
    [10, 30],
  ]);
  const expected: Record<string, number> = {
    entropy: 1 - entropy(0.25),
    variance: 0.25,
    root: 1 - 2 * Math.sqrt(3 / 16),
  };
  for (const spread of ["entropy", "variance", "root"] as const)
    near(rankOrderSegregationOf(counts, spread), expected[spread]!);
  near(ordinalInformationTheory(counts).value, expected.entropy!);
  near(ordinalVarianceRatio(counts).value, 0.25);
});

test("areas of one class each give 1, areas alike give 0, a single area gives 0", () => {
  for (const measure of PLAIN) {
    const apart = measure(
      countsOf([
        [9, 0, 0],
        [0, 5, 0],
        [0, 0, 7],
      ]),
    );
    near(apart.value, 1, 1e-12);
    const alike = measure(
      countsOf([
        [2, 4, 0],
        [3, 6, 0],
        [1, 2, 0],
      ]),
    );
    near(alike.value, 0, 1e-12);
    assert.equal(alike.perArea![2], 0);
    near(measure(countsOf([[5], [6], [7]])).value, 0, 1e-12);
  }
});

test("everyone in one class, or nobody at all, is a named error and never NaN", () => {
  for (const measure of ORDERED.filter(({ info }) => !info.id.startsWith("generalised")))
    for (const columns of [
      [
        [3, 4],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ])
      assert.throws(
        () => measure(countsOf(columns)),
        (error) => error instanceof MeasuresError && error.kind === "undefined",
        measure.info.id,
      );
});

test("an empty class between two others changes no rank-order index; few classes lower the order and say so", () => {
  const low = [10, 2, 5];
  const middle = [4, 9, 8];
  const high = [1, 6, 12];
  const none = [0, 0, 0];
  for (const measure of [rankOrderInformationTheory, rankOrderVarianceRatio]) {
    const plain = measure(countsOf([low, middle, high]));
    const gaps = measure(countsOf([none, low, none, middle, none, none, high, none]));
    near(gaps.value, plain.value);
    near(gaps.standardError!, plain.standardError!, 1e-9);
    assert.match(plain.note.en, /order 1 \(lowered/);
  }
});

const table = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 7 }))
  .chain(([areas, classes]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: areas, maxLength: areas }), {
      minLength: classes,
      maxLength: classes,
    }),
  )
  .filter((columns) => columns.filter((column) => column.some((count) => count > 0)).length > 1);

test("parts of areas sum to the value; values are finite, equal when classes are reversed, areas shuffled, counts scaled or areas split alike", () => {
  fc.assert(
    fc.property(table, (columns) => {
      for (const measure of PLAIN) {
        const { value, perArea, standardError, profile } = measure(countsOf(columns));
        assert.ok(Number.isFinite(value) && Number.isFinite(standardError ?? 0));
        for (const at of profile!.value) assert.ok(at > -1e-9 && at < 1 + 1e-9);
        near(
          perArea!.reduce((sum, part) => sum + part, 0),
          value,
          1e-9,
        );
        near(measure(countsOf([...columns].reverse())).value, value, 1e-8);
        near(measure(countsOf(columns.map((column) => [...column].reverse()))).value, value, 1e-9);
        near(measure(countsOf(columns.map((column) => column.map((c) => c * 3)))).value, value, 1e-9);
        const split = columns.map((column) => column.flatMap((c) => [c / 4, (3 * c) / 4]));
        near(measure(countsOf(split)).value, value, 1e-9);
        if (measure.quick) near(measure.quick(countsOf(columns)), value, 1e-12);
      }
    }),
    { numRuns: 60 },
  );
});

test("Λ lies between 0 and 1, and grows as two like areas exchange low for high classes", () => {
  fc.assert(
    fc.property(table, (columns) => {
      for (const measure of ORDERED.filter(({ info }) => info.id.startsWith("ordinal"))) {
        const { value } = measure(countsOf(columns));
        assert.ok(value > -1e-12 && value < 1 + 1e-12);
      }
    }),
    { numRuns: 100 },
  );
  const moved = (extra: number): number =>
    ordinalInformationTheory(
      countsOf([
        [20 + extra, 20 - extra],
        [20, 20],
        [20 - extra, 20 + extra],
      ]),
    ).value;
  for (let extra = 0; extra < 20; extra += 1) assert.ok(moved(extra + 1) > moved(extra));
});

test("the standard error of H^R, R^R, S^R and Λ is that of drawing persons anew, within the noise of 400 draws", () => {
  const columns = [
    [40, 12, 25, 6],
    [30, 25, 30, 12],
    [25, 40, 22, 30],
    [12, 35, 28, 40],
    [5, 28, 20, 60],
    [4, 10, 26, 45],
  ].map((column) => column.map((count) => count * 20));
  const measures = PLAIN.filter(({ info }) => !info.id.includes("absolute"));
  const draws = measures.map(() => [] as number[]);
  const random = randomOf(7);
  const cells = Float64Array.from(columns.flat());
  const persons = cells.reduce((sum, cell) => sum + cell, 0);
  for (let draw = 0; draw < 400; draw += 1) {
    const drawnCells = multinomial(random, persons, cells);
    const drawn = countsOf(
      columns.map((column, at) => [...drawnCells.subarray(at * 4, at * 4 + column.length)]),
    );
    for (const [at, measure] of measures.entries()) draws[at]!.push(measure.quick!(drawn));
  }
  for (const [at, measure] of measures.entries()) {
    const mean = draws[at]!.reduce((sum, value) => sum + value, 0) / 400;
    const spread = Math.sqrt(draws[at]!.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399);
    const { standardError } = measure(countsOf(columns));
    assert.ok(
      Math.abs(standardError! / spread - 1) < 0.15,
      `${measure.info.id}: ${standardError} and ${spread}`,
    );
  }
});

test("the error of the fit is that of a straight line's height at its mean place, by ordinary least squares", () => {
  const counts = countsOf([
    [40, 12, 25],
    [30, 25, 30],
    [25, 40, 22],
    [12, 35, 28],
    [5, 28, 20],
  ]);
  const { value, standardError, interval, profile } = rankOrderInformationTheory(counts, {
    order: 1,
    fit: "ols",
    error: "fit",
  });
  const { at, value: y } = profile!;
  const meanOf = (column: Float64Array): number => column.reduce((sum, one) => sum + one, 0) / 4;
  const spread = at.reduce((sum, p) => sum + (p - meanOf(at)) ** 2, 0);
  const slope = at.reduce((sum, p, k) => sum + (p - meanOf(at)) * y[k]!, 0) / spread;
  const residuals = at.reduce((sum, p, k) => sum + (y[k]! - meanOf(y) - slope * (p - meanOf(at))) ** 2, 0);
  near(value, meanOf(y) + slope * (0.5 - meanOf(at)));
  near(standardError!, Math.sqrt((residuals / 2) * (1 / 4 + (0.5 - meanOf(at)) ** 2 / spread)));
  assert.match(interval!.method, /fitted polynomial/);
  // Through all four boundaries goes a cubic: nothing is left to judge it by.
  assert.equal(rankOrderInformationTheory(counts, { error: "fit" }).standardError, undefined);
});

test("an order or a fit that is not known is a named error", () => {
  const counts = countsOf([
    [4, 1],
    [2, 5],
  ]);
  for (const options of [{ order: 1.5 }, { order: -1 }, { fit: "none" as "wls" }])
    assert.throws(
      () => rankOrderInformationTheory(counts, options),
      (error) => error instanceof MeasuresError && error.kind === "input",
    );
});

test("the value under chance is (J−1)/(T−1) for the variance ratio, near the mean of the others over 300 shuffles of people", () => {
  const counts = countsOf(Array.from({ length: 6 }, () => Array.from({ length: 12 }, () => 8)));
  near(rankOrderVarianceRatio(counts).expected!, 11 / (12 * 48 - 1), 1e-12);
  const people = Array.from({ length: 12 * 48 }, (_, one) => one % 6);
  const random = randomOf(3);
  const sums = new Map(PLAIN.map((measure) => [measure, 0]));
  for (let draw = 0; draw < 300; draw += 1) {
    for (let last = people.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [people[last], people[other]] = [people[other]!, people[last]!];
    }
    const columns = Array.from({ length: 6 }, () => new Float64Array(12));
    for (const [one, group] of people.entries()) columns[group]![Math.floor(one / 48)]! += 1;
    const drawn = countsOf(columns);
    for (const [measure, sum] of sums) sums.set(measure, sum + measure.quick!(drawn) / 300);
  }
  for (const [measure, mean] of sums) {
    const { expected } = measure(counts);
    if (measure.info.id.includes("absolute")) assert.equal(expected, undefined);
    else assert.ok(Math.abs(mean / expected! - 1) < 0.06, `${measure.info.id}: ${mean} and ${expected}`);
  }
});

test("a class of hardly anyone does not let the polynomial swing: the order is lowered, and the value stays near that without the class", () => {
  const low = [400, 210, 300];
  const middle = [300, 390, 310];
  const high = [250, 360, 420];
  const few = [1, 0, 0];
  for (const measure of [rankOrderInformationTheory, rankOrderVarianceRatio]) {
    const { value, note } = measure(countsOf([low, few, middle, high]));
    near(value, measure(countsOf([low, middle, high])).value, 0.002);
    assert.match(note.en, /lowered/);
  }
});
