import type { AreaKey, Version } from "@tvars/areas";
import { AreaError, divisionOfCode, parseAreaCode, versionFor } from "@tvars/areas";

/** A plain RegSO or DeSO code is of the older version in SCB's database, which gives the newer one a suffix. */
export type PlainCodes = "older" | "by-year" | Version;

/**
 * The area a source's code names in figures of a year; null where it is not a code of ours (a country, a total, a group).
 * @throws AreaError where the code and `plain` contradict each other.
 */
export function areaOf(code: string, year: number, plain: PlainCodes): AreaKey | null {
  const bare = code.replace(/_(RegSO|DeSO)\d{4}$/, "");
  const division = divisionOfCode(bare);
  if (division === null) return null;
  if (division !== "regso" && division !== "deso") return { version: `${division}@2007` as Version, code };
  if (bare !== code) return parseAreaCode(code);
  if (plain === "older") return { version: division === "regso" ? "regso@2020" : "deso@2018", code };
  if (plain === "by-year") return { version: versionFor(division, year), code };
  try {
    return parseAreaCode(code, { version: plain });
  } catch (error) {
    // A column of one version may stand beside codes of another division.
    if (error instanceof AreaError && !plain.startsWith(division))
      return { version: versionFor(division, year), code };
    throw error;
  }
}
