import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StudyError } from "../src/error.ts";
import { readIndicators } from "../src/indicators/catalogue.ts";

async function withFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-"));
  await mkdir(join(folder, "indicators"));
  await body(folder).finally(() => rm(folder, { recursive: true }));
}

test("every shipped indicator is valid and has both languages", async () => {
  await withFolder(async (folder) => {
    const indicators = await readIndicators(folder);
    assert.ok(indicators.length >= 10);
    assert.equal(new Set(indicators.map(({ id }) => id)).size, indicators.length);
    for (const { title } of indicators) assert.ok(title.sv && title.en);
  });
});

test("a file in the workspace replaces the shipped indicator with its id", async () => {
  await withFolder(async (folder) => {
    const [first] = await readIndicators(folder);
    const own = { ...first!, title: { sv: "Eget", en: "Own" } };
    await writeFile(join(folder, "indicators", "own.json"), JSON.stringify(own));
    const found = (await readIndicators(folder)).filter(({ id }) => id === first!.id);
    assert.deepEqual(
      found.map(({ title }) => title.sv),
      ["Eget"],
    );
  });
});

test("a file that does not fit is named with the field that is wrong", async () => {
  await withFolder(async (folder) => {
    await writeFile(
      join(folder, "indicators", "bad.json"),
      JSON.stringify({ id: "x", title: { sv: "Bara svenska" } }),
    );
    await assert.rejects(readIndicators(folder), (error: StudyError) => {
      assert.equal(error.fields.file, "bad.json");
      assert.match(error.message, /title/);
      return true;
    });
  });
});
