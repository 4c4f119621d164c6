/** A run over a whole network that is killed outright goes on from what it saved, and ends with the same figures; so does one whose remains are damaged. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { openStudy } from "@tvars/study";
import type { Study } from "@tvars/study";

const RUN = fileURLToPath(new URL("./support/run.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "tvars-kill-"));
let study: Study;
let derived: string;

before(async () => {
  study = await openStudy(folder);
  await study.addExample();
  derived = join(folder, "derived", (await study.snapshots()).find(({ kind }) => kind === "network")!.id);
  // Made ready beforehand, so that what is waited for below is the run itself.
  await study.networks();
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const left = async (end: string): Promise<string[]> =>
  (await readdir(derived)).filter((name) => name.startsWith("barriers-") && name.endsWith(end));

/** Starts the command with whatever processes it starts in a group of their own, and kills all of them once something is saved. */
async function killed(withinM: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      "-C",
      "@tvars/source",
      "--import",
      import.meta.resolve("tsx"),
      RUN,
      "barriers",
      "--nationwide",
      "--within",
      String(withinM),
    ],
    {
      detached: true,
      stdio: "ignore",
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TVARS_DATA: folder,
        TVARS_THREADS: "1",
        TVARS_SAVE_EVERY_S: "0",
      },
    },
  );
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_, signal) => resolve(signal)),
  );
  while ((await left(".partial")).length === 0 && child.exitCode === null) await sleep(2);
  process.kill(-child.pid!, "SIGKILL");
  assert.equal(await ended, "SIGKILL");
}

const figures = ({ provenance: _, ...answer }: Awaited<ReturnType<Study["barriers"]>>) => answer;

test("killed in the middle it leaves no answer; asked again it begins where it was and gives the figures of one that was let be", async () => {
  await killed(900);
  assert.deepEqual(await left(".json.gz"), []);
  const whole = figures(await study.barriers({ within: 900 }));
  const partial = join(derived, (await left(".partial"))[0]!);
  const bytes = await readFile(partial);
  const saved = deserialize(bytes) as { tiles: { tiles: number; sums: { rows: Float64Array } } };
  assert.ok(saved.tiles.tiles > 0, "tiles are done");
  // Other sums for what is done already give other figures: those tiles are not done again.
  saved.tiles.sums.rows.fill(1e9);
  await writeFile(partial, serialize(saved));
  await study.severAll({ within: 900 });
  assert.notDeepEqual(figures(await study.barriers({ within: 900 })), whole);
  await rm(join(derived, (await left(".json.gz"))[0]!));
  await writeFile(partial, bytes);
  await study.severAll({ within: 900 });
  assert.deepEqual(figures(await study.barriers({ within: 900 })), whole);
  assert.deepEqual(await left(".partial"), []);
});

test("what a killed run left is damaged: the run begins anew, gives the same figures and says what happened", async () => {
  await killed(850);
  const [partial] = await left(".partial");
  await truncate(join(derived, partial!), 100);
  const whole = figures(await study.barriers({ within: 850 }));
  await study.severAll({ within: 850 });
  const kept = await study.barriers({ within: 850 });
  assert.deepEqual(figures(kept), whole);
  assert.ok(kept.provenance.notes.some(({ text }) => /could not be read; the run began anew/.test(text.en)));
});
