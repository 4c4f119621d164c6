import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createApp } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-web-"));
after(() => rm(folder, { recursive: true, force: true }));
const web = join(folder, "dist");
await mkdir(join(web, "assets"), { recursive: true });
await writeFile(join(folder, "secret.txt"), "secret");
await writeFile(join(web, "index.html"), "<!doctype html><title>Tvärs</title>");
await writeFile(join(web, "assets/app-1a2b.js"), "plain");
await writeFile(join(web, "assets/app-1a2b.js.br"), "brotli");

const app = createApp(memoryStudy(), { webFolder: web });
const get = (path: string, headers = {}) => app.request(path, { headers });

test("the page is asked for anew each time, files named by their content are kept for good", async () => {
  const page = await get("/");
  assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(page.headers.get("cache-control"), "no-cache");
  const script = await get("/assets/app-1a2b.js");
  assert.match(script.headers.get("cache-control")!, /max-age=31536000, immutable/);
  assert.equal(await script.text(), "plain");
});

test("a file compressed at build is sent as it is to a client that takes it", async () => {
  const script = await get("/assets/app-1a2b.js", { "accept-encoding": "br" });
  assert.equal(script.headers.get("content-encoding"), "br");
  assert.equal(script.headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(await script.text(), "brotli");
});

test("a view of the app gets the page; a file that is not there, and an unknown API address, do not", async () => {
  assert.match(await (await get("/omrade/regso@2025:1780R001?year=2023")).text(), /Tvärs/);
  assert.match(await (await get("/lan/17")).text(), /Tvärs/);
  assert.equal((await get("/assets/gone.js")).status, 404);
  assert.equal((await get("/api/gone")).status, 404);
});

for (const path of [
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/%",
])
  test(`${path} leads nowhere`, async () => {
    assert.doesNotMatch(await (await get(path)).text(), /^secret/);
  });

test("a page the client has is not sent again", async () => {
  const etag = (await get("/")).headers.get("etag")!;
  const again = await get("/", { "if-none-match": etag });
  assert.equal(again.status, 304);
});

test("an app that is not built yet is not found, and found once it is", async () => {
  const later = join(folder, "later");
  const unbuilt = createApp(memoryStudy(), { webFolder: later });
  assert.equal((await unbuilt.request("/")).status, 404);
  await mkdir(later);
  await writeFile(join(later, "index.html"), "built");
  assert.equal(await (await unbuilt.request("/")).text(), "built");
});
