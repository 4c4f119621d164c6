import type { IsochroneAnswer, Position } from "@tvars/api";
import { arcShapes, FAR, isochrones, multiPolygon } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { asked, networkProvenance } from "./provenance.ts";

/** What is reached within some minutes: ground beside streets that are reached, never across a barrier that is not. */
export function isochroneAnswer(
  data: Data,
  model: Model,
  { lon, lat, minutes }: { lon: number; lat: number; minutes: readonly number[] },
): IsochroneAnswer {
  const { engine, metresPerS, people, snapshot, profile, graph, arcEdge, built } = model;
  const start = model.snap(...toPlane(lon, lat));
  // The way to the street is walked too.
  const limitsMm = minutes.map((one) =>
    Math.max(0, Math.round(1000 * (one * 60 * metresPerS - start.awayM))),
  );
  const shape = arcShapes({ graph, arcEdge, edges: built.edges });
  const grounds = isochrones(engine, Uint32Array.of(start.node), limitsMm, {
    barriers: built.barriers,
    shape,
  });
  const mm = engine.from(start.node, Math.max(...limitsMm));
  const reachedBy = (limitMm: number): number => {
    let reached = 0;
    for (let node = 0; node < mm.length; node++)
      if (mm[node]! < FAR && mm[node]! <= limitMm) reached += people.people[node]!;
    return Math.round(reached);
  };
  return {
    from: [lon, lat],
    minutes: [...minutes],
    profile,
    polygons: minutes.map((one, at) => ({
      minutes: one,
      coordinates: multiPolygon(grounds[at]!).map((polygon) =>
        polygon.map((ring) => ring.map(([x, y]): Position => toDegrees(x!, y!))),
      ),
      people: reachedBy(limitsMm[at]!),
    })),
    provenance: networkProvenance(data, model, {
      method: {
        sv: `Kortaste väg från punkten i nätet i profilens fart, ${(metresPerS * 3.6).toFixed(1)} km/h, med väntan vid passager. Mark räknas som nådd högst 40 m från en gata som nås, så långt tiden räcker; sikten från gatan bryts av barriärer, och längs dem lämnas en remsa fri. Folk räknas där de bor, vid korsningar som nås.`,
        en: `The shortest way from the point on the network at the profile's speed, ${(metresPerS * 3.6).toFixed(1)} km/h, with waits at crossings. Ground counts as reached at most 40 m from a street that is, as far as the time lets; sight from the street is cut by barriers, and a strip along them is left open. People count where they live, at junctions that are reached.`,
      },
      ...asked("access", "/api/isochrone", {
        network: networkId(snapshot),
        profile,
        lon,
        lat,
        minutes: minutes.join(","),
      }),
      command: `tvars access --network ${networkId(snapshot)} --profile ${profile} --isochrone ${lon},${lat} --minutes ${minutes.join(",")}`,
    }),
  };
}
