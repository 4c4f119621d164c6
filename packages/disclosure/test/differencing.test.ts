import assert from "node:assert/strict";
import { test } from "node:test";
import { differences, guardRelease, loadSolver, type Release, type ReleasedCell } from "@tvars/disclosure";
import fc from "fast-check";

const highs = await loadSolver();
const rule = { kind: "threshold", from: 1, to: 4 } as const;
const options = { rule, highs };
const cell = (name: string, units: number[]): ReleasedCell => ({
  name,
  measure: "n",
  units,
  status: "shown",
});

test("a buffer that differs from a RegSO by one block of 3 gives that block away", () => {
  const values = { n: [40, 25, 3] };
  const releases: Release[] = [
    { id: "2024", cells: [cell("RegSO A", [0, 1, 2])] },
    { id: "2025", cells: [cell("buffer", [0, 1])] },
  ];
  const [found, ...others] = differences(releases, values, options);
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...found },
    { name: "2024: RegSO A − 2025: buffer", units: [2], value: 3, low: 3, high: 3 },
  );
  assert.deepEqual(differences(releases.slice(0, 1), values, options), []);
});

test("overlapping areas of three releases give a piece away together, though no two of them do", () => {
  // A∪B, B∪C and A∪C determine each of A, B and C.
  const values = { n: [30, 2, 50] };
  const releases: Release[] = [
    { id: "a", cells: [cell("AB", [0, 1])] },
    { id: "b", cells: [cell("BC", [1, 2])] },
    { id: "c", cells: [cell("AC", [0, 2])] },
  ];
  const found = differences(releases, values, options);
  assert.deepEqual(
    found.map(({ units, low, high }) => ({ units, low, high })),
    [{ units: [1], low: 2, high: 2 }],
  );
  assert.deepEqual(
    differences(releases.slice(0, 2), values, options).map(({ units, low }) => ({ units, low })),
    [],
  );
});

test("a new release is thinned until nothing narrower than the rule follows from it and all earlier ones", () => {
  const arbitrary = fc.record({
    values: fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 10, max: 80 })), {
      minLength: 8,
      maxLength: 8,
    }),
    fresh: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
  let thinned = 0;
  fc.assert(
    fc.property(arbitrary, ({ values, fresh }) => {
      const earlier: Release[] = [{ id: "old", cells: [cell("all", [0, 1, 2, 3, 4, 5, 6, 7])] }];
      if (values.reduce((a, b) => a + b, 0) < 30) return;
      const release = { id: "new", cells: fresh.map((units, at) => cell(`area ${at}`, units)) };
      const { hide, open } = guardRelease(earlier, release, { n: values }, options);
      assert.deepEqual(open, []);
      thinned += hide.size;
      const shown = {
        id: "new",
        cells: release.cells.map((one, at) => (hide.has(at) ? { ...one, status: "hidden" as const } : one)),
      };
      assert.deepEqual(differences([...earlier, shown], { n: values }, options), []);
    }),
    { numRuns: 60, seed: 5 },
  );
  assert.ok(thinned > 10);
});
