import { CENTRE_E, CENTRE_N } from "../grid.ts";
import type { Line, Point } from "../line.ts";
import type { Polygon } from "../topology.ts";

type Properties = Record<string, string | number | boolean | null>;

/** Metres from the centre to SWEREF 99 TM, whole centimetres. */
export const sweref = ([x, y]: Point): [east: number, north: number] => [
  Math.round((CENTRE_E + x) * 100) / 100,
  Math.round((CENTRE_N + y) * 100) / 100,
];

export const pointFeature = (at: Point, properties: Properties) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: sweref(at) },
  properties,
});

export const lineFeature = (line: Line, properties: Properties) => ({
  type: "Feature",
  geometry: { type: "LineString", coordinates: line.map(sweref) },
  properties,
});

export const polygonFeature = (polygon: Polygon, properties: Properties) => ({
  type: "Feature",
  geometry: { type: "Polygon", coordinates: polygon },
  properties,
});
