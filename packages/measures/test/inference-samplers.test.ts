import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aliasOf } from "../src/numeric/alias.ts";
import { binomialMass, hypergeometricMass } from "../src/numeric/mass.ts";
import { randomOf } from "../src/numeric/random.ts";
import { binomialOver, fixedMargins, multinomialOver } from "../src/numeric/samplers.ts";

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);

/** The chi-square statistic less its degrees of freedom, in its own standard deviations: below 4.5 for a sampler that is right. */
function assertFrequencies(seen: number[], mass: (k: number) => number, what: string): void {
  const draws = sum(Array.from(seen, (count) => count ?? 0));
  let statistic = 0;
  let cells = -1;
  let observed = 0;
  let expected = 0;
  for (let k = 0; k < seen.length; k += 1) {
    observed += seen[k] ?? 0;
    expected += draws * mass(k);
    if (expected >= 20 || k === seen.length - 1) {
      statistic += (observed - expected) ** 2 / Math.max(expected, 1);
      cells += 1;
      observed = 0;
      expected = 0;
    }
  }
  const off = (statistic - cells) / Math.sqrt(2 * cells);
  assert.ok(off < 4.5, `${what}: chi-square ${statistic.toFixed(1)} with ${cells} degrees of freedom`);
}

test("an alias table draws each cell as often as its weight, and never one of weight 0", () => {
  const weights = [0, 1, 2, 0, 7];
  const pick = aliasOf(weights);
  const random = randomOf(1);
  const seen = [0, 0, 0, 0, 0];
  for (let at = 0; at < 100_000; at += 1) seen[pick(random)]! += 1;
  assert.equal(seen[0], 0);
  assert.equal(seen[3], 0);
  assertFrequencies(seen, (cell) => weights[cell]! / 10, "alias");
});

for (const [trials, weights] of [
  [50, [1, 2, 3, 94]],
  [4000, [3, 40, 0, 57, 900]],
  [3, [1, 1, 1, 1, 1, 1, 1, 1]],
  [20_000, [0.001, 0.002, 0.5, 0.497]],
] as const)
  test(`a prepared multinomial of ${trials} over ${weights.length} cells: the sum holds and each cell is binomial`, () => {
    const random = randomOf(21, trials);
    const draw = multinomialOver(trials, weights);
    const into = new Float64Array(weights.length);
    const seen = weights.map(() => [] as number[]);
    for (let at = 0; at < 60_000; at += 1) {
      draw(random, into);
      assert.equal(sum(into), trials);
      into.forEach((k, cell) => (seen[cell]![k] = (seen[cell]![k] ?? 0) + 1));
    }
    const all = sum(weights);
    weights.forEach((weight, cell) => {
      if (weight === 0) assert.equal(seen[cell]![0], 60_000);
      else assertFrequencies(seen[cell]!, (k) => binomialMass(trials, weight / all, k), `cell ${cell}`);
    });
  });

test("a prepared multinomial has the multinomial's covariance −N p q between cells", () => {
  const random = randomOf(22);
  const draw = multinomialOver(900, [2, 3, 5]);
  const into = new Float64Array(3);
  let product = 0;
  const rounds = 40_000;
  for (let at = 0; at < rounds; at += 1) {
    draw(random, into);
    product += (into[0]! - 180) * (into[1]! - 270);
  }
  // The product of two such counts has a standard deviation of about √(144 · 189); four standard errors.
  assert.ok(
    Math.abs(product / rounds + 900 * 0.2 * 0.3) < (4 * Math.sqrt(144 * 189 + 54 ** 2)) / Math.sqrt(rounds),
  );
});

test("prepared binomials have their own frequencies in small and in large cells", () => {
  const random = randomOf(23);
  const sizes = [0, 5, 40, 400, 3000];
  const draw = binomialOver(sizes, 0.3);
  const into = new Float64Array(5);
  const seen = sizes.map(() => [] as number[]);
  for (let at = 0; at < 60_000; at += 1) {
    assert.equal(draw(random, into), sum(into));
    into.forEach((k, cell) => (seen[cell]![k] = (seen[cell]![k] ?? 0) + 1));
  }
  sizes.forEach((size, cell) => {
    if (size > 0) assertFrequencies(seen[cell]!, (k) => binomialMass(size, 0.3, k), `binomial of ${size}`);
  });
});

test("a table with both margins fixed keeps them, and each cell is hypergeometric", () => {
  const random = randomOf(24);
  const sizes = Float64Array.of(30, 0, 200, 70, 1000);
  const sums = [900, 250, 150];
  const draw = fixedMargins(sizes, sums);
  const groups = sums.map(() => new Float64Array(5));
  const seen = groups.map(() => sizes.reduce((rows) => [...rows, []], [] as number[][]));
  for (let at = 0; at < 40_000; at += 1) {
    draw(random, groups);
    groups.forEach((column, group) => {
      assert.equal(sum(column), sums[group]);
      column.forEach((k, cell) => (seen[group]![cell]![k] = (seen[group]![cell]![k] ?? 0) + 1));
    });
    sizes.forEach((size, cell) =>
      assert.equal(groups[0]![cell]! + groups[1]![cell]! + groups[2]![cell]!, size),
    );
  }
  sums.forEach((members, group) =>
    sizes.forEach((size, cell) => {
      if (size > 0)
        assertFrequencies(
          seen[group]![cell]!,
          (k) => hypergeometricMass(1300, members, size, k),
          `${group} ${cell}`,
        );
    }),
  );
});

test("margins are kept for any table, also with groups or areas of nobody", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      fc.nat(1000),
      (rows, seed) => {
        const sizes = Float64Array.from(rows, sum);
        const sums = [0, 1, 2].map((group) => sum(rows.map((row) => row[group]!)));
        const groups = sums.map(() => new Float64Array(rows.length));
        fixedMargins(sizes, sums)(randomOf(seed), groups);
        assert.deepEqual(groups.map(sum), sums);
        sizes.forEach((size, area) => assert.equal(sum(groups.map((column) => column[area]!)), size));
        for (const column of groups) for (const count of column) assert.ok(count >= 0);
      },
    ),
  );
});
