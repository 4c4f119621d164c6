import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { ImportReport, Study } from "../src/index.ts";

describe("the barometer on the invented example region, imported the ordinary way", () => {
  let folder: string;
  let study: Study;
  let report: ImportReport;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-study-"));
    study = await openStudy(folder);
    report = await study.addExample();
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("everything was read, and every snapshot says that it is invented", async () => {
    assert.deepEqual(report.failed, []);
    assert.ok(report.snapshots.length > 20);
    assert.ok((await study.snapshots()).every(({ invented }) => invented));
    const workspace = await study.workspace();
    assert.equal(workspace.invented, true);
    assert.match(workspace.label.sv, /[Pp]åhittad/);
    assert.equal(workspace.years.length, 12);
  });

  test("zeros outside a version's years were masked, not read as nobody", () => {
    assert.ok(report.masked > 0);
    assert.ok(report.maskedAreas > 0);
  });

  test("shares by type add up to one in every year, and population to the sum of areas", async () => {
    const { trend } = await study.barometer({});
    assert.equal(trend.length, 12);
    for (const { types, population } of trend) {
      const shares = types.reduce((sum, { share }) => sum + (share.value ?? NaN), 0);
      assert.ok(Math.abs(shares - 1) < 1e-12);
      assert.equal(
        types.reduce((sum, type) => sum + type.population.value!, 0),
        population.value,
      );
    }
  });

  test("a municipality's areas are the areas whose code begins with its code", async () => {
    const { rows } = await study.areas({ place: "kommun:9902" });
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ area }) => area.code.startsWith("9902R") && area.kommun?.name === "Norrbacka"));
  });

  test("any set of areas is a place: given by code, or saved", async () => {
    const { rows } = await study.areas({ place: "kommun:9902" });
    const codes = rows.slice(0, 3).map(({ area }) => area.code);
    const given = await study.barometer({ place: `areas:${codes.join(",")}` });
    await study.saveSet({ id: "korridor", name: "Korridor", version: "regso@2025", codes });
    const saved = await study.barometer({ place: "set:korridor" });
    assert.deepEqual(saved.types, given.types);
    assert.equal(saved.place.name.sv, "Korridor");
    await study.deleteSet("korridor");
  });

  test("map, table and area page show the same figure", async () => {
    const year = 2022;
    const map = await study.mapValues({ year });
    const { rows } = await study.areas({ year });
    for (const row of rows) {
      const at = map.codes.indexOf(row.area.code);
      assert.equal(map.type[at], row.type.value);
      assert.equal(map.index[at], row.index.value);
    }
    const page = await study.area({ id: rows[0]!.area.id, year });
    assert.deepEqual(page.years.find((point) => point.year === year)!.index, rows[0]!.index);
  });

  test("a change of type on the map is own change and moved cuts, and the area page says the same", async () => {
    const map = await study.mapValues({ year: 2023, before: 2013 });
    const moved = map.codes.flatMap((code, at) =>
      map.type[at] !== map.typeBefore[at] ? [{ code, at }] : [],
    );
    assert.ok(moved.length > 0);
    for (const { code, at } of moved) {
      const { change } = await study.area({ id: `regso@2020:${code}`, year: 2023 });
      assert.equal(change!.from, 2013);
      assert.deepEqual(
        [change!.typeFrom.value, change!.typeOwn.value, change!.typeTo.value],
        [map.typeBefore[at], map.typeOwn[at], map.type[at]],
      );
    }
  });

  test("index and types computed anew equal those of the tables", async () => {
    const { years, mismatches } = await study.recompute({});
    assert.deepEqual(mismatches, []);
    assert.ok(
      years.every(
        ({ compared, indexEqual, typeEqual }) => compared > 60 && indexEqual === compared && typeEqual > 60,
      ),
    );
  });

  test("an area whose boundary moved has no change across the new division, and its series stops there", async () => {
    const workspace = await study.workspace();
    const { rows } = await study.areas({ year: 2024 });
    const broken = rows.filter(({ change }) => change.status === "not-applicable");
    assert.ok(broken.length > 0 && broken.length < rows.length / 3);
    const page = await study.area({ id: broken[0]!.area.id, year: 2024 });
    assert.notEqual(page.bridge?.outcome, "unchanged");
    assert.ok(page.years.length < workspace.years.length);
    const whole = await study.area({ id: rows.find(({ change }) => change.value !== null)!.area.id });
    assert.equal(whole.years.length, workspace.years.length);
    assert.equal(whole.bridge?.outcome, "unchanged");
  });

  test("the parts of a change of index add up to it", async () => {
    const { rows } = await study.areas({ year: 2024 });
    for (const { area } of rows.slice(0, 12)) {
      const { change } = await study.area({ id: area.id });
      if (!change) continue;
      const parts = [change.v1, change.v2, change.v3, change.remainder].reduce(
        (sum, part) => sum + part.value!,
        0,
      );
      assert.ok(Math.abs(parts - change.index.value!) < 1e-12);
    }
  });

  test("transitions count every area once or say why not", async () => {
    const { areas, matrix, notComparable } = await study.transitions({ from: 2013, to: 2024 });
    assert.equal(
      matrix.reduce((sum, cell) => sum + cell.areas, 0),
      areas,
    );
    const { rows } = await study.areas({ year: 2013 });
    assert.ok(areas + notComparable.moved + notComparable.onlyBefore <= rows.length);
    assert.ok(notComparable.moved > 0);
  });

  test("neighbours share a border both ways, and a point lies in the area whose centre it is near", async () => {
    const { rows } = await study.areas({ place: "kommun:9901" });
    const page = await study.area({ id: rows[0]!.area.id });
    assert.ok(page.neighbours.length > 0);
    const back = await study.area({ id: page.neighbours[0]!.area.id });
    assert.equal(
      back.neighbours.find(({ area }) => area.code === rows[0]!.area.code)?.borderM,
      page.neighbours[0]!.borderM,
    );
    const [lon, lat] = page.centre!;
    const { areas } = await study.point({ lon, lat, year: 2024 });
    assert.ok(areas.some(({ version }) => version === "regso@2025"));
    assert.ok(areas.some(({ version }) => version === "deso@2025"));
  });

  test("contrasts show the DeSO inside a RegSO around the whole", async () => {
    const { rows } = await study.areas({ place: "kommun:9901" });
    const pages = await Promise.all(rows.map(({ area }) => study.area({ id: area.id })));
    const contrast = pages
      .flatMap((page) => page.contrasts)
      .find(({ indicator }) => indicator === "low-economic-standard")!;
    const parts = contrast.parts.map((part) => part.figure.value!).filter((value) => value !== null);
    assert.ok(
      Math.min(...parts) <= contrast.whole.value! + 0.1 && contrast.whole.value! - 0.1 <= Math.max(...parts),
    );
  });

  test("SCB's caveats show where the figures give reason, with the evidence", async () => {
    const { rows } = await study.areas({ year: 2020 });
    const pages = await Promise.all(rows.map(({ area }) => study.area({ id: area.id, year: 2020 })));
    const found = new Set(pages.flatMap(({ caveats }) => caveats.map(({ id }) => id)));
    for (const id of ["student", "pensioner", "border", "new-building"] as const)
      assert.ok(found.has(id), `no ${id}`);
    const student = pages.flatMap(({ caveats }) => caveats).find(({ id }) => id === "student")!;
    assert.ok(student.evidence[0]!.figure.value! > 18);
    assert.ok(pages.some(({ caveats }) => caveats.length === 0));
  });

  test("an indicator by type is made from summed numerators and denominators, not from mean shares", async () => {
    const { byType, rows } = await study.indicator({ id: "employed", year: 2024 });
    const numerators = await study.cube({
      table: "TAB6680",
      select: { year: ["2024"], measure: ["employed"], version: ["regso@2025"] },
    });
    assert.equal(byType.length, 5);
    assert.equal(
      byType.reduce((sum, { areas }) => sum + areas, 0),
      rows.filter(({ type }) => type.value !== null).length,
    );
    assert.ok(numerators.values.length > 0);
    for (const { figure } of byType) assert.ok(figure.value! > 40 && figure.value! < 100);
  });

  test("what is asked for and is not there is named, with what to do", async () => {
    await assert.rejects(study.barometer({ year: 1999 }), { kind: "not-found", message: /1999/ });
    await assert.rejects(study.barometer({ place: "kommun:0000" }), { kind: "bad-request" });
    await assert.rejects(study.area({ id: "regso@2025:9901R999" }), { kind: "not-found" });
    await assert.rejects(study.indicator({ id: "happiness" }), { kind: "not-found" });
    await assert.rejects(study.cube({ table: "TAB6586", select: { colour: ["red"] } }), {
      kind: "bad-request",
      message: /colour/,
    });
    await assert.rejects(study.fetch({ source: "nowhere" }), { kind: "bad-request" });
  });

  test("importing the same again stores nothing and changes nothing", async () => {
    const ids = (await study.snapshots()).map(({ id }) => id);
    await study.addExample();
    assert.deepEqual(
      (await study.snapshots()).map(({ id }) => id),
      ids,
    );
    assert.deepEqual(await study.changes({}), []);
  });
});

test("an empty workspace answers what to do, not zeros", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-empty-"));
  const study = await openStudy(folder);
  assert.equal((await study.workspace()).empty, true);
  await assert.rejects(study.barometer({}), { kind: "unavailable" });
  await study.close();
  await rm(folder, { recursive: true });
});
