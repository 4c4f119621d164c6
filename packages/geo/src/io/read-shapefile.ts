import { createRequire } from "node:module";
import { type Unzipped, unzipSync } from "fflate";
import type { Geometry } from "geojson";
import type { CrsOptions } from "../crs/decide.ts";
import { crsOfWkt } from "../crs/recognise.ts";
import { GeoError } from "../error.ts";
import { emptyGeometry } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { chooseLayer } from "./choose-layer.ts";
import { checkBytes, READ_LIMITS, type ReadLimits } from "./limits.ts";
import { settle } from "./settle.ts";

/** The part of the untyped package `shapefile` that is used here. */
interface ShapefileReader {
  open(
    shp: Uint8Array,
    dbf: Uint8Array,
    options: { encoding: string },
  ): Promise<{
    read(): Promise<{
      done: boolean;
      value: { geometry: Geometry | null; properties: Record<string, unknown> };
    }>;
  }>;
}

const { open } = createRequire(import.meta.url)("shapefile") as ShapefileReader;

/**
 * Reads a zipped Shapefile; the text encoding is taken from .cpg, else UTF-8 where the table is valid UTF-8, else Windows-1252.
 *
 * @throws GeoError for an archive without .shp or .dbf, or one that grows beyond the limit; CrsQuestion without a usable .prj.
 */
export async function readShapefile(
  file: string,
  bytes: Uint8Array,
  { limits = READ_LIMITS, layer, ...options }: CrsOptions & { limits?: ReadLimits; layer?: string } = {},
): Promise<Layer> {
  checkBytes(file, bytes.byteLength, limits.maxMemoryFileBytes, "Shapefile");
  const archive = unzip(file, bytes, limits);
  const shps = Object.keys(archive).filter(
    (name) => /\.shp$/i.test(name) && !/(^|\/)(__MACOSX\/|\.)/.test(name),
  );
  if (shps.length === 0) throw missing(file, ".shp", Object.keys(archive));
  const stems = new Map(shps.map((name) => [name.replace(/^.*\//, "").slice(0, -4), name.slice(0, -4)]));
  const name = chooseLayer(file, [...stems.keys()], layer);
  const stem = stems.get(name)!;
  const part = (extension: string): Uint8Array | undefined =>
    archive[
      Object.keys(archive).find((entry) => entry.toLowerCase() === `${stem}${extension}`.toLowerCase()) ?? ""
    ];
  const dbf = part(".dbf");
  if (!dbf) throw missing(file, `${name}.dbf`, Object.keys(archive));
  const encoding = encodingOf(part(".cpg"), dbf);
  const features: LayerFeature[] = [];
  try {
    const source = await open(part(".shp")!, dbf, { encoding });
    for (let next = await source.read(); !next.done; next = await source.read())
      features.push({
        geometry: next.value.geometry ?? emptyGeometry(),
        properties: trimmed(next.value.properties),
      });
  } catch (cause) {
    throw new GeoError("unreadable", {
      file,
      row: features.length + 1,
      value: (cause as Error).message,
      problem: { sv: "Shapefilen är skadad eller avkortad", en: "The Shapefile is damaged or truncated" },
      expected: { sv: "hela .shp- och .dbf-filer", en: "complete .shp and .dbf files" },
      action: { sv: "Hämta eller spara filen på nytt.", en: "Fetch or save the file again." },
      cause,
    });
  }
  const prj = part(".prj");
  const wkt = prj && new TextDecoder().decode(prj);
  const evidence = { file, declared: wkt, system: wkt === undefined ? undefined : crsOfWkt(wkt) };
  return settle(name, features, evidence, { ...options, maxVertices: limits.maxVertices });
}

function unzip(file: string, bytes: Uint8Array, limits: ReadLimits): Unzipped {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        if (!/\.(shp|dbf|prj|cpg)$/i.test(entry.name)) return false;
        total += entry.originalSize;
        checkBytes(`${file}/${entry.name}`, total, limits.maxUnzippedBytes, "Shapefile");
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof GeoError) throw cause;
    throw new GeoError("unreadable", {
      file,
      value: (cause as Error).message,
      problem: { sv: "Zip-arkivet kan inte packas upp", en: "The zip archive cannot be unpacked" },
      expected: { sv: "ett helt zip-arkiv", en: "a complete zip archive" },
      action: { sv: "Hämta filen på nytt.", en: "Fetch the file again." },
      cause,
    });
  }
}

const missing = (file: string, what: string, found: string[]): GeoError =>
  new GeoError("unreadable", {
    file,
    value: found.join(", ") || "—",
    problem: { sv: `Zip-arkivet saknar ${what}`, en: `The zip archive has no ${what}` },
    expected: { sv: "en Shapefile: .shp, .dbf och .prj", en: "a Shapefile: .shp, .dbf and .prj" },
    action: {
      sv: "Packa alla Shapefilens delar i ett zip-arkiv.",
      en: "Put all parts of the Shapefile into one zip archive.",
    },
  });

/** A .cpg says "UTF-8", "ISO-8859-1", "LATIN1", "1252" or "ANSI 1252"; what it means in names TextDecoder knows. */
function encodingOf(cpg: Uint8Array | undefined, dbf: Uint8Array): string {
  const said = cpg && new TextDecoder().decode(cpg).trim().toLowerCase();
  if (said && /utf-?8|65001/.test(said)) return "utf-8";
  if (said && /8859[-_]?1(?!\d)|latin-?1|88591/.test(said)) return "windows-1252";
  const windows = said && /125\d/.exec(said)?.[0];
  if (windows) return `windows-${windows}`;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(dbf.subarray(dbf[8]! + 256 * dbf[9]!));
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

const trimmed = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      typeof value === "string" ? value.trimEnd() : value,
    ]),
  );
