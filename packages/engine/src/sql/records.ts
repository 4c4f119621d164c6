import type { Category, Cube } from "@tvars/cube";
import { emptyCube, statusCode, text } from "@tvars/cube";
import { dimensionFor } from "../cube/categories.ts";
import { Keys, Numbers, keyOrUnknown } from "../cube/keys.ts";
import { checkSize, needColumn, unfit } from "../cube/problems.ts";
import { MISSING, VALUE, ZERO } from "../cube/status.ts";
import { identifier } from "../duckdb/sql.ts";
import type { RecordsLookup, RecordsMeasure, RecordsQuery } from "../records.ts";
import { UNKNOWN_CATEGORY } from "../records.ts";
import type { Ask } from "./cube.ts";
import type { Dialect, SqlSource } from "./dialect.ts";
import { namesOf } from "./dialect.ts";
import { exactSum } from "./exact.ts";
import { grouped, whereSql } from "./where.ts";

export interface RecordsSqlOptions {
  /** A lookup as something to join, with the columns k0, k1 … (whole numbers where `whole` says so, else texts) and v. */
  lookupFrom: (lookup: RecordsLookup, whole: readonly boolean[]) => string | Promise<string>;
  /** Rows are spread over servers by this column: each counts its own. */
  first?: string | undefined;
}

const COUNT: readonly RecordsMeasure[] = [{ id: "count", label: text("antal", "number"), of: "count" }];

/** Counts records by one question: by their own columns first, the small tables joined after. */
export async function recordsBySql(
  query: RecordsQuery,
  source: SqlSource,
  dialect: Dialect,
  ask: Ask,
  options: RecordsSqlOptions,
): Promise<Cube> {
  const { by, measures = COUNT } = query;
  checkRecordsQuery(query, source);
  const sql = await recordsSql({ ...query, measures }, source, dialect, options);
  const keys = new Keys(by.length);
  const columns = measures.map(() => ({ known: new Numbers(), value: new Numbers() }));
  const counts = new Numbers();
  const places = placesOf(measures, by.length);
  await ask(sql, (row) => {
    keys.add(by.map((_, at) => keyOrUnknown(row[at])));
    counts.push(Number(row[by.length]));
    for (const [at, measure] of measures.entries()) {
      const place = places[at]!;
      const known = measure.of === "count" ? row[by.length] : row[place];
      columns[at]!.known.push(Number(known));
      columns[at]!.value.push(
        measure.of !== "sum"
          ? Number(known)
          : row[place + 1] === null
            ? 0
            : exactSum(row[place + 1] as string, row[place + 2] as string),
      );
    }
  });
  checkSize(keys.found.reduce((product, { length }) => product * length, measures.length));
  const dimensions = by.map((column, at) => {
    const found = [...keys.found[at]!].sort();
    const dimension = dimensionFor(
      column,
      found.filter((id) => id !== UNKNOWN_CATEGORY),
      [],
    );
    return found.includes(UNKNOWN_CATEGORY)
      ? { ...dimension, categories: [...dimension.categories, UNKNOWN] }
      : dimension;
  });
  const cube = emptyCube(text(query.from), [
    ...dimensions,
    {
      id: "measure",
      label: text("mått", "measure"),
      role: "metric",
      categories: measures.map(({ id, label }) => ({ id, label: label ?? text(id) })),
    },
  ]);
  // Records hold every case there is: where there are no rows, there is none.
  cube.values.fill(0);
  cube.status.fill(statusCode("zero"));
  const cells = keys.cells(
    dimensions.map(({ categories }) => categories.map(({ id }) => id)),
    measures.length,
  );
  for (const [at, measure] of measures.entries()) {
    const { known, value } = columns[at]!;
    const strict = measure.of === "sum" && measure.unknown !== "skip";
    for (let row = 0; row < keys.rows; row++) {
      const cell = cells[row]! + at;
      const lost = strict && known.values[row]! < counts.values[row]!;
      cube.values[cell] = lost ? NaN : value.values[row]!;
      cube.status[cell] = lost ? MISSING : value.values[row] === 0 ? ZERO : VALUE;
    }
  }
  return cube;
}

const UNKNOWN: Category = { id: UNKNOWN_CATEGORY, label: text("okänt", "unknown") };

/** Where each measure's columns begin in an answered row: keys, count, then those of each. */
function placesOf(measures: readonly RecordsMeasure[], keys: number): number[] {
  let place = keys + 1;
  return measures.map(({ of }) => {
    const begins = place;
    place += of === "count" ? 0 : of === "known" ? 1 : 3;
    return begins;
  });
}

/**
 * Where rows lie together they are joined to the small tables and counted at once, which was measured to be quicker
 * than counting by area first; where they are spread over servers each counts its own by area, and is joined after.
 */
async function recordsSql(
  { by, where = {}, lookups = [], measures = COUNT }: RecordsQuery,
  source: SqlSource,
  dialect: Dialect,
  { lookupFrom, first }: RecordsSqlOptions,
): Promise<string> {
  const used = lookups.filter(({ column }) => by.includes(column));
  const lookedUp = new Map(used.map((lookup, at) => [lookup.column, at]));
  const own = [
    ...new Set([
      ...by.filter((column) => !lookedUp.has(column)),
      ...used.flatMap(({ on }) => on),
      ...(first === undefined ? [] : [first]),
    ]),
  ];
  const place = new Map(own.map((column, at) => [column, `g${at}`]));
  const told = measures.flatMap((measure, at) => measureSql(measure, at, source, dialect));
  const joins: string[] = [];
  for (const [at, lookup] of used.entries()) {
    const whole = lookup.on.map((column) => isWhole(source, column));
    const on = lookup.on.map((column, nth) => {
      const key = `c.${place.get(column)!}`;
      return `l${at}.k${nth} = ${whole[nth] || isText(source, column) ? key : `CAST(${key} AS varchar)`}`;
    });
    joins.push(` LEFT JOIN ${await lookupFrom(lookup, whole)} l${at} ON ${on.join(" AND ")}`);
  }
  const keys = by.map((column) =>
    lookedUp.has(column) ? `l${lookedUp.get(column)!}.v` : `c.${place.get(column)!}`,
  );
  const columns = own.map((column) => `${identifier(column)} AS ${place.get(column)!}`);
  const from = `FROM ${source.from}${whereSql(source, where, dialect)}`;
  const counted = [{ name: "n", of: "count(*)" }, ...told];
  if (first === undefined) {
    const needed = measures.flatMap((measure, at) =>
      measure.of === "count" ? [] : [`${identifier(measure.column)} AS m${at}`],
    );
    const rows = [...columns, ...needed].join(", ") || "1 AS one";
    const shown = counted.map(({ of }) => dialect.asText(of));
    return `SELECT ${[...keys, ...shown].join(", ")} FROM (SELECT ${rows} ${from}) c${joins.join("")}${grouped(keys)}`;
  }
  const parts = counted.map(
    ({ name, of }) =>
      `${of.replaceAll(/\bm(\d+)\b/g, (_, at: string) => identifier((measures[Number(at)] as { column: string }).column))} AS ${name}`,
  );
  const inner = `SELECT ${[...columns, ...parts].join(", ")} ${from}${grouped(own.map(identifier))}`;
  const shown = counted.map(({ name }) => dialect.asText(`sum(c.${name})`));
  return `SELECT ${[...keys, ...shown].join(", ")} FROM (${inner}) c${joins.join("")}${grouped(keys)}`;
}

const columnOf = ({ columns }: SqlSource, wanted: string) => columns.find(({ name }) => name === wanted)!;
const isWhole = (source: SqlSource, column: string): boolean => /^int/i.test(columnOf(source, column).type);
const isText = (source: SqlSource, column: string): boolean => columnOf(source, column).kind === "text";

/** What is counted of a measure's column, here called m and its place. */
function measureSql(
  measure: RecordsMeasure,
  at: number,
  source: SqlSource,
  dialect: Dialect,
): { name: string; of: string }[] {
  if (measure.of === "count") return [];
  const column = `m${at}`;
  const known = { name: `n${at}`, of: `count(${column})` };
  if (measure.of === "known") return [known];
  const whole = isWhole(source, measure.column);
  return [
    known,
    { name: `w${at}`, of: whole ? `sum(CAST(${column} AS bigint))` : `sum(${dialect.whole(column)})` },
    { name: `b${at}`, of: whole ? "sum(0)" : `sum(${dialect.billionths(column)})` },
  ];
}

/** @throws EngineError `query` where a column is absent or no number, or a lookup tells a key twice */
export function checkRecordsQuery(
  { by, lookups = [], measures = COUNT }: RecordsQuery,
  source: SqlSource,
): void {
  if (new Set(by).size !== by.length) throw unfit(by.join(", "), "varje kolumn en gång", "each column once");
  if (measures.length === 0) throw unfit("measures: []", "minst ett mått", "at least one measure");
  const names = namesOf(source);
  const looked = new Set(lookups.map(({ column }) => column));
  for (const column of by) if (!looked.has(column)) needColumn(source.id, names, column);
  for (const lookup of lookups) {
    for (const column of lookup.on) needColumn(source.id, names, column);
    checkLookup(lookup, names);
  }
  for (const measure of measures)
    if (measure.of !== "count") {
      needColumn(source.id, names, measure.column);
      const { kind } = source.columns.find(({ name }) => name === measure.column)!;
      if (measure.of === "sum" && kind !== "number")
        throw unfit(`sum ${measure.column}: ${kind}`, "en talkolumn", "a number column");
    }
}

function checkLookup({ column, on, keys, values }: RecordsLookup, names: readonly string[]): void {
  if (names.includes(column))
    throw unfit(column, "ett namn som uppgifterna inte har", "a name the records do not have");
  const odd = keys.find(({ length }) => length !== values.length);
  if (odd || keys.length !== on.length || on.length === 0)
    throw unfit(
      `${column}: ${odd?.length ?? keys.length}`,
      `${on.length} nyckelkolumner med ${values.length} rader`,
      `${on.length} key columns of ${values.length} rows`,
    );
  const seen = new Set<string>();
  for (let row = 0; row < values.length; row++) {
    const key = keys.map((part) => part[row]).join("\u0000");
    if (seen.has(key))
      throw unfit(`${column}: ${key.replaceAll("\u0000", ", ")}`, "varje nyckel en gång", "each key once");
    seen.add(key);
  }
}

/** Keys that a whole-number column cannot hold match nothing: they are left out, and the others are told as numbers. */
export function matching({ keys, values, ...rest }: RecordsLookup, whole: readonly boolean[]): RecordsLookup {
  const kept = values.flatMap((_, row) =>
    whole.every((isNumber, at) => !isNumber || /^-?\d{1,9}$/.test(keys[at]![row]!)) ? [row] : [],
  );
  if (kept.length === values.length) return { keys, values, ...rest };
  return {
    ...rest,
    keys: keys.map((key) => kept.map((row) => key[row]!)),
    values: kept.map((row) => values[row]!),
  };
}
