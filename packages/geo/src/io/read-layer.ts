import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import type { CrsOptions } from "../crs/decide.ts";
import { GeoError } from "../error.ts";
import type { Layer } from "../layer.ts";
import { checkBytes, READ_LIMITS, type ReadLimits } from "./limits.ts";
import { readGeoJson } from "./read-geojson.ts";
import { readGeoPackage } from "./read-geopackage.ts";
import { readGeoParquet } from "./read-geoparquet.ts";
import { readShapefile } from "./read-shapefile.ts";

/** A file on disk, or bytes with the name to use in messages. */
export type LayerInput = string | { name: string; bytes: Uint8Array };

export interface ReadLayerOptions extends CrsOptions {
  /** Which layer of a file that holds several. */
  layer?: string;
  limits?: Partial<ReadLimits>;
}

export type LayerFormat = "geojson" | "geopackage" | "shapefile" | "geoparquet";

/**
 * Reads GeoJSON, GeoPackage, zipped Shapefile or GeoParquet; the format is told by the first bytes, not by the name.
 * Coordinates come as [east, north] or [lon, lat]; heights are dropped; a feature without shape gets an empty collection.
 *
 * @throws CrsQuestion when system or axis order is open, GeoError `layer-choice` when the file holds several layers,
 * GeoError otherwise; nothing is guessed.
 */
export async function readLayer(
  input: LayerInput,
  { limits: given, ...options }: ReadLayerOptions = {},
): Promise<Layer> {
  const limits = { ...READ_LIMITS, ...given };
  const file = nameOfInput(input);
  const format = formatOfInput(input);
  if (format === "geopackage")
    return readGeoPackage(file, typeof input === "string" ? input : input.bytes, { ...options, limits });
  const maxBytes = format === "geojson" ? limits.maxGeojsonBytes : limits.maxMemoryFileBytes;
  if (typeof input === "string") checkBytes(file, statSync(input).size, maxBytes, FORMAT_NAME[format]);
  const bytes = typeof input === "string" ? readFileSync(input) : input.bytes;
  if (format === "shapefile") return readShapefile(file, bytes, { ...options, limits });
  if (format === "geoparquet") return readGeoParquet(file, bytes, { ...options, limits });
  return readGeoJson(file, bytes, { ...options, limits });
}

/** The file's name without folders, as messages show it. */
export const nameOfInput = (input: LayerInput): string =>
  typeof input === "string" ? input.replace(/^.*[\\/]/, "") : input.name;

/**
 * The format of a file or of bytes, told by the first bytes.
 *
 * @throws GeoError when the file cannot be opened or is in none of the formats.
 */
export function formatOfInput(input: LayerInput): LayerFormat {
  const file = nameOfInput(input);
  return formatOf(file, head(file, input));
}

const FORMAT_NAME: Record<LayerFormat, string> = {
  geojson: "GeoJSON",
  geopackage: "GeoPackage",
  shapefile: "Shapefile",
  geoparquet: "GeoParquet",
};

function head(file: string, input: LayerInput): Uint8Array {
  if (typeof input !== "string") return input.bytes.subarray(0, 64);
  const bytes = new Uint8Array(64);
  let handle: number | undefined;
  try {
    handle = openSync(input, "r");
    return bytes.subarray(0, readSync(handle, bytes));
  } catch (cause) {
    throw new GeoError("unreadable", {
      file,
      value: (cause as NodeJS.ErrnoException).code,
      problem: { sv: "Filen kan inte öppnas", en: "The file cannot be opened" },
      expected: { sv: "en fil som finns och får läsas", en: "a file that exists and may be read" },
      action: { sv: "Kontrollera sökvägen och rättigheterna.", en: "Check the path and the permissions." },
      cause,
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function formatOf(file: string, bytes: Uint8Array): LayerFormat {
  const ascii = new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  if (ascii.startsWith("SQLite format 3")) return "geopackage";
  if (ascii.startsWith("PK\u0003\u0004")) return "shapefile";
  if (ascii.startsWith("PAR1")) return "geoparquet";
  const isText = bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  if (isText && !/\.(shp|dbf|gpkg|parquet|zip)$/i.test(file)) return "geojson";
  throw new GeoError("unsupported", {
    file,
    value:
      bytes.byteLength === 0
        ? "0 byte"
        : [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
    problem:
      bytes.byteLength === 0
        ? { sv: "Filen är tom", en: "The file is empty" }
        : { sv: "Filens format är okänt", en: "The file's format is not known" },
    expected: {
      sv: "GeoJSON, GeoPackage, GeoParquet eller en Shapefile i ett zip-arkiv",
      en: "GeoJSON, GeoPackage, GeoParquet or a Shapefile in a zip archive",
    },
    action: /\.shp$/i.test(file)
      ? {
          sv: "Packa .shp, .dbf, .prj och .cpg i ett zip-arkiv.",
          en: "Put .shp, .dbf, .prj and .cpg into one zip archive.",
        }
      : { sv: "Spara områdena i något av dem.", en: "Save the areas in one of them." },
  });
}
