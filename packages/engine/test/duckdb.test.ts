import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { ParquetColumn } from "@tvars/engine";
import { loadCube, openDuckDb } from "@tvars/engine";
import { parquetRows } from "../src/store/parquet-rows.ts";
import { conformance } from "./conformance.ts";
import { recordsConformance } from "./records-conformance.ts";
import { draft } from "./support/draft.ts";
import { scratchFolder, scratchWorkspace } from "./support/workspace.ts";

conformance("duckdb", scratchWorkspace);
recordsConformance("duckdb", scratchWorkspace);

const ROWS = 300_000;
const columns = (): Record<string, ParquetColumn> => ({
  area: {
    type: "VARCHAR",
    dictionary: Array.from({ length: 5000 }, (_, at) => (at === 7 ? null : `A${at}`)),
    codes: Int32Array.from({ length: ROWS }, (_, row) => (row * 7919) % 5000),
  },
  name: { type: "VARCHAR", values: Array.from({ length: ROWS }, (_, row) => `Område ${row % 997} å`) },
  year: { type: "INTEGER", values: Int32Array.from({ length: ROWS }, (_, row) => 2011 + (row % 14)) },
  value: {
    type: "DOUBLE",
    values: Float64Array.from({ length: ROWS }, (_, row) => (row % 11 ? row / 10 : NaN)),
  },
});

test("the same columns give the same bytes, also from another engine with other threads", async (context) => {
  const folder = await scratchFolder(context);
  const engines = [await openDuckDb({ threads: 1 }), await openDuckDb({ threads: 2 })];
  const files: Buffer[] = [];
  for (const [at, engine] of engines.entries()) {
    for (const turn of ["a", "b"]) {
      const path = join(folder, `${at}${turn}.parquet`);
      await engine.writeParquet(path, columns(), { metadata: { made: "för test" } });
      files.push(await readFile(path));
    }
    await engine.close();
  }
  for (const file of files) assert.ok(file.equals(files[0]!));
});

test("the footer tells the rows of a file of several row groups", async (context) => {
  const path = join(await scratchFolder(context), "a.parquet");
  const engine = await openDuckDb();
  await engine.writeParquet(path, columns());
  await engine.close();
  assert.equal(await parquetRows(path), ROWS);
});

test("rows stay in the order given, over every chunk and row group", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const snapshot = await store.add({ ...draft("T"), kind: "areas" }, (folder) =>
    engine.writeParquet(join(folder, "data.parquet"), columns()),
  );
  const rows = await engine.rows<{ area: string | null; value: number | null }>(snapshot, ["area", "value"]);
  assert.equal(rows.length, ROWS);
  for (const row of [0, 7, 2047, 2048, 122_880, ROWS - 1]) {
    const code = (row * 7919) % 5000;
    assert.deepEqual(
      { ...rows[row] },
      { area: code === 7 ? null : `A${code}`, value: row % 11 ? row / 10 : null },
    );
  }
});

test("columns of different lengths, or a code outside its dictionary, are refused", async (context) => {
  const path = join(await scratchFolder(context), "a.parquet");
  const engine = await openDuckDb();
  context.after(() => engine.close());
  const year: ParquetColumn = { type: "INTEGER", values: Int32Array.of(2024, 2025) };
  const short: ParquetColumn = { type: "DOUBLE", values: Float64Array.of(1) };
  await assert.rejects(engine.writeParquet(path, { year, short }), /"\\"short\\": 1", expected 2 rows/);
  await assert.rejects(engine.writeParquet(path, {}), { kind: "draft" });
  const wild: ParquetColumn = { type: "VARCHAR", dictionary: ["a"], codes: Uint8Array.of(0, 1) };
  await assert.rejects(engine.writeParquet(path, { wild }), /code 1/);
});

test("a file without status or flags: NULL is missing and 0 is zero", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const snapshot = await store.add({ ...draft("T"), kind: "figures" }, (folder) =>
    engine.writeParquet(join(folder, "data.parquet"), {
      area: { type: "VARCHAR", values: ["a", "b", "c"] },
      version: { type: "VARCHAR", values: ["v", "v", "v"] },
      value: { type: "DOUBLE", values: Float64Array.of(0, NaN, 2) },
    }),
  );
  const cube = await loadCube(engine, [snapshot]);
  assert.deepEqual([...cube.status], [1, 3, 0]);
  assert.deepEqual([...cube.values], [0, NaN, 2]);
});

test("rows with a status nobody knows, or without an area, are called damaged", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const add = (table: string, area: string | null, status: string) =>
    store.add({ ...draft(table), kind: "figures" }, (folder) =>
      engine.writeParquet(join(folder, "data.parquet"), {
        area: { type: "VARCHAR", values: [area] },
        value: { type: "DOUBLE", values: Float64Array.of(1) },
        status: { type: "VARCHAR", values: [status] },
      }),
    );
  await assert.rejects(loadCube(engine, [await add("T1", "a", "okänd")]), /known words in status/);
  await assert.rejects(loadCube(engine, [await add("T2", null, "value")]), /area: NULL/);
});

test("what DuckDB refuses keeps its error and the statement", async (context) => {
  const { engine, store } = await scratchWorkspace(context);
  const snapshot = await store.add({ ...draft("T"), kind: "areas" }, (folder) =>
    engine.writeParquet(join(folder, "data.parquet"), { code: { type: "VARCHAR", values: ["a"] } }),
  );
  const lost = { ...snapshot, id: "test.gone.2026-01-01.00000000" };
  await assert.rejects(engine.rows(lost, ["code"]), (error: Error & { sql?: string; kind?: string }) => {
    assert.equal(error.kind, "database");
    assert.match(error.sql!, /read_parquet/);
    assert.ok(error.cause instanceof Error);
    return true;
  });
});

test("an engine without a store writes, and says what it needs to answer", async (context) => {
  const engine = await openDuckDb();
  context.after(() => engine.close());
  const snapshot = { kind: "figures", id: "x" } as never;
  await assert.rejects(engine.cube({ from: [snapshot], by: [] }), /openDuckDb\(\{ store \}\)/);
});
