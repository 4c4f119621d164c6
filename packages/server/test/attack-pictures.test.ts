/**
 * The attacker against everything the example region's releases are published as: CSV, XLSX, JSON-stat, the answer itself, the pictures that the
 * screen draws of it (positions read by their axes, and sentences), and the tiles and values of the map.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { AreaTable, BreakdownAnswer, Release } from "@tvars/api";
import type { Picture } from "@tvars/report";
import { openStudy } from "@tvars/study";
import { Attacker, type Said, type World } from "../../study/test/support/attacker.ts";
import {
  concentrationGroups,
  concentrationPicture,
  funnelPicture,
  mainPicture,
  trendPicture,
} from "../../web/src/screens/records/table/pictures.ts";
import { createApp } from "../src/index.ts";
import {
  type Read,
  fromCsv,
  fromCurve,
  fromDots,
  fromFunnel,
  fromJsonStat,
  fromSentences,
  fromTrend,
  fromXlsx,
} from "./support/attack-read.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-attack-pictures-"));
const study = await openStudy(folder);
await study.addExample();
const app = createApp(study);
const text = (sv: string) => ({ sv, en: sv });
const YEARS = [2018, 2019, 2020];

const bytes = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
const get = async <Body>(path: string): Promise<Body> => JSON.parse((await bytes(path)).toString()) as Body;

const MAP = ["/api/map-values?year=2019", "/api/map-values?year=2020&before=2019"];
const [west, south, east, north] = (await get<{ bounds: [number, number, number, number] }>("/api/workspace"))
  .bounds;
for (const version of ["regso@2020", "kommun@2007"])
  for (const z of [6, 9, 11]) {
    const x = Math.floor((((west + east) / 2 + 180) / 360) * 2 ** z);
    const lat = (((south + north) / 2) * Math.PI) / 180;
    const y = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** z);
    MAP.push(`/api/tiles/${version}/${z}/${x}/${y}`);
  }
const mapBefore = await Promise.all(MAP.map(bytes));

for (const [id, secondary] of [
  ["skadade", true],
  ["oskyddade", false],
] as const)
  await study.storeRecords({
    path: join(folder, "example", "skadade-i-vagtrafik.csv"),
    definition: {
      id,
      title: text("Skadade i vägtrafik"),
      unit: text("skadade"),
      source: "Exempelregionen",
      file: { delimiter: ";", decimal: "," },
      place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006", axisOrder: "east-north" },
      placeOf: "event",
      time: { column: "datum" },
      groups: [{ id: "kategori", column: "kategori", title: text("kategori") }],
      identifier: "id",
      secrecy: { secondary },
    },
  });
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

type Asked = Parameters<typeof study.draftRelease>[0]["asked"];
const RATE = { figure: "rate", per: "residents" } as const;
const QUESTIONS: Omit<Asked, "records">[] = [
  { by: ["type"], years: [2019], ...RATE },
  { by: ["type", "kategori"], years: [2019] },
  { by: ["regso"], years: [2019], ...RATE },
  { by: ["type", "year"], years: YEARS, ...RATE },
  { by: ["kommun", "kategori"], years: [2019] },
];

const KINDS = (
  await study.breakdown({ records: "skadade", by: ["kategori"], years: YEARS })
).dimensions[0]!.categories.map(({ id }) => id);

/** What everyone knows: the areas of each year, their type and kommun; and the categories, which stand in the tables. */
const world: World = (
  await Promise.all(
    YEARS.map(async (year) => {
      const { rows } = await get<AreaTable>(`/api/areas?year=${year}`);
      return rows.flatMap(({ area, type }) =>
        KINDS.map((kategori) => ({
          regso: area.id,
          kommun: area.code.slice(0, 4),
          type: String(type.value ?? 0),
          year: String(year),
          kategori,
        })),
      );
    }),
  )
).flat();

const saidOf = (name: string, { asked }: BreakdownAnswer, key: Read["key"]): Pick<Said, "name" | "is"> => {
  const years = new Set(asked.years!.map(String));
  return {
    name: `${name} ${asked.by.map((one) => `${one}=${key[one] ?? "all"}`).join(" ")}`,
    is: (piece) =>
      years.has(piece.year!) &&
      Object.entries(key).every(
        ([id, one]) => one === "all" || piece[id] === one || piece[id]?.endsWith(`:${one}`) === true,
      ),
  };
};

/** From the files: the same figures in three forms, each read for itself. */
async function filesOf(release: Release): Promise<Said[]> {
  const { id, table } = release;
  const path = (format: string) => `/api/releases/${id}?format=${format}`;
  const read: Record<string, Read[]> = {
    csv: fromCsv((await bytes(path("csv"))).toString(), table.asked.by),
    xlsx: await fromXlsx(await bytes(path("xlsx")), table.asked.by),
    stat: fromJsonStat(await get(path("json-stat2"))),
  };
  for (const [format, figures] of Object.entries(read))
    assert.equal(figures.length, table.rows.length, format);
  return Object.values(read).flatMap((figures) =>
    figures.map(({ key, value }) => ({ ...saidOf(id, table, key), value })),
  );
}

/** A span of a count: to the person, where it is narrow enough. */
const span = (low: number, high: number): Pick<Said, "value" | "slack"> =>
  high - low < 0.9
    ? { value: Math.round((low + high) / 2) }
    : { value: (low + high) / 2, slack: (high - low) / 2 };

/** From the pictures and their sentences: rates times the people that everyone knows. */
function picturesOf({ id, table }: Release): { said: Said[]; pictures: Picture[] } {
  const { asked, rows, dimensions, funnel } = table;
  const draw = { lang: "sv", width: 760 } as const;
  const people = (key: Read["key"]): number => {
    if (asked.figure !== "rate") return 1;
    const row = rows.find((one) =>
      Object.entries(one.key).every(([of, value]) => (key[of] ?? "all") === value),
    );
    return row!.denominator!.value! / 10_000;
  };
  const of = (carrier: string, key: Read["key"], low: number, high: number): Said => ({
    ...saidOf(`${id} ${carrier}`, table, key),
    ...span(low * people(key), high * people(key)),
  });
  const last = asked.by.includes("year") ? { year: String(asked.years!.at(-1)!) } : undefined;
  const labels = new Map(
    rows.map(({ key, label }) => {
      const said = Object.entries(label).filter(([one]) => one !== "year");
      const name = said.map(([one, { sv }]) =>
        one === "type" ? (said.length > 1 ? `Typ ${key.type}` : key.type!) : sv,
      );
      return [name.join(", "), { ...key, ...last }] as const;
    }),
  );
  const main = mainPicture(table, "sv", draw);
  const pictures = [main];
  const said: Said[] = [];
  for (const { label, low, high } of fromDots(main.svg)) {
    const key = labels.get(label) ?? labels.get(label.slice(0, 1));
    assert.ok(key, label);
    said.push(of("dots", key, low, high));
  }
  if (asked.by.length === 1 && asked.by[0] === "type")
    for (const sentence of [
      main.summary,
      main.description,
      table.title.sv,
      ...table.reading.map(({ sv }) => sv),
    ])
      for (const { type, low, high } of fromSentences(sentence))
        said.push(of("sentence", { type }, low, high));
  if (dimensions.length === 2 && last !== undefined) {
    const picture = trendPicture(table, "sv", draw);
    pictures.push(picture);
    for (const { type, year, low, high } of fromTrend(picture.svg))
      said.push(of("trend", { type, year }, low, high));
  }
  if (table.concentration !== null && concentrationGroups(table) !== null) {
    const picture = concentrationPicture(table, "sv", draw);
    pictures.push(picture);
    // The curve is of those whose area has a type.
    const typed = rows.filter(({ key }) => /^[1-5]$/.test(key.type!) && (key.year ?? "all") === "all");
    const total = typed.reduce((sum, { count }) => sum + (count.value ?? NaN), 0);
    if (typed.length > 0 && !Number.isNaN(total))
      for (const [at, { low, high }] of fromCurve(picture.svg).entries())
        said.push({
          ...saidOf(`${id} curve`, table, { type: String(at + 1) }),
          ...span(low * total, high * total),
        });
  }
  if (funnel) {
    const picture = funnelPicture({ ...table, funnel }, "Nämnare", "sv", draw);
    pictures.push(picture);
    const points = fromFunnel(picture.svg);
    for (const { label, low, high } of points) said.push(of("funnel", { regso: label }, low, high));
    // The centre is what all points have in common.
    const drawn = new Set(points.map(({ label }) => label));
    const all = [...drawn].reduce((sum, regso) => sum + people({ regso }), 0) * funnel.centre;
    const { is } = saidOf("", table, {});
    said.push({
      name: `${id} centre`,
      is: (piece) => is(piece) && drawn.has(piece.regso!),
      ...span(all - 0.01, all + 0.01),
    });
  }
  const { rows: lost, share } = table.unmatched;
  if (lost.value !== null && share !== null && share > 0) {
    const total = (lost.value * (1 - share)) / share;
    said.push({ ...saidOf(`${id} share`, table, {}), ...span(total - 0.01, total + 0.01) });
  }
  return { said, pictures };
}

async function released(records: string): Promise<Release[]> {
  const made: Release[] = [];
  for (const question of QUESTIONS) {
    const { id } = await study.draftRelease({ asked: { records, ...question }, who: "Åsa" });
    if (records === "skadade")
      await study.decideRelease({ id, decision: "release", who: "Bo", reason: "prövad" });
    made.push(await get<Release>(`/api/releases/${id}`));
  }
  return made;
}

const primary = (made: readonly Release[]): Set<string> =>
  new Set(
    made.flatMap(({ id, table }) =>
      table.rows.flatMap(({ key, hidden }) =>
        hidden?.kind === "primary" ? [saidOf(id, table, key).name] : [],
      ),
    ),
  );

const released1 = await released("skadade");

test("from all files, pictures and sentences no figure that a rule hides can be told more narrowly than four", async () => {
  const files = (await Promise.all(released1.map(filesOf))).flat();
  const pictures = released1.flatMap((one) => picturesOf(one).said);
  for (const carrier of ["dots", "sentence", "trend", "curve", "funnel", "centre", "share"])
    assert.ok(
      pictures.some(({ name }) => name.includes(` ${carrier}`)),
      `nothing was read from ${carrier}`,
    );
  const rules = primary(released1);
  assert.ok(rules.size > 3, `${rules.size} figures are hidden by the rules`);
  const told = (await Attacker.of(world)).collect([...files, ...pictures]).tell();
  const hidden = told.filter(({ name }) => rules.has(name));
  assert.ok(hidden.length >= rules.size);
  for (const { name, low, high } of hidden) {
    assert.ok(Number.isFinite(low), `what is published does not agree with itself at ${name}`);
    assert.ok(high - low >= 4, `${name}: ${low}–${high}`);
  }
});

test("what is read from the pictures is what the tables say: the attacker reads them rightly", () => {
  for (const release of released1) {
    const { said } = picturesOf(release);
    for (const { key, count } of release.table.rows) {
      const { name } = saidOf(`${release.id} dots`, release.table, key);
      const read = said.find((one) => one.name === name);
      if (read)
        assert.ok(count.value !== null && Math.abs(read.value! - count.value) <= (read.slack ?? 0), name);
    }
  }
});

test("a hidden figure has no dot, line, bar or point in any picture, and its limits are in no table beside one", () => {
  for (const release of released1)
    for (const { svg, table } of picturesOf(release).pictures) {
      assert.ok(!/NaN|undefined/.test(svg));
      for (const row of table.rows)
        if (row.some((cell) => cell !== null && typeof cell === "object" && cell.status === "suppressed"))
          assert.ok(
            row.every((cell) => typeof cell !== "number"),
            JSON.stringify(row),
          );
    }
});

test("tiles and values of the map are the same bytes before and after records are stored and released: they carry none of them", async () => {
  assert.ok(mapBefore.filter((one) => one.length > 100).length >= 4);
  for (const [at, path] of MAP.entries()) assert.ok((await bytes(path)).equals(mapBefore[at]!), path);
});

test("with secondary suppression off the same attacker tells hidden figures to the last person, from the pictures alone too", async () => {
  const made = await released("oskyddade");
  const rules = primary(made);
  const files = (await Promise.all(made.map(filesOf))).flat();
  const hidden = files.filter(({ value }) => value === null);
  const pictures = made.flatMap((one) => picturesOf(one).said);
  for (const said of [
    [...files, ...pictures],
    [...hidden, ...pictures],
  ]) {
    const told = (await Attacker.of(world)).collect(said).tell();
    assert.ok(told.some(({ name, low, high }) => rules.has(name) && low === high));
  }
});
