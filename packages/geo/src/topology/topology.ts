import type { FeatureCollection } from "geojson";
import { topology } from "topojson-server";
import type { Topology } from "topojson-specification";
import type { Layer } from "../layer.ts";

/**
 * TopoJSON of one or several layers (in the system of their coordinates), each an object by its name, borders kept once.
 * `quantization` is the number of steps along each side of the extent (1e5 is usual for maps); exact when not given.
 */
export function toTopology(
  layers: Layer | readonly Layer[],
  { quantization }: { quantization?: number } = {},
): Topology {
  const objects = Object.fromEntries(
    [layers].flat().map((layer): [string, FeatureCollection] => [
      layer.name,
      {
        type: "FeatureCollection",
        features: layer.features.map((feature) => ({ type: "Feature", ...feature })),
      },
    ]),
  );
  return topology(objects, quantization);
}
