import type { Tags } from "./way-tags.ts";

/** What people go to, as services and green space are counted; `employer` and own kinds come from other sources. */
export const PLACE_KINDS = [
  "preschool",
  "school",
  "health_centre",
  "hospital",
  "pharmacy",
  "library",
  "groceries",
  "shop",
  "green",
  "playground",
  "station",
  "stop",
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Keys that make something a place, and those that say more about it. */
export const PLACE_STARTS = new Set([
  "amenity",
  "healthcare",
  "shop",
  "leisure",
  "landuse",
  "highway",
  "railway",
  "public_transport",
]);
export const PLACE_KEYS = new Set([...PLACE_STARTS, "name", "access", "type"]);

type Rule = readonly [key: string, values: ReadonlySet<string> | undefined, kind: PlaceKind];
const rule = (key: string, values: string, kind: PlaceKind): Rule => [
  key,
  values === "*" ? undefined : new Set(values.split(" ")),
  kind,
];

/** The first rule that fits counts. */
const RULES: readonly Rule[] = [
  rule("amenity", "kindergarten childcare", "preschool"),
  rule("amenity", "school", "school"),
  rule("amenity", "hospital", "hospital"),
  rule("amenity", "clinic doctors health_post", "health_centre"),
  rule("healthcare", "centre clinic doctor", "health_centre"),
  rule("amenity", "pharmacy", "pharmacy"),
  rule("amenity", "library", "library"),
  rule("shop", "supermarket convenience grocery greengrocer", "groceries"),
  rule("shop", "*", "shop"),
  rule("leisure", "park nature_reserve garden common", "green"),
  rule("landuse", "recreation_ground village_green forest", "green"),
  rule("leisure", "playground", "playground"),
  rule("railway", "station halt", "station"),
  rule("public_transport", "station", "station"),
  rule("amenity", "bus_station ferry_terminal", "station"),
  rule("railway", "tram_stop", "stop"),
  rule("highway", "bus_stop", "stop"),
  rule("public_transport", "platform", "stop"),
];
const CLOSED = new Set(["no", "vacant", "disused"]);
const PRIVATE = new Set(["no", "private"]);

/** The kind of place tags tell of; undefined where they tell of none, or of one that is not for everybody. */
export function placeKindOf(tags: Tags): PlaceKind | undefined {
  if (PRIVATE.has(tags.get("access") ?? "") || CLOSED.has(tags.get("shop") ?? "")) return undefined;
  for (const [key, values, kind] of RULES) {
    const value = tags.get(key);
    if (value !== undefined && (values === undefined || values.has(value))) return kind;
  }
  return undefined;
}
