import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StudyError } from "../src/error.ts";
import { SetStore } from "../src/workspace/sets.ts";

const corridor = {
  id: "korridor-e6",
  name: "Korridor E6",
  version: "regso@2025" as const,
  codes: ["1480R001"],
};

test("a set is saved, listed, read and removed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-"));
  const sets = new SetStore(folder);
  assert.deepEqual(await sets.list(), []);
  await sets.save(corridor);
  assert.deepEqual(await sets.list(), [corridor]);
  assert.deepEqual(await sets.get("korridor-e6"), corridor);
  await sets.remove("korridor-e6");
  await assert.rejects(sets.get("korridor-e6"), { kind: "not-found" });
  await rm(folder, { recursive: true });
});

test("an id that could leave the folder is refused", async () => {
  await assert.rejects(
    new SetStore(tmpdir()).get("../secret"),
    (error: StudyError) => error.kind === "bad-request",
  );
});
