import { literal } from "../duckdb/sql.ts";
import type { Dialect } from "../sql/dialect.ts";

export const trinoDialect: Dialect = {
  isNan: (expression) => `is_nan(${expression})`,
  bitOr: (expression) => `bitwise_or_agg(${expression})`,
  // A sum beyond 9.2 · 10¹⁸ is refused; a decimal would hold it, and takes a detour by arbitrary precision for each row.
  whole: (expression) => `CAST(truncate(${expression}) AS bigint)`,
  // A double becomes a whole number half away from zero.
  billionths: (expression) => `CAST((${expression} - truncate(${expression})) * 1E9 AS bigint)`,
  // A whole number beyond 2⁵³ is not itself in JSON.
  asText: (expression) => `CAST(${expression} AS varchar)`,
  isIn: (expression, values, kind) =>
    kind === "number"
      ? `${expression} IN (${values.map((value) => `${Number(value)}`).join(", ")})`
      : `CAST(${expression} AS varchar) IN (${values.map((value) => literal(String(value))).join(", ")})`,
};
