import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ESP2013,
  MeasuresError,
  attributableFraction,
  attributableRisk,
  betweenGroupVariance,
  comparativeFigure,
  directRate,
  indexOfDisparity,
  indirectRate,
  levinFraction,
  lifeTable,
  peopleQuantilesOf,
  quantilesOf,
  rateAbsoluteConcentration,
  rateMeanLogDeviation,
  rateTheil,
  repeatVariance,
  riditsOf,
  shareRatio,
  slopeIndex,
  slopeRegression,
  standardisedRateDifference,
  standardisedRateRatio,
  standardisedRatio,
} from "../src/index.ts";
import type { Interval } from "../src/index.ts";

const near = (got: number, wanted: number, tolerance = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted)),
    `${got} is not ${wanted} within ${tolerance}`,
  );
const limits = ({ low, high }: Interval, wanted: readonly [number, number], tolerance?: number): void => {
  near(low, wanted[0], tolerance);
  near(high, wanted[1], tolerance);
};
const kindOf = (kind: string, body: () => unknown): void =>
  assert.throws(body, (error) => error instanceof MeasuresError && error.kind === kind);

const population = [1200, 900, 2500, 1800, 700];
const cases = [60, 70, 240, 200, 110];
const rank = [3, 5, 8, 12, 20];
const value = cases.map((x, i) => x / population[i]!);
const standardError = value.map((y, i) => Math.sqrt((y * (1 - y)) / population[i]!));

test("ridits are shares of people below plus half of those beside; equal ranks share one", () => {
  assert.deepEqual(
    [...riditsOf(Float64Array.of(2, 1, 2, 3), Float64Array.of(10, 20, 30, 40))],
    [0.4, 0.1, 0.4, 0.8],
  );
  kindOf("undefined", () => riditsOf(Float64Array.of(2, 2), Float64Array.of(1, 1)));
});

test("SII and RII are the weighted line on the ridit, with the variance of a linear sum: numpy's normal equations", () => {
  const { absolute, relative } = slopeIndex(
    { rank, population, value, standardError },
    { relative: "delta" },
  );
  near(absolute.value, 0.09805607006060169);
  limits(absolute.interval, [0.07372630127856514, 0.12238583884263823]);
  near(relative!.value, 3.0976080205107324);
  limits(relative!.interval, [2.0668389341635414, 4.128377106857924]);
});

test("closed limits of SII and RII (Fieller) are what 400,000 simulated draws give, within their noise; the delta method's are not", () => {
  const { absolute, relative } = slopeIndex({ rank, population, value, standardError });
  limits(absolute.interval, [0.07381612, 0.12243988], 2e-3);
  limits(relative!.interval, [2.27531477, 4.48130224], 4e-3);
  const delta = slopeIndex({ rank, population, value, standardError }, { relative: "delta" });
  assert.ok(delta.relative!.interval.low < 2.1);
});

test("values that lie on a line have its ends as bottom and top, whatever the sizes of areas", () => {
  const size = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(fc.array(size, { minLength: 2, maxLength: 30 }), (sizes) => {
      const order = sizes.map((_, i) => i);
      const ridits = riditsOf(Float64Array.from(order), Float64Array.from(sizes));
      const { absolute, relative } = slopeIndex({
        rank: order,
        population: sizes,
        value: [...ridits].map((r) => 0.2 + 0.3 * r),
        standardError: sizes.map(() => 0),
      });
      near(absolute.value, 0.3, 1e-9);
      near(relative!.value, 2.5, 1e-9);
    }),
    { numRuns: 50, seed: 5 },
  );
});

test("an area without people changes nothing, and areas of one rank are as one", () => {
  const joined = slopeIndex({ rank: [1, 2], population: [10, 30], value: [0.1, 0.4], standardError: [0, 0] });
  const split = slopeIndex({
    rank: [1, 2, 2, 9],
    population: [10, 20, 10, 0],
    value: [0.1, 0.4, 0.4, NaN],
    standardError: [0, 0, 0, NaN],
  });
  near(split.absolute.value, joined.absolute.value);
});

test("a line at or below 0 at the bottom end has no relative index, and says why", () => {
  const { relative, relativeAbsent } = slopeIndex({
    rank: [1, 2],
    population: [10, 10],
    value: [0.01, 0.5],
    standardError: [0.001, 0.01],
  });
  assert.equal(relative, undefined);
  assert.match(relativeAbsent!, /-0\.2/);
  kindOf("input", () =>
    slopeIndex(
      { rank: [1, 2], population: [5, 5], value: [0, 0.5], standardError: [0, 0.1] },
      { link: "log" },
    ),
  );
});

test("on the log link the relative index is exp(slope), on the logit link both ends are shares", () => {
  const log = slopeIndex({ rank, population, value, standardError }, { link: "log" });
  const { low, high } = log.relative!.interval;
  near(Math.log(low) + Math.log(high), 2 * Math.log(log.relative!.value));
  const logit = slopeIndex({ rank, population, value, standardError }, { link: "logit" });
  assert.ok(logit.bottom > 0 && logit.top < 1);
});

test("binomial and Poisson regression on the ridit are those of statsmodels.GLM", () => {
  const fixed = { overdispersed: false };
  const binomial = slopeRegression({ rank, population, cases }, fixed);
  near(binomial.absolute.value, 0.09931602315061244);
  near(binomial.absolute.standardError!, 0.01302652020835051);
  near(binomial.relative!.value, 2.8405205849922557);
  near(binomial.relative!.standardError!, 0.38235730168283616);
  near(binomial.dispersion, 2.302326970497709, 1e-9);
  const poisson = slopeRegression({ rank, population, cases }, { ...fixed, family: "poisson" });
  near(poisson.absolute.value, 0.10010939438014738);
  near(poisson.absolute.standardError!, 0.014171479134862249);
  near(poisson.relative!.value, 2.8350994419530573);
  near(poisson.relative!.standardError!, 0.40017853358369676);
  near(
    slopeRegression({ rank, population, cases }).absolute.standardError!,
    0.01302652020835051 * Math.sqrt(2.302326970497709),
    1e-9,
  );
  kindOf("undefined", () => slopeRegression({ rank, population, cases: [0, 0, 0, 0, 0] }));
});

// Fleiss (1981), p. 249: Down's syndrome by birth order and mother's age; the data of Fay & Feuer (1997), table I.
const births = [
  [230061, 329449, 114920, 39487, 14208, 3052],
  [72202, 326701, 208667, 83228, 28466, 5375],
  [15050, 175702, 207081, 117300, 45026, 8660],
  [2293, 68800, 132424, 98301, 46075, 9834],
  [327, 30666, 123419, 149919, 104088, 34392],
];
const downs = [
  [107, 141, 60, 40, 39, 25],
  [25, 150, 110, 84, 82, 39],
  [3, 71, 114, 103, 108, 75],
  [1, 26, 64, 89, 137, 96],
  [0, 8, 63, 112, 262, 295],
];
const standard = [63986.6, 186263.6, 157302.2, 97647, 47572.6, 12262.6];

test("directly standardised rates with gamma limits are those of Fay & Feuer (1997), table I: 92.3 (80.4–105.8) …", () => {
  for (const [order, wanted] of [
    [92.30452553319945, 80.44174985070426, 105.76334574926118],
    [91.17411683466409, 82.36121165200444, 100.86757631725105],
    [85.06922133830194, 77.18345340272157, 94.22356983220654],
    [92.71786505519977, 80.0099927553993, 114.66944482258438],
    [75.5290074452568, 67.70212041764667, 188.3001727277759],
  ].entries()) {
    const got = directRate(
      { cases: downs[order]!, population: births[order]!, standard },
      { method: "fay-feuer", per: 100_000 },
    );
    near(got.value, wanted[0]!, 1e-9);
    limits(got.interval, [wanted[1]!, wanted[2]!], 1e-9);
  }
});

test("with one stratum the standardised rate and its Dobson limits are the crude rate and Byar's", () => {
  const { value, interval } = directRate({ cases: [40], population: [1000], standard: [7] });
  assert.equal(value, 0.04);
  const crude = directRate({ cases: [20, 20], population: [500, 500], standard: [1, 1] });
  near(crude.value, 0.04);
  near(crude.interval.low, interval.low);
});

test("repeat events widen a standardised rate by the square root of Σf²/Σf", () => {
  assert.equal(repeatVariance([1, 2, 3], [10, 5, 1]), 10 + 20 + 9);
  const once = directRate({ cases: [23], population: [1000], standard: [1] });
  const again = directRate({ cases: [23], population: [1000], standard: [1], variance: [39] });
  near((again.interval.high - again.value) / (once.interval.high - once.value), Math.sqrt(39 / 23));
});

test("no cases at all: rate 0, a lower limit of 0 and an upper limit above it, never NaN", () => {
  for (const method of ["dobson", "fay-feuer"] as const) {
    const none = directRate({ cases: [0, 0], population: [100, 300], standard: [1, 1] }, { method });
    assert.equal(none.value, 0);
    assert.equal(none.interval.low, 0);
    assert.ok(none.interval.high > 0 && Number.isFinite(none.interval.high));
  }
  kindOf("undefined", () => directRate({ cases: [0, 1], population: [0, 300], standard: [1, 1] }));
});

test("the same strata on both sides: standardised ratio 1, difference 0", () => {
  const side = { cases: downs[1]!, population: births[1]!, standard };
  const ratio = standardisedRateRatio(side, side);
  assert.equal(ratio.value, 1);
  near(ratio.interval.low * ratio.interval.high, 1);
  assert.equal(standardisedRateDifference(side, side).value, 0);
});

test("indirect standardisation: 15 observed where 10 were expected is 1.5, and the reference itself is 1", () => {
  const smr = standardisedRatio(15, 10);
  assert.equal(smr.value, 1.5);
  const reference = { referenceCases: downs[0]!, referencePopulation: births[0]! };
  const own = indirectRate({ observed: 412, population: births[0]!, ...reference });
  near(own.value, 412 / births[0]!.reduce((a, b) => a + b));
  kindOf("undefined", () => standardisedRatio(3, 0));
  near(comparativeFigure(downs[0]!, births[0]!, downs[0]!, births[0]!).value, 1);
});

test("the European Standard Population 2013 has 100,000 people in 19 groups, 1,000 of them 90 or older", () => {
  assert.equal(
    ESP2013.persons.reduce((a, b) => a + b),
    100_000,
  );
  assert.equal(ESP2013.persons.length, ESP2013.from.length);
  assert.deepEqual([ESP2013.from.at(-1), ESP2013.persons.at(-1)], [90, 1000]);
});

const rates = { population, value, standardError };

test("where all groups have one rate every measure of spread is 0, and so are PAR and PAF", () => {
  const equal = { population, value: population.map(() => 0.2), standardError };
  for (const spread of [betweenGroupVariance, rateMeanLogDeviation, rateTheil, indexOfDisparity])
    near(spread(equal).value, 0, 1e-9);
  near(rateAbsoluteConcentration(equal, rank).value, 0, 1e-9);
  near(attributableRisk(equal, 2).value, 0, 1e-9);
  near(attributableFraction(equal, 2).value, 0, 1e-9);
});

test("two groups of equal size with rates 1 and 3: variance 1, Theil and MLD by hand, disparity 50, PAF ½", () => {
  const two = { population: [5, 5], value: [1, 3] };
  assert.equal(betweenGroupVariance(two).value, 1);
  near(rateTheil(two).value, 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5));
  near(rateMeanLogDeviation(two).value, -(Math.log(0.5) + Math.log(1.5)) / 2);
  assert.equal(indexOfDisparity(two).value, 50);
  assert.equal(rateAbsoluteConcentration(two, [1, 2]).value, 0.5);
  assert.equal(attributableRisk(two, 0).value, 1);
  assert.equal(attributableFraction(two, 0).value, 0.5);
});

test("delta-method errors are the numerical slopes of each measure", () => {
  const measures = [
    (v: number[]) => betweenGroupVariance({ ...rates, value: v }),
    (v: number[]) => rateMeanLogDeviation({ ...rates, value: v }),
    (v: number[]) => rateTheil({ ...rates, value: v }),
    (v: number[]) => indexOfDisparity({ ...rates, value: v }),
    (v: number[]) => indexOfDisparity({ ...rates, value: v }, { weighted: true }),
    (v: number[]) => rateAbsoluteConcentration({ ...rates, value: v }, rank),
    (v: number[]) => attributableRisk({ ...rates, value: v }, 0),
    (v: number[]) => attributableFraction({ ...rates, value: v }, 0),
  ];
  for (const measure of measures) {
    let variance = 0;
    for (const [i, error] of standardError.entries()) {
      const step = 1e-6;
      const moved = (by: number): number => measure(value.map((v, j) => (i === j ? v + by : v))).value;
      variance += (((moved(step) - moved(-step)) / (2 * step)) * error) ** 2;
    }
    near(measure(value).standardError!, Math.sqrt(variance), 1e-6);
  }
});

test("Levin's fraction of a ratio of 3 with half exposed is ½, of 1 is 0", () => {
  const three = shareRatio({ cases: 30, population: 100 }, { cases: 10, population: 100 });
  near(levinFraction(0.5, three).value, 0.5);
  const { low, high } = levinFraction(0.5, three).interval;
  assert.ok(low > 0 && low < 0.5 && high > 0.5 && high < 1);
});

test("deciles by England's rule: 1–10 of twenty areas two by two, ties share the lower rank, inverted turned round", () => {
  const twenty = Array.from({ length: 20 }, (_, i) => i);
  assert.deepEqual(
    [...quantilesOf(twenty)],
    twenty.map((i) => Math.floor(i / 2) + 1),
  );
  assert.deepEqual(
    [...quantilesOf(twenty, { invert: true })],
    twenty.map((i) => 10 - Math.floor(i / 2)),
  );
  // rank 1, 2, 2, 4 of 4 in 2 parts: 3 − ⌈(5 − rank)/2⌉
  assert.deepEqual([...quantilesOf([1, 5, 5, 9], { parts: 2 })], [1, 1, 1, 2]);
  // 13 areas in 5 parts: the formula written out
  assert.deepEqual(
    [...quantilesOf(twenty.slice(0, 13), { parts: 5 })],
    twenty.slice(0, 13).map((i) => Math.max(1, 6 - Math.ceil((14 - (i + 1)) / (13 / 5)))),
  );
  kindOf("input", () => quantilesOf([1, 2, 3]));
});

test("people quantiles part people, not areas", () => {
  assert.deepEqual([...peopleQuantilesOf([1, 2, 3, 4], [97, 1, 1, 1], { parts: 4 })], [2, 4, 4, 4]);
});

test("a life table with one death rate m at all ages has 1/m years left at the open last age", () => {
  const from = [0, 1, 5, 10, 20, 40, 60, 80];
  const people = from.map(() => 10_000);
  const { expectancy, survivors, dying } = lifeTable({
    from,
    deaths: people.map(() => 200),
    population: people,
  });
  near(expectancy.at(-1)!.value, 50);
  near(expectancy.at(-1)!.standardError!, 50 / Math.sqrt(200));
  assert.equal(survivors[0], 100_000);
  near(dying[0]!, 0.02 / (1 + 0.9 * 0.02));
  near(dying[1]!, 0.08 / (1 + 4 * 0.5 * 0.02));
  // 1/0.02 = 50 years in continuous time; five-year and longer groups bend it a little.
  assert.ok(Math.abs(expectancy[0]!.value - 50) < 1.5);
});

test("a life table of two groups by hand: e₀, Chiang's and Silcocks' variance", () => {
  const { expectancy } = lifeTable({ from: [0, 50], deaths: [100, 400], population: [20_000, 8000] });
  const q = (50 * 0.005) / (1 + 25 * 0.005);
  const e50 = 20;
  near(expectancy[1]!.value, e50);
  near(expectancy[0]!.value, 50 * (1 - q) + 25 * q + (1 - q) * e50);
  const variance = ((25 + e50) ** 2 * q * q * (1 - q)) / 100 + ((1 - q) ** 2 * 1) / (400 * 0.05 ** 2);
  near(expectancy[0]!.standardError!, Math.sqrt(variance));
});

test("a life table refuses too few people, an open group without deaths, and ages out of order", () => {
  kindOf("undefined", () => lifeTable({ from: [0, 50], deaths: [1, 4], population: [2000, 800] }));
  kindOf("undefined", () => lifeTable({ from: [0, 50], deaths: [1, 0], population: [9000, 800] }));
  kindOf("input", () => lifeTable({ from: [50, 0], deaths: [1, 4], population: [9000, 800] }));
});
