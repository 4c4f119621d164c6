import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FUNNEL_LABELS,
  KNOWN_BREAKS,
  MeasuresError,
  adjacencyOf,
  funnelLimits,
  funnelOf,
  gapToMean,
  lerouxRates,
  marshallGlobal,
  marshallLocal,
  posteriorRates,
  priorOf,
  ratesByType,
  regressionToMean,
  spatialRates,
  trendDifference,
  trendOf,
  unmatchedBounds,
} from "../src/index.ts";
import { binomialTails } from "../src/numeric/beta.ts";

const near = (got: number, wanted: number, tolerance = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted)),
    `${got} is not ${wanted} within ${tolerance}`,
  );
const kindOf = (kind: string, body: () => unknown): void =>
  assert.throws(body, (error) => error instanceof MeasuresError && error.kind === kind);

const areas = fc
  .array(
    fc.record({
      people: fc.integer({ min: 1, max: 5000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((list) => ({
    population: list.map(({ people }) => people),
    cases: list.map(({ people, share }) => Math.round(people * share)),
  }))
  .filter(({ population, cases }) => {
    const sum = (column: number[]): number => column.reduce((a, b) => a + b);
    return sum(cases) > 0 && sum(cases) < sum(population);
  });

test("Marshall's rates lie between the area's own and the mean, more of the own the more people", () => {
  fc.assert(
    fc.property(areas, ({ population, cases }) => {
      const { rate, own, towards } = marshallGlobal(cases, population);
      for (const [i, people] of population.entries()) {
        const raw = cases[i]! / people;
        assert.ok(rate[i]! >= Math.min(raw, towards[i]!) - 1e-12);
        assert.ok(rate[i]! <= Math.max(raw, towards[i]!) + 1e-12);
        assert.ok(own[i]! >= 0 && own[i]! < 1);
      }
    }),
    { numRuns: 100, seed: 6 },
  );
});

test("areas that differ no more than chance are all given the mean: the variance between is never below 0", () => {
  const { rate, own } = marshallGlobal([10, 10, 10], [100, 100, 100]);
  assert.deepEqual([...rate], [0.1, 0.1, 0.1]);
  assert.deepEqual([...own], [0, 0, 0]);
});

test("an area without people is given the mean, cases without people are refused", () => {
  near(marshallGlobal([10, 40, 0], [100, 100, 0]).rate[2]!, 0.25);
  kindOf("input", () => marshallGlobal([1, 2], [0, 5]));
  kindOf("undefined", () => marshallGlobal([0, 0], [0, 0]));
});

test("with every area beside every other, local rates are the global ones and the spatial rate is the mean", () => {
  const cases = [30, 5, 80, 12];
  const population = [100, 90, 200, 400];
  const all = adjacencyOf(4, [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
  const global = marshallGlobal(cases, population).rate;
  for (const [i, rate] of marshallLocal(cases, population, all).rate.entries()) near(rate, global[i]!);
  for (const rate of spatialRates(cases, population, all)) near(rate, 127 / 790);
  const alone = adjacencyOf(4, []);
  assert.deepEqual(
    [...spatialRates(cases, population, alone)],
    cases.map((x, i) => x / population[i]!),
  );
});

test("smoothing over neighbours: even counts stay even, an area without people takes its neighbours' rate, likeness 0 ignores the map", () => {
  const path = adjacencyOf(5, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
  const even = lerouxRates([10, 10, 10, 10, 10], [100, 100, 100, 100, 100], path);
  for (const rate of even.rate) near(rate, 0.1, 1e-4);
  const fixed = { sd: 1, likeness: 0.9 };
  const gap = lerouxRates([40, 42, 0, 41, 5], [100, 100, 0, 100, 100], path, "persons", fixed);
  assert.ok(gap.rate[2]! > 0.3 && gap.rate[2]! < 0.42);
  assert.ok(gap.high[2]! - gap.low[2]! > gap.high[1]! - gap.low[1]!);
  const alone = { sd: 1, likeness: 0 };
  const there = lerouxRates([40, 42, 7, 41, 5], [100, 100, 90, 100, 100], path, "events", alone).rate;
  const elsewhere = lerouxRates(
    [40, 42, 7, 41, 5],
    [100, 100, 90, 100, 100],
    adjacencyOf(5, []),
    "events",
    alone,
  ).rate;
  for (const [i, rate] of there.entries()) near(rate, elsewhere[i]!, 1e-9);
  kindOf("undefined", () => lerouxRates([0, 0], [5, 5], adjacencyOf(2, [])));
  kindOf("input", () => lerouxRates([1, 0], [5, 5], path));
});

test("posterior shares lie between own and prior, inside their limits; the mirror of the property mirrors them", () => {
  fc.assert(
    fc.property(areas, ({ population, cases }) => {
      const found = posteriorRates(cases, population, "persons", { method: "moments" });
      const rest = posteriorRates(
        cases.map((x, i) => population[i]! - x),
        population,
        "persons",
        { method: "moments" },
      );
      for (const [i, people] of population.entries()) {
        const raw = cases[i]! / people;
        const rate = found.rate[i]!;
        assert.ok(found.low[i]! <= found.high[i]!);
        assert.ok(rate >= Math.min(raw, found.prior.mean) - 1e-12);
        assert.ok(rate <= Math.max(raw, found.prior.mean) + 1e-12);
        near(rest.rate[i]!, 1 - rate, 1e-9);
        near(rest.low[i]!, 1 - found.high[i]!, 1e-6);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("the most likely prior is no less likely than that of moments or any near it", () => {
  const cases = [3, 40, 12, 90, 7, 0, 25];
  const population = [50, 200, 80, 240, 70, 30, 400];
  const { mean, weight } = priorOf(cases, population);
  const likelihood = (m: number, w: number): number => {
    let sum = 0;
    for (const [i, x] of cases.entries()) {
      for (let k = 0; k < x; k += 1) sum += Math.log(m * w + k);
      for (let k = 0; k < population[i]! - x; k += 1) sum += Math.log((1 - m) * w + k);
      for (let k = 0; k < population[i]!; k += 1) sum -= Math.log(w + k);
    }
    return sum;
  };
  const best = likelihood(mean, weight);
  const moments = priorOf(cases, population, "persons", "moments");
  for (const [m, w] of [
    [mean * 1.01, weight],
    [mean / 1.01, weight],
    [mean, weight * 1.02],
    [mean, weight / 1.02],
    [moments.mean, moments.weight],
  ] as const)
    assert.ok(likelihood(m, w) < best);
});

test("where areas differ as chance makes them the prior weighs as all people together, no more", () => {
  for (const kind of ["persons", "events"] as const)
    for (const method of ["likelihood", "moments"] as const) {
      const { mean, weight } = priorOf([10, 20, 30], [100, 200, 300], kind, method);
      near(mean, 0.1, 1e-6);
      assert.equal(weight, 600);
    }
  kindOf("undefined", () => priorOf([0, 0], [5, 5]));
});

test("funnel limits are Spiegelhalter's (2005) interpolated quantiles: at the limit the binomial distribution passes the tail", () => {
  for (const [share, people, level] of [
    [0.1, 50, 0.95],
    [0.02, 400, 0.998],
    [0.6, 1000, 0.95],
  ] as const) {
    const [low, high] = funnelLimits(share, people, level);
    const tail = (1 - level) / 2;
    for (const [limit, p] of [
      [low, tail],
      [high, 1 - tail],
    ] as const) {
      const count = limit * people;
      const [below, above] = [Math.floor(count), Math.ceil(count)];
      const before = binomialTails(below, people, share).atMost;
      const after = binomialTails(above, people, share).atMost;
      if (count > 0) near(before + (after - before) * (count - below), p, 1e-8);
    }
  }
});

test("limits close in on the reference as areas grow, and far limits lie outside near ones", () => {
  const { limits, label } = funnelOf([5, 50, 500], [50, 500, 5000]);
  const width = [0, 1, 2].map((i) => limits.high[i]! - limits.low[i]!);
  assert.ok(width[0]! > width[1]! && width[1]! > width[2]!);
  assert.ok(limits.farHigh[0]! > limits.high[0]! && limits.farLow[2]! < limits.low[2]!);
  assert.deepEqual(label, ["within", "within", "within"]);
});

test("labels say where a rate lies, in words without judgement", () => {
  const { label, rate } = funnelOf([100, 125, 160, 75, 30], [1000, 1000, 1000, 1000, 1000], "persons", {
    reference: 0.1,
  });
  assert.deepEqual(label, ["within", "higher", "far-higher", "lower", "far-lower"]);
  assert.equal(rate[2], 0.16);
  for (const word of FUNNEL_LABELS) assert.doesNotMatch(word, /red|green|amber|bad|good|worse|better/);
});

test("overdispersion: φ is the mean of the winsorised z², limits widen only where it exceeds chance", () => {
  const people = Array.from({ length: 40 }, () => 1000);
  const even = people.map(() => 100);
  assert.equal(funnelOf(even, people, "persons", { overdispersion: "additive" }).widened, false);
  const spread = people.map((_, i) => 100 + (i % 2 === 0 ? 40 : -40));
  const none = funnelOf(spread, people);
  near(none.phi, 0.04 ** 2 / ((0.1 * 0.9) / 1000));
  for (const overdispersion of ["additive", "multiplicative"] as const) {
    const { widened, limits, tau2, phi } = funnelOf(spread, people, "persons", { overdispersion });
    assert.ok(widened && limits.high[0]! > none.limits.high[0]!);
    near(tau2, (40 * phi - 39) / (39 * (1000 / 0.09)), 1e-9);
  }
});

test("a funnel of events takes more events than people, and an area without people lies within", () => {
  const { label, z } = funnelOf([300, 0, 100], [100, 0, 100], "events");
  assert.deepEqual([label[1], z[1]], ["within", 0]);
  kindOf("input", () => funnelOf([300], [100]));
});

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

test("a straight line with a jump at each known break is found again exactly", () => {
  const value = years.map((y) => 0.1 + 0.003 * (y - 2018) + (y > 2023 ? 0.05 : 0) + (y > 2024 ? -0.02 : 0));
  const { segments, shifts, fitted } = trendOf(
    { year: years, value, standardError: years.map(() => 0.001) },
    { breaks: KNOWN_BREAKS },
  );
  near(segments[0]!.perYear!.value, 0.003, 1e-9);
  assert.deepEqual(
    segments.map(({ from, to }) => [from, to]),
    [
      [2018, 2023],
      [2024, 2024],
      [2025, 2026],
    ],
  );
  near(shifts[0]!.jump.value, 0.05, 1e-9);
  near(shifts[1]!.jump.value, -0.02, 1e-9);
  for (const [i, v] of fitted.entries()) near(v, value[i]!, 1e-9);
});

test("slope, shift and errors are those of the weighted least squares of statsmodels.WLS", () => {
  const value = [0.1, 0.104, 0.101, 0.11, 0.112, 0.113, 0.125, 0.124, 0.131];
  const standardError = [0.004, 0.004, 0.003, 0.003, 0.003, 0.003, 0.004, 0.004, 0.004];
  const { segments, shifts, dispersion } = trendOf(
    { year: years, value, standardError },
    { breaks: KNOWN_BREAKS },
  );
  near(segments[0]!.perYear!.value, 0.003010245669647936, 1e-9);
  near(segments[0]!.perYear!.standardError!, 0.0008175589160601702, 1e-9);
  near(shifts[0]!.jump.value, 0.11897950866070413 - 0.1109508943733726, 1e-9);
  near(shifts[0]!.jump.standardError!, 0.004942096508445443, 1e-9);
  near(dispersion, 0.6509340368189989, 1e-9);
  const bare = trendOf({ year: years, value }, { breaks: KNOWN_BREAKS }).segments[0]!.perYear!;
  near(bare.value, 0.0029166666666666278, 1e-9);
  near(bare.standardError!, 0.0006210057553261059, 1e-9);
  assert.ok(
    Math.abs(bare.interval.low - 0.00132032) < 1e-8 && Math.abs(bare.interval.high - 0.00451301) < 1e-8,
  );
  const log = trendOf({ year: years, value, standardError }, { scale: "log" });
  near(log.segments[0]!.slope!, 0.035319391802129625, 1e-9);
  near(log.segments[0]!.perYear!.value, Math.expm1(0.035319391802129625), 1e-9);
});

test("with a slope for each segment a segment of one year has none, and years over a break alone are no trend", () => {
  const value = years.map((_, i) => 0.1 + i * 0.01 + (i % 2) * 0.001);
  const { segments } = trendOf(
    { year: years, value, standardError: years.map(() => 0.01) },
    { breaks: KNOWN_BREAKS, slopes: "segment" },
  );
  assert.ok(segments[0]!.perYear && !segments[1]!.perYear && segments[2]!.perYear);
  kindOf("undefined", () =>
    trendOf({ year: [2023, 2024], value: [0.1, 0.2], standardError: [0.01, 0.01] }, { breaks: KNOWN_BREAKS }),
  );
  kindOf("input", () =>
    trendOf({ year: [1, 2], value: [0, 0.2], standardError: [0.1, 0.1] }, { scale: "log" }),
  );
});

test("the same trend twice does not differ; trends apart by many errors do", () => {
  const input = (slope: number) => ({
    year: years,
    value: years.map((y) => 5 + slope * (y - 2018)),
    standardError: years.map(() => 0.1),
  });
  const same = trendDifference([trendOf(input(0.2)), trendOf(input(0.2))]);
  assert.ok(same.q < 1e-12 && same.p > 0.999);
  const apart = trendDifference([trendOf(input(0.2)), trendOf(input(0.4)), trendOf(input(0.2))]);
  assert.equal(apart.df, 2);
  assert.ok(apart.p < 1e-6 && apart.differences[0]!.interval.low > 0);
});

test("areas that differ by chance alone are expected to fall back to the mean entirely", () => {
  const people = [100, 100, 100, 100];
  const { byChance, chanceShare, beyond } = regressionToMean(
    { cases: [12, 8, 11, 9], population: people },
    { cases: [10, 10, 10, 10], population: people },
  );
  assert.ok(chanceShare > 0.75);
  assert.ok(byChance[0]! < -0.01 && byChance[1]! > 0.01);
  assert.ok(Math.abs(beyond[0]!) < 0.01);
});

test("unmatched records: none and all in a type bound its cases, share and rate; per cause their share of all records", () => {
  const bounds = unmatchedBounds({
    cases: [30, 60],
    population: [300, 1200],
    unmatched: [
      { cause: "no address", count: 8 },
      { cause: "outside", count: 2 },
    ],
  });
  assert.deepEqual(
    bounds.causes.map(({ share }) => share),
    [0.08, 0.02],
  );
  assert.deepEqual(bounds.cases[0], { none: 30, all: 40, spread: (30 / 90) * 100 });
  assert.deepEqual([bounds.rate![0]!.none, bounds.rate![0]!.all], [0.1, 40 / 300]);
  assert.deepEqual([bounds.shareOfCases[1]!.none, bounds.shareOfCases[1]!.all], [0.6, 0.7]);
  const ratio = bounds.ratio(0, 1)!;
  near(ratio.none, (30 / 70) * 4);
  near(ratio.all, (40 / 60) * 4);
  near(ratio.spread, 2);
  kindOf("undefined", () => unmatchedBounds({ cases: [0], unmatched: [] }));
});

test("nothing unmatched leaves no room between the bounds", () => {
  const { cases, share } = unmatchedBounds({ cases: [3, 4], unmatched: [] });
  assert.equal(share, 0);
  assert.deepEqual(cases[1], { none: 4, all: 4, spread: 4 });
});

const byType = {
  types: [1, 2, 3, 4, 5],
  cases: [60, 90, 150, 200, 20],
  population: [400, 900, 2000, 4000, 500],
} as const;

test("rates by area type: count, rate, difference and ratio to the reference, which itself has neither", () => {
  const { rows, all, reference, widest } = ratesByType({ ...byType, reference: 5 });
  assert.equal(reference, 5);
  near(all.value, 520 / 7800);
  assert.equal(rows[0]!.rate!.value, 0.15);
  near(rows[0]!.difference!.value, 0.15 - 0.04);
  near(rows[0]!.ratio!.value, 0.15 / 0.04);
  assert.equal(rows[4]!.difference, undefined);
  assert.ok(rows[4]!.isReference);
  assert.deepEqual([widest!.highest, widest!.lowest], [1, 5]);
});

test("against the mean the differences weighted by people sum to 0, and the group's own part is taken into account", () => {
  const { rows } = ratesByType({ ...byType, reference: "mean" });
  const sum = rows.reduce((all, { difference, population }) => all + difference!.value * population, 0);
  assert.ok(Math.abs(sum) < 1e-9);
  const everyone = gapToMean([{ cases: 5, population: 50 }], 0);
  assert.equal(everyone.difference.value, 0);
  assert.equal(everyone.difference.standardError, 0);
  assert.equal(everyone.ratio!.value, 1);
  assert.equal(everyone.difference.p, 1);
});

test("nobody in one type and everyone in the other is no certainty, but it is a difference from the mean", () => {
  const { rows } = ratesByType({
    types: ["a", "b"],
    cases: [0, 40],
    population: [40, 40],
    reference: "mean",
  });
  for (const { difference } of rows)
    assert.ok(difference!.p! < 1e-6 && difference!.interval.low < difference!.value);
});

test("a type without people stays in the list without figures; a reference without cases gives differences but no ratios", () => {
  const { rows, note } = ratesByType({
    types: ["a", "b", "c"],
    cases: [0, 5, 0],
    population: [0, 50, 60],
    reference: "c",
  });
  assert.equal(rows[0]!.rate, undefined);
  assert.match(rows[0]!.absent!.en, /Nobody/);
  assert.ok(rows[1]!.difference && !rows[1]!.ratio);
  assert.match(rows[1]!.absent!.sv, /inga fall/);
  assert.match(note.en, /1 type without people/);
  kindOf("undefined", () => ratesByType({ types: ["a"], cases: [0], population: [0], reference: "a" }));
  kindOf("input", () => ratesByType({ types: ["a"], cases: [0], population: [9], reference: "x" as "a" }));
});

test("strata: types with the same rates by age have the same standardised rate, however different their crude ones", () => {
  const { rows } = ratesByType(
    {
      types: ["old", "young"],
      cases: [10 + 90, 90 + 10],
      population: [1000 + 900, 9000 + 100],
      strata: {
        cases: [
          [10, 90],
          [90, 10],
        ],
        population: [
          [1000, 900],
          [9000, 100],
        ],
        standard: [1, 1],
      },
      reference: "young",
      reliability: ({ cases }) => (cases < 200 ? ["few"] : []),
    },
    { kind: "events", per: 1000 },
  );
  near(rows[0]!.standardised!.value, 55);
  near(rows[1]!.standardised!.value, 55);
  near(rows[0]!.standardised!.ratio!.value, 1);
  assert.ok(rows[0]!.rate!.value > 4 * rows[1]!.rate!.value);
  assert.deepEqual(rows[0]!.flags, ["few"]);
});

test("every figure of every type is a number, for shares and for events, whatever the counts", () => {
  const anything = fc.array(
    fc.record({ people: fc.integer({ min: 0, max: 300 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom("persons", "events") as fc.Arbitrary<"persons" | "events">,
      fc.constantFrom("mean", "lowest", "highest") as fc.Arbitrary<"mean" | "lowest" | "highest">,
      (list, kind, reference) => {
        if (list.every(({ people }) => people === 0)) return;
        const { rows, all } = ratesByType(
          {
            types: list.map((_, i) => i),
            cases: list.map(({ people, part }) => Math.round(people * part)),
            population: list.map(({ people }) => people),
            reference,
          },
          { kind },
        );
        for (const estimate of [all, ...rows.flatMap((row) => [row.rate, row.difference, row.ratio])]) {
          if (!estimate) continue;
          const { value, interval, p = 0 } = estimate;
          for (const number of [value, interval.low, interval.high, p]) assert.ok(Number.isFinite(number));
          assert.ok(interval.low <= value + 1e-12 && value <= interval.high + 1e-12);
        }
      },
    ),
    { numRuns: 300, seed: 8 },
  );
});
