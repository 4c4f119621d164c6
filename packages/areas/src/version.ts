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
