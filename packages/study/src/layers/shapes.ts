import type { Position } from "geojson";
import { polygonsOf, transform } from "@tvars/geo";
import type { Layer } from "@tvars/geo";

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

export interface Shape {
  bounds: Bounds;
  /** The middle of the largest part's box: good enough to fly to, not to measure from. */
  centre: [number, number];
}

/** Bounds and centre of every area of a layer, by code. */
export function shapesOf(layer: Layer): Record<string, Shape> {
  const toDegrees = transform(layer.crs, "EPSG:4326");
  const shapes: Record<string, Shape> = {};
  for (const { geometry, properties } of layer.features) {
    const boxes = polygonsOf(geometry).map((rings) => boxOf(rings[0] as Position[]));
    if (boxes.length === 0) continue;
    const largest = boxes.reduce((a, b) => (size(b) > size(a) ? b : a));
    const [west, south] = toDegrees(
      Float64Array.of(Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1]))),
    );
    const [east, north] = toDegrees(
      Float64Array.of(Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))),
    );
    const [lon, lat] = toDegrees(
      Float64Array.of((largest[0] + largest[2]) / 2, (largest[1] + largest[3]) / 2),
    );
    shapes[String(properties.code)] = {
      bounds: [west!, south!, east!, north!].map(micro) as Bounds,
      centre: [micro(lon!), micro(lat!)],
    };
  }
  return shapes;
}

const micro = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const size = ([west, south, east, north]: Bounds): number => (east - west) * (north - south);

function boxOf(ring: readonly Position[]): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x!);
    box[1] = Math.min(box[1], y!);
    box[2] = Math.max(box[2], x!);
    box[3] = Math.max(box[3], y!);
  }
  return box;
}

/** The box around several shapes; null around none. */
export function around(shapes: readonly Shape[]): Bounds | null {
  if (shapes.length === 0) return null;
  const all: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const {
    bounds: [west, south, east, north],
  } of shapes) {
    all[0] = Math.min(all[0], west);
    all[1] = Math.min(all[1], south);
    all[2] = Math.max(all[2], east);
    all[3] = Math.max(all[3], north);
  }
  return all;
}
