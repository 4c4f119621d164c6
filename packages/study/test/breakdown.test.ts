/** Own records by area type, on ten made areas: every figure follows in closed form, and nothing hidden follows from what is shown. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { BreakdownAnswer } from "@tvars/api";
import { breakdownAnswer } from "@tvars/api";
import { directRate, indirectRate, ratesByType, shareOf, unmatchedBounds } from "@tvars/measures";
import { StudyError } from "../src/error.ts";
import { type AnswerInput, answerOf } from "../src/records/breakdown/answer.ts";
import { CODES, breakdownPlace, ofTypes, peopleOf, times, typeOf } from "./support/breakdown-place.ts";
import type { MadeRow } from "./support/breakdown-place.ts";

type Place = Awaited<ReturnType<typeof breakdownPlace>>;
const TYPES = ["1", "2", "3", "4", "5"];
const PEOPLE = TYPES.map((type) =>
  CODES.filter((code) => String(typeOf(code)) === type).reduce((sum, code) => sum + peopleOf(code), 0),
);
const SEX = { id: "sex", column: "sex", title: { sv: "Kön", en: "Sex" } };
const KIND = { id: "kind", column: "kind", title: { sv: "Slag", en: "Kind" } };
const AGE = { id: "age", column: "age", title: { sv: "Ålder", en: "Age" }, role: "age" as const };
const AMOUNT = { column: "cost", title: { sv: "Kostnad", en: "Cost" }, unit: { sv: "kr", en: "SEK" } };

let place: Place;
before(async () => {
  place = await breakdownPlace();
});
after(() => place.close());

const row = (answer: BreakdownAnswer, keys: Record<string, string>) => {
  const found = answer.rows.filter(({ key }) =>
    Object.entries(keys).every(([id, value]) => key[id] === value),
  );
  assert.equal(found.length, 1, JSON.stringify(keys));
  return found[0]!;
};
const typed = (answer: BreakdownAnswer) => TYPES.map((type) => row(answer, { type }));
const problem = (kind: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StudyError, String(error));
  assert.equal(error.kind, kind);
  assert.match(`${error.message} ${JSON.stringify(error.fields)}`, words);
  return true;
};

describe("counts and rates", () => {
  const counts = [30, 25, 40, 60, 20];
  beforeEach(() => place.store(ofTypes(counts)));

  test("rows are counted by the official type of the area in the year of the row, and the sum is said", async () => {
    const answer = await place.desk.breakdown({ records: "cases" });
    assert.deepEqual(
      typed(answer).map(({ count }) => count.value),
      counts,
    );
    assert.equal(row(answer, { type: "all" }).count.value, 175);
    assert.match(answer.title.sv, /^175 fall \(De 10 inlästa områdena \(av 3\s363\), 2022\)$/);
    breakdownAnswer.parse(answer);
  });

  test("rates, differences and ratios are those of ratesByType, to the last bit", async () => {
    const answer = await place.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
    const { rows } = ratesByType(
      { types: TYPES, cases: counts, population: PEOPLE, reference: "5" },
      { kind: "persons", per: 1000 },
    );
    for (const [at, { value, difference, ratio, denominator }] of typed(answer).entries()) {
      const { rate, difference: gap, ratio: times } = rows[at]!;
      assert.equal(denominator!.value, PEOPLE[at]);
      assert.deepEqual(
        [value!.figure.value, value!.low, value!.high],
        [rate!.value, rate!.interval.low, rate!.interval.high],
      );
      assert.deepEqual(
        [difference?.figure.value, difference?.low, ratio?.figure.value, ratio?.high],
        [gap?.value, gap?.interval.low, times?.value, times?.interval.high],
      );
    }
    assert.match(
      answer.provenance.command,
      /^tvars records table cases --by type --years 2022 --figure rate --per residents$/,
    );
  });

  test("events where something happened are Poisson counts per 10,000, with the caveat that residents are others", async () => {
    await place.store(ofTypes(counts), { placeOf: "event" });
    const answer = await place.desk.breakdown({
      records: "cases",
      figure: "rate",
      per: "residents",
      reference: "mean",
    });
    const { rows } = ratesByType(
      { types: TYPES, cases: counts, population: PEOPLE, reference: "mean" },
      { kind: "events", per: 10_000 },
    );
    assert.deepEqual(
      typed(answer).map(({ value, ratio }) => [value!.high, ratio!.figure.value]),
      rows.map(({ rate, ratio }) => [rate!.interval.high, ratio!.value]),
    );
    assert.ok(answer.caveats.some(({ sv }) => /ingen risk för dem som bor/.test(sv)));
    assert.ok(answer.reading.some(({ en }) => /belong to where it happened/.test(en)));
  });

  test("several years put together are set against the sum of their people; divided by year each has its own", async () => {
    await place.store([...ofTypes(counts, { year: 2021 }), ...ofTypes(counts, { year: 2022 })]);
    const asked = { records: "cases", figure: "rate" as const, per: "residents", years: [2021, 2022] };
    const together = await place.desk.breakdown(asked);
    assert.deepEqual(
      typed(together).map(({ count, denominator }) => [count.value, denominator!.value]),
      counts.map((x, at) => [2 * x, 2 * PEOPLE[at]!]),
    );
    const apart = await place.desk.breakdown({ ...asked, by: ["type", "year"] });
    assert.equal(row(apart, { type: "3", year: "2021" }).count.value, 40);
    assert.equal(apart.dimensions.at(-1)!.id, "year");
    assert.equal(apart.rows.length, 12);
  });

  test("a place keeps to its areas: given codes, and kommuner", async () => {
    const some = await place.desk.breakdown({ records: "cases", place: `areas:${CODES[0]},${CODES[9]}` });
    assert.deepEqual(
      typed(some).map(({ count }) => count.value ?? count.status),
      [15, "not-applicable", "not-applicable", "not-applicable", 10],
    );
    const kommun = await place.desk.breakdown({
      records: "cases",
      place: "kommun:1780",
      by: ["kommun", "type"],
    });
    assert.equal(row(kommun, { kommun: "1780", type: "4" }).count.value, 60);
  });

  test("a share of all own cases sums to one and needs no other table", async () => {
    const answer = await place.desk.breakdown({ records: "cases", figure: "rate", per: "own" });
    assert.deepEqual(
      typed(answer).map(({ value }) => value!.figure.value),
      counts.map((x) => x / 175),
    );
    assert.deepEqual(answer.gaps, []);
  });

  test("other records are a denominator, protected by their own rules", async () => {
    await place.store(ofTypes([50, 40, 3, 80, 70]), { id: "visits", unit: { sv: "besök", en: "visits" } });
    const answer = await place.desk.breakdown({ records: "cases", figure: "rate", per: "records:visits" });
    assert.equal(row(answer, { type: "1" }).value!.figure.value, (30 / 50) * 1000);
    const hidden = row(answer, { type: "3" });
    assert.deepEqual(
      [hidden.denominator!.status, hidden.value!.figure.status, hidden.value!.low],
      ["suppressed", "suppressed", null],
    );
  });
});

describe("titles", () => {
  test("what was found is said with its direction and size, and nothing certain is said to be so", async () => {
    const asked = { records: "cases", figure: "rate" as const, per: "residents" };
    await place.store(ofTypes([90, 80, 60, 50, 40]));
    const more = await place.desk.breakdown(asked);
    assert.match(
      more.title.en,
      /^More cases per 1,000 residents in areas with challenges than in areas with good conditions: 34 against 12\.2 /,
    );
    assert.match(more.title.sv, /^Fler fall per 1.000 boende i områden med utmaningar än i /);
    await place.store(ofTypes([20, 20, 60, 120, 140]));
    assert.match((await place.desk.breakdown(asked)).title.sv, /^Färre fall per /);
    await place.store(ofTypes([31, 33, 37, 40, 44]));
    assert.match((await place.desk.breakdown(asked)).title.sv, /ingen säker skillnad/);
  });
});

describe("standardisation", () => {
  const young = [30, 30, 40, 20, 10];
  const old = [60, 50, 40, 40, 60];
  const rows = [
    ...ofTypes(young, { groups: { age: "20–24" } }),
    ...ofTypes(old, { groups: { age: "25–29" } }),
  ];

  test("direct and indirect: the ages of all types together, from the stored table's own bands", async () => {
    await place.store(rows, { groups: [AGE] });
    const asked = { records: "cases", figure: "rate" as const, per: "residents" };
    const half = PEOPLE.map((people) => people / 2);
    const all = half.reduce((sum, one) => sum + one, 0);
    const sum = (list: readonly number[]): number => list.reduce((before, one) => before + one, 0);
    const direct = await place.desk.breakdown({ ...asked, standardise: "direct" });
    const indirect = await place.desk.breakdown({ ...asked, standardise: "indirect" });
    for (const at of TYPES.keys()) {
      const population = [half[at]!, half[at]!];
      const expected = directRate(
        { cases: [young[at]!, old[at]!], population, standard: [all, all] },
        { per: 1000 },
      );
      assert.equal(typed(direct)[at]!.standardised!.figure.value, expected.value);
      assert.equal(typed(direct)[at]!.standardised!.low, expected.interval.low);
      const other = indirectRate(
        {
          observed: young[at]! + old[at]!,
          population,
          referenceCases: [sum(young), sum(old)],
          referencePopulation: [all, all],
        },
        { per: 1000 },
      );
      assert.equal(typed(indirect)[at]!.standardised!.figure.value, other.value);
    }
  });

  test("a hidden stratum hides the standardised figure and not the crude one", async () => {
    await place.store(
      [
        ...ofTypes([3, 30, 40, 20, 10], { groups: { age: "20–24" } }),
        ...ofTypes(old, { groups: { age: "25–29" } }),
      ],
      { groups: [AGE] },
    );
    const answer = await place.desk.breakdown({
      records: "cases",
      figure: "rate",
      per: "residents",
      standardise: "direct",
    });
    const first = row(answer, { type: "1" });
    assert.deepEqual(
      [first.count.value, first.standardised!.figure.status, first.standardised!.low],
      [63, "suppressed", null],
    );
  });

  test("where something happened no age can be evened out, and the reason is told", async () => {
    await place.store(rows, { groups: [AGE], placeOf: "event" });
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "rate", per: "residents", standardise: "direct" }),
      problem("bad-request", /age of those who live there says nothing/),
    );
  });
});

describe("what is hidden stays hidden", () => {
  /** Everything an answer says, as numbers. */
  const numbersIn = (value: unknown): number[] =>
    typeof value === "number"
      ? [value]
      : value !== null && typeof value === "object"
        ? Object.values(value).flatMap(numbersIn)
        : [];

  test("a count of 3 hides itself and one more, and every figure that follows from them", async () => {
    await place.store(ofTypes([3, 25, 40, 60, 20]), { placeOf: "event" });
    const answer = await place.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
    const first = row(answer, { type: "1" });
    assert.deepEqual(
      [first.count.status, first.hidden!.kind, first.hidden!.rule],
      ["suppressed", "primary", "threshold"],
    );
    assert.deepEqual(
      [first.value!.figure.status, first.difference!.figure.status, first.ratio!.figure.status],
      ["suppressed", "suppressed", "suppressed"],
    );
    const hidden = answer.rows.filter(({ count }) => count.status === "suppressed");
    assert.equal(hidden.length, 2, "Alone it would follow from the sum.");
    assert.deepEqual([answer.secrecy.primary, answer.secrecy.secondary, answer.secrecy.safe], [1, 1, true]);
    assert.ok(answer.secrecy.narrowest! >= 4);
    assert.equal(answer.concentration, null);
    for (const id of [
      "low-high-difference",
      "low-high-ratio",
      "max-min",
      "sii",
      "rii",
      "concentration",
      "paf",
    ])
      assert.equal(answer.gaps.find((gap) => gap.id === id)!.value.figure.status, "suppressed", id);
    assert.ok(!answer.unmatched.bounds.some(({ type }) => type === 1));
    assert.ok(!numbersIn(answer.rows).includes((3 / PEOPLE[0]!) * 10_000));
  });

  test("zero, suppressed, small, missing and not applicable are five different things", async () => {
    await place.store(ofTypes([0, 3, 7, 60, 3]));
    const zero = await place.desk.breakdown({ records: "cases" });
    assert.deepEqual(
      typed(zero).map(({ count }) => [count.status, ...(count.flags ?? [])]),
      [["zero"], ["suppressed"], ["value", "small"], ["value"], ["suppressed"]],
    );
    const own = await place.desk.denominatorShelf.own.add(
      await csv("type;year;value\n1;2022;suppressed\n2;2022;..\n3;2022;10\n4;2022;10\n5;2022;0\n"),
      {
        id: "km",
        title: { sv: "km", en: "km" },
        unit: { sv: "km", en: "km" },
      },
    );
    await place.store(ofTypes([8, 30, 7, 60, 0]));
    const rate = await place.desk.breakdown({ records: "cases", figure: "rate", per: `own:${own.id}` });
    assert.deepEqual(
      typed(rate).map(({ value }) => value!.figure.status),
      ["suppressed", "missing", "value", "value", "not-applicable"],
      "A denominator that its source hides, one it does not know, and one of nobody.",
    );
  });

  test("types, years and groups in one table are protected together, with their sums", async () => {
    const rows = [
      ...ofTypes([4, 25, 40, 60, 20], { groups: { sex: "k" } }),
      ...ofTypes([20, 25, 40, 60, 20], { groups: { sex: "m" } }),
    ];
    await place.store(rows, { groups: [SEX] });
    const answer = await place.desk.breakdown({ records: "cases", by: ["type", "sex"] });
    const hidden = answer.rows.filter(({ count }) => count.status === "suppressed");
    assert.ok(hidden.length >= 4, "A hidden cell needs another in its row and its column.");
    assert.ok(hidden.some(({ key }) => key.type === "1" && key.sex === "k"));
    for (const line of [...TYPES, "all"]) {
      const cells = answer.rows.filter(({ key }) => key.type === line);
      assert.notEqual(cells.filter(({ count }) => count.status === "suppressed").length, 1, line);
    }
  });

  test("switched off, secondary suppression leaves what an attacker takes by subtraction, and the answer says so", async () => {
    await place.store(ofTypes([3, 25, 40, 60, 20]), { secrecy: { secondary: false } });
    const answer = await place.desk.breakdown({ records: "cases" });
    const shown = typed(answer).reduce((sum, { count }) => sum + (count.value ?? 0), 0);
    assert.equal(row(answer, { type: "all" }).count.value! - shown, 3);
    assert.deepEqual([answer.secrecy.safe, answer.secrecy.narrowest], [false, 0]);
    assert.ok(answer.secrecy.words.some(({ en }) => /must not be released/.test(en)));
  });

  test("public records are shown as they are, and said to be public", async () => {
    await place.store(ofTypes([3, 1, 2, 60, 20]), { secrecy: { open: true } });
    const answer = await place.desk.breakdown({ records: "cases" });
    assert.deepEqual(
      typed(answer).map(({ count }) => count.value),
      [3, 1, 2, 60, 20],
    );
    assert.match(answer.secrecy.words[0]!.sv, /redan offentliga/);
  });

  test("rules may be made stricter for a question, never looser", async () => {
    await place.store(ofTypes([8, 25, 40, 60, 20]));
    const strict = await place.desk.breakdown({ records: "cases", secrecy: { smallest: 10 } });
    assert.equal(row(strict, { type: "1" }).count.status, "suppressed");
    for (const secrecy of [{ smallest: 2 }, { open: true }, { secondary: false }, { shareX: 1 }])
      await assert.rejects(
        place.desk.breakdown({ records: "cases", secrecy }),
        problem("bad-request", /stricter/),
      );
  });

  test("controlled rounding keeps sums, random rounding is the same twice, and both leave multiples", async () => {
    await place.store(ofTypes([31, 27, 43, 62, 24]));
    const controlled = await place.desk.breakdown({ records: "cases", secrecy: { rounding: 5 } });
    const counts = typed(controlled).map(({ count }) => count.value!);
    assert.ok(counts.every((x) => x % 5 === 0));
    assert.equal(
      counts.reduce((sum, x) => sum + x, 0),
      row(controlled, { type: "all" }).count.value,
    );
    const random = () =>
      place.desk.breakdown({ records: "cases", secrecy: { rounding: 3, roundingKind: "random" } });
    const [first, second] = [await random(), await random()];
    assert.deepEqual(first.rows, second.rows);
    assert.ok(
      typed(first).every(({ count }) => count.value! % 3 === 0 && count.flags!.includes("perturbed")),
    );
  });

  test("cell-key noise is the same for the same records in every table, leaves zeros, and is said", async () => {
    const rows = ofTypes([31, 0, 43, 62, 24], { groups: { sex: "k" } });
    await place.store(rows, { groups: [SEX], secrecy: { cellKey: { max: 3, variance: 2 } } });
    const plain = await place.desk.breakdown({ records: "cases" });
    const bySex = await place.desk.breakdown({ records: "cases", by: ["type", "sex"] });
    for (const type of [...TYPES, "all"]) {
      assert.deepEqual(row(bySex, { type, sex: "k" }).count, row(plain, { type }).count);
      assert.deepEqual(row(bySex, { type, sex: "all" }).count, row(plain, { type }).count);
    }
    assert.equal(row(plain, { type: "2" }).count.status, "zero");
    const changes = [31, 43, 62, 24].map(
      (x, at) => row(plain, { type: TYPES[at === 0 ? 0 : at + 1]! }).count.value! - x,
    );
    assert.ok(changes.every((change) => Math.abs(change) <= 3) && changes.some((change) => change !== 0));
    assert.ok(row(plain, { type: "1" }).count.flags!.includes("perturbed"));
  });

  test("parts of lines are small where few rows stand behind them", async () => {
    const rows = ofTypes([12, 25, 40, 60, 20], { n: 0.25 });
    await place.store([...rows, ...times(2, { area: CODES[0]!, n: 0.5 })], { placeOf: "road" });
    const enough = await place.desk.breakdown({ records: "cases" });
    assert.equal(row(enough, { type: "1" }).count.value, 4);
    await place.store(ofTypes([2, 25, 40, 60, 20], { n: 40.5 }), { placeOf: "road" });
    const few = await place.desk.breakdown({ records: "cases" });
    assert.equal(row(few, { type: "1" }).count.status, "suppressed", "81 stand there, but of two rows.");
  });

  test("an answer cannot be built of raw counts: the type refuses what has not passed", () => {
    const raw = { n: [1, 2, 3] };
    // @ts-expect-error Only what inside/pass.ts made is taken.
    const wrong: AnswerInput["periods"] = [raw];
    assert.equal(typeof answerOf, "function");
    assert.equal(wrong.length, 1);
  });
});

describe("shares, amounts, means and surveys", () => {
  test("a share is shown only where more than 20 are, and more than 5 have and lack the property", async () => {
    const make = (having: number[], all: number[]): MadeRow[] => [
      ...ofTypes(having, { groups: { kind: "yes" } }),
      ...ofTypes(
        all.map((n, at) => n - having[at]!),
        { groups: { kind: "no" } },
      ),
    ];
    await place.store(make([40, 30, 40, 6, 5], [100, 60, 80, 60, 60]), { groups: [KIND] });
    const asked = { records: "cases", figure: "share" as const, having: { group: "kind", values: ["yes"] } };
    const answer = await place.desk.breakdown(asked);
    assert.equal(row(answer, { type: "5" }).hidden!.rule, "share-few-with");
    const first = row(answer, { type: "1" });
    if (first.value!.figure.status === "value") {
      const expected = shareOf(40, 100);
      assert.deepEqual(
        [first.value!.figure.value, first.value!.low, first.value!.high],
        [0.4, expected.interval.low, expected.interval.high],
      );
    }
    assert.equal(answer.rows.filter(({ count }) => count.status === "suppressed").length, 2);
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "share" }),
      problem("question", /having/),
    );
    await assert.rejects(
      place.desk.breakdown({ ...asked, having: { group: "kind", values: ["maybe"] } }),
      problem("bad-request", /maybe/),
    );
  });

  const costs = (amounts: readonly (readonly number[])[]): MadeRow[] =>
    amounts.flatMap((list, at) =>
      list.map((amount, nth) => ({ area: CODES[at * 2]!, amount, c: at * 100 + nth })),
    );
  const even = (value: number): number[] => Array.from({ length: 10 }, (_, at) => value + at);

  test("an amount that few stand for is hidden by the p %-rule and by dominance, with its sum's other half", async () => {
    const rows = costs([[1000, ...even(1).slice(1)], even(50), even(60), even(70), even(80)]);
    for (const secrecy of [{ pPercent: 10 }, { dominance: { n: 1, k: 75 } }]) {
      await place.store(rows, { amounts: [AMOUNT], contributor: "who", secrecy });
      const answer = await place.desk.breakdown({ records: "cases", figure: "amount" });
      const first = row(answer, { type: "1" });
      assert.deepEqual([first.value!.figure.status, first.hidden!.kind], ["suppressed", "primary"]);
      assert.equal(typed(answer).filter(({ value }) => value!.figure.status === "suppressed").length, 2);
      assert.equal(row(answer, { type: "all" }).value!.figure.status, "value");
    }
    await place.store(rows, { amounts: [AMOUNT], secrecy: { pPercent: 10 } });
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "amount" }),
      problem("conflict", /contributor/),
    );
  });

  test("the largest contributor of a sum is one, in however many areas: amounts are put together by who gives them", async () => {
    const rows = [
      ...costs([even(10), even(10), even(10), even(10), even(10)]),
      // One agency pays in every area: 500 in each, of 645.
      ...[0, 2, 4, 6, 8].map((at): MadeRow => ({ area: CODES[at]!, amount: 40, c: 999 })),
    ];
    await place.store(rows, {
      amounts: [AMOUNT],
      contributor: "who",
      secrecy: { dominance: { n: 1, k: 20 } },
    });
    const answer = await place.desk.breakdown({ records: "cases", figure: "amount" });
    assert.equal(row(answer, { type: "all" }).value!.figure.status, "suppressed");
  });

  test("a mean has the normal interval of its spread; rows without an amount are left out, not 0", async () => {
    const rows = [
      ...costs([even(10), even(50), even(60), even(70), even(80)]),
      ...times(4, { area: CODES[0]! }),
    ];
    await place.store(rows, { amounts: [AMOUNT] });
    const answer = await place.desk.breakdown({ records: "cases", figure: "mean" });
    const first = row(answer, { type: "1" });
    // 10 … 19: mean 14.5, s² = 82.5/9.
    const error = Math.sqrt(82.5 / 9 / 10);
    assert.equal(first.value!.figure.value, 14.5);
    assert.ok(Math.abs(first.value!.low! - (14.5 - 1.959963984540054 * error)) < 1e-9);
    assert.equal(first.difference!.figure.value, -70);
  });

  test("survey shares are weighted, with Kish's effective number and its least number of answers", async () => {
    const rows = TYPES.flatMap((_, at): MadeRow[] => [
      ...times(20, { area: CODES[at * 2]!, w: 1, groups: { kind: "yes" } }),
      ...times(20, { area: CODES[at * 2]!, w: 3, groups: { kind: "no" } }),
    ]);
    await place.store([...rows, ...times(4, { area: CODES[0]!, w: 1, groups: { kind: "yes" } })], {
      groups: [KIND],
      surveyWeight: "w",
    });
    const asked = { records: "cases", figure: "share" as const, having: { group: "kind", values: ["yes"] } };
    const answer = await place.desk.breakdown(asked);
    const second = row(answer, { type: "2" });
    const effective = 80 ** 2 / (20 + 20 * 9);
    const expected = shareOf(0.25 * effective, effective);
    assert.equal(second.value!.figure.value, 0.25);
    assert.ok(Math.abs(second.value!.low! - expected.interval.low) < 1e-12);
    assert.ok(
      answer.caveats.some(({ en }) => /design effect of the weights \(Kish\) is at most 1\.2/.test(en)),
    );
    await place.store(rows, { groups: [KIND], surveyWeight: "w", secrecy: { minimumSurvey: 50 } });
    const strict = await place.desk.breakdown(asked);
    assert.ok(typed(strict).every(({ value }) => value!.figure.status === "suppressed"));
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "rate", per: "residents" }),
      problem("bad-request", /sample/),
    );
  });
});

describe("who is missing", () => {
  test("rows without an area are counted per cause, and bound what each type could be", async () => {
    const lost: MadeRow[] = [
      ...times(8, { verdict: "missing" }),
      ...times(6, { kommun: "1780" }),
      ...times(9, { verdict: "outside" }),
      ...times(50, { verdict: "filtered" }),
    ];
    await place.store([...ofTypes([30, 25, 40, 60, 20]), ...lost]);
    const answer = await place.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
    assert.deepEqual(
      answer.unmatched.causes.map(({ cause, rows }) => [cause, rows.value]),
      [
        ["outside", 9],
        ["missing", 8],
        ["coarse", 6],
      ],
    );
    assert.equal(answer.unmatched.rows.value, 23);
    assert.equal(answer.unmatched.share, 23 / (175 + 23));
    const bounds = unmatchedBounds({
      cases: [30, 25, 40, 60, 20],
      population: PEOPLE,
      unmatched: [{ cause: "", count: 14 }],
    });
    assert.deepEqual(
      answer.unmatched.bounds.map(({ low, high }) => [low, high]),
      bounds.rate!.map(({ none, all }) => [none * 1000, all * 1000]),
    );
  });

  test("few missing rows are hidden like any count, and then nothing is bound or shared by them", async () => {
    await place.store([...ofTypes([30, 25, 40, 60, 20]), ...times(3, { verdict: "missing" })]);
    const { unmatched } = await place.desk.breakdown({ records: "cases" });
    assert.deepEqual([unmatched.rows.status, unmatched.share, unmatched.bounds], ["suppressed", null, []]);
  });

  test("rows that lie elsewhere are not missing here", async () => {
    await place.store([
      ...ofTypes([30, 25, 40, 60, 20]),
      ...times(12, { verdict: "missing", kommun: "0180" }),
    ]);
    const { unmatched } = await place.desk.breakdown({ records: "cases", place: "kommun:1780" });
    assert.deepEqual([unmatched.rows.status, unmatched.share], ["zero", 0]);
  });
});

describe("questions that do not fit are answered with what does", () => {
  test("a year without an index, a dimension, a group and records that are not there", async () => {
    await place.store([...ofTypes([30, 25, 40, 60, 20]), ...times(9, { area: CODES[0]!, year: 2010 })], {
      groups: [SEX],
    });
    const ask = (more: object) => place.desk.breakdown({ records: "cases", ...more });
    await assert.rejects(ask({ years: [2010] }), problem("not-found", /2021, 2022, 2023/));
    await assert.rejects(
      ask({ by: ["colour"] }),
      problem("bad-request", /type, regso, deso, kommun, lan, year, sex/),
    );
    await assert.rejects(ask({ by: ["type", "regso"] }), problem("bad-request", /regso/));
    await assert.rejects(ask({ where: { colour: ["red"] } }), problem("bad-request", /no group/));
    await assert.rejects(ask({ figure: "rate" }), problem("question", /residents/));
    await assert.rejects(place.desk.breakdown({ records: "none" }), problem("not-found", /cases/));
    assert.ok((await ask({})).caveats.some(({ sv }) => /2010/.test(sv)));
  });

  test("denominators say which place of a record they fit, and refuse the other", async () => {
    await place.store(ofTypes([30, 25, 40, 60, 20]));
    const home = await place.desk.denominators("cases");
    assert.deepEqual(
      home.filter(({ id }) => id.startsWith("residents")).map(({ id }) => id),
      ["residents"],
    );
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "rate", per: "residents-20-64" }),
      problem("not-found", /residents/),
    );
    const young = await place.desk.breakdown({ records: "cases", figure: "rate", per: "residents-20-24" });
    assert.equal(row(young, { type: "1" }).denominator!.value, PEOPLE[0]! / 2);
    await place.store(ofTypes([30, 25, 40, 60, 20]), { placeOf: "event" });
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "rate", per: "residents-20-24" }),
      problem("bad-request", /says nothing of those who were there/),
    );
    await place.desk.denominatorShelf.own.add(await csv("area,year,value\n1780R001,2022,5\n"), {
      id: "traffic",
      title: { sv: "km", en: "km" },
      unit: { sv: "km", en: "km" },
      of: "event",
    });
    await place.store(ofTypes([30, 25, 40, 60, 20]));
    await assert.rejects(
      place.desk.breakdown({ records: "cases", figure: "rate", per: "own:traffic" }),
      problem("bad-request", /where people live/),
    );
  });

  test("a table of denominators is read whole or not at all: the row and the column are named", async () => {
    const add = async (text: string) =>
      place.desk.denominatorShelf.own.add(await csv(text), {
        id: "bad",
        title: { sv: "x", en: "x" },
        unit: { sv: "x", en: "x" },
      });
    await assert.rejects(add("area,year\n1780R001,2022\n"), problem("bad-request", /value/));
    await assert.rejects(add("area,year,value\n1780,2022,4\n"), problem("bad-request", /row 2, column area/));
    await assert.rejects(
      add("type,year,value\n1,2022,4\n1,2022,5\n"),
      problem("bad-request", /row 3.*row 2/),
    );
    await assert.rejects(add("type;year;value\n1;2022;-4\n"), problem("bad-request", /column value/));
    assert.ok(!(await place.desk.denominatorShelf.own.list()).some(({ id }) => id === "bad"));
  });

  test("an indicator of the profile fills in what is not asked", async () => {
    const reading = { sv: "Läs så.", en: "Read so." };
    place.profiles.push({
      id: "made",
      agency: reading,
      title: reading,
      about: reading,
      definition: {},
      columns: [],
      indicators: [
        {
          id: "rate",
          title: reading,
          asked: { by: ["type", "year"], figure: "rate", per: "residents" },
          reading,
        },
      ],
      checks: [],
      caveats: [{ sv: "Profilens förbehåll.", en: "The profile's caveat." }],
    });
    await place.store(ofTypes([30, 25, 40, 60, 20]), { profile: "made" });
    const answer = await place.desk.breakdown({ records: "cases", indicator: "rate" });
    assert.deepEqual(answer.asked.by, ["type", "year"]);
    assert.deepEqual(answer.reading[0], reading);
    assert.ok(answer.caveats.some(({ en }) => en === "The profile's caveat."));
    const own = await place.desk.breakdown({ records: "cases", indicator: "rate", by: ["type"] });
    assert.deepEqual(own.asked.by, ["type"]);
    await assert.rejects(
      place.desk.breakdown({ records: "cases", indicator: "none" }),
      problem("not-found", /rate/),
    );
  });
});

describe("areas and time", () => {
  test("by area the funnel has shown areas only, and the sums over types are protected with them", async () => {
    const rows = CODES.flatMap((code, at) => times(at === 0 ? 3 : 20 + at, { area: code }));
    await place.store(rows, { placeOf: "event" });
    const answer = await place.desk.breakdown({
      records: "cases",
      by: ["regso"],
      figure: "rate",
      per: "residents",
    });
    assert.equal(answer.rows.length, 11);
    const hidden = new Set(
      answer.rows.filter(({ count }) => count.status === "suppressed").map(({ key }) => key.regso!),
    );
    assert.ok(hidden.has(`regso@2020:${CODES[0]}`));
    assert.ok(
      hidden.has(`regso@2020:${CODES[1]}`),
      "The other area of the type: else the table by type would tell.",
    );
    assert.deepEqual(
      answer.funnel!.points.map(({ id }) => id).toSorted(),
      answer.rows
        .filter(({ key, count }) => key.regso !== "all" && count.status === "value")
        .map(({ key }) => key.regso!)
        .toSorted(),
    );
  });

  test("the trend of a type is its change a year, and a hidden year hides it", async () => {
    const year = (at: number, first = 30): MadeRow[] =>
      ofTypes([first + at * 10, 40, 50, 60, 70], { year: 2021 + at });
    const asked = { records: "cases", by: ["type", "year"], figure: "rate" as const, per: "residents" };
    await place.store([...year(0), ...year(1), ...year(2)]);
    const rising = await place.desk.breakdown(asked);
    assert.ok(rising.trend!.types[0]!.perYear.figure.value! > 0);
    assert.ok(Math.abs(rising.trend!.types[4]!.perYear.figure.value!) < 1e-9);
    await place.store([...year(0, 2), ...year(1), ...year(2)]);
    const hidden = await place.desk.breakdown(asked);
    assert.equal(hidden.trend!.types[0]!.perYear.figure.status, "suppressed");
  });
});

async function csv(text: string): Promise<string> {
  const { writeFile } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const path = join(place.folder, "made.csv");
  await writeFile(path, text);
  return path;
}
