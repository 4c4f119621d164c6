import assert from "node:assert/strict";
import { mkdir, readdir, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { RecordsQuery } from "@tvars/engine";
import { EngineError, openPostgres, openStore, openTrino } from "@tvars/engine";
import { freePort } from "../../../test/support/servers/ports.ts";
import type { TestPostgres } from "../../../test/support/servers/postgres.ts";
import { startPostgres, whyNoPostgres } from "../../../test/support/servers/postgres.ts";
import type { TestTrino } from "../../../test/support/servers/trino.ts";
import { startTrino } from "../../../test/support/servers/trino.ts";
import type { Place } from "./conformance.ts";
import { conformance } from "./conformance.ts";
import { recordsConformance } from "./records-conformance.ts";
import { scratchFolder } from "./support/workspace.ts";
import { partialName } from "../src/store/partial.ts";
import { canRun } from "../../../test/support/servers/needed.ts";
import { whyNoTrino } from "../../../test/support/servers/trino-files.ts";

if (await canRun("Trino", async () => (await whyNoPostgres()) ?? (await whyNoTrino()))) {
  let postgres: TestPostgres;
  let trino: TestTrino;
  before(async () => {
    postgres = await startPostgres();
    trino = await startTrino(postgres);
  });
  after(async () => {
    await trino?.stop();
    await postgres?.stop();
  });

  let nth = 0;
  const open = async (context: TestContext): Promise<Place> => {
    const store = await openStore(await scratchFolder(context));
    const name = `w${process.pid}_${nth++}`;
    const engine = await openTrino({ store, url: trino.url, folder: join(trino.files, name), schema: name });
    context.after(() => engine.close());
    return { store, engine };
  };

  conformance("trino", open);
  recordsConformance("trino", open);

  test("trino: records that lie in PostgreSQL are counted where they lie, as PostgreSQL counts them", async (context) => {
    const store = await openStore(await scratchFolder(context));
    const warehouse = await openPostgres({ store, connection: postgres.url });
    context.after(() => warehouse.close());
    const rows = 3000;
    const table = await warehouse.storeRecords("visits", [
      {
        area: { type: "VARCHAR", values: Array.from({ length: rows }, (_, row) => `v:${row % 17}`) },
        year: { type: "INTEGER", values: Int32Array.from({ length: rows }, (_, row) => 2020 + (row % 5)) },
        cost: { type: "DOUBLE", values: Float64Array.from({ length: rows }, (_, row) => (row % 13) / 10) },
      },
    ]);
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows: found } = await client.query<{ table_name: string }>(
      "SELECT table_name FROM tvars.catalog WHERE kind = 'records'",
    );
    await client.end();
    const engine = await openTrino({
      store,
      url: trino.url,
      folder: join(trino.files, "warehouse"),
      schema: "warehouse",
      warehouse: {
        visits: { table: ["postgresql", "tvars", found[0]!.table_name], columns: table.columns },
      },
    });
    context.after(() => engine.close());
    const query: RecordsQuery = {
      from: "visits",
      by: ["type", "year"],
      lookups: [
        {
          column: "type",
          on: ["area"],
          keys: [Array.from({ length: 15 }, (_, at) => `v:${at}`)],
          values: Array.from({ length: 15 }, (_, at) => String(1 + (at % 5))),
        },
      ],
      measures: [
        { id: "n", of: "count" },
        { id: "cost", of: "sum", column: "cost" },
      ],
    };
    const [there, here] = [await engine.recordsCube(query), await warehouse.recordsCube(query)];
    assert.deepEqual(there, here);
    assert.equal(there.dimensions[0]!.categories.length, 6);
  });

  test("trino: opening removes small tables nobody used for a day, records no longer stored and what a killed program began", async (context) => {
    const store = await openStore(await scratchFolder(context));
    const name = `w${process.pid}_sweep`;
    const folder = join(trino.files, name);
    const open = () => openTrino({ store, url: trino.url, folder, schema: name });
    const { trinoClient } = await import("../src/trino/client.ts");
    const tables = async (): Promise<string[]> =>
      (await trinoClient(trino.url).run(`SHOW TABLES FROM hive.${name}`)).map(([table]) => String(table));
    const first = await open();
    context.after(() => first.close());
    const rows = { area: { type: "VARCHAR", values: ["a", "b", "b"] } } as const;
    const asked = async (value: string): Promise<number[]> => {
      const lookups = [{ column: "type", on: ["area"], keys: [["a", "b"]], values: [value, "x"] }];
      return [...(await first.recordsCube({ from: "lists", by: ["type"], lookups })).values];
    };
    await first.storeRecords("lists", [rows]);
    await first.storeRecords("lost", [rows]);
    await first.recordsCube({ from: "lost", by: [] });
    await asked("used");
    const used = (await tables()).find((table) => table.startsWith("l_"));
    await asked("forgotten");
    const forgotten = (await tables()).find((table) => table.startsWith("l_") && table !== used);
    const old = new Date(Date.now() - 25 * 3600 * 1000);
    for (const table of [used!, forgotten!]) await utimes(join(folder, table), old, old);
    await asked("used");
    // A program that is killed between its rows and its table leaves the one or the other.
    await rm(join(folder, "records", "lost"), { recursive: true });
    await mkdir(join(folder, "r_000000000000000000000000"));
    const begun = partialName().split("-");
    await mkdir(join(folder, `.${begun[0]!}-999999999-1-aa`));
    await mkdir(join(folder, `.${begun.join("-")}`));
    await (await open()).close();
    const names = (await readdir(folder)).filter((entry) => !entry.startsWith("records"));
    const kept = (await tables()).sort();
    assert.deepEqual(
      kept.filter((table) => table.startsWith("l_")),
      [used],
    );
    assert.equal(kept.length, 2);
    assert.deepEqual(names.sort(), [`.${begun.join("-")}`, ...kept]);
    assert.deepEqual(await asked("forgotten"), [1, 2]);
  });

  test("trino: where none listens, and where the answer is no Trino's, is told without the password", async (context) => {
    const store = { path: () => "" };
    const folder = await scratchFolder(context);
    const url = `http://anna:hemligt@127.0.0.1:${await freePort()}`;
    await assert.rejects(openTrino({ store, url, folder }), (error) => {
      assert.ok(error instanceof EngineError);
      assert.equal(error.kind, "connection");
      assert.match(error.message, /No Trino answers: got "http:\/\/127\.0\.0\.1:\d+"/);
      assert.doesNotMatch(`${error.message} ${error.in("sv")}`, /hemligt/);
      return true;
    });
  });

  test("trino: a question that is cancelled ends on the server too", async (context) => {
    const { trinoClient } = await import("../src/trino/client.ts");
    const client = trinoClient(trino.url);
    const controller = new AbortController();
    const marked = `cancel_${Date.now()}`;
    // Longer than any test: 10¹² rows.
    const many = "UNNEST(sequence(1, 10000))";
    const asked = client.run(
      `SELECT sum(a * b * c) AS ${marked} FROM ${many} t(a) CROSS JOIN ${many} u(b) CROSS JOIN ${many} v(c)`,
      { signal: controller.signal },
    );
    const stateOf = async (): Promise<unknown> =>
      (
        await client.run(
          `SELECT state FROM system.runtime.queries WHERE query LIKE '%${marked}%' AND query NOT LIKE '%runtime%'`,
        )
      )[0]?.[0];
    const until = async (wanted: string): Promise<void> => {
      while ((await stateOf()) !== wanted) {
        context.signal.throwIfAborted();
        await sleep(100);
      }
    };
    await until("RUNNING");
    controller.abort();
    await assert.rejects(asked, { kind: "cancelled" });
    await until("FAILED");
  });
}
