import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openStore } from "@tvars/engine";
import { scratchFolder } from "./support/workspace.ts";

const WRITER = fileURLToPath(new URL("./support/writer.ts", import.meta.url));
const SEED = 20_261_122;
const KILLS = 12;

/** Adds snapshots in another process and kills it after a while, counted from its first finished snapshot. */
async function addUntilKilled(folder: string, turn: number, afterMs: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ["-C", "@tvars/source", "--import", "tsx", WRITER, folder, String(turn)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (said += part));
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  await sleep(afterMs);
  child.kill("SIGKILL");
  const [code, signal] = (await closed) as [number | null, string | null];
  assert.deepEqual([code, signal], [null, "SIGKILL"], "the writer ended before it was killed");
  // The last line may be cut off; then the snapshot was not yet announced.
  return said.split("\n").slice(0, -1);
}

test(`killed ${KILLS} times while adding (seed ${SEED}), the workspace holds every announced snapshot whole`, async (context) => {
  const folder = await scratchFolder(context);
  const announced: string[] = [];
  let state = SEED;
  for (let turn = 0; turn < KILLS; turn++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    announced.push(...(await addUntilKilled(folder, turn, (state / 2 ** 32) * 150)));

    const store = await openStore(folder);
    const listed = (await store.list()).map(({ id }) => id);
    assert.equal((await store.problems()).size, 0);
    for (const id of announced) assert.ok(listed.includes(id), `${id} was announced`);
    for (const id of listed) await store.verify(id);
    assert.deepEqual(await readdir(join(folder, ".partial")), []);
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as {
      snapshots: { id: string }[];
    };
    assert.deepEqual(
      manifest.snapshots.map(({ id }) => id),
      listed,
    );
  }
  assert.ok(announced.length >= KILLS, `${announced.length} snapshots were announced`);
});
