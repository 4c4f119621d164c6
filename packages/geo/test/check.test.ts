import assert from "node:assert/strict";
import { test } from "node:test";
import type { Geometry } from "geojson";
import { checkLayer, type Layer } from "../src/index.ts";
import { square } from "./fixtures.ts";

const layerOf = (...features: [unknown, Geometry][]): Layer => ({
  name: "areas",
  crs: "EPSG:3006",
  features: features.map(([kod, geometry]) => ({ geometry, properties: { kod } })),
});
const polygon = (...coordinates: [number, number][][]): Geometry => ({ type: "Polygon", coordinates });
const found = (layer: Layer, overlapToleranceM2 = 1) =>
  checkLayer(layer, { codeProperty: "kod", overlapToleranceM2 }).problems.map(
    ({ row, code, value, where }) => ({ row, code, value, where }),
  );

test("a clean coverage has no problems", () => {
  assert.deepEqual(
    found(
      layerOf(
        ["a", polygon(square(0, 0, 10))],
        ["b", polygon(square(10, 0, 10))],
        ["c", polygon(square(0, 10, 20), square(5, 12, 2).toReversed())],
        ["d", polygon(square(5, 12, 2))],
      ),
    ),
    [],
  );
});

test("a self-crossing polygon is told with the place where it crosses", () => {
  assert.deepEqual(
    found(
      layerOf([
        "a",
        polygon([
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
          [0, 0],
        ]),
      ]),
    ),
    [{ row: 1, code: "self-crossing", value: undefined, where: [5, 5] }],
  );
});

test("empty geometry, a point among areas, missing and repeated codes are told by row", () => {
  const layer = layerOf(
    ["a", polygon(square(0, 0, 10))],
    ["a", { type: "GeometryCollection", geometries: [] }],
    [null, { type: "Point", coordinates: [1, 1] }],
  );
  assert.deepEqual(
    found(layer).map(({ row, code, value }) => `${row} ${code} ${value}`),
    ["2 empty undefined", "2 duplicate-code a, 1", "3 not-an-area Point", "3 missing-code kod"],
  );
});

test("an unclosed ring is told and closed, a ring of three points is told", () => {
  const open = layerOf(
    ["a", polygon(square(0, 0, 10).slice(0, 4))],
    [
      "b",
      polygon([
        [50, 50],
        [60, 60],
        [50, 50],
      ]),
    ],
  );
  const { problems, layer } = checkLayer(open);
  assert.deepEqual(
    problems.map(({ row, code }) => `${row} ${code}`),
    ["1 unclosed-ring", "2 too-few-points"],
  );
  assert.deepEqual(layer.features[0]!.geometry, polygon(square(0, 0, 10)));
});

test("rings the wrong way round are mended in silence", () => {
  const { problems, layer } = checkLayer(
    layerOf(["a", polygon(square(0, 0, 10).toReversed(), square(4, 4, 2))]),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(layer.features[0]!.geometry, polygon(square(0, 0, 10), square(4, 4, 2).toReversed()));
});

test("an overlap is told with its size and a place, up to the tolerance it is not", () => {
  const layer = layerOf(["a", polygon(square(0, 0, 10))], ["b", polygon(square(8, 0, 10))]);
  const [overlap, ...others] = found(layer);
  assert.equal(others.length, 0);
  assert.deepEqual([overlap!.row, overlap!.code, overlap!.value], [2, "overlap", "20 m², 1"]);
  assert.ok(overlap!.where![0] >= 8 && overlap!.where![0] <= 10);
  assert.deepEqual(found(layer, 20), []);
});

test("the same area twice, and an area inside another, are overlaps of their whole size", () => {
  const sizes = (layer: Layer) =>
    found(layer)
      .filter((p) => p.code === "overlap")
      .map((p) => p.value);
  assert.deepEqual(sizes(layerOf(["a", polygon(square(0, 0, 10))], ["b", polygon(square(0, 0, 10))])), [
    "100 m², 1",
  ]);
  assert.deepEqual(sizes(layerOf(["a", polygon(square(0, 0, 10))], ["b", polygon(square(2, 2, 4))])), [
    "16 m², 1",
  ]);
});

test("every problem says in both languages what to do", () => {
  for (const { problem, action } of checkLayer(
    layerOf([
      "a",
      polygon([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ]),
    ]),
  ).problems)
    assert.ok(problem.sv && problem.en && action.sv.endsWith(".") && action.en.endsWith("."));
});
