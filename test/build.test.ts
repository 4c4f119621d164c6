/** scripts/build.js on a small house of its own: builds once, only what is stale, and one process at a time. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const root = await mkdtemp(join(tmpdir(), "tvars-build-"));
after(() => rm(root, { recursive: true, force: true }));

const BUILD = new URL("../scripts/build.js", import.meta.url).href;

interface Built {
  parts: string[];
  said: string;
}

/** Builds in a process of its own. */
function build(): Promise<Built> {
  const code = `
    const { buildIfStale } = await import(${JSON.stringify(BUILD)});
    let said = "";
    const parts = await buildIfStale({ root: ${JSON.stringify(root)}, log: (line) => (said += line) });
    console.log(JSON.stringify({ parts, said }));`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.once("close", (status) =>
      status === 0 ? resolve(JSON.parse(out) as Built) : reject(new Error(err)),
    );
  });
}

const source = join(root, "packages/cli/src/main.ts");

before(async () => {
  await mkdir(join(root, "packages/cli/src"), { recursive: true });
  await symlink(join(ROOT, "node_modules"), join(root, "node_modules"));
  const options = { module: "NodeNext", composite: true, rootDir: "src", outDir: "dist", types: [] };
  await writeFile(join(root, "package.json"), '{"type":"module"}');
  await writeFile(
    join(root, "tsconfig.json"),
    JSON.stringify({ files: [], references: [{ path: "packages/cli" }] }),
  );
  await writeFile(
    join(root, "packages/cli/tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: ["src"] }),
  );
  await writeFile(source, "export const answer: number = 42;\n");
});

test("two that start at once build once; the second waits and finds it done", async () => {
  const built = await Promise.all([build(), build()]);
  assert.deepEqual(built.map(({ parts }) => parts.join()).sort(), ["", "packages"]);
  assert.match(await readFile(join(root, "packages/cli/dist/main.js"), "utf8"), /answer = 42/);
});

test("what is fresh is not built and nothing is said, also when a file is written anew with the same text", async () => {
  await writeFile(source, "export const answer: number = 42;\n");
  assert.deepEqual(await build(), { parts: [], said: "" });
});

test("a changed source is built again, and one line says so", async () => {
  await writeFile(source, "export const answer: number = 43;\n");
  const { parts, said } = await build();
  assert.deepEqual(parts, ["packages"]);
  assert.match(said, /^tvars: building packages/);
  assert.match(await readFile(join(root, "packages/cli/dist/main.js"), "utf8"), /answer = 43/);
});

test("the lock of a process that is gone holds nobody up", async () => {
  await writeFile(source, "export const answer: number = 44;\n");
  await writeFile(join(root, ".cache/build.lock"), "999999999");
  assert.deepEqual((await build()).parts, ["packages"]);
});

test("a source that does not compile is told with the compiler's words, and is tried again the next time", async () => {
  await writeFile(source, 'export const answer: number = "x";\n');
  await assert.rejects(build(), /error TS2322/);
  await assert.rejects(build(), /error TS2322/);
});
