/**
 * How soon a bridge that is drawn has its answer: 80 bridges over stretches of the example region asked for over HTTP, one after the other, as a
 * browser asks while one is dragged. The server runs as users run it.
 *
 * npm run bench scenario-http [-- FOLDER]: a folder of data with a network; the example region unless told
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Barriers, BarrierSegmentAnswer, NetworkInfo, ScenarioAnswer } from "@tvars/api";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const BRIDGES = 80;
const TARGET_P95_MS = 500;

const { buildIfStale } = (await import("../scripts/build.js" as string)) as {
  buildIfStale: () => Promise<string[]>;
};
await buildIfStale();
const given = process.argv.slice(2).find((one) => one !== "--");
const folder = given ?? (await mkdtemp(join(tmpdir(), "tvars-bench-")));
const server = spawn(
  process.execPath,
  [join(ROOT, "packages/cli/bin/tvars.js"), "start", "--port", "0", "--data", folder],
  { stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const [url] = (await once(createInterface(server.stdout), "line")) as [string];
  const get = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(new URL(path, url))).json()) as Answer;
  const [network] = await get<NetworkInfo[]>("/api/networks");
  const { segments } = await get<Barriers>(`/api/barriers?network=${network!.id}`);
  const bridges: { from: number[]; to: number[] }[] = [];
  for (let at = 0; bridges.length < BRIDGES && at < segments.length; at++) {
    const { worst } = await get<BarrierSegmentAnswer>(
      `/api/barriers/${encodeURIComponent(segments[at]!.id)}?network=${network!.id}`,
    );
    if (worst) bridges.push({ from: worst.from, to: worst.to });
  }
  const waits: number[] = [];
  let gaining = 0;
  for (const ends of bridges) {
    const started = performance.now();
    const response = await fetch(new URL("/api/scenario", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ network: network!.id, modifications: [{ do: "add-crossing", ...ends }] }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    const { totals } = (await response.json()) as ScenarioAnswer;
    waits.push(performance.now() - started);
    if (totals.peopleGaining > 0) gaining++;
  }
  assert.equal(gaining, bridges.length, "a bridge between the worst pair of a stretch helps somebody");
  waits.sort((a, b) => a - b);
  const of = (share: number): number => Math.round(waits[Math.ceil(share * waits.length) - 1]!);
  const [median, p95] = [of(0.5), of(0.95)];
  process.stderr.write(
    `${network!.id}: ${bridges.length} bridges over HTTP, median ${median} ms, 95th percentile ${p95} ms\n`,
  );
  console.log(
    JSON.stringify({
      network: network!.id,
      bridges: bridges.length,
      milliseconds: { median, p95 },
      target: { p95: TARGET_P95_MS },
      met: { p95: p95 < TARGET_P95_MS },
    }),
  );
} finally {
  server.kill("SIGTERM");
  await once(server, "exit");
  if (given === undefined) await rm(folder, { recursive: true, force: true });
}
