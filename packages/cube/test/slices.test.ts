import assert from "node:assert/strict";
import { test } from "node:test";
import type { Cube, Figure } from "@tvars/cube";
import {
  absent,
  cellIndex,
  cells,
  concatCubes,
  figure,
  figureAt,
  figureOf,
  mapDimension,
  pivot,
  readJsonStat,
  reorderCube,
  selectCube,
  sumFigures,
  text,
} from "@tvars/cube";
import * as fc from "fast-check";
import { anyCube, anyFigure } from "./support/arbitrary.ts";
import { body } from "./support/body.ts";

const cube = readJsonStat(body());

/** Figures by their category ids in a fixed order of dimensions: what must survive any reshaping. */
const byIds = (of: Cube): Map<string, Figure> =>
  new Map(
    [...cells(of)].map(({ ids, figure }) => {
      const named = of.dimensions.map(({ id }, at) => `${id}=${ids[at]}`).sort();
      return [named.join("\0"), figure];
    }),
  );

test("the last dimension varies fastest", () => {
  assert.equal(cellIndex(cube, { Region: "17", Tid: "2021" }), 3);
  assert.deepEqual(figureOf(cube, { Tid: "2023", Region: "1780" }), { value: 3, status: "value" });
});

test("a cell must be told in full; a dimension with one category may be left out", () => {
  assert.throws(() => cellIndex(cube, { Region: "17" }), /Tid is left out/);
  assert.throws(
    () => cellIndex(cube, { Region: "17", Tid: "1999" }),
    /no such category: got "1999", expected 2021/,
  );
  assert.throws(
    () => cellIndex(cube, { Region: "17", Tid: "2021", Kon: "1" }),
    /no such dimension: got "Kon"/,
  );
  assert.equal(cellIndex(selectCube(cube, { Tid: ["2022"] }), { Region: "17" }), 1);
});

test("a selection has the categories in the order named and leaves figures at their ids", () => {
  const part = selectCube(cube, { Tid: ["2023", "2021"], Region: ["17"] });
  assert.deepEqual(
    [...cells(part)].map(({ ids, figure }) => [...ids, figure.value]),
    [
      ["17", "2023", null],
      ["17", "2021", 4],
    ],
  );
});

test("any reordering of dimensions keeps every figure at its ids", () => {
  fc.assert(
    fc.property(
      anyCube,
      fc.shuffledSubarray(["area", "year", "measure", "kön"], { minLength: 4 }),
      (any, order) => {
        assert.deepEqual(byIds(reorderCube(any, order)), byIds(any));
      },
    ),
    { numRuns: 60 },
  );
});

test("a reordering that does not name each dimension once is refused", () => {
  assert.throws(() => reorderCube(cube, ["Tid"]), /not complete/);
  assert.throws(() => reorderCube(cube, ["Tid", "Tid"]), /not complete/);
});

test("a pivot has a row for every combination of the other dimensions", () => {
  const { columns, rows } = pivot(cube, "Tid");
  assert.deepEqual(
    columns.map(({ id }) => id),
    ["2021", "2022", "2023"],
  );
  assert.deepEqual(
    rows.map(({ categories, figures }) => [categories[0]!.id, ...figures.map(({ value }) => value)]),
    [
      ["1780", 1, 2, 3],
      ["17", 4, 0, null],
    ],
  );
});

test("parts of a cube end to end are the cube, wherever it was cut", () => {
  fc.assert(
    fc.property(anyCube, fc.constantFrom("area", "year", "measure", "kön"), (any, along) => {
      const ids = any.dimensions.find(({ id }) => id === along)!.categories.map(({ id }) => id);
      const parts = ids.map((id) => selectCube(any, { [along]: [id] }));
      assert.deepEqual(concatCubes(parts, along), any);
    }),
    { numRuns: 60 },
  );
});

test("cubes that overlap or differ in another dimension do not go together", () => {
  assert.throws(() => concatCubes([cube, cube], "Tid"), /do not fit together: got "2021"/);
  assert.throws(
    () => concatCubes([cube, selectCube(cube, { Region: ["17"] })], "Tid"),
    /Region \(1\).*expected Region \(2\)/,
  );
  assert.throws(() => concatCubes([], "Tid"), /at least one/);
});

test("a suppressed part makes a sum suppressed, a missing part missing, a part not applicable adds nothing", () => {
  const suppressed = absent("suppressed");
  const missing = absent("missing");
  const none = absent("not-applicable");
  assert.deepEqual(sumFigures([figure(1), suppressed, missing]), suppressed);
  assert.deepEqual(sumFigures([figure(1), missing, none]), missing);
  assert.deepEqual(sumFigures([figure(1), none]), figure(1));
  assert.deepEqual(sumFigures([none, none]), none);
  assert.deepEqual(sumFigures([]), missing);
  assert.deepEqual(sumFigures([figure(2), figure(-2)]), figure(0));
});

test("a sum of decimals is the decimal, and keeps the flags of its parts", () => {
  assert.deepEqual(
    sumFigures([figure(0.1, ["small"]), figure(0.2, ["break"])]),
    figure(0.3, ["small", "break"]),
  );
});

test("a sum is absent exactly where a part is suppressed or missing, or nothing applies", () => {
  fc.assert(
    fc.property(fc.array(anyFigure, { maxLength: 5 }), (parts) => {
      const bad = parts.some(({ status }) => status === "suppressed" || status === "missing");
      const some = parts.some(({ value }) => value !== null);
      assert.equal(sumFigures(parts).value === null, bad || !some);
    }),
  );
});

test("categories go into new ones, several or none; a new one that gets nothing is missing", () => {
  const types = ["both", "county", "empty"].map((id) => ({ id, label: text(id) }));
  const mapped = mapDimension(cube, "Region", types, ({ id }) => (id === "17" ? ["both", "county"] : "both"));
  assert.deepEqual(
    Array.from(mapped.values, (_, at) => figureAt(mapped, at).value),
    [5, 2, null, 4, 0, null, null, null, null],
  );
  assert.equal(figureAt(mapped, 4).status, "zero");
  assert.throws(() => mapDimension(cube, "Region", types, () => "other"), /no such category: got "other"/);
});

test("mapping every category to itself changes nothing", () => {
  fc.assert(
    fc.property(anyCube, fc.constantFrom("area", "year", "measure", "kön"), (any, id) => {
      const { categories } = any.dimensions.find((dimension) => dimension.id === id)!;
      assert.deepEqual(
        mapDimension(any, id, categories, (category) => category.id, { combine: ([part]) => part! }),
        any,
      );
    }),
    { numRuns: 60 },
  );
});
