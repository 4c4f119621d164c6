/** `tvars measure`, on hand-made files and on the tables of the invented example region. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess, tvars } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-measure-"));
const env = { TVARS_DATA: join(folder, "data") };
const four = join(folder, "four.csv");

before(async () => {
  await writeFile(four, "code;a;b;all\nA1;100;0;100\nA2;60;40;100\nA3;40;60;100\nA4;0;100;100\n");
  const study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  await study.close();
});
after(() => rm(folder, { recursive: true, force: true }));

type Json = Record<string, any>;

async function json(...args: string[]): Promise<Json> {
  const { code, out, err } = await inProcess(["measure", ...args, "--json"], env);
  assert.equal(err, "");
  assert.equal(code, EXIT.ok);
  return JSON.parse(out) as Json;
}

const FILE = ["--table", four, "--unit", "code"];

test("a file: one document with table, unit, groups, areas and results of the shape the API has", async () => {
  const answer = await json("dissimilarity", "isolation", ...FILE, "--groups", "a", "--total", "all");
  assert.deepEqual(Object.keys(answer), ["table", "unit", "groups", "areas", "runs", "results"]);
  assert.equal(answer.table, "four.csv");
  assert.equal(answer.unit, "code");
  assert.equal(answer.areas.used, 4);
  const [d, isolation] = answer.results;
  assert.deepEqual([d.id, isolation.id], ["dissimilarity", "isolation"]);
  assert.ok(Math.abs(d.value - 0.6) < 1e-12 && Math.abs(isolation.value - 0.76) < 1e-12);
  assert.ok(d.interval.low <= d.value && d.value <= d.interval.high);
  for (const key of ["expected", "chanceShare", "reliability", "range", "note", "reading", "doesNotSay"])
    assert.ok(key in d, key);
});

test("for the eye: a table, then what each measure says and does not say", async () => {
  const { out, err, code } = await inProcess(["measure", "D", "gini", ...FILE, "--groups", "a,b"], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  assert.match(out, /^four\.csv: a 200 · b 200, 4 områden\n/);
  assert.match(out, /^mått +värde +intervall +av slump$/m);
  assert.match(out, /^dissimilarity +0,60000/m);
  assert.match(out, /60 procent av gruppen a skulle behöva bo i ett annat område/);
  const english = await inProcess(
    ["measure", "D", ...FILE, "--groups", "a,b", "--per-area", "--lang", "en"],
    env,
  );
  assert.match(english.out, /60 per cent of the group a would have to live in another area/);
  assert.match(english.out, /^A1 +0\.25000$/m);
});

test("in a pipe the process prints one document and ends by itself, also after a simulation", async () => {
  const args = [
    "D",
    ...FILE,
    "--groups",
    "a,b",
    "--test",
    "evenness",
    "--replicates",
    "20",
    "--seed",
    "3",
    "--json",
  ];
  const { code, out, err } = await tvars(["measure", ...args], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  const { test: tested } = (JSON.parse(out) as Json).results[0];
  assert.deepEqual([tested.model, tested.replicates, tested.seed, tested.p], ["evenness", 20, 3, 2 / 21]);
});

test("--list prints every measure, with --json the whole catalogue", async () => {
  const catalogue = (await json("--list")) as unknown as Json[];
  assert.ok(catalogue.length > 90);
  for (const id of ["dissimilarity", "gini", "theil-h", "isolation", "interaction", "mutual-information"])
    assert.ok(catalogue.some((one) => one.id === id));
  const { out } = await inProcess(["measure", "--list"], env);
  assert.equal(out.trim().split("\n").length, catalogue.length + 1);
});

test("options of a measure are given by name, and one that no measure has is told", async () => {
  const half = await json("atkinson", ...FILE, "--groups", "a,b");
  const quarter = await json("atkinson", ...FILE, "--groups", "a,b", "--option", "b=0.25");
  assert.notEqual(half.results[0].value, quarter.results[0].value);
  const { code, err } = await inProcess(
    ["measure", "atkinson", ...FILE, "--groups", "a,b", "--option", "c=1"],
    env,
  );
  assert.equal(code, EXIT.failure);
  assert.match(err, /Inget av måtten har ett val "c"/);
});

test("what cannot be measured: exit code 1, and file, row, value, what was expected and what to do", async () => {
  const bad = join(folder, "bad.csv");
  await writeFile(bad, "code,a,b\nA1,1,2\nA2,,3\n");
  const { code, err, out } = await inProcess(
    ["measure", "D", "--table", bad, "--groups", "a,b", "--json"],
    env,
  );
  assert.equal(code, EXIT.failure);
  assert.match(err, /bad\.csv, rad 3, kolumn a/);
  const problem = JSON.parse(out) as Json;
  assert.deepEqual([problem.status, problem.file, problem.row], [400, "bad.csv", 3]);
  assert.match(problem.action, /leave-out/);
  const left = await json(
    "D",
    "--table",
    bad,
    "--groups",
    "a,b",
    "--missing",
    "leave-out",
    "--option",
    "x=1",
  ).catch(() => undefined);
  assert.equal(left, undefined);
  const one = await inProcess(["measure", "D", ...FILE, "--groups", "a"], env);
  assert.equal(one.code, EXIT.failure);
  assert.match(one.err, /--total/);
  const none = await inProcess(["measure", "D", "--table", join(folder, "none.csv"), "--groups", "a,b"], env);
  assert.equal(none.code, EXIT.failure);
  assert.match(none.err, /Filen none\.csv finns inte/);
});

for (const [args, said] of [
  [[], /vilket mått/],
  [["D"], /--table FIL\|TABELL/],
  [["D", "--table", four], /--groups KOLUMN/],
  [["D", "--table", four, "--groups", "a,b", "--years", "igår"], /--years: fick igår/],
  [["D", "--table", four, "--groups", "a,b", "--level", "95"], /--level: fick 95/],
  [["D", "--table", four, "--groups", "a,b", "--option", "b"], /namn=värde/],
  [["D", "--table", four, "--groups", "a,b", "--test", "luck"], /--test: fick luck/],
  [
    ["D", "--table", four, "--groups", "a,b", "--test", "evenness", "--replicates", "1e9"],
    /--replicates: fick 1e9/,
  ],
  [["D", "--table", "background", "--total", "all"], /valet --total gäller filer/],
  [["D", "--table", four, "--groups", "a,b", "--place", "riket"], /valet --place gäller sparade tabeller/],
  [["D", "--table", "background", "--trend", "--scale"], /går inte ihop/],
  [["D", "--table", "background", "--places", "socken"], /väntade kommun, lan/],
] as const)
  test(`tvars measure ${args.filter((one) => one !== four).join(" ")} is mistyped: exit code 2`, async () => {
    const { code, out, err } = await inProcess(["measure", ...args], env);
    assert.deepEqual([code, out], [EXIT.usage, ""]);
    assert.match(err, said);
  });

test("a stored table by its number or its grouping's name; what it does not have is told", async () => {
  const byTable = await json("dissimilarity", "--table", "TAB6571", "--groups", "foreign", "--year", "2022");
  const byName = await json("dissimilarity", "--table", "background", "--year", "2022");
  assert.deepEqual(byTable, byName);
  const { code, err } = await inProcess(["measure", "D", "--table", "TAB9999"], env);
  assert.equal(code, EXIT.failure);
  assert.match(err, /Det finns ingen gruppering "TAB9999"/);
});

test("the command an answer names gives the same answer", async () => {
  for (const args of [
    ["dissimilarity", "theil-h", "--table", "background", "--place", "kommun:9901", "--year", "2022"],
    ["atkinson", "--table", "background", "--year", "2022", "--option", "b=0.25", "--division", "deso"],
    ["dissimilarity", "--table", "background", "--per-area", "--year", "2023"],
    ["dissimilarity", "--table", "background", "--trend", "--from", "2014", "--to", "2016"],
    ["dissimilarity", "--table", "background", "--scale", "--year", "2022", "--place", "kommun:9902"],
    ["theil-h", "--table", "background", "--decompose", "--from", "2014", "--to", "2020"],
    ["dissimilarity", "--table", "background", "--places", "kommun", "--year", "2022"],
  ]) {
    const answer = await json(...args);
    const [program, measure, ...command] = (answer.provenance.command as string).split(" ");
    assert.deepEqual([program, measure], ["tvars", "measure"]);
    assert.deepEqual(await json(...command), answer, answer.provenance.command);
  }
});

test("each way of looking at a stored table reads as text, with the mark of invented data", async () => {
  for (const [way, said] of [
    [["--trend"], /2023\|2024/],
    [["--scale", "--place", "kommun:9902"], /De k närmaste personerna/],
    [["--decompose"], /Fördelningen i sig/],
    [["--places", "kommun"], /ingen rangordning/],
    [["--per-area"], /9901R001/],
  ] as const) {
    const { code, out, err } = await inProcess(["measure", "D", "--table", "background", ...way], env);
    assert.deepEqual([code, err], [EXIT.ok, ""]);
    assert.match(out, /^PÅHITTADE EXEMPELDATA\n/);
    assert.match(out, said);
  }
});
