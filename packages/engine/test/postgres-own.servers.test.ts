/** What is PostgreSQL's own: its errors in plain words, its rights, its shards, its areas in PostGIS. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { EngineError, loadCube, openPostgres, openStore } from "@tvars/engine";
import type { CubeQuery, PostgresConnection } from "@tvars/engine";
import { freePort } from "../../../test/support/servers/ports.ts";
import type { TestPostgres } from "../../../test/support/servers/postgres.ts";
import { startPostgres, whyNoPostgres } from "../../../test/support/servers/postgres.ts";
import { exampleCube } from "./conformance.ts";
import { draft } from "./support/draft.ts";
import { scratchFolder, scratchWorkspace } from "./support/workspace.ts";
import { storeCube } from "../src/store-cube.ts";
import { canRun } from "../../../test/support/servers/needed.ts";

if (await canRun("PostgreSQL", whyNoPostgres)) {
  let server: TestPostgres;
  let shards: TestPostgres[];
  before(async () => {
    [server, ...shards] = (await Promise.all([startPostgres(), startPostgres(), startPostgres()])) as [
      TestPostgres,
      ...TestPostgres[],
    ];
  });
  after(async () => {
    await Promise.all([server, ...shards].map((one) => one.stop()));
  });

  const store = { path: () => "" };
  const open = (connection: PostgresConnection) => openPostgres({ store, connection });

  async function ask(url: string, ...statements: string[]): Promise<unknown[][]> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      let rows: unknown[][] = [];
      for (const text of statements) ({ rows } = await client.query<unknown[]>({ text, rowMode: "array" }));
      return rows;
    } finally {
      await client.end();
    }
  }

  const refused =
    (kind: string, ...words: RegExp[]) =>
    (error: unknown) => {
      assert.ok(error instanceof EngineError);
      assert.equal(error.kind, kind);
      for (const word of words) assert.match(error.message, word);
      const everything = `${error.message} ${error.in("sv")} ${error.sql ?? ""}`;
      assert.doesNotMatch(everything, /hemligt|sesam/);
      return true;
    };

  test("a port where nobody listens, a wrong password and an absent database are three errors, none with the password", async () => {
    const { host, port, user, password, database } = server;
    const all = { host, port, user, password, database };
    await assert.rejects(
      open({ ...all, port: await freePort() }),
      refused("connection", /No PostgreSQL answers/, /tvars@127\.0\.0\.1/),
    );
    await assert.rejects(
      open({ ...all, password: "hemligt" }),
      refused("connection", /does not let the user in/, /TVARS_POSTGRES_URL/),
    );
    await assert.rejects(
      open(`postgres://${user}:hemligt@${host}:${port}/${database}`),
      refused("connection", /does not let the user in/),
    );
    await assert.rejects(
      open({ ...all, database: "nowhere" }),
      refused("connection", /no such database/, /createdb nowhere/),
    );
  });

  test("a user without rights is told what an administrator shall run: PostGIS first, then the schema", async () => {
    const { host, port, url } = server;
    await ask(
      url,
      "CREATE ROLE analyst LOGIN PASSWORD 'hemligt'",
      "CREATE DATABASE plain",
      "CREATE DATABASE mapped",
    );
    const as = (database: string) => ({ host, port, user: "analyst", password: "hemligt", database });
    await assert.rejects(open(as("plain")), refused("rights", /no PostGIS/, /CREATE EXTENSION postgis/));
    const mapped = url.replace(/postgres$/, "mapped");
    await ask(mapped, "CREATE EXTENSION postgis");
    await assert.rejects(
      open(as("mapped")),
      refused("rights", /GRANT CREATE ON DATABASE "mapped" TO "analyst"/),
    );
    await ask(mapped, 'GRANT CREATE ON DATABASE "mapped" TO "analyst"');
    const engine = await open(as("mapped"));
    assert.deepEqual(await engine.listRecords(), []);
    await engine.close();
  });

  test("a snapshot is loaded once, whoever asks and however many at a time", async (context) => {
    const { store: files, engine: writer } = await scratchWorkspace(context);
    const cube = exampleCube();
    const snapshot = await storeCube(files, writer, draft("ONCE", { title: cube.label }), cube);
    const engines = await Promise.all(
      [1, 2, 3].map(() => openPostgres({ store: files, connection: server.url })),
    );
    const cubes = await Promise.all(
      engines.flatMap((engine) => [loadCube(engine, [snapshot]), loadCube(engine, [snapshot])]),
    );
    for (const other of cubes) assert.deepEqual(other.values, cube.values);
    const entries = await ask(
      server.url,
      "SELECT table_name, rows::int FROM tvars.catalog WHERE id LIKE 'test.ONCE%'",
    );
    assert.equal(entries.length, 1);
    const [count] = await ask(server.url, `SELECT count(*)::int FROM tvars.${String(entries[0]![0])}`);
    assert.deepEqual(count, [cube.values.length]);
    for (const engine of engines) await engine.close();
  });

  test("a load that is cancelled leaves no table and no entry", async (context) => {
    const { store: files, engine: writer } = await scratchWorkspace(context);
    const rows = 200_000;
    const snapshot = await files.add({ ...draft("CUT"), kind: "figures" }, (folder) =>
      writer.writeParquet(join(folder, "data.parquet"), {
        area: { type: "VARCHAR", dictionary: ["a"], codes: new Uint8Array(rows) },
        value: { type: "DOUBLE", values: new Float64Array(rows) },
      }),
    );
    const engine = await openPostgres({ store: files, connection: server.url });
    context.after(() => engine.close());
    const tables = () => ask(server.url, "SELECT count(*)::int FROM pg_tables WHERE schemaname = 'tvars'");
    const before = await tables();
    const controller = new AbortController();
    const query: CubeQuery = { from: [snapshot], by: ["area"], aggregate: "count" };
    const asked = engine.cube(query, { signal: controller.signal });
    setTimeout(() => controller.abort(), 60);
    await assert.rejects(asked, { kind: "cancelled" });
    assert.deepEqual(await tables(), before);
    const cube = await engine.cube(query);
    assert.deepEqual([...cube.values], [rows]);
  });

  test("a layer's areas are geometries of PostGIS, with an index", async (context) => {
    const { store: files, engine: writer } = await scratchWorkspace(context);
    const point = Buffer.alloc(21);
    point.writeUInt8(1, 0);
    point.writeUInt32LE(1, 1);
    point.writeDoubleLE(674_000, 5);
    point.writeDoubleLE(6_580_000, 13);
    const snapshot = await files.add({ ...draft("LAYER"), kind: "layer", crs: "EPSG:3006" }, (folder) =>
      writer.writeParquet(join(folder, "data.parquet"), {
        code: { type: "VARCHAR", values: ["0180"] },
        geometry: { type: "BLOB", values: [point] },
      }),
    );
    const engine = await openPostgres({ store: files, connection: server.url });
    context.after(() => engine.close());
    const [row] = await engine.rows<{ geometry: Uint8Array }>(snapshot, ["code", "geometry"]);
    assert.deepEqual(Buffer.from(row!.geometry), point);
    const [entry] = await ask(server.url, "SELECT table_name FROM tvars.catalog WHERE id LIKE 'test.LAYER%'");
    const table = String(entry![0]);
    const [found] = await ask(server.url, `SELECT ST_SRID(geom), ST_X(geom) FROM tvars.${table}`);
    assert.deepEqual(found, [3006, 674_000]);
    const indexes = await ask(server.url, `SELECT indexdef FROM pg_indexes WHERE tablename = '${table}'`);
    assert.match(String(indexes[0]), /gist \(geom\)/);
  });

  test("rows lie on the server their area's hash says, and each server counts its own", async (context) => {
    const folder = await scratchFolder(context);
    const areas = Array.from({ length: 50 }, (_, at) => `regso@2025:0180R${String(at).padStart(3, "0")}`);
    const rows = 20_000;
    const database = server.url.replace(/postgres$/, "spread");
    await ask(server.url, "CREATE DATABASE spread");
    const engine = await openPostgres({
      store: await openStore(folder),
      connection: database,
      shards: shards.map(({ url }) => url),
    });
    context.after(() => engine.close());
    const codes = Uint8Array.from({ length: rows }, (_, row) => (row * 7) % areas.length);
    await engine.storeRecords("visits", [
      {
        area: { type: "VARCHAR", dictionary: areas, codes },
        year: { type: "INTEGER", values: Int32Array.from({ length: rows }, (_, row) => 2020 + (row % 5)) },
      },
    ]);
    const [[table]] = (await ask(database, "SELECT table_name FROM tvars.catalog")) as [[string]];
    const held = await Promise.all(
      shards.map(
        async ({ url }) => (await ask(url, `SELECT count(*)::int FROM tvars.${table}`))[0]![0] as number,
      ),
    );
    assert.equal(held[0]! + held[1]!, rows);
    assert.ok(held.every((count) => count > 0));

    // The plan of the very question the engine asks, as it is asked.
    const asked: string[] = [];
    const { recordsBySql } = await import("../src/sql/records.ts");
    const { postgresDialect } = await import("../src/postgres/dialect.ts");
    const source = {
      id: "visits",
      from: `tvars.${table}`,
      columns: [
        { name: "area", kind: "text", type: "text" },
        { name: "year", kind: "number", type: "integer" },
      ],
    } as const;
    const note = async (sql: string): Promise<void> => void asked.push(sql);
    const options = { first: "area", lookupFrom: () => "" };
    await recordsBySql({ from: "visits", by: ["year"] }, source, postgresDialect, note, options);
    const plan = (
      await ask(database, "SET enable_partitionwise_aggregate = on", `EXPLAIN (VERBOSE) ${asked[0]!}`)
    ).join("\n");
    assert.equal(plan.match(/Relations: Aggregate on \(tvars\.r_\w+_[01][ )]/g)?.length, 2, plan);
    assert.match(plan, /Remote SQL: SELECT .*count\(\*\).* GROUP BY/);

    const cube = await engine.recordsCube({ from: "visits", by: ["year"] });
    assert.deepEqual([...cube.values], [4000, 4000, 4000, 4000, 4000]);
    await engine.dropRecords("visits");
    for (const { url } of shards)
      assert.deepEqual(await ask(url, `SELECT to_regclass('tvars.${table}')`), [[null]]);
  });

  test("a load that is cut short between the shards' commit and the first one's leaves nothing after the next opening", async (context) => {
    const database = server.url.replace(/postgres$/, "cut");
    await ask(server.url, "CREATE DATABASE cut");
    const open = () => openPostgres({ store, connection: database, shards: shards.map(({ url }) => url) });
    const engine = await open();
    context.after(() => engine.close());
    const rows = { area: { type: "VARCHAR", values: ["a", "b", "c", "d", "e", "f"] } } as const;
    await engine.storeRecords("kept", [rows]);
    const onShards = async (): Promise<unknown[]> =>
      (
        await Promise.all(
          shards.map(({ url }) =>
            ask(
              url,
              "SELECT tablename FROM pg_tables WHERE schemaname = 'tvars' AND tablename <> 'catalog' ORDER BY 1",
            ),
          ),
        )
      ).flat(2);
    const before = await onShards();
    assert.equal(before.length, 2);
    // Asked at COMMIT, when the shards have committed theirs.
    await ask(
      database,
      "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut short'; END $$",
      `CREATE CONSTRAINT TRIGGER cut AFTER INSERT OR UPDATE ON tvars.catalog
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()`,
    );
    await assert.rejects(engine.storeRecords("lost", [rows]), /cut short/);
    await assert.rejects(
      engine.storeRecords("kept", [{ area: { type: "VARCHAR", values: ["a"] } }]),
      /cut short/,
    );
    await ask(database, "DROP TRIGGER cut ON tvars.catalog");
    assert.equal((await onShards()).length, 6);
    await ask(shards[0]!.url, "CREATE TABLE tvars.r_of_somebody_else (area text)");
    // While something is loaded, what is on the shards may be on its way.
    const loading = new pg.Client(database);
    await loading.connect();
    await loading.query("BEGIN");
    await loading.query("SELECT pg_advisory_xact_lock_shared(hashtextextended('tvars loading', 0))");
    await (await open()).close();
    assert.equal((await onShards()).length, 7);
    await loading.end();
    await (await open()).close();
    assert.deepEqual((await onShards()).sort(), [...before, "r_of_somebody_else"].sort());
    const cube = await engine.recordsCube({ from: "kept", by: [] });
    assert.deepEqual([...cube.values], [6]);
    await ask(shards[0]!.url, "DROP TABLE tvars.r_of_somebody_else");
  });

  test("small tables nobody used for a day are dropped at the next opening; one in use stays", async (context) => {
    const first = await open(server.url);
    context.after(() => first.close());
    await first.storeRecords("lists", [{ area: { type: "VARCHAR", values: ["a", "b", "b"] } }]);
    const asked = (value: string) =>
      first.recordsCube({
        from: "lists",
        by: ["type"],
        lookups: [{ column: "type", on: ["area"], keys: [["a", "b"]], values: [value, "x"] }],
      });
    const small = () =>
      ask(server.url, "SELECT table_name FROM tvars.catalog WHERE kind = 'lookup' ORDER BY 1");
    await asked("used");
    const [used] = await small();
    await asked("forgotten");
    assert.equal((await small()).length, 2);
    await ask(
      server.url,
      "UPDATE tvars.catalog SET stored = now() - interval '25 hours' WHERE kind = 'lookup'",
    );
    await asked("used");
    await (await open(server.url)).close();
    assert.deepEqual(await small(), [used]);
    const tables = await ask(
      server.url,
      "SELECT tablename FROM pg_tables WHERE schemaname = 'tvars' AND tablename LIKE 'l\\_%'",
    );
    assert.deepEqual(tables, [used]);
    assert.deepEqual([...(await asked("forgotten")).values], [1, 2]);
    await first.dropRecords("lists");
  });
}
