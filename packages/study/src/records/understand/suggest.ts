import type { RecordColumn, RecordsDefinition, Understanding } from "@tvars/api";
import type { OpenRecords } from "@tvars/sources";
import { versionIn } from "./looks-like.ts";

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[åä]/g, "a")
    .replaceAll("ö", "o")
    .normalize("NFD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .replace(/^(?=\d)/, "a-")
    .slice(0, 40) || "uppgifter";

const AGE_BANDS = [0, 20, 45, 65];
const MAX_GROUPS = 4;

/** A definition to start from: where rows lie, when, and what they can be divided by, as the columns look. */
export function suggestionOf(
  { name, geometry, file }: Pick<OpenRecords, "name" | "geometry" | "file">,
  columns: readonly RecordColumn[],
  reading: Understanding["crs"][number] | undefined,
): Understanding["suggestion"] {
  const like = (role: RecordColumn["looksLike"]) => columns.find(({ looksLike }) => looksLike === role);
  const place = placeOf(columns, geometry, reading);
  const time = like("year") ?? like("date");
  const identifier = like("identifier") ?? like("personal-number");
  const hidden = like("protected-identity");
  const groups = columns
    .filter(({ looksLike }) => looksLike === "category" || looksLike === "sex" || looksLike === "age")
    .slice(0, MAX_GROUPS)
    .map(({ name: column, kind, looksLike }) => ({
      id: slug(column),
      column,
      title: { sv: column, en: column },
      ...(looksLike === "age"
        ? { role: "age" as const }
        : looksLike === "sex"
          ? { role: "sex" as const }
          : {}),
      ...(looksLike === "age" && kind === "integer" ? { bands: AGE_BANDS } : {}),
    }));
  const title = name.replace(/\.[a-z0-9]+$/i, "").replaceAll(/[_-]+/g, " ");
  return {
    id: slug(title),
    title: { sv: title, en: title },
    unit: { sv: "rader", en: "rows" },
    file,
    ...(place ? { place } : {}),
    ...(time ? { time: { column: time.name } } : {}),
    groups,
    ...(identifier ? { identifier: identifier.name } : {}),
    ...(hidden ? { protectedIdentity: { column: hidden.name, values: ["1", "ja", "J", "true"] } } : {}),
    columns: columns.map((column) => column.name),
  };
}

function placeOf(
  columns: readonly RecordColumn[],
  geometry: OpenRecords["geometry"],
  reading: Understanding["crs"][number] | undefined,
): RecordsDefinition["place"] | undefined {
  const like = (role: RecordColumn["looksLike"]) => columns.find(({ looksLike }) => looksLike === role)?.name;
  const system = reading ? { crs: reading.crs, axisOrder: reading.axisOrder } : {};
  for (const division of ["regso", "deso"] as const) {
    const column = like(division);
    const version = column && versionIn(column);
    if (column)
      return { by: "code", column, division, ...(version ? { version: version as "regso@2020" } : {}) };
  }
  const [x, y] = [like("longitude") ?? like("east"), like("latitude") ?? like("north")];
  if (x && y) return { by: "point", x, y, ...system };
  const both = like("both-coordinates");
  if (both) return { by: "point", x: both, y: both, ...system };
  if (geometry !== null)
    return {
      by: "geometry",
      apportion: geometry === "polygon" ? "area" : geometry === "point" ? "midpoint" : "length",
    };
  for (const division of ["kommun", "lan"] as const) {
    const column = like(division);
    if (column) return { by: "code", column, division };
  }
  return undefined;
}
