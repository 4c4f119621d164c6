/**
 * A point written as people paste it: "59.38, 13.50" (latitude first, as maps on the web do) or SWEREF 99 TM
 * "N 6583000 E 415000". Null when it is something else. Decimal commas are read when the separator is not a comma.
 */
export function readCoordinates(text: string): { lon: number; lat: number } | null {
  const metres = text.match(/^\s*N?\s*(\d{7})(?:[.,]\d+)?[\s,;]+E?\s*(\d{6})(?:[.,]\d+)?\s*$/i);
  if (metres) return toGeographic(Number(metres[1]), Number(metres[2]));
  const degrees =
    text.match(/^\s*(-?\d{1,3}\.\d+)°?\s*[,;\s]\s*(-?\d{1,3}\.\d+)°?\s*$/) ??
    text.match(/^\s*(-?\d{1,3},\d+)°?\s*[;\s]\s*(-?\d{1,3},\d+)°?\s*$/);
  if (!degrees) return null;
  const [a, b] = [degrees[1]!, degrees[2]!].map((part) => Number(part.replace(",", "."))) as [number, number];
  // Sweden lies at 55–70° north and 10–25° east: the larger of the two is the latitude, whichever order was used.
  const [lat, lon] = a >= b ? [a, b] : [b, a];
  return lat <= 90 ? { lat, lon } : null;
}

/** SWEREF 99 TM to longitude and latitude, Krüger's series to the fourth term (Lantmäteriet, Gauss Conformal Projection). */
function toGeographic(north: number, east: number): { lon: number; lat: number } {
  const [a, f] = [6378137, 1 / 298.257222101];
  const [meridian, scale, falseEast] = [(15 * Math.PI) / 180, 0.9996, 500000];
  const n = f / (2 - f);
  const e2 = f * (2 - f);
  const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const xi = north / (scale * radius);
  const eta = (east - falseEast) / (scale * radius);
  const delta = [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
    n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
    (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
    (4397 * n ** 4) / 161280,
  ];
  let [x, y] = [xi, eta];
  delta.forEach((d, i) => {
    const k = 2 * (i + 1);
    x -= d * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= d * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const phi = Math.asin(Math.sin(x) / Math.cosh(y));
  const lambda = Math.atan(Math.sinh(y) / Math.cos(x));
  const s2 = Math.sin(phi) ** 2;
  const [A, B, C, D] = [
    e2 + e2 ** 2 + e2 ** 3 + e2 ** 4,
    -(7 * e2 ** 2 + 17 * e2 ** 3 + 30 * e2 ** 4) / 6,
    (224 * e2 ** 3 + 889 * e2 ** 4) / 120,
    -(4279 * e2 ** 4) / 1260,
  ] as const;
  const lat = phi + Math.sin(phi) * Math.cos(phi) * (A + B * s2 + C * s2 ** 2 + D * s2 ** 3);
  return { lon: ((meridian + lambda) * 180) / Math.PI, lat: (lat * 180) / Math.PI };
}
