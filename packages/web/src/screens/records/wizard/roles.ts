import type { RecordsDefinition } from "@tvars/api";

/** What a column is used for. A column has one use; what has none is not kept. */
export const ROLES = [
  "none",
  "x",
  "y",
  "xy",
  "regso",
  "deso",
  "kommun",
  "lan",
  "key",
  "time",
  "group",
  "age",
  "sex",
  "count",
  "sum",
  "mean",
  "weight",
  "identifier",
  "protected",
] as const;
export type Role = (typeof ROLES)[number];

export type Part = Partial<RecordsDefinition>;
type Group = RecordsDefinition["groups"][number];

/** Letters, digits and hyphens of a name, as ids are written. */
export const slug = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/^(?=\d)/, "a-")
    .slice(0, 40);

export function roleOf({ place, time, groups, amounts, ...rest }: Part, column: string): Role {
  if (place?.by === "point") {
    if (place.x === column && place.y === column) return "xy";
    if (place.x === column) return "x";
    if (place.y === column) return "y";
  }
  if (place?.by === "code" && place.column === column && place.division !== "riket") return place.division;
  if (place?.by === "key" && place.column === column) return "key";
  if (time && "column" in time && time.column === column) return "time";
  const group = groups?.find((one) => one.column === column);
  if (group) return group.role ?? "group";
  if (rest.rowCount === column) return "count";
  const amount = amounts?.find((one) => one.column === column);
  if (amount) return amount.combine;
  if (rest.surveyWeight === column || amounts?.some(({ weight }) => weight === column)) return "weight";
  if (rest.identifier === column) return "identifier";
  if (rest.protectedIdentity?.column === column) return "protected";
  return "none";
}

/** The definition without any use of a column. */
function without(part: Part, column: string): Part {
  const { place, time, rowCount, surveyWeight, identifier, protectedIdentity, ...rest } = part;
  const next: Part = {
    ...rest,
    groups: rest.groups?.filter((one) => one.column !== column) ?? [],
    amounts: rest.amounts?.filter((one) => one.column !== column) ?? [],
  };
  const role = roleOf(part, column);
  if (place && !["xy", "regso", "deso", "kommun", "lan", "key"].includes(role)) {
    // A point without one of its columns keeps the other: the missing one is asked for.
    next.place = place.by === "point" && (role === "x" || role === "y") ? { ...place, [role]: "" } : place;
  }
  if (time && !("column" in time && time.column === column)) next.time = time;
  if (rowCount !== undefined && rowCount !== column) next.rowCount = rowCount;
  if (surveyWeight !== undefined && surveyWeight !== column) next.surveyWeight = surveyWeight;
  if (identifier !== undefined && identifier !== column) next.identifier = identifier;
  if (protectedIdentity && protectedIdentity.column !== column) next.protectedIdentity = protectedIdentity;
  return next;
}

function pointWith(part: Part, axis: "x" | "y", column: string): RecordsDefinition["place"] {
  const place = part.place?.by === "point" ? part.place : { by: "point" as const, x: "", y: "" };
  return { ...place, [axis]: column };
}

function groupOf(column: string, role: Role): Group {
  return {
    id: slug(column) || "grupp",
    column,
    title: { sv: column, en: column },
    ...(role === "age" || role === "sex" ? { role } : {}),
    ...(role === "age" ? { bands: [0, 20, 45, 65] } : {}),
  };
}

/** The definition with a column used for something else; another column that had a use of which there is one loses it. */
export function withRole(part: Part, column: string, role: Role): Part {
  const next = without(part, column);
  switch (role) {
    case "none":
      return next;
    case "x":
    case "y":
      return { ...next, place: pointWith(next, role, column) };
    case "xy":
      return { ...next, place: { ...pointWith(next, "x", column), y: column } as RecordsDefinition["place"] };
    case "regso":
    case "deso":
    case "kommun":
    case "lan":
      return { ...next, place: { by: "code", column, division: role } };
    case "key":
      return { ...next, place: { by: "key", column, key: "" } };
    case "time":
      return { ...next, time: { column } };
    case "group":
    case "age":
    case "sex":
      return {
        ...next,
        groups: [
          ...(next.groups ?? []).map((group) => {
            if (role === "group" || group.role !== role) return group;
            const { role: _, ...plain } = group;
            return plain;
          }),
          groupOf(column, role),
        ],
      };
    case "count":
      return { ...next, rowCount: column };
    case "sum":
    case "mean":
      return {
        ...next,
        amounts: [
          ...(next.amounts ?? []),
          { column, title: { sv: column, en: column }, unit: { sv: column, en: column }, combine: role },
        ],
      };
    case "weight": {
      const mean = next.amounts?.findIndex(({ combine }) => combine === "mean") ?? -1;
      if (mean < 0) return { ...next, surveyWeight: column };
      return {
        ...next,
        amounts: next.amounts!.map((one, i) => (i === mean ? { ...one, weight: column } : one)),
      };
    }
    case "identifier":
      return { ...next, identifier: column };
    case "protected":
      return { ...next, protectedIdentity: { column, values: ["1", "ja", "J", "true"] } };
  }
}
