import { cancelled } from "../cube/problems.ts";
import { withScan } from "../duckdb/scan.ts";
import { identifier, literal } from "../duckdb/sql.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Entry, Kind, StoredColumn } from "./catalog.ts";
import { ROW_NUMBER, SCHEMA, columnsSql, enter, entries, qualified, strike, tableName } from "./catalog.ts";
import type { Server, Session } from "./connect.ts";
import type { Filling } from "./copy.ts";
import { fill } from "./copy.ts";
import type { Batch } from "../records/batch.ts";
import { rowsOf } from "../records/batch.ts";
import { isPast, today } from "../records/retention.ts";
import { encodeRows } from "./encode.ts";
import { Router, SHARD_KEY, partition } from "./shards.ts";
import { lockLoading, ownerOf } from "./sweep.ts";
import type { Shards } from "./shards.ts";

export interface Place {
  server: Server;
  shards: Shards | undefined;
}

/** A snapshot's table, filled from its file the first time it is asked for. Whoever comes second waits, and finds it. */
export async function loadSnapshot(
  place: Place,
  snapshot: Snapshot,
  path: string,
  signal?: AbortSignal,
): Promise<Entry> {
  const kind = "snapshot";
  const load = async (session: Session): Promise<Entry> => {
    const [known] = await entries(session, kind, snapshot.id);
    if (known) return known;
    return session.transaction(async () => {
      await lock(session, snapshot.id);
      if (place.shards) await lockLoading(session);
      const [meanwhile] = await entries(session, kind, snapshot.id);
      if (meanwhile) return meanwhile;
      return withScan(path, async ({ columns, batches }) => {
        const table = tableName(kind, snapshot.id);
        const spread = place.shards !== undefined && snapshot.kind === "figures" && hasKey(columns);
        const numbered = [...columns, { name: ROW_NUMBER, type: "INTEGER" as const }];
        const rows = await fillTable(place, session, table, numbered, withRowNumbers(batches()), spread);
        const geometry = columns.find(({ name, type }) => name === "geometry" && type === "BLOB");
        if (geometry && snapshot.kind === "layer") await addGeometry(session, table, snapshot.crs);
        const entry = { id: snapshot.id, table, rows, columns };
        await session.run(`COMMENT ON TABLE ${qualified(table)} IS '${snapshot.id.replaceAll("'", "''")}'`);
        await enter(session, kind, entry);
        return { ...entry, stored: "" };
      });
    });
  };
  return place.server.use(load, { signal });
}

async function* withRowNumbers(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  let begins = 0;
  for await (const batch of batches) {
    const rows = rowsOf(batch);
    const values = Int32Array.from({ length: rows }, (_, row) => begins + row);
    yield { ...batch, [ROW_NUMBER]: { type: "INTEGER", values } };
    begins += rows;
  }
}

/** Fills a new table of records, then lets it take the place of the one with that id. */
export async function loadRecords(
  place: Place,
  session: Session,
  id: string,
  columns: readonly StoredColumn[],
  batches: AsyncIterable<Batch>,
  keepUntil?: string,
): Promise<Entry> {
  let old: Entry | undefined;
  const entry = await session.transaction(async () => {
    await lock(session, `records ${id}`);
    if (place.shards) await lockLoading(session);
    [old] = await entries(session, "records", id);
    // Named by the transaction, so that the old one can be asked until this one is whole.
    const [turn] = await session.run("SELECT pg_current_xact_id()::text");
    const table = tableName("records", id, String(turn![0]));
    const spread = place.shards !== undefined && hasKey(columns);
    const rows = await fillTable(place, session, table, columns, batches, spread);
    await enter(session, "records", {
      id,
      table,
      rows,
      columns: [...columns],
      ...(keepUntil === undefined ? {} : { keepUntil }),
    });
    if (old) await session.run(`DROP TABLE IF EXISTS ${qualified(old.table)}`);
    return (await entries(session, "records", id))[0]!;
  });
  if (old) await dropOnShards(place, old.table);
  return entry;
}

/** Removes records; with `day`, only where their last day is before it. */
export async function dropRecords(place: Place, session: Session, id: string, day?: string): Promise<void> {
  let entry: Entry | undefined;
  await session.transaction(async () => {
    await lock(session, `records ${id}`);
    [entry] = await entries(session, "records", id);
    if (entry && day !== undefined && !isPast(entry, day)) entry = undefined;
    if (!entry) return;
    await session.run(`DROP TABLE IF EXISTS ${qualified(entry.table)}`);
    await strike(session, "records" satisfies Kind, id);
  });
  if (entry) await dropOnShards(place, entry.table);
}

/** Removes the records whose last day is past. */
export async function dropPast(place: Place, session: Session, day = today()): Promise<void> {
  for (const entry of await entries(session, "records"))
    if (isPast(entry, day)) await dropRecords(place, session, entry.id, day);
}

const hasKey = (columns: readonly StoredColumn[]): boolean =>
  columns.some(({ name, type }) => name === SHARD_KEY && type === "VARCHAR");

const lock = (session: Session, id: string): Promise<unknown> =>
  session.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`tvars ${id}`]);

async function fillTable(
  { server, shards }: Place,
  session: Session,
  table: string,
  columns: readonly StoredColumn[],
  batches: AsyncIterable<Batch>,
  spread: boolean,
): Promise<number> {
  const names = columns.map(({ name }) => name);
  let rows = 0;
  if (!spread || !shards) {
    await session.run(`CREATE TABLE ${qualified(table)} (${columnsSql(columns)})`);
    rows = await pour(session, batches, names, [fill(session, server.address, table, names)]);
    await session.run(`ANALYZE ${qualified(table)}`);
    return rows;
  }
  await partition(session, table, columns, shards);
  const owner = literal(await ownerOf(session));
  const router = new Router(session, table, shards.servers.length);
  await onEvery(shards, async (sessions) => {
    for (const shard of sessions) {
      // What a broken loading left behind on a shard is in no catalogue.
      await shard.run(`DROP TABLE IF EXISTS ${qualified(table)}`);
      await shard.run(`CREATE TABLE ${qualified(table)} (${columnsSql(columns)})`);
      await shard.run(`COMMENT ON TABLE ${qualified(table)} IS ${owner}`);
    }
    const fillings = sessions.map((shard, at) => fill(shard, shards.servers[at]!.address, table, names));
    rows = await pour(session, batches, names, fillings, router);
    for (const shard of sessions) await shard.run(`ANALYZE ${qualified(table)}`);
  });
  return rows;
}

/** Hands rows to the tables being filled: all to one, or each to the one its area belongs to. */
async function pour(
  { signal }: Session,
  batches: AsyncIterable<Batch>,
  names: readonly string[],
  fillings: readonly Filling[],
  router?: Router,
): Promise<number> {
  let rows = 0;
  try {
    for await (const batch of batches) {
      if (signal?.aborted) throw cancelled(signal.reason);
      rows += rowsOf(batch);
      const parts = router ? await router.split(batch) : [undefined];
      for (const [at, part] of parts.entries())
        for (const piece of encodeRows(batch, names, part)) await fillings[at]!.write(piece);
    }
    for (const filling of fillings) await filling.end();
    return rows;
  } catch (error) {
    for (const filling of fillings) filling.abandon();
    throw error;
  }
}

/** A transaction on every shard, ended before the coordinator's: a table that no catalogue names is never asked. */
async function onEvery(shards: Shards, body: (sessions: readonly Session[]) => Promise<void>): Promise<void> {
  const open = async (left: readonly Server[], sessions: readonly Session[]): Promise<void> => {
    const [next, ...rest] = left;
    if (!next) return body(sessions);
    await next.use((session) => session.transaction(() => open(rest, [...sessions, session])));
  };
  await open(shards.servers, []);
}

/** After the coordinator has forgotten it: cut short between, it is one no catalogue names, and swept. */
async function dropOnShards({ shards }: Place, table: string): Promise<void> {
  for (const shard of shards?.servers ?? [])
    await shard.use((other) => other.run(`DROP TABLE IF EXISTS ${qualified(table)}`));
}

/** Areas can be asked for by place as well, by any program that speaks PostGIS. */
async function addGeometry(session: Session, table: string, crs = "EPSG:3006"): Promise<void> {
  const srid = Number(crs.replace(/\D/g, "")) || 3006;
  const [there] = await session.run(
    "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'postgis'",
  );
  const schema = identifier(String(there![0]).replaceAll('"', ""));
  await session.run(
    `ALTER TABLE ${qualified(table)} ADD COLUMN geom ${schema}.geometry(Geometry, ${srid}) ` +
      `GENERATED ALWAYS AS (${schema}.ST_GeomFromWKB("geometry", ${srid})) STORED`,
  );
  await session.run(`CREATE INDEX ON ${SCHEMA}.${identifier(table)} USING gist (geom)`);
}
