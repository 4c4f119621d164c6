import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { areaTable, problem, routes } from "@tvars/api";
import { StudyError, type StudyErrorKind } from "@tvars/study";
import { createApp } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

test("an answer has the shape the table of routes promises", async () => {
  const response = await createApp(memoryStudy()).request("/api/areas?place=kommun:9901&year=2023");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type")!, /^application\/json/);
  const table = areaTable.parse(await response.json());
  assert.equal(table.year, 2023);
});

test("health names the version of the program and says that data is invented", async () => {
  const response = await createApp(memoryStudy(), { version: "9.8.7" }).request("/api/health");
  assert.deepEqual(await json(response), {
    status: "ok",
    name: "tvars",
    version: "9.8.7",
    snapshots: 1,
    invented: true,
  });
});

test("defaults of the table hold: place is riket, limit is 12", async () => {
  const study = memoryStudy();
  const app = createApp(study);
  await app.request("/api/areas");
  await app.request("/api/search?q=s%C3%B6der");
  assert.deepEqual(study.calls, ["areas riket 2024", "search söder 12"]);
});

test("places to compare are separated by semicolon or blank", async () => {
  const study = memoryStudy();
  await createApp(study).request("/api/barometer?place=kommun:9901&compare=riket;lan:99%20kommun:9902");
  assert.deepEqual(study.calls, ["barometer kommun:9901 2024 riket+lan:99+kommun:9902"]);
});

test("any dimension of a cube can be selected, codes separated by commas", async () => {
  const study = memoryStudy();
  const response = await createApp(study).request("/api/cube/TAB6586?year=2023,2024&area=9901R001");
  assert.equal(response.status, 200);
  assert.deepEqual(study.calls, ['cube TAB6586 {"year":["2023","2024"],"area":["9901R001"]}']);
});

for (const [path, value, expected] of [
  ["/api/areas?year=tvåtusen", "tvåtusen", "number"],
  ["/api/areas?division=socken", "socken", "one of riket, lan, kommun, regso, deso"],
  ["/api/areas?yaer=2020", "yaer", "place, year, division, format, lang"],
  ["/api/search?q=a&limit=1000", "1000", "at most 100"],
  ["/api/search", undefined, "string"],
  ["/api/barometer?format=geojson", "geojson", "one of json, json-stat2, csv, csv-semicolon, xlsx"],
  ["/api/areas?year=2020&year=2021", "year", "each parameter once"],
] as const)
  test(`${path} is a problem that holds the value and what was expected`, async () => {
    const response = await createApp(memoryStudy()).request(path);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const body = problem.parse(await response.json());
    assert.equal(body.value, value);
    assert.equal(body.expected, expected);
  });

for (const [kind, status] of Object.entries({
  "not-found": 404,
  "bad-request": 400,
  question: 422,
  conflict: 409,
  unavailable: 503,
}))
  test(`a StudyError ${kind} answers ${status} with its fields`, async () => {
    const fields = {
      file: "a.gpkg",
      row: 3,
      value: "x",
      expected: "y",
      action: "z",
      question: { crs: ["EPSG:3006"] },
    };
    const workspace = async () => {
      throw new StudyError(kind as StudyErrorKind, "What happened.", fields);
    };
    const response = await createApp(memoryStudy("/nowhere", { workspace })).request("/api/workspace");
    assert.equal(response.status, status);
    const { title, ...body } = problem.parse(await response.json());
    assert.notEqual(title, "");
    assert.deepEqual(body, { type: "about:blank", status, detail: "What happened.", ...fields });
  });

test("an error no one foresaw answers 500 without the program's insides, and stands in the log by its reference", async () => {
  const lines: string[] = [];
  const logger = { info: () => {}, error: (line: string) => void lines.push(line) };
  const response = await createApp(memoryStudy(), { logger }).request("/api/workspace");
  assert.equal(response.status, 500);
  const text = await response.text();
  assert.doesNotMatch(text, /secret/);
  const { value } = JSON.parse(text) as { value: string };
  assert.ok(lines.some((line) => line.includes(value) && line.includes("secret inside")));
});

test("a problem is told in the language asked for, Swedish first", async () => {
  const app = createApp(memoryStudy());
  const title = async (path: string, headers = {}) =>
    (await json(await app.request(path, { headers }))).title;
  assert.equal(await title("/api/nothing"), "Finns inte");
  assert.equal(await title("/api/nothing", { "accept-language": "en-GB,en;q=0.9" }), "Not found");
  assert.equal(await title("/api/nothing?lang=sv", { "accept-language": "en" }), "Finns inte");
});

test("a method an address does not take answers 405 with those it does", async () => {
  const response = await createApp(memoryStudy()).request("/api/areas", { method: "POST" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, HEAD");
  const set = await createApp(memoryStudy()).request("/api/sets/a", { method: "PATCH" });
  assert.equal(set.headers.get("allow"), "DELETE, PUT");
});

test("HEAD answers as GET does, without a body", async () => {
  const app = createApp(memoryStudy());
  const get = await app.request("/api/areas");
  const head = await app.request("/api/areas", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), "");
  assert.equal(head.headers.get("content-length"), String((await get.arrayBuffer()).byteLength));
  assert.equal(head.headers.get("etag"), get.headers.get("etag"));
});

test("a client that has the answer gets 304, without anything being computed", async () => {
  const study = memoryStudy();
  const first = await createApp(study).request("/api/areas");
  const etag = first.headers.get("etag")!;
  study.calls.length = 0;
  const again = await createApp(study).request("/api/areas", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  assert.deepEqual(study.calls, []);
});

test("an equal question is computed once, whatever the order of its parameters", async () => {
  const study = memoryStudy();
  const app = createApp(study);
  await Promise.all([
    app.request("/api/areas?place=kommun:9901&year=2023"),
    app.request("/api/areas?year=2023&place=kommun:9901"),
    app.request("/api/areas?year=2023&place=kommun:9901", { headers: { "accept-encoding": "br" } }),
  ]);
  assert.deepEqual(study.calls, ["areas kommun:9901 2023"]);
});

test("a saved set changes the state: the same question gets a new ETag", async () => {
  const app = createApp(memoryStudy());
  const before = (await app.request("/api/areas")).headers.get("etag");
  const set = { id: "a", name: "A", version: "regso@2025", codes: ["9901R001"] };
  const put = await app.request("/api/sets/a", {
    method: "PUT",
    body: JSON.stringify(set),
    headers: { "content-type": "application/json" },
  });
  assert.equal(put.status, 200);
  assert.notEqual((await app.request("/api/areas")).headers.get("etag"), before);
  assert.deepEqual(await json(await app.request("/api/sets")), [set]);
  assert.deepEqual(await json(await app.request("/api/sets/a", { method: "DELETE" })), { removed: "a" });
});

for (const [what, body, headers, status] of [
  ["is no JSON", "{", { "content-type": "application/json" }, 400],
  ["is a form", "id=a", { "content-type": "application/x-www-form-urlencoded" }, 415],
  [
    "lacks codes",
    JSON.stringify({ id: "a", name: "A", version: "regso@2025" }),
    { "content-type": "application/json" },
    400,
  ],
  [
    "is of another set",
    JSON.stringify({ id: "b", name: "A", version: "regso@2025", codes: ["1"] }),
    { "content-type": "application/json" },
    400,
  ],
] as const)
  test(`a set whose body ${what} is not saved`, async () => {
    const app = createApp(memoryStudy());
    const response = await app.request("/api/sets/a", { method: "PUT", body, headers });
    assert.equal(response.status, status);
    assert.deepEqual(await json(await app.request("/api/sets")), []);
  });

test("answers are compressed as the client takes them, and stay the same answers", async () => {
  const rows = Array.from({ length: 100 }, () => ({ id: "x".repeat(20) }));
  const app = createApp(memoryStudy("/nowhere", { indicators: async () => rows as never }));
  const get = (encoding: string) =>
    app.request("/api/indicators", { headers: { "accept-encoding": encoding } });
  const plain = Buffer.from(await (await get("identity")).arrayBuffer());
  const br = await get("gzip, deflate, br");
  const gzip = await get("gzip, br;q=0");
  assert.equal(br.headers.get("content-encoding"), "br");
  assert.equal(gzip.headers.get("content-encoding"), "gzip");
  assert.equal(br.headers.get("vary"), "Accept-Encoding");
  assert.deepEqual(brotliDecompressSync(Buffer.from(await br.arrayBuffer())), plain);
  assert.deepEqual(gunzipSync(Buffer.from(await gzip.arrayBuffer())), plain);
});

test("a tile is answered as vector tile, an empty one as 204, one outside the pyramid as a problem", async () => {
  const study = memoryStudy();
  const app = createApp(study);
  const tile = await app.request("/api/tiles/regso@2025/0/0/0", { headers: { "accept-encoding": "gzip" } });
  assert.equal(tile.headers.get("content-type"), "application/vnd.mapbox-vector-tile");
  assert.equal(gunzipSync(Buffer.from(await tile.arrayBuffer())).byteLength, 2000);
  assert.equal(tile.headers.get("cache-control"), "no-cache");
  const kept = await app.request("/api/tiles/regso@2025/0/0/0?v=abc");
  assert.match(kept.headers.get("cache-control")!, /immutable/);
  assert.equal((await app.request("/api/tiles/regso@2025/9/1/1.mvt")).status, 204);
  assert.equal((await app.request("/api/tiles/regso@2025/9/1/1")).status, 204);
  assert.equal(study.calls.length, 2, "the empty tile was computed once");
  assert.equal((await app.request("/api/tiles/regso@2025/1/2/0")).status, 400);
  assert.equal((await app.request("/api/tiles/ref:moon/0/0/0")).status, 404);
});

test("every path of the table is served", async () => {
  const app = createApp(memoryStudy());
  for (const { path, method } of Object.values(routes)) {
    const response = await app.request(path.replaceAll(/\{\w+\}/g, "x"), { method: method.toUpperCase() });
    assert.notEqual(response.status, 405, `${method} ${path}`);
    if (response.status === 404)
      assert.doesNotMatch(await response.text(), /openapi/, `${method} ${path} is no address of the server`);
  }
});
