import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  COUNT_METHODS,
  MeasuresError,
  SHARE_METHODS,
  byarLimits,
  countInterval,
  countIntervals,
  meanOf,
  rateDifference,
  rateOf,
  rateRatio,
  shareDifference,
  shareIntervals,
  shareOf,
  shareRatio,
  wilsonLimits,
} from "../src/index.ts";
import type { Cases, Interval } from "../src/index.ts";
import { zOf } from "../src/numeric/normal.ts";

const near = (got: number, wanted: number, tolerance = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted)),
    `${got} is not ${wanted} within ${tolerance}`,
  );
const limits = ({ low, high }: Interval, wanted: readonly [number, number], tolerance?: number): void => {
  near(low, wanted[0], tolerance);
  near(high, wanted[1], tolerance);
};
const undefinedFor = (body: () => unknown): void =>
  assert.throws(body, (error) => error instanceof MeasuresError && error.kind === "undefined");

test("limits of a share by four methods are those of statsmodels.stats.proportion_confint", () => {
  for (const [x, n, method, low, high] of [
    [8, 20, "wilson", 0.21880653237281705, 0.6134184992377469],
    [8, 20, "clopper-pearson", 0.1911900607253072, 0.6394574126925103],
    [8, 20, "jeffreys", 0.2106294139280543, 0.6160796836554037],
    [8, 20, "agresti-coull", 0.21825541067258364, 0.6139696209379804],
    [0, 12, "wilson", 0, 0.24249400665524096],
    [0, 12, "clopper-pearson", 0, 0.2646484693970512],
    [0, 12, "agresti-coull", 0, 0.281985321888164],
    [12, 12, "wilson", 0.7575059933447589, 1],
    [12, 12, "clopper-pearson", 0.7353515306029488, 1],
    [3, 1000, "wilson", 0.0010207838811386195, 0.008783014053503176],
    [3, 1000, "clopper-pearson", 0.0006190999316495713, 0.008742023238478305],
    [3, 1000, "jeffreys", 0.0008456348018298346, 0.007984367358403443],
    [3, 1000, "agresti-coull", 0.0005814323527089807, 0.009222365581932814],
  ] as const)
    limits(shareOf(x, n, { method }).interval, [low, high]);
});

test("Jeffreys' limits are 0 at x = 0 and 1 at x = n, as Brown, Cai & DasGupta (2001) set them", () => {
  const none = shareOf(0, 12, { method: "jeffreys" }).interval;
  assert.equal(none.low, 0);
  near(none.high, 0.1853059383124851);
  const all = shareOf(12, 12, { method: "jeffreys" }).interval;
  assert.equal(all.high, 1);
  near(all.low, 0.8146940616875149);
});

test("Clopper–Pearson at x = 0 is the rule 1 − (α/2)^(1/n)", () => {
  near(shareOf(0, 30, { method: "clopper-pearson" }).interval.high, 1 - 0.025 ** (1 / 30));
});

test("several levels at once: a wider level holds the narrower", () => {
  const [inner, outer] = shareIntervals(7, 40);
  assert.ok(outer!.low < inner!.low && outer!.high > inner!.high);
  assert.deepEqual([inner!.level, outer!.level], [0.95, 0.998]);
  const [near95, far] = countIntervals(7);
  assert.ok(far!.low < near95!.low && far!.high > near95!.high);
});

test("every interval of a share holds it, lies within 0–1, and that of the rest is its mirror", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...SHARE_METHODS),
      fc.constantFrom(0.8, 0.95, 0.998),
      (n, share, method, level) => {
        const x = Math.round(share * n);
        const { value, interval } = shareOf(x, n, { method, level });
        assert.ok(interval.low >= 0 && interval.high <= 1);
        assert.ok(interval.low <= value + 1e-15 && interval.high >= value - 1e-15);
        const rest = shareOf(n - x, n, { method, level }).interval;
        assert.ok(Math.abs(rest.low - (1 - interval.high)) < 1e-11);
        assert.ok(Math.abs(rest.high - (1 - interval.low)) < 1e-11);
      },
    ),
    { numRuns: 300, seed: 2 },
  );
});

test("Clopper–Pearson covers at least its level for every share, Wilson on average over shares no less than 0.01 under it", () => {
  const mass = (n: number, share: number): number[] => {
    const masses = [(1 - share) ** n];
    for (let x = 1; x <= n; x += 1) masses.push((masses[x - 1]! * (n - x + 1) * share) / (x * (1 - share)));
    return masses;
  };
  for (const n of [10, 25, 60]) {
    let sum = 0;
    let times = 0;
    for (let share = 0.02; share < 0.985; share += 0.02) {
      const masses = mass(n, share);
      const covered = (method: "wilson" | "clopper-pearson"): number =>
        masses.reduce((all, p, x) => {
          const { low, high } = shareOf(x, n, { method }).interval;
          return all + (low <= share && share <= high ? p : 0);
        }, 0);
      assert.ok(covered("clopper-pearson") >= 0.95);
      sum += covered("wilson");
      times += 1;
    }
    assert.ok(sum / times >= 0.94, `Wilson covers ${sum / times} on average at n = ${n}`);
  }
});

test("nobody has no share and no rate; impossible counts are refused with the counts in the message", () => {
  undefinedFor(() => shareOf(0, 0));
  undefinedFor(() => rateOf(0, 0));
  for (const bad of [
    () => shareOf(3, 2),
    () => shareOf(-1, 2),
    () => shareOf(NaN, 2),
    () => shareOf(1, 2, { level: 95 }),
  ])
    assert.throws(bad, (error) => error instanceof MeasuresError && error.kind === "input");
  assert.throws(() => shareOf(3, 2), /3 of 2/);
});

test("exact Poisson limits are those of Garwood (1936): 0 → 0–3.689, 1 → 0.0253–5.572, 10 → 4.795–18.39", () => {
  limits(countInterval(0, { method: "exact" }), [0, -Math.log(0.025)]);
  limits(countInterval(1, { method: "exact" }), [0.0253, 5.572], 1e-3);
  limits(countInterval(10, { method: "exact" }), [4.7953886961324335, 18.39035604201778]);
});

test("below 10 cases a count's interval is exact, from there on Byar's", () => {
  assert.deepEqual(countInterval(9), countInterval(9, { method: "exact" }));
  assert.deepEqual(countInterval(10), countInterval(10, { method: "byar" }));
  assert.equal(byarLimits(0, 1.96)[0], 0);
  assert.equal(byarLimits(1, zOf(0.998))[0], 0);
});

test("mid-P limits put half the count's own probability in each tail, and lie within the exact ones", () => {
  limits(countInterval(0, { method: "mid-p" }), [0, -Math.log(0.05)]);
  // The two equations solved by scipy.optimize.brentq.
  limits(countInterval(11, { method: "mid-p" }), [5.784397699654906, 19.11906251317288]);
  for (const x of [1, 4, 30, 250]) {
    const exact = countInterval(x, { method: "exact" });
    const mid = countInterval(x, { method: "mid-p" });
    assert.ok(mid.low > exact.low && mid.high < exact.high);
  }
});

test("every interval of a count holds it and scales with the population", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(...COUNT_METHODS), (x, method) => {
      const { low, high } = countInterval(x, { method });
      assert.ok(low <= x && x <= high && low >= 0);
      const one = rateOf(x, 1000, { method });
      const many = rateOf(x, 1000, { method, per: 100_000 });
      near(many.interval.high, one.interval.high * 100_000);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test("a mean has Student's interval: 1, 2, 3, 4, 5 → 3 ∓ 2.776 · 0.7071", () => {
  const { value, interval } = meanOf([1, 2, 3, 4, 5]);
  assert.equal(value, 3);
  limits(interval, [3 - 2.7764451051977934 * Math.SQRT1_2, 3 + 2.7764451051977934 * Math.SQRT1_2]);
  undefinedFor(() => meanOf([1]));
});

const of = (cases: number, population: number): Cases => ({ cases, population });

test("differences of shares are those of Newcombe (1998), table II, method 10", () => {
  for (const [x, n, y, m, low, high] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ] as const) {
    const { interval } = shareDifference(of(x, n), of(y, m));
    assert.ok(Math.abs(interval.low - low) < 6e-5 && Math.abs(interval.high - high) < 6e-5);
  }
});

test("differences of shares by Newcombe are those of statsmodels to the last digits", () => {
  limits(shareDifference(of(56, 70), of(48, 80)).interval, [0.05243147240236498, 0.33387265403690614]);
  limits(shareDifference(of(5, 56), of(0, 29)).interval, [-0.038137147903536936, 0.19256001385511165]);
});

test("score differences are those of Miettinen & Nurminen in Newcombe (1998), table II", () => {
  for (const [x, n, y, m, low, high] of [
    [56, 70, 48, 80, 0.0528, 0.3382],
    [9, 10, 3, 10, 0.17, 0.8406],
    [6, 7, 2, 7, 0.0342, 0.8534],
    [5, 56, 0, 29, -0.0326, 0.1933],
    [0, 10, 0, 20, -0.1658, 0.2844],
    [0, 10, 0, 10, -0.2879, 0.2879],
    [10, 10, 0, 20, 0.7156, 1],
  ] as const) {
    const { interval } = shareDifference(of(x, n), of(y, m), { method: "miettinen-nurminen" });
    assert.ok(
      Math.abs(interval.low - low) < 6e-5 && Math.abs(interval.high - high) < 6e-5,
      `${x}/${n} − ${y}/${m}: ${interval.low} to ${interval.high}, not ${low} to ${high}`,
    );
  }
});

test("score limits of 10/10 − 0/10 are closed: (1 − c)/(1 + c) with c = z²/19", () => {
  const c = zOf(0.95) ** 2 / 19;
  limits(shareDifference(of(10, 10), of(0, 10), { method: "miettinen-nurminen" }).interval, [
    (1 - c) / (1 + c),
    1,
  ]);
});

test("score limits are those of a numerical maximisation of the likelihood; statsmodels' upper limit 0.3440 for 56/70 − 48/80 is not", () => {
  const method = "miettinen-nurminen";
  limits(
    shareDifference(of(56, 70), of(48, 80), { method }).interval,
    [0.052829713245844644, 0.3381729400158687],
  );
  const large = shareDifference(of(150, 1000), of(90, 1100), { method });
  limits(large.interval, [0.041004909114251344, 0.09607596973757306]);
  near(large.p!, 9.412841972801817e-7, 1e-9);
  near(shareDifference(of(9, 10), of(3, 10)).p!, 0.007601641475220156, 1e-9);
});

test("score limits of two rare shares keep their digits: 1 in 10 million against itself is symmetric", () => {
  const rare = of(1, 1e7);
  const { low, high } = shareDifference(rare, rare, { method: "miettinen-nurminen" }).interval;
  assert.ok(Math.abs(low + high) < 1e-9 * high);
});

test("where everyone on both sides is a case the ratio 1 still has an interval with room", () => {
  for (const method of ["katz", "miettinen-nurminen"] as const) {
    const { value, interval } = shareRatio(of(5, 5), of(9, 9), { method });
    assert.ok(value === 1 && interval.low < 0.99 && interval.high > 1.01);
  }
});

test("ratios of shares: Katz' log limits and Miettinen–Nurminen's are those of statsmodels", () => {
  limits(shareRatio(of(56, 70), of(48, 80)).interval, [1.0766264227631928, 1.6512485112663873]);
  limits(
    shareRatio(of(56, 70), of(48, 80), { method: "miettinen-nurminen" }).interval,
    [1.0790471195344218, 1.6721453590897675],
    1e-9,
  );
  limits(
    shareRatio(of(9, 10), of(3, 10), { method: "miettinen-nurminen" }).interval,
    [1.3279565734835286, 8.691914949017299],
    1e-9,
  );
});

test("a share or rate against itself: difference 0, ratio 1, p = 1, and turning the sides turns the interval", () => {
  const count = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(count, count, count, count, (x, more, y, others) => {
      const a = of(x, x + more);
      const b = of(y, y + others);
      for (const method of ["katz", "miettinen-nurminen"] as const) {
        const { value, interval, p } = shareRatio(a, a, { method });
        assert.ok(value === 1 && interval.low < 1 && interval.high > 1 && p === 1);
        const there = shareRatio(a, b, { method }).interval;
        const back = shareRatio(b, a, { method }).interval;
        near(there.low * back.high, 1, 1e-7);
      }
      for (const method of ["newcombe", "miettinen-nurminen"] as const) {
        const there = shareDifference(a, b, { method });
        const back = shareDifference(b, a, { method });
        assert.ok(Math.abs(there.interval.low + back.interval.high) < 1e-9);
        assert.ok(there.interval.low <= there.value && there.value <= there.interval.high);
      }
      const rate = rateRatio(a, a);
      assert.ok(rate.value === 1 && rate.interval.low < 1 && rate.interval.high > 1 && rate.p === 1);
      near(rateRatio(a, b).interval.low * rateRatio(b, a).interval.high, 1, 1e-9);
      near(rateDifference(a, b).interval.low, -rateDifference(b, a).interval.high, 1e-9);
    }),
    { numRuns: 150, seed: 4 },
  );
});

test("a ratio to a reference without cases has no value; no cases on the near side give 0 with an upper limit", () => {
  undefinedFor(() => shareRatio(of(3, 10), of(0, 10)));
  undefinedFor(() => rateRatio(of(3, 10), of(0, 10)));
  for (const none of [
    shareRatio(of(0, 10), of(3, 10)),
    shareRatio(of(0, 10), of(3, 10), { method: "miettinen-nurminen" }),
    rateRatio(of(0, 10), of(3, 10)),
  ]) {
    assert.equal(none.value, 0);
    assert.equal(none.interval.low, 0);
    assert.ok(none.interval.high > 0 && Number.isFinite(none.interval.high));
  }
});

test("the log limits of a rate ratio are exp(ln RR ∓ 1.96 √(1/41 + 1/15)), the data of Rothman, Greenland & Lash (2008), table 14-1", () => {
  const { value, interval } = rateRatio(of(41, 28_010), of(15, 19_017));
  near(value, 1.8557, 1e-4);
  limits(interval, [1.0272, 3.3526], 1e-3);
});

test("exact limits of a rate ratio contain what the data do not exclude: their ends have a tail of 2.5 per cent", () => {
  const [a, b] = [of(7, 1000), of(2, 1500)];
  const { interval } = rateRatio(a, b);
  assert.equal(interval.method, "exact conditional binomial");
  const share = (ratio: number): number => (ratio * 1000) / (ratio * 1000 + 1500);
  const choose = (k: number): number => [1, 9, 36, 84, 126, 126, 84, 36, 9, 1][k]!;
  const tail = (from: number, to: number, p: number): number => {
    let sum = 0;
    for (let k = from; k <= to; k += 1) sum += choose(k) * p ** k * (1 - p) ** (9 - k);
    return sum;
  };
  near(tail(7, 9, share(interval.low)), 0.025, 1e-11);
  near(tail(0, 7, share(interval.high)), 0.025, 1e-11);
});

test("Wilson's limits solve (p̂ − p)² = z² p(1 − p)/n", () => {
  const z = 1.96;
  for (const limit of wilsonLimits(13, 47, z))
    near((13 / 47 - limit) ** 2, (z * z * limit * (1 - limit)) / 47, 1e-10);
});
