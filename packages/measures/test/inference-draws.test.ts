import assert from "node:assert/strict";
import { test } from "node:test";
import {
  binomial,
  hypergeometric,
  multinomial,
  multivariateHypergeometric,
  poisson,
  shuffle,
} from "../src/numeric/draws.ts";
import { logFactorial } from "../src/numeric/log-factorial.ts";
import { normalQuantile } from "../src/numeric/normal.ts";
import { randomOf } from "../src/numeric/random.ts";

const DRAWS = 200_000;
const lnC = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
const binomialMass = (n: number, p: number) => (k: number) =>
  k > n ? 0 : Math.exp(lnC(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));

/** Pearson's chi-square of draws against exact probabilities, cells pooled to an expected count of 20; p above 1e-4 for a fixed seed. */
function assertFits(draw: () => number, mass: (k: number) => number, what: string): void {
  const seen: number[] = [];
  for (let at = 0; at < DRAWS; at += 1) {
    const k = draw();
    seen[k] = (seen[k] ?? 0) + 1;
  }
  let statistic = 0;
  let cells = 0;
  let observed = 0;
  let expected = 0;
  let left = 1;
  for (let k = 0; k < seen.length || left > 1e-9; k += 1) {
    observed += seen[k] ?? 0;
    expected += DRAWS * mass(k);
    left -= mass(k);
    if (expected >= 20 && DRAWS * left >= 20) {
      statistic += (observed - expected) ** 2 / expected;
      cells += 1;
      observed = 0;
      expected = 0;
    }
    if (k > 1e6) break;
  }
  expected += Math.max(0, DRAWS * left);
  statistic += expected > 0 ? (observed - expected) ** 2 / expected : 0;
  const df = cells;
  // Wilson & Hilferty 1931
  const limit = df * (1 - 2 / (9 * df) + normalQuantile(1 - 1e-4) * Math.sqrt(2 / (9 * df))) ** 3;
  assert.ok(statistic < limit, `${what}: chi-square ${statistic.toFixed(1)} with ${df} degrees of freedom`);
}

test("random numbers are uniform, 53 bits, the same for the same seed and stream and others for others", () => {
  const random = randomOf(7, 3);
  let sum = 0;
  let squares = 0;
  let lowest = 1;
  let highest = 0;
  for (let at = 0; at < 1e6; at += 1) {
    const u = random();
    sum += u;
    squares += u * u;
    lowest = Math.min(lowest, u);
    highest = Math.max(highest, u);
  }
  assert.ok(lowest >= 0 && highest < 1);
  assert.ok(Math.abs(sum / 1e6 - 0.5) < 4 * Math.sqrt(1 / 12 / 1e6));
  assert.ok(Math.abs(squares / 1e6 - 1 / 3) < 4 * Math.sqrt(4 / 45 / 1e6));
  const first = (seed: number, stream?: number): number[] => {
    const next = randomOf(seed, stream);
    return Array.from({ length: 300 }, next);
  };
  assert.deepEqual(first(1, 5), first(1, 5));
  assert.deepEqual(first(1), first(1, 0));
  const starts = new Set<number>();
  for (let seed = 0; seed < 40; seed += 1)
    for (let stream = 0; stream < 40; stream += 1) starts.add(first(seed, stream)[0]!);
  assert.equal(starts.size, 1600);
  assert.notEqual(first(1)[0], first(1 + 2 ** 32)[0]);
});

test("the generator is sfc32: its words are those of the recurrence a + b + counter", () => {
  // A second writing of the recurrence, word by word, joined two and two to 53 bits.
  const mixed = (word: number): number => {
    let z = (word + 0x9e3779b9) | 0;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, counter] = [mixed(9) >>> 0, mixed(4) >>> 0, mixed(0x5bd1e995) >>> 0, 1];
  const word = (): number => {
    const out = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + out) >>> 0;
    return out;
  };
  for (let round = 0; round < 15; round += 1) word();
  const random = randomOf(4, 9);
  for (let at = 0; at < 500; at += 1)
    assert.equal(random(), ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53);
});

test("a seed or a stream that is no whole number is refused with its value", () => {
  assert.throws(() => randomOf(1.5), /1\.5/);
  assert.throws(() => randomOf(-1), /-1/);
  assert.throws(() => randomOf(1, 2 ** 32), /4294967296/);
});

for (const [trials, p] of [
  [1, 0.3],
  [7, 0.5],
  [40, 0.1],
  [33, 0.31],
  [1770, 0.004],
  [1770, 0.1],
  [1770, 0.93],
  [100_000, 0.25],
] as const)
  test(`binomial draws of ${trials} trials at ${p} have the binomial's own frequencies`, () => {
    const random = randomOf(11, trials);
    assertFits(() => binomial(random, trials, p), binomialMass(trials, p), `binomial ${trials} ${p}`);
  });

for (const mean of [0.2, 3, 9.9, 10, 47, 1500])
  test(`Poisson draws of mean ${mean} have the Poisson's own frequencies`, () => {
    const random = randomOf(12, 1);
    assertFits(
      () => poisson(random, mean),
      (k) => Math.exp(k * Math.log(mean) - mean - logFactorial(k)),
      `Poisson ${mean}`,
    );
  });

for (const [all, members, drawn] of [
  [10, 4, 5],
  [50, 45, 20],
  [1000, 300, 80],
  [200_000, 60_000, 1770],
] as const)
  test(`hypergeometric draws of ${drawn} from ${all} with ${members} members have their own frequencies`, () => {
    const random = randomOf(13, 2);
    const base = lnC(all, drawn);
    assertFits(
      () => hypergeometric(random, all, members, drawn),
      (k) =>
        k > members || drawn - k > all - members || k > drawn
          ? 0
          : Math.exp(lnC(members, k) + lnC(all - members, drawn - k) - base),
      `hypergeometric ${all} ${members} ${drawn}`,
    );
  });

test("draws at the edges are certain: no trials, p of 0 or 1, nobody, everybody", () => {
  const random = randomOf(1);
  for (let at = 0; at < 200; at += 1) {
    assert.equal(binomial(random, 0, 0.5), 0);
    assert.equal(binomial(random, 9, 0), 0);
    assert.equal(binomial(random, 9, 1), 9);
    assert.equal(binomial(random, 100_000, 1), 100_000);
    assert.equal(poisson(random, 0), 0);
    assert.equal(hypergeometric(random, 10, 0, 4), 0);
    assert.equal(hypergeometric(random, 10, 10, 4), 4);
    assert.equal(hypergeometric(random, 10, 3, 10), 3);
    assert.equal(hypergeometric(random, 0, 0, 0), 0);
    assert.deepEqual([...multinomial(random, 5, [0, 2, 0])], [0, 5, 0]);
    assert.deepEqual([...multivariateHypergeometric(random, 6, [1, 0, 5])], [1, 0, 5]);
  }
});

test("a multinomial loses nobody and each cell alone is binomial", () => {
  const random = randomOf(14);
  const weights = [0.1, 0.2, 0, 0.3, 1.4];
  assertFits(
    () => {
      const cells = multinomial(random, 60, weights);
      assert.equal(
        cells.reduce((sum, count) => sum + count, 0),
        60,
      );
      assert.equal(cells[2], 0);
      return cells[3]!;
    },
    binomialMass(60, 0.15),
    "multinomial cell",
  );
});

test("a shuffle of three things has six orders, each as likely", () => {
  const random = randomOf(15);
  const seen = new Map<string, number>();
  for (let at = 0; at < 60_000; at += 1) {
    const order = shuffle(random, [1, 2, 3]).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  assert.equal(seen.size, 6);
  for (const count of seen.values()) assert.ok(Math.abs(count - 10_000) < 4 * Math.sqrt(10_000 * (5 / 6)));
});
