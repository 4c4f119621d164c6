import type { BarrierLine } from "../../barrier.ts";
import { SegmentGrid } from "../../build/segment-grid.ts";
import type { Engine } from "../../engine.ts";
import { NetworkError } from "../../error.ts";
import { FAR } from "../../graph.ts";
import { type Polygon, contours } from "./contours.ts";
import { fieldOf } from "./field.ts";
import { type ArcShape, reachOf } from "./reach.ts";

export interface IsochroneOptions {
  /** What may not be covered: no ground past these lines but what is reached on its own side. */
  barriers?: readonly BarrierLine[] | SegmentGrid;
  /** Ground beside a way counts as reached this far from it, where the limit lets; 40 m unless told. */
  besideM?: number;
  /** Distance between samples; 20 m unless told. */
  cellM?: number;
  /** How arcs are drawn; straight unless told. */
  shape?: ArcShape;
}

/** Barriers made ready for many isochrones. */
export function wallsOf(barriers: readonly BarrierLine[]): SegmentGrid {
  const [ax, ay, bx, by]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const { xM, yM } of barriers)
    for (let p = 1; p < xM.length; p += 1) {
      ax.push(xM[p - 1]!);
      ay.push(yM[p - 1]!);
      bx.push(xM[p]!);
      by.push(yM[p]!);
    }
  return new SegmentGrid({ ax, ay, bx, by });
}

/**
 * The ground reached within each limit from some nodes (the nearest of them counts), as polygons in the plane's metres, largest first.
 * Ways are reached in part where the limit ends on them, and ground beside them as far as the limit lets, up to `besideM`. No polygon
 * covers ground past a barrier unless a way leads there within the limit: sight from the way is cut by barriers, and along both sides of
 * one a strip of at most two cells is left open.
 */
export function isochrones(
  engine: Engine,
  sources: Uint32Array,
  limitsMm: readonly number[],
  { barriers, besideM = 40, cellM = 20, shape }: IsochroneOptions = {},
): Polygon[][] {
  const most = Math.max(...limitsMm);
  if (!(most >= 0 && cellM > 0 && besideM > 0))
    throw new NetworkError("input", {
      value: `limits of ${limitsMm.join(", ")} mm, ${besideM} m beside, samples every ${cellM} m`,
      expected: "limits of 0 or more and lengths above 0",
      action: "Give at least one limit in millimetres.",
    });
  const mm =
    sources.length === 0 ? new Uint32Array(engine.graph.nodes).fill(FAR) : engine.from(sources[0]!, most);
  for (let s = 1; s < sources.length; s += 1) {
    const other = engine.from(sources[s]!, most);
    for (let node = 0; node < mm.length; node += 1) if (other[node]! < mm[node]!) mm[node] = other[node]!;
  }
  const walls = barriers === undefined || barriers instanceof SegmentGrid ? barriers : wallsOf(barriers);
  return limitsMm.map((limitMm) =>
    contours(fieldOf(reachOf(engine.graph, mm, limitMm, shape), limitMm, cellM, besideM, walls)),
  );
}

/** Polygons as the coordinates of a GeoJSON MultiPolygon. */
export function multiPolygon(polygons: readonly Polygon[]): number[][][][] {
  const pairs = (ring: Float64Array): number[][] =>
    Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k]!, ring[2 * k + 1]!]);
  return polygons.map(({ outer, holes }) => [outer, ...holes].map(pairs));
}
