import { transform } from "@tvars/geo";

const MOST = 500;
const KILOMETRE = 1000;

export interface PreviewPoints {
  x: Float64Array;
  y: Float64Array;
  crs: string;
  axisOrder: "east-north" | "north-east";
}

/** Points for the map in WGS 84, each moved to the middle of its kilometre: where rows lie, never whose door it is. */
export function previewOf(points: PreviewPoints | undefined): [number, number][] {
  if (!points) return [];
  const { x, y, axisOrder } = points;
  const crs = points.crs as `EPSG:${number}`;
  const step = Math.max(1, Math.floor(x.length / MOST));
  const rows = Array.from({ length: Math.floor(x.length / step) }, (_, k) => k * step).filter(
    (row) => Number.isFinite(x[row]!) && Number.isFinite(y[row]!),
  );
  const xy = new Float64Array(
    rows.flatMap((row) => (axisOrder === "east-north" ? [x[row]!, y[row]!] : [y[row]!, x[row]!])),
  );
  const metres = crs === "EPSG:3006" ? xy : transform(crs, "EPSG:3006")(xy);
  const squares = new Set<string>();
  const middles: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [e, n] = [Math.floor(metres[2 * i]! / KILOMETRE), Math.floor(metres[2 * i + 1]! / KILOMETRE)];
    if (!Number.isFinite(e + n) || squares.has(`${e} ${n}`)) continue;
    squares.add(`${e} ${n}`);
    middles.push((e + 0.5) * KILOMETRE, (n + 0.5) * KILOMETRE);
  }
  const degrees = transform("EPSG:3006", "EPSG:4326")(Float64Array.from(middles));
  return Array.from({ length: middles.length / 2 }, (_, i) => [degrees[2 * i]!, degrees[2 * i + 1]!]);
}
