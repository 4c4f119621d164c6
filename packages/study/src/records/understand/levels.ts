import { type Division, divisionOfCode } from "@tvars/areas";

const COUNTRY = /^(riket|sverige|hela (riket|landet)|00( .*)?)$/i;
const COUNTY = /^\p{Lu}[\p{L} ]+ län$/u;

/** `17 Värmlands län`, `2081 Borlänge`: a code with its name behind it. */
export const isCodedName = (text: string): boolean =>
  /^\d{2}[ \u00A0_-]+\p{Lu}[\p{L} ]* län$|^\d{4}[ \u00A0_-]+\p{Lu}[\p{L} -]*$/u.test(text);

/**
 * What kind of area a cell stands for: `1780R001`, `1780 Karlstad`, `17 Värmlands län`, `Värmlands län`, `Riket`. Undefined for anything else,
 * names of kommuner among it: a name alone may be anything.
 */
export function levelOf(cell: string): Division | undefined {
  const text = cell.trim();
  if (COUNTRY.test(text)) return "riket";
  const code = text.replace(/_(RegSO|DeSO)20\d\d$/, "");
  const division = divisionOfCode(code);
  if (division) return division;
  if (isCodedName(text)) return /^\d{4}/.test(text) ? "kommun" : "lan";
  return COUNTY.test(text) ? "lan" : undefined;
}

export interface MixedLevels {
  column: string;
  /** Kinds of areas with how many rows stand for each, most first. */
  levels: { level: Division; rows: number }[];
  /** Rows whose kind a name alone does not tell. */
  names: number;
}

/** A column that holds sums among their parts: at least two kinds, or a country or county among plain names. */
export function mixedLevels(
  column: string,
  cells: readonly string[],
  /** Whether bare digits are codes of areas: two digits are a län in a column of places, and a number elsewhere. */
  { isPlace = true }: { isPlace?: boolean } = {},
): MixedLevels | undefined {
  const counts = new Map<Division, number>();
  let names = 0;
  for (const cell of cells) {
    if (cell === "") continue;
    const level = isPlace || /\p{L}/u.test(cell) ? levelOf(cell) : undefined;
    if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
    else names += 1;
  }
  const known = [...counts.values()].reduce((a, b) => a + b, 0);
  const isMixed = counts.size > 1 ? known + names > 0 : counts.size === 1 && names > 0;
  const isPlaces = known >= 2 && (counts.size > 1 || counts.has("riket") || counts.has("lan"));
  if (!isMixed || !isPlaces) return undefined;
  const levels = [...counts].map(([level, rows]) => ({ level, rows })).toSorted((a, b) => b.rows - a.rows);
  return { column, levels, names };
}
