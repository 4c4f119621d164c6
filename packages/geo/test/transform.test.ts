import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { projectTransverseMercator } from "../src/crs/transverse-mercator.ts";
import {
  CRS_SYSTEMS,
  type CrsId,
  type Layer,
  transform,
  transformLayer,
  transformPoint,
} from "../src/index.ts";

const close = (actual: readonly number[], expected: readonly number[], tolerance: number): void =>
  actual.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]!) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`),
  );

test("Krüger's series gives Lantmäteriet's published example to the micrometre", () => {
  const point = Float64Array.of(24, 66);
  projectTransverseMercator(point, {
    centralMeridianDeg: 13 + 35 / 60 + 7.692 / 3600,
    scale: 1.00000254,
    falseEastingM: 84182.879,
    falseNorthingM: -6226307.864,
  });
  close([...point], [555304.016555, 1135809.413803], 1e-5);
});

test("SWEREF 99 TM ↔ WGS 84 gives the pair of SCB's service, as far as its decimals reach", () => {
  close(
    transformPoint("EPSG:3006", "EPSG:4326", [379844.1709, 6156729.8055]),
    [13.09577306, 55.5417832],
    5e-8,
  );
  close(
    transformPoint("EPSG:4326", "EPSG:3006", [13.09577306, 55.5417832]),
    [379844.1709, 6156729.8055],
    5e-3,
  );
});

/** Stockholm (18.0686 E, 59.3293 N) in every system, computed with PROJ 9.5.1. */
const STOCKHOLM: [CrsId, number, number][] = [
  ["EPSG:3006", 674571.8664, 6580743.0083],
  ["EPSG:3007", 495148.018, 6595096.4636],
  ["EPSG:3008", 409937.8316, 6588273.2892],
  ["EPSG:3009", 324641.7231, 6583376.3589],
  ["EPSG:3010", 239288.0841, 6580403.7942],
  ["EPSG:3011", 153905.0928, 6579354.4483],
  ["EPSG:3012", 367298.7369, 6585584.1779],
  ["EPSG:3013", 281970.33, 6581649.6198],
  ["EPSG:3014", 196598.5018, 6579638.7617],
  ["EPSG:3015", 111211.3632, 6579550.8265],
  ["EPSG:3016", 25836.9682, 6581385.7802],
  ["EPSG:3017", -59496.5819, 6585144.332],
  ["EPSG:3018", -144761.0341, 6590827.9291],
  ["EPSG:3021", 1628832.5258, 6580908.6492],
  ["EPSG:3857", 2011387.3513, 8251904.2342],
];

for (const [crs, east, north] of STOCKHOLM)
  test(`${crs} agrees with PROJ to 0.3 mm in Stockholm`, () => {
    close(transformPoint("EPSG:4326", crs, [18.0686, 59.3293]), [east, north], 3e-4);
  });

test("SWEREF 99 TM agrees with PROJ to 0.3 mm at the ends of the country", () => {
  for (const [lon, lat, east, north] of [
    [24.15, 65.84, 916702.6504, 7332521.288],
    [11.9746, 57.7089, 319758.0201, 6400326.0362],
    [20.2253, 67.8558, 719583.123, 7536069.9699],
  ] as const)
    close(transformPoint("EPSG:4326", "EPSG:3006", [lon, lat]), [east, north], 3e-4);
});

test("RT 90 by the direct projection lies within 0.2 m of PROJ's seven-parameter way, over the country", () => {
  for (const [lon, lat, east, north] of [
    [13.09577306, 55.5417832, 1328974.557, 6160250.841],
    [20.2253, 67.8558, 1685892.813, 7535815.472],
    [24.15, 65.84, 1880384.397, 7329697.715],
  ] as const)
    close(transformPoint("EPSG:4326", "EPSG:3021", [lon, lat]), [east, north], 0.2);
});

test("there and back is the same place to 0.1 mm in every system, anywhere in Sweden", () => {
  const system = fc.constantFrom(...CRS_SYSTEMS.map((s) => s.id));
  const metres = transform("EPSG:4326", "EPSG:3006");
  fc.assert(
    fc.property(
      system,
      fc.double({ min: 10.5, max: 24.5, noNaN: true }),
      fc.double({ min: 55, max: 69.3, noNaN: true }),
      (id, lon, lat) => {
        const back = transformPoint(id, "EPSG:4326", transformPoint("EPSG:4326", id, [lon, lat]));
        close([...metres(Float64Array.from(back))], [...metres(Float64Array.of(lon, lat))], 1e-4);
      },
    ),
  );
});

test("a layer is copied into the other system, equal coordinates stay equal and the old layer is untouched", () => {
  const layer: Layer = {
    name: "two",
    crs: "EPSG:4326",
    features: [
      { geometry: { type: "Point", coordinates: [18, 59] }, properties: {} },
      {
        geometry: {
          type: "GeometryCollection",
          geometries: [{ type: "MultiPoint", coordinates: [[18, 59]] }],
        },
        properties: {},
      },
    ],
  };
  const moved = transformLayer(layer, "EPSG:3006");
  const [one, two] = moved.features.map((f) => f.geometry);
  assert.equal(moved.crs, "EPSG:3006");
  assert.deepEqual(one, { type: "Point", coordinates: transformPoint("EPSG:4326", "EPSG:3006", [18, 59]) });
  assert.deepEqual(two, {
    type: "GeometryCollection",
    geometries: [{ type: "MultiPoint", coordinates: [(one as { coordinates: number[] }).coordinates] }],
  });
  assert.deepEqual(layer.features[0]!.geometry, { type: "Point", coordinates: [18, 59] });
});

test("an unknown system is refused by name", () => {
  assert.throws(() => transform("EPSG:2154", "EPSG:4326"), /EPSG:2154.*EPSG:3006 SWEREF99 TM/);
});
