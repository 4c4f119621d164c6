import type { Areas, Coverage } from "./coverage.ts";
import { LAN } from "./plan.ts";
import { hash } from "./prng.ts";
import type { Polygon, Topology } from "./topology.ts";

const LAYER: Record<Coverage, { name: string; version: string; date: string }> = {
  "regso@2020": { name: "RegSO_2020", version: "2020_v3", date: "20200101" },
  "regso@2025": { name: "RegSO_2025", version: "2025_v2", date: "20250101" },
  "deso@2018": { name: "DeSO_2018", version: "2018_v3", date: "20180101" },
  "deso@2025": { name: "DeSO_2025", version: "2025_v2", date: "20250101" },
};

export const TIMESTAMP = "2026-07-06T06:00:00.000Z";

/** One coverage as SCB's WFS answers it: same attributes, SWEREF 99 TM with easting first. */
export function areaLayer({ areas, ofAtom }: Areas, topology: Topology, coverage: Coverage): string {
  const { name, version, date } = LAYER[coverage];
  const polygons = topology.polygons(ofAtom[coverage], areas[coverage].length);
  const regso = areas[coverage.endsWith("2025") ? "regso@2025" : "regso@2020"];
  const isDeso = coverage.startsWith("deso");
  const features = areas[coverage]
    .map((area, k) => ({ area, geometry: geometryOf(polygons[k]!) }))
    .sort((a, b) => (a.area.code < b.area.code ? -1 : 1))
    .map(({ area, geometry }, k) => ({
      type: "Feature",
      id: `${name}.${k + 1}`,
      geometry,
      geometry_name: "sp_geometry",
      properties: {
        objectid: k + 1,
        objektidentitet: identity(`${name}/${area.code}`),
        objekttyp: isDeso ? "deso" : "regso",
        ...(isDeso ? { desokod: area.code, regsokod: regso[area.parent]!.code } : regsoNames(area)),
        lanskod: LAN.code,
        kommunkod: area.kommun,
        version,
        ansvarig_organisation: "Tvärs exempel (påhittat)",
        referensdatum: date,
      },
    }));
  return collection(features);
}

const regsoNames = ({ code, name }: { code: string; name: string }) => ({ regsokod: code, regsonamn: name });

const geometryOf = (polygons: Polygon[]) =>
  polygons.length === 1
    ? { type: "Polygon", coordinates: polygons[0]! }
    : { type: "MultiPolygon", coordinates: polygons };

/** A feature collection in EPSG:3006, marked as invented. */
export function collection(features: unknown[]): string {
  return JSON.stringify({
    type: "FeatureCollection",
    invented: true,
    features,
    totalFeatures: features.length,
    numberMatched: features.length,
    numberReturned: features.length,
    timeStamp: TIMESTAMP,
    crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } },
  });
}

/** A stable identifier in the form of a UUID. */
function identity(of: string): string {
  const hex = [0, 1, 2, 3].map((k) => hash(`${of}/${k}`).toString(16).padStart(8, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
