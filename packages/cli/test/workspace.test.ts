/** The command as a script uses it, on one workspace with the invented example region. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { startReplay } from "@tvars/sources/replay";
import { EXIT } from "../src/index.ts";
import { inProcess, startTvars, tvars } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-"));
const data = join(folder, "data");
const env = { TVARS_DATA: data };
after(() => rm(folder, { recursive: true, force: true }));

type Json = Record<string, any>;

/** Runs with --json and holds the command to it: one document on standard output, nothing on standard error. */
async function json(...args: string[]): Promise<Json> {
  const { code, out, err } = await inProcess([...args, "--json"], env);
  assert.equal(err, "");
  assert.equal(code, EXIT.ok);
  return JSON.parse(out) as Json;
}

/** Starts the server and waits for the line it prints. */
async function started(args: string[], more: NodeJS.ProcessEnv) {
  const child = startTvars(["start", ...args], more);
  let err = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = once(child, "close") as Promise<[number | null]>;
  const [line] = (await Promise.race([
    once(createInterface(child.stdout!), "line"),
    ended.then(([code]) => assert.fail(`tvars start ended with ${code}: ${err}`)),
  ])) as [string];
  return {
    line,
    stop: async (signal: NodeJS.Signals): Promise<number | null> => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

before(async () => {
  const { line, stop } = await started([], { ...env, PORT: "0", HOST: "127.0.0.1" });
  // What start promises: an empty folder gets the example region, and then the address is printed.
  assert.match(line, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  const health = (await (await fetch(`${line}api/health`)).json()) as Json;
  assert.deepEqual([health.status, health.invented], ["ok", true]);
  assert.ok(health.snapshots > 0);
  assert.equal(await stop("SIGTERM"), EXIT.ok);
});

test("start on a folder with data adds nothing, and Ctrl-C ends it with 0", async () => {
  const before = await readdir(join(data, "snapshots"));
  const { line, stop } = await started(["--json"], { ...env, PORT: "0" });
  assert.equal(line, "{");
  assert.equal(await stop("SIGINT"), EXIT.ok);
  assert.deepEqual(await readdir(join(data, "snapshots")), before);
});

test("start with a port that is taken says so and what to do, exit code 1", async () => {
  const first = await started(["--port", "0"], env);
  const { port } = new URL(first.line);
  const { code, out, err } = await inProcess(["start"], { ...env, PORT: port });
  assert.deepEqual([code, out], [EXIT.failure, ""]);
  assert.match(err, new RegExp(`Port ${port} på 127.0.0.1 är upptagen[\\s\\S]*PORT=`));
  await first.stop("SIGTERM");
});

test("in a pipe the process prints one JSON document and nothing else", async () => {
  const { code, out, err } = await tvars(["types", "--json"], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  assert.equal((JSON.parse(out) as Json).types.length, 5);
});

test("areas: as many rows as the place has, in JSON and as text with the mark of invented data", async () => {
  const table = await json("areas");
  assert.equal(table.rows.length, table.place.areas);
  const { out, err, code } = await inProcess(["areas", "--lang", "en"], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  assert.match(out, /^INVENTED EXAMPLE DATA\n/);
  assert.equal(out.split("\n").filter((line) => /^\d{4}R\d{3}/.test(line)).length, table.rows.length);
});

test("areas --search finds an area by its name", async () => {
  const [first] = (await json("areas")).rows as Json[];
  const hits = (await json("areas", "--search", first!.area.name)) as unknown as Json[];
  assert.ok(hits.some(({ area }) => area.id === first!.area.id));
});

test("index: an area has its years, a place its mean, and every published index is recomputed", async () => {
  const table = await json("areas");
  const { area, index } = table.rows[0] as Json;
  const page = await json("index", "--place", area.id);
  const year = page.years.find((one: Json) => one.year === table.year);
  assert.deepEqual(year.index, index);
  const place = await json("index", "--place", "riket");
  assert.equal(place.trend.at(-1).year, table.year);
  const recomputed = await json("index", "--recompute");
  for (const one of recomputed.years) assert.equal(one.indexEqual, one.compared);
  assert.deepEqual(recomputed.mismatches, []);
  assert.ok((await json("index", "--cutoffs")).length > 0);
});

test("types: five types whose areas and people are those of the equal table", async () => {
  const table = await json("areas");
  const { types } = await json("types", "--year", String(table.year));
  assert.equal(types.length, 5);
  for (const { type, areas } of types)
    assert.equal(areas, table.rows.filter((row: Json) => row.type.value === type).length);
});

test("types --transitions: every comparable area is counted once", async () => {
  const { matrix, areas } = await json("types", "--transitions");
  assert.equal(
    matrix.reduce((sum: number, cell: Json) => sum + cell.areas, 0),
    areas,
  );
});

test("the command an answer names gives the same answer", async () => {
  for (const args of [["areas"], ["types"], ["types", "--transitions"], ["index", "--recompute"]]) {
    const answer = await json(...args);
    const [program, ...command] = (answer.provenance.command as string).split(" ");
    assert.equal(program, "tvars");
    assert.deepEqual(await json(...command), answer, answer.provenance.command);
  }
});

test("cube: JSON-stat with --json, CSV without, and a selection takes only what it names", async () => {
  const whole = await json("cube", "TAB6586");
  assert.equal(whole.class, "dataset");
  const time = whole.role.time[0] as string;
  const year = whole.dimension[time].category.index.at(-1) as string;
  const one = await json("cube", "TAB6586", "--where", `${time}=${year}`);
  assert.deepEqual(one.dimension[time].category.index, [year]);
  const { out } = await inProcess(["cube", "TAB6586", "--where", `${time}=${year}`], env);
  assert.equal(out.trim().split("\r\n").length - 1, one.value.length);
});

for (const [what, formats] of Object.entries({
  areas: ["csv", "csv-semicolon", "xlsx", "geojson", "json-stat2", "gpkg", "shp", "geoparquet"],
  types: ["csv", "xlsx", "json-stat2"],
  transitions: ["csv", "json-stat2"],
  "layer --version regso@2025": ["geojson", "gpkg", "shp", "geoparquet"],
}))
  test(`export ${what} writes ${formats.join(", ")}, whole, and tells the file`, async () => {
    const starts: Record<string, string> = { xlsx: "PK", shp: "PK", gpkg: "SQLite", geoparquet: "PAR1" };
    for (const format of formats) {
      const file = join(folder, `export.${format}`);
      const told = await json("export", ...what.split(" "), "--format", format, "--out", file);
      const bytes = await readFile(file);
      assert.equal(told.bytes, bytes.byteLength);
      const start = starts[format] ?? (format.startsWith("csv") ? "\uFEFF" : "{");
      assert.equal(bytes.toString("utf8").slice(0, start.length), start);
    }
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes(".part")),
      [],
    );
  });

test("export to standard output is the file itself", async () => {
  const { out, err } = await inProcess(["export", "types", "--format", "csv-semicolon"], env);
  assert.equal(err, "");
  assert.match(out, /^\uFEFFplace;name;year;type;/);
});

test("what is not there: exit code 1, with value and what to do; with --json as a problem document", async () => {
  const { code, out, err } = await inProcess(["areas", "--place", "kommun:0000", "--json"], env);
  assert.equal(code, EXIT.failure);
  const problem = JSON.parse(out) as Json;
  assert.ok(problem.status === 404 || problem.status === 400);
  assert.match(err, /^tvars: /);
});

test("import of a file that is no table harms nothing: message with file, exit code 1", async () => {
  const before = await readFile(join(data, "manifest.json"), "utf8");
  const file = join(folder, "page.json");
  await writeFile(file, "<!doctype html><title>Not found</title>");
  const { code, err } = await inProcess(["import", file], env);
  assert.equal(code, EXIT.failure);
  assert.match(err, /page\.json/);
  assert.equal(await readFile(join(data, "manifest.json"), "utf8"), before);
});

test("import asks for what is unclear with exit code 3, and goes on when answered", async () => {
  const file = join(folder, "areas.geojson");
  const square = [
    [
      [500_000, 6_600_000],
      [500_100, 6_600_000],
      [500_100, 6_600_100],
      [500_000, 6_600_000],
    ],
  ];
  const feature = {
    type: "Feature",
    properties: { regsokod: "9901R001" },
    geometry: { type: "Polygon", coordinates: square },
  };
  await writeFile(file, JSON.stringify({ type: "FeatureCollection", features: [feature] }));
  const { code, err } = await inProcess(["import", file], env);
  assert.equal(code, EXIT.question);
  assert.match(err, /EPSG:3006/);
});

test("fetch: what a source does not have is named; nothing is fetched", async () => {
  const { code, err } = await inProcess(["fetch", "smhi"], env);
  assert.equal(code, EXIT.failure);
  assert.match(err, /scb/);
});

test("fetch: a source that fails for every table is exit code 1, and each table tells why", async () => {
  const replay = await startReplay({ tables: {}, calls: 0 });
  try {
    const urls = Object.entries(replay.baseUrls).flatMap(([name, url]) => ["--base-url", `${name}=${url}`]);
    const args = ["fetch", "scb", "--table", "TAB6586", "--table", "TAB6574", ...urls, "--json"];
    const { code, out } = await inProcess(args, { TVARS_DATA: join(folder, "empty") });
    assert.equal(code, EXIT.failure);
    const outcomes = JSON.parse(out) as Json[];
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ["failed", "failed"],
    );
    assert.ok(outcomes.every(({ error }) => error.sv.length > 0 && error.en.length > 0));
    assert.ok(replay.log.length > 0);
  } finally {
    await replay.close();
  }
});
