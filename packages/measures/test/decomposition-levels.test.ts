import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  DECOMPOSITION,
  MeasuresError,
  countsOf,
  dissimilarity,
  dissimilarityDecomposition,
  locationComposition,
  multilevelDissimilarity,
  multilevelDissimilarityOf,
  mutualInformationDecomposition,
  mutualInformationWithin,
  theilHDecomposition,
} from "@tvars/measures";

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
const values = (parts: { value: number }[] | undefined): number[] => parts!.map(({ value }) => value);
const kind = (wanted: string) => (error: unknown) => error instanceof MeasuresError && error.kind === wanted;

/** Areas of three groups in districts in counties; districts are numbered apart, counties follow from them. */
const nestedAreas = fc
  .array(
    fc.record({
      counts: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
      district: fc.nat(5),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .filter((areas) => [0, 1].every((g) => areas.some(({ counts }) => counts[g]! > 0)))
  .map((areas) => ({
    columns: [0, 1, 2].map((g) => areas.map(({ counts }) => counts[g]!)),
    nesting: [
      Int32Array.from(areas, ({ district }) => Math.floor(district / 2)),
      Int32Array.from(areas, ({ district }) => district),
    ],
  }));

test("two regions apart and alike inside: all of M, H and D lies between them", () => {
  const counts = countsOf([
    [10, 20, 0, 0],
    [0, 0, 5, 25],
  ]);
  const nesting = [Int32Array.of(0, 0, 1, 1)];
  const M = mutualInformationDecomposition({ counts, nesting });
  near(M.value, Math.LN2);
  assert.deepEqual(values(M.parts).map(Math.abs), [M.value, 0]);
  assert.deepEqual(
    values(theilHDecomposition({ counts, nesting }).parts).map((part) => Math.round(part * 1e12) / 1e12),
    [1, 0],
  );
  assert.deepEqual(values(dissimilarityDecomposition({ counts, nesting }).parts), [1, 0]);
});

test("two regions alike and apart inside: all of M, H and D lies within them", () => {
  const counts = countsOf([
    [10, 0, 20, 0],
    [0, 10, 0, 20],
  ]);
  const nesting = [Int32Array.of(0, 0, 1, 1)];
  const M = mutualInformationDecomposition({ counts, nesting }, { by: "units" });
  near(M.value, Math.LN2);
  [0, Math.LN2 / 3, (Math.LN2 * 2) / 3].forEach((part, at) => near(M.parts![at]!.value, part));
  near(dissimilarityDecomposition({ counts, nesting }).parts![1]!.value, 1);
  for (const { M, H, entropyRatio } of mutualInformationWithin(counts, nesting[0]!)) {
    near(M, Math.LN2);
    near(H, 1);
    near(entropyRatio, 1);
  }
});

test("M = between + within at every nesting, and area by area; H is the same over the entropy", () => {
  fc.assert(
    fc.property(nestedAreas, ({ columns, nesting }) => {
      const counts = countsOf(columns);
      const whole = mutualInformationDecomposition({ counts, nesting: [new Int32Array(counts.areas)] });
      near(whole.parts![0]!.value, 0);
      const entropy = whole.value / theilHDecomposition({ counts, nesting }).value;
      for (const levels of [nesting, [nesting[0]!], [nesting[1]!], [nesting[0]!, nesting[1]!, nesting[1]!]]) {
        for (const by of ["levels", "units"] as const) {
          const M = mutualInformationDecomposition({ counts, nesting: levels }, { by });
          near(M.value, whole.value);
          near(sum(values(M.parts)), M.value, 0);
          assert.ok(values(M.parts).every((part) => part >= -1e-15));
          const H = theilHDecomposition({ counts, nesting: levels }, { by });
          if (whole.value > 1e-9)
            values(M.parts).forEach((part, at) => near(H.parts![at]!.value * entropy, part, 1e-9));
        }
        const M = mutualInformationDecomposition({ counts, nesting: levels });
        near(sum(M.perArea!), M.parts!.at(-1)!.value);
      }
      const units = mutualInformationWithin(counts, nesting[0]!);
      near(sum(units.map(({ share }) => share)), 1);
      for (const { share, M, part } of units) near(share * M, part);
    }),
  );
});

test("D level by level: parts are never negative and sum to D, area by area too", () => {
  fc.assert(
    fc.property(nestedAreas, ({ columns, nesting }) => {
      const counts = countsOf(columns.slice(0, 2));
      const { value, parts, perArea } = dissimilarityDecomposition({ counts, nesting });
      near(value, dissimilarity(counts).value);
      assert.ok(values(parts).every((part) => part >= 0));
      near(sum(perArea!), parts!.at(-1)!.value);
      const coarse = dissimilarityDecomposition({ counts, nesting: [nesting[0]!] });
      near(coarse.parts![0]!.value, parts![0]!.value);
    }),
  );
});

test("an area that leans with its district adds nothing to D, one that leans against adds its whole difference", () => {
  const counts = countsOf([
    [30, 20, 5, 45],
    [10, 15, 25, 50],
  ]);
  const { perArea } = dissimilarityDecomposition({ counts, nesting: [Int32Array.of(0, 0, 1, 1)] });
  assert.deepEqual([...perArea!], [0, 0, 0, 0]);
  const mixed = dissimilarityDecomposition({ counts, nesting: [Int32Array.of(0, 0, 0, 1)] });
  [0, 0, 0.2, 0].forEach((part, area) => near(mixed.perArea![area]!, part));
});

test("variance of nested levels: a pattern between regions alone is the regions', one between areas alone the areas'", () => {
  const regions = Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3);
  const between = countsOf([
    [30, 30, 10, 10, 30, 30, 10, 10],
    [10, 10, 30, 30, 10, 10, 30, 30],
  ]);
  assert.deepEqual(values(multilevelDissimilarity({ counts: between, nesting: [regions] }).parts), [1, 0]);
  const within = countsOf([
    [30, 10, 30, 10, 30, 10, 30, 10],
    [10, 30, 10, 30, 10, 30, 10, 30],
  ]);
  const { share, heldBack, D } = multilevelDissimilarityOf(within, [regions]);
  assert.deepEqual([...share], [0, 1]);
  near(D, 0.5);
  near(heldBack[0]!, 0.5);
  near(heldBack[1]!, 0);
});

test("variance of nested levels by moments, against the balanced analysis of variance: σ²_A = (MSA − MSE)/m", () => {
  const counts = countsOf([
    [30, 26, 12, 17, 25, 21, 6, 9],
    [10, 12, 28, 19, 13, 15, 31, 26],
  ]);
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  const d = x.map((members, i) => members / sum(x) - y[i]! / sum(y));
  const pairs = [0, 2, 4, 6].map((at) => [d[at]!, d[at + 1]!] as const);
  const error = sum(pairs.map(([a, b]) => (a - b) ** 2 / 2)) / 4;
  const among = sum(pairs.map(([a, b]) => (a + b) ** 2 / 2)) / 4;
  const { variance } = multilevelDissimilarityOf(counts, [Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3)]);
  near(variance[1]!, error, 1e-16);
  near(variance[0]!, (among - error) / 2, 1e-16);
});

test("shares of variance sum to 1 over any nesting; a level that repeats another is named", () => {
  const counts = countsOf([
    [30, 26, 12, 17, 25, 21, 6, 9],
    [10, 12, 28, 19, 13, 15, 31, 26],
  ]);
  const regions = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  const districts = Int32Array.of(0, 0, 0, 1, 2, 2, 3, 3);
  near(sum(values(multilevelDissimilarity({ counts, nesting: [regions, districts] }).parts)), 1);
  assert.throws(() => multilevelDissimilarity({ counts, nesting: [regions, regions] }), kind("undefined"));
  const even = countsOf([
    [10, 10, 10],
    [20, 20, 20],
  ]);
  assert.throws(
    () => multilevelDissimilarity({ counts: even, nesting: [Int32Array.of(0, 0, 1)] }),
    kind("undefined"),
  );
});

test("location, composition and number of groups sum to the average concentration; location is V(1 − Σ P²) for two groups", () => {
  const counts = countsOf([
    [30, 10, 0],
    [10, 30, 20],
  ]);
  const { value, parts, perArea } = locationComposition(counts);
  const S = (40 * (0.75 ** 2 + 0.25 ** 2) * 2 + 20) / 100;
  near(value, S);
  const even = 0.4 ** 2 + 0.6 ** 2;
  [S - even, even - 0.5, 0.5].forEach((part, at) => near(parts![at]!.value, part));
  near(sum(perArea!), value);
});

test("a unit that lies in two larger ones is an error, as are missing numbers and a missing nesting", () => {
  const counts = countsOf([
    [1, 2, 3],
    [3, 2, 1],
  ]);
  const measure = mutualInformationDecomposition;
  assert.throws(() => measure(counts), kind("needs"));
  assert.throws(() => measure({ counts, nesting: [Int32Array.of(0, 1)] }), kind("input"));
  assert.throws(
    () => measure({ counts, nesting: [Int32Array.of(0, 0, 1), Int32Array.of(0, 1, 1)] }),
    kind("input"),
  );
});

test("a single area has no segregation at any level; nobody at all is an error; an absent group adds nothing", () => {
  const nesting = [Int32Array.of(0)];
  const one = countsOf([[4], [6]]);
  for (const measure of [mutualInformationDecomposition, theilHDecomposition, dissimilarityDecomposition])
    near(measure({ counts: one, nesting }).value, 0);
  const nobody = countsOf([
    [0, 0],
    [0, 0],
  ]);
  for (const measure of DECOMPOSITION)
    assert.throws(() => measure({ counts: nobody, nesting: [Int32Array.of(0, 0)] }), kind("undefined"));
  const two = countsOf([
    [4, 1],
    [1, 4],
  ]);
  const three = countsOf([
    [4, 1],
    [1, 4],
    [0, 0],
  ]);
  for (const measure of [mutualInformationDecomposition, theilHDecomposition])
    near(
      measure({ counts: three, nesting: [Int32Array.of(0, 1)] }).value,
      measure({ counts: two, nesting: [Int32Array.of(0, 1)] }).value,
    );
});

test("splitting an area into shares of the same mix, or another order of areas, changes no level of M, H or D", () => {
  fc.assert(
    fc.property(nestedAreas, fc.nat(), ({ columns, nesting }, chosen) => {
      const area = chosen % columns[0]!.length;
      const split = (column: readonly number[]): number[] =>
        [column[area]! / 4, ...column.with(area, (column[area]! * 3) / 4)].reverse();
      const renumbered = nesting.map((level) => Int32Array.from([level[area]!, ...level].reverse()));
      for (const [measure, k] of [
        [mutualInformationDecomposition, 3],
        [theilHDecomposition, 3],
        [dissimilarityDecomposition, 2],
      ] as const) {
        const whole = measure({ counts: countsOf(columns.slice(0, k)), nesting });
        const parted = measure({ counts: countsOf(columns.slice(0, k).map(split)), nesting: renumbered });
        whole.parts!.forEach(({ value }, level) => near(parted.parts![level]!.value, value));
      }
    }),
  );
});
