/**
 * The first map of a country-sized coverage in Chromium on a cold cache, and how quickly it recolours when the year changes. The
 * server runs as users run it, on an invented coverage the size of Sweden (3,363 RegSO in two versions, 14 years).
 *
 * npm run bench web-map
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const NATIONAL = join(ROOT, ".cache", "bench-national");
const TARGET = { firstMapMs: 2000, yearChangeMs: 100 };
const log = (line: string): void => void process.stderr.write(`${line}\n`);

const { buildIfStale } = (await import("../scripts/build.js" as string)) as {
  buildIfStale: () => Promise<string[]>;
};
await buildIfStale();
if (!existsSync(join(NATIONAL, "manifest.json"))) {
  const { nationalWorkspace } = await import("./support/national-workspace.ts");
  await nationalWorkspace(NATIONAL, log);
}

const server = spawn(
  process.execPath,
  [join(ROOT, "packages/cli/bin/tvars.js"), "start", "--port", "0", "--data", NATIONAL],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const [url] = (await once(createInterface(server.stdout), "line")) as [string];
const browser = await chromium.launch({
  executablePath: process.env.TVARS_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const first: number[] = [];
  const idle: number[] = [];
  const firstStep: number[] = [];
  const change: number[] = [];
  for (let run = 0; run < 5; run++) {
    // A context of its own has no cache, so every run is a first visit; the browser itself is already up.
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    // Interactive: every tile of the first view is drawn, and every area has its colour.
    await page.waitForFunction(() => {
      const { drawn, year } = document.querySelector<HTMLElement>("[data-map]")?.dataset ?? {};
      return drawn !== undefined && year !== undefined;
    });
    first.push(performance.now() - start);
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>("[data-map]")?.dataset.idle === "true",
    );
    idle.push(performance.now() - start);
    await page.waitForLoadState("networkidle");
    const [cold, ...rest] = await yearChanges(page);
    firstStep.push(cold!);
    change.push(...rest);
    await context.close();
  }
  const result = {
    areas: 3363,
    firstMapInteractiveMs: spread(first),
    firstMapDrawnMs: spread(idle),
    // The very first step goes to the other division, whose tiles and figures nobody has asked for yet.
    firstYearChangeMs: spread(firstStep),
    yearChangeMs: spread(change),
    target: TARGET,
    met: { firstMap: median(first) <= TARGET.firstMapMs, yearChange: median(change) <= TARGET.yearChangeMs },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await once(server, "exit");
}

/** From the slider's input to every area having its new colour, over the years of one version. */
async function yearChanges(page: Page): Promise<number[]> {
  // As text: what runs in the page must not lean on helpers that a compiler adds here.
  return page.evaluate<number[]>(`(async () => {
    const slider = document.querySelector('input[type="range"]');
    const map = document.querySelector("[data-map]");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const times = [];
    // The first steps ask the server for a year; those after go back and forth among years at hand, as a reader does.
    for (const at of [8, 9, 8, 9, 10, 9, 8, 10]) {
      const before = map.dataset.year;
      const start = performance.now();
      set.call(slider, String(at));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      while (map.dataset.year === before) await new Promise((resolve) => setTimeout(resolve, 1));
      times.push(performance.now() - start);
    }
    return times;
  })()`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function spread(values: readonly number[]): { min: number; median: number; max: number; n: number } {
  const round = (value: number): number => Math.round(value);
  return {
    min: round(Math.min(...values)),
    median: round(median(values)),
    max: round(Math.max(...values)),
    n: values.length,
  };
}
