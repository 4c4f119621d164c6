import assert from "node:assert/strict";
import { test } from "node:test";
import { GeoError, readPolygons, toLayer, toShapes, writeGeoJson, writeGeoPackage } from "../src/index.ts";
import { townLayer } from "./fixtures.ts";

test("flat reading gives the same polygons and attributes as reading features", async () => {
  const town = townLayer();
  const flat = await readPolygons({ name: "a.gpkg", bytes: writeGeoPackage(town) });
  assert.deepEqual(flat.shapes, toShapes(town));
  assert.deepEqual(toLayer(flat.name, flat.shapes, flat.properties), town);
  const other = await readPolygons({ name: "a.geojson", bytes: writeGeoJson(town, { crs: "EPSG:3006" }) });
  assert.deepEqual(other.shapes, toShapes(town));
});

test("swapped axes are asked about, and turned rings are wound the right way again", async () => {
  const town = townLayer();
  for (const { geometry } of town.features)
    if (geometry.type === "Polygon")
      for (const ring of geometry.coordinates) for (const p of ring) p.reverse();
  const one = { ...town, features: town.features.slice(0, 1) };
  const input = { name: "a.gpkg", bytes: writeGeoPackage(one) };
  await assert.rejects(
    readPolygons(input),
    (error) => error instanceof GeoError && error.kind === "crs-question",
  );
  const { shapes } = await readPolygons(input, { axisOrder: "north-east" });
  const right = toShapes({ ...townLayer(), features: townLayer().features.slice(0, 1) });
  assert.deepEqual(new Set(pairs(shapes.xy)), new Set(pairs(right.xy)));
  assert.ok(area2(shapes.xy) > 0);
});

const pairs = (xy: Float64Array): string[] =>
  Array.from({ length: xy.length / 2 }, (_, i) => `${xy[2 * i]} ${xy[2 * i + 1]}`);
const area2 = (xy: Float64Array): number => {
  let sum = 0;
  for (let i = 2; i < xy.length; i += 2)
    sum += (xy[i - 2]! - xy[0]!) * (xy[i + 1]! - xy[1]!) - (xy[i]! - xy[0]!) * (xy[i - 1]! - xy[1]!);
  return sum;
};
