import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figureOf, readJsonStat, selectCube } from "@tvars/cube";
import { loadCube, openWorkspace, storeCube } from "@tvars/engine";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { draft } from "./support/draft.ts";

shared("TAB6586 of Karlstad comes back from the workspace to the last digit and status", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-real-"));
  const { store, engine, close } = await openWorkspace(folder);
  try {
    const body = await readFile(sharedPath("data", "index", "TAB6586_karlstad_2011-2024.jsonstat2.json"));
    const cube = readJsonStat(body, { lang: "sv" });
    const snapshot = await storeCube(store, engine, draft("TAB6586"), cube, {
      area: "Region",
      areaOf: ({ id }) => ({
        code: id.slice(0, 8),
        version: id.endsWith("_RegSO2025") ? "regso@2025" : "regso@2020",
      }),
    });
    assert.equal(snapshot.rows, 4340);
    const back = await loadCube(engine, [snapshot]);
    assert.deepEqual(
      back.dimensions.map(({ id, role, categories }) => [id, role, categories.length]),
      [
        ["area", "geo", 62],
        ["measure", "metric", 5],
        ["year", "time", 14],
      ],
    );
    assert.equal(back.values.filter((value) => !Number.isNaN(value)).length, 2170);
    for (const { id } of cube.dimensions[0]!.categories) {
      const version = id.endsWith("_RegSO2025") ? "regso@2025" : "regso@2020";
      const was = selectCube(cube, { Region: [id] });
      const is = selectCube(back, { area: [`${version}:${id.slice(0, 8)}`] });
      assert.deepEqual([is.values, is.status], [was.values, was.status]);
    }
    assert.deepEqual(figureOf(back, { area: "regso@2020:1780R001", measure: "000008IT", year: "2011" }), {
      value: 5.8,
      status: "value",
    });
    assert.equal(back.dimensions[1]!.categories[0]!.label.sv, "Socioekonomiskt index");
    assert.equal(back.origin[0]!.snapshot, snapshot.id);
    await store.verify(snapshot.id);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
