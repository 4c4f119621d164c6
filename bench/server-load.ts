/**
 * The server under 50 clients: p50, p95, p99, requests per second and memory, on the invented example region and on an
 * invented coverage of the whole country. The server runs alone on one core; the clients share what is left. One
 * request in ten asks for what no one has asked before (a random set of areas, a random point), so that not everything
 * comes out of the cache.
 *
 * npm run bench server-load            both
 * node -C @tvars/source --import tsx bench/server-load.ts [--example | --national] [--seconds 5] [--clients 50]
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const NATIONAL = join(ROOT, ".cache", "bench-national");

const { values } = parseArgs({
  options: {
    example: { type: "boolean" },
    national: { type: "boolean" },
    seconds: { type: "string", default: "5" },
    clients: { type: "string", default: "50" },
  },
});
const seconds = Number(values.seconds);
const clients = Number(values.clients);
const log = (line: string): void => void process.stderr.write(`${line}\n`);

const hasTaskset = (() => {
  try {
    execFileSync("taskset", ["-p", String(process.pid)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
const pinned = hasTaskset && availableParallelism() > 1;
// Everything but the first core, which is the server's.
if (pinned)
  execFileSync("taskset", ["-acp", `1-${availableParallelism() - 1}`, String(process.pid)], {
    stdio: "ignore",
  });

const { buildIfStale } = (await import("../scripts/build.js" as string)) as {
  buildIfStale: () => Promise<string[]>;
};
await buildIfStale();

let codes: string[] = [];
let bounds: [number, number, number, number] = [0, 0, 0, 0];

const results: Record<string, unknown> = {};
if (!values.national) {
  const folder = await mkdtemp(join(tmpdir(), "tvars-load-"));
  results.example = await measure(folder);
  await rm(folder, { recursive: true, force: true });
}
if (!values.example) {
  if (!existsSync(join(NATIONAL, "manifest.json"))) {
    const { nationalWorkspace } = await import("./support/national-workspace.ts");
    // Under its name only when it is whole: a broken-off import must not be measured the next time.
    await rm(`${NATIONAL}.part`, { recursive: true, force: true });
    await nationalWorkspace(`${NATIONAL}.part`, log);
    await rename(`${NATIONAL}.part`, NATIONAL);
  }
  results.national = await measure(NATIONAL);
}
const TARGET = { p95Ms: 50, peakMb: 400 };
const met = Object.fromEntries(
  Object.entries(results).map(([name, result]) => {
    const { p95Ms, peakMb } = result as typeof TARGET;
    return [name, p95Ms <= TARGET.p95Ms && peakMb < TARGET.peakMb];
  }),
);
process.stdout.write(
  `${JSON.stringify({ clients, seconds, oneCore: pinned, ...results, target: TARGET, met }, null, 2)}\n`,
);

async function measure(data: string) {
  const command = [
    process.execPath,
    join(ROOT, "packages/cli/bin/tvars.js"),
    "start",
    "--port",
    "0",
    "--data",
    data,
  ];
  const [program, ...args] = pinned ? ["taskset", "-c", "0", ...command] : command;
  const server = spawn(program!, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const ended = once(server, "exit").then(([code]) =>
      Promise.reject(new Error(`the server ended with ${code}`)),
    );
    const [url] = (await Promise.race([once(createInterface(server.stdout), "line"), ended])) as [string];
    ended.catch(() => {});
    const idle = await memory(server.pid!);
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const ask = asker(url, agent);
    const paths = await mixOf(ask);
    const first: number[] = [];
    for (const path of paths) first.push((await ask(path)).ms);
    const cpuBefore = await cpuMs(server.pid!);
    const hot = await load(ask, paths);
    // How busy the server's core was tells whether a slow answer was slow or only waited for a crowded machine.
    const cpuPerRequestMs = Math.round((100 * ((await cpuMs(server.pid!)) - cpuBefore)) / hot.requests) / 100;
    const { rssMb, peakMb } = await memory(server.pid!);
    agent.destroy();
    return {
      paths: paths.length,
      firstAsked: summary(first),
      ...hot,
      cpuPerRequestMs,
      idleMb: idle.rssMb,
      rssMb,
      peakMb,
    };
  } finally {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "close");
    }
  }
}

type Ask = (path: string) => Promise<{ ms: number; bytes: number; body: () => any }>;

function asker(url: string, agent: Agent): Ask {
  return (path) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      get(new URL(path, url), { agent, headers: { "accept-encoding": "identity" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () => {
          const ms = performance.now() - start;
          const body = Buffer.concat(chunks);
          if (response.statusCode! >= 400)
            reject(new Error(`${path}: ${response.statusCode} ${body.toString()}`));
          else resolve({ ms, bytes: body.byteLength, body: () => JSON.parse(body.toString()) });
        });
      }).once("error", reject);
    });
}

/** What the screens ask: a map by year, pages of areas and kommuner, tables, searches, tiles. */
async function mixOf(ask: Ask): Promise<string[]> {
  const workspace = (await ask("/api/workspace")).body();
  const years = workspace.years.slice(-6) as number[];
  const rows = (await ask("/api/areas")).body().rows as {
    area: { id: string; code: string; name: string; kommun: { code: string } };
  }[];
  codes = rows.map(({ area }) => area.code);
  bounds = workspace.bounds;
  const some = rows.filter((_, at) => at % Math.ceil(rows.length / 30) === 0).map(({ area }) => area);
  const kommuner = [...new Set(some.map(({ kommun }) => `kommun:${kommun.code}`))];
  const version = workspace.versions.find(
    (one: { hasLayer: boolean; division: string }) => one.hasLayer && one.division === "regso",
  )?.version;
  return [
    "/api/health",
    "/api/workspace",
    "/api/transitions",
    "/api/cutoffs",
    "/api/indicators",
    ...years.map((year) => `/api/map?year=${year}&before=${year - 1}`),
    ...kommuner.flatMap((place) => [
      `/api/barometer?place=${place}`,
      `/api/areas?place=${place}`,
      `/api/places/${place}`,
    ]),
    ...some.map(({ id }) => `/api/areas/${id}`),
    ...some.map(({ name }) => `/api/search?q=${encodeURIComponent(name.slice(0, 4))}`),
    ...(version === undefined ? [] : tilesOf(version)),
  ];
}

function tilesOf(version: string): string[] {
  const [west, south, east, north] = bounds;
  return [5, 7, 9].map((z) => {
    const [x, y] = tileOf((west + east) / 2, (south + north) / 2, z);
    return `/api/tiles/${version}/${z}/${x}/${y}`;
  });
}

/** Web Mercator's tile of a point. */
function tileOf(lon: number, lat: number, z: number): [number, number] {
  const rad = (lat * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2;
  return [Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}

function neverAsked(): string {
  const [west, south, east, north] = bounds;
  if (Math.random() < 0.1) {
    const lon = west + Math.random() * (east - west);
    const lat = south + Math.random() * (north - south);
    return `/api/point?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`;
  }
  const chosen = Array.from({ length: 5 }, () => codes[Math.floor(Math.random() * codes.length)]!);
  return `/api/barometer?place=areas:${[...new Set(chosen)].join(",")}`;
}

async function load(ask: Ask, paths: readonly string[]) {
  const hot: number[] = [];
  const fresh: number[] = [];
  let bytes = 0;
  const end = performance.now() + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const isNew = Math.random() < 0.1;
      const path = isNew ? neverAsked() : paths[Math.floor(Math.random() * paths.length)]!;
      const answer = await ask(path);
      (isNew ? fresh : hot).push(answer.ms);
      bytes += answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const all = [...hot, ...fresh];
  return {
    ...summary(all),
    neverAskedBefore: summary(fresh),
    requestsPerS: Math.round(all.length / seconds),
    megabytesPerS: Math.round(bytes / seconds / 1e5) / 10,
  };
}

function summary(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!) / 10;
  return { requests: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) };
}

/** Processor time of a process so far; fields 14 and 15 of its stat, in ticks of 10 ms. */
async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return 10 * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
}

/** Resident memory of the server; taskset replaces itself with the command, so the process is the same. */
async function memory(pid: number): Promise<{ rssMb: number; peakMb: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const mb = (name: string): number =>
    Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))?.[1] ?? 0) / 1024);
  return { rssMb: mb("VmRSS"), peakMb: mb("VmHWM") };
}
