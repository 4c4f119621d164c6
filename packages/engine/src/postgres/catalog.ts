import { createHash } from "node:crypto";
import { identifier } from "../duckdb/sql.ts";
import type { ColumnKind, SqlColumn, SqlSource } from "../sql/dialect.ts";
import type { ParquetColumn } from "../engine.ts";
import type { Session } from "./connect.ts";

/** Where everything of ours lies; nothing else in the database is touched. */
export const SCHEMA = "tvars";

/** What a table of the catalogue says. */
export interface Entry {
  id: string;
  table: string;
  rows: number;
  columns: StoredColumn[];
  stored: string;
  keepUntil?: string;
}

export interface StoredColumn {
  name: string;
  type: ParquetColumn["type"];
}

const PG_TYPE: Record<ParquetColumn["type"], string> = {
  VARCHAR: "text",
  INTEGER: "integer",
  DOUBLE: "double precision",
  BLOB: "bytea",
};

const KIND: Record<ParquetColumn["type"], ColumnKind> = {
  VARCHAR: "text",
  INTEGER: "number",
  DOUBLE: "number",
  BLOB: "other",
};

/** The schema and its catalogue, made where absent. Several processes may do it at once. */
export async function makeCatalog(session: Session): Promise<void> {
  const [there] = await session.run(`SELECT to_regclass('${SCHEMA}.catalog')`);
  if (there![0] !== null) return;
  await session.transaction(async () => {
    await session.run("SELECT pg_advisory_xact_lock(hashtextextended('tvars', 0))");
    // Looked for in the table itself: what was asked above is remembered past the waiting.
    const made = await session.run(`SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`);
    if (made.length === 0) await session.run(`CREATE SCHEMA ${SCHEMA}`);
    await session.run(`CREATE TABLE IF NOT EXISTS ${SCHEMA}.catalog (
      kind text NOT NULL, id text NOT NULL, table_name text NOT NULL, rows bigint NOT NULL, columns jsonb NOT NULL,
      stored timestamptz NOT NULL DEFAULT now(), keep_until date, PRIMARY KEY (kind, id))`);
  });
}

export type Kind = "snapshot" | "records" | "lookup";

export async function entries(session: Session, kind: Kind, id?: string): Promise<Entry[]> {
  const rows = await session.run(
    `SELECT id, table_name, rows::text, columns, to_char(stored AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      to_char(keep_until, 'YYYY-MM-DD')
     FROM ${SCHEMA}.catalog WHERE kind = $1 AND ($2::text IS NULL OR id = $2) ORDER BY id`,
    [kind, id ?? null],
  );
  return rows.map(([key, table, count, columns, stored, keepUntil]) => ({
    id: key as string,
    table: table as string,
    rows: Number(count),
    columns: columns as StoredColumn[],
    stored: stored as string,
    ...(keepUntil === null ? {} : { keepUntil: keepUntil as string }),
  }));
}

export async function enter(
  session: Session,
  kind: Kind,
  { id, table, rows, columns, keepUntil }: Omit<Entry, "stored">,
): Promise<void> {
  await session.run(
    `INSERT INTO ${SCHEMA}.catalog (kind, id, table_name, rows, columns, keep_until) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (kind, id) DO UPDATE SET table_name = excluded.table_name, rows = excluded.rows,
       columns = excluded.columns, stored = now(), keep_until = excluded.keep_until`,
    [kind, id, table, rows, JSON.stringify(columns), keepUntil ?? null],
  );
}

export const strike = (session: Session, kind: Kind, id: string): Promise<unknown> =>
  session.run(`DELETE FROM ${SCHEMA}.catalog WHERE kind = $1 AND id = $2`, [kind, id]);

/** A table's name: ids are longer than the 63 bytes PostgreSQL keeps of a name. */
export const tableName = (kind: Kind, id: string, turn = ""): string =>
  `${kind[0]!}_${createHash("sha256").update(`${id}${turn}`).digest("hex").slice(0, 24)}`;

export const qualified = (table: string): string => `${SCHEMA}.${identifier(table)}`;

/** Rows of snapshots are numbered, so that they come back in their order. */
export const ROW_NUMBER = "tvars_row";

export const columnsSql = (columns: readonly StoredColumn[]): string =>
  columns.map(({ name, type }) => `${identifier(name)} ${PG_TYPE[type]}`).join(", ");

export const sourceOf = ({ id, table, columns }: Entry): SqlSource => ({
  id,
  from: qualified(table),
  columns: columns.map(({ name, type }): SqlColumn => ({ name, kind: KIND[type], type: PG_TYPE[type] })),
});
