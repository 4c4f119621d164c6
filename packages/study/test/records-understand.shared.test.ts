import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Understanding } from "@tvars/api";
import { recordsDefinition } from "@tvars/api";
import { openRecords } from "@tvars/sources";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { runChecks } from "../src/records/checks/index.ts";
import { readProfiles } from "../src/records/profiles/read.ts";
import { understand } from "../src/records/understand/understand.ts";

const empty = await mkdtemp(join(tmpdir(), "tvars-shared-"));
after(() => rm(empty, { recursive: true, force: true }));
const profiles = await readProfiles(empty);

const of = (...parts: string[]): Promise<Understanding> =>
  understand(sharedPath("data", ...parts), { upload: "", profiles });
const said = ({ words }: Understanding) => words.map(({ sv }) => sv).join("\n");

shared("police events with the precision of a county are refused, in both languages", async () => {
  const { refused, suggestion } = await of("agency", "polisen_events_2026-08.json");
  assert.match(refused!.texts!.detail.sv, /500 rader ligger på bara 21 olika punkter/);
  assert.match(refused!.texts!.action!.en, /No area type can be told/);
  assert.equal(suggestion.profile, "crime");
});

shared("playgrounds are placed by their good columns, since the service rounded their points", async () => {
  const told = await of("agency", "karlstad_lekplatser_wfs.geojson");
  assert.deepEqual(told.suggestion.place, {
    by: "point",
    x: "longitude",
    y: "latitude",
    crs: "EPSG:4326",
    axisOrder: "east-north",
  });
  assert.match(said(told), /avrundade till 2 decimaler, kolumnerna med koordinater har 6/);
  assert.equal(told.columns.find(({ name }) => name === "name")?.personal, false);
});

shared(
  "population of kommuner, län and riket by name alone is refused, and the levels are counted",
  async () => {
    const { refused } = await of("agency", "goteborg_example_kommuner_lan.csv");
    assert.match(refused!.texts!.detail.sv, /län \(21\), riket \(1\) och 290 andra/);
  },
);

shared(
  "Försäkringskassan's rows of riket and län are told apart, and that län give no area types",
  async () => {
    const told = await of("agency", "forsakringskassan_ohalsotal_2024.xlsx");
    assert.match(said(told), /Kommun blandar områden av flera slag: län \(81\), riket \(27\)/);
    assert.match(said(told), /inte efter områdestyp/);
    assert.equal(told.suggestion.profile, "benefits");
  },
);

shared(
  "MUCF's workbook: the plain sheet is read, the others are named, names of län are refused",
  async () => {
    const told = await of("agency", "mucf_uvas_2024.xlsx");
    assert.equal(told.file.sheet, "Inläs");
    assert.match(said(told), /Dalarna, Gävleborg, Värmland har ingen enkel rubrikrad/);
    assert.match(told.refused!.texts!.title.en, /names only/);
  },
);

shared(
  "Skolverket's file: the school year of its titles is offered, pupils weigh the merit value",
  async () => {
    const told = await of("agency", "skolverket_slutbetyg_ak9_2025_skolenhet.csv");
    assert.deepEqual(
      told.questions.find(({ id }) => id === "year")?.options.map(({ value }) => value),
      ["2025", "2024"],
    );
    assert.deepEqual(
      told.suggestion.amounts?.map(({ weight, combine }) => [weight, combine]),
      [["Antal elever", "mean"]],
    );
  },
);

shared(
  "Skolverket's masks are counted as four different things, and notes below the table are found by their codes",
  async () => {
    const records = await openRecords(
      sharedPath("data", "agency", "skolverket_slutbetyg_ak9_2025_skolenhet.csv"),
    );
    const merit = records.columns.at(-1)!;
    const same = { sv: "x", en: "x" };
    const definition = recordsDefinition.parse({
      id: "skolor",
      title: same,
      unit: same,
      source: "Skolverket",
      place: { by: "code", column: "Kommun-kod", division: "kommun" },
      placeOf: "service",
      time: { year: 2025 },
      identifier: "Skol-enhetskod",
      amounts: [{ column: merit, title: same, unit: same, combine: "mean" }],
    });
    const [masked, register] = await runChecks(["masked-values", "school-register"], records, { definition });
    await records.close();
    assert.equal(masked!.outcome, "warning");
    assert.match(masked!.text.sv, /\d+ värden, 0 nollor, \d+ dolda, \d+ inte tillämpliga, \d+ saknas/);
    // Four notes below the table have two filled cells, and look like rows of it.
    assert.match(register!.text.sv, /^4 rader har en kod som inte är åtta siffror, 0 rader/);
  },
);

shared(
  "stops of Borlänge: the layer and the column of departures are asked, the profile is the one of stops",
  async () => {
    const told = await of("transport", "dalarna_Kollektivtrafik_Borlange.gpkg");
    assert.equal(told.suggestion.profile, "stops");
    const ids = new Set(told.questions.map(({ id }) => id));
    assert.ok(ids.has("layer") && ids.has("row-count"));
    for (const name of ["stop_name", "kommunnamn"])
      assert.equal(told.columns.find((one) => one.name === name)?.personal, false, name);
  },
);

shared("stations: WKT inside a list that lies deep in JSON is read as places", async () => {
  const told = await of("transport", "trafikverket_api_trainstation.json");
  assert.deepEqual([told.rows, told.crs[0]?.crs], [1551, "EPSG:4326"]);
  assert.equal(told.suggestion.place?.by, "point");
  for (const name of ["stockholm_pendeltag_stations.json", "stockholm_tunnelbana_stations.json"]) {
    const metro = await of("transport", name);
    assert.deepEqual([metro.suggestion.place?.by, metro.refused], ["point", null]);
  }
});
