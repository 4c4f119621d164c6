import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type BarrierLine,
  barrierIndex,
  joinPairs,
  NetworkError,
  pairsAcross,
  permeable,
  prepare,
  segmentsOf,
  tilesAcross,
} from "../src/index.ts";
import { dividedCity, lineOf } from "./barriers-support.ts";
import { generator, randomTown } from "./kernel-support.ts";

/** Whole numbers, so that lines often touch, meet in corners and lie on one another. */
function someLines(seed: number, count: number, size: number): BarrierLine[] {
  const random = generator(seed);
  return Array.from({ length: count }, (_, k) => {
    const points: [number, number][] = [[random(size), random(size)]];
    for (let i = 0; i < 1 + random(5); i++) {
      const [x, y] = points.at(-1)!;
      points.push([x + random(size / 2) - Math.floor(size / 4), y + random(size / 2) + 1]);
    }
    return lineOf(String(k), points);
  });
}

/** Where a → b first meets a piece, by solving for it in fractions; touching counts. */
function slowFirst(pieces: Float64Array, a: [number, number], b: [number, number]): number {
  let [least, found] = [Infinity, -1];
  const cross = (ux: number, uy: number, vx: number, vy: number): number => ux * vy - uy * vx;
  for (let i = 0; 4 * i < pieces.length; i++) {
    const [px, py, qx, qy] = pieces.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    const [dx, dy, ux, uy] = [b[0] - a[0], b[1] - a[1], qx - px, qy - py];
    const denominator = cross(dx, dy, ux, uy);
    if (denominator === 0) continue;
    const t = cross(px - a[0], py - a[1], ux, uy) / denominator;
    const s = cross(px - a[0], py - a[1], dx, dy) / denominator;
    if (t >= -1e-12 && t <= 1 + 1e-12 && s >= -1e-12 && s <= 1 + 1e-12 && t < least - 1e-12) {
      least = t;
      found = i;
    }
  }
  return found < 0 ? -1 : Math.max(0, least);
}

test("a line is cut into as many equal segments as come nearest to the length asked for, its pieces in order", () => {
  const segments = segmentsOf([
    lineOf("bent", [
      [0, 0],
      [300, 0],
      [300, 700],
    ]),
    lineOf("short", [
      [0, 9],
      [60, 9],
    ]),
  ]);
  assert.equal(segments.count, 5);
  assert.deepEqual([...segments.line], [0, 0, 0, 0, 1]);
  assert.deepEqual([...segments.toM], [250, 500, 750, 1000, 60]);
  assert.deepEqual([...segments.pieces.subarray(0, 12)], [0, 0, 250, 0, 250, 0, 300, 0, 300, 0, 300, 200]);
  assert.deepEqual([...segments.firstPiece], [0, 1, 3, 4, 5, 6]);
  assert.deepEqual([...segments.segmentOfPiece], [0, 1, 1, 2, 3, 4]);
});

test("a line without length, with a coordinate that is no number, and a segment length of 0 are refused", () => {
  const point = lineOf("point", [
    [5, 5],
    [5, 5],
  ]);
  assert.throws(
    () => segmentsOf([point]),
    (error) => error instanceof NetworkError && /point/.test(error.message),
  );
  assert.throws(
    () =>
      segmentsOf([
        lineOf("odd", [
          [5, 5],
          [NaN, 5],
        ]),
      ]),
    NetworkError,
  );
  assert.throws(() => segmentsOf([], 0), NetworkError);
});

test("the first barrier of a straight line is that of solving for every piece, lines from outside the grid included", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 5, max: 80 }), (seed, cellM) => {
      const segments = segmentsOf(someLines(seed, 12, 400), 90);
      const index = barrierIndex(segments, { cellM });
      const random = generator(seed + 1);
      for (let k = 0; k < 60; k++) {
        const a: [number, number] = [random(900) - 200.5, random(900) - 200.25];
        const b: [number, number] = [random(900) - 200.125, random(900) - 200.75];
        const expected = slowFirst(segments.pieces, a, b);
        const found = index.firstMeeting(...a, ...b);
        assert.ok(Math.abs((found?.part ?? -1) - expected) < 1e-9, `${a} ${b}: ${found?.part} ${expected}`);
        assert.equal(index.firstBarrier(...a, ...b), found?.segment ?? -1);
      }
    }),
  );
});

test("touching a barrier with an end or along it is meeting it; passing beside is not", () => {
  const index = barrierIndex(
    segmentsOf([
      lineOf("wall", [
        [0, 0],
        [100, 0],
      ]),
    ]),
  );
  assert.equal(index.firstBarrier(50, 10, 50, 0), 0);
  assert.equal(index.firstBarrier(-50, 0, 20, 0), 0);
  assert.equal(index.firstBarrier(-50, 0, -1, 0), -1);
  assert.equal(index.firstBarrier(100, -5, 100, 5), 0);
  assert.equal(index.firstBarrier(100.001, -5, 100.001, 5), -1);
  assert.equal(index.firstBarrier(20, 0, 20, 0), 0);
  assert.equal(index.firstBarrier(20, 1, 20, 1), -1);
  assert.equal(barrierIndex(segmentsOf([])).firstBarrier(0, 0, 9, 9), -1);
});

test("pairs across are those whose line meets a barrier, once each, with the segment first met from either end", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 100, max: 1500 }), (seed, withinM) => {
      const { xM, yM } = randomTown(seed, 60);
      const segments = segmentsOf(someLines(seed, 10, 3000), 200);
      const index = barrierIndex(segments);
      const expected = new Map<string, [number, number]>();
      let candidates = 0;
      for (let a = 0; a < 60; a++)
        for (let b = a + 1; b < 60; b++) {
          if ((xM[a]! - xM[b]!) ** 2 + (yM[a]! - yM[b]!) ** 2 > withinM ** 2) continue;
          candidates++;
          const near = index.firstBarrier(xM[a]!, yM[a]!, xM[b]!, yM[b]!);
          if (near < 0) continue;
          expected.set(`${a}-${b}`, [near, index.firstBarrier(xM[b]!, yM[b]!, xM[a]!, yM[a]!)]);
        }
      const found = pairsAcross({ xM, yM }, segments, { withinM, tileM: 700 });
      assert.equal(found.candidates, candidates);
      assert.equal(found.targets.length, expected.size);
      for (let s = 0; s < found.sources.length; s++)
        for (let k = found.first[s]!; k < found.first[s + 1]!; k++) {
          const [a, b] = [found.sources[s]!, found.targets[k]!];
          const ends = [found.near[k]!, found.far[k]!];
          assert.deepEqual(
            a < b ? ends : ends.reverse(),
            expected.get(`${Math.min(a, b)}-${Math.max(a, b)}`),
          );
        }
    }),
    { numRuns: 60 },
  );
});

test("pairs are the same in tiles of any size, and a run can go on from any tile", () => {
  const { xM, yM } = randomTown(7, 300);
  const segments = segmentsOf(someLines(7, 12, 3000));
  const keys = (found: ReturnType<typeof pairsAcross>): string[] =>
    [...found.sources].flatMap((a, s) =>
      [...found.targets.subarray(found.first[s], found.first[s + 1])].map((b) => `${a}-${b}`),
    );
  const whole = keys(pairsAcross({ xM, yM }, segments, { tileM: 1e6 })).sort();
  assert.ok(whole.length > 1000);
  for (const tileM of [300, 1000]) {
    const tiles = [...tilesAcross({ xM, yM }, segments, { tileM })];
    assert.deepEqual(keys(joinPairs(tiles)).sort(), whole);
    const fromTile = tiles[Math.floor(tiles.length / 2)]!.tile;
    const rest = [...tilesAcross({ xM, yM }, segments, { tileM, fromTile })];
    assert.deepEqual(keys(joinPairs(rest)), keys(joinPairs(tiles.filter(({ tile }) => tile >= fromTile))));
  }
});

test("an aborted enumeration stops with the signal's reason", () => {
  const { xM, yM } = randomTown(7, 50);
  const signal = AbortSignal.abort(new Error("enough"));
  assert.throws(() => pairsAcross({ xM, yM }, segmentsOf(someLines(7, 2, 3000)), { signal }), /enough/);
});

test("without its barrier a grid city is a grid city: every facing pair one block apart, d⁰ ≤ d for all", () => {
  const { graph, lines, columns } = dividedCity(21, 6, 100, 2, [10]);
  const { graph: without, links } = permeable(graph, lines);
  assert.equal(links.length, columns);
  const [present, absent] = [prepare(graph), prepare(without)];
  for (let column = 0; column < columns; column++) {
    const south = 2 * columns + column;
    const [d, d0] = [present.from(south, 9e6), absent.from(south, 9e6)];
    assert.equal(d[south + columns], 100_000 + 2 * 100_000 * Math.abs(column - 10));
    assert.equal(d0[south + columns], 100_000);
    for (let node = 0; node < graph.nodes; node++) assert.ok(d0[node]! <= d[node]!);
  }
});

test("no link is put where one side has no walkable node within reach", () => {
  const { graph, lines } = dividedCity(21, 6, 100, 2, [10]);
  assert.equal(permeable(graph, lines, { reachM: 40 }).links.length, 0);
  const inland = lineOf("beside", [
    [-500, 900],
    [3000, 900],
  ]);
  assert.equal(permeable(graph, [inland]).links.length, 0);
});
