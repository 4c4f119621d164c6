/** `tvars release`: from a draft to a frozen file, and what stops on the way. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-release-"));
const env = { TVARS_DATA: join(folder, "data") };
const text = (sv: string) => ({ sv, en: sv });

before(async () => {
  const study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  await study.storeRecords({
    path: join(env.TVARS_DATA, "example", "skadade-i-vagtrafik.csv"),
    definition: {
      id: "skadade",
      title: text("Skadade i vägtrafik"),
      unit: text("skadade"),
      source: "Exempelregionen",
      file: { delimiter: ";", decimal: "," },
      place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006", axisOrder: "east-north" },
      placeOf: "event",
      time: { column: "datum" },
      identifier: "id",
    },
  });
  await study.close();
});
after(() => rm(folder, { recursive: true, force: true }));

const tvars = (...args: string[]) => inProcess(["release", ...args], env);

test("a draft is checked, decided by another and written to a file; the list says where it stands", async () => {
  const draft = await tvars(
    "draft",
    "skadade",
    "--by",
    "type,year",
    "--years",
    "2015-2017",
    "--who",
    "Åsa",
    "--reason",
    "årsrapport",
  );
  assert.deepEqual([draft.code, draft.err], [EXIT.ok, ""]);
  assert.match(draft.out, /^skadade-1: utkast\n/);
  const check = await tvars("check", "skadade-1");
  assert.equal(check.code, EXIT.ok);
  assert.match(check.out, /^skadade-1: SÄKER\n– Angreppet misslyckades/);
  assert.match(check.out, /dold siffra +slag +lägst +högst +krav +räcker/);
  assert.equal((await tvars("rules", "--four-eyes", "on")).code, EXIT.ok);
  const own = await tvars("decide", "skadade-1", "release", "--who", "åsa", "--reason", "bra");
  assert.equal(own.code, EXIT.failure);
  assert.match(own.err, /gjorde utkastet och kan inte också besluta/);
  assert.equal(
    (await tvars("decide", "skadade-1", "release", "--who", "Bo", "--reason", "granskad")).code,
    EXIT.ok,
  );
  assert.match((await tvars("list")).out, /^skadade-1 +utlämnad /m);
  const file = join(folder, "ut.csv");
  await tvars("show", "skadade-1", "--format", "csv", "--out", file);
  const csv = await readFile(file, "utf8");
  assert.match(csv, /suppressed/);
  const attack = await tvars("attack", "skadade", "--json");
  assert.equal(attack.code, EXIT.ok);
  assert.deepEqual(
    (JSON.parse(attack.out) as { verdict: string }[]).map(({ verdict }) => verdict),
    ["safe"],
  );
});

test("who and why are asked for; a name may come from the environment", async () => {
  const nameless = await tvars("draft", "skadade", "--by", "type");
  assert.deepEqual([nameless.code, /--who/.test(nameless.err)], [EXIT.usage, true]);
  const silent = await tvars("decide", "skadade-1", "withdraw", "--who", "Bo");
  assert.deepEqual([silent.code, /--reason/.test(silent.err)], [EXIT.usage, true]);
  const told = await inProcess(["release", "draft", "skadade", "--by", "kommun", "--json"], {
    ...env,
    TVARS_USER: "Eva",
  });
  assert.equal((JSON.parse(told.out) as { log: { who: string }[] }).log[0]!.who, "Eva");
});
