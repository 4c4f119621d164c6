import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

const put = (origin: Record<string, string>) =>
  createApp(memoryStudy()).request("http://localhost:8020/api/sets/a", {
    method: "PUT",
    body: JSON.stringify({ id: "a", name: "A", version: "regso@2025", codes: ["1"] }),
    headers: { "content-type": "application/json", host: "localhost:8020", ...origin },
  });

test("every answer forbids what is not ours: other hosts, sniffing, frames; problems too", async () => {
  for (const path of ["/api/health", "/api/nothing", "/"]) {
    const { headers } = await createApp(memoryStudy(), { webFolder: "/nowhere" }).request(path);
    const policy = headers.get("content-security-policy")!;
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
});

test("a change is taken from the server's own page or from no page, not from another site", async () => {
  assert.equal((await put({})).status, 200);
  assert.equal((await put({ origin: "http://localhost:8020" })).status, 200);
  assert.equal((await put({ origin: "https://example.org" })).status, 403);
  assert.equal((await put({ origin: "null" })).status, 403);
  assert.equal((await put({ "sec-fetch-site": "cross-site" })).status, 403);
});

test("a server on loopback answers to loopback names and those allowed, so a foreign name cannot read it", async () => {
  const app = createApp(memoryStudy(), { allowedHosts: ["kartor.example"] });
  const status = async (host: string) =>
    (await app.request("http://x/api/health", { headers: { host } })).status;
  assert.equal(await status("localhost:8020"), 200);
  assert.equal(await status("127.0.0.1:8020"), 200);
  assert.equal(await status("[::1]:8020"), 200);
  assert.equal(await status("kartor.example"), 200);
  assert.equal(await status("evil.example"), 403);
  assert.equal(await status("127.0.0.1.evil.example"), 403);
});

test("the log has no query: it may hold what a person searched for", async () => {
  const lines: string[] = [];
  const logger = { info: (line: string) => void lines.push(line), error: () => {} };
  await createApp(memoryStudy(), { logger }).request("/api/search?q=Storgatan%201");
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, /^GET \/api\/search 200 [\d.]+ ms/);
  assert.doesNotMatch(lines[0]!, /Storgatan/);
});
