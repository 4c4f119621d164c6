/** The 403 tracts of Sacramento 2000 that PySAL's own tests use, in degrees as there. */
import { readFileSync } from "node:fs";
import { sharedPath } from "../../../../test/support/shared.ts";
import { type Adjacency, type Ground, type Points, adjacencyOf } from "../../src/index.ts";
import { type Columns, vectorCsv } from "./vectors.ts";

const FOLDER = ["own-tests", "pysal-segregation-2.5.4"] as const;
type Ring = [number, number][];

export function sacramento(): { tracts: Columns; centres: Points; ground: Ground; adjacency: Adjacency } {
  const tracts = vectorCsv(...FOLDER, "sacramento_tracts_2000.csv");
  const { features } = JSON.parse(
    readFileSync(sharedPath("vectors", ...FOLDER, "sacramento_tracts_2000.geojson"), "utf8"),
  ) as { features: { properties: { FIPS: string }; geometry: { type: string; coordinates: unknown } }[] };
  const byCode = new Map(features.map((feature) => [feature.properties.FIPS, feature.geometry]));
  const outlines = tracts.text("FIPS").map((code) => {
    const { type, coordinates } = byCode.get(code)!;
    return type === "Polygon" ? [coordinates as Ring[]] : (coordinates as Ring[][]);
  });
  const shapes = outlines.map(centroid);
  return {
    tracts,
    centres: { x: Float64Array.from(shapes, ({ x }) => x), y: Float64Array.from(shapes, ({ y }) => y) },
    ground: { m2: Float64Array.from(shapes, ({ area }) => area) },
    adjacency: neighbours(outlines),
  };
}

/** Outer rings add and inner rings take away, whichever way they run. */
function centroid(polygons: Ring[][]): { x: number; y: number; area: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (const rings of polygons)
    rings.forEach((ring, inner) => {
      const [x0, y0] = ring[0]!;
      let twice = 0;
      let sumX = 0;
      let sumY = 0;
      for (let at = 0; at + 1 < ring.length; at += 1) {
        const ax = ring[at]![0] - x0;
        const ay = ring[at]![1] - y0;
        const bx = ring[at + 1]![0] - x0;
        const by = ring[at + 1]![1] - y0;
        const cross = ax * by - bx * ay;
        twice += cross;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
      }
      const sign = (inner === 0 ? 1 : -1) * Math.sign(twice);
      area += (sign * twice) / 2;
      x += sign * (sumX / 6 + (x0 * twice) / 2);
      y += sign * (sumY / 6 + (y0 * twice) / 2);
    });
  return { x: x / area, y: y / area, area };
}

/** Queen: tracts whose outlines share a vertex, as PySAL finds them; its GAL file beside holds other pairs. */
function neighbours(outlines: Ring[][][]): Adjacency {
  const at = new Map<string, Set<number>>();
  outlines.forEach((polygons, tract) => {
    for (const [lon, lat] of polygons.flat(2)) {
      const key = `${lon},${lat}`;
      const there = at.get(key) ?? new Set();
      at.set(key, there.add(tract));
    }
  });
  const pairs: [number, number][] = [];
  for (const there of at.values())
    for (const a of there) for (const b of there) if (a < b) pairs.push([a, b]);
  return adjacencyOf(outlines.length, pairs);
}
