import { fromVectorTileJs } from "@maplibre/vt-pbf";
import { GeoError } from "../error.ts";
import { transform } from "../crs/transform.ts";
import { LINE, POINT, POLYGON } from "../flat/shapes.ts";
import type { Layer } from "../layer.ts";
import { clipLine, clipRing, type Line, newLine, push } from "./clip.ts";
import { packSource, unpackSource } from "./pack.ts";
import { HALF_WORLD_M, type TileSource, tileSource, withoutLight } from "./tile-source.ts";

export interface TileIndexOptions {
  /** Properties that go into the tiles; all when not given. Keep the area code among them and promote it in the map. */
  properties?: string[];
  minZoom?: number;
  /** The zoom with full detail; the map draws beyond it from these tiles. */
  maxZoom?: number;
  /** Room around a tile in its own units of 4096, so that outlines are not drawn along its edge. */
  buffer?: number;
  /** The size of detail left out below `maxZoom`, in pixels of a 512-pixel tile. */
  tolerancePx?: number;
}

/** A layer made ready for tiles earlier, see `packTiles`. */
export interface PackedTiles {
  packed: Uint8Array;
}

export interface TileIndex {
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
  /** Names of the layers in each tile. */
  layers: string[];
  /** A Mapbox Vector Tile 2, uncompressed; `undefined` where there is nothing or outside the zooms. */
  tile(z: number, x: number, y: number): Uint8Array | undefined;
}

const EXTENT = 4096;

/**
 * Vector tiles of one or several layers (polygons, lines, points; any known system), made when asked for.
 * Borders are weighed once for both areas they part (see `nodeWeights`), so simplified tiles share borders, and no copy
 * per zoom is kept: the national coverage (2 M vertices) takes some 40 MB where an index of cut tiles takes several
 * times that. Features get their row (1, 2 …) as numeric id.
 *
 * @throws GeoError `bad-option` for zooms outside 0 to 22.
 */
export function tileIndex(
  layers: Layer | PackedTiles | readonly (Layer | PackedTiles)[],
  { properties, minZoom = 0, maxZoom = 12, buffer = 64, tolerancePx = 0.7 }: TileIndexOptions = {},
): TileIndex {
  if (!(minZoom >= 0 && minZoom <= maxZoom && maxZoom <= 22))
    throw new GeoError("bad-option", {
      value: `minZoom ${minZoom}, maxZoom ${maxZoom}`,
      problem: { sv: "Ogiltiga zoomnivåer", en: "Invalid zooms" },
      expected: { sv: "0 ≤ minZoom ≤ maxZoom ≤ 22", en: "0 ≤ minZoom ≤ maxZoom ≤ 22" },
      action: { sv: "Ändra zoomnivåerna.", en: "Change the zooms." },
    });
  const sources = (Array.isArray(layers) ? (layers as (Layer | PackedTiles)[]) : [layers as Layer]).map(
    (layer) => ("packed" in layer ? unpackSource(layer.packed) : tileSource(layer, properties)),
  );
  const tile = (z: number, x: number, y: number): Uint8Array | undefined => {
    const tiles = 2 ** z;
    if (
      ![z, x, y].every(Number.isInteger) ||
      z < minZoom ||
      z > maxZoom ||
      x < 0 ||
      y < 0 ||
      x >= tiles ||
      y >= tiles
    )
      return undefined;
    const leastWeight = z === maxZoom ? 0 : (tolerancePx / 512 / tiles) ** 2 / 2;
    const filled: Record<string, unknown> = {};
    for (const source of sources) {
      const features = cutTile(source, tiles, x, y, buffer, leastWeight);
      if (features.length > 0) filled[source.name] = vectorLayer(source.name, features);
    }
    if (Object.keys(filled).length === 0) return undefined;
    return fromVectorTileJs({ layers: filled } as unknown as Parameters<typeof fromVectorTileJs>[0]);
  };
  return { minZoom, maxZoom, bounds: boundsOf(sources), layers: sources.map((source) => source.name), tile };
}

/**
 * A layer made ready for tiles, as bytes to be kept: reading them takes milliseconds and little memory where the layer itself takes
 * seconds. Detail finer than half a pixel at `maxZoom` is left out, along shared borders alike.
 */
export function packTiles(
  layer: Layer,
  { properties, maxZoom = 12 }: Pick<TileIndexOptions, "properties" | "maxZoom"> = {},
): Uint8Array {
  return packSource(withoutLight(tileSource(layer, properties), (0.5 / 512 / 2 ** maxZoom) ** 2 / 2));
}

interface CutFeature {
  row: number;
  kind: number;
  lines: { x: number; y: number }[][];
  properties: Record<string, unknown>;
}

function cutTile(
  source: TileSource,
  tiles: number,
  tileX: number,
  tileY: number,
  buffer: number,
  leastWeight: number,
): CutFeature[] {
  if (!source.boxes) return [];
  const room = buffer / EXTENT;
  const found = source.boxes.search(
    (tileX - room) / tiles,
    (tileY - room) / tiles,
    (tileX + 1 + room) / tiles,
    (tileY + 1 + room) / tiles,
  );
  const features: CutFeature[] = [];
  for (const place of found.sort((a, b) => a - b)) {
    const row = source.rows[place]!;
    const lines = cutFeature(
      source,
      row,
      EXTENT * tiles,
      EXTENT * tileX,
      EXTENT * tileY,
      buffer,
      leastWeight,
    );
    if (lines.length > 0)
      features.push({ row, kind: source.shapes.kind[row]!, lines, properties: source.properties[row]! });
  }
  return features;
}

const ringLine: Line = newLine();
const spareLine: Line = newLine();

function cutFeature(
  source: TileSource,
  row: number,
  scale: number,
  x0: number,
  y0: number,
  buffer: number,
  leastWeight: number,
): CutFeature["lines"] {
  const { shapes, nodeOf, node, weights, xy } = source;
  const kind = shapes.kind[row]!;
  const lines: CutFeature["lines"] = [];
  for (let part = shapes.partOf[row]!; part < shapes.partOf[row + 1]!; part++)
    for (let ring = shapes.ringOf[part]!; ring < shapes.ringOf[part + 1]!; ring++) {
      ringLine.length = 0;
      for (let i = nodeOf[ring]!; i < nodeOf[ring + 1]!; i++) {
        const n = node[i]!;
        if (weights[n]! >= leastWeight || kind === POINT)
          push(ringLine, xy[2 * n]! * scale - x0, xy[2 * n + 1]! * scale - y0);
      }
      if (kind === POLYGON) {
        if (ringLine.length > 0) push(ringLine, ringLine.xy[0]!, ringLine.xy[1]!);
        const cut = rounded(clipRing(ringLine, spareLine, -buffer, EXTENT + buffer));
        if (cut.length >= 4) lines.push(cut.reverse());
        else if (ring === shapes.ringOf[part]) break;
      } else if (kind === LINE) {
        for (const piece of clipLine(ringLine, -buffer, EXTENT + buffer)) {
          const cut = rounded({ xy: Float64Array.from(piece), length: piece.length });
          if (cut.length >= 2) lines.push(cut);
        }
      } else {
        const [x, y] = ringLine.xy as unknown as [number, number];
        if (Math.min(x, y) >= -buffer && Math.max(x, y) <= EXTENT + buffer)
          lines.push([{ x: Math.round(x), y: Math.round(y) }]);
      }
    }
  return kind === POINT && lines.length > 0 ? [lines.flat()] : lines;
}

function rounded({ xy, length }: Line): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  let lastX = NaN;
  let lastY = NaN;
  for (let i = 0; i < length; i += 2) {
    const x = Math.round(xy[i]!);
    const y = Math.round(xy[i + 1]!);
    if (x === lastX && y === lastY) continue;
    points.push({ x, y });
    lastX = x;
    lastY = y;
  }
  return points;
}

const vectorLayer = (name: string, features: CutFeature[]) => ({
  version: 2,
  name,
  extent: EXTENT,
  length: features.length,
  feature: (i: number) => {
    const { row, kind, lines, properties } = features[i]!;
    return { type: kind, id: row + 1, properties, extent: EXTENT, loadGeometry: () => lines };
  },
});

const meters = (unit: number): number => (unit - 0.5) * 2 * HALF_WORLD_M;

function boundsOf(sources: TileSource[]): [number, number, number, number] {
  const boxes = sources.flatMap(({ boxes }) => (boxes ? [boxes] : []));
  if (boxes.length === 0) return [10, 55, 25, 70];
  const corners = Float64Array.of(
    meters(Math.min(...boxes.map((box) => box.minX))),
    -meters(Math.max(...boxes.map((box) => box.maxY))),
    meters(Math.max(...boxes.map((box) => box.maxX))),
    -meters(Math.min(...boxes.map((box) => box.minY))),
  );
  return [...transform("EPSG:3857", "EPSG:4326")(corners)] as [number, number, number, number];
}
