import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type NullModel,
  bootstrapDraws,
  countsOf,
  dissimilarity,
  mutualInformation,
  nullDraws,
  theilH,
} from "../src/index.ts";
import { binomialAhead, poissonAhead, together } from "../src/numeric/ahead.ts";
import { DrawTable, LANES } from "../src/numeric/draw-table.ts";
import { logFactorial } from "../src/numeric/log-factorial.ts";
import { binomialMass, hypergeometricMass } from "../src/numeric/mass.ts";
import { streamsOf } from "../src/numeric/random.ts";
import { binomialOver, fixedMargins, multinomialOver } from "../src/numeric/samplers.ts";

const STREAMS = 500;

/** The states of streams 0 … STREAMS − 1. */
function statesOf(seed: number): Int32Array {
  const { stateOf } = streamsOf(seed);
  const states = new Int32Array(4 * STREAMS);
  for (let stream = 0; stream < STREAMS; stream += 1) stateOf(stream, states, 4 * stream);
  return states;
}

/** The chi-square statistic less its degrees of freedom, in its own standard deviations: below 4.5 for draws that are right. Both tails have cells of their own. */
function assertFrequencies(seen: Float64Array, mass: (k: number) => number, what: string): void {
  const draws = seen.reduce((all, count) => all + count, 0);
  let statistic = 0;
  let cells = -1;
  let observed = 0;
  let expected = 0;
  seen.forEach((count, k) => {
    observed += count;
    expected += draws * mass(k);
    if (expected >= 10 || k === seen.length - 1) {
      statistic += (observed - expected) ** 2 / Math.max(expected, 1);
      cells += 1;
      observed = 0;
      expected = 0;
    }
  });
  const off = (statistic - cells) / Math.sqrt(2 * Math.max(1, cells));
  assert.ok(off < 4.5, `${what}: chi-square ${statistic.toFixed(1)} with ${cells} degrees of freedom`);
}

/** How often each count was drawn in 200 rounds of 500 streams. */
function histogram(
  size: number,
  draw: (table: DrawTable, states: Int32Array, into: Uint16Array, sums: Float64Array) => void,
): Float64Array {
  const table = new DrawTable();
  const states = statesOf(31);
  const into = new Uint16Array(Math.ceil(STREAMS / LANES) * LANES);
  const seen = new Float64Array(size);
  for (let round = 0; round < 200; round += 1) {
    const sums = new Float64Array(STREAMS);
    draw(table, states, into, sums);
    for (let r = 0; r < STREAMS; r += 1) {
      seen[into[r]!]! += 1;
      assert.equal(sums[r], into[r]);
    }
  }
  return seen;
}

for (const mean of [0.3, 4, 37.5, 900, 16_000])
  test(`Poisson counts of mean ${mean} from a table, over all counts and both tails`, () => {
    const seen = histogram(2 * mean + 60, (table, states, into, sums) =>
      table.poisson(mean, states, STREAMS, into, 1, 0, sums),
    );
    assertFrequencies(seen, (k) => Math.exp(k * Math.log(mean) - mean - logFactorial(k)), "Poisson");
  });

for (const [trials, p] of [
  [1, 0.3],
  [12, 0.5],
  [300, 0.01],
  [1770, 0.2],
  [60_000, 0.4],
] as const)
  test(`binomial counts of ${trials} trials of probability ${p} from a table, over all counts and both tails`, () => {
    const seen = histogram(trials + 1, (table, states, into, sums) =>
      table.binomial(trials, p, states, STREAMS, into, 1, 0, sums),
    );
    assertFrequencies(seen, (k) => binomialMass(trials, p, k), "binomial");
  });

test("a cell of nobody, or of probability 0, is always 0", () => {
  const table = new DrawTable();
  const into = new Uint16Array(LANES);
  const sums = new Float64Array(3);
  const states = statesOf(1);
  for (const draw of [
    () => table.poisson(0, states, 3, into, 1, 0, sums),
    () => table.binomial(0, 0.3, states, 3, into, 1, 0, sums),
    () => table.binomial(9, 0, states, 3, into, 1, 0, sums),
  ]) {
    into.fill(7);
    draw();
    assert.deepEqual([...into.subarray(0, 3)], [0, 0, 0]);
  }
});

/** States whose next 32 bits are `word`; what follows differs. */
function statesBefore(word: number, count: number): Int32Array {
  const states = new Int32Array(4 * count);
  for (let r = 0; r < count; r += 1) states.set([0, word, Math.imul(r + 1, 0x9e3779b9), 0], 4 * r);
  return states;
}

test("32 bits that end at a step of the distribution are followed by more, so that the step is where it should be", () => {
  // 0.7 · 2^32 = 3006477107.2: a fifth of what begins with 3006477107 lies below.
  const into = new Uint16Array(20_000);
  new DrawTable().binomial(
    1,
    0.3,
    statesBefore(3_006_477_107, into.length),
    into.length,
    into,
    1,
    0,
    new Float64Array(into.length),
  );
  const share = into.reduce((sum, k) => sum + k, 0) / into.length;
  assert.ok(Math.abs(share - 0.8) < 5 * Math.sqrt((0.8 * 0.2) / into.length), `${share}`);
});

test("the first and the last of all 32-bit numbers lead to counts six standard deviations from the mean and farther, which differ", () => {
  for (const [word, sign] of [
    [0, -1],
    [2 ** 32 - 1, 1],
  ] as const) {
    const into = new Uint16Array(512);
    new DrawTable().poisson(1000, statesBefore(word, 512), 512, into, 1, 0, new Float64Array(512));
    const sds = Array.from(into, (k) => (sign * (k - 1000)) / Math.sqrt(1000));
    assert.ok(Math.min(...sds) > 5.7 && Math.max(...sds) < 8.5, `${Math.min(...sds)} to ${Math.max(...sds)}`);
    assert.ok(new Set(into).size > 5);
  }
});

/** Rounds of a sampler that draws ahead for 500 streams, each of which then goes on from where that left it. */
function sampled(
  { ahead }: { ahead?: { draw(states: Int32Array, count: number): void } },
  take: (random: () => number) => void,
  rounds: number,
): void {
  assert.ok(ahead);
  const { random, resume } = streamsOf(0);
  for (let round = 0; round < rounds; round += 1) {
    const states = statesOf(77 + round);
    ahead.draw(states, STREAMS);
    for (let r = 0; r < STREAMS; r += 1) {
      resume(states, 4 * r);
      take(random);
    }
  }
}

test("a multinomial drawn ahead keeps its sum, and each cell is binomial, also where the first round overshoots", () => {
  const weights = [3, 40, 0, 57, 900];
  const draw = multinomialOver(4000, weights);
  const into = new Float64Array(5);
  const seen = weights.map(() => new Float64Array(4001));
  sampled(
    draw,
    (random) => {
      draw(random, into);
      assert.equal(
        into.reduce((sum, k) => sum + k, 0),
        4000,
      );
      into.forEach((k, cell) => (seen[cell]![k]! += 1));
    },
    120,
  );
  weights.forEach((weight, cell) => {
    if (weight === 0) assert.equal(seen[cell]![0], 60_000);
    else assertFrequencies(seen[cell]!, (k) => binomialMass(4000, weight / 1000, k), `cell ${cell}`);
  });
});

test("a table with both margins fixed, drawn ahead, keeps them, and each cell is hypergeometric", () => {
  const sizes = Float64Array.of(30, 0, 200, 70, 1000);
  const sums = [900, 400];
  const place = fixedMargins(sizes, sums);
  const groups = sums.map(() => new Float64Array(5));
  const seen = Array.from(sizes, (size) => new Float64Array(size + 1));
  sampled(
    place,
    (random) => {
      place(random, groups);
      assert.equal(
        groups[1]!.reduce((sum, k) => sum + k, 0),
        400,
      );
      groups[1]!.forEach((k, cell) => {
        assert.equal(k + groups[0]![cell]!, sizes[cell]);
        seen[cell]![k]! += 1;
      });
    },
    120,
  );
  sizes.forEach((size, cell) =>
    assertFrequencies(seen[cell]!, (k) => hypergeometricMass(1300, 400, size, k), `cell ${cell}`),
  );
});

test("a stream's draws do not depend on which streams are drawn with it", () => {
  const sizes = Float64Array.from({ length: 40 }, (_, cell) => cell * 9);
  const of = (from: number, count: number): number[][] => {
    const shelf = binomialAhead(sizes, 0.3)!;
    const { stateOf } = streamsOf(5);
    const states = new Int32Array(4 * count);
    for (let r = 0; r < count; r += 1) stateOf(from + r, states, 4 * r);
    shelf.draw(states, count);
    const into = new Float64Array(40);
    return Array.from({ length: count }, () => {
      const sum = shelf.take(into);
      assert.equal(
        sum,
        into.reduce((all, k) => all + k, 0),
      );
      return [...into];
    });
  };
  const all = of(0, 50);
  assert.deepEqual(of(13, 20), all.slice(13, 33));
  assert.deepEqual(of(49, 1), all.slice(49));
});

test("what is drawn ahead is handed out once, and nothing is before it is drawn", () => {
  const shelf = poissonAhead(Float64Array.of(3, 8))!;
  const into = new Float64Array(2);
  assert.equal(shelf.take(into), undefined);
  shelf.draw(statesOf(2), 2);
  assert.notEqual(shelf.take(into), undefined);
  assert.notEqual(shelf.take(into), undefined);
  assert.equal(shelf.take(into), undefined);
});

test("large cells, and more cells than tables pay for, are drawn stream by stream as before", () => {
  assert.equal(poissonAhead(Float64Array.of(5, 20_000)), undefined);
  assert.equal(binomialAhead(Float64Array.of(5, 70_000), 0.01), undefined);
  assert.equal(poissonAhead(new Float64Array(125_001).fill(1)), undefined);
  const many = poissonAhead(new Float64Array(70_000).fill(1));
  assert.equal(together([many, many]), undefined);
  assert.equal(together([many, undefined])!.cells, 70_000);
  assert.equal(binomialOver([1_000_000], 0.3).ahead, undefined);
});

test("any slice of a simulation has the numbers of the whole, for every model, with cells drawn ahead in several blocks", () => {
  const areas = 6_000;
  const column = (step: number): Float64Array =>
    Float64Array.from({ length: areas }, (_, i) => 20 + ((i * step) % 97));
  const two = countsOf([column(31), column(17)]);
  const many = countsOf([31, 17, 5, 3, 11, 13, 29, 37, 41].map(column));
  const equal = (draws: (from: number, to: number) => Float64Array): void => {
    const all = draws(0, 300);
    assert.equal(new Set(all).size, 300);
    for (const [from, to] of [
      [0, 1],
      [290, 300],
    ] as const)
      assert.deepEqual(draws(from, to), all.slice(from, to));
  };
  // 6,000 areas and nine groups: more counts than are drawn at once.
  equal((from, to) => nullDraws(theilH, many, { model: "systematic", replicates: 300, from, to }));
  equal((from, to) => bootstrapDraws(mutualInformation, many, { replicates: 300, from, to }));
  for (const model of ["systematic", "evenness", "person-permutation"] satisfies NullModel[])
    equal((from, to) => nullDraws(dissimilarity, two, { model, replicates: 300, from, to }));
});
