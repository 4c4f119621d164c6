import type { Version } from "@tvars/areas";
import { simplifyLayer } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import type { MapGeometry } from "@tvars/report";
import type { Study } from "../study.ts";
import type { GroundArea } from "./pictures/kinds.ts";

/** Half a pixel of a map that fills a page: nothing finer is seen in print. */
const FINEST_PX = 860;

interface Asked {
  version: Version;
  place: string;
  year: number;
}

/** Borders as they are printed, of the places a report draws again and again. */
const kept = new WeakMap<Study, Map<string, Promise<GroundArea[]>>>();
const MOST_KEPT = 8;

/**
 * Areas of a place with their borders in metres, as fine as a map in print shows; neighbours still share theirs. Made
 * once for a stored layer and a place: forty maps of the country cost no more than one.
 */
export async function printedAreas(study: Study, asked: Asked): Promise<GroundArea[]> {
  // What a set holds can change under its name.
  if (/^(set|areas):/.test(asked.place)) return make(study, asked);
  const layer = (await study.snapshots()).findLast(({ table }) => table === asked.version);
  const key = `${layer?.id} ${asked.place}`;
  const known = kept.get(study) ?? new Map<string, Promise<GroundArea[]>>();
  kept.set(study, known);
  const found = known.get(key);
  if (found) return found;
  const made = make(study, asked);
  known.set(key, made);
  made.catch(() => known.delete(key));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return made;
}

async function make(study: Study, { version, place, year }: Asked): Promise<GroundArea[]> {
  const layer = await study.layer(version, { place, year, crs: "EPSG:3006" });
  const { features } = simplifyLayer(layer, { toleranceM: extentM(layer) / FINEST_PX });
  return features
    .flatMap(({ geometry, properties }) =>
      geometry && (geometry.type === "Polygon" || geometry.type === "MultiPolygon")
        ? [
            {
              code: String(properties.code),
              name: String(properties.name),
              geometry: geometry as MapGeometry,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The longer side of the box around a layer, metres. */
function extentM({ features }: Layer): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") continue;
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings)
      for (const [x = 0, y = 0] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
  }
  return Math.max(east - west, north - south, 1);
}
