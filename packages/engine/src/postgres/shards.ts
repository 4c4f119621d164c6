import { identifier, literal } from "../duckdb/sql.ts";
import { SCHEMA, columnsSql, makeCatalog, qualified } from "./catalog.ts";
import type { StoredColumn } from "./catalog.ts";
import type { PostgresConnection, Server, Session } from "./connect.ts";
import { openServer } from "./connect.ts";
import type { Batch } from "../records/batch.ts";
import { rowsOf } from "../records/batch.ts";
import pg from "pg";

/** What rows are spread by: every question is grouped by it first, so each server counts its own rows. */
export const SHARD_KEY = "area";

/** The servers rows are spread over, known to the first one as foreign servers. */
export interface Shards {
  readonly servers: readonly Server[];
  close(): Promise<void>;
}

/** Opens the shards and makes them known to the coordinator; the rights to do so are asked for there. */
export async function openShards(
  coordinator: Server,
  connections: readonly PostgresConnection[],
): Promise<Shards> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const connection of connections) {
      const server = await openServer(connection);
      servers.push(server);
      await server.use(makeCatalog);
    }
    await coordinator.use((session) =>
      session.transaction(async () => {
        await session.run("SELECT pg_advisory_xact_lock(hashtextextended('tvars', 0))");
        await session.run("CREATE EXTENSION IF NOT EXISTS postgres_fdw");
        for (const [at, connection] of connections.entries())
          await introduce(
            session,
            at,
            typeof connection === "string" ? { connectionString: connection } : connection,
          );
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { servers, close };
}

const serverName = (at: number): string => `tvars_shard_${at}`;

async function introduce(session: Session, at: number, config: pg.ClientConfig): Promise<void> {
  const { host, port, database = "", user = "", password } = new pg.Client(config);
  const options: Record<string, string> = { host, port: String(port), dbname: database };
  const fixed = { fetch_size: "50000", async_capable: "true", use_remote_estimate: "true" };
  const [known] = await session.run("SELECT srvoptions FROM pg_foreign_server WHERE srvname = $1", [
    serverName(at),
  ]);
  if (!known)
    await session.run(
      `CREATE SERVER ${serverName(at)} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${optionsSql({ ...options, ...fixed })})`,
    );
  else {
    const set = Object.entries(options).map(([name, value]) => `SET ${name} ${literal(value)}`);
    await session.run(`ALTER SERVER ${serverName(at)} OPTIONS (${set.join(", ")})`);
  }
  const account = { user, ...(typeof password === "string" ? { password } : {}) };
  await session.run(`DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER ${serverName(at)}`);
  await session.secret(
    `CREATE USER MAPPING FOR CURRENT_USER SERVER ${serverName(at)} OPTIONS (${optionsSql(account)})`,
  );
}

const optionsSql = (options: Readonly<Record<string, string>>): string =>
  Object.entries(options)
    .map(([name, value]) => `${identifier(name)} ${literal(value)}`)
    .join(", ");

/** A table in hash partitions, one foreign table for each shard; the shards' own must be there. */
export async function partition(
  session: Session,
  table: string,
  columns: readonly StoredColumn[],
  shards: Shards,
): Promise<void> {
  await session.run(
    `CREATE TABLE ${qualified(table)} (${columnsSql(columns)}) PARTITION BY HASH (${identifier(SHARD_KEY)})`,
  );
  for (let at = 0; at < shards.servers.length; at++)
    await session.run(
      `CREATE FOREIGN TABLE ${qualified(`${table}_${at}`)} PARTITION OF ${qualified(table)} ` +
        `FOR VALUES WITH (MODULUS ${shards.servers.length}, REMAINDER ${at}) SERVER ${serverName(at)} ` +
        `OPTIONS (schema_name ${literal(SCHEMA)}, table_name ${literal(table)})`,
    );
}

/** Which shard each area belongs to: PostgreSQL's own hash says, asked once for each area. */
export class Router {
  readonly #session: Session;
  readonly #table: string;
  readonly #count: number;
  readonly #places = new Map<string | null, number>();

  constructor(session: Session, table: string, count: number) {
    this.#session = session;
    this.#table = table;
    this.#count = count;
  }

  /** The rows of a batch that each shard gets. */
  async split(batch: Batch): Promise<Int32Array[]> {
    const column = batch[SHARD_KEY]!;
    if (column.type !== "VARCHAR") throw new TypeError(`${SHARD_KEY}: ${column.type}`);
    const rows = rowsOf(batch);
    const places =
      "codes" in column ? await this.#place(column.dictionary) : await this.#place(column.values);
    const parts = Array.from({ length: this.#count }, () => new Int32Array(rows));
    const lengths = new Int32Array(this.#count);
    for (let row = 0; row < rows; row++) {
      const at = places[("codes" in column ? column.codes[row] : row)!]!;
      parts[at]![lengths[at]!++] = row;
    }
    return parts.map((part, at) => part.subarray(0, lengths[at]));
  }

  async #place(areas: readonly (string | null)[]): Promise<Int32Array> {
    const asked = [...new Set(areas.filter((area) => !this.#places.has(area)))];
    if (asked.length > 0) {
      const rows = await this.#session.run(
        `SELECT nth, g FROM unnest($1::text[]) WITH ORDINALITY AS a(area, nth), generate_series(0, ${this.#count - 1}) g ` +
          `WHERE satisfies_hash_partition(${literal(qualified(this.#table))}::regclass, ${this.#count}, g, area)`,
        [asked],
      );
      for (const [nth, at] of rows) this.#places.set(asked[Number(nth) - 1]!, Number(at));
    }
    return Int32Array.from(areas, (area) => this.#places.get(area)!);
  }
}
