import { needColumn } from "../cube/problems.ts";
import { identifier } from "../duckdb/sql.ts";
import type { Dialect, SqlSource } from "./dialect.ts";
import { namesOf } from "./dialect.ts";

export type Where = Readonly<Record<string, readonly (string | number)[]>>;

/**
 * Groups by the columns, no row where there are none. A group always has rows: to ask that of it would make PostgreSQL
 * expect a third of the groups, and plan for them.
 */
export const grouped = (columns: readonly string[]): string =>
  columns.length ? ` GROUP BY ${columns.join(", ")}` : " HAVING count(*) > 0";

/** The condition for `where`; an area may be `version:code` or, in every version, the code alone. */
export function whereSql(source: SqlSource, where: Where, dialect: Dialect): string {
  const names = namesOf(source);
  const terms = Object.entries(where).map(([name, wanted]) => {
    needColumn(source.id, names, name);
    if (name !== "area" || !names.includes("version")) return isIn(source, name, wanted, dialect);
    const keys = wanted.filter((area) => String(area).includes(":"));
    const codes = wanted.filter((area) => !String(area).includes(":"));
    const key = `"version" || ':' || "area"`;
    return `(${keys.length ? dialect.isIn(`(${key})`, keys, "text") : "false"} OR ${isIn(source, "area", codes, dialect)})`;
  });
  return terms.length ? ` WHERE ${terms.join(" AND ")}` : "";
}

function isIn(
  { columns }: SqlSource,
  name: string,
  wanted: readonly (string | number)[],
  dialect: Dialect,
): string {
  const { kind } = columns.find((column) => column.name === name)!;
  const values = kind === "number" ? wanted.filter(isNumber).map(Number) : wanted.map(String);
  return values.length === 0 ? "false" : dialect.isIn(identifier(name), values, kind);
}

const isNumber = (value: string | number): boolean =>
  (typeof value === "number" || value.trim() !== "") && Number.isFinite(Number(value));
