import { FLAGS, STATUSES } from "@tvars/cube";
import type { DuckDBValue } from "@duckdb/node-api";
import type { Aggregate } from "../engine.ts";
import type { Source } from "./source.ts";
import { needColumn } from "./source.ts";
import { identifier, literal } from "./sql.ts";
import type { Where } from "./where.ts";
import { areaKey, whereSql } from "./where.ts";

/** A status word nobody knows. */
export const UNKNOWN = 7;

const NO_FIGURE = `("value" IS NULL OR isnan("value"))`;
const FROM_VALUE = `CASE WHEN ${NO_FIGURE} THEN 3 WHEN "value" = 0 THEN 1 ELSE 0 END`;

/** Index into STATUSES; told by the figure alone where the file does not say, missing where it says a value and has none. */
function statusSql({ columns }: Source): string {
  if (!columns.includes("status")) return FROM_VALUE;
  const known = STATUSES.map(
    (word, code) =>
      `WHEN ${literal(word)} THEN ${code < 2 ? `CASE WHEN ${NO_FIGURE} THEN 3 ELSE ${code} END` : code}`,
  );
  return `CASE WHEN "status" IS NULL THEN ${FROM_VALUE} ELSE CASE "status"::VARCHAR ${known.join(" ")} ELSE ${UNKNOWN} END END`;
}

function flagsSql({ columns }: Source): string {
  if (!columns.includes("flags")) return "0";
  const bits = FLAGS.map(
    (flag, bit) => `CASE WHEN contains("flags"::VARCHAR, ${literal(flag)}) THEN ${1 << bit} ELSE 0 END`,
  );
  return `CASE WHEN "flags" IS NULL THEN 0 ELSE ${bits.join(" + ")} END`;
}

/** The rows asked for, of all snapshots: keys k0, k1 …, figure v, status s, flags f. */
export function rowsSql(
  sources: readonly Source[],
  by: readonly string[],
  where: Where,
  values: DuckDBValue[],
): string {
  const parts = sources.map((source) => {
    for (const column of ["value", ...by]) needColumn(source, column);
    const keys = by.map(
      (column, at) => `${column === "area" ? areaKey(source) : `${identifier(column)}::VARCHAR`} AS k${at}`,
    );
    const columns = [
      ...keys,
      `"value"::DOUBLE AS v`,
      `${statusSql(source)} AS s`,
      `${flagsSql(source)} AS f`,
    ];
    return `SELECT ${columns.join(", ")} FROM ${source.from}${whereSql(source, where, values)}`;
  });
  return parts.join(" UNION ALL ");
}

const KNOWN = "s < 2";
/**
 * Sums are of whole billionths: the part before the point and the billionths after it, rounded half from zero, added
 * as whole numbers. Exact to nine decimals and equal in whatever order threads, or another engine, add them; DuckDB's
 * sum of DOUBLE gives other last digits from run to run. The text is read as the nearest double there is.
 */
const X = `CASE WHEN ${KNOWN} THEN v END`;
const WHOLE = `sum(trunc(${X})::HUGEINT)`;
const BILLIONTHS = `sum(round((${X} - trunc(${X})) * 1e9)::BIGINT)`;
const SUM = `((${WHOLE} * 1000000000 + ${BILLIONTHS})::VARCHAR || 'e-9')`;
const COUNT = `count(*) FILTER (WHERE ${KNOWN})`;

const FIGURE: Record<Exclude<Aggregate, "only">, string> = {
  sum: `${SUM}::DOUBLE`,
  count: `${COUNT}::DOUBLE`,
  min: `min(CASE WHEN ${KNOWN} THEN v END)`,
  max: `max(CASE WHEN ${KNOWN} THEN v END)`,
  mean: `${SUM}::DOUBLE / ${COUNT}`,
};

/**
 * cell, figure, set of statuses (bit i = STATUSES[i]), flags. Positions are looked up in the database, so that only
 * numbers come over, as typed arrays.
 */
export function cellsSql(
  rows: string,
  sizes: readonly number[],
  firstList: number,
  aggregate: Aggregate,
): string {
  const lists = sizes.map((_, at) => {
    const list = `$${firstList + at}::VARCHAR[]`;
    return `d${at} AS (SELECT unnest(${list}) AS k, generate_subscripts(${list}, 1) - 1 AS i)`;
  });
  const strides = sizes.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * size, 1));
  const cell = sizes.map((_, at) => `d${at}.i * ${strides[at]}`).join(" + ") || "0";
  const joins = sizes.map((_, at) => `JOIN d${at} ON d${at}.k = figures.k${at}`).join(" ");
  const [figure, statuses, flags, end] =
    aggregate === "only"
      ? ["v", "1 << s", "f", ""]
      : [FIGURE[aggregate], "bit_or(1 << s)", "bit_or(f)", " GROUP BY cell"];
  return (
    `WITH ${["figures AS (" + rows + ")", ...lists].join(", ")} ` +
    `SELECT (${cell})::INTEGER AS cell, coalesce(${figure}, 'NaN'::DOUBLE) AS v, (${statuses})::INTEGER AS s, ` +
    `(${flags})::INTEGER AS f FROM figures ${joins}${end}`
  );
}
