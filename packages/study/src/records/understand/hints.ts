import type { AgencyProfile, RecordColumn } from "@tvars/api";
import { plainName } from "./plain-name.ts";

type Role = NonNullable<RecordColumn["looksLike"]>;

export interface Hints {
  /** The chosen profile, or the one whose columns the file has more of than of any other. */
  profile: AgencyProfile | undefined;
  /** What columns of the file are in that profile's files, by their name. */
  roles: Map<string, Role>;
}

/** Fewer names than this in common say nothing: every file has a year. */
const LEAST = 2;
/** Names such as `id` that any file may have do not tell which agency it comes from. */
const COMMON = new Set([
  "id",
  "ar",
  "år",
  "alder",
  "ålder",
  "kon",
  "kön",
  "datum",
  "lon",
  "lat",
  "longitude",
  "latitude",
  "kommunkod",
]);

/** What the names of columns tell, by the profiles of agencies. */
export function hintsOf(
  columns: readonly string[],
  profiles: readonly AgencyProfile[],
  chosen: string | undefined,
): Hints {
  const scored = profiles.map((profile) => ({ profile, roles: rolesOf(columns, profile) }));
  if (chosen !== undefined) {
    const found = scored.find(({ profile }) => profile.id === chosen);
    return { profile: found?.profile, roles: found?.roles ?? new Map() };
  }
  const telling = (roles: Map<string, Role>) =>
    [...roles.keys()].filter((name) => !COMMON.has(plainName(name))).length;
  const ranked = scored.toSorted((a, b) => telling(b.roles) - telling(a.roles));
  const [best, second] = ranked;
  const isClear =
    best !== undefined &&
    telling(best.roles) >= LEAST &&
    telling(best.roles) > (second ? telling(second.roles) : 0);
  return isClear ? best : { profile: undefined, roles: new Map() };
}

function rolesOf(columns: readonly string[], { columns: known }: AgencyProfile): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const { role, names } of known) {
    const plain = names.map(plainName);
    for (const name of columns)
      if (!roles.has(name) && plain.some((one) => isCalled(plainName(name), one)))
        roles.set(name, role as Role);
  }
  return roles;
}

/** Agencies add to long names from year to year: `Genomsnittligt meritvärde (17 ämnen)`. */
const isCalled = (name: string, known: string): boolean =>
  name === known || (known.length >= 12 && name.startsWith(known));

/** Roles that a name alone gives; where rows lie is told by cells, and a profile cannot make a coordinate of a text. */
const BY_NAME: ReadonlySet<Role> = new Set([
  "category",
  "weight",
  "amount",
  "count",
  "identifier",
  "protected-identity",
]);

export const trusted = (roles: ReadonlyMap<string, Role>): Map<string, Role> =>
  new Map([...roles].filter(([, role]) => BY_NAME.has(role)));
