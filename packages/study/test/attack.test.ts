/**
 * The attacker against releases of a small country: everything that is out, put together by one who knows only what everyone knows.
 * It must succeed where secondary suppression is off, and where tables are protected one by one; and fail where they were drafted.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BreakdownAnswer, BreakdownAsked } from "@tvars/api";
import { breakdownAsked } from "@tvars/api";
import { Attacker, type Said, type Told, type World } from "./support/attacker.ts";
import {
  CODES,
  RULES,
  type Row,
  YEARS,
  codeOf,
  placeHolds,
  smallRows,
  smallWorld,
  typeOf,
} from "./support/small-records.ts";

const SOME = CODES.filter((_, at) => at % 3 === 0 || at === 7);
const REST = CODES.filter((code) => !SOME.includes(code));

/** By type, type × year, kommun, RegSO, type × kind, other years, a set of one's own and its complement. */
const QUESTIONS: Partial<BreakdownAsked>[] = [
  { by: ["type"] },
  { by: ["type", "year"] },
  { by: ["kommun"] },
  { by: ["regso"], years: [2023] },
  { by: ["type", "kind"] },
  { by: ["kommun", "kind"], years: [2022, 2023] },
  { by: ["kind"], place: `areas:${SOME.join()}` },
  { by: ["kind"], place: `areas:${REST.join()}` },
  { by: ["kommun"], where: { sex: ["kvinna"] } },
];

const WORLD: World = CODES.flatMap((regso) =>
  YEARS.flatMap((year) =>
    ["kvinna", "man"].flatMap((sex) =>
      ["cykel", "gående", "moped", "buss"].map((kind) => ({
        regso,
        kommun: regso.slice(0, 4),
        type: String(typeOf(regso, year)),
        year: String(year),
        sex,
        kind,
      })),
    ),
  ),
);

type Piece = World[number];
const pieceOf = (row: Row): Piece => ({
  regso: codeOf(row),
  kommun: codeOf(row).slice(0, 4),
  type: String(typeOf(codeOf(row), row.year)),
  year: String(row.year),
  sex: row.sex,
  kind: row.kind,
});

/** A published table as the attacker reads it. */
const saidOf = ({ asked, rows }: BreakdownAnswer): Said[] =>
  rows.map(({ key, count }) => ({
    name: JSON.stringify([asked.place, asked.years, asked.where, key]),
    is: (piece) =>
      placeHolds(asked.place, piece.regso!) &&
      (asked.years?.map(String).includes(piece.year!) ?? true) &&
      Object.entries(asked.where).every(([group, values]) => values.includes(piece[group]!)) &&
      Object.entries(key).every(([id, one]) => one === "all" || piece[id] === one),
    value: count.value,
  }));

/** Hidden figures of 1–4 that the attacker can tell to fewer than five values. */
async function disclosed(
  tables: readonly BreakdownAnswer[],
  rows: readonly Row[],
): Promise<(Told & { truth: number })[]> {
  const said = tables.flatMap(saidOf);
  const told = (await Attacker.of(WORLD)).collect(said).tell();
  const truth = new Map(said.map(({ name, is }) => [name, rows.filter((row) => is(pieceOf(row))).length]));
  return told
    .map((one) => ({ ...one, truth: truth.get(one.name)! }))
    .filter(
      ({ low, high, truth: value }) =>
        value >= 1 && value < RULES.smallest && high - low < RULES.smallest - 1,
    );
}

for (const [seed, count] of [
  [7, 420],
  [11, 260],
  [23, 330],
] as const)
  test(`nothing that is drafted and released tells a hidden figure, however much is put together (seed ${seed})`, async (context) => {
    const { desk, close, rows } = await smallWorld({ rows: smallRows(count, seed) });
    context.after(close);
    const out: BreakdownAnswer[] = [];
    for (const question of QUESTIONS) {
      const { id, table } = await desk.draft(
        breakdownAsked.parse({ records: "olyckor", ...question }),
        "Åsa",
        "",
      );
      const { verdict } = await desk.check(id);
      if (verdict !== "safe") continue;
      await desk.decide(id, { decision: "release", who: "Bo", reason: "prövad" });
      out.push(table);
    }
    assert.ok(out.length >= QUESTIONS.length - 1, `${out.length} of ${QUESTIONS.length} could be released`);
    assert.ok(out.flatMap(({ rows: shown }) => shown).some(({ hidden }) => hidden !== null));
    assert.deepEqual(await disclosed(out, rows), []);
  });

test("the attacker succeeds where tables are protected one by one: it is the releases together that tell", async (context) => {
  const { table, close, rows } = await smallWorld();
  context.after(close);
  const out = await Promise.all(QUESTIONS.map((question) => table(question)));
  const found = await disclosed(out, rows);
  assert.ok(found.length > 0);
  for (const { low, high, truth } of found) assert.ok(low <= truth && truth <= high);
  for (const one of out) assert.deepEqual(await disclosed([one], rows), []);
});

test("the attacker succeeds on a single table where secondary suppression is switched off", async (context) => {
  const { table, close, rows } = await smallWorld({ rules: { ...RULES, secondary: false } });
  context.after(close);
  const found = await disclosed([await table({ by: ["type", "kind"] })], rows);
  assert.ok(found.some(({ low, high, truth }) => low === truth && high === truth));
});

test("the check of a release finds what the attacker finds: tables protected one by one are called unsafe together", async (context) => {
  const { desk, table, store, close, rows } = await smallWorld();
  context.after(close);
  // Drafted while nothing else was out, so that each is protected by itself alone.
  const drafts = [];
  for (const question of QUESTIONS)
    drafts.push(await desk.draft(breakdownAsked.parse({ records: "olyckor", ...question }), "Åsa", ""));
  assert.deepEqual(drafts[3]!.table, await table(QUESTIONS[3]!));
  await store(rows);
  const out: BreakdownAnswer[] = [];
  let stopped = 0;
  for (const draft of drafts) {
    const check = await desk.check(draft.id);
    const before = (await disclosed(out, rows)).length;
    const after = (await disclosed([...out, draft.table], rows)).length;
    if (after > before) assert.equal(check.verdict, "unsafe");
    if (check.verdict === "unsafe") {
      stopped += 1;
      assert.ok(check.differencing.some(({ cells }) => cells > 0));
      await assert.rejects(
        desk.decide(draft.id, { decision: "release", who: "Bo", reason: "ändå" }),
        /cannot go out/,
      );
      // The same question anew is protected together with what is out.
      const again = await desk.draft(draft.asked, "Åsa", "skyddad på nytt");
      assert.notEqual((await desk.check(again.id)).verdict, "unsafe");
      continue;
    }
    await desk.decide(draft.id, { decision: "release", who: "Bo", reason: "prövad" });
    out.push(draft.table);
  }
  assert.ok(stopped > 0);
  assert.deepEqual(await disclosed(out, rows), []);
});

test("a hidden figure's interval in the check is the attacker's own, and names the releases it follows from", async (context) => {
  const { desk, close } = await smallWorld({ rows: smallRows(260, 11) });
  context.after(close);
  const out: BreakdownAnswer[] = [];
  for (const question of QUESTIONS.slice(0, 5)) {
    const { id, table } = await desk.draft(
      breakdownAsked.parse({ records: "olyckor", ...question }),
      "Åsa",
      "",
    );
    out.push(table);
    const { attacks } = await desk.check(id);
    const told = new Map(
      (await Attacker.of(WORLD))
        .collect(out.flatMap(saidOf))
        .tell()
        .map((one) => [one.name, one]),
    );
    for (const { key, low, high } of attacks) {
      const own = told.get(JSON.stringify([table.asked.place, table.asked.years, table.asked.where, key]))!;
      assert.equal(low, own.low);
      if (Number.isFinite(own.high)) assert.equal(high, own.high);
    }
    await desk.decide(id, { decision: "release", who: "Bo", reason: "prövad" });
  }
});
