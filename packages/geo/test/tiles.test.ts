import assert from "node:assert/strict";
import { test } from "node:test";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { type Layer, tileIndex, transformLayer } from "../src/index.ts";
import { townLayer } from "./fixtures.ts";

const decode = (bytes: Uint8Array | undefined) => new VectorTile(new PbfReader(bytes!)).layers;

test("a tile holds the features that touch it, with the properties asked for and the row as id", () => {
  const index = tileIndex({ ...townLayer(), name: "areas" }, { properties: ["kod"], maxZoom: 14 });
  const { x, y, z } = tileAt(index.bounds, 9);
  const layer = decode(index.tile(z, x, y))["areas"]!;
  assert.equal(layer.length, 2);
  assert.deepEqual([layer.feature(0).id, { ...layer.feature(0).properties }], [1, { kod: "1780R001" }]);
  assert.equal(layer.feature(1).id, 2);
});

test("there is no tile where there is nothing, nor outside the zooms or the world", () => {
  const index = tileIndex(townLayer(), { minZoom: 4, maxZoom: 10 });
  assert.equal(index.tile(5, 0, 0), undefined);
  assert.equal(index.tile(3, 4, 2), undefined);
  assert.equal(index.tile(11, 1, 1), undefined);
  assert.equal(index.tile(5, 40, 9), undefined);
});

test("neighbours keep the same border in simplified tiles", () => {
  const border = Array.from({ length: 400 }, (_, i): [number, number] => [
    13 + 0.004 * Math.sin(i) + 0.002 * Math.sin(7 * i),
    59 + i / 400,
  ]);
  const layer: Layer = {
    name: "areas",
    crs: "EPSG:4326",
    features: [
      {
        geometry: { type: "Polygon", coordinates: [[[12, 59], ...border, [12, 59.9975], [12, 59]]] },
        properties: {},
      },
      {
        geometry: {
          type: "Polygon",
          coordinates: [[[14, 59], [14, 59.9975], ...border.toReversed(), [14, 59]]],
        },
        properties: {},
      },
    ],
  };
  const index = tileIndex(layer, { maxZoom: 14 });
  for (const zoom of [6, 7, 8]) {
    const { x, y, z } = tileAt(index.bounds, zoom);
    const tile = decode(index.tile(z, x, y))["areas"]!;
    const [left, right] = [0, 1].map(
      (i) =>
        new Set(
          tile
            .feature(i)
            .loadGeometry()
            .flat()
            .map((p) => `${p.x} ${p.y}`),
        ),
    );
    const shared = [...left!].filter((p) => right!.has(p));
    const inner = [...left!].length - shared.length;
    assert.ok(shared.length >= 5 && shared.length < 400, `zoom ${zoom}: ${shared.length} shared`);
    assert.ok(
      inner <= 4,
      `zoom ${zoom}: ${inner} vertices of the left area are not on the border or its outer corners`,
    );
  }
});

test("lines are cut at the tile and points outside it are left out; several layers share a tile", () => {
  const lines: Layer = {
    name: "roads",
    crs: "EPSG:4326",
    features: [
      {
        geometry: {
          type: "LineString",
          coordinates: [
            [-170, 10],
            [170, 10],
          ],
        },
        properties: { n: 1 },
      },
    ],
  };
  const points: Layer = {
    name: "stops",
    crs: "EPSG:4326",
    features: [
      {
        geometry: {
          type: "MultiPoint",
          coordinates: [
            [10, 10],
            [-10, 10],
          ],
        },
        properties: {},
      },
    ],
  };
  const index = tileIndex([lines, points], { buffer: 0 });
  assert.deepEqual(index.layers, ["roads", "stops"]);
  const tile = decode(index.tile(1, 1, 0));
  const line = tile["roads"]!.feature(0).loadGeometry()[0]!;
  assert.equal(line[0]!.x, 0);
  assert.equal(tile["stops"]!.feature(0).loadGeometry().flat().length, 1);
});

test("polygons wind as the tile format demands: outer rings clockwise on screen, holes the other way", () => {
  const town = transformLayer({ ...townLayer(), name: "areas" }, "EPSG:4326");
  const index = tileIndex({ ...town, features: [town.features[1]!] }, { maxZoom: 12 });
  const { x, y, z } = tileAt(index.bounds, 12);
  const layer = decode(index.tile(z, x, y))["areas"]!;
  const rings = layer.feature(0).loadGeometry();
  const signs = rings.map((ring) =>
    Math.sign(ring.slice(1).reduce((sum, p, i) => sum + ring[i]!.x * p.y - p.x * ring[i]!.y, 0)),
  );
  assert.deepEqual(signs.slice(0, 2), [1, -1]);
});

function tileAt([west, south, east, north]: number[], z: number) {
  const lon = (west! + east!) / 2;
  const lat = (((south! + north!) / 2) * Math.PI) / 180;
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * 2 ** z),
    y: Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** z),
  };
}
