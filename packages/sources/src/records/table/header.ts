import type { Text } from "@tvars/cube";

/** A header that was found: its row from 1, and the names of the columns. */
export interface Header {
  row: number;
  columns: string[];
  words: Text[];
}

const isNumber = (cell: string): boolean => /^[-+−]?[\d\s\u00A0\u202F]+([.,]\d+)?\s*%?$/.test(cell);

/**
 * The row of column names among the first rows of a table: the first that is as wide as the rows usually are, filled, without
 * repetition and without numbers. Title lines above it are told; undefined where there is none.
 */
export function findHeader(rows: readonly (readonly string[])[]): Header | undefined {
  const widths = rows.map(filledWidth);
  const usual = modeOf(widths.filter((width) => width > 0));
  if (usual === 0) return undefined;
  for (const [at, cells] of rows.entries()) {
    const names = trimEnd(cells.map((cell) => cell.trim()));
    const filled = names.filter((name) => name !== "");
    if (filled.length === 0) continue;
    if (filled.length < Math.max(1, Math.ceil(usual * 0.6))) continue;
    if (filled.some(isNumber) && !filled.every((name) => !isNumber(name) || /^(19|20)\d\d$/.test(name)))
      return undefined;
    if (new Set(filled).size !== filled.length && at + 1 < rows.length) return undefined;
    // A single row of one text above wider rows is a title.
    if (filled.length === 1 && usual > 1) continue;
    return {
      row: at + 1,
      columns: named(names, cells.length),
      words: said(rows.slice(0, at), filled.length < names.length),
    };
  }
  return undefined;
}

/** Columns without a name are called by their place; names that stand twice get a number. */
export function named(names: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: Math.max(names.length, width) }, (_, at) => {
    const name = (names[at] ?? "").replaceAll(/\s+/g, " ").trim() || `kolumn ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Titles above a header often tell what the file does not tell elsewhere, such as its year. */
function said(above: readonly (readonly string[])[], gaps: boolean): Text[] {
  const words: Text[] = [];
  const titles = above.flatMap(
    (cells) =>
      cells
        .find((cell) => cell.trim() !== "")
        ?.trim()
        .slice(0, 120) ?? [],
  );
  const shown = titles.length > 0 ? `: ${titles.slice(0, 5).join(" · ")}` : "";
  if (above.length > 0)
    words.push({
      sv: `${above.length} rader ovanför rubrikraden hoppades över${shown}.`,
      en: `${above.length} rows above the header were passed over${shown}.`,
    });
  if (gaps)
    words.push({
      sv: "Kolumner utan namn fick namn efter sin plats.",
      en: "Columns without a name were named by their place.",
    });
  return words;
}

const filledWidth = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

function trimEnd(cells: string[]): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === "") end--;
  return cells.slice(0, end);
}

function modeOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  for (const [value, count] of counts)
    if (count > (counts.get(best) ?? 0) || (count === counts.get(best) && value > best)) best = value;
  return best;
}
