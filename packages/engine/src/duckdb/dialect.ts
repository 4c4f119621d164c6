import type { Dialect } from "../sql/dialect.ts";
import { literal } from "./sql.ts";

export const duckdbDialect: Dialect = {
  isNan: (expression) => `isnan(${expression})`,
  bitOr: (expression) => `bit_or(${expression})`,
  whole: (expression) => `trunc(${expression})::HUGEINT`,
  billionths: (expression) => `round((${expression} - trunc(${expression})) * 1e9)::BIGINT`,
  asText: (expression) => `(${expression})::VARCHAR`,
  isIn: (expression, values, kind) =>
    kind === "number"
      ? `${expression} IN (${values.map((value) => String(Number(value))).join(", ")})`
      : `${expression}::VARCHAR IN (${values.map((value) => literal(String(value))).join(", ")})`,
};
