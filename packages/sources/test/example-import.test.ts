import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openWorkspace } from "@tvars/engine";
import { importFolder } from "../src/index.ts";
import { bodyOf, exampleFolder, exampleOf } from "./support/example.ts";

test("the ordinary import takes every file of the example region, marked as invented", async () => {
  const { folder, manifest } = await exampleFolder();
  const { areas } = await exampleOf();
  const place = await mkdtemp(join(tmpdir(), "tvars-example-import-"));
  const { store, engine, close } = await openWorkspace(place);
  try {
    const report = await importFolder(folder, { store, engine });
    assert.deepEqual(report.failed, []);
    assert.ok(report.snapshots.every(({ invented }) => invented));
    const rowsOf = (table: string) => report.snapshots.find((snapshot) => snapshot.table === table)?.rows;
    for (const { id, kind } of manifest.files) {
      if (kind === "table" && !id.endsWith("/en")) assert.ok(rowsOf(id)! > 0, `${id} was not stored`);
      if (kind === "reference") assert.ok(rowsOf(`ref:${id}`)! > 0, `${id} was not stored`);
    }
    for (const version of ["regso@2020", "regso@2025", "deso@2018", "deso@2025"] as const)
      assert.equal(rowsOf(version), areas.areas[version].length);
    const population = await bodyOf("TAB6574");
    const zeros = (population.body.value as number[]).filter((value) => value === 0).length;
    assert.ok(report.masked > 0 && report.masked <= zeros);
  } finally {
    await close();
    await rm(place, { recursive: true });
  }
});
