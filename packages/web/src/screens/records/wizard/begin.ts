import type { AgencyProfile, RecordsDefinition, Understanding } from "@tvars/api";
import type { Part } from "./roles.ts";
import { roleOf, slug, withRole } from "./roles.ts";

const plain = (name: string): string => name.trim().toLowerCase();

/** How many of a profile's columns the file has. */
const alike = ({ columns }: AgencyProfile, { columns: had }: Understanding): number => {
  const names = new Set(had.map(({ name }) => plain(name)));
  return columns.filter(({ names: known }) => known.some((name) => names.has(plain(name)))).length;
};

/** The profile whose columns a file has at least three of, where no other has as many. */
export function profileLike(
  profiles: readonly AgencyProfile[],
  understanding: Understanding,
): AgencyProfile | null {
  if (understanding.suggestion.profile !== undefined)
    return profiles.find(({ id }) => id === understanding.suggestion.profile) ?? null;
  const ranked = profiles
    .map((profile) => ({ profile, n: alike(profile, understanding) }))
    .toSorted((a, b) => b.n - a.n);
  const [first, second] = ranked;
  return first && first.n >= 3 && first.n > (second?.n ?? 0) ? first.profile : null;
}

/** What a profile knows is filled in; what the file itself says is kept. */
export function withProfile(part: Part, profile: AgencyProfile, { columns }: Understanding): Part {
  const { unit, file: _file, place: _place, time: _time, columns: _columns, ...known } = profile.definition;
  const counts = profile.columns.find(({ role }) => role === "count");
  const column = counts && columns.find(({ name }) => counts.names.some((one) => plain(one) === plain(name)));
  const next: Part = {
    ...part,
    ...known,
    ...(part.groups && part.groups.length > 0 ? { groups: part.groups } : {}),
    profile: profile.id,
    caveats: [...new Map([...(part.caveats ?? []), ...profile.caveats].map((one) => [one.sv, one])).values()],
  };
  // Where what a row stands for should be in a column that the file lacks, a row is something else than what the profile counts.
  if (counts && !column) delete next.unit;
  else if (unit) next.unit = unit;
  return column && roleOf(next, column.name) === "none" ? withRole(next, column.name, "count") : next;
}

/** Without a profile what it filled in is asked for again. */
export function withoutProfile(part: Part): Part {
  const { profile: _profile, unit: _unit, source: _source, placeOf: _of, secrecy: _secrecy, ...rest } = part;
  return { ...rest, checks: [], caveats: [] };
}

/** From what was understood to a definition to correct. "Rows" is no unit, so it is asked for. */
export function begin(understanding: Understanding, profiles: readonly AgencyProfile[]): Part {
  const { suggestion, file } = understanding;
  const { unit, ...rest } = suggestion;
  const start: Part = {
    ...rest,
    file,
    ...(unit && unit.sv !== "rader" ? { unit } : {}),
    columns: understanding.columns.map(({ name }) => name),
  };
  const profile = profileLike(profiles, understanding);
  return profile ? withProfile(start, profile, understanding) : start;
}

export const LACKS = ["title", "unit", "source", "place", "crs", "key", "placeOf", "time"] as const;
export type Lack = (typeof LACKS)[number];

/** What has to be said before rows can be tried. */
export function lacksOf(part: Part, understanding: Understanding): Lack[] {
  const { place, time } = part;
  const said: Record<Lack, boolean> = {
    title: (part.title?.sv ?? "").trim() !== "",
    unit: (part.unit?.sv ?? "").trim() !== "",
    source: (part.source ?? "").trim() !== "",
    place: place !== undefined && !(place.by === "point" && (place.x === "" || place.y === "")),
    crs: !(place?.by === "point" && place.crs === undefined && understanding.crs.length > 0),
    key: !(place?.by === "key" && place.key === ""),
    placeOf: part.placeOf !== undefined,
    time: time !== undefined && ("column" in time || (time.year >= 1900 && time.year <= 2100)),
  };
  return LACKS.filter((lack) => !said[lack]);
}

/** The whole definition; ask only where nothing lacks. */
export function wholeOf(part: Part): RecordsDefinition {
  const { secrecy, ...rest } = part;
  return {
    file: {},
    groups: [],
    amounts: [],
    keepIdentifiers: false,
    keepCoordinates: false,
    only: [],
    checks: [],
    caveats: [],
    ...rest,
    id: part.id || slug(part.title?.sv ?? "") || "uppgifter",
    secrecy: { ...DEFAULT_SECRECY, ...secrecy },
  } as RecordsDefinition;
}

export const DEFAULT_SECRECY: RecordsDefinition["secrecy"] = {
  smallest: 5,
  shareN: 20,
  shareX: 5,
  roundingKind: "controlled",
  secondary: true,
  open: false,
};
