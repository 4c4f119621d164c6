import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { KeyTable, Problem, Understanding } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { createApp } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-uploads-"));
const study = await openStudy(folder);
const app = createApp(study);
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const uploads = (): Promise<string[]> => readdir(join(folder, ".uploads")).catch(() => []);

async function send(name: string, contents: string | Uint8Array, more: Record<string, string> = {}) {
  const body = new FormData();
  body.append("file", new File([contents as BlobPart], name));
  for (const [field, value] of Object.entries(more)) body.append(field, value);
  return app.request("/api/records/uploads", { method: "POST", body });
}

const json = (method: string, body: unknown) => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

test("a file is uploaded, understood, kept under an id, and understood again as corrected", async () => {
  const response = await send("stopp.csv", "namn;n;lon;lat;år\nA;3;15.4;60.5;2024\nB;4;15.5;60.4;2024\n");
  assert.equal(response.status, 201);
  const first = (await response.json()) as Understanding;
  assert.deepEqual([first.name, first.rows, first.refused], ["stopp.csv", 2, null]);
  assert.deepEqual(await uploads(), [first.upload]);
  const again = await app.request(
    "/api/records/understand",
    json("POST", { upload: first.upload, definition: { file: { delimiter: "," } } }),
  );
  assert.equal(again.status, 200);
  assert.equal(((await again.json()) as Understanding).file.delimiter, ",");
});

test("a file that cannot be read is told about in the asker's language and not kept", async () => {
  const before = await uploads();
  const response = await send("tom.csv", "");
  assert.equal(response.status, 400);
  const problem = (await response.json()) as Problem;
  assert.match(problem.detail, /filen är tom/);
  assert.ok(problem.file && problem.expected && problem.action);
  assert.deepEqual(await uploads(), before);
});

test("a definition that is no JSON, or a field that is not known, is refused and nothing is kept", async () => {
  const before = await uploads();
  assert.equal((await send("a.csv", "a;b\n1;2\n", { definition: "{" })).status, 400);
  assert.equal((await send("a.csv", "a;b\n1;2\n", { definition: '{"placeOf":"moon"}' })).status, 400);
  assert.equal((await send("a.csv", "a;b\n1;2\n", { path: "/etc/passwd" })).status, 400);
  assert.deepEqual(await uploads(), before);
});

test("an upload is gone after a day, and an id that is none of ours finds nothing", async () => {
  const { upload } = (await (await send("a.csv", "a;b\n1;2\n")).json()) as Understanding;
  const longAgo = new Date(Date.now() - 25 * 3600 * 1000);
  await utimes(join(folder, ".uploads", upload), longAgo, longAgo);
  for (const id of [upload, "../records", "records-00000000-0000-0000-0000-000000000000"]) {
    const response = await app.request(
      "/api/records/understand",
      json("POST", { upload: id, definition: {} }),
    );
    assert.equal(response.status, 404, id);
  }
  await send("b.csv", "a;b\n1;2\n");
  assert.ok(!(await uploads()).includes(upload));
});

test("an uploaded table becomes a key table, is listed, and its file is kept no longer", async () => {
  const { upload } = (await (
    await send("nyckel.csv", "postnr;kommun\n651 01;1780\n")
  ).json()) as Understanding;
  const put = await app.request("/api/records/keys/postnr", json("PUT", { upload }));
  assert.equal(put.status, 200);
  assert.ok(!(await uploads()).includes(upload));
  const keys = (await (await app.request("/api/records/keys")).json()) as KeyTable[];
  assert.deepEqual(
    keys.map(({ id, rows, division }) => [id, rows, division]),
    [["postnr", 1, "kommun"]],
  );
  const removed = await app.request("/api/records/keys/postnr", { method: "DELETE" });
  assert.deepEqual(await removed.json(), { removed: "postnr" });
});

test("the profiles of the agencies are listed, each with what to start from", async () => {
  const profiles = (await (await app.request("/api/records/profiles")).json()) as { id: string }[];
  const ids = new Set(profiles.map(({ id }) => id));
  for (const id of [
    "roads",
    "schools",
    "job-seekers",
    "benefits",
    "offices",
    "crime",
    "health",
    "social-services",
  ])
    assert.ok(ids.has(id), id);
});
