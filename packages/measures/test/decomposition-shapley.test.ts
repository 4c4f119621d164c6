import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  MeasuresError,
  countsOf,
  karmelMaclachlan,
  proportionalFit,
  shapleyDifference,
} from "@tvars/measures";
import type { Counts, Difference } from "@tvars/measures";
import { marginsOf } from "../src/decomposition/ipf.ts";

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

const part = ({ parts }: Difference, id: string): number => parts.find((part) => part.id === id)!.value;

/** Two dates of the same areas and three groups, every cell inhabited or not. */
const twoDates = fc
  .integer({ min: 2, max: 12 })
  .chain((areas) => {
    const date = fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: areas, maxLength: areas }), {
      minLength: 3,
      maxLength: 3,
    });
    return fc.tuple(date, date);
  })
  .filter((dates) => dates.every((date) => date.every((group) => group.filter((n) => n > 0).length > 1)))
  .map(([before, after]) => [countsOf(before!), countsOf(after!)] as const);

const loose = { precision: 1e-4, maxIterations: 1e6 };

test("a fitted table has the wanted margins and keeps every odds ratio of its source", () => {
  const source = { rows: 3, columns: 2, cells: Float64Array.of(10, 20, 30, 5, 7, 11) };
  const { table } = proportionalFit(source, Float64Array.of(1, 1, 2), Float64Array.of(3, 1), {
    precision: 1e-14,
  });
  const { units, groups } = marginsOf(table);
  units.forEach((share, u) => near(share, [0.25, 0.25, 0.5][u]!, 1e-14));
  groups.forEach((share, g) => near(share, [0.75, 0.25][g]!, 1e-14));
  const odds = ({ cells }: { cells: Float64Array }, u: number): number =>
    (cells[2 * u]! * cells[2 * u + 3]!) / (cells[2 * u + 1]! * cells[2 * u + 2]!);
  for (const u of [0, 1]) near(odds(table, u), odds(source, u), 1e-12);
});

test("a fit that does not arrive says so, with how far off it is", () => {
  const source = { rows: 2, columns: 2, cells: Float64Array.of(1, 2, 3, 4) };
  assert.throws(
    () =>
      proportionalFit(source, Float64Array.of(1, 9), Float64Array.of(9, 1), {
        precision: 1e-15,
        maxIterations: 2,
      }),
    (error) =>
      error instanceof MeasuresError &&
      error.kind === "undefined" &&
      /after 2 iterations/.test(error.message),
  );
});

test("a margin of 0 or of another length is an error that names it", () => {
  const source = { rows: 2, columns: 2, cells: Float64Array.of(1, 2, 3, 4) };
  const two = Float64Array.of(1, 1);
  for (const [units, groups] of [
    [two, Float64Array.of(1, 0)],
    [Float64Array.of(1, 1, 1), two],
    [Float64Array.of(1, NaN), two],
  ] as const)
    assert.throws(
      () => proportionalFit(source, units, groups),
      (error) => error instanceof MeasuresError && error.kind === "input" && /above 0/.test(error.message),
    );
});

test("the same date twice differs in nothing", () => {
  const counts = countsOf([
    [10, 20, 30],
    [30, 10, 5],
  ]);
  for (const measure of ["mutual-information", "theil-h", "dissimilarity"] as const)
    for (const { value } of shapleyDifference(counts, counts, { measure }).parts) near(value, 0, 1e-15);
});

test("a 2 × 2 table whose margins change and whose odds ratio stays has no structural part", () => {
  const before = countsOf([
    [40, 10],
    [10, 40],
  ]);
  const after = countsOf([
    [40 * 6, 10 * 2],
    [10 * 3, 40 * 1],
  ]);
  for (const measure of ["mutual-information", "theil-h", "dissimilarity"] as const) {
    const result = shapleyDifference(before, after, { measure, precision: 1e-15, maxIterations: 1e5 });
    near(part(result, "structural"), 0, 1e-13);
    assert.ok(Math.abs(result.difference) > 0.01);
  }
});

test("with unchanged margins everything is structural", () => {
  const before = countsOf([
    [40, 10],
    [10, 40],
  ]);
  const after = countsOf([
    [30, 20],
    [20, 30],
  ]);
  const result = shapleyDifference(before, after, { measure: "dissimilarity", precision: 1e-15 });
  near(result.before, 0.6);
  near(result.after, 0.2);
  near(part(result, "structural"), -0.4);
  near(part(result, "group-margin"), 0);
  near(part(result, "unit-margin"), 0);
});

test("an area that appears is an addition, one that disappears a removal; an empty area is not there", () => {
  const before = countsOf([
    [40, 10, 5],
    [10, 40, 5],
  ]);
  const after = countsOf([
    [40, 10, 0, 30],
    [10, 40, 0, 0],
  ]);
  const result = shapleyDifference(before, after, {
    measure: "dissimilarity",
    keys: { before: ["a", "b", "c"], after: ["a", "b", "c", "d"] },
  });
  near(result.before, (Math.abs(40 / 55 - 10 / 55) * 2) / 2);
  near(part(result, "removals"), 0.6 - 30 / 55);
  near(part(result, "additions"), result.after - 0.6);
  near(part(result, "structural"), 0, 1e-12);
});

test("areas are paired by key whatever their order, and a bridge pairs keys of two versions", () => {
  const before = countsOf([
    [40, 10, 7],
    [10, 40, 9],
  ]);
  const after = countsOf([
    [8, 12, 41],
    [9, 44, 12],
  ]);
  const sorted = countsOf([
    [41, 12, 8],
    [12, 44, 9],
  ]);
  const plain = shapleyDifference(before, sorted);
  const keyed = shapleyDifference(before, after, {
    keys: {
      before: ["0001@2020", "0002@2020", "0003@2020"],
      after: ["0003@2025", "0002@2025", "0001@2025"],
      same: new Map(["0001", "0002", "0003"].map((code) => [`${code}@2020`, `${code}@2025`])),
    },
  });
  plain.parts.forEach(({ id, value }) => near(part(keyed, id), value, 1e-15));
  assert.deepEqual([...keyed.perArea!.after], [2, 1, 0]);
});

test("keys of two versions are never paired by their codes, and unlike numbers of areas need keys", () => {
  const two = countsOf([
    [4, 1],
    [1, 4],
  ]);
  const three = countsOf([
    [4, 1, 1],
    [1, 4, 1],
  ]);
  const kind = (wanted: string) => (error: unknown) =>
    error instanceof MeasuresError && error.kind === wanted;
  assert.throws(() => shapleyDifference(two, three), kind("needs"));
  assert.throws(
    () =>
      shapleyDifference(two, two, { keys: { before: ["1@2020", "2@2020"], after: ["1@2025", "2@2025"] } }),
    kind("undefined"),
  );
  assert.throws(
    () => shapleyDifference(two, two, { keys: { before: ["1", "1"], after: ["1", "2"] } }),
    kind("input"),
  );
});

const columnsSumToParts = (result: Difference): void => {
  near(result.identityError, 0, 1e-12);
  near(result.difference, result.after - result.before, 0);
  for (const { id, values } of result.perArea!.parts)
    near(
      values.reduce((sum, value) => sum + value, 0),
      part(result, id),
      1e-12,
    );
};

const common = (counts: Counts, areas: number): (string | number)[] =>
  Array.from({ length: counts.areas }, (_, area) => (area < areas ? area : `${area} of ${counts.totals[0]}`));

test("parts sum to the difference, and their columns by area to the parts, for M, H, D and both methods", () => {
  fc.assert(
    fc.property(twoDates, fc.nat({ max: 10 }), ([before, after], unmatched) => {
      const shared = Math.max(2, before.areas - unmatched);
      const keys = {
        before: common(before, shared),
        after: common(after, shared).map((key) => (typeof key === "number" ? key : `later ${key}`)),
      };
      const two = [before, after].map(({ groups }) => countsOf(groups.slice(0, 2))) as [Counts, Counts];
      try {
        for (const method of [shapleyDifference, karmelMaclachlan]) {
          columnsSumToParts(method(before, after, { ...loose, keys }));
          columnsSumToParts(method(before, after, { ...loose, keys, measure: "theil-h" }));
          columnsSumToParts(method(...two, { ...loose, keys, measure: "dissimilarity" }));
        }
      } catch (error) {
        fc.pre(!(error instanceof MeasuresError && /at both dates/.test(error.message)));
        throw error;
      }
    }),
    { numRuns: 60 },
  );
});

test("the other order of the dates changes every sign of the Shapley parts and nothing else", () => {
  fc.assert(
    fc.property(twoDates, ([before, after]) => {
      const there = shapleyDifference(before, after, loose);
      const back = shapleyDifference(after, before, loose);
      near(back.difference, -there.difference, 1e-15);
      for (const id of ["group-margin", "unit-margin", "structural"])
        near(part(back, id), -part(there, id), 1e-12);
      near(part(back, "additions"), -part(there, "removals"), 1e-12);
    }),
    { numRuns: 40 },
  );
});

test("structure alone: multiplying groups and areas leaves no structural part, whatever the table", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 9 }),
        ),
        {
          minLength: 2,
          maxLength: 8,
        },
      ),
      fc.integer({ min: 1, max: 9 }),
      (rows, times) => {
        const before = countsOf([rows.map(([x]) => x), rows.map(([, y]) => y)]);
        const after = countsOf([
          rows.map(([x, , scale]) => x * scale * times),
          rows.map(([, y, scale]) => y * scale),
        ]);
        const result = shapleyDifference(before, after, { precision: 1e-14, maxIterations: 1e6 });
        near(part(result, "structural"), 0, 1e-11);
      },
    ),
    { numRuns: 60 },
  );
});

test("ten times the people at both dates, or an area split alike at both, leaves every part as it was", () => {
  fc.assert(
    fc.property(twoDates, (dates) => {
      const [before, after] = dates.map(({ groups }) =>
        countsOf(groups.map((column) => column.map((count) => count + 1))),
      ) as [Counts, Counts];
      const there = shapleyDifference(before, after);
      const times = (counts: Counts): Counts =>
        countsOf(counts.groups.map((column) => column.map((n) => n * 10)));
      const split = (counts: Counts): Counts =>
        countsOf(counts.groups.map((column) => [column[0]! / 2, ...column.with(0, column[0]! / 2)]));
      for (const change of [times, split]) {
        const other = shapleyDifference(change(before), change(after));
        there.parts.forEach(({ id, value }) => near(part(other, id), value));
      }
    }),
    { numRuns: 40 },
  );
});
