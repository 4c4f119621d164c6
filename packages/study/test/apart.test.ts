import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

let folder: string;
let study: Study;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-apart-"));
  study = await openStudy(folder, { apart: true });
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true });
});

test("work done in a process of its own is seen here, with its progress", async () => {
  const seen: string[] = [];
  const report = await study.addExample({ onProgress: ({ what }) => seen.push(what) });
  assert.ok(report.snapshots.length > 20);
  assert.ok(seen.length > 20);
  assert.equal((await study.barometer({})).types.length, 5);
});

test("an error there keeps its kind, file and action here", async () => {
  const file = join(folder, "broken.json");
  await writeFile(file, '{"class":"dataset","id":["Region"');
  await assert.rejects(
    study.import(file),
    (error: { kind: string; message: string; fields: { file: string; action: string } }) => {
      assert.equal(error.kind, "bad-request");
      assert.equal(error.fields.file, "broken.json");
      assert.ok(error.fields.action);
      assert.ok(!error.message.includes(folder), "a message tells no path of the machine");
      return true;
    },
  );
});

test("stopped work lets go and harms nothing stored", async () => {
  const before = await study.snapshots();
  const stop = new AbortController();
  const running = study.addExample({ signal: stop.signal, onProgress: () => stop.abort() });
  await assert.rejects(running);
  assert.deepEqual(await study.snapshots(), before);
});
