import type { Dimension, Note, Text } from "@tvars/cube";

/**
 * What a snapshot holds.
 * figures: long table; columns area, version, year, measure, further dimensions, value, status (docs/snapshots.md)
 * layer:   GeoParquet; areas of one version (code, name, parents) or a reference layer (roads, water, places)
 * areas:   area codes of one version with names and parents, without geometry
 * bridge:  how areas of one version correspond to another
 * network: lines that people move along or meet, as GeoParquet, with the files they were read from beside it
 * timetable: stops of public transport as GeoParquet, with the feed (GTFS) they were read from beside it
 */
export type SnapshotKind = "figures" | "layer" | "areas" | "bridge" | "network" | "timetable";

/** One immutable snapshot: never changed, only superseded. Every figure can name the snapshots it came from. */
export interface Snapshot {
  /** `source.table.updated.sha8`, unique in the workspace. */
  id: string;
  kind: SnapshotKind;
  /** For example `scb`, `example`, `kolada`, `file`. */
  source: string;
  /** For example `TAB6586`, `regso@2025`. */
  table: string;
  title: Text;
  /** When it was read, ISO 8601. */
  fetched: string;
  /** When the source last changed it, ISO 8601; absent where the source does not say. */
  updated?: string;
  licence: string;
  attribution: Text;
  /** True for the example region: every screen and document says so. */
  invented: boolean;
  /** Of data.parquet. */
  sha256: string;
  bytes: number;
  rows: number;
  /** id of the snapshot this one replaces. */
  supersedes?: string;
  /** figures: every dimension but the area, in order, with labels, units and decimals. */
  dimensions?: Dimension[];
  notes?: Note[];
  /** layer: what the geometry is in. Always EPSG:3006 for areas. */
  crs?: string;
  /** Files beside data.parquet in the snapshot's folder, name → sha256. */
  files?: Record<string, string>;
  /** How it was made: request, definition, answers given at import. */
  parameters?: Record<string, unknown>;
}

/** What the maker of a snapshot says; the store adds id, sha256, bytes and supersedes. */
export type SnapshotDraft = Omit<Snapshot, "id" | "sha256" | "bytes" | "supersedes" | "rows" | "files"> & {
  rows?: number;
};

export interface SnapshotStore {
  /** Every finished snapshot, oldest first. Unfinished ones are never seen. */
  list(): Promise<Snapshot[]>;
  /** The newest snapshot of each (source, table), or of one table. */
  current(): Promise<Snapshot[]>;
  find(table: string, source?: string): Promise<Snapshot | undefined>;
  get(id: string): Promise<Snapshot>;
  /** Absolute path of a file in a snapshot; `data.parquet` unless told. */
  path(snapshot: Snapshot | string, file?: string): string;
  /**
   * Writes a snapshot: `write` fills a folder that nobody else sees (it must make `data.parquet`), then the folder is
   * moved into place in one step. If `write` throws or the process dies, nothing is left behind but a folder
   * that the next opening sweeps away. A draft whose data equals the current snapshot of the same table is not stored again.
   */
  add(draft: SnapshotDraft, write: (folder: string) => Promise<void>): Promise<Snapshot>;
}
