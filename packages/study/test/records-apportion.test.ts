import assert from "node:assert/strict";
import { test } from "node:test";
import { type Layer, buildAreaIndex, toShapes, writeGeoJson } from "@tvars/geo";
import fc from "fast-check";
import type { Geometry } from "geojson";
import { Apportioner } from "../src/records/place/apportion.ts";
import { midpointOf } from "../src/records/place/midpoint.ts";
import { SQUARES, box, definition, groundOf, layerOf, place } from "./support/placing.ts";

const layer = (...geometries: Geometry[]): Layer =>
  layerOf(geometries.map((geometry) => ({ geometry, properties: { ar: "2022" } })));
const near = (found: number | undefined, expected: number, within = 1e-6): void =>
  assert.ok(Math.abs((found ?? NaN) - expected) <= within, `${found} is not ${expected}`);

const LINE: Geometry = {
  type: "LineString",
  coordinates: [
    [400_700, 6_580_500],
    [401_700, 6_580_500],
  ],
};
const RECTANGLE = box("x", [400_800, 6_580_200, 401_200, 6_580_400]).geometry;

const shared = async (
  geometry: Geometry,
  apportion: "length" | "area" | "population" | "midpoint",
  residents = {},
) => {
  const { rows, verdicts } = await place(
    { name: "former.geojson", contents: writeGeoJson(layer(geometry), { crs: "EPSG:3006" }) },
    definition({ place: { by: "geometry", crs: "EPSG:3006", apportion } }),
    groundOf({ "regso@2020": SQUARES }, { residents }),
  );
  return { verdicts, n: Object.fromEntries(rows.map((row) => [row.area ?? row.verdict, Number(row.n)])) };
};

test("a line of 300 m in one square and 700 m in the next counts 0.3 and 0.7", async () => {
  const { n, verdicts } = await shared(LINE, "length");
  near(n["regso@2020:1780R001"], 0.3);
  near(n["regso@2020:1780R002"], 0.7);
  assert.deepEqual(verdicts, { matched: 1 });
});

test("what lies outside all areas is a piece of its own", async () => {
  const { n } = await shared(
    {
      type: "LineString",
      coordinates: [
        [401_600, 6_580_500],
        [402_600, 6_580_500],
      ],
    },
    "length",
  );
  near(n["regso@2020:1780R002"], 0.4);
  near(n.outside, 0.6);
});

test("a polygon is shared by the ground it covers, or by the people who would live there if evenly spread", async () => {
  const half = await shared(RECTANGLE, "area");
  near(half.n["regso@2020:1780R001"], 0.5);
  near(half.n["regso@2020:1780R002"], 0.5);
  const people = await shared(RECTANGLE, "population", { "1780R001": 3000, "1780R002": 1000 });
  near(people.n["regso@2020:1780R001"], 0.75);
  near(people.n["regso@2020:1780R002"], 0.25);
});

test("population that is not known is asked for, not taken as none; where nobody lives the ground decides", async () => {
  assert.deepEqual((await shared(RECTANGLE, "population", { "1780R001": 3000 })).verdicts, { missing: 1 });
  near(
    (await shared(RECTANGLE, "population", { "1780R001": 0, "1780R002": 0 })).n["regso@2020:1780R001"],
    0.5,
  );
});

test("a polygon has no length and a line no ground: said, not turned into something else", async () => {
  assert.deepEqual((await shared(RECTANGLE, "length")).verdicts, { unreadable: 1 });
  assert.deepEqual((await shared(LINE, "area")).verdicts, { unreadable: 1 });
});

test("the midpoint is halfway along a line and inside a bent polygon", async () => {
  assert.deepEqual((await shared(LINE, "midpoint")).n, { "regso@2020:1780R002": 1 });
  const bent = toShapes(
    layer({
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [8, 10],
          [8, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    }),
  );
  assert.deepEqual(midpointOf(bent, 0), [[9, 5]]);
});

const apportioner = new Apportioner(buildAreaIndex(SQUARES), toShapes(SQUARES));

test("a polygon drawn along the areas' own borders is exactly theirs", () => {
  const both = toShapes(
    layer(box("x", [400_000, 6_580_000, 402_000, 6_581_000]).geometry, SQUARES.features[0]!.geometry),
  );
  const union = apportioner.polygon(both, 0);
  near(union.inside.get(0), 1e6, 1);
  near(union.inside.get(1), 1e6, 1);
  near(union.outside, 0, 1);
  const one = apportioner.polygon(both, 1);
  near(one.inside.get(0), 1e6, 1);
  assert.equal(one.inside.get(1), undefined);
});

test("a polygon around all areas, and one with a hole where an area is, come out right", () => {
  const around = box("x", [399_000, 6_579_000, 403_000, 6_582_000]).geometry.coordinates[0]!;
  const shapes = toShapes(
    layer(
      { type: "Polygon", coordinates: [around] },
      {
        type: "Polygon",
        coordinates: [
          around,
          SQUARES.features[0]!.geometry.type === "Polygon"
            ? SQUARES.features[0]!.geometry.coordinates[0]!.toReversed()
            : [],
        ],
      },
    ),
  );
  const whole = apportioner.polygon(shapes, 0);
  near(whole.inside.get(0), 1e6, 1);
  near(whole.inside.get(1), 1e6, 1);
  near(whole.outside, 10e6, 2);
  const holed = apportioner.polygon(shapes, 1);
  near(holed.inside.get(0) ?? 0, 0, 5);
  near(holed.inside.get(1), 1e6, 5);
});

test("pieces inside and outside are the whole, for any line and any rectangle", () => {
  const x = fc.integer({ min: 399_000, max: 403_000 });
  const y = fc.integer({ min: 6_579_000, max: 6_582_000 });
  fc.assert(
    fc.property(x, y, x, y, (ax, ay, bx, by) => {
      fc.pre(Math.abs(ax - bx) > 1 && Math.abs(ay - by) > 1);
      const [w, e, s, n] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
      const shapes = toShapes(
        layer(
          {
            type: "LineString",
            coordinates: [
              [ax, ay],
              [bx, by],
            ],
          },
          box("x", [w, s, e, n]).geometry,
        ),
      );
      const line = apportioner.line(shapes, 0);
      const sum = [...line.inside.values()].reduce((total, size) => total + size, line.outside);
      near(sum, Math.hypot(ax - bx, ay - by), 1e-6 * sum);
      const overlap = (west: number, east: number) =>
        Math.max(0, Math.min(e, east) - Math.max(w, west)) *
        Math.max(0, Math.min(n, 6_581_000) - Math.max(s, 6_580_000));
      const polygon = apportioner.polygon(shapes, 1);
      near(polygon.inside.get(0) ?? 0, overlap(400_000, 401_000), 20);
      near(polygon.inside.get(1) ?? 0, overlap(401_000, 402_000), 20);
    }),
    { seed: 3, numRuns: 300 },
  );
});
