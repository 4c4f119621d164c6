import type { IsochroneAnswer, Position } from "@tvars/api";
import { arcShapes, FAR, isochrones, multiPolygon } from "@tvars/network";
import type { ArcShape, Engine, Polygon } from "@tvars/network";
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
  const reachedBy = (on: Engine): number[] => {
    const mm = on.from(start.node, Math.max(...limitsMm));
    return limitsMm.map((limitMm) => {
      let reached = 0;
      for (let node = 0; node < mm.length; node++)
        if (mm[node]! < FAR && mm[node]! <= limitMm) reached += people.people[node]!;
      return Math.round(reached);
    });
  };
  const reached = reachedBy(engine);
  const open = model.segments.count > 0 ? openGround(model, start.node, limitsMm, shape) : undefined;
  const reachedOpen = open && reachedBy(model.without().engine);
  return {
    from: [lon, lat],
    minutes: [...minutes],
    profile,
    polygons: minutes.map((one, at) => ({
      minutes: one,
      coordinates: coordinatesOf(grounds[at]!),
      people: reached[at]!,
      ...(open && reachedOpen
        ? { open: { coordinates: coordinatesOf(open[at]!), people: reachedOpen[at]! } }
        : {}),
    })),
    provenance: networkProvenance(data, model, {
      method: {
        sv: `Kortaste väg från punkten i nätet i profilens fart, ${(metresPerS * 3.6).toFixed(1)} km/h, med väntan vid passager. Mark räknas som nådd högst 40 m från en gata som nås, så långt tiden räcker; sikten från gatan bryts av barriärer, och längs dem lämnas en remsa fri. Med öppna barriärer går det att korsa dem var 50:e meter, och inget bryter sikten. Folk räknas där de bor, vid korsningar som nås.`,
        en: `The shortest way from the point on the network at the profile's speed, ${(metresPerS * 3.6).toFixed(1)} km/h, with waits at crossings. Ground counts as reached at most 40 m from a street that is, as far as the time lets; sight from the street is cut by barriers, and a strip along them is left open. With open barriers one may cross them every 50 m, and nothing cuts the sight. People count where they live, at junctions that are reached.`,
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

const coordinatesOf = (ground: readonly Polygon[]): Position[][][] =>
  multiPolygon(ground).map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): Position => toDegrees(x!, y!))),
  );

/** The same with every barrier open: what is missing from the other is what barriers take. Links across are drawn straight. */
function openGround(
  model: Model,
  from: number,
  limitsMm: readonly number[],
  shape: ArcShape,
): readonly Polygon[][] {
  const { graph } = model;
  const { engine } = model.without();
  const { firstOut, head, xM, yM } = engine.graph;
  const drawn: ArcShape = (arc) => {
    const [u, v] = [tailOf(firstOut, arc), head[arc]!];
    for (let own = graph.firstOut[u]!; own < graph.firstOut[u + 1]!; own++)
      if (graph.head[own] === v) return shape(own);
    return Float64Array.of(xM[u]!, yM[u]!, xM[v]!, yM[v]!);
  };
  return isochrones(engine, Uint32Array.of(from), limitsMm, { shape: drawn });
}

/** The node an arc leaves: the last whose arcs begin at or before it. */
function tailOf(firstOut: Uint32Array, arc: number): number {
  let [low, high] = [0, firstOut.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (firstOut[middle]! <= arc) low = middle;
    else high = middle;
  }
  return low;
}
