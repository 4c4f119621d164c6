import type { Figure } from "@tvars/cube";
import type { Language, Sort } from "../url/state.ts";

export type SortValue = string | number | Figure | null;

const collators = {
  sv: new Intl.Collator("sv", { numeric: true }),
  en: new Intl.Collator("en", { numeric: true }),
};

const numberOf = (value: SortValue): number | null => {
  if (typeof value === "number") return value;
  return value !== null && typeof value === "object" ? value.value : null;
};

/**
 * Rows in the order of one column; what is not known comes last in either direction, so that a missing figure
 * never looks like the smallest or the largest. Rows that are equal keep their order.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  valueOf: (row: Row, column: string) => SortValue,
  lang: Language,
): Row[] {
  if (sort === null) return [...rows];
  const { column, descending } = sort;
  const turn = descending ? -1 : 1;
  return rows.toSorted((rowA, rowB) => {
    const [a, b] = [valueOf(rowA, column), valueOf(rowB, column)];
    if (typeof a === "string" && typeof b === "string") return turn * collators[lang].compare(a, b);
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * (x - y);
  });
}
