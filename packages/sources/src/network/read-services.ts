import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type CrsId, type Layer, readLayer } from "@tvars/geo";
import { parseCsv } from "../csv/parse.ts";
import { SourceError } from "../source-error.ts";
import { decode } from "../text-of.ts";
import { wrapErrors } from "../wrap.ts";

export interface ReadServicesOptions {
  /** Kind of those that no column tells the kind of. */
  kind: string;
  layer?: string;
  crs?: CrsId;
}

const LON = /^(lon|lng|long|longitude|longitud)$/i;
const LAT = /^(lat|latitude|latitud)$/i;
const EAST = /^(x|e|east|easting|sweref99_?e|x_?koord(inat)?)$/i;
const NORTH = /^(y|n|north|northing|sweref99_?n|y_?koord(inat)?)$/i;
const KIND = /^(typ|type|kind|slag|amenity|kategori|category)$/i;
const NAME = /^(namn|name|id)$/i;
const SIZE = /^(storlek|size|antal|jobs|jobb|platser|capacity)$/i;

/**
 * Services as points: a layer (GeoJSON, GeoPackage, GeoParquet, Shapefile), or a CSV with lon and lat in degrees, or x (east) and y (north) in
 * SWEREF 99 TM. Columns: typ (or type, kind), namn (or name, id), storlek (or size, antal, jobs: seats, jobs).
 *
 * @throws SourceError naming file, row, value, what was expected and what to do
 */
export async function readServicesFile(
  path: string,
  { kind, layer, crs }: ReadServicesOptions,
): Promise<Layer> {
  return wrapErrors(path, async () => {
    if (!/\.(csv|tsv|txt)$/i.test(path)) {
      const read = await readLayer(path, { ...(layer ? { layer } : {}), ...(crs ? { crs } : {}) });
      if (!read.features.some(({ geometry }) => geometry.type.endsWith("Point")))
        throw noPoints(path, read.features[0]?.geometry.type ?? "0 features");
      return {
        ...read,
        features: read.features.map(({ geometry, properties }) => ({
          geometry,
          properties: named(properties, kind),
        })),
      };
    }
    const { header, records, lines } = parseCsv(decode(await readFile(path)).replace(/^\uFEFF/, ""), path);
    const column = (pattern: RegExp): string | undefined => header.find((name) => pattern.test(name.trim()));
    const degrees = [column(LON), column(LAT)] as const;
    const plane = [column(EAST), column(NORTH)] as const;
    const [across, up] = degrees[0] && degrees[1] ? degrees : plane;
    if (across === undefined || up === undefined) throw noPlaces(path, header);
    const isDegrees = across === degrees[0];
    return {
      name: basename(path),
      crs: crs ?? (isDegrees ? "EPSG:4326" : "EPSG:3006"),
      features: records.map((record, at) => ({
        geometry: {
          type: "Point" as const,
          coordinates: [
            coordinate(path, lines[at]!, across, record[across]!, isDegrees ? 180 : 1e8),
            coordinate(path, lines[at]!, up, record[up]!, isDegrees ? 90 : 1e8),
          ],
        },
        properties: named(record, kind),
      })),
    };
  });
}

/** The columns that services are read by, however the file calls them. */
function named(properties: Readonly<Record<string, unknown>>, kind: string): Record<string, unknown> {
  const of = (pattern: RegExp): unknown =>
    Object.entries(properties).find(([name, value]) => pattern.test(name.trim()) && value !== "")?.[1];
  const size = Number(String(of(SIZE) ?? "").replace(",", "."));
  return {
    typ: String(of(KIND) ?? kind),
    namn: String(of(NAME) ?? ""),
    storlek: size > 0 && size < Infinity ? size : null,
  };
}

function coordinate(file: string, row: number, column: string, text: string, most: number): number {
  const value = text.trim() === "" ? NaN : Number(text.trim().replace(",", "."));
  if (Math.abs(value) <= most) return value;
  throw new SourceError("content", {
    file,
    row,
    value: `${column}: ${text}`,
    problem: { sv: "platsen är ingen koordinat", en: "the place is no coordinate" },
    expected: { sv: `ett tal från −${most} till ${most}`, en: `a number from −${most} to ${most}` },
    action: { sv: "rätta raden", en: "correct the row" },
  });
}

const noPlaces = (file: string, header: readonly string[]): SourceError =>
  new SourceError("content", {
    file,
    value: header.slice(0, 12).join(", "),
    problem: { sv: "inga kolumner säger var punkterna ligger", en: "no columns say where the points lie" },
    expected: {
      sv: "lon och lat i grader, eller x och y i SWEREF 99 TM",
      en: "lon and lat in degrees, or x and y in SWEREF 99 TM",
    },
    action: { sv: "döp om kolumnerna", en: "rename the columns" },
  });

const noPoints = (file: string, value: string): SourceError =>
  new SourceError("content", {
    file,
    value,
    problem: { sv: "lagret har inga punkter", en: "the layer has no points" },
    expected: { sv: "punkter", en: "points" },
    action: { sv: "välj ett lager med punkter: --layer namn", en: "choose a layer of points: --layer name" },
  });
