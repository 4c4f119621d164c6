import pg from "pg";
import type { ClientConfig, PoolClient, QueryConfig } from "pg";
import { cancelled } from "../cube/problems.ts";
import type { Address } from "./problems.ts";
import { postgresError, tooOld } from "./problems.ts";

/** Where a PostgreSQL is: `postgres://user:password@host:port/database`, or its parts. What is left out comes from PGHOST, PGUSER … */
export type PostgresConnection = string | ClientConfig;

export interface Server {
  readonly address: Address;
  /** A connection of one's own for as long as `ask` runs; a raised signal stops what it asks, and nothing else. */
  use<Result>(
    ask: (session: Session) => Promise<Result>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Result>;
  close(): Promise<void>;
}

export interface Session {
  readonly client: PoolClient;
  readonly signal: AbortSignal | undefined;
  run(sql: string, values?: readonly unknown[]): Promise<unknown[][]>;
  /** As run, for a statement that holds a password: no error repeats it. */
  secret(sql: string): Promise<void>;
  /** Rows one at a time, never all in memory. */
  each(sql: string, onRow: (row: readonly unknown[]) => void): Promise<void>;
  transaction<Result>(body: () => Promise<Result>): Promise<Result>;
}

/** @throws EngineError `connection` where none answers, the user is not let in, or it is older than 15 */
export async function openServer(connection: PostgresConnection, connections = 4): Promise<Server> {
  const config: ClientConfig = typeof connection === "string" ? { connectionString: connection } : connection;
  const address = addressOf(config);
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    application_name: "tvars",
    // Where rows lie in hash partitions, on this server or on others, each part counts its own.
    options: "-c enable_partitionwise_aggregate=on -c standard_conforming_strings=on",
    ...config,
    max: connections,
  });
  // A server that goes away while a connection rests is told at the next question.
  pool.on("error", () => undefined);

  const use: Server["use"] = async (ask, { signal } = {}) => {
    if (signal?.aborted) throw cancelled(signal.reason);
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (fault) {
      throw postgresError(fault, address);
    }
    let stopping: Promise<unknown> | undefined;
    const stop = (): void => {
      const pid = (client as unknown as { processID: number }).processID;
      stopping = cancelBackend(config, pid);
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      if (signal?.aborted) throw cancelled(signal.reason);
      const result = await ask(sessionOn(client, address, signal));
      if (signal?.aborted) throw cancelled(signal.reason);
      return result;
    } catch (error) {
      throw signal?.aborted ? cancelled(error) : error;
    } finally {
      signal?.removeEventListener("abort", stop);
      // A cancelled connection is not used again: the stop may reach it late.
      await stopping?.catch(() => undefined);
      client.release(stopping !== undefined);
    }
  };

  const server: Server = { address, use, close: () => pool.end() };
  try {
    const [row] = await use((session) => session.run("SHOW server_version"));
    const version = String(row![0]);
    if (Number.parseInt(version, 10) < 15) throw tooOld(version);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return server;
}

function sessionOn(client: PoolClient, address: Address, signal?: AbortSignal): Session {
  const run: Session["run"] = async (sql, values = []) => {
    try {
      const { rows } = await client.query<unknown[]>({ text: sql, values: [...values], rowMode: "array" });
      return rows;
    } catch (fault) {
      throw postgresError(fault, address, sql);
    }
  };
  return {
    client,
    signal,
    run,
    secret: async (sql) => {
      try {
        await client.query(sql);
      } catch (fault) {
        const { code, message } = fault as { code?: string; message?: string };
        throw postgresError({ code, message }, address);
      }
    },
    each: (sql, onRow) =>
      new Promise((resolve, reject) => {
        const query = new pg.Query<unknown[]>({ text: sql, rowMode: "array" } as QueryConfig);
        let failed: unknown;
        query.on("row", (row) => {
          // Thrown here it would end the process; told when the answer has come to its end.
          try {
            if (failed === undefined) onRow(row as unknown[]);
          } catch (error) {
            failed = error;
          }
        });
        query.on("error", (fault: Error) => reject(postgresError(fault, address, sql)));
        query.on("end", () => (failed === undefined ? resolve() : reject(failed as Error)));
        client.query(query);
      }),
    transaction: async (body) => {
      await run("BEGIN");
      try {
        const result = await body();
        await run("COMMIT");
        return result;
      } catch (error) {
        // What failed is told, not that the connection is gone as well.
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
  };
}

async function cancelBackend(config: ClientConfig, pid: number): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 5_000, ...config });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_cancel_backend($1)", [pid]);
  } finally {
    await client.end();
  }
}

function addressOf(config: ClientConfig): Address {
  // The driver's own reading of addresses and PG* variables; nothing is connected to.
  const { host, port, database, user } = new pg.Client(config);
  return { host, port, database: database ?? "", user: user ?? "" };
}
