import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openWorkspace } from "@tvars/engine";
import type { Workspace } from "@tvars/engine";
import { importFile } from "../src/index.ts";

let folder: string;
let workspace: Workspace;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-add-"));
  workspace = await openWorkspace(folder);
});
after(async () => {
  await workspace.close();
  await rm(folder, { recursive: true });
});

const put = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const definition = (measure?: string[]): object => ({
  id: "POP",
  source: "scb",
  kind: "figures",
  api: "csv",
  table: "POP",
  title: { sv: "Folkmängd", en: "Population" },
  licence: "CC0-1.0",
  attribution: { sv: "Källa: SCB", en: "Source: Statistics Sweden" },
  ...(measure ? { selection: { measure } } : {}),
});

test("--add completes a stored table: a dimension the file lacks is its total, the new figure stands, the rest is kept", async () => {
  const stated = await put("definition.json", JSON.stringify(definition(["folkmangd"])));
  const first = await put(
    "by-age.csv",
    "kod,age,folkmangd_2022\n1780R001,total,10\n1780R001,0-19,4\n1780R002,total,20\n",
  );
  const second = await put("whole.csv", "kod,folkmangd_2022,hus_2022\n1780R002,21,5\n0114R001,30,6\n");
  const place = { ...workspace, definition: stated };
  const { snapshots } = await importFile(first, place);
  const report = await importFile(second, { ...place, add: true });
  assert.equal(report.stored, 2);
  const [snapshot] = report.snapshots;
  assert.equal(snapshot!.supersedes, snapshots[0]!.id);
  assert.equal(snapshot!.parameters!.addedTo, snapshots[0]!.id);
  const rows = await workspace.engine.rows<Record<string, unknown>>(snapshot!, [
    "area",
    "age",
    "measure",
    "value",
  ]);
  assert.deepEqual(
    rows.map(({ area, age, measure, value }) => [area, age, measure, value].join(" ")).sort(),
    [
      "0114R001 total folkmangd 30",
      "1780R001 0-19 folkmangd 4",
      "1780R001 total folkmangd 10",
      "1780R002 total folkmangd 21",
    ],
  );
});

test("--add refuses a file that divides what the stored table does not, and stores nothing of it", async () => {
  const stated = await put("definition.json", JSON.stringify(definition()));
  const file = await put("by-sex.csv", "kod,kon,folkmangd_2022\n1780R001,m,1\n1780R001,k,2\n");
  const held = await workspace.store.list();
  await assert.rejects(
    importFile(file, { ...workspace, definition: stated, add: true }),
    /the stored table has other variables.*year, measure, age/s,
  );
  assert.deepEqual(await workspace.store.list(), held);
});

test("a definition that selects a measure the file lacks is refused with those it has", async () => {
  const stated = await put("definition.json", JSON.stringify(definition(["bilar"])));
  const file = await put("cars.csv", "kod,folkmangd_2022\n1780R001,1\n");
  await assert.rejects(importFile(file, { ...workspace, definition: stated }), /bilar.*folkmangd/s);
});
