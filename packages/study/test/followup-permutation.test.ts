/** Randomisation inference: published and enumerable examples, and coverage by simulation with fixed seeds. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { randomOf } from "@tvars/measures";
import type { Contrast } from "../src/followup/contrast.ts";
import { Neighbours, applied, contrastOf } from "../src/followup/contrast.ts";
import { changeOf, slopeBefore } from "../src/followup/difference.ts";
import { nearest, scaleOf } from "../src/followup/match.ts";
import type { Inference } from "../src/followup/permutation.ts";
import { assignmentsOf, inferenceOf, strataOf, waysOf } from "../src/followup/permutation.ts";

const range = (n: number): number[] => Array.from({ length: n }, (_, at) => at);

/** The first `treated` of the numbers against all the others, over every way of picking as many. */
function plain(x: readonly number[], treated: number, level = 0.95): Inference & { ways: number } {
  const all = range(x.length);
  const against = (group: readonly number[]): Contrast =>
    contrastOf(group, [all.filter((at) => !group.includes(at))]);
  const labels = { strata: [all], treated: new Set(range(treated)), chosen: new Set<number>() };
  const ways = waysOf(labels);
  const { assignments, exact } = assignmentsOf(labels, { draws: ways, seed: 1 });
  assert.ok(exact);
  assert.equal(assignments.length, ways - 1);
  const real = against(range(treated));
  return {
    ...inferenceOf(
      x,
      real,
      assignments.map((one) => against(one.treated)),
      labels.treated,
      level,
    ),
    ways,
  };
}

describe("every assignment enumerated", () => {
  test("six changes, three of each, drug (30, 25, 20) against control (18, 21, 22): 6 of 20 assignments are as far apart, p = 0.3", () => {
    const { value, p, ways } = plain([30, 25, 20, 18, 21, 22], 3);
    assert.equal(ways, 20);
    assert.ok(Math.abs(value - 14 / 3) < 1e-12);
    assert.equal(p, 6 / 20);
  });

  test("Rosetta Code's permutation test, nine treated and ten not: 12.80 per cent of 92 378 assignments have a greater difference", () => {
    const x = [85, 88, 75, 66, 25, 29, 83, 39, 97, 68, 41, 10, 49, 16, 65, 32, 92, 28, 98];
    const { value, placebos, ways } = plain(x, 9);
    assert.equal(ways, 92_378);
    const greater = placebos.filter((one) => one > value + 1e-9).length;
    assert.equal(((100 * greater) / ways).toFixed(2), "12.80");
  });

  test("one area of 31: p is its place in the order over 31; the interval of 0.95 reaches as far as the furthest of the others", () => {
    const x = [5, ...range(30).map((at) => at / 30)];
    const { p, low, high } = plain(x, 1);
    assert.equal(p, 1 / 31);
    assert.ok(low! > 0 && high! > low!);
    assert.equal(plain(x, 1, 0.99).low, null);
  });
});

describe("the interval is the test turned round", () => {
  const world = (seed: number) => {
    const random = randomOf(seed);
    const x = range(12).map(() => random() * 4);
    return { x, treated: 3 };
  };
  test("it leaves out 0 exactly where p ≤ 0.05, and taking a constant from the treated moves both ends by it", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.double({ min: -6, max: 6, noNaN: true }), (seed, shift) => {
        const { x, treated } = world(seed);
        const moved = x.map((one, at) => (at < treated ? one + shift : one));
        const [a, b] = [plain(x, treated), plain(moved, treated)];
        assert.ok(Math.abs(b.low! - a.low! - shift) < 1e-8 && Math.abs(b.high! - a.high! - shift) < 1e-8);
        for (const { low, high, p } of [a, b]) {
          if (Math.min(Math.abs(low!), Math.abs(high!)) > 1e-6)
            assert.equal(low! > 0 || high! < 0, p <= 0.05 + 1e-12);
        }
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

test("a contrast takes nothing from what all areas share, and spreads more where areas share their matches", () => {
  const apart = contrastOf([0, 1], [[2], [3]]);
  const shared = contrastOf([0, 1], [[2], [2]]);
  assert.equal(applied(apart, [7, 7, 7, 7]), 0);
  assert.equal(apart.spread, 1);
  assert.equal(shared.spread, Math.sqrt(1.5));
});

test("neighbours outside a group are those of the nearest in the order of all", () => {
  const areas = range(30).map((at) => ({ code: String(at).padStart(2, "0"), features: [Math.sin(at * 7)] }));
  const near = new Neighbours(areas, [1]);
  const group = new Set([3, 4, 5, 6]);
  for (const without of [group, new Set(range(30).filter((at) => at % 2 === 1))])
    assert.deepEqual(
      near.of(3, without, 5),
      nearest(
        areas[3]!,
        areas.filter((_, at) => !without.has(at)),
        [1],
        5,
      ).at.map((at) => areas.indexOf(areas.filter((_, one) => !without.has(one))[at]!)),
    );
});

test("areas stand for one another within equal groups by level before, at most five and of forty at least", () => {
  assert.equal(strataOf(range(79)).length, 1);
  assert.deepEqual(
    strataOf(range(200).map((at) => -at)).map(({ length }) => length),
    [40, 40, 40, 40, 40],
  );
  assert.equal(strataOf(range(3363)).length, 5);
  const strata = strataOf(range(120));
  const labels = { strata, treated: new Set([0, 1, 50]), chosen: new Set([60, 119]) };
  for (const { treated, chosen } of assignmentsOf(labels, { draws: 50, seed: 3 }).assignments) {
    const where = (at: number): number => strata.findIndex((stratum) => stratum.includes(at));
    assert.deepEqual(treated.map(where).toSorted(), [0, 0, 1]);
    assert.deepEqual(chosen.map(where).toSorted(), [1, 2]);
    assert.equal(new Set([...treated, ...chosen]).size, 5);
  }
});

const YEARS = range(10).map((at) => 2012 + at);
const SINCE = 2018;

interface Made {
  areas: number;
  treated: number;
  /** Drawn by chance, or those that stood highest the year before. */
  picked: "by chance" | "highest";
  draws: number;
}

/** A made panel with years that hang together (AR(1), 0.6), matched as an evaluation is, and tested with and without an effect of 3. */
function once({ areas: n, treated: size, picked, draws }: Made, seed: number): [Inference, Inference] {
  const random = randomOf(seed);
  // Box & Muller (1958).
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = range(n).map(() => {
    const level = 10 + 3 * normal();
    let rest = normal() / 0.8;
    return YEARS.map(() => {
      const value = level + rest;
      rest = 0.6 * rest + normal();
      return value;
    });
  });
  const last = YEARS.indexOf(SINCE - 1);
  const by = range(n).toSorted((a, b) => rows[b]![last]! - rows[a]![last]!);
  const treated = (picked === "highest" ? by : range(n)).slice(0, size);
  const areas = rows.map((row, at) => {
    const before = row.slice(0, last + 1);
    const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
    return {
      code: String(at).padStart(4, "0"),
      features: [row[last]! + normal(), normal(), normal(), normal(), mean, slopeBefore(row, YEARS, SINCE)],
    };
  });
  const near = new Neighbours(areas, scaleOf(areas).sd);
  const matched = (group: readonly number[]): Contrast => {
    const taken = new Set(group);
    return contrastOf(
      group,
      group.map((at) => near.of(at, taken, 5)),
    );
  };
  const labels = {
    strata: strataOf(areas.map(({ features }) => features[4]!)),
    treated: new Set(treated),
    chosen: new Set<number>(),
  };
  const placebos = assignmentsOf(labels, { draws, seed }).assignments.map((one) => matched(one.treated));
  const changes = rows.map((row) => changeOf(row, YEARS, SINCE));
  const real = matched(treated);
  return [0, 3].map((effect) =>
    inferenceOf(
      changes.map((change, at) => change + (labels.treated.has(at) ? effect : 0)),
      real,
      placebos,
      labels.treated,
      0.95,
    ),
  ) as [Inference, Inference];
}

describe("coverage by simulation: rejection of no effect is 0.05 and coverage 0.95 within three Monte-Carlo standard errors", () => {
  const worlds: (Made & { runs: number })[] = [
    { areas: 34, treated: 6, picked: "by chance", draws: 199, runs: 400 },
    { areas: 40, treated: 6, picked: "by chance", draws: 199, runs: 200 },
    { areas: 31, treated: 1, picked: "by chance", draws: 199, runs: 400 },
    { areas: 34, treated: 6, picked: "highest", draws: 199, runs: 300 },
  ];
  for (const world of worlds)
    test(`${world.treated} of ${world.areas} areas, ${world.picked}`, (context) => {
      const { runs } = world;
      const made = range(runs).map((seed) => once(world, seed + 1));
      const rejected = made.filter(([none]) => none.p <= 0.05).length / runs;
      const holds = ({ low, high }: Inference, effect: number): boolean => low! <= effect && effect <= high!;
      const covered = made.filter(([, effect]) => holds(effect, 3)).length / runs;
      // With one area of 31 the test can only reject at 1/31: the nominal level is met from below.
      const nominal = world.treated === 1 ? 1 / world.areas : 0.05;
      const error = Math.sqrt((nominal * (1 - nominal)) / runs);
      context.diagnostic(
        `${world.treated} of ${world.areas}, ${world.picked}: p ≤ 0.05 in ${rejected.toFixed(3)}, an effect of 3 covered in ${covered.toFixed(3)} of ${runs}; Monte-Carlo standard error ${error.toFixed(3)}`,
      );
      assert.ok(Math.abs(rejected - nominal) <= 3 * error, `rejected ${rejected}`);
      assert.ok(Math.abs(covered - (1 - nominal)) <= 3 * error, `covered ${covered}`);
    });
});
