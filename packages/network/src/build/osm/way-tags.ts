import type { CrossingKind, Way, WayKind } from "../../ways.ts";
import { incline, metres, speedKmH, whole } from "./numbers.ts";

export type Tags = ReadonlyMap<string, string>;

const HIGHWAY: Record<string, WayKind> = {
  motorway: "motorway",
  motorway_link: "motorway",
  trunk: "trunk",
  trunk_link: "trunk",
  primary: "primary",
  primary_link: "primary",
  secondary: "secondary",
  secondary_link: "secondary",
  tertiary: "tertiary",
  tertiary_link: "tertiary",
  unclassified: "residential",
  residential: "residential",
  road: "residential",
  busway: "residential",
  living_street: "living-street",
  service: "service",
  services: "service",
  track: "track",
  pedestrian: "footway",
  footway: "footway",
  corridor: "footway",
  platform: "footway",
  cycleway: "cycleway",
  path: "path",
  bridleway: "path",
  steps: "steps",
};

/** Trams run in streets and stop no one; what is disused or being built has another tag. */
const RAILWAY = new Set(["rail", "light_rail", "subway", "narrow_gauge"]);
const WATERWAY = new Set(["river", "canal"]);

const YES = new Set(["yes", "designated", "permissive", "official", "destination", "customers"]);
const NO = new Set([
  "no",
  "private",
  "use_sidepath",
  "use_sidewalk",
  "forestry",
  "agricultural",
  "military",
  "delivery",
]);

/** Keys of ways that are looked at; all others are passed over unread. */
export const WAY_KEYS = new Set([
  "highway",
  "railway",
  "waterway",
  "foot",
  "bicycle",
  "access",
  "vehicle",
  "motor_vehicle",
  "motorcar",
  "motorroad",
  "sidewalk",
  "sidewalk:both",
  "sidewalk:left",
  "sidewalk:right",
  "bridge",
  "tunnel",
  "layer",
  "name",
  "ref",
  "maxspeed",
  "lanes",
  "width",
  "surface",
  "oneway",
  "oneway:bicycle",
  "cycleway",
  "junction",
  "footway",
  "path",
  "crossing",
  "crossing:island",
  "crossing:markings",
  "crossing:signals",
  "crossing_ref",
  "operator",
  "ownership",
  "incline",
  "area",
]);

export type WayKinds = WayKind | undefined;

/** What kind of way the tags make, undefined for what is neither road, railway nor river, or for a square or platform if these are not wanted. */
export function kindOf(tags: Tags, areas: boolean): WayKinds {
  if (!areas && (tags.get("area") === "yes" || isPlatform(tags))) return undefined;
  const highway = tags.get("highway");
  if (highway !== undefined) return Object.hasOwn(HIGHWAY, highway) ? HIGHWAY[highway] : undefined;
  const railway = tags.get("railway");
  if (railway !== undefined)
    return RAILWAY.has(railway) ? "rail" : railway === "platform" ? "footway" : undefined;
  return WATERWAY.has(tags.get("waterway") ?? "") ? "river" : undefined;
}

const isPlatform = (tags: Tags): boolean =>
  tags.get("railway") === "platform" || tags.get("highway") === "platform";

/** What tags say of a way: all but its own id, name and vertices. */
export type WayAttributes = Omit<Way, "id" | "name" | "vertices"> & { incline?: number };

/** Numbers that cannot be are left out and counted. */
export function attributesOf(kind: WayKind, tags: Tags, report: { absurdNumbers: number }): WayAttributes {
  const isRoad = kind !== "rail" && kind !== "river";
  const tunnel = tags.get("tunnel");
  const way: WayAttributes = {
    kind,
    foot: isRoad && onFoot(kind, tags),
    cycle: isRoad && byCycle(kind, tags),
    car: isRoad && byCar(kind, tags),
    bridge: isTold(tags.get("bridge")),
    tunnel: isTold(tunnel) && tunnel !== "building_passage",
    layer: 0,
  };
  const surface = tags.get("surface");
  if (surface !== undefined) way.surface = surface;
  const oneway = onewayOf(kind, tags);
  if (oneway !== undefined) {
    way.oneway = oneway;
    if (bothWays(tags)) way.cycleBothWays = true;
  }
  const crossing = crossingWay(tags);
  if (crossing !== undefined) way.crossing = crossing;
  const owner = ownerOf(tags.get("operator") ?? tags.get("ownership"));
  if (owner !== undefined) way.owner = owner;
  set(way, "layer", whole(tags.get("layer"), -10, 10), report);
  set(way, "speedKmH", speedKmH(tags.get("maxspeed")), report);
  set(way, "lanes", whole(tags.get("lanes"), 1, 20), report);
  set(way, "widthM", metres(tags.get("width")), report);
  set(way, "incline", incline(tags.get("incline")), report);
  return way;
}

function set(
  way: WayAttributes,
  key: "layer" | "speedKmH" | "lanes" | "widthM" | "incline",
  value: number | undefined,
  report: { absurdNumbers: number },
): void {
  if (value === undefined) return;
  if (Number.isNaN(value)) report.absurdNumbers++;
  else way[key] = value;
}

const isTold = (value: string | undefined): boolean => value !== undefined && value !== "no";

/** The most particular tag decides: foot before access. */
function allowed(tags: Tags, keys: readonly string[], otherwise: boolean): boolean {
  for (const key of keys) {
    const value = tags.get(key);
    if (value === undefined) continue;
    if (YES.has(value)) return true;
    if (NO.has(value)) return false;
  }
  return otherwise;
}

const FOOT = ["foot"];
const FOOT_ACCESS = ["foot", "access"];
const BICYCLE = ["bicycle"];
const BICYCLE_ACCESS = ["bicycle", "vehicle", "access"];
const CAR_ACCESS = ["motorcar", "motor_vehicle", "vehicle", "access"];

function onFoot(kind: WayKind, tags: Tags): boolean {
  const isFast = kind === "motorway" || kind === "trunk" || tags.get("motorroad") === "yes";
  const usual = isFast ? hasSidewalk(tags) : true;
  return allowed(tags, isFast ? FOOT : FOOT_ACCESS, usual);
}

const SIDEWALK = new Set(["yes", "both", "left", "right"]);
const SIDEWALK_KEYS = ["sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"];
const hasSidewalk = (tags: Tags): boolean => SIDEWALK_KEYS.some((key) => SIDEWALK.has(tags.get(key) ?? ""));

function byCycle(kind: WayKind, tags: Tags): boolean {
  if (tags.get("bicycle") === "dismount") return false;
  const isFast = kind === "motorway" || tags.get("motorroad") === "yes";
  const isForFeet = kind === "footway" || kind === "steps";
  if (isFast || isForFeet) return allowed(tags, BICYCLE, false);
  return allowed(tags, BICYCLE_ACCESS, true);
}

const FOR_CARS = new Set<WayKind>([
  "motorway",
  "trunk",
  "primary",
  "secondary",
  "tertiary",
  "residential",
  "living-street",
  "service",
  "track",
]);

const byCar = (kind: WayKind, tags: Tags): boolean => FOR_CARS.has(kind) && allowed(tags, CAR_ACCESS, true);

function onewayOf(kind: WayKind, tags: Tags): Way["oneway"] {
  const value = tags.get("oneway");
  if (value === "-1" || value === "reverse") return "backward";
  if (value === "yes" || value === "true" || value === "1") return "forward";
  if (
    value === undefined &&
    (kind === "motorway" || /^(roundabout|circular)$/.test(tags.get("junction") ?? ""))
  )
    return "forward";
  return undefined;
}

const bothWays = (tags: Tags): boolean =>
  tags.get("oneway:bicycle") === "no" || (tags.get("cycleway") ?? "").startsWith("opposite");

function ownerOf(operator: string | undefined): Way["owner"] {
  if (operator === undefined) return undefined;
  if (/trafikverket|statens vegvesen|^(state|national|public)$/i.test(operator)) return "state";
  if (/kommun|municipal/i.test(operator)) return "municipal";
  return /samfällighet|vägförening|private/i.test(operator) ? "private" : undefined;
}

const crossingWay = (tags: Tags): CrossingKind | undefined =>
  tags.get("footway") === "crossing" || tags.get("cycleway") === "crossing" || tags.get("path") === "crossing"
    ? streetCrossing(tags)
    : undefined;

/** Where a crossing's details are not told, no right of way is assumed. */
export function streetCrossing(tags: Tags): CrossingKind {
  const crossing = tags.get("crossing") ?? "";
  const markings = tags.get("crossing:markings");
  if (crossing.includes("traffic_signals") || tags.get("crossing:signals") === "yes") return "signalised";
  if (/uncontrolled|zebra|marked(?!.)/.test(crossing) && crossing !== "unmarked") return "zebra";
  if (tags.get("crossing_ref") === "zebra" || (markings !== undefined && markings !== "no")) return "zebra";
  return tags.get("crossing:island") === "yes" || crossing.includes("island") ? "refuge" : "unmarked";
}
