import { existsSync } from "node:fs";
import { copyFile, readFile, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { writeGeoParquet } from "@tvars/geo";
import type { CrsId } from "@tvars/geo";
import type { Ways } from "@tvars/network";
import { importNetworkFile, importPlaces, parseMapping, isOsmPbf } from "@tvars/sources";
import { countsOf, placesLayer, SERVICES_FILE } from "./access/places-layer.ts";
import { waysLayer } from "./ways-layer.ts";

/** How a network file is read besides what it says itself; kept with the snapshot, so that it is read the same again. */
interface Reading {
  /** Id of a mapping of the program, or the mapping itself. */
  mapping?: string | Record<string, unknown>;
  layer?: string;
  crs?: string;
}

interface NetworkDraft extends Pick<
  Snapshot,
  "source" | "table" | "title" | "licence" | "attribution" | "invented" | "fetched"
> {
  format: "osm-pbf" | "lines" | "example";
  /** The file that is read, first, and those it needs beside it, by the names they are kept under. */
  files: Record<string, string>;
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");

/** `Oslo East.osm.pbf` as `oslo-east`: what the network is called where a command or an address names it. */
const idOf = (path: string): string =>
  nameOf(path)
    .replace(/(\.osm)?\.[^.]+$/, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "") || "network";

export interface ImportNetworkAnswers {
  /** Id of a mapping, or path of a mapping file. */
  mapping?: string;
  layer?: string;
  crs?: string;
  /** What the network is to be called. */
  table?: string;
}

/** An extract of OpenStreetMap, or lines of one's own, as a network. Nothing is stored unless the file was read whole. */
export async function importNetwork(
  store: SnapshotStore,
  path: string,
  { mapping, layer, crs, table }: ImportNetworkAnswers = {},
): Promise<{ snapshot: Snapshot; lines: number }> {
  const isOsm = await isOsmPbf(path);
  const id = (table ?? idOf(path)).replace(/^network:/, "");
  const title = id.replaceAll(/[-_]+/g, " ");
  return storeNetwork(
    store,
    {
      format: isOsm ? "osm-pbf" : "lines",
      files: { [isOsm ? "network.osm.pbf" : `lines${extname(path)}`]: path },
      source: isOsm ? "osm" : "file",
      table: `network:${id}`,
      title: { sv: title, en: title },
      licence: isOsm ? "ODbL-1.0" : "unknown",
      attribution: isOsm
        ? { sv: "© OpenStreetMaps bidragsgivare", en: "© OpenStreetMap contributors" }
        : { sv: `Källa: ${nameOf(path)}`, en: `Source: ${nameOf(path)}` },
      invented: false,
      fetched: (await stat(path)).mtime.toISOString(),
    },
    isOsm ? {} : { ...(await mappingOf(mapping)), ...(layer ? { layer } : {}), ...(crs ? { crs } : {}) },
  );
}

/** A file is kept whole: the snapshot must not depend on what the file says later. */
async function mappingOf(mapping: string | undefined): Promise<Pick<Reading, "mapping">> {
  if (mapping === undefined) return {};
  if (!existsSync(mapping)) return { mapping };
  const text = (await readFile(mapping, "utf8")).replace(/^\uFEFF/, "");
  return { mapping: parseMapping(JSON.parse(text), nameOf(mapping)) };
}

const EXAMPLE_FILES = ["walking", "roads", "railways", "water"].map((name) => `${name}.geojson`);

/** The example region's network, from the folder the region was written to. */
export function importExampleNetwork(store: SnapshotStore, folder: string) {
  return storeNetwork(
    store,
    {
      format: "example",
      files: Object.fromEntries(EXAMPLE_FILES.map((name) => [name, join(folder, name)])),
      source: "example",
      table: "network:example",
      title: { sv: "Exempelregionens nät (påhittat)", en: "The example region's network (invented)" },
      licence: "CC0-1.0",
      attribution: { sv: "Tvärs exempel (påhittat)", en: "Tvärs example (invented)" },
      invented: true,
      fetched: new Date().toISOString(),
    },
    {},
  );
}

async function storeNetwork(
  store: SnapshotStore,
  { format, files, ...draft }: NetworkDraft,
  reading: Reading,
): Promise<{ snapshot: Snapshot; lines: number }> {
  const [first] = Object.values(files);
  const ways = await readAs(first!, reading);
  const places = draft.source === "osm" ? await importPlaces(first!) : [];
  const snapshot = await store.add(
    {
      ...draft,
      kind: "network",
      crs: "EPSG:3006",
      rows: ways.ways.length,
      parameters: {
        format,
        files: Object.values(files).map(nameOf),
        kept: Object.keys(files),
        ...(places.length > 0 ? { services: countsOf(places) } : {}),
        ...reading,
      },
    },
    async (folder) => {
      await writeFile(join(folder, "data.parquet"), writeGeoParquet(waysLayer(ways)));
      if (places.length > 0)
        await writeFile(join(folder, SERVICES_FILE), writeGeoParquet(placesLayer(places)));
      for (const [name, file] of Object.entries(files)) await copyFile(file, join(folder, name));
    },
  );
  return { snapshot, lines: ways.ways.length };
}

const readAs = (file: string, { crs, ...reading }: Reading): Promise<Ways> =>
  importNetworkFile(file, { ...reading, ...(crs ? { crs: crs as CrsId } : {}) });

/** Reads a stored network again from the file it was imported from. */
export function storedWays(store: SnapshotStore, snapshot: Snapshot): Promise<Ways> {
  const { kept, mapping, layer, crs } = snapshot.parameters as unknown as Reading & { kept: string[] };
  return readAs(store.path(snapshot, kept[0]!), {
    ...(mapping ? { mapping } : {}),
    ...(layer ? { layer } : {}),
    ...(crs ? { crs } : {}),
  });
}
