/** Services, stops and green space of an OpenStreetMap file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { NetworkError, readOsmPlaces } from "../src/index.ts";
import { type PbfNode, type PbfWay, pbf } from "./support/write-pbf.ts";

/** A metre is a hundred-thousandth of a degree. */
const options = {
  inflate: (packed: Uint8Array) => inflateSync(packed),
  toPlane: (lon: number, lat: number) => [Math.round(lon * 1e5), Math.round(lat * 1e5)] as const,
  bounds: { minX: 0, minY: 0, maxX: 1e7, maxY: 1e7 },
};
const node = (id: number, x: number, y: number, tags?: Record<string, string>): PbfNode => ({
  id,
  lon: x / 1e5,
  lat: y / 1e5,
  ...(tags ? { tags } : {}),
});
/** Corners of a square and the way round it. */
const square = (id: number, x: number, y: number, side: number, tags: Record<string, string>) => {
  const at = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ] as const;
  const nodes = at.map(([px, py], k) => node(id * 10 + k, px, py));
  const way: PbfWay = { id, refs: [...nodes.map((one) => one.id), id * 10], tags };
  return { nodes, way };
};

const school = square(1, 1000, 1000, 40, { amenity: "school", name: "Skolan", building: "yes" });
const park = square(2, 2000, 2000, 100, { leisure: "park", name: "Parken" });
const lawn = square(3, 3000, 3000, 40, { leisure: "park" });
const town = {
  nodes: [
    ...school.nodes,
    ...park.nodes,
    ...lawn.nodes,
    node(1, 1025, 1020, { amenity: "school", name: "Skolan som punkt" }),
    node(2, 5000, 5000, { shop: "supermarket" }),
    node(3, 5015, 5000, { shop: "supermarket" }),
    node(4, 5100, 5000, { shop: "supermarket" }),
    node(5, 6000, 6000, { shop: "vacant" }),
    node(6, 6100, 6000, { amenity: "pharmacy", access: "private" }),
    node(7, 7000, 7000, { highway: "bus_stop", name: "Torget" }),
    node(8, 8000, 8000, { leisure: "park" }),
    node(9, 9000, 9000, { name: "a node of no kind" }),
  ],
  ways: [school.way, park.way, lawn.way, { id: 9, refs: [70, 71], tags: { highway: "footway" } }],
};

test("a building is a point in its middle; what is drawn twice counts once; what is closed or vacant not at all", () => {
  const { places, broken } = readOsmPlaces(pbf(town), options);
  const of = (kind: string) => places.filter((place) => place.kind === kind);
  assert.deepEqual(of("school"), [{ id: "w1", kind: "school", name: "Skolan", xM: [1020], yM: [1020] }]);
  assert.deepEqual(
    of("groceries").map(({ id }) => id),
    ["n2", "n4"],
  );
  assert.deepEqual([of("pharmacy").length, of("shop").length], [0, 0]);
  assert.deepEqual(of("stop"), [{ id: "n7", kind: "stop", name: "Torget", xM: [7000], yM: [7000] }]);
  assert.equal(broken, 0);
});

test("a park is come to along its edge, no two points farther apart than 50 m; a lawn and a park as a point are none", () => {
  const { places, small } = readOsmPlaces(pbf(town), options);
  const [green, ...more] = places.filter(({ kind }) => kind === "green");
  assert.deepEqual([green!.id, green!.m2, more.length, small], ["w2", 10_000, 0, 1]);
  const on = green!.xM.map((x, at) => [x - 2000, green!.yM[at]! - 2000] as const);
  for (const [x, y] of on) assert.ok(x === 0 || x === 100 || y === 0 || y === 100, `${x}, ${y}`);
  assert.ok(on.length >= 8);
  for (const [x, y] of on) {
    const nearest = Math.min(
      ...on.filter((one) => one[0] !== x || one[1] !== y).map(([ox, oy]) => Math.hypot(ox - x, oy - y)),
    );
    assert.ok(nearest <= 50 + 1e-9, `${nearest} m`);
  }
});

test("the order of blocks, dense or single nodes, packed or not: the same places", () => {
  const expected = readOsmPlaces(pbf(town), options);
  for (const shape of [
    { waysFirst: true },
    { dense: false },
    { raw: true },
    { perBlock: 2 },
    { perBlock: 1, dense: false },
  ])
    assert.deepEqual(readOsmPlaces(pbf({ ...town, ...shape }), options), expected, JSON.stringify(shape));
});

test("an area that lacks a corner is counted as broken; what lies outside the bounds is left out", () => {
  const { nodes, ways } = town;
  const without = pbf({ nodes: nodes.filter(({ id }) => id !== 11 && id !== 1), ways });
  const read = readOsmPlaces(without, options);
  assert.equal(read.broken, 1);
  assert.ok(read.places.every(({ kind }) => kind !== "school"));
  const narrow = readOsmPlaces(pbf(town), { ...options, bounds: { ...options.bounds, maxX: 6000 } });
  assert.ok(narrow.places.length > 0 && narrow.places.every(({ xM }) => xM.every((x) => x <= 6000)));
});

test("bytes that are cut off or are no such file end in an error of the package that says so", () => {
  const bytes = pbf(town);
  for (const length of [3, 40, bytes.length - 5])
    assert.throws(
      () => readOsmPlaces(bytes.subarray(0, length), options),
      (error) => error instanceof NetworkError && error.kind === "file",
      `${length} bytes`,
    );
});
