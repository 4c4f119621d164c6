import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  CONTEXT,
  MeasuresError,
  adjacencyOf,
  countsOf,
  dissimilarityMulti,
  egohood,
  egohoodDissimilarity,
  egohoodTheilH,
  environmentsOver,
  exposureMatrix,
  exposureMutualInformation,
  feitosaDissimilarity,
  feitosaExposure,
  feitosaInformationTheory,
  feitosaIsolation,
  gini,
  kernelOf,
  macroMicroRatio,
  multiscalarProfile,
  neighbourExposure,
  profileOver,
  relativeDiversity,
  spatialDissimilarityRo,
  spatialExposure,
  spatialInformationTheory,
  spatialRelativeDiversity,
  straightLine,
  theilH,
} from "../src/index.ts";
import type { Measure, MeasureData, SmoothOptions } from "../src/index.ts";
import { apart, reordered, towns } from "./support/towns.ts";

const close = (actual: number, expected: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} instead of ${expected}`);

const kind = (wanted: string) => (error: unknown) => error instanceof MeasuresError && error.kind === wanted;

const sum = (column: Float64Array): number => column.reduce((all, part) => all + part, 0);

const aroundPeople: readonly [Measure<SmoothOptions>, Measure][] = [
  [spatialInformationTheory, theilH],
  [spatialRelativeDiversity, relativeDiversity],
  [spatialDissimilarityRo, dissimilarityMulti],
  [egohoodTheilH, theilH],
  [egohoodDissimilarity, dissimilarityMulti],
  [feitosaInformationTheory, theilH],
  [feitosaDissimilarity, dissimilarityMulti],
];

test("a bandwidth of 0 is the measure without surroundings, where no two areas share a place", () => {
  fc.assert(
    fc.property(towns(), ({ counts, centres: { x, y } }) => {
      const data = { counts, centres: { x, y: y.map((north, i) => north + 10_000 * i) } };
      for (const [spatial, plain] of aroundPeople)
        close(spatial(data, { bandwidthM: 0 }).value, plain(counts).value, 1e-9);
    }),
  );
});

test("surroundings that hold everybody alike leave no segregation", () => {
  fc.assert(
    fc.property(towns(), (town) => {
      for (const [spatial] of aroundPeople)
        close(spatial(town, { bandwidthM: 1e6, kernel: "uniform" }).value, 0, 1e-12);
    }),
  );
});

test("parts of areas sum to the value, an area without people has 0, and D̃ lies in 0–1", () => {
  fc.assert(
    fc.property(towns(), fc.integer({ min: 0, max: 5000 }), (town, bandwidthM) => {
      for (const [spatial] of aroundPeople) {
        const { value, perArea } = spatial(town, { bandwidthM });
        close(sum(perArea!), value);
        assert.ok(perArea!.every(Number.isFinite));
      }
      const { value, perArea } = spatialDissimilarityRo(town, { bandwidthM });
      assert.ok(value >= 0 && value <= 1 + 1e-12);
      town.counts.totals.forEach((people, i) => people === 0 && assert.equal(perArea![i], 0));
    }),
  );
});

test("the order of areas, their unit of people and a reach in place of centres do not matter", () => {
  fc.assert(
    fc.property(towns(), (town) => {
      const order = Array.from(town.counts.totals, (_, i) => i).reverse();
      const tenfold = countsOf(town.counts.groups.map((column) => column.map((people) => people * 10)));
      for (const [spatial] of aroundPeople) {
        const { value } = spatial(town, { bandwidthM: 900 });
        close(spatial(reordered(town, order), { bandwidthM: 900 }).value, value, 1e-11);
        close(spatial({ ...town, counts: tenfold }, { bandwidthM: 900 }).value, value, 1e-11);
        close(
          spatial({ counts: town.counts, reach: straightLine(town.centres) }, { bandwidthM: 900 }).value,
          value,
          1e-11,
        );
      }
    }),
  );
});

test("two areas 500 m apart, triangular to 1,000 m: D̃ by hand", () => {
  const data = {
    counts: countsOf([
      [100, 0],
      [0, 100],
    ]),
    centres: { x: Float64Array.of(0, 500), y: Float64Array.of(0, 0) },
  };
  // Around each: 100 of its own and 50 of the other, so 2/3 and 1/3 against 1/2 and 1/2.
  const around = { kernel: "triangular", bandwidthM: 1000 };
  close(spatialDissimilarityRo(data, around).value, 1 / 3);
  const entropy = -(2 / 3) * Math.log2(2 / 3) - (1 / 3) * Math.log2(1 / 3);
  close(spatialInformationTheory(data, around).value, 1 - entropy);
  close(spatialRelativeDiversity(data, around).value, 1 - (2 * (2 / 9)) / 0.5);
  const { value, matrix, perGroup } = spatialExposure(data, around);
  close(value, 1 / 3);
  [2 / 3, 1 / 3, 1 / 3, 2 / 3].forEach((share, cell) => close(matrix!.values[cell]!, share));
  [2 / 3, 2 / 3].forEach((share, group) => close(perGroup![group]!, share));
});

test("weights are those who live in the area: an empty square between two quarters adds nothing (egohoods let it count)", () => {
  const quarters = {
    counts: countsOf([
      [100, 0],
      [0, 100],
    ]),
    centres: { x: Float64Array.of(0, 500), y: Float64Array.of(0, 0) },
  };
  const withSquare = {
    counts: countsOf([
      [100, 0, 0],
      [0, 0, 100],
    ]),
    centres: { x: Float64Array.of(0, 250, 500), y: Float64Array.of(0, 0, 0) },
  };
  const around = { kernel: "triangular", bandwidthM: 1000 };
  close(spatialDissimilarityRo(withSquare, around).value, spatialDissimilarityRo(quarters, around).value);
  assert.ok(
    egohoodDissimilarity(withSquare, around).value < egohoodDissimilarity(quarters, around).value - 0.05,
  );
});

test("local environments of Feitosa by all pairs: d̆_j, and exposure and isolation whose rows sum to 1", () => {
  fc.assert(
    fc.property(towns({ min: 3, max: 3 }), (town) => {
      const { counts, centres } = town;
      const kernel = kernelOf("gaussian", 800);
      const T = sum(counts.totals);
      const shares = counts.groups.map((column) => sum(column) / T);
      const I = shares.reduce((all, share) => all + share * (1 - share), 0);
      const { perArea } = feitosaDissimilarity(town, { bandwidthM: 800 });
      const { matrix } = feitosaExposure(town, { bandwidthM: 800, from: 2, to: 0 });
      for (let j = 0; j < counts.areas; j += 1) {
        const around = counts.groups.map((column) =>
          column.reduce((all, people, i) => {
            const d = apart(centres, j, i);
            return all + (d <= kernel.reachM ? kernel.weight(d) * people : 0);
          }, 0),
        );
        const all = around.reduce((a, b) => a + b, 0);
        if (counts.totals[j] === 0) continue;
        const part = shares.reduce((s, share, m) => s + Math.abs(around[m]! / all - share), 0);
        close(perArea![j]!, (counts.totals[j]! / (2 * T * I)) * part);
      }
      for (let m = 0; m < 3; m += 1) close(sum(matrix!.values.subarray(3 * m, 3 * m + 3)), 1);
      close(feitosaIsolation(town, { bandwidthM: 800, from: 2 }).value, matrix!.values[8]!);
      close(feitosaExposure(town, { bandwidthM: 800, from: 2, to: 0 }).value, matrix!.values[6]!);
    }),
  );
});

test("spatial exposure with a bandwidth of 0 is the exposure matrix", () => {
  const data = {
    counts: countsOf([
      [10, 40, 5],
      [90, 20, 45],
      [3, 0, 7],
    ]),
    centres: { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0, 0, 0) },
  };
  const { matrix } = spatialExposure(data, { bandwidthM: 0 });
  exposureMatrix(data.counts).matrix!.values.forEach((share, cell) => close(matrix!.values[cell]!, share));
});

test("egohood takes any measure of counts, and drops intervals, which do not hold for overlapping surroundings", () => {
  const data = {
    counts: countsOf([
      [10, 40, 5],
      [90, 20, 45],
    ]),
    centres: { x: Float64Array.of(0, 300, 900), y: Float64Array.of(0, 0, 0) },
  };
  const result = egohood(gini, data, { bandwidthM: 500 });
  const around = countsOf([
    [10 + 0.4 * 40, 40 + 0.4 * 10, 5],
    [90 + 0.4 * 20, 20 + 0.4 * 90, 45],
  ]);
  close(result.value, gini(around).value);
  assert.equal(result.interval, undefined);
  assert.equal(result.expected, undefined);
  assert.match(result.note.en, /500 m/);
});

test("over divisions: the environment is the larger area, so H̃ there is H of the larger areas", () => {
  const counts = countsOf([
    [10, 40, 5, 60, 0],
    [90, 20, 45, 10, 8],
  ]);
  const nesting = [Int32Array.of(0, 0, 0, 0, 0), Int32Array.of(0, 0, 1, 1, 2)];
  const { profile } = multiscalarProfile({ counts, nesting }, { over: "divisions", at: [-1, 1, 0] });
  close(profile!.value[0]!, theilH(counts).value);
  close(
    profile!.value[1]!,
    theilH(
      countsOf([
        [50, 65, 0],
        [110, 55, 8],
      ]),
    ).value,
  );
  close(profile!.value[2]!, 0);
  assert.deepEqual([...environmentsOver({ counts, nesting }, { over: "divisions" }).at], [-1, 1, 0]);
});

test("over steps and over people a profile ends at 0 when everybody is reached", () => {
  const counts = countsOf([
    [10, 40, 5],
    [90, 20, 45],
  ]);
  const adjacency = adjacencyOf(3, [
    [0, 1],
    [1, 2],
  ]);
  const steps = multiscalarProfile({ counts, adjacency }, { over: "steps", at: [0, 1, 2] }).profile!;
  close(steps.value[0]!, theilH(counts).value);
  close(steps.value[2]!, 0);
  const people = multiscalarProfile({ counts, adjacency }, { over: "people", at: [1, 1000] }).profile!;
  close(people.value[0]!, theilH(counts).value);
  close(people.value[1]!, 0);
});

test("profileOver draws any measure: with its quick form or with options of its own", () => {
  fc.assert(
    fc.property(towns({ min: 2, max: 2 }), (town) => {
      const at = [0, 1000, 1e6];
      const quick = profileOver(gini, town, { at, kernel: "uniform" });
      const slow = profileOver(gini, town, { at, kernel: "uniform", measureOptions: { level: 0.9 } });
      quick.value.forEach((value, step) => close(slow.value[step]!, value));
      close(quick.value[2]!, 0, 1e-9);
    }),
  );
});

test("the macro/micro ratio of a chequered row is small, of two halves near 1", () => {
  const row = (first: (i: number) => boolean): MeasureData => ({
    counts: countsOf([
      Array.from({ length: 60 }, (_, i) => (first(i) ? 100 : 0)),
      Array.from({ length: 60 }, (_, i) => (first(i) ? 0 : 100)),
    ]),
    centres: { x: Float64Array.from({ length: 60 }, (_, i) => 400 * i), y: new Float64Array(60) },
  });
  const chequered = macroMicroRatio(row((i) => i % 2 === 0)).value;
  const halves = macroMicroRatio(row((i) => i < 30)).value;
  assert.ok(chequered < 0.01 && halves > 0.7, `${chequered} and ${halves}`);
  assert.throws(
    () =>
      macroMicroRatio({
        ...row(() => true),
        counts: countsOf([new Float64Array(60).fill(5), new Float64Array(60).fill(5)]),
      }),
    kind("undefined"),
  );
});

/** Four neighbours on a square of `side` cells. */
const lattice = (side: number) =>
  adjacencyOf(
    side * side,
    Array.from({ length: side * side }, (_, i) => i).flatMap((i) => [
      ...(i % side < side - 1 ? [[i, i + 1] as const] : []),
      ...(i < side * (side - 1) ? [[i, i + side] as const] : []),
    ]),
  );

const painted = (side: number, groups: number, groupOf: (row: number, column: number) => number) =>
  countsOf(
    Array.from({ length: groups }, (_, g) =>
      Array.from({ length: side * side }, (__, i) =>
        groupOf(Math.floor(i / side), i % side) === g ? 10 : 0,
      ),
    ),
  );

test("mutual information over borders: of a raster with one group in each cell as a count of neighbour pairs (Dmowska et al. 2020)", () => {
  const side = 8;
  // Two halves: 112 pairs of neighbours, 8 of them over the line between the halves.
  const halves = painted(side, 2, (row) => (row < side / 2 ? 0 : 1));
  const across = 8 / 112;
  const joint = (p: number): number => (p === 0 ? 0 : -p * Math.log2(p));
  const expected = 2 - (2 * joint((1 - across) / 2) + 2 * joint(across / 2));
  const { mutualInformationBits, entropyBits, jointEntropyBits, matrix, perArea } = neighbourExposure(
    halves,
    lattice(side),
  );
  close(mutualInformationBits, expected);
  close(entropyBits, 1);
  close(mutualInformationBits, 2 * entropyBits - jointEntropyBits);
  close(matrix[1]!, across / 2);
  close(sum(perArea), expected);
  // A chequerboard decides the neighbour wholly; an even mix says nothing.
  const board = { counts: painted(side, 2, (row, column) => (row + column) % 2), adjacency: lattice(side) };
  close(exposureMutualInformation(board).value, 1);
  const mixed = {
    counts: countsOf([new Float64Array(64).fill(3), new Float64Array(64).fill(9)]),
    adjacency: lattice(side),
  };
  close(exposureMutualInformation(mixed).value, 0);
});

test("mutual information over borders: empty areas are passed over, and without inhabited neighbours it has no value", () => {
  const adjacency = adjacencyOf(3, [
    [0, 1],
    [1, 2],
  ]);
  const { matrix } = neighbourExposure(
    countsOf([
      [4, 0, 0],
      [0, 4, 0],
    ]),
    adjacency,
  );
  assert.deepEqual([...matrix], [0, 0.5, 0.5, 0]);
  assert.throws(
    () =>
      neighbourExposure(
        countsOf([
          [4, 0, 1],
          [0, 0, 4],
        ]),
        adjacency,
      ),
    kind("undefined"),
  );
  assert.throws(() => neighbourExposure(countsOf([[4], [1]]), adjacency), kind("input"));
});

test("a single area is 0, an absent group changes nothing, one group alone or nobody is a named error", () => {
  const centres = { x: Float64Array.of(0, 700), y: Float64Array.of(0, 0) };
  for (const [spatial] of aroundPeople) {
    const one = { counts: countsOf([[5], [7]]), centres: { x: Float64Array.of(1), y: Float64Array.of(2) } };
    close(spatial(one).value, 0);
    const two = spatial({
      counts: countsOf([
        [5, 1],
        [7, 9],
      ]),
      centres,
    }).value;
    close(
      spatial({
        counts: countsOf([
          [5, 1],
          [7, 9],
          [0, 0],
        ]),
        centres,
      }).value,
      two,
    );
    assert.throws(
      () =>
        spatial({
          counts: countsOf([
            [5, 1],
            [0, 0],
          ]),
          centres,
        }),
      kind("undefined"),
    );
    assert.throws(
      () =>
        spatial({
          counts: countsOf([
            [0, 0],
            [0, 0],
          ]),
          centres,
        }),
      kind("undefined"),
    );
  }
  const absent = {
    counts: countsOf([
      [0, 0],
      [7, 9],
    ]),
    centres,
  };
  assert.throws(() => spatialExposure(absent), kind("undefined"));
  assert.deepEqual([...spatialExposure(absent, { from: 1, to: 0 }).matrix!.values], [0, 0, 0, 1]);
  assert.throws(() => spatialExposure(absent, { from: 2 }), kind("input"));
});

test("whoever has nobody around them, not even in the own area, is left out and told of", () => {
  const data = {
    counts: countsOf([
      [10, 0, 30],
      [0, 10, 30],
    ]),
    centres: { x: Float64Array.of(0, 100, 9000), y: Float64Array.of(0, 0, 0) },
  };
  // With the own area left out the first two see only one another: each group sees only the other, the third area sees nobody.
  const { value, perArea, note } = spatialDissimilarityRo(data, { self: 0, kernel: "uniform" });
  close(value, 1);
  assert.equal(perArea![2], 0);
  assert.match(note.en, /60 people/);
  const alone = { counts: countsOf([[1], [2]]), centres: { x: Float64Array.of(0), y: Float64Array.of(0) } };
  assert.throws(() => spatialDissimilarityRo(alone, { self: 0 }), kind("undefined"));
});

test("every measure of surroundings says what it needs when neither reach, centres nor adjacency is given", () => {
  const counts = countsOf([
    [1, 2],
    [3, 4],
  ]);
  for (const measure of CONTEXT) assert.throws(() => measure(counts), kind("needs"), measure.info.id);
});

test("a profile over metres needs places, over divisions a nesting, and its measure and scale must exist", () => {
  const counts = countsOf([
    [1, 2],
    [3, 4],
  ]);
  const adjacency = adjacencyOf(2, [[0, 1]]);
  assert.throws(() => multiscalarProfile({ counts, adjacency }), kind("needs"));
  assert.throws(
    () => multiscalarProfile({ counts, adjacency }, { over: "divisions", at: [0] }),
    kind("needs"),
  );
  assert.throws(() => multiscalarProfile({ counts, adjacency }, { over: "miles" as "steps" }), kind("input"));
  assert.throws(
    () => multiscalarProfile({ counts, adjacency }, { over: "steps", measure: "D" }),
    kind("input"),
  );
});
