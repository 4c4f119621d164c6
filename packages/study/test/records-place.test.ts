import assert from "node:assert/strict";
import { test } from "node:test";
import { bridgeOf } from "@tvars/areas";
import { transformPoint } from "@tvars/geo";
import fc from "fast-check";
import { dryRunOf } from "../src/records/place/dry-run.ts";
import { bandLabels, categoryOf } from "../src/records/place/groups.ts";
import { Seen } from "../src/records/place/seen.ts";
import { readYear } from "../src/records/place/year.ts";
import { SQUARES, definition, groundOf, keysOf, place } from "./support/placing.ts";

const csv = (...lines: string[]) => ({ name: "rader.csv", contents: `${lines.join("\n")}\n` });
const points = { by: "point", x: "e", y: "n", crs: "EPSG:3006" } as const;
const squares = groundOf({ "regso@2020": SQUARES });

test("every row has exactly one verdict, with its reason and row in the file, the header counted", async () => {
  const { rows, verdicts, run } = await place(
    csv(
      "e;n;datum;skydd;slag",
      "400500,5;6580500;2022-05-01;;a",
      "401500;6580500;1.3.2021;;a",
      "500000;6580500;2022;;a",
      ";;2022;;a",
      "x;6580500;2022;;a",
      "0;0;2022;;a",
      "400500;6580500;2022-02-30;;a",
      "400500;6580500;2022;ja;a",
      "400500;6580500;2022;;b",
      "400500;6580500;2022",
    ),
    definition({
      place: points,
      time: { column: "datum" },
      protectedIdentity: { column: "skydd", values: ["Ja"] },
      only: [{ column: "slag", values: ["a"] }],
    }),
    squares,
  );
  assert.deepEqual(verdicts, {
    matched: 2,
    outside: 1,
    missing: 3,
    protected: 1,
    unreadable: 2,
    filtered: 1,
  });
  assert.equal(run.tally.rows, 10);
  assert.deepEqual(
    rows.slice(0, 2).map(({ area, kommun, lan, year }) => [area, kommun, lan, year]),
    [
      ["regso@2020:1780R001", "1780", "17", "2022"],
      ["regso@2020:1780R002", "1780", "17", "2021"],
    ],
  );
  const { examples } = dryRunOf(run, squares, { checks: [], typeYears: [] });
  assert.deepEqual(
    examples.map(({ row, verdict }) => [row, verdict]),
    [
      [4, "outside"],
      [5, "missing"],
      [7, "missing"],
      [8, "missing"],
      [9, "protected"],
      [11, "unreadable"],
      [6, "unreadable"],
      [10, "filtered"],
    ],
  );
});

test("of a protected row nothing is stored but that it was there; a filtered one is not stored", async () => {
  const { rows } = await place(
    csv("e;n;skydd;kon", "400500;6580500;1;kvinna", "400500;6580500;;man", "400500;6580500;;barn"),
    definition({
      place: points,
      protectedIdentity: { column: "skydd", values: ["1"] },
      only: [{ column: "kon", values: ["kvinna", "man"] }],
      groups: [{ id: "kon", column: "kon", title: { sv: "kön", en: "sex" } }],
    }),
    squares,
  );
  assert.deepEqual(
    rows.map(({ verdict, area, year, g_kon }) => [verdict, area, year, g_kon]),
    [
      ["matched", "regso@2020:1780R001", "2022", "man"],
      ["protected", null, null, null],
    ],
  );
});

test("identifiers and coordinates are dropped unless kept; the same identifier twice is told by row", async () => {
  const file = csv("id;e;n", "a;400500;6580500", "b;400500;6580500", "a;401500;6580500");
  const dropped = await place(file, definition({ place: points, identifier: "id" }), squares);
  assert.ok(dropped.rows.every((row) => !("id" in row) && !("x" in row) && !("y" in row)));
  assert.deepEqual(dropped.run.duplicates, { count: 1, rows: [4] });
  const kept = await place(
    file,
    definition({ place: points, identifier: "id", keepIdentifiers: true, keepCoordinates: true }),
    squares,
  );
  assert.deepEqual([kept.rows[2]!.id, kept.rows[2]!.x, kept.rows[2]!.y], ["a", 401_500, 6_580_500]);
});

test("both coordinates in one field, in degrees with latitude first, are the same places as metres", async () => {
  const [lon, lat] = transformPoint("EPSG:3006", "EPSG:4326", [401_500, 6_580_500]);
  const { rows } = await place(
    csv("gps;x", `${lat.toFixed(6)}, ${lon.toFixed(6)};1`, "mitt i stan;1", ";1"),
    definition({ place: { by: "point", x: "gps", y: "gps", crs: "EPSG:4326", axisOrder: "north-east" } }),
    squares,
  );
  assert.deepEqual(
    rows.map(({ area, verdict }) => [area, verdict]),
    [
      ["regso@2020:1780R002", "matched"],
      [null, "unreadable"],
      [null, "missing"],
    ],
  );
});

test("the version is that of the row's year: 2023 is RegSO 2020, 2024 is RegSO 2025", async () => {
  const both = groundOf({ "regso@2020": SQUARES, "regso@2025": SQUARES });
  const { rows, run } = await place(
    csv("e;n;ar", "400500;6580500;2023", "400500;6580500;2024"),
    definition({ place: points, time: { column: "ar" } }),
    both,
  );
  assert.deepEqual(
    rows.map(({ area }) => area),
    ["regso@2020:1780R001", "regso@2025:1780R001"],
  );
  assert.deepEqual(dryRunOf(run, both, { checks: [], typeYears: [] }).versions, [
    { version: "regso@2020", years: [2023], rows: 1 },
    { version: "regso@2025", years: [2024], rows: 1 },
  ]);
});

const VERSIONS = { from: "regso@2020", to: "regso@2025" } as const;
const bridge = bridgeOf({
  ...VERSIONS,
  before: ["1780R001", "1780R002", "1780R003"],
  after: ["1780R001", "1780R004", "1780R005"],
  // 001 is the same, 002 is recoded to 004, 003 to 005.
  links: [
    ["1780R001", "1780R001"],
    ["1780R002", "1780R004"],
    ["1780R003", "1780R005"],
  ],
});
const coded = groundOf(
  {},
  {
    bridge,
    codes: {
      "regso@2020": ["1780R001", "1780R002", "1780R009"],
      "regso@2025": ["1780R001", "1780R004"],
      "kommun@2007": ["1780", "0180"],
      "lan@2007": ["17", "01"],
      "deso@2025": ["1780C1010"],
    },
    regsoOf: { "1780C1010": "1780R004" },
  },
);

test("codes are read plain, suffixed and with names after them; lost zeros come back; names are no codes", async () => {
  const kommun = await place(
    csv(
      "kod;x",
      "1780;1",
      "1780 Karlstad;1",
      "180;1",
      "Karlstad;1",
      ";1",
      "Riket;1",
      "17 Värmlands län;1",
      "2580;1",
    ),
    definition({ place: { by: "code", column: "kod", division: "kommun" } }),
    coded,
  );
  assert.deepEqual(
    kommun.rows.map((row) => [row.kommun, row.verdict]),
    [
      ["1780", "matched"],
      ["1780", "matched"],
      ["0180", "matched"],
      [null, "unreadable"],
      [null, "missing"],
      [null, "outside"],
    ],
  );
  assert.deepEqual(kommun.verdicts, { matched: 3, outside: 1, missing: 1, unreadable: 1, filtered: 2 });
  const deso = await place(
    csv("kod;x", "1780C1010_DeSO2025;1", "1780c1010;1"),
    definition({ place: { by: "code", column: "kod", division: "deso" }, time: { year: 2024 } }),
    coded,
  );
  assert.deepEqual(
    deso.rows.map(({ area, deso: small }) => [area, small]),
    Array.from({ length: 2 }, () => ["regso@2025:1780R004", "deso@2025:1780C1010"]),
  );
});

test("a code of another version counts only where the area is known to be unchanged; else it is of the wrong version", async () => {
  const { rows } = await place(
    csv(
      "kod;ar",
      "1780R001_RegSO2020;2024",
      "1780R002_RegSO2020;2024",
      "1780R002;2024",
      "1780R009;2024",
      "1780R777;2024",
      "1780R001;2022",
    ),
    definition({ place: { by: "code", column: "kod", division: "regso" }, time: { column: "ar" } }),
    coded,
  );
  assert.deepEqual(
    rows.map(({ area, verdict }) => [area, verdict]),
    [
      ["regso@2025:1780R001", "matched"],
      ["regso@2025:1780R004", "matched"],
      ["regso@2025:1780R004", "matched"],
      [null, "wrong-version"],
      [null, "outside"],
      ["regso@2020:1780R001", "matched"],
    ],
  );
});

test("a key is looked up as it is compared: blanks and letter case say nothing; a key not in the table is outside", async () => {
  const { rows } = await place(
    csv("postnr;x", "652 24;1", "65224;1", "11111;1", ";1"),
    definition({ place: { by: "key", column: "postnr", key: "post" } }),
    coded,
    keysOf({ "65224": "1780R002" }),
  );
  assert.deepEqual(
    rows.map(({ area, verdict }) => [area, verdict]),
    [
      ["regso@2020:1780R002", "matched"],
      ["regso@2020:1780R002", "matched"],
      [null, "outside"],
      [null, "missing"],
    ],
  );
});

test("suppressed, missing, not applicable and zero are four different things, and none is taken for another", async () => {
  const { rows, run } = await place(
    csv(
      "kod;v;w",
      "1780;12,5;2",
      "1780;0;1",
      "1780;..;1",
      "1780;.;1",
      "1780;–;1",
      "1780;;1",
      "1780;~100;1",
      "1780;hemlig;1",
    ),
    definition({
      place: { by: "code", column: "kod", division: "kommun" },
      amounts: [
        {
          column: "v",
          title: { sv: "v", en: "v" },
          unit: { sv: "v", en: "v" },
          combine: "mean",
          weight: "w",
          marks: { hemlig: "suppressed" },
        },
      ],
    }),
    coded,
  );
  assert.deepEqual(
    rows.map((row) => row.s_a0),
    ["value", "zero", "suppressed", "not-applicable", "zero", "missing", "missing", "suppressed"],
  );
  assert.deepEqual([rows[0]!.p_a0, rows[0]!.m_a0], [25, 2]);
  assert.ok(Number.isNaN(rows[2]!.a_a0));
  assert.deepEqual(run.stored.odd, [1]);
});

test("a count that is masked or missing does not make a row of zero or of one", async () => {
  const { rows, verdicts } = await place(
    csv("kod;antal", "1780;7", "1780;..", "1780;", "1780;-3"),
    definition({ place: { by: "code", column: "kod", division: "kommun" }, rowCount: "antal" }),
    coded,
  );
  assert.deepEqual(verdicts, { matched: 1, missing: 1, unreadable: 2 });
  assert.equal(rows[0]!.n, 7);
});

test("years are read in the ways Swedish files write them; dates that do not exist have none", () => {
  for (const text of [
    "2024",
    "2024-03-01",
    "20240301",
    "2024-03-01T10:15:00Z",
    "1.3.2024",
    "01/03/2024",
    "202403",
    "2024M03",
    "2024K1",
    "2024-02-29",
  ])
    assert.deepEqual(readYear(text), { year: 2024 }, text);
  for (const text of ["2023-02-29", "2024-13-01", "31.4.2024", "1066", "0000-00-00", "igår", "", "2024/25"])
    assert.ok("why" in readYear(text), text);
  assert.deepEqual(readYear("2024/25", "school-year-start"), { year: 2024 });
  assert.deepEqual(readYear("2024/25", "school-year-end"), { year: 2025 });
});

test("bands are told by their lower ends: [0, 20, 65] is 0–19, 20–64 and 65–", () => {
  assert.deepEqual(bandLabels([0, 20, 65]), ["0–19", "20–64", "65–"]);
  const category = categoryOf({
    id: "a",
    column: "a",
    title: { sv: "a", en: "a" },
    bands: [0, 20, 65],
    values: { "100+": "äldst" },
  });
  assert.deepEqual(["19", "20", "64,9", "65+", "7 år", "100+", "", "okänd", "-1"].map(category), [
    "0–19",
    "20–64",
    "20–64",
    "65–",
    "0–19",
    "äldst",
    null,
    null,
    null,
  ]);
});

test("a text is seen the second time and not the first", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 300 }), (texts) => {
      const seen = new Seen();
      const known = new Set<string>();
      for (const text of texts) {
        assert.equal(seen.add(text), known.has(text));
        known.add(text);
      }
    }),
  );
});

test("rows in areas and rows without a place are all rows, wherever points lie", async () => {
  const point = fc.tuple(
    fc.oneof(fc.constant(""), fc.integer({ min: 399_500, max: 402_500 }).map(String), fc.constant("?")),
    fc.integer({ min: 6_579_500, max: 6_581_500 }).map(String),
    fc.constantFrom("2019", "2023", "2024", "x", ""),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 60 }), async (all) => {
      const { rows, run } = await place(
        csv("e;n;ar", ...all.map((cells) => cells.join(";"))),
        definition({ place: points, time: { column: "ar" } }),
        squares,
      );
      const n = rows.reduce((sum, row) => sum + Number(row.n), 0);
      const told = [...run.tally.verdicts].reduce((sum, count) => sum + count, 0);
      assert.deepEqual([n, told, run.tally.rows], [all.length, all.length, all.length]);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test("unplaced rows bound every area type: none of them there, or all", async () => {
  const typed = groundOf({ "regso@2020": SQUARES }, { types: { "1780R001": 1, "1780R002": 4 } });
  const { run } = await place(
    csv("e;n", "400500;6580500", "400600;6580500", "401500;6580500", ";", "500000;6580500"),
    definition({ place: points }),
    typed,
  );
  const { unmatched } = dryRunOf(run, typed, { checks: [], typeYears: [2022] });
  assert.equal(unmatched.share, 0.4);
  assert.deepEqual(
    unmatched.byType.map(({ matched, low, high }) => [matched, low, high]),
    [
      [2, 2, 4],
      [0, 0, 2],
      [0, 0, 2],
      [1, 1, 3],
      [0, 0, 2],
    ],
  );
});

test("a column that is gone or renamed since the definition was saved is named, and nothing is read", async () => {
  await assert.rejects(
    place(
      csv("E_koord;n", "400500;6580500"),
      definition({ place: { ...points, x: "e-koord" }, columns: ["e-koord", "n"] }),
      squares,
    ),
    (error: Error) => /e-koord/.test(error.message) && /E_koord/.test(error.message),
  );
  await assert.rejects(
    place(csv("a;n", "400500;6580500"), definition({ place: points }), squares),
    /does not have the column e/,
  );
});

test("without boundaries for the year points are missing, not outside; without any the work does not begin", async () => {
  const { verdicts } = await place(
    csv("e;n", "400500;6580500"),
    definition({ place: points, time: { year: 2025 } }),
    squares,
  );
  assert.deepEqual(verdicts, { missing: 1 });
  await assert.rejects(
    place(csv("e;n", "400500;6580500"), definition({ place: points }), groundOf({})),
    /no boundaries/,
  );
});
