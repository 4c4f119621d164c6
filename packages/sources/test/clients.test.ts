import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  cellsOf,
  createHttp,
  fetchTable1,
  Limiter,
  parseDefinition,
  readCatalogue,
  SourceError,
  splitSelection,
} from "../src/index.ts";
import { backoffMs, randomFrom, retryAfterMs } from "../src/http/backoff.ts";
import { expand } from "../src/pxweb2/expand.ts";
import { startReplay, syntheticTable } from "../src/replay/index.ts";

/** Time that passes only when somebody sleeps. */
function stepClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: (ms: number) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

test("no window of 10 s ever holds more than 30 starts", async () => {
  const clock = stepClock();
  const limiter = new Limiter(30, 10_000, clock);
  const starts: number[] = [];
  for (let call = 0; call < 200; call += 1) {
    await limiter.take();
    starts.push(clock.now());
    await clock.sleep((call * 137) % 400);
  }
  for (const start of starts)
    assert.ok(starts.filter((other) => other >= start && other < start + 10_000).length <= 30);
});

const waits = (seed: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: 10 }, (_, attempt) => backoffMs(attempt + 1, random));
};

test("waits double, are capped, lie between half and the whole, and repeat for the same seed", () => {
  assert.deepEqual(waits(3), waits(3));
  assert.notDeepEqual(waits(3), waits(4));
  for (const [attempt, wait] of waits(3).entries()) {
    const full = Math.min(30_000, 500 * 2 ** attempt);
    assert.ok(wait >= full / 2 && wait <= full);
  }
});

test("Retry-After is read as seconds or as a date", () => {
  assert.equal(retryAfterMs("3", 0), 3000);
  assert.equal(retryAfterMs("Thu, 01 Jan 1970 00:00:10 GMT", 4000), 6000);
  assert.equal(retryAfterMs(null, 0), undefined);
  assert.equal(retryAfterMs("soon", 0), undefined);
});

test("a wait is at least what Retry-After says", async () => {
  const clock = stepClock();
  let calls = 0;
  const http = createHttp({
    clock,
    fetch: () => {
      calls += 1;
      return Promise.resolve(
        calls === 1
          ? new Response("", { status: 429, headers: { "retry-after": "7" } })
          : Response.json({ ok: true }),
      );
    },
  });
  await http.json("http://127.0.0.1/");
  assert.ok(clock.now() >= 7000);
});

test("parts hold every cell once, none more than the limit, and are at most twice the fewest possible", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 500 }), (lengths, max) => {
      const selection = new Map(
        lengths.map((length, at) => [`d${at}`, Array.from({ length }, (_, code) => `${code}`)]),
      );
      const parts = splitSelection(selection, max);
      assert.ok(parts.every((part) => cellsOf(part) <= max));
      assert.equal(
        parts.reduce((cells, part) => cells + cellsOf(part), 0),
        cellsOf(selection),
      );
      const keys = parts.map((part) =>
        [...part.values()].map((codes) => `${codes[0]}-${codes.length}`).join(),
      );
      assert.equal(new Set(keys).size, parts.length);
      if (lengths.length === 2) assert.ok(parts.length <= 4 * Math.ceil(cellsOf(selection) / max));
    }),
  );
});

test("value expressions: *, ?, top (newest for time), bottom, from, to, range", () => {
  const codes = ["00", "17", "1780", "1780R001", "1780R001_RegSO2025"];
  const years = ["2021", "2022", "2023", "2024"];
  assert.deepEqual(expand("1780*", codes), codes.slice(2));
  assert.deepEqual(expand("??", codes), ["00", "17"]);
  assert.deepEqual(expand("*_RegSO2025", codes), [codes[4]]);
  assert.deepEqual(expand("top(2)", codes), ["00", "17"]);
  assert.deepEqual(expand("top(2)", years, true), ["2023", "2024"]);
  assert.deepEqual(expand("TOP(1,1)", years, true), ["2023"]);
  assert.deepEqual(expand("bottom(1)", years, true), ["2021"]);
  assert.deepEqual(expand("from(2023)", years), ["2023", "2024"]);
  assert.deepEqual(expand("to(2022)", years), ["2021", "2022"]);
  assert.deepEqual(expand("range(2022,2023)", years), ["2022", "2023"]);
  assert.deepEqual(expand("1.80", codes), []);
});

test("PxWebApi 1 is split by the definition's own limit and posted as json-stat2", async () => {
  const replay = await startReplay({
    tables: { IntGr5Socio: { sv: syntheticTable({ areas: 6 }) } },
    calls: 0,
  });
  try {
    const known = (await readCatalogue()).find(({ id }) => id === "TAB6586");
    const definition = { ...known!, api: "pxweb-v1" as const, table: "IntGr5Socio", maxCells: 300 };
    const baseUrl = `${replay.url}/pxweb1/OV0104/v1/doris/sv/ssd`;
    const table = await fetchTable1(definition, { http: createHttp({ calls: 1000, backoffMs: 1 }), baseUrl });
    assert.equal(table.calls, 3);
    assert.equal(table.metadata.sv.updated, "2026-06-23T06:00:00Z");
    assert.ok(replay.log.slice(1).every(({ method }) => method === "POST"));
  } finally {
    await replay.close();
  }
});

test("every definition of the package is valid and its id its own", async () => {
  const definitions = await readCatalogue();
  assert.equal(new Set(definitions.map(({ id }) => id)).size, definitions.length);
  for (const id of ["TAB6586", "TAB6574", "TAB6685", "TAB6680", "TAB6534", "TAB6568", "TAB6638", "TAB6571"])
    assert.ok(definitions.some((definition) => definition.id === id && definition.api === "pxweb-v2"));
  for (const id of ["regso@2020", "regso@2025", "deso@2018", "deso@2025"])
    assert.ok(definitions.some((definition) => definition.id === id && definition.api === "wfs"));
});

test("a wrong definition is refused with file, path, value and what was expected", () => {
  const wrong = { id: "X", source: "scb", kind: "figures", api: "pxweb-v3", table: "X" };
  assert.throws(
    () => parseDefinition(wrong, "definitions/x.json"),
    (error: SourceError) =>
      error.kind === "definition" &&
      error.file === "definitions/x.json" &&
      error.row === "api" &&
      error.value === "pxweb-v3" &&
      /pxweb-v2/.test(error.expected.en),
  );
});
