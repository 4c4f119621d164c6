import { divisionOfCode, isCodeOf } from "./code.ts";
import { AreaCodeError } from "./error.ts";
import type { AreaKey, Version } from "./version.ts";
import { divisionOf, isVersion } from "./version.ts";

/**
 * One string for one area of one version, used in addresses: `regso@2025:1780R001`, and where only one version
 * exists the short forms `kommun:1780`, `lan:17` and `riket`.
 */
export function areaId({ version, code }: AreaKey): string {
  if (!isCodeOf(version, code))
    throw new AreaCodeError({
      value: code,
      expected: `a plain code of ${version}`,
      action: "Read the code with parseAreaCode first.",
    });
  const division = divisionOf(version);
  if (division === "riket") return "riket";
  if (division === "lan" || division === "kommun") return `${division}:${code}`;
  return `${version}:${code}`;
}

/**
 * The area an id names; accepts what `areaId` writes and the long form of every version.
 * @throws AreaCodeError
 */
export function parseAreaId(id: string): AreaKey {
  if (id === "riket") return { version: "riket@2007", code: "00" };
  const colon = id.indexOf(":");
  const head = colon < 0 ? "" : id.slice(0, colon);
  const code = id.slice(colon + 1);
  const version = head === "lan" || head === "kommun" ? (`${head}@2007` as Version) : head;
  if (!isVersion(version))
    throw new AreaCodeError({
      value: id,
      expected: "an area id such as regso@2025:1780R001, kommun:1780, lan:17 or riket",
      action:
        head === "regso" || head === "deso" || divisionOfCode(id) !== null
          ? "Write the version out: it decides the boundaries."
          : "Check the id.",
    });
  if (!isCodeOf(version, code))
    throw new AreaCodeError({
      value: id,
      expected: `a plain code of ${version} after the colon`,
      action: "Check the code.",
    });
  return { version, code };
}

export const sameArea = (a: AreaKey, b: AreaKey): boolean => a.version === b.version && a.code === b.code;
