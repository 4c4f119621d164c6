import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createHttp, fetchTable, readCatalogue } from "../src/index.ts";
import { startReplay, syntheticTable } from "../src/replay/index.ts";

const script = fileURLToPath(new URL("support/fetch-until-killed.ts", import.meta.url));

test("a process killed in the middle of a fetch leaves whole parts, and the next one fetches only the rest", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-killed-"));
  const replay = await startReplay({
    tables: { TAB6586: { sv: syntheticTable({ areas: 24 }) } },
    calls: 0,
    maxDataCells: 500,
    faults: (request) => (request > 5 ? { kind: "slow", delayMs: 60_000 } : undefined),
  });
  try {
    const baseUrl = replay.baseUrls["scb-pxweb"]!;
    const args = ["-C", "@tvars/source", "--import", "tsx", script, baseUrl, folder];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    // Config, two metadata and two parts are answered; the third part hangs.
    for await (const chunk of child.stdout) if (String(chunk).includes("2")) break;
    child.kill("SIGKILL");
    await once(child, "exit");
    const [home] = await readdir(join(folder, ".resume"));
    assert.deepEqual(await readdir(join(folder, ".resume", home!)), ["part-00000.json", "part-00001.json"]);
    // What a write cut off in the middle leaves beside the parts is not taken for one.
    await writeFile(join(folder, ".resume", home!, "part-00002.json.tmp"), '{"class":"data');

    replay.setFaults(undefined);
    const definition = (await readCatalogue()).find(({ id }) => id === "TAB6586")!;
    const table = await fetchTable(definition, { http: createHttp({ calls: 1000 }), baseUrl, folder });
    assert.equal(table!.bodies.length, 7);
    assert.equal(table!.calls, 5);
  } finally {
    await replay.close();
    await rm(folder, { recursive: true });
  }
});
