import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readCatalogue } from "../src/catalogue.ts";
import { createHttp } from "../src/http/http.ts";
import { fetchTable } from "../src/pxweb2/fetch-table.ts";
import type { Progress } from "../src/progress.ts";
import { SourceError } from "../src/source-error.ts";
import { faultsAt, startReplay, syntheticTable } from "../src/replay/index.ts";
import type { Replay, ReplayOptions } from "../src/replay/index.ts";

const definition = (await readCatalogue()).find(({ id }) => id === "TAB6586")!;
const small = syntheticTable({ areas: 24 });
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function workspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-sources-"));
  folders.push(folder);
  return folder;
}

async function withReplay<T>(options: ReplayOptions, body: (replay: Replay) => Promise<T>): Promise<T> {
  const replay = await startReplay({ calls: 0, ...options });
  try {
    return await body(replay);
  } finally {
    await replay.close();
  }
}

const http = (options = {}) => createHttp({ calls: 1000, backoffMs: 1, ...options });
const dataCalls = (replay: Replay) => replay.log.filter(({ url }) => url.includes("/data")).length;

test("470,820 cells under a limit of 150,000 are fetched in 4 calls of whole years", async () => {
  const body = syntheticTable();
  await withReplay({ tables: { TAB6586: { sv: body } } }, async (replay) => {
    const progress: Progress[] = [];
    const table = await fetchTable(definition, {
      http: http(),
      baseUrl: replay.baseUrls["scb-pxweb"]!,
      onProgress: (event) => progress.push(event),
    });
    assert.equal(table!.calls, 4);
    assert.equal(dataCalls(replay), 4);
    const sizes = table!.bodies.map((part) => (part as { size: number[] }).size);
    assert.ok(sizes.every(([regions, contents]) => regions === 6726 && contents === 5));
    assert.equal(
      sizes.reduce((years, size) => years + size[2]!, 0),
      14,
    );
    assert.deepEqual(
      progress.map(({ done, total }) => [done, total]),
      [
        [1, 4],
        [2, 4],
        [3, 4],
        [4, 4],
      ],
    );
    assert.equal(progress.at(-1)!.cells, 470_820);
    assert.equal(progress.at(-1)!.remainingS, 0);
  });
});

test("429, truncated body, dropped connection, HTML and 503 are retried, and the answer is the same", async () => {
  const tables = { TAB6586: { sv: small } };
  const calm = await withReplay({ tables }, (replay) =>
    fetchTable(definition, { http: http(), baseUrl: replay.baseUrls["scb-pxweb"]! }),
  );
  const faults = faultsAt({
    1: { kind: "503" },
    3: { kind: "truncate" },
    5: { kind: "html" },
    7: { kind: "drop" },
    8: { kind: "429", retryAfterS: 0 },
  });
  await withReplay({ tables, faults }, async (replay) => {
    const reasons: string[] = [];
    const stormy = await fetchTable(definition, {
      http: http({ onRetry: ({ reason }: { reason: string }) => reasons.push(reason) }),
      baseUrl: replay.baseUrls["scb-pxweb"]!,
    });
    assert.deepEqual(stormy!.bodies, calm!.bodies);
    assert.equal(reasons.length, 5);
    assert.match(reasons[0]!, /status 503/);
    assert.match(reasons[1]!, /truncated/);
    assert.match(reasons[2]!, /HTML/);
    assert.match(reasons[4]!, /status 429/);
  });
});

test("HTML to the last attempt is an error that names the address, what came and what to do", async () => {
  await withReplay({ tables: {}, faults: () => ({ kind: "html" }) }, async (replay) => {
    const wanted = fetchTable(definition, {
      http: http({ retries: 2 }),
      baseUrl: replay.baseUrls["scb-pxweb"]!,
    });
    await assert.rejects(wanted, (error: SourceError) => {
      assert.equal(error.kind, "network");
      assert.match(error.file, /\/pxweb2\/config$/);
      assert.match(error.message, /after 3 attempts: a page \(HTML or XML\) instead of JSON/);
      assert.match(error.value!, /<!DOCTYPE html>/);
      assert.match(error.describe("sv"), /Gör så här: försök igen senare/);
      return true;
    });
  });
});

test("a stopped fetch continues: finished parts are kept on disk and not fetched again", async () => {
  const folder = await workspace();
  await withReplay({ tables: { TAB6586: { sv: small } }, maxDataCells: 500 }, async (replay) => {
    const baseUrl = replay.baseUrls["scb-pxweb"]!;
    const stop = new AbortController();
    const first = fetchTable(definition, {
      http: http(),
      baseUrl,
      folder,
      signal: stop.signal,
      onProgress: ({ done }) => done === 3 && stop.abort(),
    });
    await assert.rejects(first, (error: SourceError) => error.kind === "aborted");
    const before = dataCalls(replay);
    assert.equal(before, 3);
    const table = await fetchTable(definition, { http: http(), baseUrl, folder });
    assert.equal(table!.bodies.length, 7);
    assert.equal(table!.calls, 4);
    assert.equal(dataCalls(replay) - before, 4);
    await table!.clear();
    assert.deepEqual(await readdir(join(folder, ".resume")), []);
  });
});

test("parts kept before the source updated its table are not used", async () => {
  const folder = await workspace();
  await withReplay({ tables: { TAB6586: { sv: small } }, maxDataCells: 500 }, async (replay) => {
    const options = { http: http(), baseUrl: replay.baseUrls["scb-pxweb"]!, folder };
    await fetchTable(definition, options);
    replay.bodies.tables!.TAB6586 = { sv: { ...small, updated: "2026-07-01T06:00:00Z" } };
    const table = await fetchTable(definition, options);
    assert.equal(table!.calls, 7);
  });
});

test("a table whose `updated` and request are known is not fetched", async () => {
  await withReplay({ tables: { TAB6586: { sv: small } } }, async (replay) => {
    const options = { http: http(), baseUrl: replay.baseUrls["scb-pxweb"]! };
    const table = await fetchTable(definition, options);
    const known = { updated: table!.metadata.sv.updated, request: table!.request };
    assert.equal(await fetchTable(definition, { ...options, known }), null);
    const narrower = { ...definition, selection: { Tid: ["top(2)"] } };
    assert.notEqual(await fetchTable(narrower, { ...options, known }), null);
    assert.equal(dataCalls(replay), 2);
  });
});

test("a definition that names contents the table lacks says which the table has", async () => {
  const other = {
    ...definition,
    variables: { ...definition.variables, ContentsCode: { to: "measure", ids: { "000009ZZ": "index" } } },
  };
  await withReplay({ tables: { TAB6586: { sv: small } } }, async (replay) => {
    await assert.rejects(
      fetchTable(other, { http: http(), baseUrl: replay.baseUrls["scb-pxweb"]! }),
      (error: SourceError) =>
        error.kind === "definition" && error.value === "000009ZZ" && /one of: 000008IT/.test(error.message),
    );
  });
});

test("an unknown table is refused at once, without retries", async () => {
  await withReplay({ tables: {} }, async (replay) => {
    await assert.rejects(
      fetchTable(definition, { http: http(), baseUrl: replay.baseUrls["scb-pxweb"]! }),
      (error: SourceError) => error.kind === "refused" && /status 404/.test(error.message),
    );
    assert.equal(replay.log.length, 2);
  });
});
