import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { Cube, Figure } from "@tvars/cube";
import {
  absent,
  cells,
  emptyCube,
  figure,
  figureOf,
  mapDimension,
  readJsonStat,
  selectCube,
  setFigure,
  sumFigures,
  text,
  writeJsonStat,
} from "@tvars/cube";
import type { Aggregate, Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import { EngineError, loadCube, storeCube } from "@tvars/engine";
import { draft } from "./support/draft.ts";

export interface Place {
  store: SnapshotStore;
  engine: Engine;
}

const AREAS = ["regso@2020:0180R001", "regso@2020:0180R002", "regso@2025:0180R001", "regso@2025:0180R003"];
const YEARS = ["2023", "2024"];

/** A figure of every status and flag, decimals that do not add up in binary, and a large number. */
const FIGURES: Figure[] = [
  figure(0.1),
  figure(0.2),
  figure(0, ["small"]),
  absent("suppressed", ["perturbed"]),
  absent("missing"),
  absent("not-applicable"),
  figure(10_587_710),
  figure(-3.7, ["break", "revised"]),
];

const category = (id: string) => ({ id, label: text(id) });

/** 4 areas × 2 measures × 2 years × 3 groups; the figures go round so that every cell group has its own mixture. */
export function exampleCube(shift = 0): Cube {
  const measures = [
    { id: "antal", label: text("Antal", "Number"), unit: text("personer", "persons"), decimals: 1 },
    { id: "andel", label: text("Andel", "Share") },
  ];
  const cube = emptyCube(text("Exempel", "Example"), [
    {
      id: "area",
      label: text("område", "area"),
      role: "geo",
      categories: AREAS.map((id) => ({ id, label: text(id.split(":")[1]!) })),
    },
    { id: "measure", label: text("mått", "measure"), role: "metric", categories: measures },
    { id: "year", label: text("år", "year"), role: "time", categories: YEARS.map(category) },
    { id: "ålder", label: text("ålder", "age"), categories: ["65+", "20–64", "0–19"].map(category) },
  ]);
  for (let at = 0; at < cube.values.length; at++)
    setFigure(cube, at, FIGURES[(at * 5 + shift + Math.floor(at / 7)) % FIGURES.length]!);
  return { ...cube, notes: [{ text: text("Obs", "Note"), mandatory: true }] };
}

const stored = ({ store, engine }: Place, cube = exampleCube(), table = "T1"): Promise<Snapshot> =>
  storeCube(store, engine, draft(table, { title: cube.label }), cube);

const areas = (cube: Cube): string[] => cube.dimensions[0]!.categories.map(({ id }) => id);

/**
 * What every engine must do, told against the pure functions of the cube package: the same cubes to the last digit and
 * status. Run it with a way to open a store and the engine under test.
 */
export function conformance(name: string, open: (context: TestContext) => Promise<Place>): void {
  const check = (title: string, body: (place: Place) => Promise<void>): void =>
    void test(`${name}: ${title}`, async (context) => body(await open(context)));

  check("a stored cube comes back with every figure, status, flag, label, unit and note", async (place) => {
    const cube = exampleCube();
    const snapshot = await stored(place, cube);
    const back = await loadCube(place.engine, [snapshot]);
    assert.deepEqual({ ...back, origin: [] }, cube);
    assert.deepEqual(
      back.origin.map(({ source, table, snapshot }) => [source, table, snapshot]),
      [["test", "T1", snapshot.id]],
    );
    // And through JSON-stat, as it leaves the server.
    assert.deepEqual(readJsonStat(JSON.stringify(writeJsonStat(back))).values, back.values);
  });

  check("dimensions come in the order asked for", async (place) => {
    const snapshot = await stored(place);
    const cube = await place.engine.cube({ from: [snapshot], by: ["ålder", "year", "area", "measure"] });
    assert.deepEqual(
      cube.dimensions.map(({ id, role }) => [id, role]),
      [
        ["ålder", undefined],
        ["year", "time"],
        ["area", "geo"],
        ["measure", "metric"],
      ],
    );
    const ids = { area: AREAS[3]!, measure: "andel", year: "2024", ålder: "65+" };
    assert.deepEqual(figureOf(cube, ids), figureOf(exampleCube(), ids));
  });

  check(
    "where keeps rows by any column: area by key or code, version, year as number or text",
    async (place) => {
      const snapshot = await stored(place);
      const by = ["area", "measure", "year", "ålder"];
      const ask = async (where: Record<string, (string | number)[]>) =>
        place.engine.cube({ from: [snapshot], by, where });
      assert.deepEqual(areas(await ask({ area: ["regso@2025:0180R001"] })), ["regso@2025:0180R001"]);
      assert.deepEqual(areas(await ask({ area: ["0180R001"] })), [
        "regso@2020:0180R001",
        "regso@2025:0180R001",
      ]);
      assert.deepEqual(areas(await ask({ version: ["regso@2025"] })), AREAS.slice(2));
      const part = await ask({ year: [2024], measure: ["andel"], ålder: ["0–19", "65+"] });
      const expected = selectCube(exampleCube(), {
        year: ["2024"],
        measure: ["andel"],
        ålder: ["65+", "0–19"],
      });
      assert.deepEqual(part.dimensions, expected.dimensions);
      assert.deepEqual(
        [part.values, part.status, part.flags],
        [expected.values, expected.status, expected.flags],
      );
      assert.deepEqual(await ask({ year: ["2024"] }), await ask({ year: [2024] }));
      const nothing: Record<string, (string | number)[]>[] = [
        { area: [] },
        { area: ["nowhere"] },
        { year: [1900] },
      ];
      for (const where of nothing) assert.equal((await ask(where)).values.length, 0);
    },
  );

  check("sums honour status exactly as sumFigures does, in every mixture of figures", async (place) => {
    for (let shift = 0; shift < FIGURES.length; shift++) {
      const cube = exampleCube(shift);
      const snapshot = await stored(place, cube, `T${shift}`);
      const by = ["area", "measure", "year"];
      const sums = await place.engine.cube({ from: [snapshot], by, aggregate: "sum" });
      const all = mapDimension(cube, "ålder", [category("all")], () => "all");
      assert.deepEqual([...sums.values], [...all.values]);
      assert.deepEqual([...sums.status], [...all.status]);
      assert.deepEqual([...sums.flags], [...all.flags]);
    }
  });

  check(
    "a sum over everything that is known is exact in decimals, whatever the order of rows",
    async (place) => {
      const cube = exampleCube();
      const tenths = emptyCube(cube.label, [
        { ...cube.dimensions[0]!, categories: Array.from({ length: 3000 }, (_, at) => category(`v:${at}`)) },
        cube.dimensions[1]!,
        cube.dimensions[2]!,
      ]);
      for (let at = 0; at < tenths.values.length; at++) setFigure(tenths, at, figure((at % 7) / 10));
      const snapshot = await stored(place, tenths, "T2");
      const { values } = await place.engine.cube({ from: [snapshot], by: [], aggregate: "sum" });
      let expected = 0;
      for (let at = 0; at < tenths.values.length; at++) expected += at % 7;
      assert.deepEqual([...values], [expected / 10]);
    },
  );

  check(
    "min, max and mean are absent where a part is; count counts the known and is never absent",
    async (place) => {
      const snapshot = await stored(place);
      const ask = (aggregate: Aggregate) =>
        place.engine.cube({ from: [snapshot], by: ["area", "measure", "year"], aggregate });
      const groups = new Map<string, Figure[]>();
      for (const { ids, figure } of cells(exampleCube())) {
        const key = ids.slice(0, 3).join();
        groups.set(key, [...(groups.get(key) ?? []), figure]);
      }
      const known = [...groups.values()].map((parts) => parts.flatMap(({ value }) => value ?? []));
      const absentAt = [...groups.values()].map((parts) => sumFigures(parts).value === null);
      const expect = (of: (values: number[]) => number): number[] =>
        known.map((values, at) => (absentAt[at] ? NaN : of(values)));
      assert.deepEqual(
        [...(await ask("min")).values],
        expect((values) => Math.min(...values)),
      );
      assert.deepEqual(
        [...(await ask("max")).values],
        expect((values) => Math.max(...values)),
      );
      assert.deepEqual(
        [...(await ask("count")).values],
        known.map(({ length }) => length),
      );
      const sums = [...(await ask("sum")).values];
      assert.deepEqual(
        [...(await ask("mean")).values],
        sums.map((sum, at) => sum / known[at]!.length),
      );
      assert.ok(absentAt.includes(true) && absentAt.includes(false), "the example has both");
    },
  );

  check("several snapshots make one cube, and a cell that is in none is missing", async (place) => {
    const cube = exampleCube();
    const old = await stored(place, selectCube(cube, { year: ["2023"], area: AREAS.slice(0, 2) }), "OLD");
    const young = await stored(place, selectCube(cube, { year: ["2024"], area: AREAS.slice(2) }), "NEW");
    const both = await loadCube(place.engine, [old, young]);
    assert.equal(both.values.length, cube.values.length);
    assert.equal(both.origin.length, 2);
    assert.equal(both.notes.length, 1);
    for (const { ids, index } of cells(both)) {
      const inOld = ids[0]!.startsWith("regso@2020") && ids[2] === "2023";
      const inNew = ids[0]!.startsWith("regso@2025") && ids[2] === "2024";
      const expected = inOld || inNew ? cube.status[index] : 3;
      assert.equal(both.status[index], expected, ids.join());
    }
  });

  check("two rows in one cell are an error that names the cell and what to do", async (place) => {
    const snapshot = await stored(place);
    await assert.rejects(place.engine.cube({ from: [snapshot], by: ["area", "year"] }), (error) => {
      assert.ok(error instanceof EngineError);
      assert.equal(error.kind, "many");
      assert.match(error.message, /"area regso@\d{4}:0180R00\d, year 20\d\d"/);
      assert.match(error.message, /Add a column to by \(measure, ålder\)/);
      return true;
    });
  });

  check("an unknown column is an error that names those there are", async (place) => {
    const snapshot = await stored(place);
    for (const query of [{ by: ["area", "kön"] }, { by: ["area"], where: { kön: ["1"] } }])
      await assert.rejects(
        place.engine.cube({ from: [snapshot], ...query }),
        /got "kön", expected area, version, year/,
      );
    await assert.rejects(place.engine.cube({ from: [], by: ["area"] }), /snapshots of kind figures/);
    await assert.rejects(place.engine.cube({ from: [snapshot], by: ["area", "area"] }), /each column once/);
  });

  check("values and names from outside are data, never statements", async (place) => {
    const nasty = `'); DROP TABLE staged; --`;
    const cube = emptyCube(text("Farlig"), [
      { id: "area", label: text("a"), role: "geo", categories: [category(`v:${nasty}`), category(`v:"q"`)] },
      { id: "year", label: text("y"), role: "time", categories: [category("2024")] },
      { id: `kol"umn; '`, label: text("k"), categories: [category(nasty), category("ok")] },
    ]);
    for (let at = 0; at < cube.values.length; at++) setFigure(cube, at, figure(at));
    const snapshot = await stored(place, cube, nasty);
    const part = await place.engine.cube({
      from: [snapshot],
      by: ["area", `kol"umn; '`],
      where: { area: [`v:${nasty}`], [`kol"umn; '`]: [nasty] },
    });
    assert.deepEqual([...part.values], [0]);
  });

  check("rows give plain columns, with texts, whole numbers and bytes as they were", async (place) => {
    const snapshot = await place.store.add({ ...draft("areas@2025"), kind: "areas" }, (folder) =>
      place.engine.writeParquet(join(folder, "data.parquet"), {
        code: { type: "VARCHAR", values: ["0180R001", "0180R002", null] },
        version: { type: "VARCHAR", dictionary: ["regso@2025"], codes: new Uint8Array(3) },
        population: { type: "INTEGER", values: Int32Array.of(1, 2, 3) },
        share: { type: "DOUBLE", values: Float64Array.of(0.5, NaN, 0) },
        shape: { type: "BLOB", values: [Uint8Array.of(1, 2), null, new Uint8Array(0)] },
      }),
    );
    const columns = ["code", "population", "share"];
    const rows = await place.engine.rows(snapshot, columns);
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [
        { code: "0180R001", population: 1, share: 0.5 },
        { code: "0180R002", population: 2, share: null },
        { code: null, population: 3, share: 0 },
      ],
    );
    const [second] = await place.engine.rows<{ code: string }>(snapshot, ["code"], { population: [2] });
    assert.equal(second!.code, "0180R002");
    const [first] = await place.engine.rows<{ shape: Uint8Array }>(snapshot, ["shape"], { population: [1] });
    assert.deepEqual([...first!.shape], [1, 2]);
    await assert.rejects(place.engine.rows(snapshot, ["geometry"]), /no such column: got "geometry"/);
  });

  check(
    "a question whose signal is raised ends as cancelled, and the engine still answers",
    async (place) => {
      const snapshot = await stored(place);
      const query = { from: [snapshot], by: ["area", "measure", "year", "ålder"] };
      await assert.rejects(place.engine.cube(query, { signal: AbortSignal.abort() }), { kind: "cancelled" });
      const controller = new AbortController();
      const asked = place.engine.cube(query, { signal: controller.signal });
      controller.abort();
      await assert.rejects(asked, { kind: "cancelled" });
      assert.equal((await place.engine.cube(query)).values.length, 48);
    },
  );

  check("many questions at once get the answers they would get alone", async (place) => {
    const snapshot = await stored(place);
    const ask = (year: number) =>
      place.engine.cube({ from: [snapshot], by: ["area", "measure", "ålder"], where: { year: [year] } });
    const alone = [await ask(2023), await ask(2024)];
    const together = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(2023 + (at % 2))));
    for (const [at, cube] of together.entries()) assert.deepEqual(cube, alone[at % 2]);
  });
}
