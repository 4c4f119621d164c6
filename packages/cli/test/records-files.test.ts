import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { AgencyProfile, KeyTable, Understanding } from "@tvars/api";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-records-"));
after(() => rm(folder, { recursive: true, force: true }));
const run = (...argv: string[]) => inProcess([...argv, "--data", join(folder, "data")]);

async function file(name: string, contents: string): Promise<string> {
  await writeFile(join(folder, name), contents);
  return join(folder, name);
}

test("records understand tells what a file is and asks in both languages; the exit code says that it asks", async () => {
  const path = await file("stopp.csv", "namn;lon;lat\nTorget;15,4;60,5\nNorra bron;15,5;60,4\n");
  const sv = await run("records", "understand", path);
  assert.equal(sv.code, EXIT.question);
  assert.match(sv.out, /2 rader och 3 kolumner[\s\S]*\? Vilket år gäller uppgifterna\? \[time\.year\]/);
  const en = await run("records", "understand", path, "--lang", "en", "--json");
  const answer = JSON.parse(en.out) as Understanding;
  assert.deepEqual([answer.rows, answer.suggestion.place?.by, answer.upload], [2, "point", ""]);
});

test("a refused file says why and what to do, and is a failure", async () => {
  const path = await file("namn.csv", "kommun;n;år\nBorås;1;2024\nUmeå;2;2024\n");
  const { code, out } = await run("records", "understand", path, "--lang", "en");
  assert.equal(code, EXIT.failure);
  assert.match(out, /names only[\s\S]*key table/);
});

test("key tables are added, listed and removed; a bad one names its row and nothing is kept", async () => {
  const good = await file("post.csv", "postnr;kommun\n65101;1780\n65102;1781\n");
  assert.equal((await run("records", "keys", "add", good, "--id", "post")).code, EXIT.ok);
  const bad = await file("dubbel.csv", "postnr;kommun\n65101;1780\n651 01;1781\n");
  const refused = await run("records", "keys", "add", bad, "--id", "dubbel", "--lang", "en");
  assert.equal(refused.code, EXIT.failure);
  assert.match(refused.err, /several areas[\s\S]*row: 3/);
  const listed = JSON.parse((await run("records", "keys", "list", "--json")).out) as KeyTable[];
  assert.deepEqual(
    listed.map(({ id, rows }) => [id, rows]),
    [["post", 2]],
  );
  assert.equal((await run("records", "keys", "remove", "--id", "post")).code, EXIT.ok);
  assert.equal((await run("records", "keys", "add", good)).code, EXIT.usage);
});

test("records profiles lists the agencies' profiles with their checks", async () => {
  const profiles = JSON.parse((await run("records", "profiles", "--json")).out) as AgencyProfile[];
  assert.ok(profiles.length >= 9);
  assert.match((await run("records", "profiles")).out, /roads +Trafikverket .*strada-hospital/);
});
