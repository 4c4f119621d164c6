import assert from "node:assert/strict";
import { test } from "node:test";
import { engineChoice, openEngine, openStore } from "@tvars/engine";
import { scratchFolder } from "./support/workspace.ts";

test("the embedded engine unless told; what is given goes before the environment", () => {
  assert.deepEqual(engineChoice({}, {}), { engine: "duckdb" });
  const env = {
    TVARS_ENGINE: "postgres",
    TVARS_POSTGRES_URL: "postgres://a",
    TVARS_POSTGRES_SHARDS: " b  c ",
  };
  assert.deepEqual(engineChoice({}, env), {
    engine: "postgres",
    connection: "postgres://a",
    shards: ["b", "c"],
  });
  assert.deepEqual(engineChoice({ engine: "duckdb" }, env), { engine: "duckdb" });
  assert.deepEqual(engineChoice({ engine: "trino", connection: "http://t" }, { TVARS_TRINO_FOLDER: "/f" }), {
    engine: "trino",
    connection: "http://t",
    folder: "/f",
  });
});

test("an engine nobody knows, or one without an address, is told with what there is to choose", () => {
  assert.throws(
    () => engineChoice({ engine: "oracle" }, {}),
    /got "oracle", expected duckdb, postgres, trino/,
  );
  assert.throws(() => engineChoice({ engine: "postgres" }, {}), /TVARS_POSTGRES_URL/);
  assert.throws(() => engineChoice({}, { TVARS_ENGINE: "trino" }), /TVARS_TRINO_URL/);
});

test("the chosen engine opens on the workspace and keeps records in its folder", async (context) => {
  const engine = await openEngine({ engine: "duckdb" }, await openStore(await scratchFolder(context)));
  context.after(() => engine.close());
  await engine.storeRecords("r", [{ year: { type: "INTEGER", values: Int32Array.of(2024, 2025) } }]);
  assert.deepEqual([...(await engine.recordsCube({ from: "r", by: [] })).values], [2]);
});
