import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Understanding, recordsDefinition } from "@tvars/api";
import { writeXlsx } from "hucre";
import { readProfiles } from "../src/records/profiles/read.ts";
import { isPersonalNumber } from "../src/records/understand/looks-like.ts";
import { levelOf, mixedLevels } from "../src/records/understand/levels.ts";
import { type UnderstandOptions, understand } from "../src/records/understand/understand.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-understand-"));
after(() => rm(folder, { recursive: true, force: true }));
const profiles = await readProfiles(folder);

let files = 0;
async function read(
  contents: string | Uint8Array,
  { name, ...options }: Partial<UnderstandOptions> & { name?: string } = {},
): Promise<Understanding> {
  const path = join(folder, name ?? `${(files += 1)}.csv`);
  await writeFile(path, contents);
  return understand(path, { upload: "", profiles, ...options });
}

const column = ({ columns }: Understanding, name: string) => columns.find((one) => one.name === name)!;
const said = ({ words }: Understanding, lang: "sv" | "en" = "sv") =>
  words.map((word) => word[lang]).join("\n");

test("1980 is a kommun in a column called so, and a year elsewhere", async () => {
  const told = await read("kommunkod;år;n\n1980;2024;1\n1981;2024;2\n");
  assert.deepEqual([column(told, "kommunkod").kind, column(told, "kommunkod").looksLike], ["code", "kommun"]);
  assert.deepEqual([column(told, "år").kind, column(told, "år").looksLike], ["year", "year"]);
  assert.deepEqual(told.suggestion.place, { by: "code", column: "kommunkod", division: "kommun" });
  assert.match(said(told), /inte efter områdestyp/);
});

test("four digits with a county that exists are kommuner whatever the column is called, where a zero begins one", async () => {
  const told = await read("omr;n\n0180;1\n1780;2\n2081;3\n");
  assert.equal(column(told, "omr").looksLike, "kommun");
});

test("a code with its name behind it is a code", async () => {
  const told = await read("region;n;år\n2081 Borlänge;1;2024\n1780 Karlstad;2;2024\n");
  assert.equal(column(told, "region").looksLike, "kommun");
  assert.equal(levelOf("17 Värmlands län"), "lan");
  assert.equal(levelOf("22 augusti 17.59, Brand, Kävlinge"), undefined);
});

test("names of areas, stops and schools are not personal; names of persons, addresses and keys of persons are", async () => {
  const told = await read(
    "kommunnamn;stop_name;Skola;personnamn;efternamn;adress;kontaktpersons namn;lon;lat\n" +
      "Borås;Torget;Åsens skola;Eva Ek;Ek;Vägen 1;Bo Ek;15;60\nUmeå;Bron;Byskolan;Bo Ask;Ask;Vägen 2;Eva Ask;15;60\n",
  );
  const personal = told.columns.filter((one) => one.personal).map(({ name }) => name);
  assert.deepEqual(personal, ["personnamn", "efternamn", "adress", "kontaktpersons namn"]);
  for (const name of personal) assert.deepEqual(column(told, name).examples, []);
  assert.ok(told.preview.head.slice(1).every((row) => row[3] === "•••"));
});

test("the number of a road tells no person and no row apart, also where the rows are of persons", async () => {
  for (const name of ["vagnr", "vägnr", "Vägnummer", "road_number"]) {
    const told = await read(`${name};ålder;kön;lon;lat\n40;30;K;15;60\n180;40;M;15;61\n41;20;M;15;61\n`);
    assert.deepEqual([column(told, name).personal, column(told, name).looksLike], [false, "category"]);
    assert.equal(told.suggestion.identifier, undefined);
  }
});

test("a column called only namn is a person's where rows are persons, and a place's where they are places", async () => {
  const persons = await read("namn;ålder;kön\nEva Ek;30;K\nBo Ask;40;M\n");
  assert.equal(column(persons, "namn").personal, true);
  const stops = await read("namn;lon;lat\nTorget;15;60\nNorra bron;15;61\n");
  assert.equal(column(stops, "namn").personal, false);
});

test("twelve digits that check and whose day is possible are a personal number (Luhn over ten digits)", () => {
  assert.ok(isPersonalNumber("19121212-1212") && isPersonalNumber("121212+1212"));
  assert.ok(!isPersonalNumber("19121212-1213") && !isPersonalNumber("5566778899".replace("55", "99")));
});

test("a school year is asked about, not rounded to one of its years", async () => {
  const told = await read("läsår;kommunkod;n\n2023/24;1780;1\n2024/25;1780;2\n");
  assert.equal(column(told, "läsår").looksLike, "year");
  const question = told.questions.find(({ id }) => id === "school-year")!;
  assert.deepEqual(
    [question.field, question.options.map(({ value }) => value)],
    ["time.format", ["school-year-start", "school-year-end"]],
  );
});

test("a year in the titles above the header is offered as an answer", async () => {
  const told = await read("Valt läsår: 2024/25;;\n;;\nkommunkod;n;slag\n1780;1;A\n1781;2;B\n");
  const question = told.questions.find(({ id }) => id === "year")!;
  assert.deepEqual(
    question.options.map(({ value }) => value),
    ["2025", "2024"],
  );
});

const knows = (version: string, code: string): boolean =>
  ({ "regso@2020": ["1780R001", "1780R002"], "regso@2025": ["1780R001", "1780R003"] })[version]?.includes(
    code,
  ) ?? false;

test("the version follows from codes that exist in one version only, and is said with examples", async () => {
  const told = await read("regso;n\n1780R001;1\n1780R003;2\n", { knows });
  assert.deepEqual(told.suggestion.place, {
    by: "code",
    column: "regso",
    division: "regso",
    version: "regso@2025",
  });
  assert.match(said(told), /koder ur regso@2025.*1780R003/);
});

test("codes of both versions in one column are named; the version is left to the row's year", async () => {
  const told = await read("regso;n\n1780R002;1\n1780R003;2\n", { knows });
  assert.deepEqual(told.suggestion.place, { by: "code", column: "regso", division: "regso" });
  assert.match(said(told, "en"), /mixes codes.*1780R002.*1780R003/);
});

test("a suffix or the name of the column tells the version without any areas at hand", async () => {
  assert.equal((await read("kod;n\n1780R001_RegSO2020;1\n")).suggestion.place?.by, "code");
  assert.match(said(await read("deso2018;n\n1780C1010;1\n")), /deso@2018/);
});

test("riket, län and kommun in one column are named, and which kind is counted is asked", async () => {
  const told = await read(
    "kommun;n;år\n00 Riket;9;2024\n17 Värmlands län;5;2024\n1780 Karlstad;2;2024\n1781 Kristinehamn;3;2024\n2081 Borlänge;3;2024\n",
  );
  const question = told.questions.find(({ id }) => id === "level")!;
  assert.deepEqual(
    question.options.map(({ value }) => value),
    ["kommun", "lan"],
  );
  assert.match(question.text.sv, /räknas samma sak två gånger/);
  assert.equal(mixedLevels("n", ["1780", "1781"]), undefined);
});

test("names only are refused in both languages, unless a key table says what they mean", async () => {
  const csv = "kommun;n;år\nRiket;9;2024\nVärmlands län;5;2024\nKarlstad;2;2024\n";
  const told = await read(csv);
  assert.match(
    told.refused!.texts!.detail.sv,
    /inte entydiga.*län \(1\), riket \(1\)|inte entydiga.*riket \(1\), län \(1\)/,
  );
  assert.match(told.refused!.texts!.action!.en, /key table/);
  const keyed = await read(csv, { definition: { place: { by: "key", column: "kommun", key: "namn" } } });
  assert.equal(keyed.refused, null);
});

test("events on a handful of points are refused in both languages; the same events on their own points are not", async () => {
  const events = (at: (i: number) => string) =>
    `lon;lat;datum\n${Array.from({ length: 120 }, (_, i) => `${at(i)};2024-03-01\n`).join("")}`;
  const coarse = await read(events((i) => `${13 + (i % 4)};59`));
  assert.match(coarse.refused!.texts!.title.en, /too coarse/);
  assert.match(coarse.refused!.detail, /120 rader ligger på bara 4/);
  assert.equal((await read(events((i) => `${13 + i / 1000};59`))).refused, null);
});

test("many departures at the stops of a town share points and are no midpoints: stops lie nearer each other than kommuner", async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `${15.4 + (i % 20) / 200};60.48;2024-03-01`);
  assert.equal((await read(`lon;lat;datum\n${rows.join("\n")}\n`)).refused, null);
});

const points = (shape: number, decimals: number) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: Array.from({ length: 9 }, (_, i) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [+(13.5 + i / 100 + 0.001234).toFixed(shape), 59.38] },
      properties: { longitude: +(13.5 + i / 100 + 0.001234).toFixed(decimals), latitude: 59.381234 },
    })),
  });

test("shapes that a service rounded give way to the columns beside them, and it is said", async () => {
  const told = await read(points(2, 6), { name: "avrundad.geojson" });
  assert.equal(told.suggestion.place?.by, "point");
  assert.match(said(told), /avrundade till 2 decimaler, kolumnerna med koordinater har 6/);
  assert.doesNotMatch(said(await read(points(6, 6), { name: "hel.geojson" })), /avrundade/);
});

test("an agency's names of columns tell its profile, and the definition starts from it", async () => {
  const told = await read(
    "Skol-enhetskod;Kommun-kod;Typ av huvudman;Antal elever;Genomsnittligt meritvärde (17 ämnen)\n12345678;1780;Kommunal;20;221,5\n12345679;1780;Enskild;30;231,5\n",
  );
  assert.equal(told.suggestion.profile, "schools");
  assert.equal(told.suggestion.placeOf, "service");
  assert.deepEqual(
    told.suggestion.amounts?.map(({ column: name, combine, weight }) => [name, combine, weight]),
    [["Genomsnittligt meritvärde (17 ämnen)", "mean", "Antal elever"]],
  );
  assert.equal((await read("a;b\n1;2\n")).suggestion.profile, undefined);
});

test("several columns of numbers are asked about, one is taken", async () => {
  const one = await read("lon;lat;avgangar\n15;60;3\n15;61;4\n");
  assert.equal(one.suggestion.rowCount, "avgangar");
  const two = await read("lon;lat;avgangar;antal_lordag\n15;60;3;1\n15;61;4;1\n");
  assert.equal(two.suggestion.rowCount, undefined);
  assert.equal(two.questions.find(({ id }) => id === "row-count")?.options.length, 2);
});

test("POINT (x y) in a cell is a place; zeros and slips abroad do not hide its system", async () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `n${i};POINT (${i < 3 ? 0 : 15 + i / 100} ${i < 3 ? 0 : 60})`,
  );
  const told = await read(`namn;wgs\n${rows.join("\n")}\n`);
  assert.equal(column(told, "wgs").looksLike, "both-coordinates");
  assert.deepEqual(
    [told.crs[0]?.crs, told.crs[0]?.axisOrder, told.crs[0]?.inside],
    ["EPSG:4326", "east-north", 0.95],
  );
});

test("postcodes are asked for their key table; with a single one at hand it is suggested", async () => {
  const csv = "postnr;n;år\n651 01;1;2024\n651 02;2;2024\n";
  assert.equal((await read(csv)).questions.find(({ id }) => id === "key")?.field, "place.key");
  const key = { id: "post", title: { sv: "Post", en: "Post" }, rows: 2, division: "regso", from: "p.csv" };
  assert.deepEqual((await read(csv, { keys: [key] })).suggestion.place, {
    by: "key",
    column: "postnr",
    key: "post",
  });
});

test("a column that was renamed, came or went since the definition was saved is named", async () => {
  const saved = recordsDefinition.parse({
    id: "a",
    title: { sv: "a", en: "a" },
    unit: { sv: "a", en: "a" },
    source: "a",
    place: { by: "code", column: "Kommun-kod", division: "kommun" },
    placeOf: "event",
    time: { year: 2024 },
    columns: ["Kommun-kod", "antal", "borta"],
  });
  const told = await read("kommun_kod;antal;ny\n1780;1;2\n", { saved });
  assert.deepEqual(told.changed, [
    { column: "Kommun-kod", what: "renamed", now: "kommun_kod" },
    { column: "borta", what: "gone" },
    { column: "ny", what: "new" },
  ]);
});

test("of several sheets the first with a plain header row is read, and the others are named and offered", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "Omslag", rows: [["Rapport"], [], ["", "", "A", "A"], ["x", 1, 2, 3]] },
      {
        name: "Data",
        rows: [
          ["kommunkod", "antal"],
          ["1780", 2],
          ["1781", 3],
        ],
      },
    ],
  });
  const told = await read(bytes, { name: "bok.xlsx" });
  assert.equal(told.file.sheet, "Data");
  assert.match(said(told), /Bladet Data läses\. Omslag har ingen enkel rubrikrad/);
  assert.deepEqual(
    told.questions.find(({ id }) => id === "sheet")?.options.map(({ value }) => value),
    ["Omslag", "Data"],
  );
});

test("points in the preview are middles of kilometres: no one's door", async () => {
  const told = await read("lon;lat\n15.123456;60.123456\n15.123457;60.123457\n");
  assert.equal(told.preview.points.length, 1);
  assert.notDeepEqual(told.preview.points[0], [15.123456, 60.123456]);
});
