import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Counts,
  type MeasureData,
  NULL_MODELS,
  MeasuresError,
  countsOf,
  defineMeasure,
  dissimilarity,
  expectedD,
  expectedM,
  mutualInformation,
  nullDraws,
  nullTest,
  sdOfMUnderIndependence,
  varianceOfDUnderIndependence,
} from "../src/index.ts";
import { randomOf } from "../src/numeric/random.ts";
import { multinomialOver } from "../src/numeric/samplers.ts";
import { dissimilarity as D } from "../src/single/dissimilarity.ts";

const random = randomOf(99);
const sizes = Float64Array.from({ length: 80 }, () => Math.floor(50 + 300 * random()));
const column = (members: number): Float64Array => {
  const into = new Float64Array(80);
  multinomialOver(members, sizes)(random, into);
  return into;
};
/** Two groups spread independently of one another over 80 areas. */
const independent = countsOf([column(4000), column(9000)]);
const three = countsOf([column(4000), column(9000), column(700)]);

/** A measure that knows where areas lie: the mean of |difference of shares| between areas next to each other in the list. */
const rough = defineMeasure({
  ...D.info,
  id: "rough",
  needs: ["centres"],
  measure({ counts }) {
    let sum = 0;
    const share = (i: number): number => counts.groups[0]![i]! / (counts.totals[i]! || 1);
    for (let i = 1; i < counts.areas; i += 1) sum += Math.abs(share(i) - share(i - 1));
    return { value: sum / (counts.areas - 1), note: { sv: "", en: "" } };
  },
});
const placed = (counts: Counts): MeasureData => ({
  counts,
  centres: { x: new Float64Array(counts.areas), y: new Float64Array(counts.areas) },
});

test("D of independent groups is its expectation, in mean and in spread, under every model of persons", () => {
  const expected = expectedD(independent);
  const sd = Math.sqrt(varianceOfDUnderIndependence(independent));
  for (const model of ["systematic", "evenness", "person-permutation"] as const) {
    const result = nullTest(dissimilarity, independent, { model, replicates: 2000, seed: 4 });
    // Exact for permutation; where margins vary with the draw, D is taken with the drawn margins and comes within a thousandth.
    const allowed = (4 * sd) / Math.sqrt(2000) + (model === "person-permutation" ? 0 : 0.001 * expected);
    assert.ok(Math.abs(result.mean - expected) < allowed, `${model}: ${result.mean}, ${expected}`);
    assert.ok(Math.abs(result.sd - sd) < (4 * sd) / Math.sqrt(4000), `${model}: ${result.sd}, ${sd}`);
    assert.ok(result.p > 0.01, `${model}: p ${result.p}`);
    assert.ok(result.low < result.median && result.median < result.high);
  }
});

test("M of three independent groups is its expectation under every model of persons", () => {
  const sd = sdOfMUnderIndependence(three);
  for (const model of ["systematic", "evenness", "person-permutation"] as const) {
    const { mean, sd: spread } = nullTest(mutualInformation, three, { model, replicates: 1000, seed: 5 });
    // The chi-square form is right to first order in 1/t_i: a hundredth here.
    assert.ok(
      Math.abs(mean - expectedM(three)) < 0.01 * expectedM(three) + (4 * sd) / Math.sqrt(1000),
      model,
    );
    assert.ok(Math.abs(spread - sd) < 0.02 * sd + (4 * sd) / Math.sqrt(2000), model);
  }
});

test("models keep what they say they keep: group sums, area sizes, both, or the set of areas", () => {
  const seen: Counts[] = [];
  const spy = defineMeasure({
    ...D.info,
    id: "spy",
    measure({ counts }) {
      seen.push(countsOf(counts.groups));
      assert.deepEqual(counts.totals, countsOf(counts.groups).totals);
      return { value: 0.5, note: { sv: "", en: "" } };
    },
  });
  const kept = (model: (typeof NULL_MODELS)[number]): Counts => {
    seen.length = 0;
    nullDraws(spy, independent, { model, replicates: 2 });
    return seen[1]!;
  };
  const sums = ({ groups }: Counts): number[] => groups.map((each) => each.reduce((a, b) => a + b, 0));
  const sorted = (each: Float64Array): Float64Array => each.toSorted();
  assert.deepEqual(sums(kept("systematic")), sums(independent));
  assert.notDeepEqual(kept("systematic").totals, independent.totals);
  assert.deepEqual(kept("evenness").totals, independent.totals);
  assert.notDeepEqual(sums(kept("evenness")), sums(independent));
  assert.deepEqual(kept("person-permutation").totals, independent.totals);
  assert.deepEqual(sums(kept("person-permutation")), sums(independent));
  assert.notDeepEqual(kept("person-permutation").groups, independent.groups);
  assert.notDeepEqual(kept("geographic-permutation").totals, independent.totals);
  assert.deepEqual(sorted(kept("geographic-permutation").groups[0]!), sorted(independent.groups[0]!));
  assert.deepEqual(sums(kept("systematic-geographic")), sums(independent));
  assert.deepEqual(sorted(kept("evenness-geographic").totals), sorted(independent.totals));
  const resampled = kept("area-bootstrap").totals;
  assert.ok(resampled.every((total) => independent.totals.includes(total)));
});

test("p is (b + 1)/(m + 1) and never 0 (Phipson & Smyth 2010); two-sided is twice the smaller side", () => {
  const apart = countsOf([
    [500, 0, 480, 10],
    [10, 700, 0, 520],
  ]);
  const options = { replicates: 99, seed: 1, model: "systematic" } as const;
  assert.equal(nullTest(dissimilarity, apart, { ...options, alternative: "greater" }).p, 1 / 100);
  assert.equal(nullTest(dissimilarity, apart, options).p, 2 / 100);
  assert.equal(nullTest(dissimilarity, apart, { ...options, alternative: "less" }).p, 1);
});

test("areas that change places: a ladder of shares is smoother than chance, and the draws have the same people", () => {
  const ladder = placed(
    countsOf([Float64Array.from({ length: 30 }, (_, i) => i), new Float64Array(30).fill(30)]),
  );
  const { observed, mean, p } = nullTest(rough, ladder, {
    model: "geographic-permutation",
    alternative: "less",
    replicates: 199,
  });
  assert.ok(observed < mean);
  assert.equal(p, 1 / 200);
  for (const model of ["systematic-geographic", "evenness-geographic"] as const)
    assert.ok(Number.isFinite(nullTest(rough, ladder, { model, replicates: 20 }).mean));
});

test("replicates are the same for a seed, others for another, and a slice is a part of the whole", () => {
  for (const model of ["systematic", "evenness", "person-permutation", "area-bootstrap"] as const) {
    const all = nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 3 });
    assert.deepEqual(nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 3 }), all);
    assert.deepEqual(
      nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 3, from: 7, to: 12 }),
      all.slice(7, 12),
    );
    assert.notDeepEqual(nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 4 }), all);
    const joined = Float64Array.of(
      ...nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 3, to: 11 }),
      ...nullDraws(dissimilarity, independent, { model, replicates: 20, seed: 3, from: 11 }),
    );
    assert.deepEqual(joined, all);
  }
});

test("replicates in which a small group falls out have no value, and are counted, not averaged", () => {
  const tiny = countsOf([
    [1, 0, 0],
    [9, 10, 10],
  ]);
  const { undefinedDraws, draws, mean } = nullTest(dissimilarity, tiny, {
    model: "evenness",
    replicates: 200,
  });
  assert.ok(undefinedDraws > 0);
  assert.equal(draws.filter(Number.isNaN).length, undefinedDraws);
  assert.ok(Number.isFinite(mean));
});

test("a single area leaves chance nothing to decide: D is 0 in every replicate and p is 1", () => {
  const { observed, mean, sd, p } = nullTest(dissimilarity, countsOf([[5], [9]]), { replicates: 20 });
  assert.deepEqual([observed, mean, sd, p], [0, 0, 0, 1]);
});

test("the note says in both languages what was let to chance and between which values chance lies", () => {
  const { note, low, high } = nullTest(dissimilarity, independent, {
    model: "systematic",
    replicates: 50,
    level: 0.9,
  });
  assert.match(
    note.sv,
    /^50 simuleringar där varje person .* \(frö 1\)\. 90 procent av dem ger ett värde mellan 0,0/,
  );
  assert.match(
    note.en,
    new RegExp(`between ${Number(low.toPrecision(3))} and ${Number(high.toPrecision(3))}\\.$`),
  );
});

test("what does not fit is refused with what to do: fractions, one group, places for a measure without, slices", () => {
  const kinds = (run: () => unknown, text: RegExp): void =>
    assert.throws(
      run,
      (error) => error instanceof MeasuresError && error.kind === "input" && text.test(error.message),
    );
  const halves = countsOf([
    [1.5, 2],
    [3, 4],
  ]);
  kinds(() => nullTest(dissimilarity, halves, { model: "systematic" }), /1\.5 persons/);
  assert.ok(
    nullTest(dissimilarity, halves, { model: "area-bootstrap", replicates: 50 }).undefinedDraws === 0,
  );
  kinds(() => nullTest(dissimilarity, independent, { model: "geographic-permutation" }), /where areas lie/);
  kinds(() => nullTest(dissimilarity, independent, { replicates: 1 }), /2 replicates/);
  kinds(() => nullTest(dissimilarity, independent, { level: 95 }), /between 0 and 1/);
  kinds(() => nullDraws(dissimilarity, independent, { from: 5, to: 3 }), /5 to 3/);
  kinds(() => nullTest(dissimilarity, independent, { model: "nonsense" as never }), /nonsense/);
});
