import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  DIFFERENCES,
  MeasuresError,
  adjacencyOf,
  changeByArea,
  compressUnits,
  countsOf,
  counterfactualDifference,
  dissimilarity,
  gini,
  isolation,
  moraRuizCastillo,
  mutualInformation,
  theilH,
} from "@tvars/measures";
import type { Measure } from "@tvars/measures";
import { quantileOf, rankedOf } from "../src/decomposition/percentile-matching.ts";

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

const column = (n: number) => fc.array(fc.integer({ min: 1, max: 60 }), { minLength: n, maxLength: n });
const dates = (k: number) =>
  fc
    .tuple(fc.integer({ min: 3, max: 15 }), fc.integer({ min: 3, max: 15 }))
    .chain(([n, m]) =>
      fc.tuple(
        fc.tuple(...Array.from({ length: k }, () => column(n))),
        fc.tuple(...Array.from({ length: k }, () => column(m))),
      ),
    )
    .map(([before, after]) => [countsOf(before), countsOf(after)] as const);

const keysOf = (n: number, m: number): { before: number[]; after: number[] } => ({
  before: Array.from({ length: n }, (_, i) => i),
  after: Array.from({ length: m }, (_, i) => i + 1),
});

test("which areas changed D, M, H and isolation: exact, sorted, areas of one date on their own", () => {
  fc.assert(
    fc.property(dates(2), ([before, after]) => {
      for (const measure of [dissimilarity, mutualInformation, theilH, isolation] as Measure[]) {
        const result = changeByArea(measure, before, after, { keys: keysOf(before.areas, after.areas) });
        assert.equal(result.method, "exact");
        near(result.identityError, 0);
        near(sum(result.areas.map(({ value }) => value)), result.difference);
        assert.ok(result.areas.every(({ value }, at) => at === 0 || result.areas[at - 1]!.value <= value));
        for (const { kind, before: was, after: is } of result.areas)
          assert.equal(kind, was < 0 ? "appeared" : is < 0 ? "disappeared" : "both");
        assert.deepEqual(
          [...result.perArea!.parts[0]!.values],
          result.areas.map(({ value }) => value),
        );
      }
    }),
    { numRuns: 40 },
  );
});

test("one area that empties of a group: its part and those of all others, by hand", () => {
  const before = countsOf([
    [20, 10, 10],
    [10, 10, 20],
  ]);
  const after = countsOf([
    [20, 10, 0],
    [10, 10, 20],
  ]);
  const { areas, parts } = changeByArea(dissimilarity, before, after);
  const part = (area: number): number => areas.find(({ key }) => key === area)!.value;
  near(part(0), Math.abs(20 / 30 - 0.25) / 2 - 0.125);
  near(part(1), Math.abs(10 / 30 - 0.25) / 2);
  near(part(2), 0.25 - 0.125);
  near(parts[0]!.value, part(0) + part(1) + part(2));
});

test("a measure that is no sum over areas is taken one area at a time, and says so", () => {
  const byRank = Object.assign(
    (...given: Parameters<typeof gini>) => ({ ...gini(...given), perArea: undefined }),
    {
      info: gini.info,
      quick: gini.quick,
    },
  ) as unknown as Measure;
  const before = countsOf([
    [20, 10, 10, 4],
    [10, 10, 20, 9],
  ]);
  const after = countsOf([
    [22, 10, 3, 8],
    [10, 10, 20, 9],
  ]);
  const result = changeByArea(byRank, before, after, {
    keys: { before: ["a", "b", "c", "d"], after: ["a", "b", "c", "e"] },
  });
  assert.equal(result.method, "one-at-a-time");
  assert.match(result.note.en, /not exact/);
  near(result.identityError, 0, 1e-15);
  near(result.areas.find(({ key }) => key === "b")!.value, 0, 0);
  assert.equal(result.areas.find(({ key }) => key === "e")!.kind, "appeared");
  const change = counts([22, 10, 10, 4], [10, 10, 20, 9]);
  const back = counts([20, 10, 3, 0, 8], [10, 10, 20, 0, 9]);
  near(
    result.areas.find(({ key }) => key === "a")!.value,
    (gini.quick!(change) - gini.quick!(before) + gini.quick!(after) - gini.quick!(back)) / 2,
  );
});

const counts = (x: number[], y: number[]) => countsOf([x, y]);

test("ranks share their mean where equal, and quantiles are linear: position (n − 1) q", () => {
  const { sorted, percentile } = rankedOf(Float64Array.of(5, 1, 5, 3));
  assert.deepEqual([...sorted], [1, 3, 5, 5]);
  assert.deepEqual([...percentile], [0.875, 0.25, 0.875, 0.5]);
  near(quantileOf(sorted, 0.5), 4);
  near(quantileOf(sorted, 0), 1);
  near(quantileOf(sorted, 1), 5);
  near(quantileOf(Float64Array.of(7), 0.3), 7);
});

test("space and people sum to the difference, whatever the measure, and change sign with the order", () => {
  fc.assert(
    fc.property(
      dates(2),
      fc.constantFrom("composition", "share", "dual-composition"),
      ([before, after], kind) => {
        for (const measure of [dissimilarity, gini, isolation] as Measure[]) {
          const there = counterfactualDifference(measure, before, after, { kind });
          near(there.identityError, 0);
          const back = counterfactualDifference(measure, after, before, { kind });
          there.parts.forEach(({ value }, at) => near(back.parts[at]!.value, -value));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("the same place twice differs neither in space nor in people beyond its ranks", () => {
  const place = countsOf([
    [20, 10, 10, 4],
    [10, 10, 20, 9],
  ]);
  for (const { value } of counterfactualDifference(dissimilarity, place, place).parts) near(value, 0);
});

test("a measure that needs more than counts gets the geometry of each place", () => {
  const seen: number[] = [];
  const spatial = Object.assign(
    (data: { counts: ReturnType<typeof countsOf>; values?: Float64Array }) => {
      seen.push(data.values![0]!);
      return { value: dissimilarity(data.counts).value * data.values![0]!, note: { sv: "", en: "" } };
    },
    { info: { ...dissimilarity.info, needs: ["values"] } },
  ) as unknown as Measure;
  const one = { counts: counts([9, 1], [1, 9]), values: Float64Array.of(2, 2) };
  const two = { counts: counts([9, 1, 5], [1, 9, 5]), values: Float64Array.of(3, 3, 3) };
  near(counterfactualDifference(spatial, one, two).identityError, 0);
  assert.deepEqual(seen, [2, 3, 2, 3]);
});

test("Mora-Ruiz-Castillo parts sum to the difference of M", () => {
  fc.assert(
    fc.property(dates(3), ([before, after]) => {
      const result = moraRuizCastillo(before, after, { keys: keysOf(before.areas, after.areas) });
      near(result.identityError, 0);
    }),
  );
});

test("merging areas of the same mix loses nothing; the last merge loses the rest of M", () => {
  const areas = countsOf([
    [10, 1, 20, 2],
    [1, 10, 2, 20],
  ]);
  const { merges, M, unitsAt } = compressUnits(areas);
  near(merges[0]!.loss, 0, 1e-14);
  near(merges[1]!.loss, 0, 1e-14);
  near(merges[2]!.M, 0, 1e-14);
  near(sum(merges.map(({ loss }) => loss)), M);
  assert.deepEqual([...unitsAt({ units: 2 })], [0, 1, 0, 1]);
  assert.deepEqual([...unitsAt({ share: 0.99 })], [0, 1, 0, 1]);
  assert.deepEqual([...unitsAt({ units: 4 })], [0, 1, 2, 3]);
});

test("only areas that touch merge, also once they have grown; islands stay apart", () => {
  const areas = countsOf([
    [10, 1, 20, 2, 5],
    [1, 10, 2, 20, 5],
  ]);
  const { merges, unitsAt } = compressUnits(
    areas,
    adjacencyOf(5, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]),
  );
  assert.equal(merges.length, 3);
  const two = unitsAt({ units: 2 });
  assert.deepEqual([...two], [0, 0, 0, 0, 4]);
  assert.throws(
    () => unitsAt({ units: 1 }),
    (error) => error instanceof MeasuresError && error.kind === "input",
  );
});

test("each merge is the least loss there is, against weighing every pair anew", () => {
  fc.assert(
    fc.property(column(7), column(7), (x, y) => {
      const { merges } = compressUnits(counts(x, y));
      const units = new Map(x.map((members, i) => [i, [members, y[i]!] as [number, number]]));
      const M = (): number =>
        mutualInformation.quick!(
          countsOf([[...units.values()].map(([a]) => a), [...units.values()].map(([, b]) => b)]),
        );
      for (const { into, from, loss } of merges) {
        const now = M();
        let least = Infinity;
        for (const a of units.keys())
          for (const b of units.keys()) {
            if (a >= b) continue;
            const kept = [units.get(a)!, units.get(b)!] as const;
            units.set(a, [kept[0][0] + kept[1][0], kept[0][1] + kept[1][1]]);
            units.set(b, [0, 0]);
            least = Math.min(least, now - M());
            units.set(a, kept[0]);
            units.set(b, kept[1]);
          }
        near(loss, least, 1e-12);
        const [a, b] = [units.get(into)!, units.get(from)!];
        units.set(into, [a[0] + b[0], a[1] + b[1]]);
        units.delete(from);
        near(now - M(), loss, 1e-12);
      }
    }),
    { numRuns: 30 },
  );
});

test("every difference in the catalogue runs from counts alone, adds up, and speaks both languages", () => {
  const before = countsOf([
    [20, 10, 10, 4],
    [10, 10, 20, 9],
  ]);
  const after = countsOf([
    [22, 10, 3, 8],
    [10, 10, 20, 9],
  ]);
  assert.equal(new Set(DIFFERENCES.map(({ id }) => id)).size, DIFFERENCES.length);
  for (const { id, run, says, notToRead, name, accepts } of DIFFERENCES) {
    const result = run(before, after);
    assert.ok(Math.abs(result.identityError) <= 1e-12 * Math.max(1, Math.abs(result.difference)), id);
    near(result.difference, result.after - result.before, 0);
    for (const text of [says, notToRead, name, result.note, ...result.parts.map(({ name }) => name)])
      assert.ok(text.sv.length > 3 && text.en.length > 3 && text.sv !== text.en, id);
    assert.equal(typeof accepts(dissimilarity), "boolean");
  }
});
