import type { Position } from "@tvars/api";
import { transform } from "@tvars/geo";

/** Networks lie in SWEREF 99 TM; what is asked and answered is in longitude and latitude. */
const toPlaneXY = transform("EPSG:4326", "EPSG:3006");
const toDegreesXY = transform("EPSG:3006", "EPSG:4326");
const pair = new Float64Array(2);

export function toPlane(lon: number, lat: number): [x: number, y: number] {
  pair[0] = lon;
  pair[1] = lat;
  toPlaneXY(pair);
  return [pair[0], pair[1]];
}

/** A hundred-thousandth of a degree is about a metre; six decimals keep lines apart that are. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export function toDegrees(x: number, y: number): Position {
  pair[0] = x;
  pair[1] = y;
  toDegreesXY(pair);
  return [rounded(pair[0]), rounded(pair[1])];
}

export function lineToDegrees(xM: ArrayLike<number>, yM: ArrayLike<number>): Position[] {
  return Array.from(xM, (x, at) => toDegrees(x, yM[at]!));
}

/** Bounds in degrees of points in the plane: west, south, east, north. */
export function boundsOf(
  xM: ArrayLike<number>,
  yM: ArrayLike<number>,
): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < xM.length; at++) {
    const [lon, lat] = toDegrees(xM[at]!, yM[at]!);
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
