import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { ogcWkt } from "../crs/describe.ts";
import { crsSystem } from "../crs/systems.ts";
import { transformLayer } from "../crs/transform.ts";
import { eachPosition, isEmpty } from "../geometry.ts";
import type { CrsId, Layer } from "../layer.ts";
import { type ColumnType, columnsOf } from "./columns.ts";
import { writeBlob } from "./geopackage-blob.ts";
import { quoted } from "./open-geopackage.ts";

const { Database } = sqlite;

export interface WriteGeoPackageOptions {
  crs?: CrsId;
  /** Kept in `gpkg_contents.last_change`; fixed so that equal layers give equal bytes. */
  lastChange?: string;
}

const SQL_TYPE: Record<ColumnType, string> = {
  boolean: "BOOLEAN",
  integer: "INTEGER",
  number: "REAL",
  text: "TEXT",
};

/** Writes a GeoPackage 1.3 with one layer, without spatial index (readers build or do without it). */
export function writeGeoPackage(
  layer: Layer,
  { crs = layer.crs, lastChange = "2000-01-01T00:00:00.000Z" }: WriteGeoPackageOptions = {},
): Uint8Array {
  const { name, features } = transformLayer(layer, crs);
  const srsId = Number(crs.slice(5));
  const folder = mkdtempSync(join(tmpdir(), "tvars-gpkg-"));
  const path = join(folder, "layer.gpkg");
  try {
    const db = new Database(path);
    try {
      db.exec(FRAME);
      const srs = [crsSystem(crs)!.name, srsId, "EPSG", srsId, ogcWkt(crs)];
      db.run(
        "INSERT OR REPLACE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (?,?,?,?,?)",
        srs,
      );
      const columns = columnsOf(features).filter(
        (column) => !["fid", "geom"].includes(column.name.toLowerCase()),
      );
      const types = [...new Set(features.filter((f) => !isEmpty(f.geometry)).map((f) => f.geometry.type))];
      const geometryType = types.length === 1 ? types[0]!.toUpperCase() : "GEOMETRY";
      db.exec(
        `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${geometryType}${columns.map((c) => `, ${quoted(c.name)} ${SQL_TYPE[c.type]}`).join("")})`,
      );
      db.run("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)", [
        name,
        name,
        lastChange,
        ...extentOf(features),
        srsId,
      ]);
      db.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", [name, geometryType, srsId]);
      db.exec("BEGIN");
      const insert = db.prepare(
        `INSERT INTO ${quoted(name)} VALUES (NULL, ?${", ?".repeat(columns.length)})`,
      );
      for (const { geometry, properties } of features)
        insert.run([
          isEmpty(geometry) ? null : writeBlob(geometry, srsId),
          ...columns.map((column) => column.value(properties) as null),
        ]);
      insert.finalize();
      db.exec("COMMIT");
    } finally {
      db.close();
    }
    return new Uint8Array(readFileSync(path));
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function extentOf(features: Layer["features"]): (number | null)[] {
  let extent: [number, number, number, number] | undefined;
  for (const { geometry } of features)
    eachPosition(geometry, ([x, y]) => {
      extent ??= [x!, y!, x!, y!];
      extent = [
        Math.min(extent[0], x!),
        Math.min(extent[1], y!),
        Math.max(extent[2], x!),
        Math.max(extent[3], y!),
      ];
    });
  return extent ?? [null, null, null, null];
}

/** The tables GeoPackage 1.3 demands (OGC 12-128r18, annex C), with its three systems that must be there. */
const FRAME = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL);
INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '${ogcWkt("EPSG:4326")}', NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
`;
