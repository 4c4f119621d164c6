import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import {
  buildAreaIndex,
  checkLayer,
  contiguity,
  dissolve,
  type Layer,
  polygonsOf,
  readLayer,
  tileIndex,
  transformLayer,
  writeGeoJson,
  writeGeoPackage,
  writeShapefile,
} from "../src/index.ts";

const read = (name: string): Promise<Layer> => readLayer(sharedPath("data", "areas", name));
const areaKm2 = (layer: Layer): number => {
  const metric = transformLayer(layer, "EPSG:3006");
  const ring = (r: number[][]) =>
    r
      .slice(1)
      .reduce(
        (sum, p, i) =>
          sum + (r[i]![0]! - r[0]![0]!) * (p[1]! - r[0]![1]!) - (p[0]! - r[0]![0]!) * (r[i]![1]! - r[0]![1]!),
        0,
      ) / 2;
  return (
    metric.features.reduce(
      (sum, f) =>
        sum +
        polygonsOf(f.geometry).reduce(
          (s, [outer, ...holes]) =>
            s + Math.abs(ring(outer!)) - holes.reduce((h, r) => h + Math.abs(ring(r)), 0),
          0,
        ),
      0,
    ) / 1e6
  );
};

shared(
  "WFS bodies of SCB: 31 RegSO and 57 DeSO of Karlstad in WGS 84, byte order mark and all, without faults",
  async () => {
    for (const [name, count, code] of [
      ["karlstad_regso_2025_scb_wfs.geojson", 31, "regsokod"],
      ["karlstad_deso_2025_scb_wfs.geojson", 57, "desokod"],
    ] as const) {
      const layer = await read(name);
      assert.deepEqual([layer.crs, layer.features.length], ["EPSG:4326", count]);
      assert.deepEqual(checkLayer(layer, { codeProperty: code }).problems, []);
    }
  },
);

shared("the DeSO of Karlstad dissolve into its RegSO exactly", async () => {
  const deso = await read("karlstad_deso_2025_scb_wfs.geojson");
  const regso = await read("karlstad_regso_2025_scb_wfs.geojson");
  const merged = dissolve(deso, (p) => p["regsokod"] as string, { toleranceM: 0.5 });
  assert.deepEqual(
    merged.features.map((f) => f.properties["code"]),
    regso.features.map((f) => f.properties["regsokod"]).sort(),
  );
  assert.ok(Math.abs(areaKm2(merged) - areaKm2(regso)) < 0.01, `${areaKm2(merged)} ${areaKm2(regso)}`);
});

shared(
  "GeoPackage in SWEREF 99 TM: 147 RegSO of Göteborg; every area holds a point of its own and nothing is lost on the way out",
  async () => {
    const layer = await read("regso2025_goteborg_epsg3006.gpkg");
    assert.deepEqual([layer.name, layer.crs, layer.features.length], ["RegSO_2025", "EPSG:3006", 147]);
    assert.deepEqual(checkLayer(layer, { codeProperty: "regsokod" }).problems, []);
    assert.deepEqual(await readLayer({ name: "a.gpkg", bytes: writeGeoPackage(layer) }), layer);
    const kommun = dissolve(layer, (p) => p["kommunkod"] as string);
    assert.deepEqual(
      kommun.features.map((f) => f.properties),
      [{ code: "1480" }],
    );
    assert.ok(Math.abs(areaKm2(kommun) - areaKm2(layer)) < 1e-6);
  },
);

shared(
  "zipped Shapefiles whose .prj has no EPSG code: 290 kommuner and 21 län in SWEREF 99 TM, å ä ö intact",
  async () => {
    const kommuner = await read("scb_Kommun_Sweref99TM.zip");
    const lan = await read("scb_LanSweref99TM.zip");
    assert.deepEqual(
      [kommuner.crs, kommuner.features.length, lan.crs, lan.features.length],
      ["EPSG:3006", 290, "EPSG:3006", 21],
    );
    assert.ok(kommuner.features.some((f) => f.properties["KnNamn"] === "Örnsköldsvik"));
    const merged = dissolve(kommuner, (p) => (p["KnKod"] as string).slice(0, 2));
    assert.deepEqual(
      merged.features.map((f) => f.properties["code"]),
      lan.features.map((f) => f.properties["LnKod"]).sort(),
    );
  },
);

shared("GeoParquet: 290 kommuner in WGS 84, the same places as the Shapefile", async () => {
  const parquet = await read("kommun_wgs84.geoparquet");
  assert.deepEqual([parquet.crs, parquet.features.length], ["EPSG:4326", 290]);
  assert.ok(parquet.features.some((f) => f.properties["kommun"] === "Östersund"));
  const shapefile = await read("scb_Kommun_Sweref99TM.zip");
  assert.ok(Math.abs(areaKm2(parquet) / areaKm2(shapefile) - 1) < 0.001);
});

shared("GeoJSON with a projected system inside: 66 districts of Karlstad lie in Karlstad", async () => {
  const layer = await read("karlstad_stadsdelar_epsg3006.geojson");
  assert.deepEqual([layer.crs, layer.features.length], ["EPSG:3006", 66]);
  const [west, south, east, north] = tileIndex(layer).bounds;
  assert.ok(west > 13 && east < 14 && south > 59.2 && north < 59.7, `${west} ${south} ${east} ${north}`);
});

shared(
  "point → area: N 6580822, E 674032 lies in RegSO 0180R047 and in a DeSO of the bridge to it",
  async () => {
    const regso = transformLayer(await read("stockholm_county_regso2020_derived.geojson"), "EPSG:3006");
    assert.equal(
      regso.features[buildAreaIndex(regso).locateOne(674032, 6580822)]!.properties["regsokod"],
      "0180R047",
    );
    const deso = transformLayer(await read("stockholm_county_deso2018_pop2010_2023.geojson"), "EPSG:3006");
    assert.equal(
      deso.features[buildAreaIndex(deso).locateOne(674032, 6580822)]!.properties["id"],
      "0180C4040",
    );
  },
);

shared(
  "Stockholm, 1,287 DeSO dissolve over the bridge to 524 RegSO in spite of slivers, and the area agrees within 0.1 %",
  async () => {
    const deso = await read("stockholm_county_deso2018_pop2010_2023.geojson");
    const regso = await read("stockholm_county_regso2020_derived.geojson");
    const rows = readFileSync(sharedPath("data", "areas", "koppling-deso2018-regso2020.csv"), "utf8")
      .split(/\r?\n/)
      .slice(1);
    const bridge = new Map(rows.map((row) => row.split(/[;,]/)).map((cells) => [cells[2], cells[4]]));
    const merged = dissolve(deso, (p) => bridge.get(p["id"] as string), { toleranceM: 40 });
    assert.deepEqual(
      merged.features.map((f) => f.properties["code"]),
      regso.features.map((f) => f.properties["regsokod"]).sort(),
    );
    assert.ok(Math.abs(areaKm2(merged) / areaKm2(regso) - 1) < 0.001, `${areaKm2(merged)} ${areaKm2(regso)}`);
  },
);

shared(
  "Stockholm, overlaps: 934 pairs of RegSO overlap by more than 100 m², 6.806 km² together, as GEOS has it",
  async () => {
    const { problems } = checkLayer(await read("stockholm_county_regso2020_derived.geojson"), {
      codeProperty: "regsokod",
    });
    const overlaps = problems.filter((p) => p.code === "overlap");
    assert.equal(overlaps.length, 934);
    assert.equal(problems.length, 934);
    assert.ok(Math.abs(overlaps.reduce((sum, p) => sum + parseFloat(p.value!), 0) / 1e6 - 6.806) < 0.001);
  },
);

shared(
  "Stockholm, contiguity: with a tolerance no RegSO on the mainland is without neighbours, without it many are",
  async () => {
    const regso = await read("stockholm_county_regso2020_derived.geojson");
    const alone = (toleranceM: number) => {
      const pairs = contiguity(regso, { toleranceM });
      const met = new Set(pairs.flatMap(({ a, b }) => [a, b]));
      return regso.features.length - met.size;
    };
    assert.ok(alone(20) <= 5, String(alone(20)));
    assert.ok(alone(0) > alone(20));
  },
);

shared(
  "GDAL reads the files written here with the same features and system (where ogrinfo is installed)",
  async () => {
    const layer = await read("regso2025_goteborg_epsg3006.gpkg");
    const folder = mkdtempSync(join(tmpdir(), "tvars-gdal-"));
    try {
      for (const [name, bytes] of [
        ["a.gpkg", writeGeoPackage(layer)],
        ["a.shp.zip", writeShapefile(layer)],
        ["a.geojson", writeGeoJson(layer, { crs: "EPSG:3006" })],
      ] as const) {
        writeFileSync(join(folder, name), bytes);
        let said: string;
        try {
          said = execFileSync("ogrinfo", ["-so", "-al", join(folder, name)], {
            encoding: "utf8",
            stdio: ["ignore", "pipe", "ignore"],
          });
        } catch (cause) {
          if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
          console.log("skipped, ogrinfo is not installed");
          return;
        }
        assert.match(said, /Feature Count: 147/, name);
        assert.match(said, /SWEREF99[ _]TM/, name);
        assert.match(said, /regsonamn: String/, name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
