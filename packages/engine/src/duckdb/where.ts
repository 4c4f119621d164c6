import type { DuckDBValue } from "@duckdb/node-api";
import { listValue } from "@duckdb/node-api";
import type { Source } from "./source.ts";
import { needColumn } from "./source.ts";
import { identifier } from "./sql.ts";

export type Where = Readonly<Record<string, readonly (string | number)[]>>;

/** Values as a list parameter: one mark whatever their number, and nothing of the user's in the SQL. */
export const textList = (values: readonly (string | number)[]): DuckDBValue => listValue(values.map(String));

/** The area with its version, as `version:code`; a file without a version column has one area key, its code. */
export const areaKey = ({ columns }: Source): string =>
  columns.includes("version") ? `concat_ws(':', "version", "area")` : `"area"`;

/**
 * The condition for `where`, with its values pushed onto `values`. An area may be `version:code` or, in every version,
 * the code alone.
 */
export function whereSql(source: Source, where: Where, values: DuckDBValue[]): string {
  const terms = Object.entries(where).map(([name, wanted]) => {
    needColumn(source, name);
    if (name !== "area" || !source.columns.includes("version")) return isIn(identifier(name), wanted, values);
    const keys = wanted.filter((area) => String(area).includes(":"));
    const codes = wanted.filter((area) => !String(area).includes(":"));
    return `(${isIn(areaKey(source), keys, values)} OR ${isIn(`"area"`, codes, values)})`;
  });
  return terms.length ? ` WHERE ${terms.join(" AND ")}` : "";
}

function isIn(expression: string, wanted: readonly (string | number)[], values: DuckDBValue[]): string {
  // An empty list has no type to bind.
  if (wanted.length === 0) return "false";
  values.push(textList(wanted));
  return `${expression}::VARCHAR IN (SELECT unnest($${values.length}::VARCHAR[]))`;
}
