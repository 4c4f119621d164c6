import assert from "node:assert/strict";
import { test } from "node:test";
import { reachOutline } from "../src/map/reach-outline.ts";

const SHRINK = Math.cos((57 * Math.PI) / 180);
const KM2 = (111.32 * 111.32 * SHRINK) / 2;

/** Square kilometres of a ring of degrees at 57° north; below 0 where it goes with the clock. */
const km2 = (ring: readonly (readonly number[])[]): number =>
  KM2 * ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at]![0]! * y! - x! * ring[at]![1]!, 0);

const areas = ({ coordinates }: GeoJSON.MultiPolygon): number[] =>
  coordinates.map((rings) => rings.reduce((sum, ring) => sum + km2(ring), 0));

test("within 1 km of a point lie π square kilometres, of a line of length L lie 2L + π", () => {
  const [point] = areas(reachOutline({ lines: [[[18, 57]]] }, 1000));
  assert.ok(Math.abs(point! / Math.PI - 1) < 0.01, `${point}`);
  const length = 0.05 * 111.32 * SHRINK;
  const [line] = areas(
    reachOutline(
      {
        lines: [
          [
            [18, 57],
            [18.05, 57],
          ],
        ],
      },
      1000,
    ),
  );
  assert.ok(Math.abs(line! / (2 * length + Math.PI) - 1) < 0.01, `${line}`);
});

test("lines far apart are two outlines, lines that meet are one", () => {
  const apart = reachOutline({ lines: [[[18, 57]], [[18.2, 57]]] }, 1000);
  assert.equal(apart.coordinates.length, 2);
  const met = reachOutline({ lines: [[[18, 57]], [[18.01, 57]]] }, 1000);
  assert.equal(met.coordinates.length, 1);
});

test("a road that closes a ring leaves a hole within, an area does not", () => {
  const ring = [
    [18, 57],
    [18.1, 57],
    [18.1, 57.05],
    [18, 57.05],
    [18, 57],
  ] as const;
  assert.equal(reachOutline({ lines: [ring] }, 500).coordinates[0]!.length, 2);
  assert.equal(reachOutline({ lines: [], areas: [[ring]] }, 500).coordinates[0]!.length, 1);
});
