import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "geojson";
import * as fc from "fast-check";
import { crossingOf } from "../src/layer/crossing.ts";

const polygon = (...rings: Position[][]) => ({
  type: "Polygon" as const,
  coordinates: rings.map((ring) => [...ring, ring[0]!]),
});

test("a bow tie crosses itself, in the middle", () => {
  assert.deepEqual(
    crossingOf(
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
    ),
    [1, 1],
  );
});

test("rings that touch in a point, and a hole that touches its shell, do not cross", () => {
  assert.equal(
    crossingOf(
      polygon([
        [0, 0],
        [2, 0],
        [1, 1],
        [2, 2],
        [0, 2],
        [1, 1],
      ]),
    ),
    undefined,
  );
  const shell = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ];
  assert.equal(
    crossingOf(
      polygon(shell, [
        [0, 2],
        [1, 3],
        [1, 1],
      ]),
    ),
    undefined,
  );
});

test("a hole that leaves its shell crosses it", () => {
  const found = crossingOf(
    polygon(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
      [
        [1, 1],
        [5, 2],
        [1, 3],
      ],
    ),
  );
  assert.equal(found![0], 4);
});

test("a star-shaped polygon never crosses itself, whatever its radii", () => {
  const radii = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(radii, (lengths) => {
      const ring = lengths.map((radius, at) => {
        const angle = (2 * Math.PI * at) / lengths.length;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
      assert.equal(crossingOf(polygon(ring)), undefined);
    }),
  );
});

test("swapping two neighbours of a convex polygon makes it cross itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 40 }), fc.nat(), (corners, chosen) => {
      const ring = Array.from({ length: corners }, (_, at) => {
        const angle = (2 * Math.PI * at) / corners;
        return [Math.cos(angle), Math.sin(angle)];
      });
      const at = chosen % (corners - 1);
      [ring[at], ring[at + 1]] = [ring[at + 1]!, ring[at]!];
      assert.notEqual(crossingOf(polygon(ring)), undefined);
    }),
  );
});
