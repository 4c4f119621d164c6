import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openDuckDb } from "@tvars/engine";
import { StudyError, measureTable } from "../src/index.ts";
import type { TableQuery } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-table-"));
after(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The classic four areas: D 0.6, isolation of a 0.76. */
const FOUR = "code,a,b,all\nA1,100,0,100\nA2,60,40,100\nA3,40,60,100\nA4,0,100,100\n";
const ASK = { measures: ["dissimilarity"], unit: "code", groups: ["a", "b"] } as const;

const valueOf = async (path: string, query: Partial<TableQuery> = {}): Promise<number> => {
  const { results } = await measureTable(path, { ...ASK, ...query });
  return results[0]!.value!;
};
const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

/** The error's fields and message, in English. */
async function problem(work: Promise<unknown>): Promise<StudyError["fields"] & { message: string }> {
  const error = await work.then(
    () => assert.fail("no error"),
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof StudyError, String(error));
  assert.ok(error.fields.text!.sv.length > 0);
  return { ...error.fields, message: error.message };
}

test("comma, semicolon with decimal comma, tab, byte order mark, quotation marks and CRLF are all one table", async () => {
  near(await valueOf(await file("comma.csv", FOUR)), 0.6);
  near(await valueOf(await file("bom.csv", `\uFEFF${FOUR}`)), 0.6);
  near(await valueOf(await file("tab.tsv", FOUR.replaceAll(",", "\t"))), 0.6);
  const swedish = 'code;a;b\r\n"A1";"100,0";0\r\nA2;60,00;40\r\nA3;40;60\r\nA4;0;1 00\r\n';
  near(await valueOf(await file("semicolon.csv", swedish.replace("1 00", "100"))), 0.6);
  const thousands = "code;a;b\nA1;1 000;0\nA2;600;400\nA3;400;600\nA4;0;1 000\n";
  near(await valueOf(await file("thousands.csv", thousands)), 0.6);
  const latin = join(folder, "latin.csv");
  await writeFile(latin, Buffer.from(FOUR.replaceAll("code", "omr\u00E5de"), "latin1"));
  near(await valueOf(latin, { unit: "område" }), 0.6);
});

test("a Parquet file is measured as the same rows in CSV are, whatever the type of its columns", async () => {
  const path = join(folder, "four.parquet");
  const engine = await openDuckDb();
  await engine.writeParquet(path, {
    code: { type: "VARCHAR", values: ["A1", "A2", "A3", "A4"] },
    a: { type: "INTEGER", values: Int32Array.of(100, 60, 40, 0) },
    b: { type: "DOUBLE", values: Float64Array.of(0, 40, 60, 100) },
  });
  await engine.close();
  near(await valueOf(path), 0.6);
  assert.match((await problem(valueOf(path, { groups: ["a", "c"] }))).message, /no column "c"/);
});

test("one group and a total: the group against the rest; swapped, the rest first", async () => {
  const path = await file("total.csv", FOUR);
  const query = { measures: ["dissimilarity", "isolation"], groups: ["a"], total: "all" };
  const { results, groups } = await measureTable(path, { ...ASK, ...query });
  near(results[0]!.value!, 0.6);
  near(results[1]!.value!, 0.76);
  assert.deepEqual(
    groups.map(({ id, sum }) => [id, sum]),
    [
      ["a", 200],
      ["rest", 200],
    ],
  );
  const swapped = await measureTable(path, { ...ASK, ...query, swap: true });
  assert.equal(swapped.groups[0]!.id, "rest");
});

test("one group without a total has nothing to be compared with: what to give is said", async () => {
  const { message, action } = await problem(valueOf(await file("one.csv", FOUR), { groups: ["a"] }));
  assert.match(message, /nothing to be compared with/);
  assert.match((action as { en: string }).en, /--total/);
});

test("a column that is not there: the file, the columns there are, and the nearest name", async () => {
  const {
    file: name,
    expected,
    action,
  } = await problem(
    valueOf(await file("near.csv", FOUR.replace("a,b", "folkmangd_2022,b")), {
      groups: ["folkmängd_2022", "b"],
    }),
  );
  assert.equal(name, "near.csv");
  assert.equal((expected as { en: string }).en, "code, folkmangd_2022, b, all");
  assert.match((action as { en: string }).en, /Did you mean folkmangd_2022\?/);
});

for (const [what, cell, said] of [
  ["a negative count", "-3", /negative/],
  ["text", "many", /not a number/],
  ["an empty cell", "", /empty/],
  ["a sign for a hidden figure", "..", /empty or without a figure/],
] as const)
  test(`${what} is an error with file, row, column, value, what was expected and what to do`, async () => {
    const path = await file("bad.csv", FOUR.replace("A3,40", `A3,${cell}`));
    const { message, file: name, row, value, expected, action } = await problem(valueOf(path));
    assert.match(message, said);
    assert.match(message, /bad\.csv, row 4, column a/);
    assert.deepEqual([name, row, value], ["bad.csv", 4, cell]);
    assert.ok((expected as { sv: string }).sv.length > 0 && (action as { sv: string }).sv.length > 0);
  });

test("missing leave-out: the area is left out and counted, never read as 0; text is still an error", async () => {
  const path = await file("missing.csv", FOUR.replace("A3,40", "A3,"));
  const { areas, results } = await measureTable(path, { ...ASK, missing: "leave-out" });
  assert.deepEqual([areas.used, areas.leftOut, areas.reasons[0]!.count], [3, 1, 1]);
  near(results[0]!.value!, await valueOf(await file("three.csv", FOUR.replace(/A3.*\n/, ""))));
  await problem(valueOf(await file("text.csv", FOUR.replace("A3,40", "A3,x")), { missing: "leave-out" }));
});

test("a group larger than its total, an area twice, and a row of another width are told with their row", async () => {
  const larger = await problem(
    valueOf(await file("larger.csv", FOUR.replace("A2,60,40,100", "A2,60,40,50")), {
      groups: ["a"],
      total: "all",
    }),
  );
  assert.deepEqual([larger.row, larger.value], [3, 60]);
  const twice = await problem(valueOf(await file("twice.csv", FOUR.replace("A4", "A1"))));
  assert.deepEqual([twice.row, twice.value], [5, "A1"]);
  const ragged = await problem(valueOf(await file("ragged.csv", `${FOUR}Källa: SCB\n`)));
  assert.equal(ragged.row, 6);
  const open = await problem(valueOf(await file("open.csv", FOUR.replace("A2", '"A2'))));
  assert.equal(open.row, 3);
});

test("years in the names of columns, or in a column of their own", async () => {
  const wide = await file("wide.csv", "code,a_2021,b_2021,a_2022,b_2022\nA1,100,0,50,50\nA2,0,100,50,50\n");
  const query = { groups: ["a_{year}", "b_{year}"], years: [2021, 2022] };
  const { results } = await measureTable(wide, { ...ASK, ...query });
  assert.deepEqual(
    results.map(({ year, value }) => [year, value]),
    [
      [2021, 1],
      [2022, 0],
    ],
  );
  const long = await file(
    "long.csv",
    "code,year,a,b\nA1,2021,100,0\nA2,2021,0,100\nA1,2022,50,50\nA2,2022,50,50\n",
  );
  const byYear = await measureTable(long, { ...ASK, yearColumn: "year" });
  assert.deepEqual(
    byYear.results.map(({ year, value }) => [year, value]),
    [
      [2021, 1],
      [2022, 0],
    ],
  );
  assert.equal((await problem(valueOf(long, { yearColumn: "year", years: [2030] }))).value, "2030");
  assert.match((await problem(valueOf(long, { years: [2021] }))).message, /which year/);
});

test("within a column, every value of it is measured by itself", async () => {
  const path = await file("within.csv", "code,muni,a,b\nA1,M1,1,0\nA2,M1,0,1\nA3,M2,1,1\nA4,M2,2,2\n");
  const { results, runs } = await measureTable(path, { ...ASK, within: "muni", perArea: true });
  assert.deepEqual(
    results.map(({ within, value }) => [within!.value, value]),
    [
      ["M1", 1],
      ["M2", 0],
    ],
  );
  assert.deepEqual(runs[1]!.units, ["A3", "A4"]);
  assert.equal(results[1]!.perArea!.length, 2);
});

/** A row of four unit squares of 1 km. */
const squares = {
  type: "FeatureCollection",
  crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } },
  features: ["A1", "A2", "A3", "A4"].map((code, at) => {
    const [x, y] = [500_000 + 1000 * at, 6_600_000];
    const ring = [
      [x, y],
      [x + 1000, y],
      [x + 1000, y + 1000],
      [x, y + 1000],
      [x, y],
    ];
    return { type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [ring] } };
  }),
};

test("neighbours by code, by number from 0, and from the geometry are the same neighbours", async () => {
  const path = await file("space.csv", FOUR);
  const morrill = (more: Partial<TableQuery>) => valueOf(path, { measures: ["morrill"], ...more });
  const byCode = await morrill({
    adjacency: await file("codes.csv", "a,b,border\nA1,A2,1000\nA2,A3,1000\nA3,A4,1000\n"),
  });
  const byNumber = await morrill({
    adjacency: await file("numbers.csv", "i,j,shared_boundary\n0,1,1000\n1,2,1000\n2,3,1000\n"),
  });
  const byShape = await morrill({ geometry: await file("squares.geojson", JSON.stringify(squares)) });
  near(byCode, byNumber);
  near(byCode, byShape);
  // D 0.6 less the mean difference of shares between neighbours: (0.4 + 0.2 + 0.4) / 3.
  near(byCode, 0.6 - 1 / 3);
  const wrong = await file("wrong.csv", "a,b\nA1,A9\n");
  assert.deepEqual((await problem(morrill({ adjacency: wrong }))).value, "A9");
});

test("the geometry gives centres, ground, perimeters and borders; an area without a shape is told, or left out", async () => {
  const path = await file("shapes.csv", FOUR.replace("A4,", "A5,"));
  const geometry = await file("shapes.geojson", JSON.stringify(squares));
  const query = { measures: ["delta", "wong-perimeter", "spatial-proximity"], geometry };
  assert.equal((await problem(measureTable(path, { ...ASK, ...query }))).value, "A5");
  const { results, areas } = await measureTable(path, { ...ASK, ...query, missing: "leave-out" });
  assert.deepEqual([areas.used, areas.reasons[0]!.status], [3, "geometry"]);
  assert.ok(results.every(({ value }) => value !== null && Number.isFinite(value)));
});

test("values and larger areas come from columns", async () => {
  const path = await file(
    "values.csv",
    "code,lan,a,b,income\nA1,1,10,0,100\nA2,1,0,10,200\nA3,2,5,5,300\nA4,2,5,5,300\n",
  );
  const { results } = await measureTable(path, {
    ...ASK,
    measures: ["theil-t", "mutual-information-decomposition"],
    values: "income",
    nesting: ["lan"],
  });
  assert.ok(results[0]!.value! > 0);
  near(
    results[1]!.parts!.reduce((sum, { value }) => sum + value, 0),
    results[1]!.value!,
  );
});

test("an empty file, a header alone and a file that is not there are told as such", async () => {
  assert.match((await problem(valueOf(await file("empty.csv", "")))).message, /no rows/);
  assert.match((await problem(valueOf(await file("head.csv", "code,a,b\n")))).message, /no rows/);
  await assert.rejects(valueOf(join(folder, "none.csv")), { kind: "not-found" });
});
