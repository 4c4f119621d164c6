import { AreaCodeError } from "./error.ts";
import type { AreaKey, Division, Version } from "./version.ts";
import { divisionOf, isValidYear, versionFor } from "./version.ts";

const SHAPES: Record<Division, { pattern: RegExp; shape: string }> = {
  riket: { pattern: /^00$/, shape: '"00"' },
  lan: { pattern: /^(?!00)\d{2}$/, shape: "two digits, such as 17" },
  kommun: { pattern: /^(?!00)\d{4}$/, shape: "four digits, such as 1780" },
  regso: { pattern: /^(?!00)\d{4}R\d{3}$/, shape: "four digits, R and three digits, such as 1780R001" },
  deso: {
    pattern: /^(?!00)\d{4}[ABC]\d{4}$/,
    shape: "four digits, A, B or C and four digits, such as 1780C1010",
  },
};
const SUFFIX = /^(.*)_(RegSO|DeSO)(2018|2020|2025)$/;
const ANY_SHAPE = `a code: ${Object.values(SHAPES)
  .map(({ shape }) => shape)
  .join("; ")}`;

export interface ParseOptions {
  /** The version the code is known to be of. */
  version?: Version;
  /** The reference year of the figures; decides the version where the code does not. */
  year?: number;
}

/** The division whose codes look like this, or null. */
export function divisionOfCode(code: string): Division | null {
  for (const division of Object.keys(SHAPES) as Division[])
    if (SHAPES[division].pattern.test(code)) return division;
  return null;
}

/** True where the plain code has the shape of the version's division. */
export const isCodeOf = (version: Version, code: string): boolean =>
  SHAPES[divisionOf(version)].pattern.test(code);

const hint = (text: string): string => {
  if (text !== text.trim()) return "Remove the blanks around it.";
  if (/^\d{3}([ABCR]\d{3,4})?$/.test(text) || /^\d$/.test(text))
    return "A leading zero seems lost (spreadsheets drop it): import the column as text.";
  if (/[a-z]/.test(text) && divisionOfCode(text.toUpperCase())) return "Write the letter in upper case.";
  if (/^\d{4}R\d{3}_/i.test(text) || /^\d{4}[ABC]\d{4}_/i.test(text))
    return "Only the suffixes _RegSO2020, _RegSO2025, _DeSO2018 and _DeSO2025 are known.";
  return "Check the column: names are not codes.";
};

/**
 * Reads a plain or suffixed code strictly: `1780R001_RegSO2025` → `{ version: "regso@2025", code: "1780R001" }`.
 * RegSO and DeSO codes without a suffix exist in two versions with different boundaries, so they need `version`
 * or `year`. Source of the shapes and the suffix: SCB's database.
 * @throws AreaCodeError with value, expected and action: unreadable, unknown version, or versions that disagree.
 */
export function parseAreaCode(text: string, { version, year }: ParseOptions = {}): AreaKey {
  const suffixed = SUFFIX.exec(text);
  const code = suffixed ? suffixed[1]! : text;
  const division = divisionOfCode(code);
  if (division === null)
    throw new AreaCodeError({
      value: text,
      expected: version ? shapeOf(version) : ANY_SHAPE,
      action: hint(text),
    });
  const stated = suffixed ? versionOfSuffix(text, suffixed[2]!, suffixed[3]!) : undefined;
  const wanted = version ?? (year === undefined ? undefined : versionFor(division, year));
  if (stated && divisionOf(stated) !== division)
    throw new AreaCodeError({
      value: text,
      expected: `the suffix to fit a ${division} code`,
      action: "The code and its suffix name different divisions: check the source.",
    });
  if (wanted && divisionOf(wanted) !== division)
    throw new AreaCodeError({
      value: text,
      expected: shapeOf(wanted),
      action: `This is a ${division} code: choose that division, or another column.`,
    });
  if (stated && wanted && stated !== wanted)
    throw new AreaCodeError({
      value: text,
      expected: `a code of ${wanted}`,
      action: `This is a code of ${stated}: use figures of the right years, or bridge the versions.`,
    });
  if (year !== undefined && wanted && !isValidYear(stated ?? wanted, year))
    throw new AreaCodeError({
      value: text,
      expected: `a version valid for ${year}`,
      action: `${stated ?? wanted} does not hold for that year: use ${versionFor(division, year)}.`,
    });
  const found = stated ?? wanted ?? onlyVersion(division);
  if (found === null)
    throw new AreaCodeError({
      value: text,
      expected: "to know which version the code is of",
      action: "Say the version or the reference year, or use the code with its suffix.",
    });
  return { version: found, code };
}

const shapeOf = (version: Version): string => `a code of ${version}: ${SHAPES[divisionOf(version)].shape}`;

const onlyVersion = (division: Division): Version | null =>
  division === "regso" || division === "deso" ? null : (`${division}@2007` as Version);

function versionOfSuffix(text: string, name: string, year: string): Version {
  const version = `${name.toLowerCase()}@${year}`;
  const known: readonly string[] = ["regso@2020", "regso@2025", "deso@2018", "deso@2025"];
  if (!known.includes(version))
    throw new AreaCodeError({
      value: text,
      expected: "a suffix _RegSO2020, _RegSO2025, _DeSO2018 or _DeSO2025",
      action: "Check the suffix.",
    });
  return version as Version;
}

/** The code with its version always written out for RegSO and DeSO: `1780R001_RegSO2020`. Read by `parseAreaCode`. */
export function suffixedCode({ version, code }: AreaKey): string {
  const [division, year] = version.split("@");
  if (division === "regso") return `${code}_RegSO${year}`;
  if (division === "deso") return `${code}_DeSO${year}`;
  return code;
}

/** The kommun code (first four) of a kommun, RegSO or DeSO code. */
export function kommunOf(code: string): string {
  const division = divisionOfCode(code);
  if (division === "kommun" || division === "regso" || division === "deso") return code.slice(0, 4);
  throw new AreaCodeError({
    value: code,
    expected: "a kommun, RegSO or DeSO code",
    action: "Only these lie within one kommun.",
  });
}

/** The län code (first two) of a län, kommun, RegSO or DeSO code. */
export function lanOf(code: string): string {
  const division = divisionOfCode(code);
  if (division !== null && division !== "riket") return code.slice(0, 2);
  throw new AreaCodeError({
    value: code,
    expected: "a län, kommun, RegSO or DeSO code",
    action: "Only these lie within one län.",
  });
}

/** SCB's category of a DeSO: A mostly outside larger settlements, B an undivided settlement, C part of a larger one. */
export function desoCategory(code: string): "A" | "B" | "C" {
  if (divisionOfCode(code) !== "deso")
    throw new AreaCodeError({
      value: code,
      expected: SHAPES.deso.shape,
      action: "Only DeSO codes carry a category.",
    });
  return code.charAt(4) as "A" | "B" | "C";
}
