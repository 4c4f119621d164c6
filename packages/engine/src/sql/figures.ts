import { FLAGS, STATUSES } from "@tvars/cube";
import { needColumn } from "../cube/problems.ts";
import { UNKNOWN_BIT } from "../cube/status.ts";
import { identifier, literal } from "../duckdb/sql.ts";
import type { Aggregate } from "../engine.ts";
import type { Dialect, SqlSource } from "./dialect.ts";
import { namesOf } from "./dialect.ts";
import type { Where } from "./where.ts";
import { grouped, whereSql } from "./where.ts";

/** Bit of a row's status; told by the figure alone where the table does not say, missing where it says a value and has none. */
function statusBit(source: SqlSource, dialect: Dialect): string {
  const none = `("value" IS NULL OR ${dialect.isNan(`"value"`)})`;
  const fromValue = `CASE WHEN ${none} THEN 8 WHEN "value" = 0 THEN 2 ELSE 1 END`;
  if (!namesOf(source).includes("status")) return fromValue;
  const known = STATUSES.map((word, code) =>
    code < 2
      ? `WHEN "status" = ${literal(word)} THEN CASE WHEN ${none} THEN 8 ELSE ${1 << code} END`
      : `WHEN "status" = ${literal(word)} THEN ${1 << code}`,
  );
  return `CASE WHEN "status" IS NULL THEN ${fromValue} ${known.join(" ")} ELSE ${UNKNOWN_BIT} END`;
}

function flagBits(source: SqlSource): string {
  if (!namesOf(source).includes("flags")) return "0";
  const bits = FLAGS.map(
    (flag, bit) => `CASE WHEN strpos("flags", ${literal(flag)}) > 0 THEN ${1 << bit} ELSE 0 END`,
  );
  return `CASE WHEN "flags" IS NULL THEN 0 ELSE ${bits.join(" + ")} END`;
}

/**
 * How a cube's `by` stands in the columns of an answer: an area is two of them where the table has versions, so that
 * nothing is composed for every row.
 */
export interface FigureColumns {
  sql: string;
  /** Of each dimension, the places of its columns in an answered row. */
  keys: number[][];
  /** Places of what is told: `only` gives `value`, the others what they need. */
  at: { set: number; flags: number; known: number; value: number; whole: number; billionths: number };
}

/** What of a row is known, and nothing of the others. */
const KNOWN = "s < 4";

/**
 * One question whose answer is a row per cell: keys, set of statuses, flags, known rows, figure.
 * `first` is grouped by as well before the rest, where a table is spread over servers by it: each then counts its own.
 */
export function figuresSql(
  sources: readonly SqlSource[],
  by: readonly string[],
  where: Where,
  aggregate: Aggregate,
  dialect: Dialect,
  first?: string,
): FigureColumns {
  const versioned = by.includes("area") && sources.some((source) => namesOf(source).includes("version"));
  const columns = by.flatMap((column) => (column === "area" && versioned ? ["version", "area"] : [column]));
  const places = new Map(columns.map((column, at) => [column, at]));
  const keys = by.map((column) =>
    column === "area" && versioned ? [places.get("version")!, places.get("area")!] : [places.get(column)!],
  );
  const unique = [...places.keys()];
  const outer = unique.map((_, at) => `k${at}`);
  const inner = first === undefined || unique.includes(first) ? outer : [...outer, "first"];
  const measures = measuresOf(aggregate, dialect);
  const parts = sources.map((source) => {
    const names = namesOf(source);
    for (const column of ["value", ...by]) needColumn(source.id, names, column);
    const selected = unique.map((column, at) => `${columnSql(column, source, sources)} AS k${at}`);
    const rows = [
      ...selected,
      ...(inner.length > outer.length ? [`${identifier(first!)} AS first`] : []),
      `"value" AS v`,
      `${statusBit(source, dialect)} AS s`,
      `${flagBits(source)} AS f`,
    ];
    const from = `SELECT ${rows.join(", ")} FROM ${source.from}${whereSql(source, where, dialect)}`;
    if (aggregate === "only") return from;
    const group = grouped(inner);
    const told = measures.map(({ name, of }) => `${of} AS ${name}`);
    return `SELECT ${[...inner, ...told].join(", ")} FROM (${from}) r${group}`;
  });
  const told = measures.map(({ name }) => name);
  const place = (name: string): number => unique.length + told.indexOf(name);
  const again = sources.length > 1 || inner.length > outer.length;
  const union = parts.join(" UNION ALL ");
  const shown = (name: string, text: boolean | undefined, expression: string): string =>
    `${text ? dialect.asText(expression) : expression} AS ${name}`;
  const group = grouped(outer);
  const selected = measures.map(({ name, again: sum, text }) => shown(name, text, again && sum ? sum : name));
  const sql = `SELECT ${[...outer, ...selected].join(", ")} FROM (${union}) c${
    again && aggregate !== "only" ? group : ""
  }`;
  return {
    sql,
    keys,
    at: {
      set: place("s"),
      flags: place("f"),
      known: place("n"),
      value: place("v"),
      whole: place("w"),
      billionths: place("b"),
    },
  };
}

/** A column of one table among several: as text where they do not agree on what it is. */
function columnSql(column: string, source: SqlSource, sources: readonly SqlSource[]): string {
  const kindIn = ({ columns }: SqlSource) => columns.find(({ name }) => name === column)?.type;
  if (kindIn(source) === undefined) return "CAST(NULL AS varchar)";
  const agreed = sources.every((other) => [undefined, kindIn(source)].includes(kindIn(other)));
  return agreed ? identifier(column) : `CAST(${identifier(column)} AS varchar)`;
}

interface Told {
  name: string;
  of: string;
  /** Of parts that were counted apart. */
  again?: string;
  text?: boolean;
}

function measuresOf(aggregate: Aggregate, dialect: Dialect): Told[] {
  if (aggregate === "only") return ["s", "f", "v"].map((name) => ({ name, of: name }));
  const x = `CASE WHEN ${KNOWN} THEN v END`;
  const bits: Told[] = [
    { name: "s", of: dialect.bitOr("s"), again: dialect.bitOr("s") },
    { name: "f", of: dialect.bitOr("f"), again: dialect.bitOr("f") },
  ];
  const known: Told = { name: "n", of: `count(CASE WHEN ${KNOWN} THEN 1 END)`, again: "sum(n)", text: true };
  const sums: Told[] = [
    { name: "w", of: `sum(${dialect.whole(x)})`, again: "sum(w)", text: true },
    { name: "b", of: `sum(${dialect.billionths(x)})`, again: "sum(b)", text: true },
  ];
  switch (aggregate) {
    case "sum":
      return [...bits, ...sums];
    case "mean":
      return [...bits, ...sums, known];
    case "count":
      return [...bits, known];
    case "min":
    case "max":
      return [...bits, { name: "v", of: `${aggregate}(${x})`, again: `${aggregate}(v)` }];
  }
}
