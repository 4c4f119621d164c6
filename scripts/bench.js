// node scripts/bench.js [NAME…] : runs bench/*.ts one after another and keeps what they measured in bench/out.
// A bench prints its result as one JSON document on standard output; what it tells on the way goes to standard error.
import { spawn } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const OUT = join(ROOT, "bench", "out");

const wanted = process.argv.slice(2);
const names = (await readdir(join(ROOT, "bench")))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`bench.js: no bench named ${unknown.join(", ") || "*"} in bench/.\n`);
  process.exit(2);
}

await mkdir(OUT, { recursive: true });
let failed = 0;
for (const name of names) {
  process.stdout.write(`\n# ${name}\n`);
  const { code, output } = await run(`bench/${name}.ts`);
  const result = code === 0 ? json(output) : undefined;
  if (code !== 0) failed += 1;
  if (result === undefined) continue;
  if (missed(result)) {
    failed += 1;
    process.stdout.write(`${name}: a target was missed.\n`);
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const kept = { bench: name, measured: new Date().toISOString(), machine, result };
  await writeFile(join(OUT, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;

// `met` is true or false, or one of them for each target; a bench without targets misses none.
/** @param {{ met?: boolean | Record<string, boolean> }} result */
function missed({ met }) {
  return typeof met === "object" ? Object.values(met).includes(false) : met === false;
}

/** @param {string} file */
function run(file) {
  return new Promise((resolve) => {
    const args = ["-C", "@tvars/source", "--import", "tsx", file];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

// Some benches print a table before their JSON: the document is what starts at the last line that opens one.
/** @param {string} output */
function json(output) {
  const starts = [...output.matchAll(/^[[{]/gm)].map(({ index }) => index);
  for (const start of starts) {
    try {
      return JSON.parse(output.slice(start));
    } catch {
      // not here: a later line may open the document
    }
  }
  return undefined;
}
