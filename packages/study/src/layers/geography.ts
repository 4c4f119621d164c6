import { divisionOf, isVersion } from "@tvars/areas";
import type { AreaKey, Overlaps, Version } from "@tvars/areas";
import { packTiles, tileIndex, toShapes, transformLayer, transformPoint } from "@tvars/geo";
import type { Layer, Shapes, TileIndex } from "@tvars/geo";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import { indexFigure } from "../data/data.ts";
import type { Data } from "../data/data.ts";
import { Memo } from "../data/memo.ts";
import type { Progress } from "../study.ts";
import { BoundaryReader, TOLERANCE_M, boundariesOf, versionsWithBoundaries } from "./boundaries.ts";
import type { Boundaries } from "./boundaries.ts";
import { Derived } from "./derived.ts";
import { groundOf } from "./ground.ts";
import type { LayerGround } from "./ground.ts";
import { measureOverlaps } from "./overlaps.ts";
import { PointFinder, packAreas, unpackAreas } from "./points.ts";
import type { KommunAreas } from "./points.ts";
import { around, shapesOf } from "./shapes.ts";
import type { Bounds, Shape } from "./shapes.ts";
import { noBoundaries } from "../problems.ts";

/** What is in a tile beside the shape; enough to label and look up. */
const TILE_PROPERTIES = ["code", "name"];
/** One pixel of a 512-pixel tile at this zoom is about 10 m in Sweden: finer than the boundaries are drawn. */
const MAX_ZOOM = 12;

export interface Neighbour {
  code: string;
  borderM: number;
}

/** The layers in use: tiles, neighbours, bounds, and which area a point lies in. */
export class Geography {
  readonly #derived: Derived;
  readonly #reader: BoundaryReader;
  readonly #active: () => Promise<Snapshot[]>;
  readonly #memo = new Memo(24);
  readonly #points: PointFinder;

  constructor(folder: string, store: SnapshotStore, engine: Engine, active: () => Promise<Snapshot[]>) {
    this.#derived = new Derived(folder);
    this.#reader = new BoundaryReader(store, engine, this.#derived);
    this.#points = new PointFinder(this.#derived, this.#reader);
    this.#active = active;
  }

  async #find(table: string): Promise<Boundaries | undefined> {
    return boundariesOf(await this.#active(), table);
  }

  /** Makes what is dear to make, at import rather than when somebody first looks. */
  async prepare(onProgress: (progress: Progress) => void = () => {}): Promise<void> {
    const snapshots = await this.#active();
    const references = snapshots.flatMap(({ kind, table }) =>
      kind === "layer" && !isVersion(table) && !table.startsWith("services:") ? [table] : [],
    );
    const tables = [...versionsWithBoundaries(snapshots), ...references];
    for (const [done, table] of tables.entries()) {
      onProgress({ what: `${table} → karta`, done, total: tables.length + 1 });
      await this.#packed((await this.#find(table))!);
      if (!isVersion(table)) continue;
      await this.#shapes(table);
      const division = divisionOf(table);
      if (division !== "regso" && division !== "deso") continue;
      await this.#points.prepare((await this.#find(table))!);
      await this.ground(table);
    }
    onProgress({ what: "regso@2020 → regso@2025", done: tables.length, total: tables.length + 1 });
    await this.overlaps("regso@2020", "regso@2025");
  }

  async tile(table: string, z: number, x: number, y: number): Promise<Uint8Array | undefined> {
    const found = await this.#find(table);
    if (!found) return undefined;
    const tiles = await this.#memo.get(`tiles ${table} ${found.snapshot.id}`, () => this.#tiles(found));
    return tiles.tile(z, x, y);
  }

  async #tiles(found: Boundaries): Promise<TileIndex> {
    return tileIndex({ packed: await this.#packed(found) }, { maxZoom: MAX_ZOOM });
  }

  #packed(found: Boundaries): Promise<Uint8Array> {
    const { table, snapshot } = found;
    return this.#derived.bytes(snapshot.id, `tiles-${table.replace(":", "-")}-1`, async () => {
      const layer = await this.#reader.whole(found);
      return isVersion(table)
        ? packTiles({ ...layer, name: "areas" }, { maxZoom: MAX_ZOOM, properties: TILE_PROPERTIES })
        : packTiles({ ...layer, name: table }, { maxZoom: MAX_ZOOM });
    });
  }

  async #shapes(version: Version): Promise<ReadonlyMap<string, Shape>> {
    const found = await this.#find(version);
    if (!found) return new Map();
    return this.#memo.get(`shapes ${version} ${found.snapshot.id}`, async () => {
      const make = async () => shapesOf(await this.#reader.whole(found));
      return new Map(Object.entries(await this.#derived.get(found.snapshot.id, `shapes-${version}-1`, make)));
    });
  }

  /** Centre and bounds of an area in degrees; undefined where there is no layer. */
  async shape(version: Version, code: string): Promise<Shape | undefined> {
    return (await this.#shapes(version)).get(code);
  }

  async boundsOf(version: Version, codes: readonly string[]): Promise<Bounds | null> {
    const shapes = await this.#shapes(version);
    return around(codes.flatMap((code) => shapes.get(code) ?? []));
  }

  /** Bounds of all areas at hand; reference layers do not count, a sea would make the map start in it. */
  async wholeBounds(): Promise<Bounds | null> {
    for (const version of ["regso@2025", "regso@2020", "kommun@2007", "lan@2007"] as const) {
      const bounds = around([...(await this.#shapes(version)).values()]);
      if (bounds) return bounds;
    }
    return null;
  }

  /** Versions whose boundaries can be shown. */
  async versions(): Promise<Version[]> {
    return versionsWithBoundaries(await this.#active());
  }

  /** Areas that share a border, the longest border first. */
  async neighbours(version: Version, code: string): Promise<Neighbour[]> {
    const found = await this.#find(version);
    if (!found) return [];
    const all = await this.#memo.get(`neighbours ${version} ${found.snapshot.id}`, async () =>
      neighbourLists((await this.ground(version))!),
    );
    return [...(all[code] ?? [])].sort((a, b) => b.borderM - a.borderM);
  }

  /** Centres, ground, perimeters and borders of a version's areas; undefined where there is no layer. */
  async ground(version: Version): Promise<LayerGround | undefined> {
    const found = await this.#find(version);
    if (!found) return undefined;
    return this.#memo.get(`ground ${version} ${found.snapshot.id}`, () =>
      this.#derived.get(found.snapshot.id, `ground-${version}-1`, async () =>
        groundOf(await this.#reader.whole(found), { toleranceM: TOLERANCE_M }),
      ),
    );
  }

  /** The area of each of some versions that a point lies in. Bounds first, then the shapes themselves. */
  async locate(lon: number, lat: number, versions: readonly Version[]): Promise<AreaKey[]> {
    const [x, y] = transformPoint("EPSG:4326", "EPSG:3006", [lon, lat]);
    const found = await Promise.all(versions.map((version) => this.#locateIn(version, { lon, lat, x, y })));
    return found.filter((key) => key !== undefined);
  }

  async #locateIn(
    version: Version,
    at: { lon: number; lat: number; x: number; y: number },
  ): Promise<AreaKey | undefined> {
    const boundaries = await this.#find(version);
    if (!boundaries) return undefined;
    const shapes = await this.#shapes(version);
    const near = [...shapes].filter(([, { bounds }]) => inside(bounds, at.lon, at.lat));
    for (const kommun of new Set(near.map(([code]) => code.slice(0, 4)))) {
      const { index, codes } = await this.#points.areasOf(boundaries, kommun);
      const row = index.locateOne(at.x, at.y);
      if (row >= 0) return { version, code: codes[row]! };
    }
    return undefined;
  }

  /** The code of the area each of many points lies in, "" outside all; undefined where there is no layer. Metres of EPSG:3006. */
  async locateAll(version: Version, x: Float64Array, y: Float64Array): Promise<string[] | undefined> {
    const boundaries = await this.#find(version);
    if (!boundaries) return undefined;
    const around = degreesAround(x, y);
    const near = [...(await this.#shapes(version))].filter(([, { bounds }]) => overlap(bounds, around));
    const found = Array.from(x, () => "");
    for (const kommun of new Set(near.map(([code]) => code.slice(0, 4)))) {
      const { index, codes } = await this.#points.areasOf(boundaries, kommun);
      for (let point = 0; point < found.length; point++) {
        if (found[point] !== "") continue;
        const row = index.locateOne(x[point]!, y[point]!);
        if (row >= 0) found[point] = codes[row]!;
      }
    }
    return found;
  }

  /**
   * Every area of a version, ready to find points in: for crowds of points from all over the country. Kept as bytes, since a national
   * layer takes seconds to make ready. Undefined where there is no layer.
   */
  async areaPoints(version: Version): Promise<KommunAreas | undefined> {
    const found = await this.#find(version);
    if (!found) return undefined;
    const bytes = await this.#derived.bytes(found.snapshot.id, `areas-${version}-1`, async () =>
      packAreas((await this.#reader.whole(found)).features, {}),
    );
    return unpackAreas(bytes);
  }

  /** The borders of every area of a version, in the order of `areaPoints`; undefined where there is no layer. */
  async areaShapes(version: Version): Promise<Shapes | undefined> {
    const found = await this.#find(version);
    return found && toShapes(await this.#reader.whole(found));
  }

  /** How the areas of one version lie in those of another; undefined where either layer is missing. */
  async overlaps(from: Version, to: Version): Promise<Overlaps | undefined> {
    const [before, after] = [await this.#find(from), await this.#find(to)];
    if (!before || !after) return undefined;
    return this.#derived.get(after.snapshot.id, `overlaps-1-${before.snapshot.id}`, async () =>
      measureOverlaps(await this.#reader.whole(before), await this.#reader.whole(after)),
    );
  }

  /** Areas of a version with code, name and, when a year is given, index and type. */
  async layer(
    data: Data,
    version: Version,
    codes: readonly string[] | undefined,
    year: number | undefined,
    crs: "EPSG:3006" | "EPSG:4326",
  ): Promise<Layer> {
    const found = await this.#find(version);
    if (!found) throw noBoundaries(version);
    const layer = codes ? await this.#reader.some(found, codes) : await this.#reader.whole(found);
    const features = layer.features.map(({ geometry, properties }) => {
      const code = String(properties.code);
      const name = data.gazetteer.get(version, code)?.name ?? code;
      const figures = year === undefined ? {} : { year, ...figuresOf(data, code, year) };
      return { geometry, properties: { ...properties, name, ...figures } };
    });
    return transformLayer({ ...layer, name: version, features }, crs);
  }
}

function neighbourLists({ codes, a, b, borderM }: LayerGround): Record<string, Neighbour[]> {
  const lists: Record<string, Neighbour[]> = {};
  borderM.forEach((exact, at) => {
    const [one, other] = [codes[a[at]!]!, codes[b[at]!]!];
    const metres = Math.round(exact);
    (lists[one] ??= []).push({ code: other, borderM: metres });
    (lists[other] ??= []).push({ code: one, borderM: metres });
  });
  return lists;
}

function figuresOf(data: Data, code: string, year: number): Record<string, unknown> {
  const [index, type] = [indexFigure(data, "index", code, year), indexFigure(data, "type", code, year)];
  return { index: index.value, type: type.value, type_status: type.status };
}

/** Bounds in degrees of a box in metres; its sides are bent, so some more is taken. */
function degreesAround(x: Float64Array, y: Float64Array): Bounds {
  const [west, east] = [
    x.reduce((a, b) => Math.min(a, b), Infinity),
    x.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const [south, north] = [
    y.reduce((a, b) => Math.min(a, b), Infinity),
    y.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const corners = [west, (west + east) / 2, east].flatMap((at) =>
    [south, north].map((to) => transformPoint("EPSG:3006", "EPSG:4326", [at, to])),
  );
  const [lon, lat] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])];
  const slack = 0.01;
  return [
    Math.min(...lon) - slack,
    Math.min(...lat) - slack,
    Math.max(...lon) + slack,
    Math.max(...lat) + slack,
  ];
}

const overlap = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const inside = ([west, south, east, north]: Bounds, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
