import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Polygon, graphOf, isochrones, multiPolygon, prepare, wallsOf } from "../src/index.ts";
import { isInside, ringArea } from "../src/access/isochrone/contours.ts";
import { fieldOf } from "../src/access/isochrone/field.ts";
import { reachOf } from "../src/access/isochrone/reach.ts";
import { SegmentGrid } from "../src/build/segment-grid.ts";
import { randomTown } from "./kernel-support.ts";
import { gridTown } from "./support/town.ts";

const rings = (polygons: readonly Polygon[]): Float64Array[] =>
  polygons.flatMap(({ outer, holes }) => [outer, ...holes]);
const area = (polygons: readonly Polygon[]): number =>
  rings(polygons).reduce((sum, ring) => sum + ringArea(ring), 0);
const covers = (polygons: readonly Polygon[], x: number, y: number): boolean =>
  polygons.some(({ outer, holes }) => isInside(outer, x, y) && !holes.some((hole) => isInside(hole, x, y)));

test("one straight street: ground out to the limit along it, and beside it, the limit on the walk to both", () => {
  const engine = prepare(
    graphOf(
      { xM: Float64Array.of(0, 1000), yM: Float64Array.of(0, 0) },
      { from: [0], to: [1], weightMm: [1_000_000] },
    ),
  );
  const [polygons] = isochrones(engine, Uint32Array.of(0), [500_000], { cellM: 5, besideM: 30 });
  assert.equal(polygons!.length, 1);
  assert.ok(covers(polygons!, 490, 0) && !covers(polygons!, 510, 0), "reached in part");
  assert.ok(covers(polygons!, 200, 28) && !covers(polygons!, 200, 36));
  assert.ok(!covers(polygons!, 490, 20), "490 m along and 20 m beside are 510 m");
  assert.ok(
    Math.abs(area(polygons!) - (500 * 60 + (Math.PI * 900) / 2)) < 0.06 * 30_000,
    String(area(polygons!)),
  );
});

test("without a way over no ground past the barrier is covered, however near it lies", () => {
  const { engine, barrier, node } = gridTown(10);
  const [polygons] = isochrones(engine, Uint32Array.of(node(4, 5)), [3_000_000], {
    barriers: [barrier],
    besideM: 150,
  });
  const line = barrier.xM[0]!;
  assert.ok(polygons!.length > 0);
  for (const ring of rings(polygons!)) for (let k = 0; k < ring.length; k += 2) assert.ok(ring[k]! < line);
  const [free] = isochrones(engine, Uint32Array.of(node(4, 5)), [3_000_000], { besideM: 150 });
  assert.ok(
    rings(free!).some((ring) => ring.some((x, k) => k % 2 === 0 && x > line)),
    "without the barrier told it would leak",
  );
});

test("with a bridge the far side is covered near it only, and no outline crosses the barrier", () => {
  const { engine, barrier, node } = gridTown(12, { bridges: [6] });
  const [polygons] = isochrones(engine, Uint32Array.of(node(5, 6)), [400_000], {
    barriers: [barrier],
    cellM: 10,
  });
  const line = barrier.xM[0]!;
  assert.ok(covers(polygons!, 620, 600), "over the bridge");
  assert.ok(
    covers(polygons!, 520, 860) && !covers(polygons!, 620, 960),
    "four blocks up on this side, not on the other",
  );
  for (const ring of rings(polygons!))
    for (let k = 2; k < ring.length; k += 2) assert.ok(ring[k - 2]! < line === ring[k]! < line);
});

test("no outline ever meets a barrier, and more limit never covers less ground", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 3 }),
      fc.array(
        fc.tuple(
          fc.double({ min: -50, max: 950, noNaN: true }),
          fc.double({ min: -50, max: 950, noNaN: true }),
        ),
        { minLength: 2, maxLength: 5 },
      ),
      fc.nat(99),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 500 }),
      (bridges, line, source, limitM, more) => {
        const { engine } = gridTown(10, { bridges });
        const barrier = {
          id: "crooked",
          kind: "rail" as const,
          xM: Float64Array.from(line, ([x]) => x),
          yM: Float64Array.from(line, ([, y]) => y),
        };
        const walls = wallsOf([barrier]);
        const [less, most] = isochrones(
          engine,
          Uint32Array.of(source),
          [limitM * 1000, (limitM + more) * 1000],
          { barriers: walls },
        );
        for (const ring of rings(less!))
          for (let k = 2; k < ring.length; k += 2)
            assert.ok(!walls.meets(ring[k - 2]!, ring[k - 1]!, ring[k]!, ring[k + 1]!));
        assert.ok(area(less!) <= area(most!) + 1e-6);
      },
    ),
    { numRuns: 100 },
  );
});

test("rings close, outer ones run counter-clockwise, and blocks that nobody gets into are holes", () => {
  const { engine, node } = gridTown(6, { bridges: [0, 1, 2, 3, 4, 5] });
  const [polygons] = isochrones(engine, Uint32Array.of(node(2, 2)), [2_000_000], { besideM: 20, cellM: 10 });
  assert.equal(polygons!.length, 1);
  assert.equal(polygons![0]!.holes.length, 25);
  for (const ring of rings(polygons!)) assert.deepEqual(ring.slice(0, 2), ring.slice(-2));
  assert.ok(ringArea(polygons![0]!.outer) > 0 && polygons![0]!.holes.every((hole) => ringArea(hole) < 0));
  assert.equal(multiPolygon(polygons!)[0]!.length, 26);
});

test("limits and lengths that cannot be are told", () => {
  const { engine } = gridTown(3);
  assert.throws(() => isochrones(engine, Uint32Array.of(0), []), /at least one limit/);
  assert.throws(() => isochrones(engine, Uint32Array.of(0), [1000], { cellM: 0 }), /lengths above 0/);
});

test("ground laid two samples at a time is that of the plain loop, to the last bit", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 1_500_000 }), fc.boolean(), (seed, limitMm, walled) => {
      const graph = randomTown(seed, 40, seed % 2 === 0);
      const mm = prepare(graph).from(0, limitMm);
      const reach = reachOf(graph, mm, limitMm);
      const walls = walled
        ? wallsOf([{ id: "b", kind: "trunk", xM: Float64Array.of(0, 3000), yM: Float64Array.of(900, 2100) }])
        : undefined;
      const [fast, plain] = [
        fieldOf(reach, limitMm, 20, 60, walls),
        fieldOf(reach, limitMm, 20, 60, walls, null),
      ];
      assert.deepEqual(fast, plain);
    }),
    { numRuns: 60 },
  );
});

test("a point is clear of segments, or a line out of reach of them, only where none is near; told by every segment's distance", () => {
  const random = (seed: number) => {
    let state = seed + 1;
    return (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state / 2 ** 32) * most;
    };
  };
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 0, max: 4 }), (seed, cells) => {
      const draw = random(seed);
      const columns = Array.from({ length: 4 }, () => Array.from({ length: 12 }, () => draw(1500)));
      const [ax, ay, bx, by] = columns as [number[], number[], number[], number[]];
      const grid = new SegmentGrid({ ax, ay, bx, by });
      const isClear = grid.clearAround(cells);
      const nearest = (x: number, y: number): number =>
        Math.min(
          ...ax.map((x0, s) => {
            const [dx, dy] = [bx[s]! - x0, by[s]! - ay[s]!];
            const share = Math.min(1, Math.max(0, ((x - x0) * dx + (y - ay[s]!) * dy) / (dx * dx + dy * dy)));
            return Math.hypot(x0 + share * dx - x, ay[s]! + share * dy - y);
          }),
        );
      for (let k = 0; k < 40; k += 1) {
        const [x, y] = [draw(2000) - 250, draw(2000) - 250];
        if (isClear(x, y)) assert.ok(nearest(x, y) >= cells * grid.cellM);
        const [toX, toY, withinM] = [x + draw(100) - 50, y + draw(100) - 50, draw(80)];
        if (grid.mayReach(x, y, toX, toY, withinM)) continue;
        for (let share = 0; share <= 1; share += 0.125)
          assert.ok(nearest(x + share * (toX - x), y + share * (toY - y)) > withinM);
      }
    }),
    { numRuns: 60 },
  );
});
