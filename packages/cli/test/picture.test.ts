/** Pictures of places on the invented example region: the command line and the API give the same bytes of the same figures. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { PictureStory } from "@tvars/api";
import { PICTURE_KINDS, pictureStory } from "@tvars/api";
import { createApp } from "@tvars/server";
import { type Study, openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-picture-"));
const env = { TVARS_DATA: join(folder, "data") };
let study: Study;
let get: (path: string) => Promise<Response>;

before(async () => {
  study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  const app = createApp(study, { version: "1.2.3" });
  get = async (path) => app.request(path);
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

type Asked = Record<string, string>;
type Row = Record<string, string>;

/** One question of each kind, and those that are asked otherwise. */
const QUESTIONS: [kind: (typeof PICTURE_KINDS)[number], asked: Asked][] = [
  ...PICTURE_KINDS.map((kind): [typeof kind, Asked] => [kind, {}]),
  ["slope", { of: "index", from: "2015", to: "2023" }],
  ["slope", { of: "people", place: "kommun:9902" }],
  ["distribution", { own: "kommun:9903", of: "low-economic-standard-v1", year: "2022" }],
  ["maps", { cuts: "same", from: "2016", to: "2023", place: "kommun:9901" }],
  ["maps", { of: "index", from: "2016", to: "2023" }],
  ["concentration", { of: "employed", place: "lan:99" }],
];

const address = (kind: string, asked: Asked): string =>
  `/api/pictures/${kind}?${new URLSearchParams(asked).toString()}`;
const words = (asked: Asked): string[] =>
  Object.entries(asked).flatMap(([key, value]) => [`--${key}`, value]);
const called = (kind: string, asked: Asked): string => `${kind} ${words(asked).join(" ")}`.trim();

async function story(kind: string, asked: Asked): Promise<PictureStory> {
  const response = await get(address(kind, asked));
  assert.equal(response.status, 200, await response.clone().text());
  return pictureStory.parse(await response.json());
}

for (const [kind, asked] of QUESTIONS)
  test(`${called(kind, asked)}: the API's svg is the command line's, byte for byte, in both languages, on wide and dark paper`, async () => {
    for (const [lang, theme, width] of [
      ["sv", "light", "760"],
      ["en", "dark", "340"],
    ] as const) {
      const response = await get(address(kind, { ...asked, format: "svg", lang, theme, width }));
      assert.equal(response.headers.get("content-type"), "image/svg+xml; charset=utf-8");
      const { code, out, err } = await inProcess(
        [
          "picture",
          kind,
          ...words(asked),
          "--format",
          "svg",
          "--theme",
          theme,
          "--width",
          width,
          "--lang",
          lang,
        ],
        env,
      );
      assert.equal(err, "");
      assert.equal(code, EXIT.ok);
      const svg = await response.text();
      assert.equal(svg, out);
      assert.match(svg, /^<svg [^>]*role="img"/);
      assert.match(svg, lang === "sv" ? /Påhittat exempel/ : /Invented example/);
    }
  });

/** Every number of a story that its table should hold, in the table's own unit. */
function numbersOf(one: PictureStory): number[] {
  const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
  switch (one.kind) {
    case "slope":
      return known(one.items.flatMap(({ from, to }) => [from.value, to.value])).map((value) =>
        one.of === "share" ? 100 * value : value,
      );
    case "transitions":
      return known(one.matrix.flatMap(({ areas, population }) => [areas, population.value]));
    case "multiples":
      return known(
        one.members.flatMap(({ years }) =>
          years.flatMap(({ types }) => types.map(({ share }) => share.value)),
        ),
      ).map((value) => 100 * value);
    case "distribution":
      return known(one.areas.map(({ figure }) => figure.value));
    case "maps":
      return known([...one.before.areas, ...one.after.areas].map(({ figure }) => figure.value));
    case "concentration":
      return one.types.flatMap(({ people, amount }) => [people, amount]);
  }
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

function csvRows(csv: string): Row[] {
  const lines = csv
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"));
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? "",
    );
  const head = cells(lines[0]!);
  return lines.slice(1).map((line) => Object.fromEntries(cells(line).map((cell, at) => [head[at]!, cell])));
}

for (const [kind, asked] of QUESTIONS)
  test(`${called(kind, asked)}: the numbers of the table are the answer's, and its own request gives it again`, async () => {
    const one = await story(kind, asked);
    assert.equal(one.kind, kind);
    assert.deepEqual(pictureStory.parse(await (await get(one.provenance.request)).json()), one);
    const rows = csvRows(await (await get(address(kind, { ...asked, format: "csv" }))).text());
    const measures: Record<string, (column: string) => boolean> = {
      slope: (column) => /^y\d{4}$/.test(column),
      transitions: (column) => /^(to|people)\d$/.test(column),
      multiples: (column) => /^type\d$/.test(column),
      distribution: (column) => column === "value",
      maps: (column) => column === "before" || column === "after",
      concentration: (column) => column === "people" || column === "amount",
    };
    const written = rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, text]) =>
        measures[kind]!(column) && text !== "" ? [Number(text)] : [],
      ),
    );
    const [told, read] = [sorted(numbersOf(one)), sorted(written)];
    assert.equal(read.length, told.length);
    assert.ok(told.length > 0);
    for (const [at, value] of told.entries())
      assert.ok(Math.abs(value - read[at]!) < 1e-9, `${value} ${read[at]}`);
  });

test("the types of a slope and of the multiples are the barometer's, a transition's areas are the transitions' own", async () => {
  const slope = await story("slope", { from: "2014", to: "2023" });
  assert.ok(slope.kind === "slope");
  const barometer = await study.barometer({ year: 2023 });
  assert.deepEqual(
    slope.items.map(({ to }) => to),
    barometer.types.map(({ share }) => share),
  );
  const transitions = await story("transitions", { from: "2014", to: "2023" });
  const own = await study.transitions({ from: 2014, to: 2023 });
  assert.ok(transitions.kind === "transitions");
  assert.deepEqual(
    transitions.matrix.map(({ areas }) => areas),
    own.matrix.map(({ areas }) => areas),
  );
  const multiples = await story("multiples", {});
  assert.ok(multiples.kind === "multiples");
  const ids = multiples.members.map(({ place }) => place.id);
  assert.deepEqual(ids, ids.toSorted());
});

test("with the first year's cut-offs an area whose index stands still keeps its type", async () => {
  const [each, same] = [
    await story("maps", { from: "2014", to: "2023" }),
    await story("maps", { from: "2014", to: "2023", cuts: "same" }),
  ];
  const index = await story("slope", { of: "index", from: "2014", to: "2023" });
  assert.ok(each.kind === "maps" && same.kind === "maps" && index.kind === "slope");
  const still = new Set(index.items.filter(({ from, to }) => from.value === to.value).map(({ id }) => id));
  const changed = same.after.areas.filter((area) => area.changed && still.has(area.code));
  // Only an index at the very edge of a type, rounded as it is published, can differ.
  assert.ok(changed.length <= 1, `${changed.length} of ${still.size}`);
  assert.notDeepEqual(
    same.after.areas.map(({ figure }) => figure.value),
    each.after.areas.map(({ figure }) => figure.value),
  );
  for (const { before, after: later } of [each, same])
    assert.ok([...before.areas, ...later.areas].every(({ outline }) => /^\d+ \d+ -?\d+/.test(outline)));
});

test("a png is twice as wide as its svg, and --out chooses the format by the file's name", async () => {
  const file = join(folder, "bild.png");
  const { code } = await inProcess(["picture", "slope", "--width", "400", "--out", file], env);
  assert.equal(code, EXIT.ok);
  const bytes = await readFile(file);
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.equal(bytes.readUInt32BE(16), 800);
  const response = await get(address("slope", { format: "png", width: "400" }));
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
});

test("without a format the command prints the finding, the table and the source", async () => {
  const { out } = await inProcess(["picture", "transitions", "--lang", "en"], env);
  assert.match(out, /areas kept their type between/);
  assert.match(out, /Type 1 2024, areas/);
  assert.match(out, /Source: /);
});

for (const [kind, asked, expected] of [
  ["slope", { from: "2020", to: "2020" }, /two of the years/],
  ["slope", { of: "money" }, /share, people, areas, index/],
  ["multiples", { place: "kommun:9901" }, /riket or a county/],
  ["concentration", { of: "pre-upper-secondary-v2" }, /numerator/],
  ["distribution", { of: "nothing" }, /nothing/],
] as const)
  test(`${called(kind, asked)} is refused with what was expected`, async () => {
    const response = await get(`${address(kind, asked as Asked)}&lang=en`);
    assert.ok(response.status >= 400 && response.status < 500, String(response.status));
    assert.match(await response.text(), expected);
    const { code } = await inProcess(["picture", kind, ...words(asked as Asked)], env);
    assert.notEqual(code, EXIT.ok);
  });
