import assert from "node:assert/strict";
import { test } from "node:test";
import { MeasuresError, adjacencyOf, stepsReach } from "../src/index.ts";

const rows = ({ first, to }: { first: Int32Array; to: Int32Array }): number[][] =>
  Array.from({ length: first.length - 1 }, (_, i) => [...to.subarray(first[i]!, first[i + 1]!)]);

test("pairs given one way, both ways or twice make one sorted adjacency, both ways; an island has no neighbours", () => {
  const once = adjacencyOf(5, [
    [2, 0],
    [0, 1],
    [3, 2],
  ]);
  assert.deepEqual(rows(once), [[1, 2], [0], [0, 3], [2], []]);
  assert.deepEqual(adjacencyOf(5, { a: [0, 0, 2, 2, 1], b: [1, 2, 0, 3, 0] }), once);
  assert.equal(once.borderM, undefined);
});

test("borders follow their pair, in the pair or beside it", () => {
  const inPair = adjacencyOf(3, [
    [2, 1, 5],
    [0, 1, 7.5],
  ]);
  assert.deepEqual([...inPair.borderM!], [7.5, 7.5, 5, 5]);
  assert.deepEqual(
    adjacencyOf(
      3,
      [
        [2, 1],
        [0, 1],
      ],
      [5, 7.5],
    ),
    inPair,
  );
});

test("an area that is not there, an area beside itself, a border below 0, half of the borders and two lengths for one pair are refused", () => {
  const wrong = (kind: string) => (error: unknown) => error instanceof MeasuresError && error.kind === kind;
  assert.throws(() => adjacencyOf(2, [[0, 2]]), /\[0, 2\].*from 0 to 1/);
  assert.throws(() => adjacencyOf(2, [[0, 0.5]]), wrong("input"));
  assert.throws(() => adjacencyOf(2, [[1, 1]]), wrong("input"));
  assert.throws(() => adjacencyOf(2, [[0, 1, -1]]), wrong("input"));
  assert.throws(
    () =>
      adjacencyOf(3, [
        [0, 1, 1],
        [1, 2],
      ]),
    wrong("input"),
  );
  assert.throws(
    () =>
      adjacencyOf(3, [
        [0, 1, 1],
        [1, 0, 2],
      ]),
    wrong("input"),
  );
  assert.throws(() => adjacencyOf(3, { a: [0], b: [1, 2] }), wrong("input"));
});

test("steps over borders: a neighbour is at 1, the next at 2; areas beyond the limit and islands are not reached", () => {
  const reach = stepsReach(
    adjacencyOf(6, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]),
  );
  const from = (area: number, within: number): Record<number, number> => {
    const seen: Record<number, number> = {};
    reach(area, within, (to, steps) => {
      assert.equal(seen[to], undefined);
      seen[to] = steps;
    });
    return seen;
  };
  assert.deepEqual(from(1, 2), { 1: 0, 0: 1, 2: 1, 3: 2 });
  assert.deepEqual(from(1, 0), { 1: 0 });
  assert.deepEqual(from(0, Infinity), { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4 });
  assert.deepEqual(from(5, 9), { 5: 0 });
});
