import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { understanding } from "@tvars/api";
import { type ReadRecordsOptions, openRecords } from "@tvars/sources";
import { StudyError } from "../src/error.ts";
import { RecordsFilesDesk } from "../src/records/files-desk.ts";
import { asStudyError } from "../src/workspace/source-problem.ts";
import { type BrokenFile, brokenFiles, wholeFiles } from "../../../test/support/broken-files.ts";

const COUNT = 500;
const workspace = await mkdtemp(join(tmpdir(), "tvars-broken-"));
const folder = await mkdtemp(join(tmpdir(), "tvars-broken-files-"));
after(async () => {
  await rm(workspace, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});
const desk = new RecordsFilesDesk(workspace, {
  bounds: async () => null,
  knows: async () => () => undefined,
});

/** A message that tells someone who sees it what to do: words in both languages, no insides of the program. */
function assertTold(error: unknown, { name, what }: BrokenFile): void {
  assert.ok(error instanceof StudyError, `${name} (${what}): ${String((error as Error)?.stack ?? error)}`);
  const { text, file, action, question } = error.fields;
  const said = `${error.message} ${text?.sv ?? ""}`;
  assert.ok(text && text.sv !== "" && text.en !== "", `${name} (${what}): ${said}`);
  assert.ok(file !== undefined && action !== undefined, `${name} (${what}) names no file or action: ${said}`);
  assert.doesNotMatch(
    said,
    /\n\s+at |undefined|\[object|TypeError|RangeError|node_modules/,
    `${name} (${what})`,
  );
  assert.ok(!said.includes(folder), `${name} (${what}) tells where the file lay`);
  assert.ok(
    error.kind === "bad-request" || (error.kind === "question" && question !== undefined),
    error.kind,
  );
}

/** Understands a file and reads it to its end, as a dry run would. */
async function outcomeOf(file: BrokenFile): Promise<"told" | "understood"> {
  const path = join(folder, file.name);
  await writeFile(path, file.bytes);
  try {
    const understood = await desk.understand({ path, definition: {} });
    assert.ok(understanding.safeParse(understood).success, `${file.name} (${file.what})`);
    const records = await openRecords(path, understood.file as ReadRecordsOptions);
    try {
      for await (const batch of records.batches(
        records.columns.slice(0, 50).map((column) => ({ column, as: "text" })),
        { shapes: records.geometry !== null },
      ))
        assert.ok(batch.length >= 0);
    } finally {
      await records.close();
    }
    return "understood";
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assertTold(asStudyError(error), file);
    return "told";
  } finally {
    await rm(path, { force: true });
  }
}

test("whole files of every format are understood: what is told of broken ones is told of the damage", async () => {
  for (const file of await wholeFiles()) assert.equal(await outcomeOf(file), "understood", file.name);
});

test(`${COUNT} broken files end in words with file and action or in an honest understanding, and nothing is kept of them`, async () => {
  const files = await brokenFiles(COUNT);
  assert.equal(files.length, COUNT);
  const counts = { told: 0, understood: 0 };
  const before = process.memoryUsage().rss;
  for (const file of files) counts[await outcomeOf(file)] += 1;
  // Formats that check themselves tell damage; text that lost a line is still text.
  assert.ok(counts.told > COUNT / 3 && counts.understood > 20, JSON.stringify(counts));
  assert.deepEqual(await readdir(workspace), []);
  assert.ok(process.memoryUsage().rss - before < 1.5e9);
});

test("a broken file never becomes a key table, whole or half", async () => {
  const files = (await brokenFiles(COUNT)).filter((_, at) => at % 6 === 0);
  for (const file of files) {
    const path = join(folder, file.name);
    await writeFile(path, file.bytes);
    await desk.saveKey({ id: "prov", path }).then(
      (head) => assert.ok(head.rows > 0 && head.areas! > 0),
      (error: unknown) => assertTold(error, file),
    );
    await rm(path, { force: true });
  }
  const kept: string[] = await readdir(join(workspace, "records", "keys")).catch(() => []);
  assert.ok(!kept.some((name) => name.endsWith(".new")));
  assert.equal(kept.includes("prov.json"), kept.includes("prov.codes.json"));
});

test("the corpus is the same for the same seed, and another for another", async () => {
  const digest = (files: readonly BrokenFile[]): string => {
    const hash = createHash("sha256");
    // Those made by name hold the clock of the archive; those made from the seed do not.
    for (const { bytes, name } of files.filter((file) => file.name.startsWith("hel")))
      hash.update(name).update(bytes);
    return hash.digest("hex");
  };
  assert.equal(digest(await brokenFiles(COUNT, 3)), digest(await brokenFiles(COUNT, 3)));
  assert.notEqual(digest(await brokenFiles(COUNT, 3)), digest(await brokenFiles(COUNT, 4)));
});
