import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  INEQUALITY,
  type Measure,
  type MeasureData,
  MeasuresError,
  adjacencyOf,
  atkinsonInequality,
  coefficientOfVariation,
  concentrationError,
  concentrationIndex,
  concentrationIndexOf,
  countsOf,
  curveAt,
  fractionalRank,
  generalisedEntropy,
  giniWeighted,
  giniWeightedOf,
  groupAndRest,
  hoover,
  lorenzCurve,
  measureOf,
  palma,
  povertyFgt,
  ratio2020,
  sGini,
  sGiniOf,
  spatialGini,
  theilL,
  theilT,
  weightedMedian,
  wolfson,
} from "../src/index.ts";

const near = (actual: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

const data = (values: readonly number[], people: readonly number[]): MeasureData => ({
  counts: countsOf([people]),
  values: Float64Array.from(values),
});

/** Measures of values alone that are 0 where all are equal. */
const RELATIVE: readonly Measure[] = [
  giniWeighted,
  sGini,
  generalisedEntropy,
  theilT,
  theilL,
  atkinsonInequality,
  hoover,
  coefficientOfVariation,
  wolfson,
];

test("areas with equal values have no inequality, whatever their people; so has a single area", () => {
  for (const measure of RELATIVE) {
    near(measure(data([7, 7, 7], [10, 200, 3])).value, 0);
    near(measure(data([7], [10])).value, 0);
  }
});

test("values of areas where nobody lives are not looked at; perArea is 0 there", () => {
  for (const measure of [...RELATIVE, palma, ratio2020, povertyFgt]) {
    const plain = measure(data([1, 2, 4], [10, 5, 3]));
    const more = measure(data([1, NaN, 2, 4], [10, 0, 5, 3]));
    near(more.value, plain.value);
    if (more.perArea) assert.equal(more.perArea[1], 0);
  }
});

test("two areas of one and three quarters: Gini ¼, Hoover ¼, CV ½, GE(2) ⅛, Atkinson(½) and Theil in closed form", () => {
  const given = data([1, 3], [10, 10]);
  near(giniWeighted(given).value, 0.25);
  near(giniWeighted(given, { unbiased: true }).value, 0.5);
  near(hoover(given).value, 0.25);
  near(coefficientOfVariation(given).value, 0.5);
  near(coefficientOfVariation(given, { unbiased: true }).value, Math.SQRT1_2);
  near(generalisedEntropy(given, { alpha: 2 }).value, 0.125);
  near(atkinsonInequality(given).value, 1 - ((Math.SQRT1_2 + Math.sqrt(1.5)) / 2) ** 2);
  near(atkinsonInequality(given, { epsilon: 1 }).value, 1 - Math.sqrt(3) / 2);
  near(theilT(given).value, (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2);
  near(theilL(given).value, -Math.log(0.75) / 2);
  near(sGini(given, { delta: 3 }).value, 1 - (0.5 * (1 - 1 / 8) + 1.5 / 8));
});

test("half the people with nothing and half with all: Wolfson 1, Hoover ½, Gini ½", () => {
  const given = data([0, 2], [50, 50]);
  near(wolfson(given).value, 1);
  near(hoover(given).value, 0.5);
  near(giniWeighted(given).value, 0.5);
  near(atkinsonInequality(given, { epsilon: 1 }).value, 1);
  near(theilT(given).value, Math.LN2);
});

test("Palma and 20:20 split the areas at the cut: exactly 40 and 10, or 20 and 20 per cent of people are counted", () => {
  // 40 people have 1 each; the top 10 of the 50 with 4 each.
  near(palma(data([1, 2, 4], [40, 10, 50])).value, 40 / 40);
  // The lowest 40 are 30 people with 1 and 10 of those with 2.
  near(palma(data([1, 2, 4], [30, 20, 50])).value, 40 / 50);
  near(palma(data([1, 2, 4], [30, 20, 50]), { as: "means" }).value, 4 / (50 / 40));
  near(ratio2020(data([1, 2, 4], [10, 30, 60])).value, 80 / (10 + 20));
  near(palma(data([5, 5], [1, 9])).value, 0.25);
  near(ratio2020(data([5, 5], [1, 9])).value, 1);
});

test("FGT counts people strictly below the line, their gap, and its square", () => {
  const given = data([2, 5, 10], [30, 20, 50]);
  near(povertyFgt(given, { line: 5 }).value, 0.3);
  near(povertyFgt(given, { line: 5, alpha: 1 }).value, 0.3 * 0.6);
  near(povertyFgt(given, { line: 5, alpha: 2 }).value, 0.3 * 0.36);
  // The median falls between the areas at 5 and 10: 7.5, and six tenths of it are 4.5.
  near(povertyFgt(given, { alpha: 1 }).value, (0.3 * 2.5) / 4.5);
});

test("the weighted median is a value half the people are below, or the mean of the two around it", () => {
  const median = (values: number[], people: number[]): number =>
    weightedMedian(Float64Array.from(values), Float64Array.from(people));
  assert.equal(median([3, 1, 2], [1, 1, 1]), 2);
  assert.equal(median([4, 1, 2, 3], [1, 1, 1, 1]), 2.5);
  assert.equal(median([1, 2], [1, 3]), 2);
  assert.equal(median([1, 5, 2], [1, 0, 1]), 1.5);
});

test("the concentration index of the rank itself is a third (uniform rank), and the Gini where people are ranked by what they have", () => {
  const n = 1000;
  const one = new Float64Array(n).fill(1);
  const by = Float64Array.from({ length: n }, (_, i) => i);
  const rank = fractionalRank(by, one);
  // Σ R(R − ½) over (i + ½)/n is (1 − 1/n²)/12, and the mean rank a half.
  near(concentrationIndexOf(rank, by, one), (1 - 1 / n ** 2) / 3);
  const values = Float64Array.of(3, 1, 4, 1, 5);
  const people = Float64Array.of(10, 20, 5, 8, 2);
  near(concentrationIndexOf(values, values, people), giniWeightedOf(values, people));
  near(sGiniOf(values, people, 2), giniWeightedOf(values, people));
});

test("Erreygers and Wagstaff change only sign when the share without is taken; the generalised one is μ times the standard", () => {
  const members = [5, 8, 20, 6];
  const all = [50, 40, 45, 60];
  const values = Float64Array.of(3, 1, 2, 4);
  const having = { counts: groupAndRest(members, all), values };
  const lacking = {
    counts: groupAndRest(
      members.map((m, i) => all[i]! - m),
      all,
    ),
    values,
  };
  for (const type of ["erreygers", "wagstaff", "generalised"] as const)
    near(concentrationIndex(having, { type }).value, -concentrationIndex(lacking, { type }).value);
  near(
    concentrationIndex(having, { type: "generalised" }).value,
    (concentrationIndex(having).value * 39) / 195,
  );
  const { value, perArea } = concentrationIndex(having);
  near(
    perArea!.reduce((sum, part) => sum + part, 0),
    value,
  );
});

test("with equal weights the linearised error is Kakwani's, and HC1 and HC3 follow the sandwich computed the long way", () => {
  const health = Float64Array.of(0.2, 0.5, 0.1, 0.7, 0.4, 0.3);
  const weights = Float64Array.of(4, 1, 3, 2, 5, 2);
  const by = Float64Array.of(6, 1, 5, 2, 3, 4);
  const ranked = (w: Float64Array): Parameters<typeof concentrationError>[0] => {
    const persons = w.reduce((sum, one) => sum + one, 0);
    const mean = health.reduce((sum, h, i) => sum + h * w[i]!, 0) / persons;
    return {
      health,
      weights: w,
      rank: fractionalRank(by, w),
      persons,
      mean,
      index: concentrationIndexOf(health, by, w),
    };
  };
  const equal = ranked(new Float64Array(6).fill(1));
  const order = [...by.keys()].sort((a, b) => by[a]! - by[b]!);
  let q = 0;
  let squares = 0;
  for (const i of order) {
    const before = q;
    q += health[i]! / (6 * equal.mean);
    const a = (health[i]! / equal.mean) * (2 * equal.rank[i]! - 1 - equal.index) + 2 - before - q;
    squares += a * a;
  }
  near(concentrationError(equal, "linearised") ** 2, (squares / 6 - (1 + equal.index) ** 2) / 6);
  // The sandwich with 2 × 2 matrices written out, intercept and slope not centred.
  const { rank, persons } = ranked(weights);
  const sum = (f: (i: number) => number): number => health.reduce((all, _, i) => all + f(i), 0);
  const s1 = sum((i) => weights[i]! * rank[i]!);
  const s2 = sum((i) => weights[i]! * rank[i]! ** 2);
  const determinant = persons * s2 - s1 * s1;
  const inverse = [s2 / determinant, -s1 / determinant, persons / determinant] as const;
  const h1 = sum((i) => weights[i]! * health[i]!);
  const h2 = sum((i) => weights[i]! * health[i]! * rank[i]!);
  const a = inverse[0] * h1 + inverse[1] * h2;
  const b = inverse[1] * h1 + inverse[2] * h2;
  const variance = (persons * s2 - s1 * s1) / (persons * persons - sum((i) => weights[i]! ** 2));
  const gradient = [(-8 * variance * b) / (2 * a + b) ** 2, (8 * variance * a) / (2 * a + b) ** 2] as const;
  for (const method of ["hc1", "hc3"] as const) {
    const influence = sum((i) => {
      const leverage = weights[i]! * (inverse[0] + 2 * inverse[1] * rank[i]! + inverse[2] * rank[i]! ** 2);
      const e = (health[i]! - a - b * rank[i]!) / (method === "hc3" ? 1 - leverage : 1);
      const byA = inverse[0] + inverse[1] * rank[i]!;
      const byB = inverse[1] + inverse[2] * rank[i]!;
      return (weights[i]! * e * (gradient[0] * byA + gradient[1] * byB)) ** 2;
    });
    const free = method === "hc1" ? 6 / 4 : 1;
    near(concentrationError(ranked(weights), method) ** 2, influence * free);
  }
});

test("areas of equal rank share it: their order does not matter", () => {
  const by = [1, 1, 1, 2];
  const members = [1, 9, 4, 6];
  const all = [10, 12, 20, 15];
  const turned = [2, 0, 1, 3];
  const pick = (column: number[]): number[] => turned.map((i) => column[i]!);
  for (const error of ["delta", "regression", "linearised", "hc1", "hc3"] as const) {
    const one = concentrationIndex(
      { counts: groupAndRest(members, all), values: Float64Array.from(by) },
      { error },
    );
    const other = concentrationIndex(
      { counts: groupAndRest(pick(members), pick(all)), values: Float64Array.from(pick(by)) },
      { error },
    );
    near(one.value, other.value);
    near(one.standardError!, other.standardError!);
  }
});

test("the spatial Gini of a chequered row lies between neighbours, of two halves between others; its parts sum to G", () => {
  const row = adjacencyOf(4, [
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  const chequered = spatialGini({ ...data([1, 3, 1, 3], [5, 5, 5, 5]), adjacency: row });
  const halves = spatialGini({ ...data([1, 1, 3, 3], [5, 5, 5, 5]), adjacency: row });
  near(chequered.value, 0.25);
  // Three of the four unequal pairs touch; in the halves one of four does.
  near(chequered.parts![0]!.value, 0.25 * (3 / 4));
  near(halves.parts![0]!.value, 0.25 * (1 / 4));
  near(halves.parts![0]!.value + halves.parts![1]!.value, halves.value);
  near(
    halves.perArea!.reduce((sum, part) => sum + part, 0),
    halves.parts![0]!.value,
  );
});

test("generalised entropy over three levels splits into parts that sum to it and are none below zero; levels that do not nest are refused", () => {
  const given = {
    ...data([1, 2, 5, 3, 4, 4], [10, 20, 5, 9, 1, 30]),
    nesting: [Int32Array.of(0, 0, 0, 1, 1, 1), Int32Array.of(0, 0, 1, 2, 2, 3)],
  };
  for (const alpha of [-1, 0, 0.5, 1, 2, 3]) {
    const { value, parts } = generalisedEntropy(given, { alpha });
    assert.deepEqual(
      parts!.map(({ id }) => id),
      ["between-1", "between-2", "within"],
    );
    near(
      parts!.reduce((sum, part) => sum + part.value, 0),
      value,
      1e-15,
    );
    for (const part of parts!) assert.ok(part.value > 0);
  }
  assert.throws(
    () => theilT({ ...given, nesting: [given.nesting[1]!, given.nesting[0]!] }),
    (error) => error instanceof MeasuresError && error.kind === "input" && /nest/.test(error.message),
  );
});

test("the standard error of the Gini, Theil, Atkinson and CV is near the jackknife over areas", () => {
  const values = Array.from({ length: 80 }, (_, i) => 100 + 40 * Math.sin(i * 12.9) + (i % 7) * 9);
  const people = Array.from({ length: 80 }, (_, i) => 500 + 300 * Math.cos(i * 4.1));
  for (const measure of [giniWeighted, theilT, theilL, atkinsonInequality, coefficientOfVariation]) {
    const without = values.map((_, i) => measure(data(values.toSpliced(i, 1), people.toSpliced(i, 1))).value);
    const mean = without.reduce((sum, one) => sum + one, 0) / 80;
    const jackknife = Math.sqrt((79 / 80) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0));
    const { standardError, value, interval } = measure(data(values, people));
    assert.ok(
      Math.abs(standardError! / jackknife - 1) < 0.05,
      `${measure.info.id} ${standardError} ${jackknife}`,
    );
    assert.ok(interval!.low < value && value < interval!.high);
  }
});

const areas = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 2,
    maxLength: 12,
  })
  .filter((rows) => rows.some(([, people]) => people > 0));

const columns = (rows: readonly (readonly [number, number])[]): MeasureData =>
  data(
    rows.map(([value]) => value),
    rows.map(([, people]) => people),
  );

test("inequality is the same in another unit, another order, with all people doubled, and with an area split; never below 0; parts sum to it", () => {
  fc.assert(
    fc.property(areas, (rows) => {
      for (const measure of [...RELATIVE, palma, ratio2020, povertyFgt]) {
        const { value, perArea } = measure(columns(rows));
        assert.ok(Number.isFinite(value) && value > -1e-12);
        near(measure(columns(rows.map(([v, t]) => [v * 8, t]))).value, value, 1e-9);
        near(measure(columns([...rows].reverse())).value, value, 1e-9);
        near(measure(columns(rows.map(([v, t]) => [v, 2 * t]))).value, value, 1e-9);
        near(
          measure(columns(rows.flatMap(([v, t]) => [[v, t / 4] as const, [v, (3 * t) / 4] as const]))).value,
          value,
          1e-9,
        );
        if (perArea)
          near(
            perArea.reduce((sum, part) => sum + part, 0),
            value,
            1e-9,
          );
      }
    }),
    { numRuns: 80 },
  );
});

test("a transfer from a richer to a poorer area that leaves their order never raises Gini, GE, Atkinson or Hoover", () => {
  fc.assert(
    fc.property(areas, fc.double({ min: 0, max: 0.5, noNaN: true }), (rows, part) => {
      const lived = rows.filter(([, people]) => people > 0);
      fc.pre(lived.length > 1);
      const [poor, rich] = [lived[0]!, lived[1]!].sort((a, b) => a[0] - b[0]) as [
        [number, number],
        [number, number],
      ];
      const moved = part * (rich[0] - poor[0]) * Math.min(poor[1], rich[1]);
      const after: [number, number][] = [
        [poor[0] + moved / poor[1], poor[1]],
        [rich[0] - moved / rich[1], rich[1]],
        ...lived.slice(2),
      ];
      for (const measure of [
        giniWeighted,
        sGini,
        theilT,
        theilL,
        atkinsonInequality,
        hoover,
        coefficientOfVariation,
      ])
        assert.ok(
          measure(columns(after)).value <= measure(columns([poor, rich, ...lived.slice(2)])).value + 1e-9,
        );
    }),
  );
});

test("the Gini by sorting is the one over all pairs; the Lorenz curve lies below the diagonal and ends at 1", () => {
  fc.assert(
    fc.property(areas, (rows) => {
      let pairs = 0;
      let people = 0;
      let total = 0;
      for (const [v, t] of rows) {
        people += t;
        total += t * v;
        for (const [w, u] of rows) pairs += t * u * Math.abs(v - w);
      }
      near(giniWeighted(columns(rows)).value, pairs / (2 * people * total), 1e-12);
      const curve = lorenzCurve(
        Float64Array.from(rows, ([v]) => v),
        Float64Array.from(rows, ([, t]) => t),
      );
      for (let p = 0; p <= 1; p += 0.05) assert.ok(curveAt(curve, p) <= p + 1e-12);
      near(curveAt(curve, 1), 1);
    }),
  );
});

test("no people, nothing to share, a length that differs, a value below 0 or missing, and options out of bounds are named errors", () => {
  const kind = (wanted: string) => (error: unknown) =>
    error instanceof MeasuresError && error.kind === wanted;
  for (const measure of RELATIVE) {
    assert.throws(() => measure(data([1, 2], [0, 0])), kind("undefined"));
    assert.throws(() => measure(data([0, 0], [1, 2])), kind("undefined"));
    assert.throws(() => measure(data([1], [1, 2])), kind("input"));
    assert.throws(() => measure(data([1, -2], [1, 2])), kind("input"));
    assert.throws(() => measure(data([1, NaN], [1, 2])), kind("input"));
    assert.throws(() => measure(countsOf([[1, 2]])), kind("needs"));
  }
  const zero = data([0, 3], [1, 2]);
  assert.throws(() => theilL(zero), kind("undefined"));
  assert.throws(() => generalisedEntropy(zero, { alpha: -1 }), kind("undefined"));
  assert.throws(() => wolfson(data([0, 3], [4, 2])), kind("undefined"));
  assert.throws(() => palma(data([0, 3], [9, 2])), kind("undefined"));
  assert.throws(() => sGini(zero, { delta: 0.5 }), kind("input"));
  assert.throws(() => atkinsonInequality(zero, { epsilon: -1 }), kind("input"));
  assert.throws(() => povertyFgt(zero, { line: -5 }), kind("input"));
  assert.throws(() => giniWeighted(zero, { level: 2 }), kind("input"));
  const nobody = { counts: groupAndRest([0, 0], [5, 5]), values: Float64Array.of(1, 2) };
  assert.throws(() => concentrationIndex(nobody), kind("undefined"));
  const everyone = { counts: groupAndRest([5, 5], [5, 5]), values: Float64Array.of(1, 2) };
  assert.throws(() => concentrationIndex(everyone, { type: "wagstaff" }), kind("undefined"));
});

test("a single area has a concentration index of 0 and no error, and a spatial Gini of 0", () => {
  const one = { counts: groupAndRest([2], [5]), values: Float64Array.of(3) };
  const { value, standardError } = concentrationIndex(one);
  near(value, 0);
  assert.equal(standardError, undefined);
  near(spatialGini({ ...one, adjacency: adjacencyOf(1, []) }).value, 0);
});

test("every measure of inequality is finite for a small real case, and describes itself in both languages", () => {
  const given: MeasureData = {
    counts: groupAndRest([2, 3, 9], [20, 30, 40]),
    values: Float64Array.of(210, 340, 180),
    adjacency: adjacencyOf(3, [
      [0, 1],
      [1, 2],
    ]),
    nesting: [Int32Array.of(0, 0, 1)],
  };
  for (const measure of INEQUALITY) {
    const { value, note } = measure(given);
    assert.ok(Number.isFinite(value), measure.info.id);
    assert.ok(note.sv.length > 5 && note.en.length > 5 && measure.info.family === "inequality");
  }
});

test("each is found by its id and its other names, and no other measure answers to them", () => {
  for (const measure of INEQUALITY)
    for (const name of [measure.info.id, ...(measure.info.aliases ?? [])])
      assert.equal(measureOf(name), measure, name);
});
