/**
 * The attacker against the example region: reads the CSV files of its releases, as anyone may fetch them, and what everyone knows of its
 * areas from the API. Types, years, kommuner, RegSO, a set of one's own and its complement.
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { AreaTable, Release } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { Attacker, type Said, type World } from "../../study/test/support/attacker.ts";
import { createApp } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-attack-"));
const study = await openStudy(folder);
await study.addExample();
const file = join(folder, "example", "skadade-i-vagtrafik.csv");
const text = (sv: string) => ({ sv, en: sv });
const YEARS = [2018, 2019, 2020];

async function store(id: string, secondary: boolean): Promise<void> {
  await study.storeRecords({
    path: file,
    definition: {
      id,
      title: text("Skadade i vägtrafik"),
      unit: text("skadade"),
      source: "Exempelregionen",
      file: { delimiter: ";", decimal: "," },
      place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006", axisOrder: "east-north" },
      placeOf: "event",
      time: { column: "datum" },
      identifier: "id",
      secrecy: { secondary },
    },
  });
}
await store("skadade", true);
await store("oskyddade", false);
const app = createApp(study);
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async <Body>(path: string): Promise<Body> => (await (await app.request(path)).json()) as Body;

/** What everyone knows: which areas there are each year, their type and kommun. */
const world: World = (
  await Promise.all(
    YEARS.map(async (year) => {
      const { rows } = await get<AreaTable>(`/api/areas?year=${year}`);
      return rows.map(({ area, type }) => ({
        regso: area.id,
        code: area.code,
        kommun: area.code.slice(0, 4),
        type: String(type.value ?? 0),
        year: String(year),
      }));
    }),
  )
).flat();
const CODES = [...new Set(world.map(({ code }) => code!))].sort();
const SOME = CODES.filter((_, at) => at % 5 === 0);

const QUESTIONS = [
  { by: ["type"] },
  { by: ["type", "year"] },
  { by: ["kommun"] },
  { by: ["regso"] },
  { by: ["year"], place: `areas:${SOME.join()}` },
  { by: ["year"], place: `areas:${CODES.filter((code) => !SOME.includes(code)).join()}` },
  { by: ["regso"], years: [2019, 2020] },
];

/** The rows of a CSV file, each value under its column's name. */
function rowsOf(csv: string): Record<string, string>[] {
  const lines = csv
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"));
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
  const head = cells(lines[0]!);
  return lines.slice(1).map((line) => Object.fromEntries(cells(line).map((cell, at) => [head[at]!, cell])));
}

async function read(id: string, question: (typeof QUESTIONS)[number]): Promise<Said[]> {
  const csv = await (await app.request(`/api/releases/${id}?format=csv`)).text();
  const years = new Set((question.years ?? YEARS).map(String));
  const place = question.place?.slice("areas:".length).split(",");
  return rowsOf(csv)
    .filter((row) => question.by.every((one) => row[one] !== undefined))
    .map((row) => {
      const key = question.by.map((one) => [one, row[one]!] as const);
      const status = row.count_status ?? row["count status"] ?? "";
      return {
        name: `${id} ${key.join(" ")}`,
        is: (piece: World[number]) =>
          years.has(piece.year!) &&
          (place?.includes(piece.code!) ?? true) &&
          key.every(([one, value]) => value === "all" || piece[one] === value),
        value: /suppressed/.test(status) || row.count === "" ? null : Number(row.count),
      };
    });
}

/** What the attacker tells of each hidden figure, from every file of the releases. */
async function attack(ids: readonly string[]) {
  const said = (await Promise.all(ids.map((id, at) => read(id, QUESTIONS[at]!)))).flat();
  assert.ok(said.some(({ value }) => value !== null));
  return (await Attacker.of(world)).collect(said).tell();
}

async function draft(records: string, question: (typeof QUESTIONS)[number]): Promise<Release> {
  const { by, place = "riket", years = YEARS } = question;
  return study.draftRelease({ asked: { records, by, place, years }, who: "Åsa" });
}

test("from all files of what was released no figure that a rule hides can be told more narrowly than four", async () => {
  const ids: string[] = [];
  const rules = new Set<string>();
  for (const question of QUESTIONS) {
    const { id, table } = await draft("skadade", question);
    await study.decideRelease({ id, decision: "release", who: "Bo", reason: "prövad" });
    ids.push(id);
    for (const { key, hidden } of table.rows)
      if (hidden?.kind === "primary")
        rules.add(`${id} ${question.by.map((one) => [one, key[one]]).join(" ")}`);
  }
  assert.ok(rules.size > 3, `${rules.size} figures are hidden by the rules`);
  const told = (await attack(ids)).filter(({ name }) => rules.has(name));
  assert.equal(told.length, rules.size);
  for (const { name, low, high } of told) assert.ok(high - low >= 4, `${name}: ${low}–${high}`);
});

test("with secondary suppression off the same attacker tells hidden figures to the last person", async () => {
  const ids: string[] = [];
  for (const question of QUESTIONS) ids.push((await draft("oskyddade", question)).id);
  const told = (await attack(ids)).filter(({ low, high }) => low === high);
  assert.ok(told.length > 0);
  await assert.rejects(
    study.decideRelease({ id: ids[3]!, decision: "release", who: "Bo", reason: "ändå" }),
    /switched off/,
  );
});

test("the rows the releases were made of are nowhere in what is published", async () => {
  const published = await (await app.request("/api/releases/skadade-4")).text();
  const [, first] = (await readFile(file, "utf8")).split("\r\n");
  for (const cell of first!.split(";").slice(0, 4)) if (cell.length > 6) assert.ok(!published.includes(cell));
});
