/** Parameters of a Gauss conformal (transverse Mercator) projection with latitude of origin 0. */
export interface TransverseMercator {
  centralMeridianDeg: number;
  scale: number;
  falseEastingM: number;
  falseNorthingM: number;
}

const SEMI_MAJOR_M = 6378137;
const FLATTENING = 1 / 298.257222101;
const DEGREE = Math.PI / 180;

const e2 = FLATTENING * (2 - FLATTENING);
const e4 = e2 * e2;
const e6 = e4 * e2;
const e8 = e4 * e4;
const n = FLATTENING / (2 - FLATTENING);
const n2 = n * n;
const n3 = n2 * n;
const n4 = n2 * n2;
const RECTIFYING_RADIUS_M = (SEMI_MAJOR_M / (1 + n)) * (1 + n2 / 4 + n4 / 64);

const A = e2;
const B = (5 * e4 - e6) / 6;
const C = (104 * e6 - 45 * e8) / 120;
const D = (1237 * e8) / 1260;
const BETA1 = n / 2 - (2 * n2) / 3 + (5 * n3) / 16 + (41 * n4) / 180;
const BETA2 = (13 * n2) / 48 - (3 * n3) / 5 + (557 * n4) / 1440;
const BETA3 = (61 * n3) / 240 - (103 * n4) / 140;
const BETA4 = (49561 * n4) / 161280;

const A_INVERSE = e2 + e4 + e6 + e8;
const B_INVERSE = -(7 * e4 + 17 * e6 + 30 * e8) / 6;
const C_INVERSE = (224 * e6 + 889 * e8) / 120;
const D_INVERSE = (-4279 * e8) / 1260;
const DELTA1 = n / 2 - (2 * n2) / 3 + (37 * n3) / 96 - n4 / 360;
const DELTA2 = n2 / 48 + n3 / 15 - (437 * n4) / 1440;
const DELTA3 = (17 * n3) / 480 - (37 * n4) / 840;
const DELTA4 = (4397 * n4) / 161280;

/**
 * Longitude, latitude (degrees) → east, north (metres) on GRS 80, in place over interleaved pairs.
 * Krüger's series as published by Lantmäteriet, "Gauss Conformal Projection (Transverse Mercator), Krüger's formulas";
 * within 0.3 mm of PROJ over all of Sweden, also far outside a zone.
 */
export function projectTransverseMercator(xy: Float64Array, projection: TransverseMercator): void {
  const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = projection;
  const radius = scale * RECTIFYING_RADIUS_M;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const dLon = (xy[i]! - centralMeridianDeg) * DEGREE;
    const lat = xy[i + 1]! * DEGREE;
    const sin = Math.sin(lat);
    const s2 = sin * sin;
    const conformal = lat - sin * Math.cos(lat) * (A + s2 * (B + s2 * (C + s2 * D)));
    const xi = Math.atan2(Math.tan(conformal), Math.cos(dLon));
    const eta = Math.atanh(Math.cos(conformal) * Math.sin(dLon));
    const north =
      xi +
      BETA1 * Math.sin(2 * xi) * Math.cosh(2 * eta) +
      BETA2 * Math.sin(4 * xi) * Math.cosh(4 * eta) +
      BETA3 * Math.sin(6 * xi) * Math.cosh(6 * eta) +
      BETA4 * Math.sin(8 * xi) * Math.cosh(8 * eta);
    const east =
      eta +
      BETA1 * Math.cos(2 * xi) * Math.sinh(2 * eta) +
      BETA2 * Math.cos(4 * xi) * Math.sinh(4 * eta) +
      BETA3 * Math.cos(6 * xi) * Math.sinh(6 * eta) +
      BETA4 * Math.cos(8 * xi) * Math.sinh(8 * eta);
    xy[i] = radius * east + falseEastingM;
    xy[i + 1] = radius * north + falseNorthingM;
  }
}

/** East, north (metres) → longitude, latitude (degrees), the inverse of `projectTransverseMercator`, in place. */
export function unprojectTransverseMercator(xy: Float64Array, projection: TransverseMercator): void {
  const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = projection;
  const radius = scale * RECTIFYING_RADIUS_M;
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const xi0 = (xy[i + 1]! - falseNorthingM) / radius;
    const eta0 = (xy[i]! - falseEastingM) / radius;
    const xi =
      xi0 -
      DELTA1 * Math.sin(2 * xi0) * Math.cosh(2 * eta0) -
      DELTA2 * Math.sin(4 * xi0) * Math.cosh(4 * eta0) -
      DELTA3 * Math.sin(6 * xi0) * Math.cosh(6 * eta0) -
      DELTA4 * Math.sin(8 * xi0) * Math.cosh(8 * eta0);
    const eta =
      eta0 -
      DELTA1 * Math.cos(2 * xi0) * Math.sinh(2 * eta0) -
      DELTA2 * Math.cos(4 * xi0) * Math.sinh(4 * eta0) -
      DELTA3 * Math.cos(6 * xi0) * Math.sinh(6 * eta0) -
      DELTA4 * Math.cos(8 * xi0) * Math.sinh(8 * eta0);
    const conformal = Math.asin(Math.sin(xi) / Math.cosh(eta));
    const sin = Math.sin(conformal);
    const s2 = sin * sin;
    xy[i] = centralMeridianDeg + Math.atan2(Math.sinh(eta), Math.cos(xi)) / DEGREE;
    xy[i + 1] =
      (conformal +
        sin * Math.cos(conformal) * (A_INVERSE + s2 * (B_INVERSE + s2 * (C_INVERSE + s2 * D_INVERSE)))) /
      DEGREE;
  }
}
