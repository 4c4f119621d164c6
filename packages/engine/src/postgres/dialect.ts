import { literal } from "../duckdb/sql.ts";
import type { Dialect } from "../sql/dialect.ts";

/**
 * PostgreSQL's words. Whole parts and billionths are added as bigint, which it does in 128 bits and fast; its own
 * cast of a double to numeric keeps 15 digits. Nothing here keeps a foreign table from counting where its rows lie.
 */
export const postgresDialect: Dialect = {
  isNan: (expression) => `${expression} = 'NaN'::double precision`,
  bitOr: (expression) => `bit_or(${expression})`,
  whole: (expression) => `trunc(${expression})::bigint`,
  // round() of a double goes to even; whole billionths are told half away from zero.
  billionths: (expression) => {
    const part = `((${expression} - trunc(${expression})) * 1e9::double precision)`;
    return `(CASE WHEN abs(${part} - trunc(${part})) = 0.5 THEN trunc(${part}) + sign(${part}) ELSE ${part} END)::bigint`;
  },
  asText: (expression) => `(${expression})::text`,
  isIn: (expression, values, kind) =>
    kind === "number"
      ? `${expression} IN (${values.map((value) => `${Number(value)}`).join(", ")})`
      : `${kind === "text" ? expression : `(${expression})::text`} IN (${values.map((value) => literal(String(value))).join(", ")})`,
};
