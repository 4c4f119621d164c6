import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { RecordsDefinitionInput } from "@tvars/api";
import { openWorkspace } from "@tvars/engine";
import { isExpired, keepUntil } from "../src/records/retention.ts";
import { SetShelf } from "../src/records/store/set-shelf.ts";
import { openStudy } from "../src/workspace/open.ts";
import { placeAnswer } from "./support/set.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-records-"));
after(() => rm(folder, { recursive: true, force: true }));
const study = await openStudy(folder);
await study.addExample();
const path = join(folder, "example", "skadade-i-vagtrafik.csv");

const INJURED: RecordsDefinitionInput = {
  id: "skadade",
  title: { sv: "Skadade", en: "Injured" },
  unit: { sv: "skadade", en: "injured" },
  source: "Exempelregionen",
  place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm" },
  placeOf: "event",
  time: { column: "datum" },
  groups: [
    { id: "kon", column: "kon", title: { sv: "kön", en: "sex" }, role: "sex" },
    { id: "alder", column: "alder", title: { sv: "ålder", en: "age" }, bands: [0, 18, 65], role: "age" },
  ],
  identifier: "id",
};

test("the example region's own records go from file to stored rows: 2,600 rows, each with a verdict", async () => {
  const dryRun = await study.tryRecords({ path, definition: INJURED });
  assert.equal(dryRun.rows, 2600);
  assert.equal(
    dryRun.verdicts.reduce((sum, { rows }) => sum + rows, 0),
    2600,
  );
  assert.deepEqual(dryRun.dropped.slice(0, 3), ["id", "n_sweref99tm", "e_sweref99tm"]);
  assert.equal((await study.records()).length, 0);
  const set = await study.storeRecords({ path, definition: INJURED });
  assert.deepEqual([set.rows, set.invented, set.expires, set.earlier], [2600, true, null, []]);
  assert.equal(set.matched, dryRun.verdicts.find(({ verdict }) => verdict === "matched")!.rows);
  assert.match(set.from!.sha256, /^[0-9a-f]{64}$/);
  assert.ok(set.origin.some(({ table }) => table === "regso@2025"));
  assert.deepEqual(set.definition.columns?.slice(0, 2), ["id", "datum"]);
});

test("a dry run under an id that has rows says how many it would replace and by how many", async () => {
  const check = (await study.tryRecords({ path, definition: INJURED })).checks.find(
    ({ id }) => id === "replaces-stored",
  );
  assert.equal(check?.outcome, "warning");
  assert.match(check.text.en, /there already: 2600 rows .* by its 2600 rows/);
  const { checks } = await study.tryRecords({ path, definition: { ...INJURED, id: "another" } });
  assert.ok(!checks.some(({ id }) => id === "replaces-stored"));
});

test("what is stored holds no identifier and no coordinate, and counts to the rows of the file", async () => {
  const { engine, close } = await openWorkspace(folder);
  try {
    const [table] = await engine.listRecords();
    assert.deepEqual(
      table!.columns.map(({ name }) => name),
      ["verdict", "area", "deso", "kommun", "lan", "year", "n", "w", "c", "g_kon", "g_alder"],
    );
    const cube = await engine.recordsCube({
      from: "skadade",
      by: ["verdict"],
      measures: [{ id: "n", of: "sum", column: "n" }],
    });
    assert.equal(
      cube.values.reduce((sum, value) => sum + value, 0),
      2600,
    );
  } finally {
    await close();
  }
});

test("next year's file is placed by the saved definition; the same id is replaced and the earlier one told", async () => {
  const definition = (await study.recordsDefinition("skadade"))!;
  const set = await study.storeRecords({ path, definition });
  assert.equal(set.earlier.length, 1);
  const renamed = join(folder, "nasta-ar.csv");
  await writeFile(renamed, (await readFile(path, "utf8")).replace("datum;", "Datum;"));
  await assert.rejects(study.storeRecords({ path: renamed, definition }), /datum is now called Datum/);
  assert.equal((await study.recordsSet("skadade")).snapshot, set.snapshot);
});

test("all or nothing: a file without a place for any row, and stopped work, leave what was stored as it was", async () => {
  const before = await study.recordsSet("skadade");
  const nowhere = join(folder, "utan-plats.csv");
  await writeFile(nowhere, "id;datum;n_sweref99tm;e_sweref99tm;alder;kon\n1;2020-01-01;;;7;man\n");
  const definition = {
    ...INJURED,
    place: { by: "point" as const, x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006" },
  };
  await assert.rejects(study.storeRecords({ path: nowhere, definition }), /None of 1 rows could be placed/);
  const stopping = new AbortController();
  stopping.abort();
  await assert.rejects(study.storeRecords({ path, definition }, { signal: stopping.signal }));
  assert.deepEqual(await study.recordsSet("skadade"), before);
  assert.ok((await readdir(join(folder, "records"))).every((name) => !name.endsWith(".pending.json")));
});

test("from the retention day on, opening the workspace removes the rows; the definition stays to be run again", async () => {
  const definition = { ...INJURED, id: "kort", retention: "2999-01-01" };
  await study.storeRecords({ path, definition });
  const kept = await study.recordsSet("kort");
  assert.equal(kept.expires, "2999-01-01");
  const file = join(folder, "records", "kort", "set.json");
  await writeFile(file, (await readFile(file, "utf8")).replaceAll("2999-01-01", "2020-01-01"));
  await (await openStudy(folder)).close();
  await assert.rejects(study.recordsSet("kort"), /no stored records "kort"/);
  assert.deepEqual(await readdir(join(folder, "records", "kort")), ["definition.json"]);
  assert.equal((await study.recordsDefinition("kort"))!.id, "kort");
  await assert.rejects(
    study.storeRecords({ path, definition: { ...definition, retention: "2020-01-01" } }),
    /has already passed/,
  );
});

test("rows are gone on their retention day and are there the day before", () => {
  assert.equal(isExpired({ retention: "2027-01-31" }, "2027-01-30"), false);
  assert.equal(isExpired({ retention: "2027-01-31" }, "2027-01-31"), true);
  assert.equal(keepUntil("2027-03-01"), "2027-02-28");
});

test("removing takes rows and words with it", async () => {
  assert.deepEqual(await study.removeRecords("skadade"), { removed: "skadade", snapshots: 2 });
  await assert.rejects(study.recordsSet("skadade"), /no stored records/);
  const { engine, close } = await openWorkspace(folder);
  assert.ok((await engine.listRecords()).every(({ id }) => id !== "skadade"));
  await close();
});

test("a program killed between rows and words leaves the new with the new, or the old with the old", async () => {
  const own = join(folder, "killed");
  await mkdir(own);
  const shelf = new SetShelf(own);
  const table = (stored: string) => ({ id: "prov", columns: [], rows: 1, stored });
  const killed = () => false;
  await shelf.prepare(placeAnswer("prov", "first"));
  await shelf.seal("prov", table("t1"));
  await shelf.prepare(placeAnswer("prov", "second"));
  await shelf.mend(async () => [table("t1")], killed);
  assert.equal((await shelf.get("prov")).snapshot, "first");
  await shelf.prepare(placeAnswer("prov", "second"));
  await shelf.mend(
    async () => [table("t2")],
    () => true,
  );
  assert.equal((await shelf.get("prov")).snapshot, "first");
  await shelf.mend(async () => [table("t2")], killed);
  assert.equal((await shelf.get("prov")).snapshot, "second");
  await assert.rejects(shelf.prepare(placeAnswer("keys", "x")), /cannot be called "keys"/);
});

after(() => study.close());
