import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { after, test } from "node:test";
import * as fc from "fast-check";
import { type ImportAnswers, type Study, StudyError } from "@tvars/study";
import { type AppOptions, createApp } from "../src/index.ts";
import { safeName } from "../src/upload.ts";
import { memoryStudy } from "./support/study.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-import-"));
after(() => rm(folder, { recursive: true, force: true }));

interface Seen {
  path: string;
  files: Record<string, string>;
  answers: ImportAnswers;
}

function receiver(options: AppOptions = {}) {
  const seen: Seen[] = [];
  const receive: Study["import"] = async (path, answers = {}) => {
    const names = await readdir(path).catch(() => [basename(path)]);
    const at = names.length === 1 && names[0] === basename(path) ? dirname(path) : path;
    const files = await Promise.all(
      names.map(async (name) => [name, await readFile(join(at, name), "utf8")] as const),
    );
    seen.push({ path, files: Object.fromEntries(files), answers });
    return {
      snapshots: [],
      read: 1,
      stored: 1,
      masked: 0,
      maskedAreas: 0,
      warnings: [{ sv: "obs", en: "note" }],
      failed: [],
    };
  };
  return { seen, app: createApp(memoryStudy(folder, { import: receive }), options) };
}

function form(...parts: [string, string | File][]) {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return { method: "POST", body };
}

const nothingLeft = async () => assert.deepEqual(await readdir(join(folder, ".uploads")), []);

test("a file is imported under its own name with the answers given, and nothing of it stays behind", async () => {
  const { app, seen } = receiver();
  const response = await app.request(
    "/api/import",
    form(
      ["file", new File(["a;b"], "Områden 2024.csv")],
      ["crs", "EPSG:3006"],
      ["axisOrder", "north-east"],
      ["version", "regso@2025"],
    ),
  );
  assert.equal(response.status, 201);
  const { stored, warnings } = (await response.json()) as { stored: number; warnings: string[] };
  assert.deepEqual([stored, warnings], [1, ["obs"]]);
  assert.deepEqual(seen[0]!.files, { "Områden_2024.csv": "a;b" });
  assert.deepEqual(seen[0]!.answers, { crs: "EPSG:3006", axisOrder: "north-east", version: "regso@2025" });
  await nothingLeft();
});

test("several files that belong together are imported as one folder", async () => {
  const { app, seen } = receiver();
  await app.request(
    "/api/import",
    form(["file", new File(["1"], "a.shp")], ["file", new File(["2"], "a.dbf")]),
  );
  assert.deepEqual(seen[0]!.files, { "a.shp": "1", "a.dbf": "2" });
});

test("a definition is a file sent along; a path of the server's own disk is refused", async () => {
  const { app, seen } = receiver();
  await app.request(
    "/api/import",
    form(["file", new File(["1"], "a.csv")], ["definition", new File(["{}"], "d.json")]),
  );
  assert.equal(basename(seen[0]!.answers.definition!), "d.json");
  const path = await app.request(
    "/api/import",
    form(["file", new File(["1"], "a.csv")], ["definition", "/etc/passwd"]),
  );
  assert.equal(path.status, 400);
  assert.equal(seen.length, 1);
  await nothingLeft();
});

for (const name of [
  "../../../escaped.csv",
  "..\\..\\escaped.csv",
  "/etc/escaped.csv",
  ".hidden",
  "a\u0000b.csv",
])
  test(`the name ${JSON.stringify(name)} cannot leave the upload's folder`, async () => {
    const { app, seen } = receiver();
    const response = await app.request("/api/import", form(["file", new File(["1"], name)]));
    assert.equal(response.status, 201);
    assert.doesNotMatch(relative(join(folder, ".uploads"), seen[0]!.path), /\.\./);
    await nothingLeft();
  });

test("whatever name a client gives, what is left is a plain visible file name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const safe = safeName(name);
      assert.match(safe, /^[^./\\\0][^/\\\0]{0,99}$/u);
    }),
  );
});

for (const [what, parts, status] of [
  ["no file", [["crs", "EPSG:3006"]], 400],
  [
    "an unknown field",
    [
      ["file", new File(["1"], "a.csv")],
      ["coordinates", "x"],
    ],
    400,
  ],
  [
    "an unknown version",
    [
      ["file", new File(["1"], "a.csv")],
      ["version", "regso@1999"],
    ],
    400,
  ],
  [
    "an unknown axis order",
    [
      ["file", new File(["1"], "a.csv")],
      ["axisOrder", "up"],
    ],
    400,
  ],
] as [string, [string, string | File][], number][])
  test(`an upload with ${what} is a problem and leaves nothing behind`, async () => {
    const { app, seen } = receiver();
    const response = await app.request("/api/import", form(...parts));
    assert.equal(response.status, status);
    assert.equal(seen.length, 0);
    await nothingLeft();
  });

test("a file above the limit is refused, whether its length is told or not", async () => {
  const { app, seen } = receiver({ maxUploadBytes: 1000 });
  const { body } = form(["file", new File(["x".repeat(5000)], "big.csv")]);
  const request = new Request("http://localhost/api/import", { method: "POST", body });
  const told = { "content-length": "6000", "content-type": request.headers.get("content-type")! };
  assert.equal((await app.request(request)).status, 413);
  assert.equal((await app.request("/api/import", { method: "POST", body: "x", headers: told })).status, 413);
  assert.equal(seen.length, 0);
  await nothingLeft();
});

test("a body cut short is a problem, not an import", async () => {
  const { app, seen } = receiver();
  const body = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf';
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  assert.equal((await app.request("/api/import", { method: "POST", body, headers })).status, 400);
  assert.equal((await app.request("/api/import", { method: "POST", body: "{}" })).status, 415);
  assert.equal(seen.length, 0);
  await nothingLeft();
});

test("a question comes back as 422 with what can be answered", async () => {
  const question = new StudyError("question", "Which system?", { question: { candidates: ["EPSG:3006"] } });
  const ask = () => Promise.reject(question);
  const app = createApp(memoryStudy(folder, { import: ask }));
  const response = await app.request("/api/import", form(["file", new File(["1"], "a.csv")]));
  assert.equal(response.status, 422);
  assert.deepEqual(((await response.json()) as { question: unknown }).question, {
    candidates: ["EPSG:3006"],
  });
  await nothingLeft();
});
