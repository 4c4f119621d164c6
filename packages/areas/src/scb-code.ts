import { divisionOfCode, parseAreaCode } from "./code.ts";
import type { AreaKey } from "./version.ts";
import { versionInfo } from "./version.ts";

/** The code as SCB's database writes it: plain for the older versions, with suffix for those of 2025. */
export function scbCode({ version, code }: AreaKey): string {
  return code + (versionInfo(version).suffix ?? "");
}

/**
 * Reads a region code of SCB's database, where a plain RegSO or DeSO code is one of 2020 or 2018 whatever the year of
 * the table: a table of both versions lists `1780R001` and `1780R001_RegSO2025` side by side.
 * @throws AreaCodeError
 */
export function parseScbCode(text: string): AreaKey {
  const plain = divisionOfCode(text);
  if (plain === "regso") return { version: "regso@2020", code: text };
  if (plain === "deso") return { version: "deso@2018", code: text };
  return parseAreaCode(text);
}
