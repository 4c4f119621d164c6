import { divisionOfCode } from "./code.ts";
import { AreaError } from "./error.ts";
import type { Nesting } from "./nesting.ts";
import type { AreaKey, Division, Version } from "./version.ts";
import { companionVersion, divisionOf } from "./version.ts";

const ORDER: readonly Division[] = ["riket", "lan", "kommun", "regso", "deso"];

/** True where the code is an area of the nesting; "00" is where anything is. */
export function holds(nesting: Nesting, code: string): boolean {
  return nesting.regsoOf.has(code) || nesting.childrenOf.has(code);
}

/**
 * The codes of a lower division inside an area, sorted: `descendants(n, "1780", "deso")`. An area's own division
 * gives the area itself.
 * @throws AreaError where the nesting does not hold the area, or the division is not below it.
 */
export function descendants(nesting: Nesting, code: string, division: Division): string[] {
  const own = divisionAt(nesting, code);
  const depth = ORDER.indexOf(division) - ORDER.indexOf(own);
  if (depth < 0)
    throw new AreaError("nesting", {
      value: division,
      expected: `a division inside ${own}`,
      action: "Ask for the area's ancestors instead.",
    });
  let codes = [code];
  for (let level = 0; level < depth; level++)
    codes = codes.flatMap((parent) => nesting.childrenOf.get(parent) ?? []);
  return codes;
}

/** The areas an area lies in, nearest first, up to "00": of a DeSO its RegSO, kommun, län and riket. */
export function ancestors(nesting: Nesting, code: string): AreaKey[] {
  const own = divisionAt(nesting, code);
  const up: AreaKey[] = [];
  const regso = own === "deso" ? nesting.regsoOf.get(code)! : code;
  if (own === "deso") up.push({ version: nesting.versions.regso, code: regso });
  if (own === "deso" || own === "regso") up.push({ version: "kommun@2007", code: code.slice(0, 4) });
  if (own !== "lan" && own !== "riket") up.push({ version: "lan@2007", code: code.slice(0, 2) });
  if (own !== "riket") up.push({ version: "riket@2007", code: "00" });
  return up;
}

/** The version the nesting holds of a division. */
export function versionIn(nesting: Nesting, division: Division): Version {
  if (division === "deso" || division === "regso") return nesting.versions[division];
  return `${division}@2007` as Version;
}

/** True where the DeSO and RegSO versions hold in the same years, so that one can be the key of the other. */
export const nestsWith = (deso: Version, regso: Version): boolean =>
  divisionOf(deso) === "deso" && companionVersion(deso) === regso;

function divisionAt(nesting: Nesting, code: string): Division {
  const division = divisionOfCode(code);
  if (division === null || !holds(nesting, code))
    throw new AreaError("nesting", {
      value: code,
      expected: `an area of ${nesting.versions.regso} or ${nesting.versions.deso}, a kommun, a län or 00`,
      action: "Check the code and its version: the key does not hold it.",
    });
  return division;
}
