import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accessConcentration, accessGini, accessPalma, accessPoverty, accessTheil } from "../src/index.ts";

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test("equal access is 0 by Gini, Theil and concentration, and a Palma ratio of 1", () => {
  const [access, people, rank] = [
    [7, 7, 7],
    [10, 70, 20],
    [3, 1, 2],
  ];
  near(accessGini(access, people), 0);
  near(accessTheil(access, people).total, 0);
  near(accessConcentration(access, people, rank), 0);
  near(accessPalma(access, people, rank), 1);
});

test("all access with one in four people: Gini ¾, Theil ln 4, concentration ±¾ by which end of the rank has it", () => {
  const [access, people] = [
    [0, 0, 0, 8],
    [5, 5, 5, 5],
  ];
  near(accessGini(access, people), 0.75);
  near(accessTheil(access, people).total, Math.log(4));
  near(accessConcentration(access, people, [1, 2, 3, 4]), 0.75);
  near(accessConcentration(access, people, [4, 3, 2, 1]), -0.75);
});

test("Erreygers is 4μ / (max − min) times the standard index, and turns its sign alone when access is counted as lack", () => {
  const [access, people, rank] = [
    [2, 4, 9, 5],
    [10, 20, 5, 15],
    [1, 3, 2, 4],
  ];
  const standard = accessConcentration(access, people, rank);
  const mean = (20 + 80 + 45 + 75) / 50;
  const erreygers = accessConcentration(access, people, rank, { type: "erreygers" });
  near(erreygers, ((4 * mean) / 7) * standard);
  const lack = access.map((a) => 9 - a + 2);
  near(accessConcentration(lack, people, rank, { type: "erreygers" }), -erreygers);
});

test("places of equal rank share it, so that their order does not matter; the R package lines them up by people", () => {
  const [people, rank] = [
    [10, 30],
    [1, 1],
  ];
  near(accessConcentration([4, 8], people, rank), 0);
  near(accessConcentration([8, 4], people, rank), 0);
  // 10 people rank ⅛ and 30 rank ⅝, μ = 7.
  near(
    accessConcentration([4, 8], people, rank, { ties: "by-people" }),
    (2 / 7) * (0.25 * -0.375 * -3 + 0.75 * 0.125 * 1),
  );
});

test("Palma takes whole places: at or below the 40 % person quantile, above the 90 % one", () => {
  // 100 people in ten places: persons 1–40 are places 0–3, and above person 90.1 lies place 9.
  const people = Array.from({ length: 10 }, () => 10);
  const rank = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const access = [1, 1, 2, 2, 5, 5, 5, 5, 5, 12];
  // The 40 % quantile of 100 persons lies 0.6 of the way from person 40 (rank 3) to 41 (rank 4).
  near(accessPalma(access, people, rank), 12 / 1.5);
  assert.ok(Number.isNaN(accessPalma([1, 2], [5, 5], [1, 1])), "nobody above the top quantile");
});

test("poverty: at the line is not below it; share, gap and squared gap", () => {
  const [share, gap, squared] = accessPoverty([10, 5, 0, 20], [1, 2, 3, 4], 10);
  near(share, 0.5);
  near(gap, (2 * 0.5 + 3 * 1) / 10);
  near(squared, (2 * 0.25 + 3 * 1) / 10);
});

test("Theil between and within groups sum to the whole; between is Σ a ln(a / p)", () => {
  const { total, between, within, groups } = accessTheil([1, 3, 4, 8], [10, 10, 20, 10], [0, 0, 1, 1]);
  near(between + within, total);
  near(total, accessTheil([1, 3, 4, 8], [10, 10, 20, 10]).total);
  const has = [40 / 200, 160 / 200];
  near(groups[0]!.between, has[0]! * Math.log(has[0]! / 0.4));
  near(groups[1]!.between, has[1]! * Math.log(has[1]! / 0.6));
});

test("no measure changes when access is counted in other units, or when a place is cut in two", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 30 }), fc.nat(9)), {
        minLength: 2,
        maxLength: 12,
      }),
      fc.integer({ min: 2, max: 9 }),
      (places, factor) => {
        fc.pre(places.some(([access]) => access > 0));
        const [a, p, r] = [0, 1, 2].map((k) => places.map((place) => place[k]!)) as [
          number[],
          number[],
          number[],
        ];
        const scaled = a.map((value) => value * factor);
        const cut = [
          [...a, a[0]!],
          [p[0]! / 2, ...p.slice(1), p[0]! / 2],
          [...r, r[0]!],
        ] as const;
        for (const [x, y, z] of [[scaled, p, r], cut] as const) {
          near(accessGini(x, y), accessGini(a, p), 1e-9);
          near(accessTheil(x, y).total, accessTheil(a, p).total, 1e-9);
          near(accessConcentration(x, y, z), accessConcentration(a, p, r), 1e-9);
        }
        const gini = accessGini(a, p);
        assert.ok(gini >= -1e-12 && gini < 1);
        assert.ok(Math.abs(accessConcentration(a, p, r)) <= gini + 1e-12);
      },
    ),
  );
});

test("no people at all, or unequal lengths, is told", () => {
  assert.throws(() => accessGini([1, 2], [0, 0]), /people in at least one place/);
  assert.throws(() => accessGini([1], [1, 2]), /2 numbers of access/);
  assert.throws(() => accessPoverty([1], [1], 0), /a line above 0/);
  assert.throws(() => accessTheil([1], [1], [-1]), /a group number from 0/);
});
