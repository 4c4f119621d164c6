/** The arithmetic of following up: statuses, parts that add up, before and after with a known answer, chances. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { FollowedYear } from "@tvars/api";
import { split } from "../src/followup/composition.ts";
import { changeOf, differenceInDifferences, slopeBefore } from "../src/followup/difference.ts";
import { calibrate, chancesOf, fit, scoreOf } from "../src/followup/early-chance.ts";
import { nearest } from "../src/followup/match.ts";
import { gapOf } from "../src/followup/series.ts";
import { judge } from "../src/followup/status.ts";
import { idOf } from "../src/followup/news.ts";

const years = (from: number, values: readonly (number | null)[], reach?: number): FollowedYear[] =>
  values.map((value, at) => ({
    year: from + at,
    value: {
      figure:
        value === null ? { value, status: "missing" } : { value, status: value === 0 ? "zero" : "value" },
      low: value === null || reach === undefined ? null : value - reach,
      high: value === null || reach === undefined ? null : value + reach,
    },
  }));
const goal = { from: 2015, by: 2020, target: 10, direction: "at-most" } as const;

describe("status of a goal: 95 per cent intervals, breaks before direction", () => {
  const cases: [string, FollowedYear[], number[], string][] = [
    ["no known value is no-data", years(2015, [null, null]), [], "no-data"],
    ["values before the first year do not count", years(2010, [9, 9]), [], "no-data"],
    ["the target year at the target is met", years(2015, [15, 14, 13, 12, 11, 10]), [], "met"],
    ["the target year beyond the target is not met", years(2015, [15, 14, 13, 12, 11, 10.1]), [], "not-met"],
    [
      "an interval about the target is too uncertain to say",
      years(2015, [15, 14, 13, 12, 11, 10.1], 0.5),
      [],
      "too-early",
    ],
    [
      "an interval that touches the target from within is met",
      years(2015, [15, 14, 13, 12, 11, 9.5], 0.5),
      [],
      "met",
    ],
    ["a pace that surely suffices is on the way", years(2015, [15, 13.5, 12.1, 10.5]), [], "on-way"],
    ["a pace that surely does not is off the way", years(2015, [15, 15.1, 14.9, 15]), [], "off-way"],
    ["three years are too early, whatever they say", years(2015, [15, 13, 11]), [], "too-early"],
    [
      "a pace whose interval holds the needed one is too early",
      years(2015, [15, 12, 15, 12]),
      [],
      "too-early",
    ],
    [
      "a break since the first year is not comparable, even at the target",
      years(2015, [15, 14, 9, 8]),
      [2016],
      "not-comparable",
    ],
    ["a break before the first year does not matter", years(2015, [15, 14, 13, 12, 11, 10]), [2014], "met"],
    [
      "a later year does not answer for a missing target year",
      [...years(2015, [15, 14, 13, 12, 11, null]), ...years(2021, [12])],
      [],
      "no-data",
    ],
  ];
  for (const [title, series, breaks, status] of cases)
    test(title, () => assert.equal(judge(goal, series, breaks).status, status));

  test("at-least is at-most with every sign turned", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 8 }), (values) => {
        const turned = { ...goal, target: -10, direction: "at-least" } as const;
        assert.equal(
          judge(goal, years(2015, values)).status,
          judge(
            turned,
            years(
              2015,
              values.map((value) => 0 - value),
            ),
          ).status,
        );
      }),
    );
  });
});

test("own change and composition add up to the whole change, to the last bit of whole numbers and 1e-12 of others", () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      const { own, composition, total } = split(a, b, c);
      assert.ok(Math.abs(own + composition - total) <= 1e-12 * 400);
    }),
  );
  const whole = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(whole, whole, whole, (a, b, c) => {
      const { own, composition, total } = split(a, b, c);
      assert.equal(own + composition, total);
    }),
  );
});

describe("difference in differences", () => {
  // Card & Krueger (1994), American Economic Review 84(4), Table 3, full-time equivalent employment in all stores observed.
  // Columns (i) Pennsylvania and (ii) New Jersey; row 1 before, row 2 after, row 3 the change, standard errors in brackets.
  const pennsylvania = { before: 23.33, after: 21.17, change: -2.16, changeError: 1.25 };
  const jersey = { before: 20.44, after: 21.03, change: 0.59, changeError: 0.54 };

  test("Card & Krueger (1994), Table 3, rows 1–2, columns (i)–(ii): 2.75, published in row 3, column (iii) as 2.76 of unrounded means", () => {
    const effect = differenceInDifferences(jersey, pennsylvania);
    assert.ok(Math.abs(effect - 2.75) < 1e-9);
    // Four means rounded to hundredths are off by at most 4 × 0.005.
    assert.ok(Math.abs(effect - 2.76) <= 0.02);
    assert.ok(Math.abs(jersey.after - jersey.before - jersey.change) < 0.0101);
    assert.ok(Math.abs(pennsylvania.after - pennsylvania.before - pennsylvania.change) < 0.0101);
  });

  test("Card & Krueger (1994), Table 3, row 3: independent changes of s.e. 1.25 and 0.54 make 1.36", () => {
    assert.equal(Math.hypot(pennsylvania.changeError, jersey.changeError).toFixed(2), "1.36");
  });

  test("a common shock and levels of their own cancel: the effect put in comes out exactly", () => {
    const span = [2018, 2019, 2020, 2021];
    const row = (level: number, effect: number): number[] =>
      span.map((year) => level + (year - 2018) * 2 + (year >= 2020 ? 7 + effect : 0));
    const effect = changeOf(row(40, -3), span, 2020) - changeOf(row(11, 0), span, 2020);
    assert.equal(effect, -3);
  });

  test("trends that part before are seen as a slope before", () => {
    const gap = [0, 1, 2, 3, 3];
    assert.equal(slopeBefore(gap, [2016, 2017, 2018, 2019, 2020], 2020), 1);
  });

  test("nearest neighbours: standardised distance, ties by code, never itself", () => {
    const pool = [
      { code: "c", features: [1, 0] },
      { code: "a", features: [1, 0] },
      { code: "b", features: [0, 100] },
      { code: "own", features: [0, 0] },
    ];
    const { at, distances } = nearest({ code: "own", features: [0, 0] }, pool, [1, 1000], 3);
    assert.deepEqual(
      at.map((position) => pool[position]!.code),
      ["b", "a", "c"],
    );
    assert.deepEqual(distances, [0.1, 1, 1]);
  });
});

describe("chances of a type to come", () => {
  const flat = (...rest: number[]) => ({ spread: () => 1, rest, steps: 30 });

  test("chances add up to one and are never negative", () => {
    const z = fc.double({ min: -3, max: 4, noNaN: true });
    fc.assert(
      fc.property(z, fc.double({ min: 0, max: 2, noNaN: true }), (at, sd) => {
        const chances = chancesOf({ z: at }, flat(-sd, 0, sd));
        assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 1) < 1e-12);
        assert.ok(chances.every((chance) => chance >= -1e-15));
      }),
    );
  });

  test("on a cut the two types are as likely as one another", () => {
    const chances = chancesOf({ z: 1 }, flat(-0.2, -0.1, 0.1, 0.2));
    assert.ok(Math.abs(chances[1]! - 0.5) < 1e-12);
    assert.ok(Math.abs(chances[2]! - 0.5) < 1e-12);
  });

  test("what all areas of a year moved in common is no uncertainty; moves of areas with a high index are not lent to those with a low", () => {
    const steps = Array.from({ length: 200 }, (_, at) => {
      const [z, sign] = [at % 2 === 0 ? -1.2 : 2.2, at % 4 < 2 ? 1 : -1];
      const base = 2015 + (at % 5);
      return { base, z, later: z + sign * (z < 0 ? 0.01 : 0.4) + 0.05 * (base - 2017) };
    });
    const model = fit(steps)!;
    assert.ok(Math.abs(model.spread(-1.2) - 0.01) < 0.005, `${model.spread(-1.2)}`);
    assert.ok(Math.abs(model.spread(2.2) - 0.4) < 0.05, `${model.spread(2.2)}`);
    assert.ok(chancesOf({ z: -1.2 }, model)[4]! > 0.99);
    assert.ok(chancesOf({ z: 2.2 }, model)[0]! < 0.6);
    assert.equal(fit(steps.slice(0, 19)), null);
  });

  test("Brier's score: two said 0.8 and 0.1, the first happened: (0.04 + 0.01) / 2, against (0.25 + 0.25) / 2 and 1 / 2", () => {
    const score = scoreOf([
      { chance: 0.8, happened: true, usual: 0.5 },
      { chance: 0.1, happened: false, usual: 0.5 },
    ])!;
    assert.ok(Math.abs(score.brier - 0.025) < 1e-12);
    assert.deepEqual([score.climatology, score.persistence, score.happened], [0.25, 0.5, 1]);
    assert.equal(scoreOf([]), null);
  });

  test("calibration puts what was said beside what happened, in tenths", () => {
    const said = [
      { chance: 0.2, happened: false },
      { chance: 0.24, happened: true },
      { chance: 1, happened: true },
    ];
    assert.deepEqual(calibrate(said), [
      { said: 0.22, happened: 0.5, areas: 2 },
      { said: 1, happened: 1, areas: 1 },
    ]);
  });
});

test("a gap is hidden where one of its sides is; its interval is MOVER's", () => {
  const side = (value: number, reach: number) => ({
    figure: { value, status: "value" as const },
    low: value - reach,
    high: value + reach,
  });
  const gap = gapOf(side(10, 3), side(6, 4), "difference");
  assert.deepEqual([gap.figure.value, gap.low, gap.high], [4, -1, 9]);
  const hidden = { figure: { value: null, status: "suppressed" as const }, low: null, high: null };
  assert.equal(gapOf(side(10, 3), hidden, "ratio").figure.status, "suppressed");
});

test("an id of news is a UUID by name, and the same each time", () => {
  assert.match(
    idOf("data x"),
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(idOf("data x"), idOf("data x"));
  assert.notEqual(idOf("data x"), idOf("data y"));
});
