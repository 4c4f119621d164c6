/** The API on the invented example region, through the real study: what is promised in the table is what is answered. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  type AreaTable,
  type Barometer,
  type MeasureAnswer,
  type MeasureGivenAnswer,
  type Provenance,
  type RouteName,
  routes,
} from "@tvars/api";
import { readJsonStat } from "@tvars/cube";
import { openStudy, type Study } from "@tvars/study";
import type { Hono } from "hono";
import { createApp } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-server-"));
let study: Study;
let app: Hono;
let table: AreaTable;
let stretch = "";

before(async () => {
  study = await openStudy(folder);
  await study.addExample();
  app = createApp(study, { version: "1.2.3" });
  table = (await answer("areas", "/api/areas")) as AreaTable;
  stretch = (await study.barriers({})).segments[0]!.id;
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks a path and holds the answer to the shape of its route, strictly: nothing more and nothing less. */
async function answer(name: RouteName, path: string): Promise<unknown> {
  const response = await app.request(path);
  const text = await response.text();
  assert.equal(response.status, 200, `${path}: ${text.slice(0, 500)}`);
  const body = JSON.parse(text) as unknown;
  assert.deepEqual(routes[name].answer.parse(body), body, path);
  return body;
}

const paths = (): [RouteName, string][] => {
  const [first, second] = table.rows as [AreaTable["rows"][0], AreaTable["rows"][0]];
  const kommun = `kommun:${first.area.kommun!.code}`;
  return [
    ["health", "/api/health"],
    ["workspace", "/api/workspace"],
    ["snapshots", "/api/snapshots"],
    ["search", `/api/search?q=${encodeURIComponent(first.area.name.slice(0, 4))}`],
    ["mapValues", "/api/map"],
    ["mapValues", `/api/map?year=${table.year}&before=${table.year - 1}`],
    ["barometer", "/api/barometer"],
    ["barometer", `/api/barometer?place=${kommun}`],
    ["barometer", `/api/barometer?place=${kommun}&compare=riket`],
    ["barometer", `/api/barometer?place=areas:${first.area.code},${second.area.code}`],
    ["areas", `/api/areas?place=${kommun}&year=${table.year - 1}`],
    ["areas", "/api/areas?division=kommun"],
    ["areas", "/api/areas?division=deso"],
    ["area", `/api/areas/${first.area.id}`],
    ["area", `/api/areas/${encodeURIComponent(second.area.id)}?year=${table.year - 2}`],
    ["place", "/api/places/riket"],
    ["place", `/api/places/${kommun}`],
    ["compare", `/api/compare?places=${encodeURIComponent(`riket;${kommun}`)}`],
    ["transitions", "/api/transitions"],
    ["picture", "/api/pictures/slope"],
    ["picture", `/api/pictures/transitions?place=${kommun}`],
    ["picture", "/api/pictures/multiples"],
    ["picture", `/api/pictures/distribution?own=${kommun}`],
    ["picture", `/api/pictures/maps?place=${kommun}`],
    ["picture", "/api/pictures/concentration"],
    ["cutoffs", "/api/cutoffs"],
    ["recompute", "/api/recompute"],
    ["indicators", "/api/indicators"],
    ["groupings", "/api/groupings"],
    ["measures", "/api/measures"],
    ["measure", "/api/measure"],
    [
      "measure",
      `/api/measure?measures=D,isolation,theil-h&place=${kommun}&year=2022&test=systematic&replicates=50`,
    ],
    ["measure", "/api/measure?measures=theil-h&grouping=education&level=0.9"],
    ["measure", "/api/measure?measures=atkinson&b=0.25&division=deso"],
    ["measure", `/api/measure?measures=gini,moran&place=${kommun}&year=2022&bootstrap=persons&replicates=50`],
    ["measureAreas", `/api/measure/areas?place=${kommun}`],
    ["measureAreas", "/api/measure/areas?measure=dissimilarity&division=deso&year=2020"],
    ["measureTrend", "/api/measure/trend?grouping=economic-standard"],
    ["measureScale", `/api/measure/scale?place=${kommun}&year=2023`],
    ["measureDecomposition", "/api/measure/decomposition?from=2014&to=2023"],
    ["measurePlaces", "/api/measure/places?year=2023"],
    ["measurePlaces", "/api/measure/places?division=lan&areas=deso&measure=ojamlikhetsindex"],
    ["networks", "/api/networks"],
    ["networkQuality", "/api/networks/quality"],
    ["structure", "/api/structure"],
    ["structure", "/api/structure?profile=older&severed=0.2&sparse=500&separated=0.4"],
    ["barriers", "/api/barriers"],
    ["barriers", "/api/barriers?network=example&profile=wheelchair&within=500&limit=3000"],
    ["barrierSegment", `/api/barriers/${stretch}`],
    ["barrierSegregation", "/api/barriers/segregation?grouping=education&radius=700&permutations=19"],
    ["scenarios", "/api/scenarios"],
    ["candidates", "/api/candidates?top=3"],
    ["access", "/api/access"],
    ["access", `/api/access?place=${kommun}&minutes=10,20&profile=older`],
    ["isochrone", "/api/isochrone?lon=18.545321&lat=56.625349"],
    ["route", "/api/route?from=18.545321,56.625349&to=18.544178,56.62892&open=true"],
    ["changes", "/api/changes"],
    ["sets", "/api/sets"],
    ["jobs", "/api/jobs"],
  ];
};

test("every answer has exactly the shape of its route", async () => {
  for (const [name, path] of paths()) await answer(name, path);
});

test("every indicator answers, for RegSO and for its own divisions", async () => {
  const indicators = (await answer("indicators", "/api/indicators")) as { id: string; years: number[] }[];
  assert.ok(indicators.length > 0);
  for (const { id } of indicators.filter(({ years }) => years.length > 0))
    await answer("indicator", `/api/indicators/${id}`);
});

test("a snapshot a figure names can be asked for", async () => {
  const { origin } = table.provenance;
  assert.ok(origin.length > 0);
  for (const { snapshot } of origin) await answer("snapshot", `/api/snapshots/${snapshot}`);
});

test("the centre of an area lies in the area", async () => {
  const page = (await answer("area", `/api/areas/${table.rows[0]!.area.id}`)) as { centre: [number, number] };
  const [lon, lat] = page.centre;
  const point = (await answer("point", `/api/point?lon=${lon}&lat=${lat}`)) as { areas: { id: string }[] };
  assert.ok(point.areas.some(({ id }) => id === table.rows[0]!.area.id));
});

test("the request an answer names gives the same answer again", async () => {
  for (const [name, path] of paths()) {
    const body = (await answer(name, path)) as { provenance?: Provenance };
    if (body.provenance === undefined) continue;
    const { request } = body.provenance;
    assert.deepEqual(await answer(name, request.replace(/^GET /, "")), body, `${path} names ${request}`);
  }
});

test("every tabular answer comes in each of its formats, and a cube holds the figures of the table", async () => {
  const tabular = paths().filter(([name]) => "formats" in routes[name]);
  for (const [name, path] of tabular) {
    const { formats } = routes[name] as { formats: readonly string[] };
    // Boundaries of kommuner are a file of their own; the example has RegSO and DeSO.
    const without = path.includes("division=kommun") ? "geojson" : "json";
    for (const format of formats.filter((one) => one !== "json" && one !== without)) {
      const response = await app.request(`${path}${path.includes("?") ? "&" : "?"}format=${format}`);
      assert.equal(response.status, 200, `${path} as ${format}: ${await response.clone().text()}`);
      assert.match(
        response.headers.get("content-disposition")!,
        /filename="tvars-[\w@.-]+-pahittad\.[\w.-]+"|changes/,
      );
      if (format === "json-stat2") readJsonStat(await response.text());
    }
  }
});

test("GeoJSON has every area of the table with its figures", async () => {
  const response = await app.request("/api/areas?format=geojson");
  const { features } = (await response.json()) as {
    features: { properties: { code: string; index: number } }[];
  };
  assert.equal(features.length, table.rows.length);
  const byCode = new Map(features.map(({ properties }) => [properties.code, properties.index]));
  for (const { area, index } of table.rows) assert.equal(byCode.get(area.code), index.value);
});

test("a set that is saved is a place from then on, and none once it is removed", async () => {
  const codes = table.rows.slice(0, 3).map(({ area }) => area.code);
  const set = { id: "norra", name: "Norra", version: table.version, codes };
  const headers = { "content-type": "application/json" };
  const put = await app.request("/api/sets/norra", { method: "PUT", body: JSON.stringify(set), headers });
  assert.equal(put.status, 200);
  const { types, untyped } = (await answer("barometer", "/api/barometer?place=set:norra")) as Barometer;
  assert.equal(
    types.reduce((sum, { areas }) => sum + areas, untyped.areas),
    3,
  );
  assert.equal((await app.request("/api/sets/norra", { method: "DELETE" })).status, 200);
  assert.equal((await app.request("/api/barometer?place=set:norra")).status, 404);
});

test("columns posted as JSON are measured; what cannot be is a problem with value and what to do", async () => {
  const post = (body: unknown) =>
    app.request("/api/measure", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  const groups = { a: [100, 60, 40, 0], b: [0, 40, 60, 100] };
  const response = await post({ measures: ["dissimilarity", "morrill"], groups, perArea: true });
  assert.equal(response.status, 200);
  const body = (await response.json()) as MeasureGivenAnswer;
  assert.deepEqual(routes.measureGiven.answer.parse(body), body);
  assert.ok(Math.abs(body.results[0]!.value! - 0.6) < 1e-12);
  assert.equal(body.results[0]!.perArea!.length, 4);
  assert.equal(body.results[1]!.problem!.kind, "needs");
  const near = await post({
    measures: ["morrill"],
    groups,
    adjacency: [
      { a: 0, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 3 },
    ],
  });
  assert.ok(Math.abs(((await near.json()) as MeasureGivenAnswer).results[0]!.value! - (0.6 - 1 / 3)) < 1e-12);
  for (const wrong of [
    { measures: ["D"], groups: {} },
    { measures: ["D"], groups: { a: [1, 2], b: [1] } },
    { measures: ["D"], groups: { a: [1, -1], b: [1, 1] } },
    { measures: ["D"], groups: { a: [1, 2] } },
    { measures: ["morrill"], groups, adjacency: [{ a: 0, b: 9 }] },
    { measures: ["D"], groups, replicates: 1e9 },
  ]) {
    const refused = await post(wrong);
    assert.equal(refused.status, 400, JSON.stringify(wrong));
    assert.equal(refused.headers.get("content-type"), "application/problem+json");
  }
});

test("an option that a route has a use for itself is written option.NAME, and named so in the request", async () => {
  const path = "/api/measure?measures=multiscalar-profile&option.measure=egohood-theil-h&year=2022";
  const { results, provenance } = (await answer("measure", path)) as MeasureAnswer;
  assert.match(provenance.request, /option\.measure=egohood-theil-h/);
  const plain = (await answer(
    "measure",
    "/api/measure?measures=multiscalar-profile&year=2022",
  )) as MeasureAnswer;
  assert.notDeepEqual(results[0]!.profile, plain.results[0]!.profile);
});

test("the table of municipalities carries the caveat into its files", async () => {
  const response = await app.request("/api/measure/places?year=2022&format=json-stat2");
  assert.match(await response.text(), /rangordning/);
});

test("tiles: the country's tile holds areas, a tile far out at sea is empty", async () => {
  const { versions, referenceLayers } = await study.workspace();
  const { version } = versions.find(({ hasLayer }) => hasLayer)!;
  const tile = await app.request(`/api/tiles/${version}/0/0/0`);
  assert.equal(tile.status, 200);
  assert.ok((await tile.arrayBuffer()).byteLength > 100);
  assert.equal((await app.request(`/api/tiles/${version}/10/0/0`)).status, 204);
  for (const { id } of referenceLayers)
    assert.ok([200, 204].includes((await app.request(`/api/tiles/${id}/0/0/0`)).status), id);
});

for (const path of [
  "/api/areas?place=kommun:0000",
  "/api/areas/regso@2025:0000R001",
  "/api/areas/regso@2020:9901",
  "/api/barometer?place=atlantis",
  "/api/areas?year=1850",
  "/api/indicators/atlantis",
  "/api/measure?measures=segregation",
  "/api/measure?grouping=religion",
  "/api/measure?groups=martian",
  "/api/measure?bandwith=500",
  "/api/measure?test=luck",
  "/api/measure?test=evenness&replicates=1000000",
  "/api/measure?year=1850",
  "/api/measure?place=atlantis",
  "/api/measure?measures=theil-h,moran&permutations=1000000000",
  "/api/measure/areas?measure=min-max",
  "/api/measure/scale?measure=moran",
  "/api/measure/places?division=socken",
  "/api/cube/TAB0",
  "/api/snapshots/none",
  "/api/places/kommun:0000",
])
  test(`${path} is a problem the one who asked can act on, not a fault of the program`, async () => {
    const response = await app.request(path);
    assert.ok(
      response.status === 400 || response.status === 404,
      `${response.status}: ${await response.text()}`,
    );
  });
