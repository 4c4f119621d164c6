import type { Layer } from "@tvars/geo";
import type { Ways } from "@tvars/network";

/** Ways as a layer in SWEREF 99 TM, one feature each; what is not known is null. */
export function waysLayer({ ways, xM, yM }: Ways): Layer {
  return {
    name: "network",
    crs: "EPSG:3006",
    features: ways.map((way) => ({
      geometry: { type: "LineString", coordinates: Array.from(way.vertices, (v) => [xM[v]!, yM[v]!]) },
      properties: {
        id: way.id,
        kind: way.kind,
        name: way.name ?? null,
        ref: way.ref ?? null,
        foot: way.foot,
        cycle: way.cycle,
        car: way.car,
        oneway: way.oneway ?? null,
        bridge: way.bridge,
        tunnel: way.tunnel,
        layer: way.layer,
        speed_kmh: way.speedKmH ?? null,
        adt: way.adt ?? null,
        width_m: way.widthM ?? null,
        lanes: way.lanes ?? null,
        owner: way.owner ?? null,
        function_class: way.functionClass ?? null,
        surface: way.surface ?? null,
        crossing: way.crossing ?? null,
      },
    })),
  };
}
