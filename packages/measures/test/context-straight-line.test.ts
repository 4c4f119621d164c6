import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MeasuresError, straightLine } from "../src/index.ts";
import type { Points } from "../src/index.ts";

const visited = (points: Points, from: number, withinM: number): string[] => {
  const seen: string[] = [];
  straightLine(points)(from, withinM, (to, distanceM) => seen.push(`${to} ${distanceM}`));
  return seen.sort();
};

const byHand = ({ x, y }: Points, from: number, withinM: number): string[] =>
  Array.from(x, (_, to) => {
    const dx = x[to]! - x[from]!;
    const dy = y[to]! - y[from]!;
    return { to, distanceM: Math.sqrt(dx * dx + dy * dy) };
  })
    .filter(({ distanceM }) => distanceM <= withinM)
    .map(({ to, distanceM }) => `${to} ${distanceM}`)
    .sort();

const points = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 900_000, noNaN: true }),
      fc.integer({ min: 6_100_000, max: 7_600_000 }),
    ),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((pairs) => ({
    x: Float64Array.from(pairs, ([x]) => x),
    y: Float64Array.from(pairs, ([, y]) => y),
  }));

const nothing = (): void => undefined;

test("straight line: every area within the distance once, itself at 0, as all pairs tell", () => {
  fc.assert(
    fc.property(
      points,
      fc.double({ min: 0, max: 2_000_000, noNaN: true }),
      fc.nat(),
      (all, withinM, start) => {
        const from = start % all.x.length;
        assert.deepEqual(visited(all, from, withinM), byHand(all, from, withinM));
      },
    ),
  );
});

test("straight line: an area exactly at the distance is inside, on a lattice full of ties and edges of strips", () => {
  const all = {
    x: Float64Array.from({ length: 400 }, (_, i) => (i % 20) * 1000),
    y: Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 20) * 1000),
  };
  for (const withinM of [0, 999.999, 1000, 1414.2135623730951, 2000, 5000, 8192, 30_000])
    for (const from of [0, 19, 210, 399])
      assert.deepEqual(visited(all, from, withinM), byHand(all, from, withinM), `${withinM} m from ${from}`);
});

test("straight line: Infinity reaches all, a single area reaches itself, areas at one place reach each other at 0", () => {
  const two = { x: Float64Array.of(5, 9e5), y: Float64Array.of(7e6, 6e6) };
  assert.equal(visited(two, 0, Infinity).length, 2);
  assert.deepEqual(visited({ x: Float64Array.of(1), y: Float64Array.of(1) }, 0, 0), ["0 0"]);
  assert.deepEqual(visited({ x: Float64Array.of(1, 1), y: Float64Array.of(2, 2) }, 1, 0), ["0 0", "1 0"]);
});

test("straight line: a visitor may ask again while it is being told", () => {
  const all = { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0, 0, 0) };
  const reach = straightLine(all);
  let pairs = 0;
  reach(0, 1, (to) => reach(to, 1, () => (pairs += 1)));
  assert.equal(pairs, 5);
});

test("straight line: a missing coordinate is an error, not a far place", () => {
  for (const wrong of [
    { x: Float64Array.of(1, NaN), y: Float64Array.of(1, 2) },
    { x: Float64Array.of(1), y: Float64Array.of(1, 2) },
  ])
    assert.throws(
      () => straightLine(wrong)(0, 1, nothing),
      (error) => error instanceof MeasuresError && error.kind === "input",
    );
});
