import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const MAIN = new URL("../../cli/src/main.ts", import.meta.url).href;
const START_MS = 120_000;

export interface App {
  /** "http://127.0.0.1:PORT", without a slash at the end. */
  address: string;
  close: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface AppOptions {
  folder?: string;
  /** Environment of the server beside this process's own. */
  env?: Record<string, string>;
}

/** The address is printed when the workspace is whole; before that the server answers, but not yet with everything. */
async function untilReady(server: ChildProcess): Promise<void> {
  const late = setTimeout(() => server.kill("SIGKILL"), START_MS);
  const printed = once(createInterface(server.stdout!), "line").then(() => true);
  const ended = once(server, "exit").then(() => false);
  const ready = await Promise.race([printed, ended]);
  clearTimeout(late);
  if (!ready) throw new Error(`The server ended with ${server.exitCode} before it said its address.`);
}

/** The real server on a free port, over a folder of its own with the example region, or over the folder given. */
export async function startApp({ folder, env = {} }: AppOptions = {}): Promise<App> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), "tvars-web-")));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    [
      "-C",
      "@tvars/source",
      "--import",
      "tsx",
      "-e",
      `import(${JSON.stringify(MAIN)}).then(async ({ main }) => { process.exitCode = await main(["start"]); });`,
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ...env, TVARS_DATA: own, PORT: String(port), HOST: "127.0.0.1" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const close = async (): Promise<void> => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    }
    if (folder === undefined) await rm(own, { recursive: true, force: true });
  };
  try {
    await untilReady(server);
  } catch (error) {
    await close();
    throw error;
  }
  return { address, close };
}

/** Chromium that itself asks nobody anything. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof SIZES;

export interface View {
  page: Page;
  context: BrowserContext;
  /** Every address asked for outside the app. */
  outside: string[];
  /** What the page threw or wrote as an error. */
  errors: string[];
}

interface ViewOptions {
  size?: Size;
  theme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
}

export async function openView(
  browser: Browser,
  app: App,
  { size = "wide", theme = "light", reducedMotion = "no-preference" }: ViewOptions = {},
): Promise<View> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    reducedMotion,
    hasTouch: size === "phone",
    acceptDownloads: true,
    locale: "sv-SE",
  });
  const page = await context.newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(app.address) && !/^(data|blob|about):/.test(url)) outside.push(url);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { page, context, outside, errors };
}

/** Waits until what is asked for is there and the map, if any, has drawn it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => {
    const map = document.querySelector<HTMLElement>("[data-map]");
    return document.querySelector(".skeleton") === null && (!map || map.dataset.idle === "true");
  });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(260);
}
