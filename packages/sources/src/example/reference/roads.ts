import { MOTORWAY_ROAD, ROADS, roadLine } from "../roads.ts";
import type { Terrain } from "../terrain.ts";
import { lineFeature } from "./features.ts";

/** Motorway and state roads with the attributes of the national road database. */
export function roadFeatures({ motorway, land }: Terrain) {
  const lines = [
    { road: MOTORWAY_ROAD, line: motorway },
    ...ROADS.map((road) => ({ road, line: roadLine(road, land) })),
  ];
  return lines.map(({ road, line }, k) =>
    lineFeature(line, {
      objekt_id: `EX-V-${k + 1}`,
      vagnummer: road.number,
      vagtyp: k === 0 ? "Motorväg" : road.dailyTraffic > 8000 ? "2+1-väg" : "Vanlig väg",
      vaghallare: "Statlig",
      funktionell_vagklass: road.roadClass,
      hastighet_kmh: road.speedKmH,
      adt_fordon: road.dailyTraffic,
      adt_ar: 2023,
      vagbredd_m: road.widthM,
    }),
  );
}

export const railwayFeatures = ({ railways }: Terrain) =>
  railways.map((line, k) =>
    lineFeature(line, {
      objekt_id: `EX-J-${k + 1}`,
      bandel: 900 + k,
      namn: k === 0 ? "Exempelbanan" : "Sjöviksbanan",
      antal_spar: k === 0 ? 2 : 1,
      storsta_hastighet_kmh: k === 0 ? 160 : 120,
      tag_per_dygn: k === 0 ? 118 : 44,
      stangsel: k === 0,
    }),
  );
