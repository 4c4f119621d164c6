/** Maps of very many areas in documents: one shape for each fill, looking as the areas do one by one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { figure } from "@tvars/cube";
import type { MapArea, PictureOptions } from "../src/index.ts";
import { mapPicture } from "../src/index.ts";
import { windedRings } from "../src/map/project.ts";

const square = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const E = 500_000;
const N = 6_500_000;

/** Twenty by twenty squares; the first has a hole, the second is written the other way round. */
const areas = Array.from({ length: 400 }, (_, i): MapArea => {
  const outer = square(E + (i % 20) * 1000, N + Math.floor(i / 20) * 1000, 1000);
  const hole = square(E + 300, N + 300, 400);
  return {
    code: `A${i}`,
    label: `Area ${i}`,
    figure: i === 399 ? { value: null, status: "suppressed" } : figure(1 + (i % 5)),
    geometry: {
      type: "Polygon",
      coordinates: i === 0 ? [outer, hole] : [i === 1 ? outer.toReversed() : outer],
    },
  };
});
const draw = (options: PictureOptions, some = areas) =>
  mapPicture({ title: "x", scale: { kind: "types" }, areas: some }, { lang: "sv", ...options });

test("a document's map of hundreds of areas has a path for each fill; on screen, and with few areas, one for each area", () => {
  const print = { theme: "print", standalone: false } as const;
  const merged = draw(print);
  assert.equal(merged.svg.includes("data-area"), false);
  const fills = [...merged.svg.matchAll(/<path d="[^"]{200,}" fill="([^"]+)"/g)].map(([, fill]) => fill);
  assert.equal(new Set(fills).size, fills.length);
  assert.equal(fills.length, 5);
  assert.equal(merged.table.rows.length, 400);
  assert.equal([...draw({}).svg.matchAll(/data-area/g)].length, 400);
  assert.equal([...draw(print, areas.slice(0, 300)).svg.matchAll(/data-area/g)].length, 300);
  assert.ok(merged.svg.length < draw({}).svg.length / 2);
});

test("one's own area stays a shape of its own, on top", () => {
  const own = areas.map((area, i) => ({ ...area, own: i === 7 }));
  const { svg } = draw({ theme: "print", standalone: false }, own);
  assert.deepEqual(
    [...svg.matchAll(/data-area="([^"]+)"/g)].map(([, code]) => code),
    ["A7"],
  );
});

test("outer rings wind one way and holes the other, whichever way they were written", () => {
  const area = (ring: readonly (readonly number[])[]): number =>
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!;
      return sum + (x! - E) * (nextY! - N) - (nextX! - E) * (y! - N);
    }, 0);
  for (const at of [0, 1, 2]) {
    const [outer, hole] = windedRings(areas[at]!.geometry);
    assert.ok(area(outer!) > 0);
    if (at === 0) assert.ok(area(hole!) < 0);
  }
});
