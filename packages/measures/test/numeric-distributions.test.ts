import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MeasuresError } from "../src/error.ts";
import { betaQuantile, betaTails, binomialTails } from "../src/numeric/beta.ts";
import { chiSquareQuantile, gammaQuantile, gammaTails, lnGamma, poissonTails } from "../src/numeric/gamma.ts";
import { rootOf } from "../src/numeric/root.ts";
import { studentCdf, studentQuantile } from "../src/numeric/student.ts";

const near = (got: number, wanted: number, tolerance = 1e-13): void =>
  assert.ok(Math.abs(got / wanted - 1) <= tolerance, `${got} is not ${wanted}`);

test("the logarithm of Γ is that of factorials and of √π", () => {
  near(lnGamma(0.5), Math.log(Math.PI) / 2);
  near(lnGamma(11), Math.log(3628800));
  near(lnGamma(171), 706.5730622457874);
});

test("regularised incomplete gamma functions are those of scipy.special.gammainc and gammaincc", () => {
  for (const [a, x, p, q] of [
    [0.5, 0.3, 0.5614219739190003, 0.4385780260809997],
    [1, 2, 0.8646647167633873, 0.1353352832366127],
    [3.3, 1, 0.05336162361853338, 0.9466383763814666],
    [10, 20, 0.9950045876916924, 0.0049954123083075785],
    [50, 30.5, 0.0007349117067410016, 0.999265088293259],
    [1000, 950, 0.055054686230738045, 0.9449453137692619],
  ] as const) {
    near(gammaTails(a, x).lower, p);
    near(gammaTails(a, x).upper, q);
  }
});

test("P(1e6, 993000) agrees with a series of 50 digits, where scipy.special.gammainc is wrong from the eighth", () => {
  near(gammaTails(1e6, 993_000).lower, 1.1410047078311214e-12);
});

test("gamma and chi-square quantiles are those of scipy", () => {
  for (const [p, a, x] of [
    [1e-10, 2, 1.414220229082974e-5],
    [0.025, 0.5, 0.0004910345585876278],
    [0.025, 10, 4.7953886961324335],
    [0.5, 1, Math.LN2],
    [0.975, 11, 18.39035604201778],
    [0.999, 123.5, 160.7083759371063],
  ] as const)
    near(gammaQuantile(p, a), x);
  near(chiSquareQuantile(0.95, 1), 3.841458820694124);
  near(chiSquareQuantile(0.025, 20), 9.590777392264867);
  near(chiSquareQuantile(0.999, 3), 16.26623619623813);
  assert.equal(gammaQuantile(0, 3), 0);
  assert.equal(gammaQuantile(1, 3), Infinity);
});

test("the regularised incomplete beta function is that of scipy.special.betainc and betaincc", () => {
  for (const [x, a, b, p, q] of [
    [0.2, 2, 3, 0.1808, 0.8192],
    [0.01, 0.5, 0.5, 0.06376856085851985, 0.9362314391414801],
    [0.95, 30, 2, 0.5365969098573434, 0.46340309014265657],
    [0.031, 3.3, 100, 0.548204403549826, 0.45179559645017353],
    [0.5, 1000, 1010, 0.588269827543728, 0.41173017245627247],
  ] as const) {
    near(betaTails(x, a, b).lower, p);
    near(betaTails(x, a, b).upper, q);
  }
});

test("I of a = 2 and b = 1e6 agrees with its closed form to 60 digits, where scipy.special.betainc is wrong from the eleventh", () => {
  near(betaTails(2.70710030632815e-6, 2, 1e6).lower, 0.7526260174617835);
});

test("beta quantiles are those of scipy.special.betaincinv", () => {
  for (const [p, a, b, x] of [
    [0.025, 1, 20, 0.0012650894979498038],
    [0.975, 2, 19, 0.24873276277202777],
    [1e-8, 3, 4, 0.0007941735408983302],
    [0.5, 0.5, 0.5, 0.5],
    [0.999, 10, 500, 0.0439191313870029],
    [0.3, 50.5, 2, 0.9532939822894112],
  ] as const)
    near(betaQuantile(p, a, b), x);
});

test("Student's t is that of scipy", () => {
  for (const [t, df, p] of [
    [-2, 1, 0.14758361765043326],
    [-5, 3, 0.007696219036651147],
    [1.5, 4.5, 0.8998904571719233],
    [0.3, 30, 0.6168769473578236],
    [-40, 10, 1.1404288715428768e-12],
  ] as const)
    near(studentCdf(t, df), p);
  for (const [p, df, t] of [
    [0.975, 1, 12.706204736174694],
    [0.975, 4, 2.7764451051977934],
    [0.025, 30, -2.042272456301238],
    [0.2, 2, -1.060660171779821],
    [0.9995, 1000, 3.300282648423944],
  ] as const)
    near(studentQuantile(p, df), t);
  assert.equal(studentQuantile(0.5, 7), 0);
});

test("tails of Poisson and binomial counts hold the count itself, as in scipy.stats cdf(k) and sf(k − 1)", () => {
  near(poissonTails(3, 5).atMost, 0.2650259152973616);
  near(poissonTails(3, 5).atLeast, 0.8753479805169189);
  near(poissonTails(10, 2.5).atMost, 0.999938373089875);
  near(poissonTails(10, 2.5).atLeast, 0.0002773520946208362);
  near(binomialTails(3, 20, 0.1).atMost, 0.8670466765656649);
  near(binomialTails(3, 20, 0.1).atLeast, 0.32307319481053404);
  near(binomialTails(7, 10, 0.3).atMost, 0.9984096136);
  near(binomialTails(7, 10, 0.3).atLeast, 0.0105920784);
  assert.deepEqual(binomialTails(0, 5, 0.4).atLeast, 1);
  assert.deepEqual(binomialTails(5, 5, 0.4).atMost, 1);
});

test("quantiles undo tails over twelve orders of size", () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const shape = fc.double({ min: -1, max: 6, noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(probability, shape, shape, (p, a, b) => {
      const gamma = gammaTails(a, gammaQuantile(p, a));
      near(p < 0.5 ? gamma.lower : gamma.upper, p < 0.5 ? p : 1 - p, 1e-9);
      // Near 1 a share has no digits left: compare where it can be told from 1.
      const x = betaQuantile(p, a, b);
      if (x < 0.999) {
        const beta = betaTails(x, a, b);
        near(p < 0.5 ? beta.lower : beta.upper, p < 0.5 ? p : 1 - p, 1e-8);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("Newton inside a bracket finds a root from either side, also where the function cannot be told apart from −∞", () => {
  near(
    rootOf(-400, (x) => ({ value: Math.log(Math.exp(x) ** 2) - 2, slope: 2 })),
    1,
  );
  near(
    rootOf(5, (x) => ({ value: Math.exp(-x) - 0.1, slope: -Math.exp(-x) }), false),
    Math.LN10,
  );
});

test("shapes and shares that cannot be are refused", () => {
  for (const bad of [
    () => gammaTails(0, 1),
    () => gammaTails(1, -1),
    () => betaTails(1.2, 1, 1),
    () => betaQuantile(95, 1, 1),
  ])
    assert.throws(bad, (error) => error instanceof MeasuresError && error.kind === "input");
});
