import assert from "node:assert/strict";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { importFile, SourceError } from "../src/index.ts";
import type { ImportOptions } from "../src/index.ts";
import { syntheticTable } from "../src/replay/index.ts";
import { workspace } from "./support/workspace.ts";

let folder: string;
let place: Awaited<ReturnType<typeof workspace>>;
let stored: string;

const held = async (): Promise<string> =>
  (await place.store.list()).map(({ id, sha256, rows }) => `${id} ${sha256} ${rows}`).join("\n");

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-bad-"));
  place = await workspace();
  const good = join(folder, "good.json");
  await writeFile(good, JSON.stringify(syntheticTable({ areas: 12 })));
  await importFile(good, place);
  stored = await held();
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Wanted {
  row?: number | string | RegExp;
  value: RegExp;
  message: RegExp;
}

/** The error names the file, row and value, says what was expected and what to do in both languages, and nothing stored changed. */
async function refused(path: string, wanted: Wanted, answers: Partial<ImportOptions> = {}): Promise<void> {
  await assert.rejects(importFile(path, { ...place, ...answers }), (error: SourceError) => {
    assert.ok(error instanceof SourceError, String(error));
    assert.equal(error.file, path);
    if (wanted.row !== undefined)
      assert.ok(
        wanted.row instanceof RegExp ? wanted.row.test(String(error.row)) : error.row === wanted.row,
        `row ${error.row}`,
      );
    assert.match(error.value ?? "", wanted.value);
    assert.match(error.message, wanted.message);
    for (const text of [error.problem, error.expected, error.action]) {
      assert.ok(text.sv.length > 2);
      assert.ok(text.en.length > 2);
    }
    assert.match(error.describe("sv"), /Väntat: .+\. Gör så här: .+\./s);
    return true;
  });
  assert.equal(await held(), stored);
}

const ring = (...points: number[][]) => ({ type: "Polygon", coordinates: [[...points, points[0]!]] });
const square = (east: number) =>
  ring([east, 6580000], [east + 900, 6580000], [east + 900, 6580900], [east, 6580900]);
const area = (regsokod: string, geometry: unknown) => ({
  type: "Feature",
  geometry,
  properties: { regsokod, version: "2025_v2" },
});
const layer = (features: unknown[], crs = "urn:ogc:def:crs:EPSG::3006") =>
  JSON.stringify({ type: "FeatureCollection", features, crs: { type: "name", properties: { name: crs } } });

describe("bad input is refused with file, row, value, what was expected and what to do; the store is as before", () => {
  test("a truncated JSON body", async () => {
    const whole = JSON.stringify(syntheticTable({ areas: 2 }));
    const path = await file("truncated.json", whole.slice(0, 700));
    await refused(path, {
      row: 1,
      value: /^…/,
      message: /truncated after 700 characters.*fetch the file again/,
    });
  });

  test("a page of HTML instead of JSON", async () => {
    const path = await file(
      "page.json",
      "<!DOCTYPE html><html><head><title>Underhåll pågår</title></head></html>",
    );
    await refused(path, { row: 1, value: /Underhåll pågår/, message: /web page or XML instead of data/ });
  });

  test("coordinates that are not in the system the file states", async () => {
    const path = await file(
      "wrong-crs.geojson",
      layer([area("1780R001", square(400000))], "urn:ogc:def:crs:EPSG::4326"),
    );
    await refused(path, {
      value: /400000/,
      message: /EPSG:4326.*Expected: coordinates in Sweden.*EPSG:3006/s,
    });
  });

  test("an unknown area code", async () => {
    const path = await file(
      "unknown.geojson",
      layer([area("1780R001", square(400000)), area("178X", square(401000))]),
    );
    await refused(path, { row: 2, value: /^178X$/, message: /unknown area code/ }, { version: "regso@2025" });
  });

  test("a code of the wrong version for the year", async () => {
    const path = await file(
      "version.csv",
      "regsokod;år;andel\n1780R001_RegSO2025;2024;4,5\n1780R002_RegSO2025;2022;5,5\n",
    );
    await refused(path, {
      row: 3,
      value: /1780R002_RegSO2025, 2022/,
      message: /wrong version.*version valid for 2022|wrong version.*regso@2020/,
    });
  });

  test("a figure other than zero outside its version's years in a body", async () => {
    const body = syntheticTable({ areas: 2 });
    body.value[13] = 7.5;
    delete body.status[13];
    const path = await file("outside.json", JSON.stringify(body));
    await refused(path, {
      row: "1001R001",
      value: /1001R001, 2024: 7.5/,
      message: /regso@2020, which does not hold for 2024/,
    });
  });

  test("an area that comes twice in a layer", async () => {
    const path = await file(
      "twice.geojson",
      layer([area("1780R001", square(400000)), area("1780R001", square(401000))]),
    );
    await refused(path, { row: 2, value: /1780R001/, message: /already stands as feature 1/ });
  });

  test("an area and year that come twice in a table", async () => {
    const path = await file(
      "twice.csv",
      "regsokod;år;antal\n1780R001;2024;4\n1780R002;2024;5\n1780R001;2024;6\n",
    );
    await refused(path, { row: 4, value: /1780R001, 2024/, message: /already stand on row 2/ });
  });

  test("a self-crossing polygon", async () => {
    const bow = ring([400000, 6580000], [400900, 6580900], [400900, 6580000], [400000, 6580900]);
    const path = await file("bow.geojson", layer([area("1780R001", square(401000)), area("1780R002", bow)]));
    await refused(path, { row: 2, value: /1780R002|400450/, message: /cross/ });
  });

  test("an empty file", async () => {
    await refused(await file("empty.csv", ""), { value: /0 bytes/, message: /the file is empty/ });
  });

  test("a file of 2 GB, refused by its size before it is read", async () => {
    for (const name of ["huge.json", "huge.csv"]) {
      const path = join(folder, name);
      const handle = await open(path, "w");
      await handle.write("{");
      await handle.truncate(2 ** 31);
      await handle.close();
      await refused(path, { value: /2\.1 GB/, message: /at most 0\.5 GB.*GeoPackage/ });
    }
  });

  test("decimal comma and decimal point in one column", async () => {
    const path = await file("mixed.csv", "regsokod;år;andel\n1780R001;2024;4,5\n1780R002;2024;5.5\n");
    await refused(path, {
      row: 3,
      value: /^5\.5$/,
      message: /mixes decimal comma and decimal point \(row 2: 4,5\)/,
    });
  });

  test("several levels in one column of names", async () => {
    const path = await file("levels.csv", "namn,2023\nRiket,100\nVärmlands län,50\nKarlstad,20\n");
    await refused(path, {
      row: 3,
      value: /Värmlands län/,
      message:
        /mixes levels: the nation \(row 2: Riket\), län \(row 3: Värmlands län\), kommuner \(row 4: Karlstad\)/,
    });
  });

  test("names instead of codes", async () => {
    const path = await file(
      "names.csv",
      "﻿region,Antal 2023\nKarlstad (Kronoparken),100\nKarlstad (Rud),50\n",
    );
    await refused(path, { row: 2, value: /Kronoparken/, message: /names instead of codes.*key file/ });
  });

  test("a value that is neither number nor sign", async () => {
    const path = await file(
      "word.csv",
      `regsokod;år;antal\n${Array.from({ length: 30 }, (_, at) => `1780R0${at + 10};2024;${at === 20 ? "många" : at}`).join("\n")}\n`,
    );
    await refused(path, { row: 22, value: /många/, message: /is not a number/ });
  });

  test("figures without a year", async () => {
    const path = await file("undated.csv", "regsokod;antal\n1780R001;4\n");
    await refused(path, { row: 1, value: /regsokod, antal/, message: /which year/ });
  });

  test("an Excel workbook", async () => {
    const path = await file("bok.xlsx", "PK\u0003\u0004 [Content_Types].xml");
    await refused(path, { value: /XLSX/, message: /save the sheet as CSV/ });
  });

  test("a binary file of no known kind", async () => {
    await refused(await file("noise.bin", Uint8Array.of(0, 1, 2, 3, 0, 9)), {
      value: /·/,
      message: /unknown kind/,
    });
  });
});

const imported = async (path: string, answers: Partial<ImportOptions> = {}) => {
  const other = await workspace();
  const report = await importFile(path, { ...other, ...answers });
  const columns = ["area", "version", "year", "measure", "value", "status"];
  const found = await other.engine.rows(report.snapshots[0]!, columns);
  return { report, rows: found.map((row) => Object.values(row).join("|")) };
};

describe("what looks odd but is right is accepted", () => {
  test("BOM, semicolons, decimal comma and a footnote tail, which is kept as notes", async () => {
    const path = await file(
      "tail.csv",
      "\uFEFFTitel;;\r\n;;\r\nRegSO-kod;År;Andel\r\n1780R001;2022;4,5\r\n1780R001;2024;\u00a01 234,5\r\n1780R002;2024;..\r\n;;\r\nKälla: en myndighet;;\r\n.. = uppgift saknas;;\r\n",
    );
    const { report, rows: found } = await imported(path);
    assert.deepEqual(found, [
      "1780R001|regso@2020|2022|andel|4.5|value",
      "1780R001|regso@2025|2024|andel|1234.5|value",
      "1780R002|regso@2025|2024|andel||missing",
    ]);
    assert.deepEqual(
      report.snapshots[0]!.notes!.map(({ text }) => text.sv),
      ["Titel", "Källa: en myndighet", ".. = uppgift saknas"],
    );
  });

  test("years in the headers", async () => {
    const { rows: found } = await imported(
      await file("wide.csv", "kommunkod,Antal 2022,Antal 2023\n1780,5,6\n"),
    );
    assert.deepEqual(found, ["1780|kommun@2007|2022|antal|5|value", "1780|kommun@2007|2023|antal|6|value"]);
  });

  test("labels with a key from label to code; those it lacks are counted, blanks matter", async () => {
    const key = await file("key.csv", "label,code\nKarlstad (Rud),1780R001\nKarlstad (Våxnäs),1780R002\n");
    const path = await file("labels.csv", "region,Antal 2023\nKarlstad (Rud),5\nKarlstad (Våxnäs) ,6\n");
    const { report, rows: found } = await imported(path, { key });
    assert.deepEqual(found, ["1780R001|regso@2020|2023|antal|5|value"]);
    assert.match(report.warnings[0]!.en, /^1 labels are not in the key file.*"Karlstad \(Våxnäs\) "/);
  });

  test("codes of several levels, kept apart by their codes and told of", async () => {
    const path = await file("codes.csv", "kod,år,antal\n00,2023,100\n17,2023,50\n1780,2023,20\n");
    const { report, rows: found } = await imported(path);
    assert.equal(found.length, 3);
    assert.match(report.warnings[0]!.en, /riket \(2: 00\), lan \(3: 17\), kommun \(4: 1780\)/);
  });
});
