import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MeasureAreas } from "./measure-areas.ts";

/** The areas as peers read them: areas.geojson with g1 … g8, pop and the same at the later date (t2_), in EPSG:3006. */
export function writeMeasureAreas(areas: MeasureAreas, folder: string): string {
  const { ids, counts, later, centres, nesting } = areas;
  const features = ids.map((id, area) => ({
    type: "Feature",
    properties: {
      id,
      cx: centres.x[area],
      cy: centres.y[area],
      lan: nesting[0][area],
      kommun: nesting[1][area],
      ...columns("", counts.groups, counts.totals, area),
      ...columns("t2_", later.groups, later.totals, area),
    },
    geometry: { type: "Polygon", coordinates: [areas.ring(area)] },
  }));
  const path = join(folder, "areas.geojson");
  const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } };
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", crs, features }));
  return path;
}

/** The same as CSV, without geometry. */
export function writeMeasureCsv({ ids, counts, later }: MeasureAreas): string {
  const lines = ids.map((id, area) => {
    const cells = {
      id,
      ...columns("", counts.groups, counts.totals, area),
      ...columns("t2_", later.groups, later.totals, area),
    };
    return (area === 0 ? `${Object.keys(cells).join()}\n` : "") + Object.values(cells).join();
  });
  return `${lines.join("\n")}\n`;
}

const columns = (
  prefix: string,
  groups: readonly Float64Array[],
  totals: Float64Array,
  area: number,
): Record<string, number> => ({
  ...Object.fromEntries(groups.map((group, at) => [`${prefix}g${at + 1}`, group[area]!])),
  [`${prefix}pop`]: totals[area]!,
});
