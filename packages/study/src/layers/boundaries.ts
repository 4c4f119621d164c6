import { isVersion } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import { dissolve, readLayer, readWkb, writeGeoParquet } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import type { Derived } from "./derived.ts";

/** A layer at hand: as stored, or the kommuner or län that its RegSO make up. */
export interface Boundaries {
  snapshot: Snapshot;
  table: string;
  /** Digits of the code that areas are merged by; absent where the layer is stored as it is. */
  digits?: 2 | 4;
}

const MADE_OF_REGSO: Record<string, 2 | 4> = { "lan@2007": 2, "kommun@2007": 4 };

/** The layer of a table among the snapshots in use; kommuner and län are merged from RegSO where no file gave them. */
export function boundariesOf(snapshots: readonly Snapshot[], table: string): Boundaries | undefined {
  const stored = (wanted: string) =>
    snapshots.findLast((one) => one.kind === "layer" && one.table === wanted);
  const own = stored(table);
  if (own) return { snapshot: own, table };
  const digits = MADE_OF_REGSO[table];
  const regso = digits && (stored("regso@2025") ?? stored("regso@2020"));
  return regso ? { snapshot: regso, table, digits: digits! } : undefined;
}

/** Every version whose boundaries are at hand, stored or merged. */
export function versionsWithBoundaries(snapshots: readonly Snapshot[]): Version[] {
  const stored = snapshots.flatMap(({ kind, table }) =>
    kind === "layer" && isVersion(table) ? [table] : [],
  );
  const merged = (Object.keys(MADE_OF_REGSO) as Version[]).filter((table) => boundariesOf(snapshots, table));
  return [...new Set([...stored, ...merged])];
}

export class BoundaryReader {
  readonly #store: SnapshotStore;
  readonly #engine: Engine;
  readonly #derived: Derived;

  constructor(store: SnapshotStore, engine: Engine, derived: Derived) {
    this.#store = store;
    this.#engine = engine;
    this.#derived = derived;
  }

  /** The whole layer. Not kept: a national layer is large, and what is asked of it often is kept instead. */
  async whole({ snapshot, table, digits }: Boundaries): Promise<Layer> {
    if (digits === undefined) return readLayer(this.#store.path(snapshot));
    const bytes = await this.#derived.bytes(snapshot.id, `${table}-1`, async () => {
      const layer = await readLayer(this.#store.path(snapshot));
      const code = (properties: Record<string, unknown>): string => String(properties.code).slice(0, digits);
      return writeGeoParquet(dissolve(layer, code, { toleranceM: TOLERANCE_M, name: table }));
    });
    return readLayer({ name: `${table}.parquet`, bytes });
  }

  /** Some areas, without reading the others where the layer is stored. */
  async some(boundaries: Boundaries, codes: readonly string[]): Promise<Layer> {
    const { snapshot, table, digits } = boundaries;
    const wanted = new Set(codes);
    if (digits !== undefined) {
      const layer = await this.whole(boundaries);
      return {
        ...layer,
        features: layer.features.filter(({ properties }) => wanted.has(String(properties.code))),
      };
    }
    const columns = ["code", "name", "kommun", "lan", "geometry"];
    const rows =
      codes.length === 0 ? [] : await this.#engine.rows<AreaShape>(snapshot, columns, { code: codes });
    const features = rows.map(({ geometry, ...properties }) => ({ geometry: readWkb(geometry), properties }));
    return { name: table, crs: "EPSG:3006", features };
  }
}

/** Borders of stored layers meet to the centimetre; what is nearer than this is the same border. */
export const TOLERANCE_M = 0.5;

interface AreaShape extends Record<string, unknown> {
  code: string;
  geometry: Uint8Array;
}
