import type { LayerFeature } from "@tvars/geo";
import { CROSSING_KINDS } from "@tvars/network";
import type { CrossingKind, WayKind, Ways } from "@tvars/network";
import { linesToWays } from "./lines-to-ways.ts";
import type { WayAttributes } from "./lines-to-ways.ts";

/** Files of the example region that make up its network. */
export const EXAMPLE_FILES = ["walking", "roads", "railways"] as const;

const WALKED: Readonly<Record<string, WayKind>> = {
  residential: "residential",
  living_street: "living-street",
  tertiary: "tertiary",
  secondary: "secondary",
  footway: "footway",
  cycleway: "cycleway",
};

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const GROUND = { bridge: false, tunnel: false, layer: 0 };

/** An edge of the walking network. Those that are no passage meet only roads that the region lets one cross anywhere. */
function walked(properties: Record<string, unknown>): WayAttributes {
  const told = CROSSING_KINDS.find((kind) => kind === properties.crossing) as CrossingKind | undefined;
  const [bridge, tunnel] = [properties.bridge === "yes", properties.tunnel === "yes"];
  const kind = WALKED[String(properties.highway)] ?? "path";
  const isStreet = kind !== "footway" && kind !== "cycleway" && kind !== "path";
  return defined({
    id: `g${String(properties.id)}`,
    kind,
    foot: true,
    cycle: true,
    car: isStreet,
    ...(isStreet ? { owner: "municipal" as const, speedKmH: kind === "living-street" ? 10 : 40 } : {}),
    bridge,
    tunnel,
    layer: bridge ? 1 : tunnel ? -1 : 0,
    crossing: bridge || tunnel ? undefined : (told ?? "unmarked"),
  });
}

function road(properties: Record<string, unknown>): WayAttributes {
  const isMotorway = properties.vagtyp === "Motorväg";
  const number = String(properties.vagnummer);
  return defined({
    ...GROUND,
    id: String(properties.objekt_id),
    kind: isMotorway ? ("motorway" as const) : ("primary" as const),
    name: /^\d/.test(number) ? `Väg ${number}` : number,
    foot: false,
    cycle: false,
    car: true,
    speedKmH: numberOf(properties.hastighet_kmh),
    adt: numberOf(properties.adt_fordon),
    widthM: numberOf(properties.vagbredd_m),
    owner: "state" as const,
    functionClass: numberOf(properties.funktionell_vagklass),
  });
}

function railway(properties: Record<string, unknown>): WayAttributes {
  return defined({
    ...GROUND,
    id: String(properties.objekt_id),
    kind: "rail" as const,
    name: String(properties.namn),
    foot: false,
    cycle: false,
    car: false,
    speedKmH: numberOf(properties.storsta_hastighet_kmh),
    adt: numberOf(properties.tag_per_dygn),
    owner: "state" as const,
  });
}

/** The example region's walking network with the roads and railways it crosses. */
export function exampleWays(layers: Record<(typeof EXAMPLE_FILES)[number], readonly LayerFeature[]>): Ways {
  const read = { walking: walked, roads: road, railways: railway };
  const tagged = EXAMPLE_FILES.flatMap((file) => layers[file].map((feature) => ({ file, feature })));
  return linesToWays(
    "example",
    tagged.map(({ feature }) => feature),
    (properties, row) => read[tagged[row]!.file](properties),
  );
}
