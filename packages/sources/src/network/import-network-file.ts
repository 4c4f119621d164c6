import { existsSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { type CrsId, type Layer, readLayer, transform } from "@tvars/geo";
import {
  joinWays,
  NetworkError,
  type OsmPlace,
  readOsm,
  readOsmPlaces,
  type ReadReport,
  type ReadWays,
} from "@tvars/network";
import { SourceError } from "../source-error.ts";
import { wrapErrors } from "../wrap.ts";
import { parseMapping, readMappingFile, readMappings } from "./mappings.ts";
import type { Mapping } from "./mapping.ts";
import { readLines } from "./read-lines.ts";

export interface ImportNetworkOptions {
  /** How the attributes are read: the id of a mapping of the package, a JSON file, or the document itself. */
  mapping?: string | Mapping | Record<string, unknown>;
  /** Which layer of a file that holds several. */
  layer?: string;
  crs?: CrsId;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** The example region's layers that make up its network, and how each is read. */
const EXAMPLE = ["walking", "roads", "railways", "water"] as const;

/**
 * Reads a network file into ways, in SWEREF 99 TM: OpenStreetMap PBF, lines in a GeoPackage, GeoJSON, GeoParquet or Shapefile, or the example
 * region's network (its folder or its `walking.geojson`, with the roads, railways and river beside it). Nothing is stored.
 *
 * @throws SourceError naming file, value, what was expected and what to do.
 */
export async function importNetworkFile(path: string, options: ImportNetworkOptions = {}): Promise<ReadWays> {
  return wrapErrors(path, async () => {
    try {
      const example = options.mapping === undefined ? exampleFolder(path) : undefined;
      if (example !== undefined) return await exampleWays(example);
      if (await isOsmPbf(path)) {
        const { signal, onProgress } = options;
        return readOsm(await readFile(path), {
          // Room for all of it at once, and a byte more: a full buffer would be followed by another.
          inflate: (packed, size) => inflateSync(packed, { chunkSize: Math.max(16_384, size + 1) }),
          toPlane: toSweref(),
          ...(signal ? { signal } : {}),
          ...(onProgress ? { onProgress } : {}),
        });
      }
      const { layer: name, crs } = options;
      const layer = await readLayer(path, { ...(name ? { layer: name } : {}), ...(crs ? { crs } : {}) });
      const ways = readLines(layer, await mappingFor(layer, path, options.mapping));
      if (ways.ways.length === 0 && ways.crossings.size === 0) throw nothingUsable(path, layer, ways.report);
      return ways;
    } catch (error) {
      throw error instanceof NetworkError ? fromNetworkError(error, path) : error;
    }
  });
}

/** Services, stops and green space of an OpenStreetMap PBF file, in SWEREF 99 TM; of another file none. */
export async function importPlaces(path: string): Promise<OsmPlace[]> {
  return wrapErrors(path, async () => {
    try {
      if (!existsSync(path) || !(await isOsmPbf(path))) return [];
      const inflate = (packed: Uint8Array): Uint8Array => inflateSync(packed);
      return readOsmPlaces(await readFile(path), { inflate, toPlane: toSweref() }).places;
    } catch (error) {
      throw error instanceof NetworkError ? fromNetworkError(error, path) : error;
    }
  });
}

/** Longitude and latitude to SWEREF 99 TM, one pair at a time; the answer is the same array each time, to be read at once. */
export function toSweref(): (lon: number, lat: number) => [number, number] {
  const apply = transform("EPSG:4326", "EPSG:3006");
  const pair = new Float64Array(2);
  const place: [number, number] = [0, 0];
  return (lon, lat) => {
    pair[0] = lon;
    pair[1] = lat;
    apply(pair);
    place[0] = pair[0];
    place[1] = pair[1];
    return place;
  };
}

/** True for an extract of OpenStreetMap, by the bytes it begins with or its name; false for folders and what is not there. */
export async function isOsmPbf(path: string): Promise<boolean> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return false;
  if (/\.pbf$/i.test(path)) return true;
  const file = await open(path);
  try {
    const head = Buffer.alloc(32);
    const { bytesRead } = await file.read(head, 0, 32, 0);
    return head.subarray(0, bytesRead).includes("OSMHeader");
  } finally {
    await file.close();
  }
}

function exampleFolder(path: string): string | undefined {
  const folder = basename(path) === "walking.geojson" ? dirname(path) : path;
  return EXAMPLE.every((name) => existsSync(join(folder, `${name}.geojson`))) ? folder : undefined;
}

async function exampleWays(folder: string): Promise<ReadWays> {
  const mappings = await readMappings();
  const parts = await Promise.all(
    EXAMPLE.map(async (name) =>
      readLines(await readLayer(join(folder, `${name}.geojson`)), mappings.get(`example-${name}`)!),
    ),
  );
  const report = parts.map((part) => part.report).reduce(addReports);
  return { ...joinWays(parts), source: "example", report };
}

const addReports = (a: ReadReport, b: ReadReport): ReadReport =>
  Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key as keyof ReadReport] + b[key as keyof ReadReport]]),
  ) as unknown as ReadReport;

async function mappingFor(
  layer: Layer,
  file: string,
  given: ImportNetworkOptions["mapping"],
): Promise<Mapping> {
  const mappings = await readMappings();
  if (typeof given === "string") return mappings.get(given) ?? (await readMappingFile(given));
  if (given !== undefined) return parseMapping(given, "mapping");
  const names = new Set(
    layer.features
      .slice(0, 50)
      .flatMap(({ properties }) => Object.keys(properties).map((name) => name.toLowerCase())),
  );
  const has = (columns: string | readonly string[]): boolean =>
    (typeof columns === "string" ? [columns] : columns).some((name) => names.has(name.toLowerCase()));
  const known = [...mappings.values()].find(({ recognise }) => recognise?.every(has));
  if (known) return known;
  throw new SourceError("content", {
    file,
    value: [...names].slice(0, 12).join(", "),
    problem: {
      sv: "kolumnerna hör till inget nät som känns igen",
      en: "the columns are of no network that is recognised",
    },
    expected: {
      sv: `en avbildning av kolumnerna; ${[...mappings.keys()].join(", ")} följer med`,
      en: `a mapping of the columns; ${[...mappings.keys()].join(", ")} come with the package`,
    },
    action: {
      sv: "välj en avbildning eller skriv en egen, se docs/networks.md",
      en: "choose a mapping or write one, see docs/networks.md",
    },
  });
}

const nothingUsable = (file: string, layer: Layer, report: ReadReport): SourceError =>
  new SourceError("content", {
    file,
    value: `${layer.features.length} features, ${report.lines} lines, ${report.unknownKinds} of unknown kind, ${report.outsidePlane} places outside the plane`,
    problem: { sv: "ingen linje kan användas", en: "no line can be used" },
    expected: { sv: "linjer som avbildningen känner", en: "lines that the mapping knows" },
    action: {
      sv: "välj ett annat lager eller rätta avbildningen",
      en: "choose another layer or correct the mapping",
    },
  });

const fromNetworkError = (error: NetworkError, file: string): SourceError =>
  new SourceError(error.kind === "file" ? "body" : "content", {
    file,
    value: error.value,
    problem:
      error.kind === "file"
        ? {
            sv: "filen är ingen hel OpenStreetMap-fil (PBF)",
            en: "the file is no whole OpenStreetMap file (PBF)",
          }
        : { sv: "nätet kan inte användas", en: "the network cannot be used" },
    expected: {
      sv: "en hel fil i formatet .osm.pbf, packad med zlib",
      en: error.expected,
    },
    action: { sv: "hämta filen på nytt, eller skriv om den med osmium cat", en: error.action },
    cause: error,
  });
