/** Own records by area type on real areas: SCB's types and population, a kommun's playgrounds, a region's stops. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { RecordsDefinitionInput } from "@tvars/api";
import { hasShared, shared, sharedPath } from "../../../test/support/shared.ts";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

if (!hasShared) test("no shared data at hand", { skip: true }, () => {});

async function withStudy(body: (study: Study, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-tables-"));
  const study = await openStudy(folder);
  await body(study, folder).finally(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });
}

const PLAYGROUNDS: RecordsDefinitionInput = {
  id: "lekplatser",
  title: { sv: "Lekplatser", en: "Playgrounds" },
  unit: { sv: "lekplatser", en: "playgrounds" },
  source: "Karlstads kommun",
  place: { by: "point", x: "latitude", y: "longitude", crs: "EPSG:4326", axisOrder: "north-east" },
  placeOf: "service",
  time: { year: 2024 },
  identifier: "guid",
  secrecy: { open: true },
};

shared(
  "Karlstad's playgrounds per 1,000 children aged 0–14 by area type: the children of the year beside, marked so",
  async () => {
    await withStudy(async (study) => {
      for (const parts of [
        ["index", "TAB6586_karlstad_2011-2024.jsonstat2.json"],
        ["pxweb", "v2_jsonstat2_karlstad", "omraden_befolkning.json"],
        ["areas", "karlstad_regso_2025_scb_wfs.geojson"],
      ])
        await study.import(sharedPath("data", ...parts));
      const set = await study.storeRecords({
        path: sharedPath("data", "agency", "karlstad_lekplatser_wfs.geojson"),
        definition: PLAYGROUNDS,
      });
      const asked = { records: "lekplatser", figure: "rate" as const, per: "residents-0-14" };
      const answer = await study.breakdown(asked);
      const typed = answer.rows.filter(({ key }) => key.type !== "all");
      const counts = typed.map(({ count }) => count.value!);
      assert.equal(counts.length, 5);
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        set.matched,
      );
      for (const { count, denominator, value } of typed) {
        assert.ok(denominator!.flags!.includes("estimated"), "Population 2025 stands in for 2024.");
        const expected = (count.value! * 1000) / denominator!.value!;
        assert.ok(Math.abs(value!.figure.value! - expected) <= 1e-12 * expected);
        assert.ok(value!.low! <= value!.figure.value! && value!.figure.value! <= value!.high!);
      }
      const people = await study.barometer({ place: "kommun:1780", year: 2024 });
      for (const [at, { denominator }] of typed.entries())
        assert.ok(denominator!.value! < people.types[at]!.population.value!, "Children are fewer than all.");
      assert.match(answer.secrecy.words[0]!.en, /public already/);
      const byArea = await study.breakdown({ ...asked, by: ["regso"] });
      assert.equal(byArea.rows.length, 32);
      assert.ok(byArea.funnel!.points.length > 25);
      // One playground more or less is a row that nobody would publish of people: the same records, guarded.
      await study.storeRecords({
        path: sharedPath("data", "agency", "karlstad_lekplatser_wfs.geojson"),
        definition: { ...PLAYGROUNDS, secrecy: {} },
      });
      const guarded = await study.breakdown({ ...asked, by: ["regso"] });
      assert.ok(guarded.secrecy.primary > 0 && guarded.secrecy.safe);
    });
  },
);

/** Types and population of every RegSO in 2022. */
const national = (table: string): object => ({
  id: table,
  source: "scb",
  kind: "figures",
  api: "csv",
  table,
  title: { sv: table, en: table },
  licence: "CC0-1.0",
  attribution: { sv: "Källa: SCB", en: "Source: Statistics Sweden" },
  variables: {
    area: { to: "area" },
    year: { to: "year" },
    measure: { to: "measure", ids: { omradestyp: { id: "type" }, folkmangd: { id: "population" } } },
  },
});

async function importNational(study: Study, folder: string): Promise<void> {
  for (const table of ["TAB6586", "TAB6574"]) {
    const definition = join(folder, `${table}.definition.json`);
    await writeFile(definition, JSON.stringify(national(table)));
    await study.import(sharedPath("data", "tables", "regso2020_national_derived.csv"), { definition });
  }
}

const STOPS: RecordsDefinitionInput = {
  id: "avgangar",
  title: { sv: "Avgångar", en: "Departures" },
  unit: { sv: "avgångar", en: "departures" },
  source: "Region Dalarna",
  profile: "stops",
  file: { layer: "hallplatslagen" },
  place: { by: "geometry", crs: "EPSG:3006", axisOrder: "east-north", apportion: "midpoint" },
  placeOf: "service",
  time: { year: 2022 },
  rowCount: "genomsnitt_dagliga_avgangar",
  secrecy: { open: true },
};

shared(
  "Borlänge's departures cannot be told by area type without its borders: nothing is placed, and that is said",
  async () => {
    await withStudy(async (study, folder) => {
      await importNational(study, folder);
      await study.import(sharedPath("data", "areas", "karlstad_regso_2025_scb_wfs.geojson"));
      await assert.rejects(
        study.storeRecords({
          path: sharedPath("data", "transport", "dalarna_Kollektivtrafik_Borlange.gpkg"),
          definition: STOPS,
        }),
        /None of 555 rows could be placed\..*boundaries of regso@2020/,
      );
    });
  },
);

shared(
  "departures of Borlänge by area type, where the areas of its stops are known: rows by code, set against SCB's population 2022",
  async () => {
    await withStudy(async (study, folder) => {
      await importNational(study, folder);
      // Two RegSO of Borlänge and the departures of a day at stops in them, as an analyst with a code would have it.
      const path = join(folder, "borlange.csv");
      await writeFile(path, "regso;avgangar\n2081R001;120\n2081R001;30\n2081R002;80\n2081R003;500\n");
      await study.storeRecords({
        path,
        definition: {
          ...STOPS,
          file: {},
          place: { by: "code", column: "regso", division: "regso" },
          rowCount: "avgangar",
        },
      });
      const answer = await study.breakdown({
        records: "avgangar",
        indicator: "departures-per-resident",
        place: "kommun:2081",
      });
      const of = (type: string) => answer.rows.find(({ key }) => key.type === type)!;
      assert.equal(of("1").count.value, 150);
      assert.equal(of("4").count.value, 580);
      const barometer = await study.barometer({ place: "kommun:2081", year: 2022 });
      assert.equal(of("1").denominator!.value, barometer.types[0]!.population.value);
      assert.equal(answer.place.id, "kommun:2081");
    });
  },
);

shared(
  "Stockholm's 100 metro stations by area type 2022: real points in real areas, per 10,000 residents of the county",
  async () => {
    await withStudy(async (study, folder) => {
      await importNational(study, folder);
      await study.import(sharedPath("data", "areas", "stockholm_county_regso2020_derived.geojson"), {
        version: "regso@2020",
      });
      const set = await study.storeRecords({
        path: sharedPath("data", "transport", "stockholm_tunnelbana_stations.json"),
        definition: {
          id: "stationer",
          title: { sv: "Tunnelbanestationer", en: "Metro stations" },
          unit: { sv: "stationer", en: "stations" },
          source: "Wikidata",
          place: { by: "point", x: "lon", y: "lat", crs: "EPSG:4326", axisOrder: "east-north" },
          placeOf: "service",
          time: { year: 2022 },
          secrecy: { open: true },
        },
      });
      const answer = await study.breakdown({
        records: "stationer",
        place: "lan:01",
        figure: "rate",
        per: "residents",
      });
      const typed = answer.rows.filter(({ key }) => key.type !== "all");
      const total = typed.reduce((sum, { count }) => sum + count.value!, 0);
      assert.equal(total, set.matched);
      assert.equal(total + (answer.unmatched.rows.value ?? 0), 100);
      const { types } = await study.barometer({ place: "lan:01", year: 2022 });
      assert.deepEqual(
        typed.map(({ denominator }) => denominator!.value),
        types.map(({ population }) => population.value),
      );
      assert.ok(answer.concentration!.at(-1)!.every((share) => Math.abs(share - 1) < 1e-12));
    });
  },
);
