import assert from "node:assert/strict";
import { test } from "node:test";
import { readJsonStat } from "@tvars/cube";
import { readXlsx } from "hucre/xlsx";
import { createApp } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

const get = (path: string) => createApp(memoryStudy()).request(path);

test("csv: byte order mark, status after each figure, empty status for a plain number, formulas disarmed", async () => {
  const response = await get("/api/areas?place=kommun:9901&format=csv");
  assert.equal(response.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.equal(
    response.headers.get("content-disposition"),
    'attachment; filename="tvars-areas-kommun-9901-2024-pahittad.csv"',
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [head, first, second] = bytes.toString("utf8").slice(1).split("\r\n");
  assert.match(head!, /^area,name,version,kommun,lan,year,index,index_status,areaType,areaType_status,v1/);
  assert.equal(
    first,
    "9901R001,Söder; hamnen,regso@2025,Älvsta,Exempellän,2024,13.25,value invented,2,,12.5,,0,,,suppressed," +
      "1234,value small,,missing break,2,",
  );
  assert.match(second!, /^9901R002,"'=SUM\(A1\) ""Norr""",.*,2024,,missing invented,,not-applicable,/);
});

test("csv-semicolon: the same table with decimal comma, text with a semicolon in quotes", async () => {
  const text = await (await get("/api/areas?format=csv-semicolon")).text();
  assert.match(
    text.split("\r\n")[1]!,
    /^9901R001;"Söder; hamnen";regso@2025;Älvsta;Exempellän;2024;13,25;value invented;2;/,
  );
});

test("json-stat2: the table as a cube that reads back with every status and flag", async () => {
  const response = await get("/api/areas?format=json-stat2&lang=en");
  const cube = readJsonStat(await response.text());
  assert.deepEqual(
    cube.dimensions.map(({ id, categories }) => [id, categories.length]),
    [
      ["area", 2],
      ["year", 1],
      ["measure", 8],
    ],
  );
  assert.equal(cube.values[0], 13.25);
  assert.equal(cube.origin[0]?.invented, true);
});

test("xlsx: numbers as numbers beside their status, and a sheet that says where they come from", async () => {
  const response = await get("/api/areas?format=xlsx&lang=en");
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ["Figures", "About"],
  );
  assert.equal(sheets[0]!.rows[1]![6], 13.25);
  assert.equal(sheets[0]!.rows[1]![7], "value invented");
  const about = sheets[1]!.rows.flat().join("\n");
  assert.match(about, /INVENTED EXAMPLE DATA/);
  assert.match(about, /tvars areas --place kommun:9901/);
});

test("geojson: rows join areas by code; an area without a row is left out", async () => {
  const response = await get("/api/areas?format=geojson");
  assert.equal(response.headers.get("content-type"), "application/geo+json");
  const { features } = (await response.json()) as { features: { properties: Record<string, unknown> }[] };
  assert.equal(features.length, 1);
  const { properties } = features[0]!;
  assert.equal(properties.code, "9901R001");
  assert.equal(properties.index, 13.25);
  assert.equal(properties.v3, null);
  assert.equal(properties.v3_status, "suppressed");
});

test("barometer as rows: place, year and type tell them apart, none twice", async () => {
  const text = await (await get("/api/barometer?place=kommun:9901&format=csv")).text();
  const rows = text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",").slice(0, 4).join(","));
  assert.equal(new Set(rows).size, rows.length);
  assert.equal(rows.length, 7 + 6);
  assert.match(text, /kommun:9901,Älvsta,2024,untyped,1,,1234,/);
});

test("places side by side keep their own rows", async () => {
  const text = await (await get("/api/compare?places=kommun:9901;kommun:9902&format=csv")).text();
  assert.match(text, /\r\nkommun:9901,/);
  assert.match(text, /\r\nkommun:9902,/);
});

test("a stored table comes as JSON-stat unless asked otherwise, and as plain arrays in JSON", async () => {
  const stat = (await (await get("/api/cube/TAB6586")).json()) as Record<string, unknown>;
  assert.equal(stat.class, "dataset");
  assert.deepEqual(stat.value, [1.5, null, null, null]);
  const plain = (await (await get("/api/cube/TAB6586?format=json")).json()) as Record<string, unknown>;
  assert.deepEqual(plain.values, [1.5, null, null, null]);
  assert.deepEqual(plain.status, [0, 3, 3, 2]);
  const csv = await (await get("/api/cube/TAB6586?format=csv")).text();
  assert.deepEqual(csv.split("\r\n").slice(0, 2), [
    "area,area_label,year,year_label,value,value_status",
    "9901R001,Söder; hamnen,2023,2023,1.5,",
  ]);
});

test("layers come as files of four formats, named by version and place", async () => {
  for (const [format, start] of [
    ["geojson", "{"],
    ["gpkg", "SQLite format 3"],
    ["shp", "PK"],
    ["geoparquet", "PAR1"],
  ] as const) {
    const response = await get(`/api/layers/regso@2025?place=kommun:9901&format=${format}`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-disposition")!, /tvars-regso@2025-kommun-9901\.\w+"/);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(bytes.subarray(0, start.length).toString("latin1"), start);
  }
  assert.equal((await get("/api/layers/regso@1999")).status, 400);
});
