import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { openWorkspace } from "@tvars/engine";
import type { Workspace } from "@tvars/engine";
import { importFile, importFolder } from "../src/index.ts";
import { shared, sharedPath } from "../../../test/support/shared.ts";

const opened: { workspace: Workspace; folder: string }[] = [];
after(async () => {
  for (const { workspace, folder } of opened) {
    await workspace.close();
    await rm(folder, { recursive: true });
  }
});

async function workspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-import-"));
  const made = await openWorkspace(folder);
  opened.push({ workspace: made, folder });
  return made;
}

shared(
  "the Karlstad body of TAB6586 is stored as 434 areas × years × 5 measures, with nothing outside the versions' years",
  async () => {
    const { store, engine } = await workspace();
    const report = await importFile(sharedPath("data/index/TAB6586_karlstad_2011-2024.jsonstat2.json"), {
      store,
      engine,
    });
    assert.equal(report.read, 4340);
    assert.equal(report.stored, 2170);
    assert.equal(report.masked, 0);
    const [snapshot] = report.snapshots;
    assert.equal(snapshot!.source, "scb");
    assert.equal(snapshot!.table, "TAB6586");
    assert.equal(snapshot!.updated, "2026-06-23T06:00:00Z");
    assert.equal(snapshot!.invented, false);
    assert.equal(snapshot!.notes!.filter(({ mandatory }) => mandatory).length, 7);
    const cube = await engine.cube({ from: [snapshot!], by: ["area", "year", "measure"] });
    assert.deepEqual(
      cube.dimensions.map(({ categories }) => categories.length),
      [62, 14, 5],
    );
    assert.deepEqual(
      cube.dimensions[2]!.categories.map(({ id }) => id),
      ["index", "type", "v2", "v1", "v3"],
    );
    const rows = await engine.rows<{ value: number }>(snapshot!, ["value"], {
      area: ["1780R009"],
      year: [2012],
      measure: ["index", "type"],
    });
    assert.deepEqual(
      rows.map(({ value }) => value),
      [4.5, 4],
    );
  },
);

shared(
  "TAB6574 states 0 for 84 codes outside their version's years: masked by window and counted, never stored",
  async () => {
    const { store, engine } = await workspace();
    const report = await importFile(sharedPath("data/pxweb/v2_jsonstat2_karlstad/omraden_befolkning.json"), {
      store,
      engine,
    });
    assert.equal(report.maskedAreas, 84);
    assert.equal(report.masked, 84 * 18);
    assert.equal(report.read, report.stored + report.masked);
    const cube = await engine.cube({
      from: report.snapshots.slice(0, 1),
      by: ["area", "year", "age"],
      where: { measure: ["population"] },
    });
    assert.equal(cube.dimensions[0]!.categories.length, 173 - 84);
    assert.ok(cube.dimensions[2]!.categories.some(({ id }) => id === "80+"));
  },
);

shared(
  "bodies of one table imported one after another add up, in whatever order, to the same figures",
  async () => {
    const files = ["folkmangd_alder", "omraden_befolkning"].map((name) =>
      sharedPath(`data/pxweb/v2_jsonstat2_karlstad/${name}.json`),
    );
    const found: string[][] = [];
    for (const order of [files, files.toReversed()]) {
      const { store, engine } = await workspace();
      for (const file of order) await importFile(file, { store, engine, fetched: "2026-07-06T00:00:00Z" });
      const snapshot = (await store.find("TAB6574"))!;
      const rows = await engine.rows(snapshot, [
        "version",
        "area",
        "year",
        "age",
        "sex",
        "value",
        "status",
        "flags",
      ]);
      found.push(rows.map((row) => Object.values(row).join()).sort());
    }
    // One area over 16 years × 18 ages × 3 sexes, and 88 more in one year: 18 of the cells stand in both bodies.
    assert.equal(found[0]!.length, 16 * 18 * 3 + (173 - 84) * 18 - 18);
    assert.deepEqual(found[0], found[1]);
  },
);

shared("the PxWeb v1 body of Stockholm sums to 995,574 inhabitants in 127 RegSO 2025", async () => {
  const { store, engine } = await workspace();
  const report = await importFile(sharedPath("data/tables/fave_stockholm_age_gender.pxweb_v1.json"), {
    store,
    engine,
  });
  const rows = await engine.rows<{ value: number; version: string }>(
    report.snapshots[0]!,
    ["value", "version"],
    {
      age: ["total"],
      sex: ["total"],
    },
  );
  assert.equal(rows.length, 127);
  assert.ok(rows.every(({ version }) => version === "regso@2025"));
  assert.equal(
    rows.reduce((sum, { value }) => sum + value, 0),
    995_574,
  );
});

shared(
  "both key files give bridges of 5,984 and 6,160 DeSO, with names of 3,363 RegSO and 290 kommuner",
  async () => {
    const { store, engine } = await workspace();
    await importFile(sharedPath("data/areas/koppling-deso2018-regso2020.csv"), { store, engine });
    await importFile(sharedPath("data/areas/deso2025-regso2025-mapping.json"), { store, engine });
    const rows = async (table: string) => (await store.find(table))!.rows;
    assert.equal(await rows("bridge:deso@2018>regso@2020"), 5984);
    assert.equal(await rows("bridge:deso@2025>regso@2025"), 6160);
    assert.equal(await rows("areas:regso@2020"), 3363);
    assert.equal(await rows("areas:regso@2025"), 3363);
    assert.equal(await rows("areas:kommun@2007"), 290);
  },
);

shared(
  "layers come in as EPSG:3006 whatever they were, and areas of two files of a version add up",
  async () => {
    const { store, engine } = await workspace();
    await importFile(sharedPath("data/areas/karlstad_deso_2025_scb_wfs.geojson"), { store, engine });
    await importFile(sharedPath("data/areas/karlstad_regso_2025_scb_wfs.geojson"), { store, engine });
    await importFile(sharedPath("data/areas/regso2025_goteborg_epsg3006.gpkg"), { store, engine });
    await importFile(sharedPath("data/areas/stockholm_county_regso2020_derived.geojson"), { store, engine });
    await importFile(sharedPath("data/areas/stockholm_county_deso2018_pop2010_2023.geojson"), {
      store,
      engine,
    });
    await importFile(sharedPath("data/areas/scb_LanSweref99TM.zip"), { store, engine });
    await importFile(sharedPath("data/areas/scb_Kommun_Sweref99TM.zip"), { store, engine });
    const deso = (await store.find("deso@2025"))!;
    assert.equal(deso.rows, 57);
    assert.equal(deso.crs, "EPSG:3006");
    const regso = (await store.find("regso@2025"))!;
    const codes = await engine.rows<{ code: string; name: string }>(regso, ["code", "name"]);
    assert.equal(codes.filter(({ code }) => code.startsWith("1780")).length, 31);
    assert.ok(codes.some(({ code }) => code.startsWith("1480")));
    assert.equal((await store.find("regso@2020"))!.rows, 524);
    assert.equal((await store.find("deso@2018"))!.rows, 1287);
    assert.equal((await store.find("lan@2007"))!.rows, 21);
    assert.equal((await store.find("kommun@2007"))!.rows, 290);
  },
);

shared("a layer without area codes is a reference layer, named by its file", async () => {
  const { store, engine } = await workspace();
  const report = await importFile(sharedPath("data/areas/karlstad_stadsdelar_epsg3006.geojson"), {
    store,
    engine,
  });
  assert.equal(report.snapshots[0]!.table, "ref:karlstad_stadsdelar_epsg3006");
  assert.equal(report.snapshots[0]!.rows, 66);
});

shared(
  "a folder of bodies is imported whole; tables that have no year are named and the rest stored",
  async () => {
    const { store, engine } = await workspace();
    const report = await importFolder(sharedPath("data/pxweb/v2_jsonstat2_karlstad"), { store, engine });
    const tables = new Set((await store.current()).map(({ table }) => table));
    assert.ok(tables.has("TAB6586") && tables.has("TAB638") && tables.has("TAB6574"));
    assert.deepEqual(
      report.failed.map(({ error }) => error.value),
      ["2024M01"],
    );
  },
);

shared("Kolada bodies are stored with a BOM, by kommun, year, indicator and sex", async () => {
  const { store, engine } = await workspace();
  const report = await importFile(sharedPath("data/pxweb/kolada_v3/kolada_behorighet.json"), {
    store,
    engine,
  });
  const [snapshot] = report.snapshots;
  assert.equal(snapshot!.source, "kolada");
  assert.equal(snapshot!.table, "N15428");
  assert.deepEqual(
    snapshot!.dimensions!.map(({ id }) => id),
    ["year", "measure", "sex"],
  );
});

shared(
  "SCB's exports with names are refused; with a key of labels exactly 29 of 3,363 are reported unmatched",
  async () => {
    const { store, engine } = await workspace();
    const types = sharedPath("data/index/regso_omradestyp_2022.csv");
    await assert.rejects(importFile(types, { store, engine }), /names instead of codes/);
    const key = sharedPath("data/tables/regso2020_national_derived.csv");
    const report = await importFile(types, { store, engine, key, version: "regso@2020" });
    assert.equal(report.snapshots[0]!.rows, 3363 - 29);
    assert.match(report.warnings[0]!.en, /^29 labels are not in the key file/);
    const types2022 = await engine.rows<{ value: number }>(report.snapshots[0]!, ["value"]);
    assert.deepEqual([...new Set(types2022.map(({ value }) => value))].sort(), [1, 2, 3, 4, 5]);
    assert.ok(report.snapshots[0]!.notes!.length > 20);
  },
);

shared(
  "a file with kommuner, län and riket as names is refused with the first row of each level",
  async () => {
    const { store, engine } = await workspace();
    await assert.rejects(
      importFile(sharedPath("data/agency/goteborg_example_kommuner_lan.csv"), { store, engine }),
      /mixes levels: the nation \(row 2: Riket\), län \(row 3: Stockholms län\), kommuner \(row 4: Upplands Väsby\)/,
    );
    assert.deepEqual(await store.list(), []);
  },
);

shared(
  "a tidy CSV with codes, a version per row and years is read: 434 index values of Karlstad",
  async () => {
    const { store, engine } = await workspace();
    const report = await importFile(sharedPath("data/index/TAB6586_karlstad_long.csv"), { store, engine });
    const rows = await engine.rows<{ version: string }>(report.snapshots[0]!, ["version"], {
      measure: ["index"],
    });
    assert.equal(rows.length, 434);
    assert.equal(rows.filter(({ version }) => version === "regso@2025").length, 31);
  },
);

shared(
  "a table exported with labels, its header in CRLF and its rows in LF, is read by key: years in headers, one more dimension",
  async () => {
    const { store, engine } = await workspace();
    const file = sharedPath("data/tables/regso2020_foreign_born_2020-2023_scb_export.csv");
    await assert.rejects(importFile(file, { store, engine }), /names instead of codes/);
    const key = sharedPath("data/tables/regso2020_national_derived.csv");
    const report = await importFile(file, { store, engine, key, version: "regso@2020" });
    const [snapshot] = report.snapshots;
    assert.deepEqual(
      snapshot!.dimensions!.map(({ id }) => id),
      ["year", "measure", "fodelseregion"],
    );
    const rows = await engine.rows<{ value: number }>(snapshot!, ["value"], {
      area: ["0114R001"],
      year: [2022],
      fodelseregion: ["totalt"],
    });
    assert.deepEqual(rows, [{ value: 5982 }]);
  },
);
