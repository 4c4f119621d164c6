import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { DryRun, Problem, RecordsSet, Understanding } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { createApp } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-store-"));
// As a served workspace does it: placing runs in a process of its own.
const study = await openStudy(folder, { apart: true });
await study.addExample();
const app = createApp(study);
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async <Body>(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> => {
  const response = await app.request(
    path,
    body === undefined
      ? {
          method,
          headers: { "content-type": "application/json" },
          ...(method === "DELETE" ? { body: "{}" } : {}),
        }
      : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );
  return { status: response.status, body: (await response.json()) as Body };
};

async function upload(): Promise<Understanding> {
  const form = new FormData();
  const name = "skadade-i-vagtrafik.csv";
  form.append("file", new File([new Uint8Array(await readFile(join(folder, "example", name)))], name));
  const response = await app.request("/api/records/uploads", { method: "POST", body: form });
  return (await response.json()) as Understanding;
}

test("an uploaded file is tried, stored, listed and removed; its upload is gone once it is stored", async () => {
  const { upload: id, suggestion } = await upload();
  const definition = { source: "Exempelregionen", placeOf: "event", ...suggestion, id: "skadade" };
  const tried = await ask<DryRun>("POST", "/api/records/try", { upload: id, definition });
  assert.deepEqual([tried.status, tried.body.rows], [200, 2600]);
  assert.deepEqual((await ask<RecordsSet[]>("GET", "/api/records")).body, []);
  const stored = await ask<RecordsSet>("POST", "/api/records", { upload: id, definition });
  assert.deepEqual([stored.status, stored.body.rows, stored.body.invented], [200, 2600, true]);
  assert.deepEqual(await readdir(join(folder, ".uploads")), []);
  assert.deepEqual((await ask<RecordsSet>("GET", "/api/records/skadade")).body, stored.body);
  const jobs = await ask<{ kind: string; state: string }[]>("GET", "/api/jobs");
  assert.deepEqual(
    jobs.body.map(({ kind, state }) => [kind, state]),
    [
      ["records", "done"],
      ["records", "done"],
    ],
  );
  const removed = await ask<{ removed: string }>("DELETE", "/api/records/skadade");
  assert.deepEqual(removed.body, { removed: "skadade", snapshots: 1 });
  assert.equal((await ask<Problem>("GET", "/api/records/skadade")).status, 404);
});

test("a column the file does not have is named with those it has, and nothing is stored", async () => {
  const { upload: id, suggestion } = await upload();
  const definition = {
    source: "Exempelregionen",
    placeOf: "event",
    ...suggestion,
    place: { by: "point", x: "ost", y: "nord", crs: "EPSG:3006" },
  };
  const { status, body } = await ask<Problem>("POST", "/api/records?lang=en", { upload: id, definition });
  assert.equal(status, 400);
  assert.match(body.detail + body.value + body.expected, /nord.*e_sweref99tm/s);
  assert.deepEqual((await ask<RecordsSet[]>("GET", "/api/records")).body, []);
});
