import { copyFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Text } from "@tvars/cube";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { writeGeoParquet } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import { dateOf } from "@tvars/network";
import type { Feed } from "@tvars/network";
import { readTimetableFile } from "@tvars/sources";
import { toPlane } from "./plane.ts";

const KEPT = "feed.gtfs.zip";

export interface ImportTimetableAnswers {
  /** What the timetable is to be called. */
  table?: string;
}

type About = Pick<Snapshot, "source" | "title" | "licence" | "attribution" | "invented" | "fetched">;

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");

/** `Uppsala GTFS.zip` as `uppsala-gtfs`. */
const idOf = (path: string): string =>
  nameOf(path)
    .replace(/(\.gtfs)?\.zip$/i, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "") || "timetable";

/** A GTFS feed as a timetable. Nothing is stored unless the file was read whole. */
export async function importTimetable(
  store: SnapshotStore,
  path: string,
  { table }: ImportTimetableAnswers = {},
): Promise<{ snapshot: Snapshot; feed: Feed }> {
  const id = (table ?? idOf(path)).replace(/^timetable:/, "");
  const title = id.replaceAll(/[-_]+/g, " ");
  return storeTimetable(store, path, id, {
    source: "file",
    title: { sv: title, en: title },
    licence: "unknown",
    attribution: { sv: `Källa: ${nameOf(path)}`, en: `Source: ${nameOf(path)}` },
    invented: false,
    fetched: (await stat(path)).mtime.toISOString(),
  });
}

/** The example region's timetable, from the folder the region was written to. */
export function importExampleTimetable(store: SnapshotStore, folder: string) {
  return storeTimetable(store, join(folder, "timetable.gtfs.zip"), "example", {
    source: "example",
    title: { sv: "Exempelregionens tidtabell (påhittad)", en: "The example region's timetable (invented)" },
    licence: "CC0-1.0",
    attribution: { sv: "Tvärs exempel (påhittat)", en: "Tvärs example (invented)" },
    invented: true,
    fetched: new Date().toISOString(),
  });
}

async function storeTimetable(store: SnapshotStore, path: string, id: string, about: About) {
  const feed = await readTimetableFile(path);
  const layer = stopsLayer(feed);
  const { from, to } = feed.valid;
  const snapshot = await store.add(
    {
      ...about,
      kind: "timetable",
      table: `timetable:${id}`,
      crs: "EPSG:3006",
      rows: layer.features.length,
      parameters: {
        format: "gtfs",
        files: [nameOf(path)],
        kept: [KEPT],
        valid: Number.isFinite(from) && Number.isFinite(to) ? { from: dateOf(from), to: dateOf(to) } : null,
        trips: feed.trips.ids.length,
      },
    },
    async (folder) => {
      await writeFile(join(folder, "data.parquet"), writeGeoParquet(layer));
      await copyFile(path, join(folder, KEPT));
    },
  );
  return { snapshot, feed };
}

/** Stops that have a place, in SWEREF 99 TM; those of other levels (stations, nodes) have no calls. */
function stopsLayer({ stops, calls }: Feed): Layer {
  const called = new Uint32Array(stops.ids.length);
  for (const stop of calls.stop) called[stop]!++;
  const placed = stops.ids
    .map((_, stop) => stop)
    .filter((stop) => Number.isFinite(stops.lat[stop]) && Number.isFinite(stops.lon[stop]));
  return {
    name: "timetable",
    crs: "EPSG:3006",
    features: placed.map((stop) => ({
      geometry: { type: "Point", coordinates: toPlane(stops.lon[stop]!, stops.lat[stop]!) },
      properties: { stop_id: stops.ids[stop]!, name: stops.names[stop]!, calls: called[stop]! },
    })),
  };
}

/** Reads a stored timetable again from the file it was imported from. */
export const storedFeed = (store: SnapshotStore, snapshot: Snapshot): Promise<Feed> =>
  readTimetableFile(store.path(snapshot, KEPT));

/** What the reader mended or left out, for whoever imports. */
export const remarksOf = ({ remarks }: Feed): Text[] =>
  remarks.map(({ text, count, example }) => ({
    sv: `${text.sv}: ${count} (${example})`,
    en: `${text.en}: ${count} (${example})`,
  }));
