import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { PlanProblem } from "@tvars/api";
import { writeGeoParquet } from "@tvars/geo";
import type { Way } from "@tvars/network";
import { StudyError } from "../src/error.ts";
import { waysLayer } from "../src/network/ways-layer.ts";
import { numberOf, stageOf, stepOf, yearsOf } from "../src/plans/cells.ts";
import { geometryOfText } from "../src/plans/place-cells.ts";
import { numbersOf, roadReference } from "../src/plans/road-reference.ts";
import { roadGeometry, type Roads, roadsOf } from "../src/plans/roads.ts";
import { readPlan } from "../src/plans/read-plan.ts";
import { gridWithin, planePlace } from "../src/plans/within.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-plans-"));
after(() => rm(folder, { recursive: true, force: true }));

const NO_ROADS: Roads = { networks: [], tooLarge: [], of: () => [] };

async function read(
  text: string,
  name = "plan.csv",
  { scenarios = [], roads = NO_ROADS }: { scenarios?: string[]; roads?: Roads } = {},
) {
  const path = join(folder, name);
  await writeFile(path, text);
  return readPlan(path, { scenarios: new Set(scenarios), roads: async () => roads });
}

const said = (problems: readonly PlanProblem[]) => problems.map(({ row, what, kept }) => [row, what, kept]);

const HEADER = "namn;kostnad mnkr;från;till;skede;steg;status;väg;koordinater;scenario;alternativ";

test("a row as it should be is read whole, in Swedish, with decimal commas", async () => {
  const { measures, problems } = await read(
    `${HEADER}\nBro;12,5;2027;2028;Länsplan;steg 4;Beslutad;E45;16.5,59.6 16.51,59.6;bro;A\n`,
    "plan.csv",
    { scenarios: ["bro"] },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(measures, [
    {
      id: "bro",
      name: "Bro",
      geometry: {
        type: "LineString",
        coordinates: [
          [16.5, 59.6],
          [16.51, 59.6],
        ],
      },
      road: "E45",
      costMsek: 12.5,
      costSpread: null,
      from: 2027,
      to: 2028,
      stage: "lansplan",
      step: 4,
      status: "decided",
      scenario: "bro",
      alternative: "A",
      placed: "file",
    },
  ]);
});

test("each bad row is said with its row; what can be kept is kept with the gap null, never 0", async () => {
  const { measures, problems } = await read(
    [
      HEADER,
      "Utan kostnad;;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Fel kostnad;många;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Minus;-3;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Bakvänd;1;2029;2028;Länsplan;4;;;16.5,59.6;;",
      "Forntid;1;1066;;Länsplan;4;;;16.5,59.6;;",
      "Utomlands;1;2027;2028;Länsplan;4;;;2.35,48.85;;",
      "Okänt skede;1;2027;2028;Månlandning;7;;;16.5,59.6;;",
      "Bara väg;1;2027;2028;Länsplan;4;;E4;;;",
      "Okänt scenario;1;2027;2028;Länsplan;4;;;16.5,59.6;finns-inte;",
      ";1;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Utan kostnad;5;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Fri text;1;2027;2028;Länsplan;4;;;mitt i byn;;",
    ].join("\n"),
  );
  assert.deepEqual(
    said(problems).filter(([, what]) => what !== "no-place"),
    [
      [2, "no-cost", true],
      [3, "no-cost", true],
      [4, "absurd-cost", true],
      [5, "impossible-date", true],
      [6, "impossible-date", true],
      [7, "outside", true],
      [8, "unknown-stage", true],
      [8, "unknown-step", true],
      [10, "unknown-scenario", true],
      [11, "unreadable", false],
      [12, "twice", false],
    ],
  );
  assert.ok(problems.some(({ row, what }) => row === 9 && what === "no-place"));
  assert.ok(problems.some(({ row, what }) => row === 13 && what === "no-place"));
  assert.equal(measures.length, 10);
  assert.deepEqual(
    measures.slice(0, 3).map(({ costMsek }) => costMsek),
    [null, null, null],
  );
  assert.deepEqual([measures[3]!.from, measures[3]!.to], [null, null]);
  assert.equal(measures[5]!.geometry, null);
  assert.deepEqual([measures[6]!.stage, measures[6]!.step], [null, null]);
});

test("names that begin alike are two measures, with ids of their own", async () => {
  const long = "Gång- och cykelväg längs den gamla vägen mot stationen";
  const { measures, problems } = await read(`namn;mnkr\n${long} norra;1\n${long} södra;2\n`);
  assert.equal(measures.length, 2);
  assert.notEqual(measures[0]!.id, measures[1]!.id);
  assert.ok(!problems.some(({ what }) => what === "twice"));
});

test("a column whose name is not known is said, not passed over", async () => {
  const { problems } = await read("name,cost msek,colour\nBridge,4,red\n");
  assert.deepEqual(said(problems), [
    [null, "unreadable", true],
    [2, "no-place", true],
  ]);
  assert.match(problems[0]!.text.en, /colour/);
});

test("GeoJSON gives the place itself; a feature without a place is kept without", async () => {
  const feature = (name: string, geometry: unknown) => ({
    type: "Feature",
    geometry,
    properties: { namn: name, kostnad: 3 },
  });
  const { measures } = await read(
    JSON.stringify({
      type: "FeatureCollection",
      features: [feature("Bro", { type: "Point", coordinates: [16.5, 59.6] }), feature("Utan", null)],
    }),
    "plan.geojson",
  );
  assert.deepEqual(
    measures.map(({ name, costMsek }) => [name, costMsek]),
    [
      ["Bro", 3],
      ["Utan", 3],
    ],
  );
  const { coordinates } = measures[0]!.geometry as { coordinates: number[] };
  assert.ok(Math.hypot(coordinates[0]! - 16.5, coordinates[1]! - 59.6) < 1e-6);
  assert.equal(measures[1]!.geometry, null);
});

test("a file without a column of names, or without a row to keep, is refused with what was expected", async () => {
  for (const text of ["vad;mnkr\nBro;3\n", "namn;mnkr\n;3\n"])
    await assert.rejects(
      read(text),
      (error: unknown) => error instanceof StudyError && error.fields.expected !== undefined,
    );
});

test("cells: thin spaces and decimal commas, ranges of years, steps in words", () => {
  assert.equal(numberOf("1 234,5"), 1234.5);
  assert.ok(Number.isNaN(numberOf("")) && Number.isNaN(numberOf("12 mnkr")));
  assert.deepEqual(yearsOf("2027–2029"), { from: 2027, to: 2029 });
  assert.equal(yearsOf("2029–2027"), undefined);
  assert.equal(stepOf("Steg 3"), 3);
  assert.equal(stepOf("5"), undefined);
  assert.equal(stageOf("ÅVS"), "atgardsvalsstudie");
});

test("WKT in metres of SWEREF 99 TM is read as degrees", () => {
  const found = geometryOfText("POINT (500000 6600000)");
  assert.equal(found?.type, "Point");
  const [lon, lat] = found!.coordinates as [number, number];
  assert.ok(Math.abs(lon - 15) < 1e-6 && Math.abs(lat - 59.53) < 0.01);
  assert.equal(geometryOfText("LINESTRING (1 2, x 3)"), undefined);
});

test("within reach of a line of length L lie 2rL + πr² square metres", () => {
  const place = planePlace({
    type: "LineString",
    coordinates: [
      [15, 59.5],
      [15.05, 59.5],
    ],
  });
  const [[x0, y0], [x1, y1]] = [place.lines[0]![0]!, place.lines[0]![1]!];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const { x } = gridWithin(place, 500, 20);
  const m2 = x.length * 400;
  const expected = 2 * 500 * length + Math.PI * 500 * 500;
  assert.ok(Math.abs(m2 / expected - 1) < 0.01, `${m2} ${expected}`);
});

test("each remark says the column, the value, what was expected and what to do", async () => {
  const { problems } = await read(
    [
      HEADER,
      "I kronor;48000000;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Minus;-3;2027;2028;Länsplan;4;;;16.5,59.6;;",
      "Bakvänd;1;2029;2028;Länsplan;4;;;16.5,59.6;;",
      "Omkastad;1;2027;2028;Länsplan;4;;;59.6,16.5;;",
      "Okänt;1;2027;2028;Månlandning;4;;;16.5,59.6;;",
      "Minus;1;2027;2028;Länsplan;4;;;16.5,59.6;;",
    ].join("\n"),
  );
  assert.deepEqual(
    problems.map(({ row, column, value, what }) => [row, column, value, what]),
    [
      [2, "kostnad mnkr", "48000000", "absurd-cost"],
      [3, "kostnad mnkr", "-3", "absurd-cost"],
      [4, "från", "2029–2028", "impossible-date"],
      [5, "koordinater", "59.6, 16.5", "outside"],
      [6, "skede", "Månlandning", "unknown-stage"],
      [7, "namn", "Minus", "twice"],
    ],
  );
  for (const { expected, action, what } of problems) {
    assert.ok(expected?.sv && expected.en, what);
    assert.ok(action?.sv && action.en, what);
  }
  assert.match(problems[0]!.action!.sv, /miljon/);
});

test("a list of 5 000 rows is refused with how many were expected, before anything is kept", async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `Åtgärd ${at};1`).join("\n");
  await assert.rejects(
    read(`namn;mnkr\n${rows}\n`),
    (error: unknown) =>
      error instanceof StudyError &&
      /2000/.test(JSON.stringify(error.fields.expected)) &&
      !!error.fields.action,
  );
});

test("road references: ranges, several roads, kilometres; the name of a railway is none", () => {
  assert.deepEqual(roadReference("Väg 910–913")?.numbers, ["910", "911", "912", "913"]);
  assert.deepEqual(roadReference("E 18"), { numbers: ["E18"], kilometres: null });
  assert.deepEqual(roadReference("E18 km 12–15"), { numbers: ["E18"], kilometres: { from: 12, to: 15 } });
  assert.deepEqual(roadReference("e4/e20")?.numbers, ["E4", "E20"]);
  assert.deepEqual(roadReference("Rv 45 och 70")?.numbers, ["45", "70"]);
  assert.deepEqual(roadReference("vägarna 910, 912 och 914")?.numbers, ["910", "912", "914"]);
  for (const none of ["Västra stambanan", "", "väg 1–900", "längs ån"])
    assert.equal(roadReference(none), undefined, none);
});

test("numbers of a way: several are parted, a county's letter may be left away, E-roads keep theirs", () => {
  assert.deepEqual(numbersOf("E 4;E 20"), ["E4", "E20"]);
  assert.deepEqual(numbersOf("U 668"), ["U668", "668"]);
  assert.deepEqual(numbersOf("Storgatan"), []);
});

/** A straight road of one kilometre, one with a bend of 2 m, and one beside. */
const wayOf = (id: string, ref: string | undefined, vertices: number[]): Way => ({
  id,
  kind: "secondary",
  vertices: Uint32Array.from(vertices),
  foot: true,
  cycle: true,
  car: true,
  bridge: false,
  tunnel: false,
  layer: 0,
  ...(ref === undefined ? {} : { ref }),
});

async function storedRoads(eastM = 500_000): Promise<Roads> {
  const file = join(folder, `ways-${eastM}.parquet`);
  const layer = waysLayer({
    source: "test",
    xM: Float64Array.of(eastM, eastM + 500, eastM + 1000, eastM, eastM),
    yM: Float64Array.of(6_600_000, 6_600_002, 6_600_000, 6_601_000, 6_602_000),
    ways: [wayOf("1", "910", [0, 1, 2]), wayOf("2", "T 912", [0, 3]), wayOf("3", undefined, [3, 4])],
    crossings: new Map(),
  });
  await writeFile(file, writeGeoParquet(layer));
  return roadsOf([{ title: { sv: "nätet", en: "the network" } }], [file]);
}

test("roads of a network beyond the border are read too: Oslo stands beside a Swedish plan", async () => {
  assert.equal((await storedRoads(262_000)).of("910").length, 1);
});

test("a road reference is placed along the stored ways of its numbers; what is not there is said", async () => {
  const roads = await storedRoads();
  const { measures, problems } = await read(
    [
      HEADER,
      "Drift;1;2027;2028;Länsplan;1;;Väg 910–912;;;",
      "Kilometer;1;2027;2028;Länsplan;1;;910 km 0–1;;;",
      "Annan;1;2027;2028;Länsplan;1;;E18;;;",
      "Banan;1;2027;2028;Länsplan;1;;Västra stambanan;;;",
    ].join("\n"),
    "plan.csv",
    { roads },
  );
  const [placed, ...others] = measures;
  assert.equal(placed!.placed, "road");
  const { coordinates } = placed!.geometry as { coordinates: [number, number][][] };
  assert.equal(coordinates.length, 2);
  assert.equal(coordinates[0]!.length, 2, "a bend of 2 m is left out");
  assert.ok(Math.abs(coordinates[0]![0]![0] - 15) < 1e-5);
  assert.deepEqual(
    others.map(({ geometry, placed: how }) => [geometry, how]),
    [
      [null, null],
      [null, null],
      [null, null],
    ],
  );
  assert.deepEqual(
    problems.map(({ row, what }) => [row, what]),
    [
      [2, "placed-by-road"],
      [3, "no-place"],
      [4, "no-place"],
      [5, "no-place"],
    ],
  );
  assert.match(problems[0]!.text.sv, /910 och 912 i nätet, 2 km; 911 finns inte där/);
  assert.match(problems[1]!.text.sv, /kilometer börjar/);
  assert.ok(Math.abs(roadGeometry(roads.of("912")).km - 1) < 1e-9);
});

test("without a stored network a road reference stays unplaced, and what to import is said", async () => {
  const { problems } = await read(`${HEADER}\nDrift;1;2027;2028;Länsplan;1;;Väg 910;;;\n`);
  assert.equal(problems[0]!.what, "no-place");
  assert.match(problems[0]!.action!.sv, /OpenStreetMap eller NVDB/);
});
