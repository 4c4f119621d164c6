import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { PlanProblem } from "@tvars/api";
import { StudyError } from "../src/error.ts";
import { numberOf, stageOf, stepOf, yearsOf } from "../src/plans/cells.ts";
import { geometryOfText } from "../src/plans/place-cells.ts";
import { readPlan } from "../src/plans/read-plan.ts";
import { gridWithin, planePlace } from "../src/plans/within.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-plans-"));
after(() => rm(folder, { recursive: true, force: true }));

async function read(text: string, name = "plan.csv", scenarios: string[] = []) {
  const path = join(folder, name);
  await writeFile(path, text);
  return readPlan(path, new Set(scenarios));
}

const said = (problems: readonly PlanProblem[]) => problems.map(({ row, what, kept }) => [row, what, kept]);

const HEADER = "namn;kostnad mnkr;från;till;skede;steg;status;väg;koordinater;scenario;alternativ";

test("a row as it should be is read whole, in Swedish, with decimal commas", async () => {
  const { measures, problems } = await read(
    `${HEADER}\nBro;12,5;2027;2028;Länsplan;steg 4;Beslutad;E45;16.5,59.6 16.51,59.6;bro;A\n`,
    "plan.csv",
    ["bro"],
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
      [4, "no-cost", true],
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
