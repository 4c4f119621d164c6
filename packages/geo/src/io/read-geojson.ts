import type { Geometry } from "geojson";
import type { CrsOptions } from "../crs/decide.ts";
import { crsOfName } from "../crs/recognise.ts";
import { crsOfEpsg } from "../crs/systems.ts";
import { GeoError, type Text } from "../error.ts";
import { emptyGeometry } from "../geometry.ts";
import type { Layer, LayerFeature } from "../layer.ts";
import { checkBytes, READ_LIMITS, type ReadLimits } from "./limits.ts";
import { settle } from "./settle.ts";

const AGAIN: Text = { sv: "Hämta eller spara filen på nytt.", en: "Fetch or save the file again." };

/**
 * Reads GeoJSON, also with a byte order mark and with a projected system in the older `crs` member; heights are dropped.
 *
 * @throws GeoError for a truncated body, a web page in place of data, or a position that is not two numbers; CrsQuestion.
 */
export function readGeoJson(
  file: string,
  bytes: Uint8Array,
  { limits = READ_LIMITS, ...options }: CrsOptions & { limits?: ReadLimits } = {},
): Layer {
  checkBytes(file, bytes.byteLength, limits.maxGeojsonBytes, "GeoJSON");
  const json = parseJson(file, decodeText(file, bytes)) as RawGeoJson;
  if (json === null || typeof json !== "object" || typeof json.type !== "string")
    throw new GeoError("unreadable", {
      file,
      value: JSON.stringify(json)?.slice(0, 60),
      problem: { sv: "Filen är JSON men inte GeoJSON", en: "The file is JSON but not GeoJSON" },
      expected: {
        sv: 'ett objekt med "type": "FeatureCollection"',
        en: 'an object with "type": "FeatureCollection"',
      },
      action: { sv: "Spara områdena som GeoJSON.", en: "Save the areas as GeoJSON." },
    });
  const raw = featuresOf(file, json);
  const features = raw.map((feature, i): LayerFeature => {
    const { geometry, properties } = (feature ?? {}) as {
      geometry?: Geometry | null;
      properties?: Record<string, unknown> | null;
    };
    if (geometry) checkGeometry(file, i + 1, geometry);
    return { geometry: geometry ?? emptyGeometry(), properties: properties ?? {} };
  });
  const name = typeof json.name === "string" ? json.name : baseName(file);
  const declared =
    json.crs === undefined ? undefined : (json.crs?.properties?.name ?? JSON.stringify(json.crs));
  const system = declared === undefined ? crsOfEpsg(4326) : crsOfName(declared);
  return settle(name, features, { file, declared, system }, { ...options, maxVertices: limits.maxVertices });
}

interface RawGeoJson {
  type?: string;
  name?: unknown;
  features?: unknown;
  crs?: { properties?: { name?: string } } | null;
}

export const baseName = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");

function featuresOf(file: string, json: RawGeoJson): unknown[] {
  if (json.type === "FeatureCollection" && Array.isArray(json.features)) return json.features;
  if (json.type === "Feature") return [json];
  if (json.type !== undefined && /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/.test(json.type))
    return [{ geometry: json, properties: {} }];
  throw new GeoError("unreadable", {
    file,
    value: `"type": ${JSON.stringify(json.type)}`,
    problem: {
      sv: "Filen är inte en samling geografiska objekt",
      en: "The file is not a collection of features",
    },
    expected: {
      sv: '"FeatureCollection" med en lista "features"',
      en: '"FeatureCollection" with a list "features"',
    },
    action:
      json.type === "Topology"
        ? { sv: "Omvandla TopoJSON till GeoJSON först.", en: "Convert TopoJSON to GeoJSON first." }
        : AGAIN,
  });
}

/** Bytes as UTF-8 text without byte order mark; says so when they are something else. */
function decodeText(file: string, bytes: Uint8Array): string {
  if (bytes.byteLength === 0)
    throw new GeoError("unreadable", {
      file,
      value: "0 byte",
      problem: { sv: "Filen är tom", en: "The file is empty" },
      expected: { sv: "GeoJSON", en: "GeoJSON" },
      action: AGAIN,
    });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GeoError("unreadable", {
      file,
      problem: { sv: "Filen är inte UTF-8-text", en: "The file is not UTF-8 text" },
      expected: { sv: "GeoJSON i UTF-8", en: "GeoJSON in UTF-8" },
      action: { sv: "Spara filen i UTF-8.", en: "Save the file in UTF-8." },
      cause,
    });
  }
}

function parseJson(file: string, text: string): unknown {
  const start = text.slice(0, 500).trimStart();
  if (start.startsWith("<")) {
    const said = /<(?:ows:)?ExceptionText>([^<]*)|<title>([^<]*)/i.exec(text.slice(0, 20000));
    throw new GeoError("unreadable", {
      file,
      value: (said?.[1] ?? said?.[2] ?? start.slice(0, 60)).trim(),
      problem: {
        sv: "Filen är en webbsida eller XML i stället för GeoJSON",
        en: "The file is a web page or XML instead of GeoJSON",
      },
      expected: { sv: "ett JSON-objekt som börjar med {", en: "a JSON object that starts with {" },
      action: {
        sv: "Kontrollera adressen: tjänsten svarade med ett felmeddelande. Hämta filen igen.",
        en: "Check the address: the service answered with an error page. Fetch the file again.",
      },
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const end = text.trimEnd();
    const truncated = !end.endsWith("}") && !end.endsWith("]");
    throw new GeoError("unreadable", {
      file,
      value: truncated ? `…${end.slice(-40)}` : (cause as Error).message,
      problem: truncated
        ? { sv: "Filen är avkortad: den slutar mitt i", en: "The file is truncated: it ends in the middle" }
        : { sv: "Filen är inte giltig JSON", en: "The file is not valid JSON" },
      expected: { sv: "hel och giltig GeoJSON", en: "complete and valid GeoJSON" },
      action: AGAIN,
      cause,
    });
  }
}

/** How many arrays lie around the positions of each type. */
const DEPTH: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function checkGeometry(file: string, row: number, geometry: Geometry): void {
  if (geometry.type === "GeometryCollection") {
    if (!Array.isArray(geometry.geometries)) bad(file, row, geometry, "GeometryCollection");
    for (const part of geometry.geometries) checkGeometry(file, row, part);
    return;
  }
  const depth = DEPTH[geometry.type];
  if (depth === undefined) bad(file, row, geometry.type, "type");
  checkCoordinates(file, row, geometry.coordinates, depth);
}

function checkCoordinates(file: string, row: number, value: unknown, depth: number): void {
  if (!Array.isArray(value)) bad(file, row, value, "coordinates");
  if (depth > 0) {
    for (const part of value) checkCoordinates(file, row, part, depth - 1);
    return;
  }
  if (!Number.isFinite(value[0]) || !Number.isFinite(value[1])) bad(file, row, value, "position");
  if (value.length > 2) value.length = 2;
}

function bad(file: string, row: number, value: unknown, what: string): never {
  throw new GeoError("bad-geometry", {
    file,
    row,
    ...(value === undefined ? {} : { value: shown(value) }),
    problem: { sv: `Geometrin kan inte läsas (${what})`, en: `The geometry cannot be read (${what})` },
    expected: {
      sv: "positioner av två tal med decimalpunkt, [öst, nord]",
      en: "positions of two numbers with a decimal point, [east, north]",
    },
    action: {
      sv: "Rätta objektet i filen, eller ta bort det.",
      en: "Mend the feature in the file, or remove it.",
    },
  });
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 60);
  } catch {
    // Lists in lists by the thousand are more than can be written.
    return "[[[[…";
  }
}
