import type { LayerFeature } from "@tvars/geo";
import { CROSSING_KINDS, WAY_KINDS } from "@tvars/network";
import type { Way, Ways } from "@tvars/network";
import { z } from "zod";
import { badMapping, noUsableLines } from "./problems.ts";
import { linesToWays } from "./lines-to-ways.ts";
import type { WayAttributes } from "./lines-to-ways.ts";

const column = z.string().describe("Name of a column.");

/**
 * How the columns of one's own lines are read. Everything may be left out: without `kind` a line is a residential street, without `foot` and the
 * others the kind decides.
 */
export const mapping = z.strictObject({
  id: column.optional(),
  name: column.optional(),
  kind: z
    .object({
      column,
      values: z.record(z.string(), z.enum(WAY_KINDS)),
      otherwise: z.enum(WAY_KINDS).optional(),
    })
    .optional(),
  crossing: z.object({ column, values: z.record(z.string(), z.enum(CROSSING_KINDS)) }).optional(),
  owner: z
    .object({ column, values: z.record(z.string(), z.enum(["state", "municipal", "private"])) })
    .optional(),
  bridge: z.object({ column, values: z.array(z.string()) }).optional(),
  tunnel: z.object({ column, values: z.array(z.string()) }).optional(),
  layer: column.optional(),
  speedKmH: column.optional(),
  adt: column.optional(),
  widthM: column.optional(),
  functionClass: column.optional(),
});
export type Mapping = z.infer<typeof mapping>;

/** Columns named as OpenStreetMap's tags, which most exports of it have. */
const OSM_LIKE: Mapping = {
  id: "osm_id",
  name: "name",
  kind: {
    column: "highway",
    values: Object.fromEntries([
      ...WAY_KINDS.map((kind) => [kind, kind] as const),
      ["living_street", "living-street"],
      ["unclassified", "tertiary"],
      ["pedestrian", "footway"],
    ]),
  },
  bridge: { column: "bridge", values: ["yes", "true", "1"] },
  tunnel: { column: "tunnel", values: ["yes", "true", "1"] },
  layer: "layer",
};

/** @throws StudyError naming the field of the mapping that cannot be used */
export function readMapping(given: unknown): Mapping {
  const read = mapping.safeParse(given);
  if (!read.success) throw badMapping(read.error.issues[0]!);
  return Object.keys(read.data).length === 0 ? OSM_LIKE : read.data;
}

const CLOSED_TO_FEET = new Set(["motorway", "trunk", "rail", "river"]);
const CLOSED_TO_WHEELS = new Set(["footway", "steps", "path", "rail", "river", "cycleway"]);

/** One's own lines as ways. @throws StudyError where no line can be used */
export function mappedWays(features: readonly LayerFeature[], rules: Mapping, file: string): Ways {
  const ways = linesToWays("own lines", features, (properties, row) => attributesOf(properties, row, rules));
  if (ways.ways.length === 0) throw noUsableLines(file.replace(/^.*[\\/]/, ""), features.length);
  return ways;
}

function attributesOf(
  properties: Record<string, unknown>,
  row: number,
  rules: Mapping,
): WayAttributes | undefined {
  const textOf = (name: string | undefined): string | undefined => {
    const value = name === undefined ? undefined : properties[name];
    return value === undefined || value === null || value === "" ? undefined : String(value);
  };
  const numberOf = (name: string | undefined): number | undefined => {
    const value = Number(textOf(name) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const oneOf = <Value extends string>(
    rule: { column: string; values: Record<string, Value> } | undefined,
  ): Value | undefined => (rule === undefined ? undefined : rule.values[textOf(rule.column) ?? ""]);
  const isTold = (rule: { column: string; values: string[] } | undefined): boolean =>
    rule !== undefined && rule.values.includes(textOf(rule.column) ?? "");
  const kind = rules.kind === undefined ? "residential" : (oneOf(rules.kind) ?? rules.kind.otherwise);
  if (kind === undefined) return undefined;
  const [bridge, tunnel] = [isTold(rules.bridge), isTold(rules.tunnel)];
  const way: Omit<Way, "vertices"> = {
    id: textOf(rules.id) ?? `L${row + 1}`,
    kind,
    foot: !CLOSED_TO_FEET.has(kind),
    cycle: !CLOSED_TO_FEET.has(kind) && kind !== "steps",
    car: !CLOSED_TO_WHEELS.has(kind),
    bridge,
    tunnel,
    layer: numberOf(rules.layer) ?? (bridge ? 1 : tunnel ? -1 : 0),
  };
  const more = {
    name: textOf(rules.name),
    crossing: oneOf(rules.crossing),
    owner: oneOf(rules.owner),
    speedKmH: numberOf(rules.speedKmH),
    adt: numberOf(rules.adt),
    widthM: numberOf(rules.widthM),
    functionClass: numberOf(rules.functionClass),
  };
  return { ...way, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) };
}
