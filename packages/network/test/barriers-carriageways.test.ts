import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type BarrierLine,
  type Crossing,
  crossingGaps,
  mergeCarriageways,
  permeable,
  prepare,
  segmentsOf,
  severance,
} from "../src/index.ts";
import { gridTown } from "./support/town.ts";

const line = (id: string, y: number, [from, to]: [number, number], more: Partial<BarrierLine> = {}) => ({
  id,
  kind: "motorway" as const,
  name: "E4",
  xM: Float64Array.of(from, to),
  yM: Float64Array.of(y, y),
  ...more,
});
const crossing = (id: string, barrier: string, xM: number, yM: number, alongM: number): Crossing => ({
  id,
  barrier,
  kind: "bridge",
  xM,
  yM,
  alongM,
  delayS: 10,
});

test("two carriageways are one barrier; a crossing over both counts once with both waits, and one over a single carriageway once", () => {
  const lines = [line("east", 0, [0, 2000]), line("west", 20, [1990, 10])];
  const crossings = [
    crossing("e1", "east", 500, 0, 500),
    crossing("w1", "west", 505, 20, 1485),
    crossing("w2", "west", 1500, 20, 490),
  ];
  const merged = mergeCarriageways(segmentsOf(lines, 250), crossings);
  assert.deepEqual(merged.lines, [0]);
  assert.equal(merged.segments.count, 8);
  assert.deepEqual(
    merged.crossings.map(({ id, barrier, alongM, delayS }) => [id, barrier, Math.round(alongM), delayS]),
    [
      ["e1", "east", 500, 20],
      ["w2", "east", 1500, 10],
    ],
  );
  // Σ g² / 2L of gaps of 500, 1000 and 500 m.
  assert.equal(crossingGaps(lines[0]!, merged.crossings).expectedDetourM, 1_500_000 / 4000);
});

test("other names, no name, other kinds, a road farther off, an angle and what lies end to end stay apart", () => {
  const apart = (a: BarrierLine, b: BarrierLine): number =>
    mergeCarriageways(segmentsOf([a, b], 250)).lines.length;
  const own = line("a", 0, [0, 1000]);
  const { name: _, ...unnamed } = own;
  assert.equal(apart(own, line("b", 20, [0, 1000])), 1);
  assert.equal(apart(own, line("b", 20, [0, 1000], { name: "E18" })), 2);
  assert.equal(apart(unnamed, { ...unnamed, id: "b", yM: Float64Array.of(20, 20) }), 2);
  assert.equal(apart(own, line("b", 20, [0, 1000], { kind: "trunk" })), 2);
  assert.equal(apart(own, line("b", 61, [0, 1000])), 2);
  assert.equal(apart(own, line("b", 0, [1000, 1040])), 2);
  assert.equal(apart(own, { ...own, id: "b", yM: Float64Array.of(-500, 500) }), 2);
  const track = { ...unnamed, kind: "rail" as const };
  assert.equal(apart(track, { ...track, id: "b", yM: Float64Array.of(5, 5) }), 1);
  assert.equal(apart(track, { ...track, id: "b", yM: Float64Array.of(30, 30) }), 2);
});

test("a carriageway that leaves the other is a barrier of its own from there", () => {
  const bent = {
    ...line("b", 0, [0, 0]),
    xM: Float64Array.of(0, 1000, 1000),
    yM: Float64Array.of(20, 20, 900),
  };
  const { segments, lines } = mergeCarriageways(segmentsOf([line("a", 0, [0, 2000]), bent], 250));
  assert.deepEqual(lines, [0, 1]);
  for (let segment = 0; segment < segments.count; segment++)
    if (segments.line[segment] === 1) assert.ok(segments.fromM[segment]! >= 900);
});

test("severance of two carriageways with nothing between them is that of one", () => {
  const { engine, barrier } = gridTown(12, { bridges: [3] });
  const beside = { ...barrier, id: "other", xM: barrier.xM.map((x) => x + 20), yM: barrier.yM.toReversed() };
  const named = { ...barrier, name: "E4" };
  const run = (lines: BarrierLine[]) => {
    const { segments } = mergeCarriageways(segmentsOf(lines, 250));
    const without = prepare(permeable(engine.graph, [barrier], { everyM: 50 }).graph);
    const places = { people: new Float64Array(engine.graph.nodes).fill(1) };
    const { total } = severance({ engine, without, segments, places }, { withinM: 500 });
    return { total, count: segments.count };
  };
  const [one, two] = [run([named]), run([named, { ...beside, name: "E4" }])];
  assert.equal(two.count, one.count);
  assert.equal(two.total.pairs, one.total.pairs);
  assert.ok(Math.abs(two.total.burden - one.total.burden) <= 1e-9 * one.total.burden);
  assert.ok(one.total.burden > 0);
});
