import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CUT_OFF,
  NO_STRUCTURE,
  SEPARATED,
  SPARSE,
  effectiveMesh,
  functionSeparation,
  landUseMix,
  meshWidthM,
  meshWidths,
  structureName,
  typology,
  typologyByGroup,
  withinWalk,
} from "../src/index.ts";
import { gridTown } from "./support/town.ts";

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test("density within a walk divides the people one can walk to by the whole circle, so that a barrier lowers it", () => {
  const people = new Int32Array(100).fill(10);
  const [cut, open] = [[], Array.from({ length: 10 }, (_, k) => k)].map((bridges) => {
    const { engine, node } = gridTown(10, { bridges });
    const { sums, perKm2 } = withinWalk(engine, [people], { radiusM: 200 });
    near(perKm2[node(4, 5)]!, sums[0]![node(4, 5)]! / (Math.PI * 0.04), 1e-9);
    return sums[0]![node(4, 5)]!;
  });
  // Two blocks round a corner: 13 corners, of which 1 + 3 lie east of the barrier.
  assert.equal(open, 130);
  assert.equal(cut, 90);
});

test("mix is 1 in the region's proportions and 0 with one use; the number of people per job does not matter", () => {
  const within = [Float64Array.of(500, 500, 0, 0), Float64Array.of(50, 0, 0, 25)];
  const mix = landUseMix(within, [1000, 100]);
  near(mix[0]!, 1);
  near(mix[1]!, 0);
  assert.ok(Number.isNaN(mix[2]!));
  near(mix[3]!, 0);
  near(
    landUseMix([Float64Array.of(3), Float64Array.of(1)], [4, 4])[0]!,
    -(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25)),
  );
  assert.throws(() => landUseMix(within, [1000, 0]), /a total above 0 of use 1/);
  assert.throws(() => landUseMix(within.slice(0, 1), [1000]), /two uses or more/);
});

test("separation is 0 where homes and goals are in proportion and 1 where there is but one of them", () => {
  const [even, homes, threefold] = functionSeparation(
    [Float64Array.of(10, 10, 30), Float64Array.of(1, 0, 1), Float64Array.of(3, 0, 3)],
    [100, 10, 30],
  );
  near(even!, 0);
  near(homes!, 1);
  near(threefold!, 0.5);
});

test("mesh width of a square grid is its spacing, 2A / L", () => {
  near(meshWidthM(2 * 100 * 10, 100 * 1000), 100);
  const { engine, node } = gridTown(41, { bridges: Array.from({ length: 41 }, (_, k) => k), blockM: 50 });
  near(meshWidths(engine.graph, { radiusM: 500 })[node(20, 20)]!, 50, 1e-9);
  const wide = gridTown(41, { bridges: Array.from({ length: 41 }, (_, k) => k) });
  near(meshWidths(wide.engine.graph, { radiusM: 500 })[wide.node(20, 20)]!, 100, 1e-9);
});

test("effective mesh is the area that a place taken at random shares", () => {
  near(effectiveMesh([7]), 7);
  near(effectiveMesh([1, 1, 1, 1]), 1);
  near(effectiveMesh([1, 3]), 2.5);
});

test("the typology is barrier × sparse × separated with thresholds one can edit: at the threshold is cut off and separated, not sparse", () => {
  const structure = {
    severed: [0, 0.1, 0.2, 0],
    perKm2: [2000, 1999, 9000, NaN],
    separation: [0, 0.5, 0.4, 0],
  };
  assert.deepEqual([...typology(structure)], [0, CUT_OFF | SPARSE | SEPARATED, CUT_OFF, NO_STRUCTURE]);
  assert.deepEqual(
    [...typology(structure, { severed: 0.15, perKm2: 10_000 })],
    [SPARSE, SPARSE | SEPARATED, CUT_OFF | SPARSE, NO_STRUCTURE],
  );
  assert.deepEqual(structureName(CUT_OFF | SEPARATED), {
    sv: "avskuren, funktionsseparerad",
    en: "cut off, separated",
  });
  assert.equal(structureName(0).en, "joined, dense and mixed");
});

test("people by class and area type, as shares of each type", () => {
  const rows = typologyByGroup(Uint8Array.of(0, 3, 3, 1), [10, 20, 30, 40], [1, 1, 5, 0], { groups: [1, 5] });
  assert.deepEqual(
    rows.map(({ structure, people, shares }) => [structure, people, shares]),
    [
      [0, [10, 0], [1 / 3, 0]],
      [3, [20, 30], [2 / 3, 1]],
    ],
  );
});
