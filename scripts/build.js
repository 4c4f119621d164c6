// Builds what is older than its sources: the packages with tsc, the web app with vite. Nothing to install beyond npm ci.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const TYPED = ["package-lock.json", "tsconfig.base.json", "tsconfig.json"];
const OUTPUT = { packages: "packages/cli/dist/main.js", web: "packages/web/dist/index.html" };
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".wasm"]);
const LOCK_WAIT_MS = 200;

/**
 * Builds packages and web app when their sources are newer than what was built from them.
 * Quiet when there is nothing to do; two processes that start at once build once.
 * @param {{ root?: string, log?: (line: string) => void }} [options]
 * @returns {Promise<string[]>} what was built, of `packages` and `web`
 */
export async function buildIfStale({
  root = ROOT,
  log = (line) => void process.stderr.write(`${line}\n`),
} = {}) {
  if ((await staleParts(root)).length === 0) return [];
  const release = await lock(join(root, ".cache", "build.lock"));
  try {
    const parts = await staleParts(root);
    if (parts.length === 0) return [];
    log(
      `tvars: building ${parts.map(({ part }) => part).join(" and ")}; this happens once per change of the sources`,
    );
    for (const { part, digest, build } of parts) {
      await build(root);
      await writeFile(stampFile(root, part), digest);
    }
    return parts.map(({ part }) => part);
  } finally {
    await release();
  }
}

async function staleParts(root) {
  const folders = await readdir(join(root, "packages"));
  const typed = folders.filter((folder) => folder !== "web");
  const packages = [
    ...TYPED,
    ...typed.flatMap((name) => sourcesOf(name, ["src", "package.json", "tsconfig.json"])),
  ];
  const parts = [{ part: "packages", sources: packages, build: buildPackages }];
  if (existsSync(join(root, "packages/web/index.html"))) {
    const shared = ["api", "areas", "cube", "report"].flatMap((name) =>
      sourcesOf(name, ["src", "package.json"]),
    );
    const own = (await readdir(join(root, "packages/web"))).filter(
      (name) => !/^(dist.*|test|node_modules)$/.test(name),
    );
    parts.push({
      part: "web",
      sources: ["package-lock.json", ...shared, ...sourcesOf("web", own)],
      build: buildWeb,
    });
  }
  const stale = [];
  for (const part of parts) {
    const digest = await digestOf(root, part.sources);
    const stamp = await readFile(stampFile(root, part.part), "utf8").catch(() => "");
    if (stamp !== digest || !existsSync(join(root, OUTPUT[part.part]))) stale.push({ ...part, digest });
  }
  return stale;
}

const sourcesOf = (name, files) => files.map((file) => `packages/${name}/${file}`);
const stampFile = (root, part) => join(root, ".cache", `build-${part}.stamp`);

// By content, not by time: a checkout or a copy touches every file without changing one.
async function digestOf(root, sources) {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(sources.map((source) => filesUnder(join(root, source)))))
    .flat()
    .sort())
    hash
      .update(`${relative(root, file)}\0`)
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

async function filesUnder(path) {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return [];
  if (info.isFile()) return [path];
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => filesUnder(join(path, name))))).flat();
}

// node_modules/.bin holds shell scripts on some systems; the programs themselves run everywhere.
const buildPackages = (root) => run(root, root, ["node_modules/typescript/bin/tsc", "-b"]);

async function buildWeb(root) {
  const folder = join(root, "packages/web");
  await run(root, folder, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]);
  for (const file of await filesUnder(join(folder, "dist"))) await precompress(file);
}

async function precompress(file) {
  if (!COMPRESSED.has(extname(file)) || (await stat(file)).size < 1024) return;
  const body = await readFile(file);
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(body, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(body, { level: 9 }));
}

// What a compiler says matters when it fails; standard output belongs to the command that asked for the build.
function run(root, cwd, [program, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, program), ...args], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (said += text));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`${said}${program} ${args.join(" ")} ended with ${code ?? signal}; see above.`)),
    );
  });
}

async function lock(file) {
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    try {
      const handle = await open(file, "wx");
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (await abandoned(file)) await rm(file, { force: true });
      else await sleep(LOCK_WAIT_MS);
    }
  }
}

// A lock whose process is gone, or which was never written to, is a leftover of a killed build.
async function abandoned(file) {
  const pid = Number(await readFile(file, "utf8").catch(() => "0"));
  if (pid > 0) {
    try {
      process.kill(pid, 0);
      return false;
    } catch (error) {
      return error.code === "ESRCH";
    }
  }
  const info = await stat(file).catch(() => undefined);
  return info !== undefined && Date.now() - info.mtimeMs > 5000;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildIfStale().catch((error) => {
    process.stderr.write(`tvars: ${error.message}\n`);
    process.exitCode = 1;
  });
