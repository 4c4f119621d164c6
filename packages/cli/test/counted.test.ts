/** Classes of excess and the rules of which roads are barriers, as whoever asks decides them. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Barriers } from "@tvars/api";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import type { Study } from "@tvars/study";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-counted-"));
const env = { TVARS_DATA: join(folder, "data") };
let study: Study;

before(async () => {
  study = await openStudy(env.TVARS_DATA);
  await study.addExample();
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const api = (path: string) => Promise.resolve(createApp(study, { version: "1.2.3" }).request(path));
const kinds = ({ gaps }: Barriers): string[] => [...new Set(gaps.map(({ kind }) => kind))].sort();

test("a class ends where whoever asks says: a limit belongs to the class above it, and the answer says the limits", async () => {
  const usual = await study.barriers({});
  const asked = await study.barriers({ classes: "10,20,1000" });
  assert.deepEqual(
    [usual.classesM, asked.classesM],
    [
      [50, 250, 500],
      [10, 20, 1000],
    ],
  );
  const limits: readonly [number, string][] = [
    [10, "none"],
    [20, "slight"],
    [1000, "moderate"],
    [Infinity, "severe"],
  ];
  for (const { excessM, class: own } of asked.segments)
    assert.equal(own, limits.find(([limit]) => excessM < limit)![1], String(excessM));
  assert.notDeepEqual(
    asked.segments.map((one) => one.class),
    usual.segments.map((one) => one.class),
  );
  assert.match(asked.provenance.command, /--classes 10,20,1000/);
  assert.deepEqual(
    asked.segments.map(({ excessM }) => excessM),
    usual.segments.map(({ excessM }) => excessM),
  );
});

test("a state road with less traffic than the rules ask for is no barrier; the usual rules asked for are the usual answer", async () => {
  const usual = await study.barriers({});
  assert.ok(kinds(usual).includes("state-road"));
  const busy = await study.barriers({ rules: "adt:200000,speed:200,class:0" });
  assert.ok(!kinds(busy).includes("state-road"));
  assert.ok(kinds(busy).includes("motorway") && kinds(busy).includes("rail"));
  const same = await study.barriers({ rules: "class:4,adt:4000" });
  assert.deepEqual(same.segments, usual.segments);
  const { out } = await inProcess(["barriers", "--rules", "adt:200000,speed:200,class:0", "--json"], env);
  assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(busy)));
  const fetched = await api("/api/barriers?rules=adt:200000,speed:200,class:0");
  assert.deepEqual(await fetched.json(), JSON.parse(JSON.stringify(busy)));
});

test("limits that do not ascend and rules that are none are a problem that says what was expected", async () => {
  for (const path of ["classes=50,40,500", "classes=50", "rules=adt", "rules=colour:3", "rules=speed:900"]) {
    const response = await api(`/api/barriers?${path}&lang=en`);
    assert.equal(response.status, 400, path);
    assert.match(((await response.json()) as { action: string }).action, /Correct/);
  }
});
