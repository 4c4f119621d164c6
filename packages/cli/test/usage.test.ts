import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { EXIT } from "../src/index.ts";
import { langOf } from "../src/lang.ts";
import { inProcess, tvars } from "./support/tvars.ts";

const run = (...argv: string[]) => inProcess(argv);

const COMMANDS = [
  "start",
  "fetch",
  "import",
  "areas",
  "index",
  "types",
  "measure",
  "barriers",
  "scenario",
  "access",
  "cube",
  "export",
];

test("help lists every command, the exit codes and the environment, in Swedish and English", async () => {
  const sv = await run("--help");
  assert.equal(sv.code, EXIT.ok);
  assert.match(sv.out, /Användning: tvars/);
  assert.match(sv.out, /Kommandon:/);
  const en = await run("--help", "--lang", "en");
  assert.match(en.out, /Usage: tvars/);
  for (const { out } of [sv, en]) {
    for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command}\\b`, "m"));
    for (const code of Object.values(EXIT)) assert.match(out, new RegExp(`^ {2}${code} `, "m"));
    for (const name of ["TVARS_DATA", "PORT", "HOST", "LANG"]) assert.ok(out.includes(name));
  }
});

for (const command of COMMANDS)
  test(`${command} --help tells its options in the language asked for, and nothing else happens`, async () => {
    const sv = await run(command, "--help");
    assert.deepEqual([sv.code, sv.err], [EXIT.ok, ""]);
    assert.match(sv.out, new RegExp(`^Användning: tvars ${command} `));
    assert.match(sv.out, /--json +ett JSON-dokument/);
    const en = await run(command, "--lang", "en", "--help");
    assert.match(en.out, new RegExp(`^Usage: tvars ${command} `));
    assert.doesNotMatch(en.out, /[åäö]/);
  });

for (const [argv, sv, en] of [
  [["fly"], /okänt kommando 'fly'/, /unknown command 'fly'/],
  [["areas", "--plats", "x"], /okänt val '--plats'/, /unknown option '--plats'/],
  [["fetch"], /argumentet 'source' saknas/, /missing required argument 'source'/],
  [["areas", "--year", "i år"], /fick i år, väntade ett heltal/, /got i år, expected a whole number/],
  [
    ["areas", "--division", "socken"],
    /väntade riket, lan, kommun, regso, deso/,
    /expected riket, lan, kommun, regso, deso/,
  ],
  [["cube", "TAB1", "--where", "year"], /väntade dimension=kod/, /expected dimension=code/],
  [["export", "areas", "--format", "xlsx"], /--out FIL/, /--out FILE/],
  [["export", "types", "--format", "gpkg"], /väntade csv, csv-semicolon/, /expected csv, csv-semicolon/],
  [["export", "layer", "--out", "x"], /valet --version behövs/, /option --version is needed/],
  [["import", "x", "--version", "regso@1999"], /fick regso@1999/, /got regso@1999/],
  [["fetch", "scb", "--base-url", "localhost"], /väntade tjänst=URL/, /expected service=URL/],
  [["start", "--port", "99999"], /fick 99999/, /got 99999/],
] as const)
  test(`tvars ${argv.join(" ")} is mistyped: exit code 2, told on standard error in the language asked for`, async () => {
    const swedish = await run(...argv, "--data", "/nonexistent/never");
    assert.deepEqual([swedish.code, swedish.out], [EXIT.usage, ""]);
    assert.match(swedish.err, sv);
    const english = await run(...argv, "--lang", "en", "--data", "/nonexistent/never");
    assert.equal(english.code, EXIT.usage);
    assert.match(english.err, en);
  });

test("a mistyped command with --json still prints one JSON document", async () => {
  const { out, code } = await run("areas", "--json", "--year", "x");
  assert.equal(code, EXIT.usage);
  assert.equal((JSON.parse(out) as { status: number }).status, 400);
});

test("no command at all shows the help and is a mistyped command", async () => {
  const { code, out, err } = await run();
  assert.equal(code, EXIT.usage);
  assert.match(out + err, /Kommandon:/);
});

test("language: --lang, then LC_ALL, LC_MESSAGES and LANG; Swedish where nothing says English", () => {
  assert.equal(langOf([], {}), "sv");
  assert.equal(langOf([], { LANG: "C.UTF-8" }), "sv");
  assert.equal(langOf([], { LANG: "en_US.UTF-8" }), "en");
  assert.equal(langOf([], { LANG: "en_US.UTF-8", LC_ALL: "sv_SE.UTF-8" }), "sv");
  assert.equal(langOf(["areas", "--lang=sv"], { LANG: "en_US.UTF-8" }), "sv");
  assert.equal(langOf(["--lang", "en"], {}), "en");
});

test("the process tells its version and ends with the code", async () => {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  assert.deepEqual(await tvars(["--version"]), { code: 0, out: `${version}\n`, err: "" });
  assert.equal((await tvars(["fly"])).code, EXIT.usage);
});
