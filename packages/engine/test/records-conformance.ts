import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { cells } from "@tvars/cube";
import type { Cube } from "@tvars/cube";
import type { RecordsBatch, RecordsLookup } from "@tvars/engine";
import { EngineError } from "@tvars/engine";
import { today } from "../src/records/retention.ts";
import type { Place } from "./conformance.ts";

const AREAS = Array.from({ length: 40 }, (_, at) => `regso@2025:0180R${String(at).padStart(3, "0")}`);
const SEXES: readonly (string | null)[] = ["kvinnor", "män", null];

interface Row {
  area: string | null;
  year: number;
  sex: string | null;
  cost: number;
}

/** Rows whose areas, years and groups go round; some have no area, some no sex, some no cost. */
const ROWS: Row[] = Array.from({ length: 5000 }, (_, at) => ({
  area: at % 97 === 0 ? null : AREAS[(at * 7) % AREAS.length]!,
  year: 2021 + (at % 4),
  sex: SEXES[at % 11 === 0 ? 2 : at % 2]!,
  cost: at % 501 === 0 ? NaN : ((at * 31) % 1000) / 10 - 20,
}));

/** Batches of different lengths, with and without a dictionary that is not the same from one to the next. */
function* batches(rows: readonly Row[] = ROWS): Generator<RecordsBatch> {
  for (let from = 0, nth = 0; from < rows.length; nth++) {
    const part = rows.slice(from, from + 700 + nth * 300);
    from += part.length;
    const own = [...new Set(part.map(({ area }) => area))];
    yield {
      area:
        nth % 2
          ? { type: "VARCHAR", values: part.map(({ area }) => area) }
          : {
              type: "VARCHAR",
              dictionary: own,
              codes: Uint16Array.from(part, ({ area }) => own.indexOf(area)),
            },
      year: { type: "INTEGER", values: Int32Array.from(part, ({ year }) => year) },
      sex: {
        type: "VARCHAR",
        dictionary: SEXES,
        codes: Uint8Array.from(part, ({ sex }) => SEXES.indexOf(sex)),
      },
      cost: { type: "DOUBLE", values: Float64Array.from(part, ({ cost }) => cost) },
    };
  }
}

const typeOf = (area: string, year: number): string => String(1 + ((Number(area.slice(-3)) + year) % 5));

/** Area types by area and year; two areas have none. */
function typeLookup(): RecordsLookup {
  const pairs = AREAS.slice(2).flatMap((area) =>
    [2021, 2022, 2023, 2024].map((year) => [area, year] as const),
  );
  return {
    column: "type",
    on: ["area", "year"],
    keys: [pairs.map(([area]) => area), pairs.map(([, year]) => String(year))],
    values: pairs.map(([area, year]) => typeOf(area, year)),
  };
}

const lookedUp = ({ area, year }: Row): string =>
  area === null || AREAS.indexOf(area) < 2 ? "?" : typeOf(area, year);

/** What a cube says, cell by cell, without the cells that are zero. */
const told = (cube: Cube): Map<string, number | string> =>
  new Map(
    [...cells(cube)]
      .filter(({ figure }) => figure.status !== "zero")
      .map(({ ids, figure }) => [ids.join(" "), figure.value ?? figure.status]),
  );

function counted(keyOf: (row: Row) => string, rows: readonly Row[] = ROWS): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

const sorted = (map: Map<string, number | string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** What every engine must do with an agency's own rows, told against a count in a loop. */
export function recordsConformance(name: string, open: (context: TestContext) => Promise<Place>): void {
  const check = (title: string, body: (place: Place) => Promise<void>): void =>
    void test(`${name}: ${title}`, async (context) => {
      const place = await open(context);
      await place.engine.storeRecords("visits", batches(), { keepUntil: "2099-01-31" });
      await body(place);
    });

  check(
    "records are counted by their own columns, what is empty as a category of its own",
    async ({ engine }) => {
      const cube = await engine.recordsCube({ from: "visits", by: ["area", "year", "sex"] });
      const expected = counted(({ area, year, sex }) => `${area ?? "?"} ${year} ${sex ?? "?"} count`);
      assert.deepEqual(sorted(told(cube)), sorted(expected));
      assert.equal(cube.dimensions[0]!.categories.at(-1)!.id, "?");
      assert.deepEqual(
        cube.dimensions.map(({ id, role }) => [id, role]),
        [
          ["area", "geo"],
          ["year", "time"],
          ["sex", undefined],
          ["measure", "metric"],
        ],
      );
      const all = await engine.recordsCube({ from: "visits", by: [] });
      assert.deepEqual([...all.values], [ROWS.length]);
    },
  );

  check(
    "a lookup by area and year gives area types; areas without one are counted as unknown",
    async ({ engine }) => {
      const query = { from: "visits", by: ["type", "year"], lookups: [typeLookup()] };
      const cube = await engine.recordsCube(query);
      assert.deepEqual(sorted(told(cube)), sorted(counted((row) => `${lookedUp(row)} ${row.year} count`)));
      const some = await engine.recordsCube({ ...query, where: { year: [2022, "2024"], sex: ["män"] } });
      const rows = ROWS.filter(({ year, sex }) => [2022, 2024].includes(year) && sex === "män");
      assert.deepEqual(
        sorted(told(some)),
        sorted(counted((row) => `${lookedUp(row)} ${row.year} count`, rows)),
      );
    },
  );

  check(
    "a sum is exact to nine decimals, and missing where a part is not known unless told to skip it",
    async ({ engine }) => {
      const cube = await engine.recordsCube({
        from: "visits",
        by: ["type"],
        lookups: [typeLookup()],
        measures: [
          { id: "rows", of: "count" },
          { id: "known", of: "known", column: "cost" },
          { id: "strict", of: "sum", column: "cost" },
          { id: "cost", of: "sum", column: "cost", unknown: "skip" },
          { id: "years", of: "sum", column: "year" },
        ],
      });
      const expected = new Map<string, number | string>();
      for (const type of ["1", "2", "3", "4", "5", "?"]) {
        const rows = ROWS.filter((row) => lookedUp(row) === type);
        const known = rows.filter(({ cost }) => !Number.isNaN(cost));
        const tenths = known.reduce((sum, { cost }) => sum + Math.round(cost * 10), 0);
        expected.set(`${type} rows`, rows.length);
        expected.set(`${type} known`, known.length);
        expected.set(`${type} strict`, known.length < rows.length ? "missing" : tenths / 10);
        expected.set(`${type} cost`, tenths / 10);
        expected.set(
          `${type} years`,
          rows.reduce((sum, { year }) => sum + year, 0),
        );
      }
      assert.deepEqual(sorted(told(cube)), sorted(expected));
      assert.ok([...expected.values()].includes("missing"));
    },
  );

  check("records are listed, replaced as a whole, and gone when dropped", async ({ engine }) => {
    const table = (await engine.listRecords()).find(({ id }) => id === "visits");
    assert.deepEqual(
      { ...table, stored: typeof table!.stored },
      {
        id: "visits",
        rows: ROWS.length,
        stored: "string",
        keepUntil: "2099-01-31",
        columns: [
          { name: "area", type: "VARCHAR" },
          { name: "year", type: "INTEGER" },
          { name: "sex", type: "VARCHAR" },
          { name: "cost", type: "DOUBLE" },
        ],
      },
    );
    await engine.storeRecords("visits", batches(ROWS.slice(0, 10)));
    const few = await engine.recordsCube({ from: "visits", by: [] });
    assert.deepEqual([...few.values], [10]);
    await engine.dropRecords("visits");
    await engine.dropRecords("visits");
    await assert.rejects(engine.recordsCube({ from: "visits", by: [] }), { kind: "not-found" });
    assert.ok(!(await engine.listRecords()).some(({ id }) => id === "visits"));
  });

  check(
    "records are kept through their last day; after it whatever asks next removes them",
    async ({ engine }) => {
      const all = { from: "visits", by: [] };
      await engine.storeRecords("visits", batches(), { keepUntil: today() });
      assert.deepEqual([...(await engine.recordsCube(all)).values], [ROWS.length]);
      for (const ask of [
        () => engine.recordsCube(all),
        async () => assert.ok(!(await engine.listRecords()).some(({ id }) => id === "visits")),
      ]) {
        await engine.storeRecords("visits", batches(), { keepUntil: "2020-01-31" });
        await ask().catch((error: unknown) => assert.equal((error as EngineError).kind, "not-found"));
        await assert.rejects(engine.recordsCube(all), { kind: "not-found" });
      }
      await engine.storeRecords("visits", batches(ROWS.slice(0, 10)));
      assert.deepEqual([...(await engine.recordsCube(all)).values], [10]);
    },
  );

  check("a batch that fails leaves what was stored before", async ({ engine }) => {
    function* failing(): Generator<RecordsBatch> {
      yield* batches(ROWS.slice(0, 10));
      throw new RangeError("row 11");
    }
    await assert.rejects(engine.storeRecords("visits", failing()), /row 11/);
    const odd = [
      ...batches(ROWS.slice(0, 10)),
      { other: { type: "INTEGER", values: Int32Array.of(1) } } as const,
    ];
    await assert.rejects(engine.storeRecords("visits", odd), { kind: "draft" });
    await assert.rejects(engine.storeRecords("../visits", batches()), { kind: "draft" });
    const cube = await engine.recordsCube({ from: "visits", by: [] });
    assert.deepEqual([...cube.values], [ROWS.length]);
  });

  check(
    "a question that does not fit the records is an error that names what there is",
    async ({ engine }) => {
      const ask = (query: object) => engine.recordsCube({ from: "visits", by: ["year"], ...query });
      await assert.rejects(ask({ by: ["kommun"] }), /got "kommun", expected area, year, sex, cost/);
      await assert.rejects(ask({ where: { kommun: ["0180"] } }), /got "kommun"/);
      await assert.rejects(ask({ measures: [{ id: "s", of: "sum", column: "sex" }] }), /a number column/);
      const twice = {
        ...typeLookup(),
        keys: [
          ["a", "a"],
          ["1", "1"],
        ],
        values: ["1", "2"],
      };
      await assert.rejects(ask({ by: ["type"], lookups: [twice] }), (error) => {
        assert.ok(error instanceof EngineError);
        assert.match(error.message, /each key once/);
        return true;
      });
      await assert.rejects(ask({ from: "nothing" }), /expected visits/);
      await assert.rejects(engine.recordsCube({ from: "visits", by: [] }, { signal: AbortSignal.abort() }), {
        kind: "cancelled",
      });
    },
  );
}
