import assert from "node:assert/strict";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { openRecords } from "../src/records/index.ts";

const agency = (name: string): string => sharedPath("data", "agency", name);

shared(
  "Skolverket's file: five title lines, notes below, semicolons, decimal comma, masking marks kept as they stand",
  async () => {
    const records = await openRecords(agency("skolverket_slutbetyg_ak9_2025_skolenhet.csv"));
    assert.deepEqual(
      [records.file.delimiter, records.file.decimal, records.file.headerRow, records.columns.length],
      [";", ",", 6, 11],
    );
    const merit = records.columns.at(-1)!;
    let [rows, known, notes] = [0, 0, 0];
    const marks = new Map<string, number>();
    for await (const { length, numbers, unreadable } of records.batches([{ column: merit, as: "number" }])) {
      rows += length;
      notes += unreadable.length;
      known += numbers[merit]!.values.filter((value) => !Number.isNaN(value)).length;
      for (const mark of numbers[merit]!.texts.values()) marks.set(mark, (marks.get(mark) ?? 0) + 1);
    }
    assert.deepEqual([rows, notes], [1718, 30]);
    assert.deepEqual([...marks.keys()].sort(), [".", ".."]);
    assert.equal(known + [...marks.values()].reduce((a, b) => a + b), 1714);
  },
);

shared(
  "Försäkringskassan's workbook is read; of MUCF's the plain sheet, and those with headings over two rows are named and refused in words",
  async () => {
    const records = await openRecords(agency("forsakringskassan_ohalsotal_2024.xlsx"));
    assert.deepEqual([records.rows, records.columns.at(-1)], [108, "Ohälsotalet"]);
    await assert.rejects(
      openRecords(agency("mucf_uvas_2024.xlsx"), { sheet: "Dalarna" }),
      /no header row was found.*merged cells/s,
    );
    const plain = await openRecords(agency("mucf_uvas_2024.xlsx"));
    assert.equal(plain.file.sheet, "Inläs");
    assert.match(plain.words[0]!.sv, /Inläs läses\. Dalarna, Gävleborg, Värmland har ingen enkel rubrikrad/);
    assert.deepEqual(plain.columns.slice(0, 3), ["År", "Län", "Ålder"]);
  },
);

shared(
  "playgrounds come with their rounded shapes and with their good columns; events with the path of their place",
  async () => {
    const playgrounds = await openRecords(agency("karlstad_lekplatser_wfs.geojson"));
    assert.equal(playgrounds.geometry, "point");
    assert.ok(playgrounds.columns.includes("latitude"));
    const events = await openRecords(agency("polisen_events_2026-08.json"));
    assert.equal(events.rows, 500);
    assert.ok(events.columns.includes("location.gps"));
  },
);

shared("stops in a GeoPackage are read with their shapes in the system the file states", async () => {
  const stops = await openRecords(sharedPath("data", "transport", "dalarna_Kollektivtrafik_Borlange.gpkg"), {
    layer: "hallplatslagen",
  });
  assert.equal(stops.file.format, "geopackage");
  assert.ok(stops.rows! > 100);
});

shared(
  "a list that lies deep in JSON is found and its place told; a coordinate inside a row is a column",
  async () => {
    const stations = await openRecords(sharedPath("data", "transport", "trafikverket_api_trainstation.json"));
    assert.equal(stations.file.path, "RESPONSE.RESULT.0.TrainStation");
    assert.ok(stations.rows! > 1000);
    assert.ok(stations.columns.includes("Geometry.WGS84"));
  },
);
