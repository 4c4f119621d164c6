import type { RecordColumn } from "@tvars/api";
import { type Version, versionInfo } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import type { Knows } from "../keys/read-key.ts";
import { versionIn } from "./looks-like.ts";

const VERSIONS = { regso: ["regso@2020", "regso@2025"], deso: ["deso@2018", "deso@2025"] } as const;

export interface VersionTold {
  /** Undefined where the codes fit both versions, or neither wholly: the row's year decides. */
  version: Version | undefined;
  words: Text[];
}

/**
 * Which version codes of small areas are of: by a suffix or the name of the column, else by codes that exist in one version only.
 * Codes of both versions in one column are named, never put together.
 */
export function versionOfCodes(
  { name, looksLike }: Pick<RecordColumn, "name" | "looksLike">,
  cells: readonly string[],
  knows: Knows | undefined,
): VersionTold {
  if (looksLike !== "regso" && looksLike !== "deso") return { version: undefined, words: [] };
  const [before, after] = VERSIONS[looksLike];
  const byName = versionIn(name) as Version | undefined;
  if (byName)
    return { version: byName, words: [said(name, byName, "kolumnens namn", "the name of the column")] };
  const codes = [...new Set(cells.filter((cell) => cell !== ""))];
  const suffixes = new Set(codes.map((code) => /_(?:RegSO|DeSO)(20\d\d)$/.exec(code)?.[1]));
  if (suffixes.size === 1 && !suffixes.has(undefined)) {
    const version = `${looksLike}@${[...suffixes][0]}` as Version;
    if (version === before || version === after)
      return { version, words: [said(name, version, "kodernas ändelse", "the suffix of the codes")] };
  }
  const only = (one: Version, other: Version) =>
    codes.filter((code) => knows?.(one, code) === true && knows(other, code) === false);
  const [old, fresh] = [only(before, after), only(after, before)];
  if (old.length > 0 && fresh.length > 0)
    return {
      version: undefined,
      words: [
        {
          sv: `${name} blandar koder som bara finns i ${before} (${old.slice(0, 3).join(", ")}) med koder som bara finns i ${after} (${fresh.slice(0, 3).join(", ")}): radens år avgör, och koder ur fel version får beskedet fel version.`,
          en: `${name} mixes codes that exist in ${before} only (${old.slice(0, 3).join(", ")}) with codes that exist in ${after} only (${fresh.slice(0, 3).join(", ")}): the row's year decides, and codes of the wrong version are told so.`,
        },
      ],
    };
  const version = old.length > 0 ? before : fresh.length > 0 ? after : undefined;
  if (version === undefined) return { version, words: [] };
  const few = (version === before ? old : fresh).slice(0, 3).join(", ");
  return {
    version,
    words: [said(name, version, `koder som bara finns där (${few})`, `codes that exist there only (${few})`)],
  };
}

function said(name: string, version: Version, sv: string, en: string): Text {
  const { firstYear, lastYear } = versionInfo(version);
  const years = lastYear === null ? `${firstYear}–` : `–${lastYear}`;
  return {
    sv: `${name} är koder ur ${version} (år ${years}), det säger ${sv}.`,
    en: `${name} holds codes of ${version} (years ${years}), told by ${en}.`,
  };
}
