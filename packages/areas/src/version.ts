import { AreaError } from "./error.ts";
import type { Text } from "./text.ts";

/** Divisions of Sweden, their versions, and the years each version is valid for. */
export const DIVISIONS = ["riket", "lan", "kommun", "regso", "deso"] as const;
export type Division = (typeof DIVISIONS)[number];

export const VERSIONS = [
  "riket@2007",
  "lan@2007",
  "kommun@2007",
  "regso@2020",
  "regso@2025",
  "deso@2018",
  "deso@2025",
] as const;
export type Version = (typeof VERSIONS)[number];

/** One area of one version. Areas are keyed by code and version, never by name. */
export interface AreaKey {
  version: Version;
  code: string;
}

/** What is known of a version. Years are reference years of the figures, not years of publication. */
export interface VersionInfo {
  version: Version;
  division: Division;
  /** First and last reference year, both included; null where open. */
  firstYear: number | null;
  lastYear: number | null;
  /** How many areas a complete version holds (SCB). */
  count: number;
  /** What SCB's database adds after the code: null where codes stand plain. */
  suffix: string | null;
  successor: Version | null;
  predecessor: Version | null;
  name: Text;
}

const info = (
  version: Version,
  [firstYear, lastYear]: [number | null, number | null],
  count: number,
  name: Text,
  more: Partial<VersionInfo> = {},
): VersionInfo => ({
  version,
  division: divisionOf(version),
  firstYear,
  lastYear,
  count,
  name,
  suffix: null,
  successor: null,
  predecessor: null,
  ...more,
});

const INFO: Record<Version, VersionInfo> = {
  "riket@2007": info("riket@2007", [2007, null], 1, { sv: "riket", en: "Sweden" }),
  "lan@2007": info("lan@2007", [2007, null], 21, { sv: "län", en: "counties" }),
  "kommun@2007": info("kommun@2007", [2007, null], 290, { sv: "kommuner", en: "municipalities" }),
  "regso@2020": info(
    "regso@2020",
    [null, 2023],
    3363,
    { sv: "RegSO, 2020 års indelning", en: "RegSO, division of 2020" },
    { successor: "regso@2025" },
  ),
  "regso@2025": info(
    "regso@2025",
    [2024, null],
    3363,
    { sv: "RegSO, 2025 års indelning", en: "RegSO, division of 2025" },
    { predecessor: "regso@2020", suffix: "_RegSO2025" },
  ),
  "deso@2018": info(
    "deso@2018",
    [null, 2023],
    5984,
    { sv: "DeSO, 2018 års indelning", en: "DeSO, division of 2018" },
    { successor: "deso@2025" },
  ),
  "deso@2025": info(
    "deso@2025",
    [2024, null],
    6160,
    { sv: "DeSO, 2025 års indelning", en: "DeSO, division of 2025" },
    { predecessor: "deso@2018", suffix: "_DeSO2025" },
  ),
};

/** The division a version belongs to: `divisionOf("regso@2025")` is `regso`. */
export function divisionOf(version: Version): Division {
  return version.slice(0, version.indexOf("@")) as Division;
}

export const isVersion = (text: string): text is Version => (VERSIONS as readonly string[]).includes(text);
export const isDivision = (text: string): text is Division => (DIVISIONS as readonly string[]).includes(text);

/** Division, valid years, expected count, suffix, successor and name of a version. */
export function versionInfo(version: Version): VersionInfo {
  const found = INFO[version];
  if (found === undefined)
    throw new AreaError("input", {
      value: version,
      expected: `one of ${VERSIONS.join(", ")}`,
      action: "Name the version as division@year.",
    });
  return found;
}

/** True where the version is valid for figures of the reference year. */
export function isValidYear(version: Version, year: number): boolean {
  const { firstYear, lastYear } = versionInfo(version);
  return (firstYear === null || year >= firstYear) && (lastYear === null || year <= lastYear);
}

/**
 * The version of a division that figures of a reference year are published on.
 * @throws AreaError `year` where no version of the division holds for the year.
 */
export function versionFor(division: Division, year: number): Version {
  const found = VERSIONS.find((version) => divisionOf(version) === division && isValidYear(version, year));
  if (found === undefined || !Number.isInteger(year))
    throw new AreaError("year", {
      value: year,
      expected: `a reference year with a version of ${division}`,
      action: "Give a whole year from 2007 on.",
    });
  return found;
}

/** The RegSO version whose areas a DeSO version makes up, and the other way round. */
export function companionVersion(version: Version): Version | null {
  const pairs: Partial<Record<Version, Version>> = {
    "deso@2018": "regso@2020",
    "deso@2025": "regso@2025",
    "regso@2020": "deso@2018",
    "regso@2025": "deso@2025",
  };
  return pairs[version] ?? null;
}
