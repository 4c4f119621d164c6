import zlib from "node:zlib";
import type { Geometry } from "geojson";
import { type Compressors, parquetMetadata, parquetReadObjects } from "hyparquet";
import type { CrsOptions } from "../crs/decide.ts";
import { crsOfProjJson } from "../crs/recognise.ts";
import { GeoError } from "../error.ts";
import { emptyGeometry } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { checkBytes, READ_LIMITS, type ReadLimits } from "./limits.ts";
import { badBlob } from "./read-geopackage.ts";
import { baseName } from "./read-geojson.ts";
import { settle } from "./settle.ts";
import { readWkb } from "./wkb.ts";

const zstd = (zlib as unknown as { zstdDecompressSync?: (bytes: Uint8Array) => Uint8Array })
  .zstdDecompressSync;

/** Node brings these; zstd came with Node 22.15. Snappy is hyparquet's own. */
const COMPRESSORS: Compressors = {
  GZIP: (bytes) => zlib.gunzipSync(bytes),
  BROTLI: (bytes) => zlib.brotliDecompressSync(bytes),
  ...(zstd && { ZSTD: zstd }),
};

interface GeoMetadata {
  version: string;
  primary_column: string;
  columns: Record<string, { encoding: string; crs?: unknown; covering?: { bbox?: { xmin?: string[] } } }>;
}

/**
 * Reads GeoParquet 1.0 and 1.1 with WKB geometries (the primary column); a covering column of bounding boxes is left out.
 *
 * @throws GeoError for Parquet without geometry, another encoding than WKB, or damage; CrsQuestion.
 */
export async function readGeoParquet(
  file: string,
  bytes: Uint8Array,
  { limits = READ_LIMITS, ...options }: CrsOptions & { limits?: ReadLimits } = {},
): Promise<Layer> {
  checkBytes(file, bytes.byteLength, limits.maxMemoryFileBytes, "GeoParquet");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  let rows: Record<string, unknown>[];
  let geo: GeoMetadata;
  try {
    const metadata = parquetMetadata(buffer, { geoparquet: false });
    geo = geoMetadata(file, metadata.key_value_metadata?.find(({ key }) => key === "geo")?.value);
    rows = await parquetReadObjects({ file: buffer, metadata, compressors: COMPRESSORS, utf8: false });
  } catch (cause) {
    if (cause instanceof GeoError) throw cause;
    throw new GeoError("unreadable", {
      file,
      // A slip inside the reader says nothing of the file; what the reader itself says does.
      ...(cause instanceof TypeError || cause instanceof RangeError || /undefined/.test(String(cause))
        ? {}
        : { value: (cause as Error).message }),
      problem: { sv: "Parquet-filen kan inte läsas", en: "The Parquet file cannot be read" },
      expected: {
        sv: "en hel fil, okomprimerad eller med Snappy, gzip eller Brotli",
        en: "a complete file, uncompressed or with Snappy, gzip or Brotli",
      },
      action: {
        sv: "Hämta filen på nytt, eller spara den med Snappy.",
        en: "Fetch the file again, or save it with Snappy.",
      },
      cause,
    });
  }
  const column = geo.columns[geo.primary_column]!;
  const covering = column.covering?.bbox?.xmin?.[0];
  const features = rows.map((row, i): LayerFeature => {
    const { [geo.primary_column]: wkb, ...properties } = row;
    if (covering !== undefined) delete properties[covering];
    for (const [key, value] of Object.entries(properties))
      if (typeof value === "bigint") properties[key] = Number(value);
      else if (value instanceof Uint8Array) properties[key] = new TextDecoder().decode(value);
    return { geometry: geometryOf(file, i + 1, wkb), properties };
  });
  const declared =
    column.crs === undefined ? "OGC:CRS84" : column.crs === null ? undefined : JSON.stringify(column.crs);
  const evidence = { file, declared, system: crsOfProjJson(column.crs) };
  return settle(baseName(file), features, evidence, { ...options, maxVertices: limits.maxVertices });
}

function geoMetadata(file: string, text: string | undefined): GeoMetadata {
  const geo = text === undefined ? undefined : (JSON.parse(text) as GeoMetadata);
  const encoding = geo?.columns?.[geo.primary_column]?.encoding;
  if (geo && encoding === "WKB") return geo;
  throw new GeoError("unsupported", {
    file,
    value: encoding,
    problem: geo
      ? {
          sv: "Geometrin är lagrad på ett sätt som inte läses",
          en: "The geometry is stored in a way that is not read",
        }
      : { sv: "Parquet-filen har ingen geometri", en: "The Parquet file has no geometry" },
    expected: {
      sv: 'GeoParquet 1.0 eller 1.1 med kodningen "WKB"',
      en: 'GeoParquet 1.0 or 1.1 with the encoding "WKB"',
    },
    action: { sv: "Spara filen som GeoParquet med WKB.", en: "Save the file as GeoParquet with WKB." },
  });
}

function geometryOf(file: string, row: number, value: unknown): Geometry {
  if (value === null || value === undefined) return emptyGeometry();
  if (!(value instanceof Uint8Array)) return value as Geometry;
  try {
    return readWkb(value);
  } catch (cause) {
    throw badBlob(file, row, cause);
  }
}
