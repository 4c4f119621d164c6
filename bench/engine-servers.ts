/**
 * Ten million records by area type, year, sex and age: asked through each engine, and by hand-written SQL on the same
 * tables in the same servers. Equal answers are a condition, not a hope. Target: at most 1.1 times the hand-written.
 * `--rows 1000000` for fewer; `--only duckdb,postgres` for some. Starts PostgreSQL (three) and Trino itself.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import type { Cube } from "@tvars/cube";
import type { Engine, RecordsBatch, RecordsLookup, RecordsQuery } from "@tvars/engine";
import { openDuckDb, openPostgres, openStore, openTrino } from "@tvars/engine";
import { trinoClient } from "../packages/engine/src/trino/client.ts";
import { startPostgres } from "../test/support/servers/postgres.ts";
import { startTrino } from "../test/support/servers/trino.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    only: { type: "string", default: "duckdb,postgres,shards,trino" },
    rounds: { type: "string", default: "5" },
  },
});
const ROWS = Number(options.rows);
const ROUNDS = Number(options.rounds);
const ONLY = new Set(options.only.split(","));
const BATCH = 200_000;
const AREAS = Array.from({ length: 3363 }, (_, at) => `regso@2025:${String(at).padStart(5, "0")}`);
const YEARS = Array.from({ length: 10 }, (_, at) => 2015 + at);
const SEXES = ["kvinnor", "män"];
const AGES = ["0-5", "6-15", "16-19", "20-24", "25-39", "40-54", "55-64", "65-79", "80-89", "90-"];

/** Seeded, so that every engine gets the same rows. */
function* batches(): Generator<RecordsBatch> {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let from = 0; from < ROWS; from += BATCH) {
    const rows = Math.min(BATCH, ROWS - from);
    const area = new Uint16Array(rows);
    const year = new Int32Array(rows);
    const sex = new Uint8Array(rows);
    const age = new Uint8Array(rows);
    const cost = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      area[row] = next(AREAS.length);
      year[row] = YEARS[next(YEARS.length)]!;
      sex[row] = next(2);
      age[row] = next(AGES.length);
      cost[row] = next(100_000) / 100;
    }
    yield {
      area: { type: "VARCHAR", dictionary: AREAS, codes: area },
      year: { type: "INTEGER", values: year },
      sex: { type: "VARCHAR", dictionary: SEXES, codes: sex },
      age: { type: "VARCHAR", dictionary: AGES, codes: age },
      cost: { type: "DOUBLE", values: cost },
    };
  }
}

const typeOf = (area: number, year: number): string => String(1 + ((area * 31 + year) % 5));
const pairs = AREAS.flatMap((id, area) => YEARS.map((year) => ({ id, year, type: typeOf(area, year) })));
const lookup: RecordsLookup = {
  column: "type",
  on: ["area", "year"],
  keys: [pairs.map(({ id }) => id), pairs.map(({ year }) => String(year))],
  values: pairs.map(({ type }) => type),
};
const BY = ["type", "year", "sex", "age"];
const counted: RecordsQuery = { from: "visits", by: BY, lookups: [lookup] };
const summed: RecordsQuery = { ...counted, measures: [{ id: "cost", of: "sum", column: "cost" }] };

/** What an analyst would write: the rows joined to the types, and counted. */
const handCount = (table: string, types: string, text: (column: string) => string): string =>
  `SELECT t.type, ${text("r.year")}, r.sex, r.age, count(*) FROM ${table} r JOIN ${types} t ON t.area = r.area AND t.year = r.year GROUP BY 1, 2, 3, 4`;
/** The same by one who knows: counted by area first. */
const handFirst = (table: string, types: string, text: (column: string) => string): string =>
  `SELECT t.type, ${text("r.year")}, r.sex, r.age, sum(r.n) FROM (SELECT area, year, sex, age, count(*) AS n FROM ${table} GROUP BY area, year, sex, age) r JOIN ${types} t ON t.area = r.area AND t.year = r.year GROUP BY 1, 2, 3, 4`;
const handSum = (table: string, types: string, text: (column: string) => string, decimal: string): string =>
  `SELECT t.type, ${text("r.year")}, r.sex, r.age, sum(r.s) FROM (SELECT area, year, sex, age, sum(CAST(cost AS ${decimal})) AS s FROM ${table} GROUP BY area, year, sex, age) r JOIN ${types} t ON t.area = r.area AND t.year = r.year GROUP BY 1, 2, 3, 4`;

type Rows = readonly (readonly unknown[])[];

/** Every cell of the hand-written answer is the cube's, to the last digit. */
function same(cube: Cube, rows: Rows): void {
  const places = cube.dimensions.map(({ categories }) => new Map(categories.map(({ id }, at) => [id, at])));
  let known = 0;
  for (const row of rows) {
    let cell = 0;
    for (let at = 0; at < BY.length; at++) cell = cell * places[at]!.size + places[at]!.get(String(row[at]))!;
    assert.equal(cube.values[cell], Number(row[BY.length]), row.join());
    known++;
  }
  assert.equal(known, cube.values.filter((value) => value !== 0).length);
}

async function timed<Result>(ask: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const begun = performance.now();
  const result = await ask();
  return { ms: performance.now() - begun, result };
}

type Times = Record<string, number>;

/**
 * In turn, so that what else the machine does falls on all alike; the quickest of each. `processor` tells what the last
 * question cost the server, which is less disturbed by what else runs.
 */
async function inTurn(
  asks: Record<string, () => Promise<unknown>>,
  processor?: () => Promise<number>,
): Promise<{ ms: Times; processorMs?: Times }> {
  const none = (): Times => Object.fromEntries(Object.keys(asks).map((name) => [name, Infinity]));
  const [ms, processorMs] = [none(), none()];
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, ask] of Object.entries(asks)) {
      ms[name] = Math.min(ms[name]!, Math.round((await timed(ask)).ms));
      if (processor) processorMs[name] = Math.min(processorMs[name]!, Math.round(await processor()));
    }
  return { ms, ...(processor ? { processorMs } : {}) };
}

const UNITS: Record<string, number> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3, m: 6e4 };

/** What Trino says its latest question took of processor time, all workers together. */
async function trinoProcessor(url: string): Promise<number> {
  const asked = await fetch(`${url}/v1/query`, { headers: { "X-Trino-User": "tvars" } });
  const all = (await asked.json()) as { queryId: string; queryStats: { totalCpuTime: string } }[];
  const last = all.reduce((one, other) => (other.queryId > one.queryId ? other : one));
  const [, value, unit] = /^([\d.]+)([a-z]+)$/.exec(last.queryStats.totalCpuTime)!;
  return Number(value) * UNITS[unit!]!;
}

const results: Record<string, unknown> = {};
const ratios: Record<string, number> = {};
const cubes: Cube[] = [];
const folder = await mkdtemp(join(tmpdir(), "tvars-bench-"));
const tell = (words: string): void => void process.stderr.write(`${words}\n`);

async function measure(
  name: string,
  engine: Engine,
  hand: Record<"count" | "countFirst" | "sum", () => Promise<Rows>>,
  processor?: () => Promise<number>,
): Promise<void> {
  const [count, sum] = [await engine.recordsCube(counted), await engine.recordsCube(summed)];
  same(count, await hand.count());
  same(count, await hand.countFirst());
  same(sum, await hand.sum());
  cubes.push(count, sum);
  const asks = {
    count: () => engine.recordsCube(counted),
    countByHand: hand.count,
    countByHandAreasFirst: hand.countFirst,
    sum: () => engine.recordsCube(summed),
    sumByHand: hand.sum,
  };
  const times = await inTurn(asks, processor);
  const judge = (what: string, ms: Times): void => {
    ratios[`${what} count`] = ms.count! / Math.min(ms.countByHand!, ms.countByHandAreasFirst!);
    ratios[`${what} sum`] = ms.sum! / ms.sumByHand!;
  };
  judge(name, times.ms);
  if (times.processorMs) judge(`${name}, processor:`, times.processorMs);
  results[name] = { ...(results[name] as object), ...times };
  tell(`${name}: ${JSON.stringify(times)}`);
}

async function stored(name: string, engine: Engine): Promise<void> {
  const { ms } = await timed(() => engine.storeRecords("visits", batches()));
  results[name] = { storedMs: Math.round(ms) };
  tell(`${name}: ${ROWS} rows stored in ${Math.round(ms)} ms`);
}

const server = await startPostgres();
try {
  const store = await openStore(folder);
  if (ONLY.has("duckdb")) {
    const engine = await openDuckDb({ store, recordsFolder: join(folder, "records"), memoryLimitMb: 1024 });
    await stored("duckdb", engine);
    const [count, sum] = [await engine.recordsCube(counted), await engine.recordsCube(summed)];
    cubes.push(count, sum);
    const times = await inTurn({
      count: () => engine.recordsCube(counted),
      sum: () => engine.recordsCube(summed),
    });
    results.duckdb = { ...(results.duckdb as object), ...times };
    tell(`duckdb: ${JSON.stringify(times)}`);
    await engine.close();
  }
  const typesTable = async (client: pg.Client): Promise<void> => {
    await client.query("CREATE TABLE types (area text, year integer, type text)");
    await client.query("INSERT INTO types SELECT * FROM unnest($1::text[], $2::int[], $3::text[])", [
      lookup.keys[0],
      lookup.keys[1]!.map(Number),
      lookup.values,
    ]);
    await client.query("ANALYZE types");
  };
  const onPostgres = async (name: string, url: string, engine: Engine): Promise<string> => {
    await stored(name, engine);
    const client = new pg.Client(url);
    await client.connect();
    await typesTable(client);
    await client.query("SET enable_partitionwise_aggregate = on");
    const { rows } = await client.query<{ table_name: string }>(
      "SELECT table_name FROM tvars.catalog WHERE kind = 'records'",
    );
    const table = `tvars.${rows[0]!.table_name}`;
    const ask = (text: string) => async (): Promise<Rows> =>
      (await client.query<unknown[]>({ text, rowMode: "array" })).rows;
    const asText = (column: string): string => `${column}::text`;
    await measure(name, engine, {
      count: ask(handCount(table, "types", asText)),
      countFirst: ask(handFirst(table, "types", asText)),
      sum: ask(handSum(table, "types", asText, "numeric")),
    });
    await client.end();
    return rows[0]!.table_name;
  };
  if (ONLY.has("postgres")) {
    const engine = await openPostgres({ store, connection: server.url });
    await onPostgres("postgres", server.url, engine);
    await engine.close();
  }
  if (ONLY.has("shards")) {
    const shards = [await startPostgres(), await startPostgres()];
    const client = new pg.Client(server.url);
    await client.connect();
    await client.query("CREATE DATABASE spread");
    await client.end();
    const url = server.url.replace(/postgres$/, "spread");
    const engine = await openPostgres({ store, connection: url, shards: shards.map((shard) => shard.url) });
    await onPostgres("shards", url, engine);
    await engine.close();
    for (const shard of shards) await shard.stop();
  }
  if (ONLY.has("trino")) {
    const trino = await startTrino(server, { enduring: true });
    try {
      const engine = await openTrino({
        store,
        url: trino.url,
        folder: join(trino.files, "bench"),
        schema: "bench",
      });
      await stored("trino", engine);
      await engine.recordsCube(counted);
      const client = trinoClient(trino.url, { session: { "hive.parquet_use_column_names": "false" } });
      const tables = (await client.run("SHOW TABLES FROM hive.bench")).map(([name]) => String(name));
      const records = `(SELECT c0 AS area, c1 AS year, c2 AS sex, c3 AS age, c4 AS cost FROM hive.bench.${tables.find((name) => name.startsWith("r_"))!})`;
      const types = `(SELECT c0 AS area, c1 AS year, c2 AS type FROM hive.bench.${tables.find((name) => name.startsWith("l_"))!})`;
      const asText = (column: string): string => `CAST(${column} AS varchar)`;
      const byHand = {
        count: () => client.run(handCount(records, types, asText)),
        countFirst: () => client.run(handFirst(records, types, asText)),
        sum: () => client.run(handSum(records, types, asText, "decimal(18, 9)")),
      };
      await measure("trino", engine, byHand, () => trinoProcessor(trino.url));
      await engine.close();
    } finally {
      await trino.stop();
    }
  }
  for (const [at, cube] of cubes.entries())
    assert.deepEqual([...cube.values], [...cubes[at % 2]!.values], "every engine gives the same figures");
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify(
    {
      rows: ROWS,
      cells: 5 * YEARS.length * 2 * AGES.length,
      results,
      ratios,
      target: { ratio: 1.1 },
      met: Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, ratio <= 1.1])),
    },
    null,
    2,
  )}\n`,
);
