import assert from "node:assert/strict";
import { test } from "node:test";
import {
  contiguity,
  dissolve,
  type Layer,
  polygonsOf,
  simplifyLayer,
  toTopology,
  transformLayer,
} from "../src/index.ts";
import { square } from "./fixtures.ts";

const ORIGIN: [number, number] = [414000, 6587000];
const at = (ring: [number, number][]): [number, number][] =>
  ring.map(([x, y]) => [x + ORIGIN[0], y + ORIGIN[1]]);
const layerOf = (...rings: [number, number][][]): Layer => ({
  name: "areas",
  crs: "EPSG:3006",
  features: rings.map((ring, i) => ({
    geometry: { type: "Polygon", coordinates: [at(ring)] },
    properties: { kod: `178${i < 2 ? 0 : 1}R00${i}` },
  })),
});
/** Four squares of 100 m: 0 and 1 below, 2 and 3 above. */
const four = () =>
  layerOf(square(0, 0, 100), square(100, 0, 100), square(0, 100, 100), square(100, 100, 100));
const kommun = (properties: Record<string, unknown>) => (properties["kod"] as string).slice(0, 4);
const areaOf = (layer: Layer) =>
  layer.features.map(({ geometry }) =>
    Math.abs(
      polygonsOf(geometry)
        .flat()
        .reduce(
          (sum, ring) =>
            sum + ring.slice(1).reduce((s, p, i) => s + ring[i]![0]! * p[1]! - p[0]! * ring[i]![1]!, 0),
          0,
        ) / 2,
    ),
  );

test("areas with a common border are neighbours with its length in metres; those that meet in a point are not", () => {
  assert.deepEqual(contiguity(four()), [
    { a: 0, b: 1, lengthM: 100 },
    { a: 0, b: 2, lengthM: 100 },
    { a: 1, b: 3, lengthM: 100 },
    { a: 2, b: 3, lengthM: 100 },
  ]);
});

test("lengths of a layer in degrees are metres too, within 0.1 %", () => {
  const [first] = contiguity(transformLayer(four(), "EPSG:4326"), { toleranceM: 0.01 });
  assert.ok(Math.abs(first!.lengthM - 100) < 0.1, String(first!.lengthM));
});

test("borders that do not match are neighbours within the tolerance: gap, overlap and a vertex only one of them has", () => {
  const gap = layerOf(square(0, 0, 100), [
    [103, -2],
    [200, 0],
    [200, 100],
    [98, 101],
    [101, 40],
    [103, -2],
  ]);
  assert.deepEqual(contiguity(gap), []);
  const [found, ...others] = contiguity(gap, { toleranceM: 5 });
  assert.equal(others.length, 0);
  assert.ok(found!.lengthM > 95 && found!.lengthM < 106, String(found!.lengthM));
});

test("dissolving takes the common borders away and keeps the area", () => {
  const merged = dissolve(four(), kommun);
  assert.deepEqual(
    merged.features.map((f) => [f.properties["code"], f.geometry.type]),
    [
      ["1780", "Polygon"],
      ["1781", "Polygon"],
    ],
  );
  assert.deepEqual(areaOf(merged), [20000, 20000]);
  assert.deepEqual(merged.features[0]!.geometry, {
    type: "Polygon",
    coordinates: [
      at([
        [0, 0],
        [100, 0],
        [200, 0],
        [200, 100],
        [100, 100],
        [0, 100],
        [0, 0],
      ]),
    ],
  });
});

test("a ring of areas leaves a hole, parts that only touch in a point stay apart, and features without key are left out", () => {
  const cells = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));
  const nine = layerOf(...cells.map(([i, j]) => square(10 * i, 10 * j, 10)));
  const ring = dissolve(nine, (p) => (p["kod"] === nine.features[4]!.properties["kod"] ? undefined : "ring"));
  assert.equal(polygonsOf(ring.features[0]!.geometry)[0]!.length, 2);
  assert.deepEqual(areaOf(ring), [800]);
  const chess = dissolve(nine, (p) =>
    [0, 2, 4, 6, 8].some((k) => nine.features[k]!.properties === p) ? "black" : "white",
  );
  assert.deepEqual(
    chess.features.map((f) => polygonsOf(f.geometry).length),
    [5, 4],
  );
  assert.deepEqual(areaOf(chess), [500, 400]);
});

test("slivers thinner than the tolerance vanish when areas are dissolved", () => {
  const sliver = layerOf(square(0, 0, 100), [
    [101, 0],
    [200, 0],
    [200, 100],
    [99, 100],
    [101, 0],
  ]);
  assert.notEqual(polygonsOf(dissolve(sliver, kommun).features[0]!.geometry).flat().length, 1);
  const merged = dissolve(sliver, kommun, { toleranceM: 3 });
  assert.equal(polygonsOf(merged.features[0]!.geometry).flat().length, 1);
  assert.ok(Math.abs(areaOf(merged)[0]! - 20000) < 200);
});

test("properties of a dissolved area come from its members", () => {
  const merged = dissolve(four(), kommun, {
    properties: (code, members) => ({ code, members: members.length }),
    name: "kommun",
  });
  assert.deepEqual(
    merged.features.map((f) => f.properties),
    [
      { code: "1780", members: 2 },
      { code: "1781", members: 2 },
    ],
  );
  assert.equal(merged.name, "kommun");
});

/** Two areas parted by a wiggly border, and an island of 1 m. */
const wiggly = (): Layer => {
  const border = Array.from({ length: 201 }, (_, i): [number, number] => [
    1000 + 30 * Math.sin(i / 3) + 3 * Math.sin(5 * i),
    10 * i,
  ]);
  return layerOf(
    [[0, 0], ...border, [0, 2000], [0, 0]],
    [[2000, 0], [2000, 2000], ...border.toReversed(), [2000, 0]],
    square(5000, 0, 1),
  );
};

test("simplified neighbours still share their border vertex by vertex, and no area vanishes", () => {
  const simple = simplifyLayer(wiggly(), { toleranceM: 40 });
  const [left, right, island] = simple.features.map((f) => polygonsOf(f.geometry)[0]![0]!);
  assert.ok(left!.length < 100, String(left!.length));
  const onRight = new Set(right!.map(String));
  const ownCorners = left!.filter((p) => !onRight.has(String(p)));
  assert.equal(ownCorners.length, 3, "the two outer corners, the first of them closing the ring");
  assert.ok(island!.length >= 4);
  const before = areaOf(wiggly());
  areaOf(simple)
    .slice(0, 2)
    .forEach((area, i) => assert.ok(Math.abs(area / before[i]! - 1) < 0.01));
  assert.ok(Math.abs(areaOf(simple)[0]! + areaOf(simple)[1]! - before[0]! - before[1]!) < 1e-3);
});

test("tolerance 0 leaves a layer as it is", () => {
  assert.deepEqual(simplifyLayer(four(), { toleranceM: 0 }), four());
});

test("TopoJSON keeps a shared border once, several layers in one topology", () => {
  const topology = toTopology([four(), { ...dissolve(four(), kommun), name: "kommun" }]);
  assert.deepEqual(Object.keys(topology.objects), ["areas", "kommun"]);
  const segments = topology.arcs.reduce((sum, arc) => sum + arc.length - 1, 0);
  assert.equal(segments, 12);
});
