import type { WalkingNetwork } from "../network.ts";
import { distance } from "../line.ts";
import { lineFeature, pointFeature } from "./features.ts";

/** One line per edge with its end nodes and the tags OpenStreetMap would carry. */
export const networkFeatures = ({ nodes, edges }: WalkingNetwork) =>
  edges.map(({ from, to, highway, crossing }, k) =>
    lineFeature([nodes[from]!, nodes[to]!], {
      id: k + 1,
      from,
      to,
      highway,
      length_m: Math.round(distance(nodes[from]!, nodes[to]!) * 100) / 100,
      ...(crossing?.kind === "bridge" ? { bridge: "yes" } : {}),
      ...(crossing?.kind === "tunnel" ? { tunnel: "yes" } : {}),
      ...(crossing ? { crossing: crossing.kind, crossing_id: crossing.id, barrier: crossing.barrier } : {}),
    }),
  );

/** The passages that the walking network uses, with its nodes on either side. */
export const crossingFeatures = ({ edges }: WalkingNetwork) =>
  edges.flatMap(({ crossing, from, to }) =>
    crossing
      ? [
          pointFeature(crossing.at, {
            id: crossing.id,
            typ: crossing.kind,
            barriar: crossing.barrier,
            fran_nod: from,
            till_nod: to,
            bredd_m: crossing.widthM,
            belyst: crossing.lit,
          }),
        ]
      : [],
  );
