import type { Cube } from "@tvars/cube";
import { checkQuery, needColumn } from "../cube/problems.ts";
import { openDuckDb } from "../duckdb/open.ts";
import { identifier } from "../duckdb/sql.ts";
import type { Engine } from "../engine.ts";
import { batchesOf, checkId, notFound, tableOf } from "../records/table.ts";
import type { Snapshot, SnapshotStore } from "../snapshot.ts";
import { cubeBySql } from "../sql/cube.ts";
import type { SqlSource } from "../sql/dialect.ts";
import { namesOf } from "../sql/dialect.ts";
import { recordsBySql } from "../sql/records.ts";
import { whereSql } from "../sql/where.ts";
import { ROW_NUMBER, entries, makeCatalog, sourceOf } from "./catalog.ts";
import type { PostgresConnection, Session } from "./connect.ts";
import { openServer } from "./connect.ts";
import { postgresDialect } from "./dialect.ts";
import { dropPast, dropRecords, loadRecords, loadSnapshot } from "./load.ts";
import type { Address } from "./problems.ts";
import { loadLookup, sweepLookups } from "./lookups.ts";
import { noPostgis } from "./problems.ts";
import { SHARD_KEY, openShards } from "./shards.ts";
import type { Shards } from "./shards.ts";
import { sweepShards } from "./sweep.ts";

export interface PostgresOptions {
  /** Says where a snapshot's file lies: each is copied into the database when it is first asked for. */
  store: Pick<SnapshotStore, "path">;
  connection: PostgresConnection;
  /** More servers, over which rows are spread by area; `connection` then coordinates. */
  shards?: readonly PostgresConnection[];
}

/**
 * PostgreSQL 15 or newer with PostGIS. What it keeps lies in the schema `tvars`; files are still written by the
 * embedded engine, and stay the truth.
 * @throws EngineError `connection` or `rights`, telling what to ask an administrator for
 */
export async function openPostgres({
  store,
  connection,
  shards: others = [],
}: PostgresOptions): Promise<Engine> {
  const server = await openServer(connection);
  let shards: Shards | undefined;
  try {
    await server.use(async (session) => {
      await needPostgis(session, server.address);
      await makeCatalog(session);
      await sweepLookups(session);
    });
    if (others.length > 0) {
      const opened = (shards = await openShards(server, others));
      await server.use((session) => sweepShards(session, opened));
    }
    await server.use((session) => dropPast({ server, shards }, session));
  } catch (error) {
    await Promise.all([server.close(), shards?.close()]);
    throw error;
  }
  const place = { server, shards };
  const first = (columns: readonly string[]): string | undefined =>
    shards && columns.includes(SHARD_KEY) ? SHARD_KEY : undefined;
  const writer = await openDuckDb();

  const sourceFor = async (snapshot: Snapshot, signal?: AbortSignal): Promise<SqlSource> =>
    sourceOf(await loadSnapshot(place, snapshot, store.path(snapshot), signal));

  return {
    name: "postgres",

    cube: async (query, { signal } = {}): Promise<Cube> => {
      checkQuery(query.from, query.by);
      const sources: SqlSource[] = [];
      for (const snapshot of query.from) sources.push(await sourceFor(snapshot, signal));
      return server.use(
        (session) =>
          cubeBySql(query, sources, postgresDialect, session.each, {
            first: sources.every((source) => first(namesOf(source)))
              ? first(namesOf(sources[0]!))
              : undefined,
          }),
        { signal },
      );
    },

    rows: async <Row extends Record<string, unknown>>(
      snapshot: Snapshot,
      columns: readonly string[],
      where: Parameters<Engine["rows"]>[2] = {},
    ) => {
      const source = await sourceFor(snapshot);
      for (const column of columns) needColumn(source.id, namesOf(source), column);
      const sql = `SELECT ${columns.map(identifier).join(", ")} FROM ${source.from}${whereSql(source, where, postgresDialect)} ORDER BY ${ROW_NUMBER}`;
      return server.use(async (session) => {
        const rows: Row[] = [];
        await session.each(sql, (row) => {
          rows.push(Object.fromEntries(columns.map((name, at) => [name, row[at]])) as Row);
        });
        return rows;
      });
    },

    writeParquet: (...what) => writer.writeParquet(...what),

    storeRecords: async (id, batches, { keepUntil, signal } = {}) => {
      checkId(id);
      const { columns, rest } = await batchesOf(batches);
      return server.use(
        async (session) => tableOf(await loadRecords(place, session, id, columns, rest, keepUntil)),
        { signal },
      );
    },

    recordsCube: (query, { signal } = {}) =>
      server.use(
        async (session) => {
          await dropPast(place, session);
          const [entry] = await entries(session, "records", query.from);
          if (!entry)
            throw notFound(
              query.from,
              (await entries(session, "records")).map(({ id }) => id),
            );
          const source = sourceOf(entry);
          return recordsBySql(query, source, postgresDialect, session.each, {
            lookupFrom: (lookup, whole) => loadLookup(session, server.address, lookup, whole),
            first: first(namesOf(source)),
          });
        },
        { signal },
      ),

    listRecords: () =>
      server.use(async (session) => {
        await dropPast(place, session);
        return (await entries(session, "records")).map(tableOf);
      }),

    dropRecords: (id) => server.use((session) => dropRecords(place, session, id)),

    close: async () => {
      await Promise.all([server.close(), shards?.close(), writer.close()]);
    },
  };
}

async function needPostgis(session: Session, address: Address): Promise<void> {
  const [known] = await session.run("SELECT 1 FROM pg_extension WHERE extname = 'postgis'");
  if (known) return;
  try {
    // Two at once would both find it absent, and one fail.
    await session.transaction(async () => {
      await session.run("SELECT pg_advisory_xact_lock(hashtextextended('tvars', 0))");
      await session.run("CREATE EXTENSION IF NOT EXISTS postgis");
    });
  } catch (error) {
    throw noPostgis(error, address);
  }
}
