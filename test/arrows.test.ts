/** The house has one-way arrows: what each package may import is written here, and nowhere else. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

const ARROWS: Record<string, readonly string[]> = {
  areas: [],
  cube: [],
  disclosure: ["cube"],
  measures: [],
  network: [],
  api: ["areas", "cube", "measures", "network"],
  geo: ["areas"],
  engine: ["cube"],
  sources: ["areas", "cube", "engine", "geo", "network"],
  report: ["areas", "cube", "measures"],
  study: ["areas", "cube", "disclosure", "engine", "geo", "measures", "network", "sources", "api", "report"],
  server: ["study", "api", "cube", "areas", "measures", "report"],
  cli: ["study", "server", "api", "cube", "areas", "measures"],
  web: ["api", "areas", "cube", "measures", "network", "report"],
};

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
}

interface Import {
  file: string;
  from: string;
}

const PACKAGES = readdirSync(join(ROOT, "packages")).sort();

const manifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, "packages", folder, "package.json"), "utf8")) as Manifest;

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, "packages", folder, "src"), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** What a source text imports: static, re-exported, dynamic and type imports. */
export function importsOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = code.matchAll(
    /(?:^|[\s;}])(?:import|export)\s(?:[^"'`;]*?\sfrom\s*)?["']([^"'\n]+)["']|\bimport\s*\(\s*["']([^"'\n]+)["']/gm,
  );
  return [...found].map((match) => (match[1] ?? match[2])!);
}

const imports = (folder: string): Import[] =>
  sourceFiles(folder).flatMap((file) =>
    importsOf(readFileSync(file, "utf8")).map((from) => ({ file: relative(ROOT, file), from })),
  );

const packageName = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const tvars = (name: string): string | undefined =>
  name === "tvars" ? "cli" : name.startsWith("@tvars/") ? name.slice("@tvars/".length) : undefined;

test("every package has its line in the table of arrows", () => {
  assert.deepEqual(PACKAGES, Object.keys(ARROWS).sort());
});

test("the arrows have no cycle", () => {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    assert.ok(!path.includes(name), `cycle: ${[...path, name].join(" → ")}`);
    if (done.has(name)) return;
    for (const to of ARROWS[name]!) visit(to, [...path, name]);
    done.add(name);
  };
  for (const name of PACKAGES) visit(name, []);
});

test("an import is found whether static, re-exported, for its types, for its effect, dynamic or over several lines", () => {
  const source = `import a from "a";\nimport type { B } from 'b';\nexport * from "c";\nimport "d";
    const e = await import("e");\nimport {\n  f,\n  g,\n} from "f/g";\n// import x from "x";\n/* export * from "y" */
    export type F = typeof import("h");`;
  assert.deepEqual(importsOf(source), ["a", "b", "c", "d", "e", "f/g", "h"]);
});

for (const folder of PACKAGES) {
  test(`${folder} imports and depends on nothing above it`, () => {
    const declared = Object.keys(manifest(folder).dependencies ?? {}).map((name) => ({
      file: `packages/${folder}/package.json`,
      from: name,
    }));
    const wrong = [...imports(folder), ...declared].filter(({ from }) => {
      const to = tvars(packageName(from));
      return to !== undefined && to !== folder && !ARROWS[folder]!.includes(to);
    });
    assert.deepEqual(wrong, [], `${folder} may import ${ARROWS[folder]!.join(", ") || "no other package"}.`);
  });

  test(`${folder} imports only what its package.json declares`, () => {
    const declared = new Set(Object.keys(manifest(folder).dependencies ?? {}));
    const undeclared = imports(folder).filter(({ from }) => {
      if (from.startsWith(".") || from.startsWith("#") || from.startsWith("node:")) return false;
      const name = packageName(from.split("?")[0]!);
      return !builtinModules.includes(name) && !declared.has(name) && !typesDeclared(name);
    });
    assert.deepEqual(undeclared, []);
  });

  test(`${folder} has no relative import that leaves its own sources`, () => {
    const home = join(ROOT, "packages", folder) + sep;
    const climbing = imports(folder).filter(
      ({ file, from }) =>
        from.startsWith(".") && !resolve(dirname(join(ROOT, file)), from.split("?")[0]!).startsWith(home),
    );
    assert.deepEqual(climbing, []);
  });
}

/** A package that only has types (geojson) is declared once at the root, as @types/NAME. */
function typesDeclared(name: string): boolean {
  const root = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const types = name.startsWith("@") ? name.slice(1).replace("/", "__") : name;
  return `@types/${types}` in root.devDependencies;
}

/** Raw counts of an agency's records lie in folders called inside: what leaves them has passed disclosure control. */
const RECORDS = join("packages", "study", "src", "records") + sep;
const isInside = (path: string): boolean => path.startsWith(RECORDS) && path.split(sep).includes("inside");

test("nothing outside the records of study imports what is inside, by whatever path", () => {
  const all = PACKAGES.flatMap((folder) => imports(folder));
  const target = ({ file, from }: Import): string =>
    from.startsWith(".")
      ? relative(ROOT, resolve(dirname(join(ROOT, file)), from.split("?")[0]!))
      : from.replace(/^@tvars\/study\//, `${join("packages", "study")}${sep}`);
  const wrong = all.filter((one) => isInside(target(one)) && !one.file.startsWith(RECORDS));
  assert.deepEqual(wrong, []);
  const used = all.filter((one) => isInside(target(one)) && !isInside(one.file));
  assert.ok(used.length > 0, "The test no longer finds the folders it guards.");
  assert.deepEqual(
    Object.keys(
      (JSON.parse(readFileSync(join(ROOT, "packages/study/package.json"), "utf8")) as { exports: object })
        .exports,
    ),
    ["."],
    "A second way into study would go past its index.",
  );
});

test("only the folder inside makes a value that has passed disclosure control", () => {
  const home = join(RECORDS, "breakdown");
  const makers = sourceFiles("study").filter((file) =>
    /\bas Passed<|\bas unknown as Passed|: Passed<Value> =>/.test(readFileSync(file, "utf8")),
  );
  assert.deepEqual(
    makers.map((file) => relative(ROOT, file)),
    [join(home, "inside", "pass.ts")],
  );
});
