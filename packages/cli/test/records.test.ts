import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { recordsDefinition } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { inProcess as run } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-records-"));
after(() => rm(folder, { recursive: true, force: true }));
const study = await openStudy(folder);
await study.addExample();
after(() => study.close());
const file = join(folder, "example", "skadade-i-vagtrafik.csv");
const at = ["--data", folder, "--json"];

test("tvars records try tells every row's verdict; with --json it is the answer of the API, by the command it shows", async () => {
  const tried = await run([
    "records",
    "try",
    file,
    "--id",
    "prov",
    "--place-of",
    "event",
    "--group",
    "alder=0,18,65",
    ...at,
  ]);
  assert.equal(tried.code, 0, tried.err);
  const answer = JSON.parse(tried.out) as { rows: number; command: string };
  assert.equal(answer.rows, 2600);
  const words = (answer.command.match(/'[^']*'|\S+/g) ?? [])
    .slice(1)
    .map((word) => (word.endsWith(".csv") ? file : word.replaceAll("'", "")));
  const again = await run([...words, ...at]);
  // The command names title and unit in one language only.
  assert.deepEqual({ ...(JSON.parse(again.out) as object), words: [] }, { ...answer, words: [] });
});

test("what a place is is asked for, never guessed; a wrong answer names the right ones", async () => {
  const plain = join(folder, "plain.csv");
  await writeFile(plain, "kod;ar\n9901R001;2023\n9901R002;2023\n");
  const asked = await run(["records", "try", plain, "--code", "kod", "--year", "2023", ...at]);
  assert.equal(asked.code, 2);
  assert.match(asked.err, /--place-of residence\|event\|workplace\|service\|road/);
  const wrong = await run([
    "records",
    "try",
    plain,
    "--code",
    "kod",
    "--year",
    "2023",
    "--place-of",
    "home",
    ...at,
  ]);
  assert.match(wrong.err, /residence/);
});

test("add stores, list and show tell what is stored, next year's file needs only the id, remove removes", async () => {
  const added = await run([
    "records",
    "add",
    file,
    "--id",
    "prov",
    "--place-of",
    "event",
    "--retention",
    "2999-01-01",
    ...at,
  ]);
  assert.equal(added.code, 0, added.err);
  const set = JSON.parse(added.out) as { definition: unknown; expires: string };
  assert.equal(set.expires, "2999-01-01");
  assert.ok(recordsDefinition.safeParse(set.definition).success);
  assert.deepEqual(JSON.parse((await run(["records", "show", "prov", ...at])).out), set);
  const same = await run(["records", "add", file, "--definition", "prov", ...at]);
  assert.equal(same.code, 0, "the same file again loses nothing, so that a command can be run twice");
  const shorter = join(folder, "shorter.csv");
  await writeFile(
    shorter,
    `${(await readFile(file, "utf8")).trimEnd().split("\n").slice(0, -1).join("\n")}\n`,
  );
  const unasked = await run(["records", "add", shorter, "--definition", "prov", ...at]);
  assert.notEqual(unasked.code, 0);
  assert.match(unasked.err, /prov .*\b\d+ (rader|rows).*--replace/);
  const again = await run(["records", "add", shorter, "--definition", "prov", "--replace", ...at]);
  assert.equal((JSON.parse(again.out) as { earlier: unknown[] }).earlier.length, 2, again.err);
  assert.equal((JSON.parse((await run(["records", "list", ...at])).out) as unknown[]).length, 1);
  assert.deepEqual(JSON.parse((await run(["records", "remove", "--expired", ...at])).out), { removed: [] });
  assert.deepEqual(JSON.parse((await run(["records", "remove", "prov", ...at])).out), { removed: ["prov"] });
  assert.equal((await run(["records", "show", "prov", ...at])).code, 1);
});
