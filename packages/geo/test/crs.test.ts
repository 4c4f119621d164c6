import assert from "node:assert/strict";
import { test } from "node:test";
import { decideCrs } from "../src/crs/decide.ts";
import {
  crsOfEpsg,
  CrsQuestion,
  CRS_SYSTEMS,
  crsOfName,
  crsOfProjJson,
  crsOfWkt,
  esriWkt,
  ogcWkt,
  projJson,
} from "../src/index.ts";

test("names of systems are understood in the ways files write them", () => {
  for (const name of [
    "EPSG:3006",
    "urn:ogc:def:crs:EPSG::3006",
    "urn:ogc:def:crs:EPSG:9.8:3006",
    "http://www.opengis.net/def/crs/EPSG/0/3006",
    "http://www.opengis.net/gml/srs/epsg.xml#3006",
    "EPSG:5845",
    "EPSG:25833",
  ])
    assert.equal(crsOfName(name)?.id, "EPSG:3006", name);
  for (const name of [
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "OGC:CRS84",
    "EPSG:4619",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
  ])
    assert.equal(crsOfName(name)?.id, "EPSG:4326", name);
  assert.equal(crsOfName("EPSG:5851")?.id, "EPSG:3012");
  assert.equal(crsOfName("EPSG:2154"), undefined);
  assert.equal(crsOfName("lokalt system"), undefined);
});

test("the descriptions written for every system are recognised again, with and without the EPSG code", () => {
  for (const { id } of CRS_SYSTEMS) {
    assert.equal(crsOfWkt(esriWkt(id))?.id, id, esriWkt(id));
    assert.equal(crsOfWkt(ogcWkt(id))?.id, id);
    assert.equal(crsOfProjJson(projJson(id))?.id, id);
    const nameless = { ...projJson(id), id: undefined, name: "unnamed" };
    if (id !== "EPSG:3857") assert.equal(crsOfProjJson(nameless)?.id, id);
  }
});

const unnamed = (meridian: string, scale: string) =>
  `PROJCS["unnamed",GEOGCS["GCS_unnamed",DATUM["D_GRS_80",SPHEROID["GRS_80",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

test("a projection without name or code is matched by its parameters, as in SCB's .prj", () => {
  assert.equal(crsOfWkt(unnamed("15.0", "0.9996"))?.id, "EPSG:3006");
  assert.equal(crsOfWkt(unnamed("21.0", "0.9996")), undefined);
  assert.equal(crsOfWkt(unnamed("15.0", "1.0")), undefined);
});

const declared3006 = { file: "a.gpkg", declared: "EPSG:3006", system: crsOfEpsg(3006) };

test("coordinates that lie in Sweden as declared are taken without a question", () => {
  assert.deepEqual(decideCrs({ ...declared3006, raw: [414000, 6587000, 421000, 6590000] }), {
    crs: "EPSG:3006",
    swapAxes: false,
  });
});

const question = (body: () => unknown): CrsQuestion => {
  try {
    body();
  } catch (error) {
    assert.ok(error instanceof CrsQuestion, String(error));
    return error;
  }
  assert.fail("no question was asked");
};

test("swapped axes are asked about, never turned in silence; the answer is an option", () => {
  const evidence = {
    ...declared3006,
    raw: [6587000, 414000, 6590000, 421000] as [number, number, number, number],
  };
  const asked = question(() => decideCrs(evidence));
  assert.equal(asked.kind, "crs-question");
  assert.deepEqual([asked.candidates[0]!.crs, asked.candidates[0]!.axisOrder], ["EPSG:3006", "north-east"]);
  assert.match(asked.candidates[0]!.place.sv, /nära Karlstad \(59,4\d till 59,4\d° N/);
  assert.match(asked.message, /a\.gpkg: Read as EPSG:3006 SWEREF99 TM the file lies outside Sweden/);
  assert.match(asked.text.sv, /Ange crs och axisOrder/);
  const { crs, axisOrder } = asked.candidates[0]!;
  assert.deepEqual(decideCrs(evidence, { crs, axisOrder }), { crs: "EPSG:3006", swapAxes: true });
});

test("latitude before longitude is asked about", () => {
  const asked = question(() =>
    decideCrs({
      file: "a.geojson",
      declared: undefined,
      system: crsOfEpsg(4326),
      raw: [59.3, 13.2, 59.5, 13.8],
    }),
  );
  assert.deepEqual(
    asked.candidates.map((c) => `${c.crs} ${c.axisOrder} ${c.inSweden}`),
    ["EPSG:4326 north-east true", "EPSG:4326 east-north false"],
  );
});

test("without a declared system every reading that lies in Sweden is offered, SWEREF 99 TM first, and none is chosen", () => {
  const asked = question(() =>
    decideCrs({
      file: "a.zip",
      declared: undefined,
      system: undefined,
      raw: [150000, 6580000, 160000, 6590000],
    }),
  );
  const offered = asked.candidates.map((c) => c.crs);
  assert.ok(offered.includes("EPSG:3011") && offered.includes("EPSG:3012"), String(offered));
  assert.ok(asked.candidates.every((c) => c.inSweden));
  assert.match(asked.candidates.find((c) => c.crs === "EPSG:3011")!.place.en, /near Stockholm/);
});

test("an unknown system is named in the question", () => {
  const asked = question(() =>
    decideCrs({
      file: "a.zip",
      declared: 'PROJCS["Lambert 93"]',
      system: undefined,
      raw: [700000, 6600000, 710000, 6610000],
    }),
  );
  assert.match(asked.message, /unknown: PROJCS\["Lambert 93"\]/);
});

test("both answers given, places outside Sweden are accepted (a study of Oslo is legitimate)", () => {
  const oslo = {
    file: "oslo.geojson",
    declared: undefined,
    system: crsOfEpsg(4326),
    raw: [10.6, 59.85, 10.9, 59.97] as [number, number, number, number],
  };
  question(() => decideCrs(oslo));
  assert.deepEqual(decideCrs(oslo, { crs: "EPSG:4326", axisOrder: "east-north" }), {
    crs: "EPSG:4326",
    swapAxes: false,
  });
});
