import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { zipSync } from "fflate";
import sqlite from "node-sqlite3-wasm";
import {
  CrsQuestion,
  GeoError,
  type Layer,
  readLayer,
  readWkb,
  transformLayer,
  writeGeoJson,
  writeGeoPackage,
  writeGeoParquet,
  writeShapefile,
  writeWkb,
} from "../src/index.ts";
import { square, townLayer } from "./fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "tvars-formats-"));
after(() => rmSync(folder, { recursive: true }));

const error = async (promise: Promise<unknown>): Promise<GeoError> => {
  try {
    await promise;
  } catch (cause) {
    assert.ok(cause instanceof GeoError, String(cause));
    return cause;
  }
  assert.fail("no error");
};
const text = (name: string, body: string) => ({ name, bytes: new TextEncoder().encode(body) });
const collection = (features: string, more = "") =>
  `{"type":"FeatureCollection"${more},"features":[${features}]}`;
const point = (coordinates: string) =>
  `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":${coordinates}}}`;

test("GeoPackage and GeoParquet give back the layer they were written from, to the last bit", async () => {
  const layer = townLayer();
  for (const [name, bytes] of [
    ["a.gpkg", writeGeoPackage(layer)],
    ["områden.parquet", writeGeoParquet(layer)],
  ] as const)
    assert.deepEqual(await readLayer({ name, bytes }), layer);
});

test("a Shapefile gives back geometry and texts in UTF-8, with column names cut to ten bytes", async () => {
  const layer = townLayer();
  layer.features[0]!.properties["en_mycket_lång_rubrik"] = "å".repeat(200);
  const back = await readLayer({ name: "a.zip", bytes: writeShapefile(layer) });
  assert.deepEqual(back.features[0]!.geometry, {
    type: "Polygon",
    coordinates: [square(414000, 6587000, 1000)].map((r) => [r[0], ...r.slice(1, 4).toReversed(), r[4]]),
  });
  assert.equal(back.crs, "EPSG:3006");
  assert.equal(back.features[1]!.properties["namn"], "Östra Kroppkärr – “norra” 😀");
  assert.equal(back.features[0]!.properties["folk"], 1234);
  assert.equal(back.features[1]!.properties["folk"], null);
  assert.equal(back.features[0]!.properties["andel"], 12.5);
  assert.equal(back.features[0]!.properties["en_mycket_"], "å".repeat(127));
  assert.equal((back.features[1]!.geometry as { coordinates: unknown[][] }).coordinates[0]!.length, 2);
  assert.deepEqual(back.features[2]!.geometry, { type: "GeometryCollection", geometries: [] });
});

test("GeoJSON is RFC 7946 in WGS 84 unless another system is asked for, which the crs member then names", async () => {
  const layer = townLayer();
  const rfc = JSON.parse(new TextDecoder().decode(writeGeoJson(layer))) as Record<string, unknown>;
  assert.equal("crs" in rfc, false);
  const back = await readLayer({ name: "a.geojson", bytes: writeGeoJson(layer) });
  assert.equal(back.crs, "EPSG:4326");
  const [lon, lat] = (back.features[0]!.geometry as { coordinates: number[][][] }).coordinates[0]![0]!;
  assert.ok(Math.abs(lon! - 13.48) < 0.02 && Math.abs(lat! - 59.41) < 0.01);
  assert.deepEqual(
    await readLayer({ name: "a.geojson", bytes: writeGeoJson(layer, { crs: "EPSG:3006" }) }),
    layer,
  );
});

test("the same layer gives the same bytes in every format", () => {
  for (const write of [writeGeoJson, writeGeoPackage, writeGeoParquet, writeShapefile])
    assert.deepEqual(write(townLayer()), write(townLayer()), write.name);
});

test("a layer can be written in another system", async () => {
  const moved = await readLayer({
    name: "a.gpkg",
    bytes: writeGeoPackage(townLayer(), { crs: "EPSG:3007" }),
  });
  assert.equal(moved.crs, "EPSG:3007");
  assert.deepEqual(
    moved.features[0]!.geometry,
    transformLayer(townLayer(), "EPSG:3007").features[0]!.geometry,
  );
});

test("points and lines survive every format; heights are dropped", async () => {
  const lines: Layer = {
    name: "vägar",
    crs: "EPSG:3006",
    features: [
      {
        geometry: {
          type: "LineString",
          coordinates: [
            [414000, 6587000],
            [414100, 6587050],
          ],
        },
        properties: { id: 1 },
      },
      {
        geometry: {
          type: "MultiLineString",
          coordinates: [
            [
              [414000, 6587000],
              [414100, 6587050],
            ],
            [[1, 2].map((d) => 414000 + d), [414009, 6587050]],
          ].map((l) => l.map((p) => [p[0]!, 6587000])),
        },
        properties: { id: 2 },
      },
    ],
  };
  for (const write of [writeGeoPackage, writeGeoParquet, writeShapefile])
    assert.deepEqual(
      (await readLayer({ name: "vägar.x", bytes: write(lines) })).features,
      lines.features,
      write.name,
    );
  const point = await readLayer(
    text(
      "p.geojson",
      collection(
        `{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[18,59,12.5]}}`,
      ),
    ),
  );
  assert.deepEqual(point.features, [{ geometry: { type: "Point", coordinates: [18, 59] }, properties: {} }]);
});

test("WKB is read in both byte orders and with heights and measures, ISO and EWKB", () => {
  const big = Uint8Array.from([0, 0, 0, 0, 1, ...new Uint8Array(new Float64Array([2, 1]).buffer).reverse()]);
  assert.deepEqual(readWkb(big), { type: "Point", coordinates: [1, 2] });
  for (const code of [1001, 0x80000001]) {
    const view = new DataView(new ArrayBuffer(29));
    view.setUint8(0, 1);
    view.setUint32(1, code, true);
    [1, 2, 3].forEach((value, i) => view.setFloat64(5 + 8 * i, value, true));
    assert.deepEqual(readWkb(new Uint8Array(view.buffer)), { type: "Point", coordinates: [1, 2] });
  }
  const nested = {
    type: "GeometryCollection" as const,
    geometries: [
      {
        type: "MultiPoint" as const,
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      townLayer().features[1]!.geometry,
    ],
  };
  assert.deepEqual(readWkb(writeWkb(nested)), nested);
  assert.throws(() => readWkb(writeWkb(nested).subarray(0, 60)), RangeError);
});

test("a byte order mark is no part of the data", async () => {
  assert.equal(
    (await readLayer(text("a.geojson", `\uFEFF${collection(point("[18,59]"))}`))).features.length,
    1,
  );
});

test("a projected system in the crs member is used", async () => {
  const crs = ',"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}';
  assert.equal(
    (await readLayer(text("a.geojson", collection(point("[414000,6587000]"), crs)))).crs,
    "EPSG:3006",
  );
});

test("projected coordinates without a crs member are asked about, and the answer reads the file", async () => {
  const input = text("a.geojson", collection(point("[6587000,414000]")));
  const asked = await error(readLayer(input));
  assert.ok(asked instanceof CrsQuestion);
  const { crs, axisOrder } = asked.candidates.find((c) => c.crs === "EPSG:3006")!;
  assert.deepEqual((await readLayer(input, { crs, axisOrder })).features[0]!.geometry, {
    type: "Point",
    coordinates: [414000, 6587000],
  });
});

test("a truncated body, a web page, an empty file, TopoJSON and a decimal comma each get their own message with file and value", async () => {
  const said = async (name: string, body: string) => (await error(readLayer(text(name, body)))).message;
  assert.match(
    await said("a.geojson", collection(point("[18,59]")).slice(0, -30)),
    /a\.geojson: The file is truncated: it ends in the middle \(….*Fetch or save/,
  );
  assert.match(
    await said("a.geojson", "<!DOCTYPE html><title>Service unavailable</title>"),
    /web page or XML instead of GeoJSON \(Service unavailable\)/,
  );
  assert.match(
    await said(
      "a.json",
      '<?xml version="1.0"?><ows:ExceptionReport><ows:ExceptionText>Unknown layer</ows:ExceptionText>',
    ),
    /Unknown layer/,
  );
  assert.match(await said("a.geojson", ""), /The file is empty/);
  assert.match(await said("a.geojson", '{"type":"Topology"}'), /Convert TopoJSON/);
  assert.match(await said("a.geojson", '{"value":[1,2]}'), /JSON but not GeoJSON/);
  const comma = await error(
    readLayer(text("a.geojson", collection(`${point("[18,59]")},${point('["18,07","59,33"]')}`))),
  );
  assert.equal(comma.row, 2);
  assert.match(
    comma.text.sv,
    /a\.geojson, rad 2: Geometrin kan inte läsas \(position\) \(\["18,07","59,33"\]\).*decimalpunkt/,
  );
});

test("a 2 GB GeoJSON is refused from its size alone, with what to use instead", async () => {
  const path = join(folder, "big.geojson");
  writeFileSync(path, collection(point("[18,59]")));
  truncateSync(path, 2e9);
  const before = process.memoryUsage().rss;
  const said = await error(readLayer(path));
  assert.equal(said.kind, "too-large");
  assert.match(said.message, /2000 MB.*at most 400 MB.*GeoPackage instead/);
  assert.ok(process.memoryUsage().rss - before < 200e6);
});

test("a file with several layers asks which one, and reads the named one", async () => {
  const path = join(folder, "two.gpkg");
  writeFileSync(path, writeGeoPackage(townLayer()));
  const db = new sqlite.Database(path);
  db.exec(`CREATE TABLE more AS SELECT * FROM "områden" LIMIT 1;
    INSERT INTO gpkg_contents SELECT 'more', data_type, 'more', description, last_change, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents;
    INSERT INTO gpkg_geometry_columns SELECT 'more', column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns;`);
  db.close();
  const asked = await error(readLayer(path));
  assert.equal(asked.kind, "layer-choice");
  assert.deepEqual(asked.choices, ["more", "områden"]);
  assert.equal((await readLayer(path, { layer: "more" })).features.length, 1);
  assert.match((await error(readLayer(path, { layer: "none" }))).message, /not in the file \(none\)/);
});

test("reading a GeoPackage leaves nothing beside it, not even when another reader was killed", async () => {
  const alone = mkdtempSync(join(folder, "alone-"));
  const path = join(alone, "a.gpkg");
  writeFileSync(path, writeGeoPackage(townLayer()));
  await readLayer(path);
  assert.deepEqual(readdirSync(alone), ["a.gpkg"]);
});

test("a damaged GeoPackage, zip or Parquet is told as damaged", async () => {
  const layer = townLayer();
  assert.match(
    (await error(readLayer({ name: "a.gpkg", bytes: writeGeoPackage(layer).subarray(0, 5000) }))).message,
    /a\.gpkg: The GeoPackage cannot be read/,
  );
  assert.match(
    (await error(readLayer({ name: "a.zip", bytes: writeShapefile(layer).subarray(0, 500) }))).message,
    /zip archive cannot be unpacked/,
  );
  assert.match(
    (await error(readLayer({ name: "a.parquet", bytes: writeGeoParquet(layer).subarray(0, 500) }))).message,
    /Parquet file cannot be read/,
  );
  assert.match(
    (await error(readLayer({ name: "a.zip", bytes: zipSync({ "readme.txt": new Uint8Array(3) }) }))).message,
    /has no \.shp/,
  );
  assert.match(
    (await error(readLayer({ name: "a.shp", bytes: new Uint8Array([0, 0, 39, 10]) }))).message,
    /\.shp, \.dbf, \.prj and \.cpg into one zip/,
  );
});

test("a zip that would unpack beyond the limit is refused before it is unpacked", async () => {
  const bomb = zipSync({ "a.shp": new Uint8Array(5e6), "a.dbf": new Uint8Array(10) });
  assert.equal(
    (await error(readLayer({ name: "bomb.zip", bytes: bomb }, { limits: { maxUnzippedBytes: 1e6 } }))).kind,
    "too-large",
  );
});
