// node scripts/test.js unit|shared|browser|servers [options of node --test] : one run of node's own test runner.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const KINDS = ["unit", "shared", "browser", "servers"];

const [kind = "unit", ...extra] = process.argv.slice(2);
if (!KINDS.includes(kind)) {
  process.stderr.write(`test.js: got ${kind}, expected one of ${KINDS.join(", ")}.\n`);
  process.exit(2);
}

const folders = ["test", ...(await readdir(join(ROOT, "packages"))).map((name) => `packages/${name}/test`)];
const found = (await Promise.all(folders.map((folder) => filesUnder(join(ROOT, folder))))).flat();
const files = found
  .filter((file) => kindOf(file) === kind)
  .map((file) => relative(ROOT, file))
  .sort();
if (files.length === 0) {
  process.stderr.write(`test.js: no ${kind} tests found.\n`);
  process.exit(1);
}

const data = resolve(process.env.TVARS_SHARED ?? join(ROOT, "..", "shared"));
if (kind === "shared" && !existsSync(join(data, "data", "CATALOG.md")))
  process.stdout.write(
    `No shared data in ${data}: every test on it is skipped. TVARS_SHARED can name another folder.\n`,
  );

const args = ["-C", "@tvars/source", "--import", "tsx", "--test", "--test-concurrency=2", ...extra, ...files];
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));

/** @param {string} file */
function kindOf(file) {
  if (file.endsWith(".shared.test.ts")) return "shared";
  if (file.endsWith(".servers.test.ts")) return "servers";
  return file.endsWith(".browser.test.ts") || file.includes(join("test", "browser")) ? "browser" : "unit";
}

/** @param {string} folder */
async function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
