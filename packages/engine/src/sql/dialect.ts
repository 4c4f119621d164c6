/** What databases say in words of their own. All else in a question is one SQL. */
export interface Dialect {
  /** True where a double is not a number. */
  isNan(expression: string): string;
  /** The bits of all rows together. */
  bitOr(expression: string): string;
  /** The part before the point, as a number whose sum is exact. */
  whole(expression: string): string;
  /** Billionths after the point, rounded half away from zero, as a number whose sum is exact. */
  billionths(expression: string): string;
  /** An exact sum, as text. */
  asText(expression: string): string;
  /** True where the expression, a text or a number, is one of the values. */
  isIn(expression: string, values: readonly (string | number)[], kind: ColumnKind): string;
}

export type ColumnKind = "text" | "number" | "other";

export interface SqlColumn {
  name: string;
  kind: ColumnKind;
  /** The database's own word for it. */
  type: string;
}

/** A snapshot or records as a table. */
export interface SqlSource {
  id: string;
  from: string;
  columns: readonly SqlColumn[];
}

export const namesOf = ({ columns }: Pick<SqlSource, "columns">): string[] => columns.map(({ name }) => name);
