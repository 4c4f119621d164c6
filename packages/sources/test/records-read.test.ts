import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeOds, writeXlsx } from "hucre";
import { type OpenRecords, openRecords } from "../src/records/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-records-"));
after(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, contents: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, contents);
  return path;
}

/** All cells of a file, as texts and with their rows. */
async function cellsOf(records: OpenRecords): Promise<{ row: number; cells: string[] }[]> {
  const rows: { row: number; cells: string[] }[] = [];
  const wanted = records.columns.map((column) => ({ column, as: "text" as const }));
  for await (const batch of records.batches(wanted))
    for (let i = 0; i < batch.length; i++)
      rows.push({
        row: batch.row(i),
        cells: records.columns.map((name) => batch.texts[name]!.dictionary[batch.texts[name]!.codes[i]!]!),
      });
  return rows;
}

async function numbersOf(
  records: OpenRecords,
  column: string,
): Promise<{ values: number[]; texts: [number, string][] }> {
  const values: number[] = [];
  const texts: [number, string][] = [];
  for await (const batch of records.batches([{ column, as: "number" }])) {
    texts.push(...batch.numbers[column]!.texts);
    values.push(...batch.numbers[column]!.values);
  }
  return { values, texts };
}

const bytesOf = (text: string, table: Record<string, number>): Uint8Array =>
  Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0));

for (const [encoding, contents] of Object.entries({
  "utf-8": new TextEncoder().encode("namn;n\nÅsa;1\nÖrjan;2\n"),
  "windows-1252": bytesOf("namn;n\nÅsa;1\nÖrjan;2\n", { Å: 0xc5, Ö: 0xd6 }),
  ibm850: bytesOf("namn;n\nÅsa;1\nÖrjan;2\n", { Å: 0x8f, Ö: 0x99 }),
  macintosh: bytesOf("namn;n\nÅsa;1\nÖrjan;2\n", { Å: 0x81, Ö: 0x85 }),
  "utf-16le": new Uint8Array(Buffer.from("\uFEFFnamn;n\nÅsa;1\nÖrjan;2\n", "utf16le")),
}))
  test(`letters are read in ${encoding}, told by the bytes alone`, async () => {
    const records = await openRecords(await file(`${encoding}.csv`, contents));
    assert.equal(records.file.encoding, encoding);
    assert.deepEqual(await cellsOf(records), [
      { row: 2, cells: ["Åsa", "1"] },
      { row: 3, cells: ["Örjan", "2"] },
    ]);
  });

test("separator, header below titles, decimal comma, marks and thousands are found out", async () => {
  const records = await openRecords(
    await file(
      "titel.csv",
      '﻿Statistik;;\r\n;;\r\nnamn;"värde";år\r\n"A;""B""";1 234,5;2022\r\nC;..;2023\r\n\r\nD;-0,25;2024',
    ),
  );
  assert.deepEqual(records.columns, ["namn", "värde", "år"]);
  assert.deepEqual([records.file.delimiter, records.file.decimal, records.file.headerRow], [";", ",", 3]);
  assert.deepEqual(
    (await cellsOf(records)).map(({ cells }) => cells[0]),
    ['A;"B"', "C", "D"],
  );
  const { values, texts } = await numbersOf(records, "värde");
  assert.deepEqual(values, [1234.5, NaN, -0.25]);
  assert.deepEqual(texts, [[1, ".."]]);
});

test("a row of another width is told with its number, and the rows around it are read", async () => {
  const records = await openRecords(await file("bred.csv", "a,b\n1,2\n1,2,3\n4,5\n"));
  const told = [];
  for await (const { unreadable } of records.batches([])) told.push(...unreadable);
  assert.equal(told.length, 1);
  assert.equal(told[0]!.row, 3);
  assert.match(told[0]!.text.sv, /3 celler men rubrikraden har 2/);
});

test("a quotation mark that is never closed is an error that names the row", async () => {
  const records = await openRecords(await file("citat.csv", 'a,b\n1,2\n"1,2\n3,4\n'));
  await assert.rejects(cellsOf(records), /row 3.*quotation mark/);
});

test("rows, cells and numbers are the same wherever blocks of the file end", async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `"rad ""${i}""\r\nfort";${i},${i % 10};å${i % 7}`);
  const path = await file("block.csv", `a;b;c\r\n${lines.join("\r\n")}`);
  const { byteBlocks } = await import("../src/records/csv/byte-source.ts");
  const { cellDecoder } = await import("../src/records/csv/encoding.ts");
  const { scanRows } = await import("../src/records/csv/scan.ts");
  const read = async (block: number): Promise<string[]> => {
    const rows: string[] = [];
    const batches = scanRows(
      byteBlocks(path, "utf-8", 0, block),
      [
        { column: "a", as: "text" },
        { column: "b", as: "number" },
        { column: "c", as: "text" },
      ],
      {
        file: "block.csv",
        columns: ["a", "b", "c"],
        delimiter: ";",
        decimal: ",",
        skip: 1,
        decode: cellDecoder("utf-8"),
      },
    );
    for await (const { length, row, texts, numbers } of batches)
      for (let i = 0; i < length; i++)
        rows.push(
          `${row(i)} ${texts.a!.dictionary[texts.a!.codes[i]!]} ${numbers.b!.values[i]} ${texts.c!.dictionary[texts.c!.codes[i]!]}`,
        );
    return rows;
  };
  const whole = await read(1 << 22);
  assert.equal(whole.length, 3000);
  assert.equal(whole[2999], '3001 rad "2999"\r\nfort 2999.9 å3');
  for (const block of [7, 64, 1000, 4099]) assert.deepEqual(await read(block), whole);
});

test("XLSX and ODS are read by sheet, with days as days and numbers as numbers", async () => {
  const rows = [
    ["namn", "dag", "antal"],
    ["Å", new Date("2024-03-01T00:00:00Z"), 3.5],
  ];
  for (const [format, write] of [
    ["xlsx", writeXlsx],
    ["ods", writeOds],
  ] as const) {
    const bytes = await write({ sheets: [{ name: "Blad", rows }] });
    const records = await openRecords(await file(`bok.${format}`, bytes));
    assert.equal(records.file.format, format);
    assert.deepEqual(await cellsOf(records), [{ row: 2, cells: ["Å", "2024-03-01", "3.5"] }]);
    await assert.rejects(openRecords(join(folder, `bok.${format}`), { sheet: "Annat" }), /one of Blad/);
  }
});

test("JSON is read where its list lies, with what is inside rows as paths; one object a line is a list too", async () => {
  const json = await openRecords(
    await file(
      "rader.json",
      JSON.stringify({ data: { items: [{ id: 1, at: { gps: "59,18" } }, { id: 2 }] } }),
    ),
  );
  assert.deepEqual(json.columns, ["id", "at.gps"]);
  assert.equal(json.file.path, "data.items");
  assert.deepEqual(
    (await cellsOf(json)).map(({ cells }) => cells),
    [
      ["1", "59,18"],
      ["2", ""],
    ],
  );
  const lines = await openRecords(await file("rader.ndjson", '{"a":1}\n{"a":2}\n'));
  assert.equal(lines.rows, 2);
});

test("shapes come beside the columns of their layer, batch by batch", async () => {
  const features = [0, 1, 2].map((k) => ({
    type: "Feature",
    properties: { k },
    geometry: {
      type: "LineString",
      coordinates: [
        [15 + k, 60],
        [15 + k, 61],
      ],
    },
  }));
  const records = await openRecords(
    await file("linjer.geojson", JSON.stringify({ type: "FeatureCollection", features })),
  );
  assert.equal(records.geometry, "line");
  assert.equal(records.crs, "EPSG:4326");
  for await (const { shapes, length } of records.batches([{ column: "k", as: "number" }], { shapes: true })) {
    assert.equal(length, 3);
    assert.deepEqual([...shapes!.xy.subarray(4, 8)], [16, 60, 16, 61]);
  }
});

for (const [name, contents, said] of [
  ["tom.csv", "", /empty/],
  ["bara-rubrik.csv", "1;2;3\n4;5;6\n", /no header row/],
  ["sida.csv", "<!doctype html><html>", /cannot be read as records/],
  ["bild.csv", Uint8Array.from([0x89, 0x50, 0, 0, 0, 0, 1, 2, 0, 0]), /cannot be read as records/],
  ["kapad.json", '[{"a":1},{"a":', /not whole and valid JSON/],
  ["tal.json", "[1,2,3]", /no list of objects/],
  ["trasig.xlsx", Buffer.from("PK\u0003\u0004xl/[Content_Types].xml", "latin1"), /workbook cannot be read/],
] as const)
  test(`${name} is refused in words`, async () => {
    await assert.rejects(openRecords(await file(name, contents)), said);
  });
