import { copyFile, open, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { writeGeoParquet } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import { NetworkError } from "@tvars/network";
import type { Ways } from "@tvars/network";
import { readMapping } from "./own-lines.ts";
import { brokenNetwork } from "./problems.ts";
import { FILES, readWays } from "./read-ways.ts";
import type { NetworkFormat, ReadWaysOptions } from "./read-ways.ts";

interface NetworkDraft extends ReadWaysOptions {
  format: NetworkFormat;
  /** In the order of `FILES`. */
  files: readonly string[];
  source: string;
  table: string;
  title: Snapshot["title"];
  licence: string;
  attribution: Snapshot["attribution"];
  invented: boolean;
  fetched: string;
}

/** True for the bytes an OpenStreetMap PBF file begins with. */
export async function isOsmPbf(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
    return buffer.subarray(0, bytesRead).toString("latin1").includes("OSMHeader");
  } finally {
    await handle.close();
  }
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");
const stemOf = (path: string): string =>
  nameOf(path)
    .replace(/(\.osm)?\.[^.]+$/, "")
    .normalize("NFC")
    .toLowerCase();

/** An extract of OpenStreetMap, or one's own lines, as a network of its own. Nothing is stored unless the file was read whole. */
export async function importNetwork(
  store: SnapshotStore,
  path: string,
  {
    mappingFile,
    layer,
    crs,
    table,
  }: { mappingFile?: string; layer?: string; crs?: string; table?: string } = {},
): Promise<{ snapshot: Snapshot; lines: number }> {
  const isOsm = await isOsmPbf(path);
  const name = table ?? stemOf(path);
  const fetched = (await stat(path)).mtime.toISOString();
  const mapping =
    mappingFile === undefined ? {} : readMapping(JSON.parse(await readFile(mappingFile, "utf8")));
  return storeNetwork(store, {
    format: isOsm ? "osm-pbf" : "lines",
    files: [path],
    source: isOsm ? "osm" : "file",
    table: `network:${name}`,
    title: { sv: name.replaceAll(/[_-]+/g, " "), en: name.replaceAll(/[_-]+/g, " ") },
    licence: isOsm ? "ODbL-1.0" : "unknown",
    attribution: isOsm
      ? { sv: "© OpenStreetMaps bidragsgivare", en: "© OpenStreetMap contributors" }
      : { sv: `Källa: ${nameOf(path)}`, en: `Source: ${nameOf(path)}` },
    invented: false,
    fetched,
    ...(isOsm ? {} : { mapping, ...(layer ? { layer } : {}), ...(crs ? { crs } : {}) }),
  });
}

/** The example region's network, from the folder the region was written to. */
export function importExampleNetwork(store: SnapshotStore, folder: string, fetched: string) {
  return storeNetwork(store, {
    format: "example",
    files: FILES.example.map((file) => join(folder, file)),
    source: "example",
    table: "network:example",
    title: { sv: "Exempelregionens nät (påhittat)", en: "The example region's network (invented)" },
    licence: "CC0-1.0",
    attribution: { sv: "Tvärs exempel (påhittat)", en: "Tvärs example (invented)" },
    invented: true,
    fetched,
  });
}

async function storeNetwork(
  store: SnapshotStore,
  { format, files, mapping, layer, crs, ...draft }: NetworkDraft,
): Promise<{ snapshot: Snapshot; lines: number }> {
  const more = { ...(mapping ? { mapping } : {}), ...(layer ? { layer } : {}), ...(crs ? { crs } : {}) };
  const ways = await readWays(format, files, more).catch((error: unknown) => {
    throw error instanceof NetworkError ? brokenNetwork(nameOf(files[0]!), error) : error;
  });
  const snapshot = await store.add(
    {
      ...draft,
      kind: "network",
      crs: "EPSG:3006",
      rows: ways.ways.length,
      parameters: { format, files: files.map(nameOf), ...more },
    },
    async (folder) => {
      await writeFile(join(folder, "data.parquet"), writeGeoParquet(waysLayer(ways)));
      for (const [at, file] of files.entries()) await copyFile(file, join(folder, FILES[format][at]!));
    },
  );
  return { snapshot, lines: ways.ways.length };
}

/** Ways as a layer, one feature each. */
function waysLayer({ ways, xM, yM }: Ways): Layer {
  return {
    name: "network",
    crs: "EPSG:3006",
    features: ways.map((way) => ({
      geometry: { type: "LineString", coordinates: Array.from(way.vertices, (v) => [xM[v]!, yM[v]!]) },
      properties: {
        id: way.id,
        kind: way.kind,
        name: way.name ?? null,
        foot: way.foot,
        cycle: way.cycle,
        car: way.car,
        oneway: way.oneway ?? null,
        bridge: way.bridge,
        tunnel: way.tunnel,
        layer: way.layer,
        speed_kmh: way.speedKmH ?? null,
        adt: way.adt ?? null,
        width_m: way.widthM ?? null,
        lanes: way.lanes ?? null,
        owner: way.owner ?? null,
        function_class: way.functionClass ?? null,
        surface: way.surface ?? null,
        crossing: way.crossing ?? null,
      },
    })),
  };
}

/** Reads a stored network again from the files it was imported from. */
export function storedWays(store: SnapshotStore, snapshot: Snapshot): Promise<Ways> {
  const { format, ...options } = snapshot.parameters as unknown as {
    format: NetworkFormat;
  } & ReadWaysOptions;
  return readWays(
    format,
    FILES[format].map((file) => store.path(snapshot, file)),
    options,
  );
}
