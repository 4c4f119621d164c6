import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyCube, figure, figureOf, selectCube, setFigure, text } from "@tvars/cube";
import { loadCube, storeCube } from "@tvars/engine";
import { exampleCube } from "./conformance.ts";
import { draft } from "./support/draft.ts";
import { scratchWorkspace } from "./support/workspace.ts";

const areaOf = ({ id }: { id: string }) => (id === "00" ? undefined : { code: id, version: "kommun@2007" });

/** As a source gives it: its own ids, no roles for areas, months or ends of years in the time codes. */
function foreignCube() {
  const cube = emptyCube(text("Folkmängd"), [
    {
      id: "Region",
      label: text("region"),
      categories: ["00", "1780", "0180"].map((id) => ({ id, label: text(id) })),
    },
    {
      id: "Tid",
      label: text("år"),
      role: "time",
      categories: [{ id: "2024-12-31", label: text("31 dec 2024") }],
    },
  ]);
  for (let at = 0; at < 3; at++) setFigure(cube, at, figure(at + 1));
  return cube;
}

test("a foreign cube is stored by area and year; areas the caller does not know are left out", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const snapshot = await storeCube(store, engine, draft("TAB638"), foreignCube(), {
    area: "Region",
    areaOf,
    yearOf: ({ id }) => Number(id.slice(0, 4)),
  });
  assert.equal(snapshot.rows, 2);
  const cube = await loadCube(engine, [snapshot]);
  assert.deepEqual(
    cube.dimensions.map(({ id }) => id),
    ["area", "year", "measure"],
  );
  assert.equal(cube.dimensions[1]!.categories[0]!.label.sv, "31 dec 2024");
  assert.equal(cube.dimensions[2]!.categories[0]!.label.sv, "Folkmängd");
  assert.deepEqual(figureOf(cube, { area: "kommun@2007:1780" }), figure(2));
});

test("a category that is no area or no year is named, and nothing is stored", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const store1 = (options: object) => storeCube(store, engine, draft("T"), foreignCube(), options);
  await assert.rejects(store1({}), /role geo/);
  await assert.rejects(store1({ area: "Region" }), /got "00", expected version:code/);
  await assert.rejects(store1({ area: "Region", areaOf }), /got "2024-12-31", expected 2024/);
  await assert.rejects(store1({ area: "Län", areaOf }), /expected Län/);
  assert.deepEqual(await store.list(), []);
});

test("a further dimension cannot take the name of a column that has its meaning", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const cube = exampleCube();
  cube.dimensions[3] = { ...cube.dimensions[3]!, id: "Value" };
  await assert.rejects(storeCube(store, engine, draft("T"), cube), /Rename the dimension/);
});

test("storing the same cube again stores nothing; other words for its categories are news", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const first = await storeCube(store, engine, draft("T"), exampleCube());
  const again = await storeCube(
    store,
    engine,
    draft("T", { fetched: "2026-05-05T00:00:00Z" }),
    exampleCube(),
  );
  assert.equal(again.id, first.id);
  assert.equal((await store.list()).length, 1);
  const cube = exampleCube();
  cube.dimensions[1]!.categories[0]!.label = text("Antal personer", "Number of persons");
  const renamed = await storeCube(store, engine, draft("T"), cube);
  assert.equal(renamed.supersedes, first.id);
  assert.equal(renamed.sha256, first.sha256);
  assert.notEqual(renamed.id, first.id);
});

test("a cube of no areas is stored as no rows", async (context) => {
  const { store, engine } = await scratchWorkspace(context);
  const snapshot = await storeCube(store, engine, draft("T"), selectCube(exampleCube(), { area: [] }));
  assert.equal(snapshot.rows, 0);
  assert.equal((await loadCube(engine, [snapshot])).values.length, 0);
});
