/** `tvars structure` and `tvars quality`: the same numbers as the API, in words and in files. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

type Json = Record<string, any>;

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-structure-"));
const env = { TVARS_DATA: join(folder, "data") };
before(async () => {
  const study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  await study.close();
});
after(() => rm(folder, { recursive: true, force: true }));

test("structure and quality are the answers of the API, to the last digit", async () => {
  const study = await openStudy(env.TVARS_DATA);
  const app = createApp(study, { version: "1.2.3" });
  const api = async (path: string): Promise<Json> => (await (await app.request(path)).json()) as Json;
  const json = async (...args: string[]): Promise<Json> => {
    const { code, out, err } = await inProcess([...args, "--json"], env);
    assert.deepEqual([code, err], [EXIT.ok, ""]);
    return JSON.parse(out) as Json;
  };
  try {
    assert.deepEqual(await json("structure"), await api("/api/structure"));
    assert.deepEqual(
      await json("structure", "--severed", "0.2", "--sparse", "900", "--separated", "0.4"),
      await api("/api/structure?severed=0.2&sparse=900&separated=0.4"),
    );
    assert.deepEqual(await json("quality"), await api("/api/networks/quality"));
  } finally {
    await study.close();
  }
});

test("for the eye: the finding first, all eight kinds, and places that can be looked up on a map", async () => {
  const { out, code } = await inProcess(["structure"], env);
  assert.equal(code, EXIT.ok);
  assert.match(
    out,
    /^PÅHITTADE EXEMPELDATA\n.+ bor avskuret av barriärer, glest och skilt från arbete och service/,
  );
  assert.match(out, /^sammanhållen, tät och blandad +[\d\s]+ /m);
  const quality = await inProcess(["quality", "--lang", "en", "--top", "2"], env);
  assert.match(quality.out, /A missing link looks exactly like severance/);
  assert.match(quality.out, /^1[78]\.\d+,5\d\.\d+ +Ways that nearly meet/m);
});

test("files hold a row for each kind and area type, and one for each place", async () => {
  const structure = await inProcess(["structure", "--format", "csv"], env);
  assert.match(structure.out, /structure,.*type.*people.*share/);
  const rows = structure.out.split("\n").filter((line) => /^"?(joined|cut-off|sparse|separated)/.test(line));
  assert.equal(rows.length, 8 * 5);
  const quality = await inProcess(["quality", "--format", "csv"], env);
  assert.match(quality.out, /^missing-link-1,/m);
});

test("a threshold out of bounds is told with what is expected", async () => {
  const { code, err } = await inProcess(["structure", "--severed", "7"], env);
  assert.notEqual(code, EXIT.ok);
  assert.match(err, /--severed: fick 7, väntade ett tal från 0\.001 till 1/);
});
