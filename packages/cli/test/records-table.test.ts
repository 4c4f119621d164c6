/** `tvars records table`: the same figures as the API, in words and in files, on the example region's own records. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { BreakdownAnswer } from "@tvars/api";
import { readJsonStat } from "@tvars/cube";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import { unzipSync } from "fflate";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-table-"));
const env = { TVARS_DATA: join(folder, "data") };
const example = join(env.TVARS_DATA, "example");

before(async () => {
  const study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  await study.storeRecords({
    path: join(example, "skadade-i-vagtrafik.csv"),
    definition: {
      id: "skadade",
      title: { sv: "Skadade i vägtrafiken", en: "Injured in road traffic" },
      unit: { sv: "skadade personer", en: "injured persons" },
      source: "Exempelregionen",
      profile: "roads",
      place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006", axisOrder: "east-north" },
      placeOf: "event",
      time: { column: "datum" },
      groups: [
        { id: "svarighet", column: "svarighetsgrad", title: { sv: "Svårighetsgrad", en: "Severity" } },
        { id: "kon", column: "kon", title: { sv: "Kön", en: "Sex" }, role: "sex" },
      ],
    },
  });
  await study.close();
});
after(() => rm(folder, { recursive: true, force: true }));

const run = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await inProcess(["records", ...args], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  return out;
};
const json = async (...args: string[]): Promise<BreakdownAnswer> =>
  JSON.parse(await run("table", ...args, "--json")) as BreakdownAnswer;

test("the command and the API say the same to the last digit, and each names the other", async () => {
  const study = await openStudy(env.TVARS_DATA);
  const app = createApp(study, { version: "1.2.3" });
  const api = async (path: string): Promise<unknown> => (await app.request(path)).json();
  const asked: [string[], string][] = [
    [["skadade"], "/api/records/skadade/table"],
    [
      ["skadade", "--by", "type,year", "--figure", "rate", "--per", "residents", "--years", "2020-2022"],
      "/api/records/skadade/table?by=type,year&figure=rate&per=residents&years=2020-2022",
    ],
    [
      ["skadade", "--figure", "share", "--having", "svarighet=Allvarlig,Dödlig", "--years", "2018-2022"],
      `/api/records/skadade/table?figure=share&having=${encodeURIComponent("svarighet=Allvarlig,Dödlig")}&years=2018-2022`,
    ],
    [
      ["skadade", "--where", "kon=kvinna", "--rounding", "5", "--reference", "mean", "--level", "0.9"],
      "/api/records/skadade/table?where=kon%3Dkvinna&rounding=5&reference=mean&level=0.9",
    ],
    [
      ["skadade", "--indicator", "injured-by-type", "--years", "2022"],
      "/api/records/skadade/table?indicator=injured-by-type&years=2022",
    ],
  ];
  try {
    for (const [args, path] of asked) {
      const answer = await json(...args);
      assert.deepEqual(answer, await api(path), path);
      const again = await api(answer.provenance.request);
      const stated = await json(...commandArguments(answer.provenance.command));
      assert.deepEqual(again, stated);
      assert.deepEqual((again as BreakdownAnswer).rows, answer.rows);
    }
    assert.deepEqual(
      await api("/api/records/skadade/denominators"),
      JSON.parse(await run("denominators", "skadade", "--json")),
    );
  } finally {
    await study.close();
  }
});

/** The words after `tvars records table`, quotes read as a shell does. */
function commandArguments(command: string): string[] {
  const words = command.match(/"(?:[^"\\]|\\.)*"|\S+/g)!.map((word) => word.replaceAll(/^"|"$/g, ""));
  assert.deepEqual(words.slice(0, 3), ["tvars", "records", "table"]);
  return words.slice(3);
}

test("for the eye: the finding, a row for each type with its interval, gaps, who is missing, and what it does not say", async () => {
  const out = await run("table", "skadade", "--figure", "rate", "--per", "residents", "--years", "2018-2022");
  assert.match(out, /^PÅHITTADE EXEMPELDATA\nSkadade personer per 10\s000 boende: /);
  assert.match(
    out,
    /^typ 1: områden med stora socioekonomiska utmaningar +116 +[\d\s]+ +17,83 +14,73 … 21,39/m,
  );
  assert.match(out, /^Lutningsindex \(SII\) +−3,57/m);
  assert.match(out, /^om de saknade låg i typen +ingen +alla$/m);
  assert.match(out, /inte till dem som bor där/);
});

test("every format keeps suppressed, zero and missing apart", async () => {
  const args = ["table", "skadade", "--by", "type,svarighet", "--years", "2024"];
  const answer = await json(...args.slice(1));
  const hidden = answer.rows.filter(({ count }) => count.status === "suppressed").length;
  assert.ok(hidden > 4);
  const csv = (await run(...args, "--format", "csv")).split("\r\n");
  const at = csv[0]!.split(",").indexOf("count_status");
  assert.equal(csv.filter((line) => line.split(",")[at] === "suppressed").length, hidden);
  const cube = readJsonStat(JSON.parse(await run(...args, "--format", "json-stat2")));
  const suppressed = Array.from(cube.status).filter((code) => code === 2).length;
  assert.ok(suppressed >= hidden);
  const map = JSON.parse(
    await run("table", "skadade", "--by", "regso", "--years", "2022", "--format", "geojson"),
  ) as {
    features: { properties: Record<string, unknown> }[];
  };
  const areas = await json("skadade", "--by", "regso", "--years", "2022");
  assert.equal(map.features.length, areas.rows.length - 1);
  assert.equal(
    map.features.filter(({ properties }) => properties.count_status === "suppressed").length,
    areas.rows.filter(({ key, count }) => key.regso !== "all" && count.status === "suppressed").length,
  );
  assert.ok(
    map.features.every(
      ({ properties }) => properties.count_status !== "suppressed" || properties.count === null,
    ),
  );
  const { code, err } = await inProcess(["records", ...args, "--format", "geojson"], env);
  assert.notEqual(code, EXIT.ok);
  assert.match(err, /by=regso/);
});

test("departures per resident by area type: the stops of the region's timetable as an agency's own public records", async () => {
  const files = unzipSync(await readFile(join(example, "timetable.gtfs.zip")));
  const rows = (name: string): Record<string, string>[] => {
    const [head, ...lines] = new TextDecoder().decode(files[name]!).trimEnd().split(/\r?\n/);
    const names = head!.replace(/^\uFEFF/, "").split(",");
    return lines.map((line) => {
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ""));
      return Object.fromEntries(names.map((one, at) => [one, cells[at]!]));
    });
  };
  const departures = new Map<string, number>();
  for (const { stop_id } of rows("stop_times.txt"))
    departures.set(stop_id!, (departures.get(stop_id!) ?? 0) + 1);
  const lines = rows("stops.txt").flatMap(({ stop_id, stop_lon, stop_lat }) =>
    departures.has(stop_id!) ? [[stop_id, stop_lon, stop_lat, departures.get(stop_id!)].join(";")] : [],
  );
  const stops = join(folder, "stops.csv");
  await writeFile(stops, `stop_id;stop_lon;stop_lat;avgangar\n${lines.join("\n")}\n`);
  const definition = join(folder, "stops.json");
  await writeFile(
    definition,
    JSON.stringify({
      id: "avgangar",
      title: { sv: "Avgångar", en: "Departures" },
      unit: { sv: "avgångar", en: "departures" },
      source: "Exempelregionens tidtabell",
      profile: "stops",
      place: { by: "point", x: "stop_lon", y: "stop_lat", crs: "EPSG:4326", axisOrder: "east-north" },
      placeOf: "service",
      time: { year: 2024 },
      rowCount: "avgangar",
      secrecy: { open: true },
    }),
  );
  await run("add", stops, "--definition", definition);
  const answer = await json("avgangar", "--indicator", "departures-per-resident");
  const total = answer.rows.find(({ key }) => key.type === "all")!;
  const all = [...departures.values()].reduce((sum, count) => sum + count, 0);
  assert.equal(total.count.value! + (answer.unmatched.rows.value ?? 0), all);
  for (const { count, denominator, value } of answer.rows)
    if (denominator!.value! > 0)
      assert.ok(
        Math.abs(value!.figure.value! - (1e4 * count.value!) / denominator!.value!) <
          1e-9 * value!.figure.value!,
      );
  assert.equal(answer.secrecy.primary + answer.secrecy.secondary, 0);
  assert.match(answer.secrecy.words[0]!.sv, /redan offentliga/);
});

test("vehicle-kilometres of one's own are a denominator; what is wrong is told by file, row and column", async () => {
  const file = join(folder, "km.csv");
  await writeFile(file, "type;year;value\n1;2022;1000\n2;2022;2000\n3;2022;..\n4;2022;4000\n5;2022;500,5\n");
  assert.match(
    await run(
      "denominators",
      "add",
      file,
      "--id",
      "fordonskm",
      "--unit",
      "fordonskilometer",
      "--of",
      "event",
    ),
    /^own:fordonskm: 5 rader/,
  );
  const answer = await json("skadade", "--figure", "rate", "--per", "own:fordonskm", "--years", "2022");
  const of = (type: string) => answer.rows.find(({ key }) => key.type === type)!;
  assert.deepEqual([of("3").value!.figure.status, of("5").denominator!.value], ["missing", 500.5]);
  assert.equal(of("all").value!.figure.status, "missing", "A sum is missing where a part is.");
  await writeFile(file, "type;year;value\n7;2022;1000\n");
  const { code, err } = await inProcess(["records", "denominators", "add", file, "--id", "km"], env);
  assert.notEqual(code, EXIT.ok);
  assert.match(err, /km\.csv, rad 2, kolumnen type: "7"/);
  assert.match(await run("denominators", "remove", "own:fordonskm"), /own:fordonskm/);
});

test("a question that does not fit is answered with what does", async () => {
  const { code, err } = await inProcess(
    ["records", "table", "skadade", "--figure", "rate", "--per", "residents-20-64"],
    env,
  );
  assert.notEqual(code, EXIT.ok);
  assert.match(err, /passar inte uppgifterna/);
  assert.match(err, /väntat: residents, own/);
});
