import assert from "node:assert/strict";
import { test } from "node:test";
import type { Layer } from "../src/index.ts";
import { packTiles, tileIndex } from "../src/index.ts";

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const layer: Layer = {
  name: "areas",
  crs: "EPSG:3006",
  features: [
    {
      geometry: { type: "Polygon", coordinates: [square(400000, 6500000, 4000)] },
      properties: { code: "A", secret: 1 },
    },
    {
      geometry: { type: "Polygon", coordinates: [square(404000, 6500000, 4000)] },
      properties: { code: "B", secret: 2 },
    },
    { geometry: { type: "Point", coordinates: [402000, 6502000] }, properties: { code: "P" } },
  ],
};

test("packed tiles are the same tiles, in every zoom, with only the wanted properties", () => {
  const options = { properties: ["code"], maxZoom: 10 };
  const direct = tileIndex(layer, options);
  const packed = tileIndex({ packed: packTiles(layer, options) }, options);
  assert.deepEqual(packed.bounds, direct.bounds);
  const [west, south] = direct.bounds;
  for (let z = 0; z <= 10; z++) {
    const x = Math.floor(((west + 0.03 + 180) / 360) * 2 ** z);
    const rad = ((south + 0.02) * Math.PI) / 180;
    const y = Math.floor(((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * 2 ** z);
    assert.ok(direct.tile(z, x, y) !== undefined);
    assert.deepEqual(packed.tile(z, x, y), direct.tile(z, x, y));
  }
});

test("packing gives equal bytes for equal layers and reads from any place in a buffer", () => {
  const bytes = packTiles(layer);
  assert.deepEqual(packTiles(layer), bytes);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.deepEqual(tileIndex({ packed: shifted.subarray(3) }).bounds, tileIndex({ packed: bytes }).bounds);
});

test("what is no packed layer is refused", () => {
  assert.throws(() => tileIndex({ packed: new Uint8Array(40) }), /TVTILES1/);
});
