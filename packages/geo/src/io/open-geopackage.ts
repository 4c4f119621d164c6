import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { crsOfName, crsOfWkt } from "../crs/recognise.ts";
import type { CrsSystem } from "../crs/systems.ts";
import { GeoError } from "../error.ts";
import { chooseLayer } from "./choose-layer.ts";

const { Database } = sqlite;
type Database = InstanceType<typeof Database>;

export interface GeoPackageTable {
  db: Database;
  table: string;
  geometryColumn: string;
  /** The integer primary key, which is a row number and no property. */
  keyColumn: string | undefined;
  booleanColumns: string[];
  declared: string | undefined;
  system: CrsSystem | undefined;
}

/**
 * Opens a GeoPackage, chooses its feature table, and hands it to `use`; closes and cleans up whatever happens.
 *
 * The file is opened through a link in a temporary folder: the SQLite build here locks by creating a folder beside the
 * file, which a read-only folder forbids and a killed process would leave behind.
 *
 * @throws GeoError when the file is no GeoPackage, has no feature table, or several and none was named.
 */
export function openGeoPackage<T>(
  file: string,
  input: string | Uint8Array,
  layer: string | undefined,
  use: (table: GeoPackageTable) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), "tvars-gpkg-"));
  const path = join(folder, "layer.gpkg");
  let db: Database | undefined;
  try {
    if (typeof input === "string") link(resolve(input), path);
    else writeFileSync(path, input);
    db = new Database(path, { readOnly: true, fileMustExist: true });
    return use(describe(file, db, layer));
  } catch (cause) {
    if (cause instanceof GeoError) throw cause;
    throw new GeoError("unreadable", {
      file,
      value: (cause as Error).message,
      problem: { sv: "GeoPackage-filen kan inte läsas", en: "The GeoPackage cannot be read" },
      expected: { sv: "en hel GeoPackage-fil (SQLite)", en: "a complete GeoPackage file (SQLite)" },
      action: { sv: "Hämta eller spara filen på nytt.", en: "Fetch or save the file again." },
      cause,
    });
  } finally {
    db?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function link(from: string, to: string): void {
  for (const suffix of ["", "-wal", "-journal"]) {
    if (!existsSync(from + suffix)) continue;
    try {
      symlinkSync(from + suffix, to + suffix);
    } catch {
      copyFileSync(from + suffix, to + suffix);
    }
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function describe(file: string, db: Database, layer: string | undefined): GeoPackageTable {
  const tables = db.all(
    "SELECT c.table_name AS name, g.column_name AS geometry, g.srs_id AS srs FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE c.data_type = 'features' ORDER BY c.table_name",
  ) as { name: string; geometry: string; srs: number }[];
  if (tables.length === 0)
    throw new GeoError("unreadable", {
      file,
      problem: {
        sv: "GeoPackage-filen har inget lager med områden",
        en: "The GeoPackage has no feature layer",
      },
      expected: { sv: "minst ett lager av typen features", en: "at least one layer of type features" },
      action: { sv: "Välj en fil med geografiska objekt.", en: "Choose a file with features." },
    });
  const table = chooseLayer(
    file,
    tables.map((t) => t.name),
    layer,
  );
  const { geometry, srs } = tables.find((t) => t.name === table)!;
  const columns = db.all(`PRAGMA table_info(${quoted(table)})`) as {
    name: string;
    type: string;
    pk: number;
  }[];
  const system = db.get("SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id = ?", [srs]) as SpatialRefSys | null;
  const isUnknown = !system || srs <= 0;
  const authority = system && `${system.organization}:${system.organization_coordsys_id}`;
  return {
    db,
    table,
    geometryColumn: geometry,
    keyColumn: columns.find((column) => column.pk === 1 && /INT/i.test(column.type))?.name,
    booleanColumns: columns.filter((column) => /^BOOL/i.test(column.type)).map((column) => column.name),
    declared: isUnknown ? undefined : `${authority} ${system.srs_name}`,
    system: isUnknown ? undefined : (crsOfName(authority!) ?? crsOfWkt(system.definition)),
  };
}

interface SpatialRefSys {
  srs_name: string;
  organization: string;
  organization_coordsys_id: number;
  definition: string;
}
