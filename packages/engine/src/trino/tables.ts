import { createHash } from "node:crypto";
import { copyFile, link, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { identifier, literal } from "../duckdb/sql.ts";
import type { ParquetColumn } from "../engine.ts";
import { partialName } from "../store/partial.ts";
import type { ColumnKind, SqlSource } from "../sql/dialect.ts";
import type { TrinoClient } from "./client.ts";

export interface TrinoPlace {
  client: TrinoClient;
  /** A catalogue of the Hive connector, and the schema in it that is ours. */
  catalog: string;
  schema: string;
  /** A folder Trino's workers see, and what they call it. */
  folder: string;
  location: string;
}

export interface TrinoColumn {
  name: string;
  type: ParquetColumn["type"];
}

const TYPE: Record<ParquetColumn["type"], string> = {
  VARCHAR: "varchar",
  INTEGER: "integer",
  DOUBLE: "double",
  BLOB: "varbinary",
};

const KIND: Record<ParquetColumn["type"], ColumnKind> = {
  VARCHAR: "text",
  INTEGER: "number",
  DOUBLE: "number",
  BLOB: "other",
};

/**
 * Columns go by their place in the file, since a Hive table cannot name every column a file can. The tables of area types
 * are sent to every worker: without statistics Trino would send the rows between them instead.
 */
export const SESSION = (catalog: string): Record<string, string> => ({
  [`${catalog}.parquet_use_column_names`]: "false",
  join_distribution_type: "BROADCAST",
});

export const schemaOf = ({ catalog, schema }: Pick<TrinoPlace, "catalog" | "schema">): string =>
  `${identifier(catalog)}.${identifier(schema)}`;

export const makeSchema = (place: TrinoPlace): Promise<unknown> =>
  place.client.run(`CREATE SCHEMA IF NOT EXISTS ${schemaOf(place)}`);

export const nameFor = (kind: string, id: string): string =>
  `${kind}_${createHash("sha256").update(id).digest("hex").slice(0, 24)}`;

/**
 * A table over Parquet files that stay what they are: a folder with hard links to them, or copies where the disk is
 * another, and nothing else, since Hive takes every file of a folder for data.
 */
export async function publish(
  place: TrinoPlace,
  table: string,
  columns: readonly TrinoColumn[],
  files: readonly string[],
): Promise<void> {
  const target = join(place.folder, table);
  const work = join(place.folder, `.${partialName()}`);
  await mkdir(work, { recursive: true });
  for (const [at, file] of files.entries()) {
    const to = join(work, `${String(at).padStart(5, "0")}.parquet`);
    await link(file, to).catch(() => copyFile(file, to));
  }
  // Another process may have been first: its folder holds the same.
  await rename(work, target).catch(() => rm(work, { recursive: true, force: true }));
  const fields = columns.map(({ type }, at) => `c${at} ${TYPE[type]}`);
  await place.client.run(
    `CREATE TABLE IF NOT EXISTS ${schemaOf(place)}.${identifier(table)} (${fields.join(", ")}) ` +
      `WITH (external_location = ${literal(`${place.location}/${table}`)}, format = 'PARQUET')`,
  );
}

export async function unpublish(place: TrinoPlace, table: string): Promise<void> {
  await place.client.run(`DROP TABLE IF EXISTS ${schemaOf(place)}.${identifier(table)}`);
  await rm(join(place.folder, table), { recursive: true, force: true });
}

/** The table with its columns called what the file calls them. */
export function sourceOf(
  place: TrinoPlace,
  id: string,
  table: string,
  columns: readonly TrinoColumn[],
): SqlSource {
  const named = columns.map(({ name }, at) => `c${at} AS ${identifier(name)}`);
  return {
    id,
    from: `(SELECT ${named.join(", ")} FROM ${schemaOf(place)}.${identifier(table)}) t`,
    columns: columns.map(({ name, type }) => ({ name, kind: KIND[type], type: TYPE[type] })),
  };
}

export const parquetFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith(".parquet"))
    .sort()
    .map((name) => join(folder, name));
