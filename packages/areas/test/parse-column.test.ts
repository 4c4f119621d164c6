import assert from "node:assert/strict";
import { test } from "node:test";
import { parseColumn } from "@tvars/areas";

test("a column is read to its end: bad rows are listed with row, value and what to do; mixed levels show", () => {
  const { keys, problems, versions } = parseColumn(["1780R001", "17", "Kronoparken", "1780R001", "180"], {});
  assert.deepEqual(
    problems.map(({ row, value }) => [row, value]),
    [
      [1, "1780R001"],
      [3, "Kronoparken"],
      [4, "1780R001"],
      [5, "180"],
    ],
  );
  assert.match(problems[3]!.action, /leading zero/);
  assert.equal(keys.filter((key) => key === null).length, 4);
  assert.deepEqual([...versions], [["lan@2007", 1]]);
  const dated = parseColumn(["1780R001_RegSO2025", "1780C1010_DeSO2025"], { year: 2024 });
  assert.deepEqual(
    [...dated.versions],
    [
      ["regso@2025", 1],
      ["deso@2025", 1],
    ],
  );
});

test("a year that has no version at all is an error of the call, not of a row", () => {
  assert.throws(() => parseColumn(["1780"], { year: 1990 }), /from 2007/);
});
