import { NetworkError } from "../error.ts";
import { CROSSING_KINDS, type CrossingKind } from "../ways.ts";

/** An end of a link: a node of the network, or a place that snaps to one. */
export type End = { node: number } | { xM: number; yM: number };

/** What a measure costs, in kronor: a best guess between a low and a high one. */
export interface Cost {
  lowKr: number;
  centralKr: number;
  highKr: number;
}

/** One change of the network. The base is never touched. */
export type Modification =
  | {
      type: "add-crossing";
      id: string;
      kind: CrossingKind;
      from: End;
      to: End;
      delayS?: number;
      lengthM?: number;
      cost?: Cost;
    }
  | { type: "add-link"; id: string; from: End; to: End; lengthM?: number; cost?: Cost }
  | { type: "remove-crossing"; crossing: string; cost?: Cost }
  | { type: "change-crossing"; crossing: string; delayS: number; cost?: Cost }
  | { type: "remove-link"; from: End; to: End; cost?: Cost }
  | { type: "change-speed"; from: End; to: End; factor: number; cost?: Cost };

/** A named list of modifications of a network: small, saved as JSON, compared with any other. */
export interface Scenario {
  name: string;
  modifications: Modification[];
}

const TYPES = [
  "add-crossing",
  "add-link",
  "remove-crossing",
  "change-crossing",
  "remove-link",
  "change-speed",
];
type Fields = Record<string, unknown>;

function bad(place: string, value: unknown, expected: string, action: string): NetworkError {
  const shown = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return new NetworkError("input", { value: shown, expected: `${expected} at ${place}`, action });
}

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw bad(place, value, "an object", "See the format of a scenario.");
}

function textOf(value: unknown, place: string): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw bad(place, value, "a text that is not empty", "Give a name or an id.");
}

function numberOf(value: unknown, place: string, least: number, most: number): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw bad(place, value, `a number from ${least} to ${most}`, "Correct the number or leave it out.");
}

function endOf(value: unknown, place: string): End {
  const end = fieldsOf(value, place);
  if ("node" in end) {
    if (Number.isInteger(end.node) && (end.node as number) >= 0) return { node: end.node as number };
    throw bad(`${place}.node`, end.node, "the number of a node", "Give a whole number or coordinates.");
  }
  return {
    xM: numberOf(end.xM, `${place}.xM`, -1e7, 1e8),
    yM: numberOf(end.yM, `${place}.yM`, -1e7, 1e8),
  };
}

function costOf(value: unknown, place: string): { cost?: Cost } {
  if (value === undefined) return {};
  const cost = fieldsOf(value, place);
  const [lowKr, centralKr, highKr] = (["lowKr", "centralKr", "highKr"] as const).map((part) =>
    numberOf(cost[part], `${place}.${part}`, 0, 1e15),
  ) as [number, number, number];
  if (lowKr > centralKr || centralKr > highKr)
    throw bad(place, value, "lowKr ≤ centralKr ≤ highKr", "Put the three costs in order.");
  return { cost: { lowKr, centralKr, highKr } };
}

function optional<Name extends string>(
  fields: Fields,
  name: Name,
  place: string,
  most: number,
): Partial<Record<Name, number>> {
  if (fields[name] === undefined) return {};
  return { [name]: numberOf(fields[name], `${place}.${name}`, 0, most) } as Partial<Record<Name, number>>;
}

function modificationOf(value: unknown, place: string): Modification {
  const fields = fieldsOf(value, place);
  const type = fields.type as Modification["type"];
  const ends = (): { from: End; to: End } => ({
    from: endOf(fields.from, `${place}.from`),
    to: endOf(fields.to, `${place}.to`),
  });
  const cost = costOf(fields.cost, `${place}.cost`);
  const lengthM = (): { lengthM?: number } => optional(fields, "lengthM", place, 100_000);
  switch (type) {
    case "add-crossing": {
      const kind = CROSSING_KINDS.find((one) => one === fields.kind);
      if (kind === undefined)
        throw bad(
          `${place}.kind`,
          fields.kind,
          `one of ${CROSSING_KINDS.join(", ")}`,
          "Say how one crosses.",
        );
      const id = textOf(fields.id, `${place}.id`);
      return { type, id, kind, ...ends(), ...optional(fields, "delayS", place, 3600), ...lengthM(), ...cost };
    }
    case "add-link":
      return { type, id: textOf(fields.id, `${place}.id`), ...ends(), ...lengthM(), ...cost };
    case "remove-crossing":
      return { type, crossing: textOf(fields.crossing, `${place}.crossing`), ...cost };
    case "change-crossing": {
      const delayS = numberOf(fields.delayS, `${place}.delayS`, 0, 3600);
      return { type, crossing: textOf(fields.crossing, `${place}.crossing`), delayS, ...cost };
    }
    case "remove-link":
      return { type, ...ends(), ...cost };
    case "change-speed":
      return { type, ...ends(), factor: numberOf(fields.factor, `${place}.factor`, 0.05, 20), ...cost };
    default:
      throw bad(`${place}.type`, type, `one of ${TYPES.join(", ")}`, "Say what is changed.");
  }
}

/**
 * Reads a scenario from parsed JSON; unknown fields are left out. Throws NetworkError (input) that names the place, for instance
 * `modifications[2].from.xM`.
 */
export function readScenario(json: unknown): Scenario {
  const fields = fieldsOf(json, "the scenario");
  const name = textOf(fields.name, "name");
  if (!Array.isArray(fields.modifications))
    throw bad("modifications", fields.modifications, "a list", "Give at least one modification.");
  if (fields.modifications.length === 0)
    throw bad(
      "modifications",
      "a scenario that touches nothing",
      "at least one modification",
      "Draw a crossing first.",
    );
  return {
    name,
    modifications: fields.modifications.map((one, k) => modificationOf(one, `modifications[${k}]`)),
  };
}
