import type { Blocked, CrossingKind } from "../../ways.ts";
import type { Tags } from "./way-tags.ts";
import { streetCrossing } from "./way-tags.ts";

/** Keys that make a node worth looking at. */
export const NODE_STARTS = new Set(["highway", "railway", "barrier", "crossing", "footway"]);

/** Keys of nodes that are looked at. */
export const NODE_KEYS = new Set([
  ...NODE_STARTS,
  "crossing:island",
  "crossing:markings",
  "crossing:signals",
  "crossing_ref",
  "access",
  "foot",
  "bicycle",
  "motor_vehicle",
  "vehicle",
  "locked",
]);

/** The crossing a node makes, where it makes one. */
export function crossingOf(tags: Tags): CrossingKind | undefined {
  const railway = tags.get("railway");
  if (railway === "level_crossing" || railway === "crossing") return "level";
  const highway = tags.get("highway");
  if (highway === "traffic_signals") return "signalised";
  if (highway !== "crossing" && tags.get("footway") !== "crossing") return undefined;
  return tags.get("crossing") === "no" ? undefined : streetCrossing(tags);
}

const WALLS = new Set([
  "wall",
  "fence",
  "retaining_wall",
  "city_wall",
  "guard_rail",
  "jersey_barrier",
  "ditch",
]);
const FOR_CARS_ONLY = new Set([
  "bollard",
  "cycle_barrier",
  "block",
  "planter",
  "chain",
  "log",
  "kissing_gate",
  "stile",
  "turnstile",
  "bus_trap",
  "motorcycle_barrier",
  "debris",
]);
const SHUT = new Set(["no", "private"]);

/** Whom a barrier node stops; undefined where it stops no one. */
export function blockedOf(tags: Tags): Blocked | undefined {
  const barrier = tags.get("barrier");
  if (barrier === undefined) return undefined;
  const isWall = WALLS.has(barrier);
  const isShut = SHUT.has(tags.get("access") ?? "") || tags.get("locked") === "yes";
  const narrow = barrier === "kissing_gate" || barrier === "stile" || barrier === "turnstile";
  const stops = (key: string, usual: boolean): boolean => {
    const value = tags.get(key);
    return value === undefined ? usual : SHUT.has(value);
  };
  const blocked: Blocked = {
    foot: stops("foot", isWall || isShut),
    cycle: stops("bicycle", isWall || isShut || narrow),
    car: stops("motor_vehicle", isWall || isShut || FOR_CARS_ONLY.has(barrier)),
  };
  return blocked.foot || blocked.cycle || blocked.car ? blocked : undefined;
}
