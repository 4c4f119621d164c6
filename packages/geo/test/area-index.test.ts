import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Position } from "geojson";
import { AreaIndex, buildAreaIndex, type Layer, polygonsOf } from "../src/index.ts";
import { square } from "./fixtures.ts";

/** The obvious way: count the edges west of the point in every ring; odd is inside, the lowest row wins. */
function obvious({ features }: Layer, x: number, y: number): number {
  return features.findIndex(({ geometry }) => {
    let isInside = false;
    for (const rings of polygonsOf(geometry))
      for (const ring of rings)
        for (let i = 1; i < ring.length; i++) {
          const [a, b] =
            ring[i - 1]![1]! < ring[i]![1]! ? [ring[i - 1]!, ring[i]!] : [ring[i]!, ring[i - 1]!];
          if (y >= a[1]! && y < b[1]! && a[0]! + (y - a[1]!) * ((b[0]! - a[0]!) / (b[1]! - a[1]!)) <= x)
            isInside = !isInside;
        }
    return isInside;
  });
}

const layerOf = (...polygons: Position[][][][]): Layer => ({
  name: "areas",
  crs: "EPSG:3006",
  features: polygons.map((coordinates) => ({
    geometry: { type: "MultiPolygon", coordinates },
    properties: {},
  })),
});

/** A partition of a square into n × n areas with borders that wander, on a lattice so fine that points fall on them. */
function partition(n: number, seed: number): Layer {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const corner = Array.from({ length: n + 1 }, (_, j) =>
    Array.from({ length: n + 1 }, (_, i): Position => [
      10 * i + Math.round(4 * random() - 2),
      10 * j + Math.round(4 * random() - 2),
    ]),
  );
  const borders = new Map<string, Position[]>();
  const border = (a: Position, b: Position): Position[] => {
    const key = `${a}/${b}`;
    if (borders.has(`${b}/${a}`)) return borders.get(`${b}/${a}`)!.toReversed();
    const line = borders.get(key) ?? [
      a,
      [(a[0]! + b[0]!) / 2 + random() - 0.5, (a[1]! + b[1]!) / 2 + random() - 0.5],
      b,
    ];
    borders.set(key, line);
    return line;
  };
  const rings = Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [k % n, Math.floor(k / n)];
    const [a, b, c, d] = [corner[j]![i]!, corner[j]![i + 1]!, corner[j + 1]![i + 1]!, corner[j + 1]![i]!];
    return [border(a, b), border(b, c), border(c, d), border(d, a)]
      .flatMap((line) => line.slice(0, -1))
      .concat([a]);
  });
  return layerOf(...rings.map((ring) => [[ring]]));
}

const coordinate = fc.oneof(fc.double({ min: -5, max: 65, noNaN: true }), fc.integer({ min: -5, max: 65 }));

test("equals ray casting on random partitions, on lattice points and vertices too", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.nat(),
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 50, maxLength: 200 }),
      (n, seed, points) => {
        const layer = partition(n, seed);
        const vertices = layer.features.flatMap((f) => polygonsOf(f.geometry).flat(2)) as [number, number][];
        const index = buildAreaIndex(layer);
        const all = [...points, ...vertices];
        const found = index.locate(
          Float64Array.from(all, (p) => p[0]),
          Float64Array.from(all, (p) => p[1]),
        );
        all.forEach(([x, y], i) => {
          assert.equal(found[i], obvious(layer, x, y), `batch at ${x} ${y}`);
          assert.equal(index.locateOne(x, y), found[i], `single at ${x} ${y}`);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("every point inside a partition lies in exactly one area, points on shared borders and corners included", () => {
  const layer = partition(5, 42);
  const index = buildAreaIndex(layer);
  const perArea = layer.features.map((feature) => buildAreaIndex({ ...layer, features: [feature] }));
  const outline = layer.features.flatMap((f) => polygonsOf(f.geometry).flat(2));
  const inner = outline.filter(([x, y]) => x! > 6 && x! < 44 && y! > 6 && y! < 44);
  assert.ok(inner.length > 100);
  for (const [x, y] of inner) {
    assert.notEqual(index.locateOne(x!, y!), -1);
    assert.equal(perArea.filter((one) => one.locateOne(x!, y!) === 0).length, 1, `${x} ${y}`);
  }
});

test("the west and south borders of an area are its own, the east and north ones are not", () => {
  const index = buildAreaIndex(layerOf([[square(0, 0, 10)]], [[square(10, 0, 10)]], [[square(0, 10, 10)]]));
  assert.equal(index.locateOne(0, 5), 0);
  assert.equal(index.locateOne(5, 0), 0);
  assert.equal(index.locateOne(10, 5), 1);
  assert.equal(index.locateOne(5, 10), 2);
  assert.equal(index.locateOne(0, 0), 0);
  assert.equal(index.locateOne(20, 5), -1);
  assert.equal(index.locateOne(5, 20), -1);
});

test("holes are outside, an area in the hole is its own, and several parts belong to one area", () => {
  const index = buildAreaIndex(
    layerOf([[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 5)]], [[square(4, 4, 1)]]),
  );
  assert.equal(index.locateOne(1, 1), 0);
  assert.equal(index.locateOne(5.5, 5.5), -1);
  assert.equal(index.locateOne(4.5, 4.5), 1);
  assert.equal(index.locateOne(22, 2), 0);
});

test("rings given the wrong way round do not matter", () => {
  const index = buildAreaIndex(layerOf([[square(0, 0, 10).toReversed(), square(4, 4, 2)]]));
  assert.equal(index.locateOne(1, 1), 0);
  assert.equal(index.locateOne(5, 5), -1);
});

test("where areas overlap the lowest row wins, in cells wholly inside the overlap and beside its borders", () => {
  const layer = layerOf([[square(0, 0, 60)]], [[square(30, 0, 60)]], [[square(40, 10, 5)]]);
  const index = buildAreaIndex(layer);
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 91, noNaN: true }),
      fc.double({ min: -1, max: 61, noNaN: true }),
      (x, y) => index.locateOne(x, y) === obvious(layer, x, y),
    ),
  );
});

test("points outside, at infinity or without a number lie nowhere; an empty layer holds nothing", () => {
  const index = buildAreaIndex(layerOf([[square(0, 0, 10)]]));
  for (const [x, y] of [
    [-1, 5],
    [NaN, 5],
    [5, Infinity],
    [1e300, -1e300],
  ] as const)
    assert.equal(index.locateOne(x, y), -1);
  assert.deepEqual([...index.locate(Float64Array.of(NaN, 5), Float64Array.of(5, 5))], [-1, 0]);
  assert.equal(buildAreaIndex(layerOf()).locateOne(0, 0), -1);
});

test("the index is one buffer, and an index made from it answers the same", () => {
  const layer = partition(4, 7);
  const index = buildAreaIndex(layer);
  const copy = AreaIndex.from(structuredClone(index.buffer as ArrayBuffer));
  for (let i = 0; i < 500; i++)
    assert.equal(
      copy.locateOne((i * 7.3) % 45, (i * 3.1) % 45),
      index.locateOne((i * 7.3) % 45, (i * 3.1) % 45),
    );
  assert.equal(copy.areaCount, 16);
  assert.throws(() => AreaIndex.from(new ArrayBuffer(1000)), /1000 bytes are no area index/);
});

test("a million points and more are answered as one by one, in their own order", () => {
  const index = buildAreaIndex(partition(6, 11));
  const xs = Float64Array.from({ length: 1_100_000 }, (_, i) => (i * 1.237) % 66);
  const ys = Float64Array.from({ length: 1_100_000 }, (_, i) => (i * 2.713) % 66);
  assert.equal(
    index.locate(xs, ys).findIndex((row, i) => row !== index.locateOne(xs[i]!, ys[i]!)),
    -1,
  );
});

test("arrays of different length are refused", () => {
  assert.throws(
    () => buildAreaIndex(partition(1, 1)).locate(new Float64Array(2), new Float64Array(3)),
    /xs has 2, ys 3/,
  );
});
