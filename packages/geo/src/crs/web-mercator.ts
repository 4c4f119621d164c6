const RADIUS_M = 6378137;
const DEGREE = Math.PI / 180;
/** Where the square of web map tiles ends. */
const MAX_LATITUDE_DEG = 85.05112877980659;

/** Longitude, latitude (degrees) → Web Mercator metres (EPSG:3857), in place; latitudes are held within ±85.0511°. */
export function projectWebMercator(xy: Float64Array): void {
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const lat = Math.max(-MAX_LATITUDE_DEG, Math.min(MAX_LATITUDE_DEG, xy[i + 1]!)) * DEGREE;
    xy[i] = RADIUS_M * xy[i]! * DEGREE;
    xy[i + 1] = RADIUS_M * Math.asinh(Math.tan(lat));
  }
}

/** Web Mercator metres → longitude, latitude (degrees), in place. */
export function unprojectWebMercator(xy: Float64Array): void {
  for (let i = 0; i + 1 < xy.length; i += 2) {
    xy[i] = xy[i]! / RADIUS_M / DEGREE;
    xy[i + 1] = Math.atan(Math.sinh(xy[i + 1]! / RADIUS_M)) / DEGREE;
  }
}
