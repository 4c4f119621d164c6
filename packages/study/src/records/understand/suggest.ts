import type { KeyTable, RecordColumn, RecordsDefinition, Understanding } from "@tvars/api";
import type { Version } from "@tvars/areas";
import type { OpenRecords } from "@tvars/sources";
import type { Hints } from "./hints.ts";

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[åä]/g, "a")
    .replaceAll("ö", "o")
    .normalize("NFD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .replace(/^(?=\d)/, "a-")
    .slice(0, 40)
    .replace(/-+$/, "") || "uppgifter";

const AGE_BANDS = [0, 20, 45, 65];
const MAX_GROUPS = 4;

export interface Found {
  reading: Understanding["crs"][number] | undefined;
  version: Version | undefined;
  hints: Hints;
  keys: readonly KeyTable[];
}

/** A definition to start from: where rows lie, when, and what they can be divided by, as the columns look and the agency's profile says. */
export function suggestionOf(
  { name, geometry, file }: Pick<OpenRecords, "name" | "geometry" | "file">,
  columns: readonly RecordColumn[],
  { reading, version, hints: { profile, roles }, keys }: Found,
): Understanding["suggestion"] {
  const like = (role: RecordColumn["looksLike"]) => columns.find(({ looksLike }) => looksLike === role);
  const place = placeOf(columns, geometry, { reading, version, keys });
  const time = like("year") ?? like("date");
  const identifier = like("personal-number") ?? like("identifier");
  const hidden = like("protected-identity");
  const counts = countsOf(columns);
  const title = name.replace(/\.[a-z0-9]+$/i, "").replaceAll(/[_-]+/g, " ");
  const isSurvey = profile?.definition.secrecy?.minimumSurvey !== undefined;
  const weight = like("weight");
  return {
    unit: { sv: "rader", en: "rows" },
    ...profile?.definition,
    id: slug(title),
    title: { sv: title, en: title },
    ...(profile ? { profile: profile.id, caveats: profile.caveats } : {}),
    file,
    ...(place ? { place } : {}),
    ...(time ? { time: { column: time.name } } : {}),
    groups: groupsOf(columns),
    ...amountsOf(columns, { profile, roles }, isSurvey ? undefined : weight?.name),
    ...(counts.length === 1 ? { rowCount: counts[0]!.name } : {}),
    ...(isSurvey && weight ? { surveyWeight: weight.name } : {}),
    ...(identifier ? { identifier: identifier.name } : {}),
    ...(hidden ? { protectedIdentity: { column: hidden.name, values: ["1", "ja", "j", "true", "x"] } } : {}),
    columns: columns.map((column) => column.name),
  };
}

function groupsOf(columns: readonly RecordColumn[]): RecordsDefinition["groups"] {
  const used = new Map<string, number>();
  return columns
    .filter(
      ({ looksLike, personal, distinct }) =>
        !personal &&
        (looksLike === "sex" || looksLike === "age" || (looksLike === "category" && distinct > 1)),
    )
    .slice(0, MAX_GROUPS)
    .map(({ name: column, kind, looksLike }) => {
      const id = slug(column);
      const times = (used.get(id) ?? 0) + 1;
      used.set(id, times);
      return {
        id: times === 1 ? id : `${id}-${times}`,
        column,
        title: { sv: column, en: column },
        ...(looksLike === "age" || looksLike === "sex" ? { role: looksLike } : {}),
        ...(looksLike === "age" && kind === "integer" ? { bands: AGE_BANDS } : {}),
      };
    });
}

/** Columns that may say how many each row stands for. Where there are several it is asked which. */
export const countsOf = (columns: readonly RecordColumn[]): RecordColumn[] =>
  columns.filter(
    ({ looksLike, kind, name }) =>
      looksLike === "count" ||
      (kind === "number" && looksLike === "amount" && /avg[aå]ngar|departures|antal/i.test(name)),
  );

/** Amounts are suggested where a profile knows them: a column of decimals may be anything. */
function amountsOf(
  columns: readonly RecordColumn[],
  { profile, roles }: Hints,
  weight: string | undefined,
): Pick<Understanding["suggestion"], "amounts"> {
  if (!profile) return {};
  const isMean = profile.indicators.some(({ asked }) => asked.figure === "mean");
  const amounts = columns
    .filter(({ name, kind }) => roles.get(name) === "amount" && (kind === "number" || kind === "integer"))
    .slice(0, 3)
    .map(({ name: column }) => ({
      column,
      title: { sv: column, en: column },
      unit: { sv: "enheter", en: "units" },
      combine: isMean ? ("mean" as const) : ("sum" as const),
      ...(isMean && weight ? { weight } : {}),
    }));
  return amounts.length > 0 ? { amounts } : {};
}

function placeOf(
  columns: readonly RecordColumn[],
  geometry: OpenRecords["geometry"],
  { reading, version, keys }: Pick<Found, "reading" | "version" | "keys">,
): RecordsDefinition["place"] | undefined {
  const like = (role: RecordColumn["looksLike"]) => columns.find(({ looksLike }) => looksLike === role)?.name;
  const system = reading ? { crs: reading.crs, axisOrder: reading.axisOrder } : {};
  for (const division of ["regso", "deso"] as const) {
    const column = like(division);
    if (column)
      return { by: "code", column, division, ...(version?.startsWith(division) ? { version } : {}) };
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
  const postcode = like("postcode");
  if (postcode && keys.length === 1) return { by: "key", column: postcode, key: keys[0]!.id };
  for (const division of ["kommun", "lan"] as const) {
    const column = like(division);
    if (column) return { by: "code", column, division };
  }
  return undefined;
}
