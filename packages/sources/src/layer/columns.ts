import type { Version } from "@tvars/areas";
import { divisionOf, divisionOfCode, isVersion, VERSIONS } from "@tvars/areas";
import type { Layer } from "@tvars/geo";
import { SourceError } from "../source-error.ts";

export interface AreaColumns {
  code: string;
  name?: string;
  kommun?: string;
  lan?: string;
  regso?: string;
}

const CODES: Record<"deso" | "regso" | "kommun" | "lan", string[]> = {
  deso: ["desokod", "deso", "deso_2025", "deso_2018"],
  regso: ["regsokod", "regso", "regsokod_2025", "regsokod_2020"],
  kommun: ["kommunkod", "kommun_kod", "knkod", "kommun", "kod"],
  lan: ["lanskod", "lan_kod", "lnkod", "länskod"],
};
const NAMES = {
  deso: ["desonamn"],
  regso: ["regsonamn", "regso_name"],
  kommun: ["kommunnamn", "kommun_namn", "knnamn"],
  lan: ["lansnamn", "lan_namn", "lnnamn", "länsnamn"],
};

export interface FoundColumns {
  division: "deso" | "regso" | "kommun" | "lan";
  columns: AreaColumns;
}

/**
 * Which columns of a layer hold area codes: known names first, else any column (`id`) whose values are all codes of
 * one division. Undefined for a reference layer.
 */
export function findColumns({ features }: Layer): FoundColumns | undefined {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const named = (wanted: readonly string[]): string | undefined =>
    wanted.flatMap((word) => names.filter((name) => name.toLowerCase() === word)).at(0);
  const holds = (name: string, division: string): boolean =>
    features.some(
      ({ properties }) => divisionOfCode(String(properties[name] ?? "").replace(/_.*/, "")) === division,
    );
  for (const division of ["deso", "regso", "kommun", "lan"] as const) {
    const known = named(CODES[division]);
    const code =
      known !== undefined && holds(known, division)
        ? known
        : division === "deso" || division === "regso"
          ? names.find((name) =>
              features.every(({ properties }) => divisionOfCode(String(properties[name] ?? "")) === division),
            )
          : undefined;
    if (code === undefined) continue;
    const columns: AreaColumns = { code };
    const name = named(NAMES[division]);
    if (name !== undefined) columns.name = name;
    if (division === "deso") {
      const regso = named(CODES.regso);
      if (regso !== undefined && holds(regso, "regso")) columns.regso = regso;
    }
    return { division, columns };
  }
  return undefined;
}

/**
 * The version of a layer's areas, from what the file says: the `version` column ("2025_v2"), the reference date, or the
 * file's and layer's names. @throws SourceError asking for it where nothing tells.
 */
export function versionOf(
  { division }: FoundColumns,
  layer: Layer,
  file: string,
  stated: Version | undefined,
): Version {
  if (stated !== undefined) {
    if (divisionOf(stated) === division) return stated;
    throw ask(file, division, stated);
  }
  if (division === "kommun" || division === "lan") return `${division}@2007` as Version;
  const [feature] = layer.features;
  const words = [
    String(feature?.properties.version ?? ""),
    layer.name,
    file.replace(/^.*[\\/]/, ""),
    String(feature?.properties.referensdatum ?? "").slice(0, 4),
  ];
  for (const word of words) {
    const year = /20(18|20|25)/.exec(word)?.[0];
    const version = year === undefined ? "" : `${division}@${year}`;
    if (isVersion(version)) return version;
  }
  throw ask(file, division, undefined);
}

function ask(file: string, division: string, value: string | undefined): SourceError {
  const choices = VERSIONS.filter((version) => version.startsWith(division)).join(", ");
  return new SourceError("content", {
    file,
    row: "version",
    value: value ?? "(absent)",
    problem: {
      sv: "filen säger inte vilken version områdena hör till",
      en: "the file does not say which version its areas are of",
    },
    expected: { sv: choices, en: choices },
    action: { sv: "ange version vid inläsningen", en: "state the version when importing" },
  });
}
