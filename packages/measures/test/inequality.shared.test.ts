import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  adjacencyOf,
  type MeasureData,
  atkinsonInequality,
  coefficientOfVariation,
  concentrationIndex,
  countsOf,
  generalisedEntropy,
  giniWeighted,
  groupAndRest,
  hoover,
  lorenzCurve,
  palma,
  povertyFgt,
  sGini,
  spatialGini,
  spatialGiniOf,
  theilL,
  theilT,
  wolfson,
} from "../src/index.ts";
import { type Size, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const near = (actual: number, expected: number, relative = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);

const sizes: readonly Size[] = [60, 500];

interface Vector {
  income: MeasureData;
  unweighted: MeasureData;
  share: MeasureData;
  ranked: MeasureData;
  // oxlint-disable-next-line typescript/no-explicit-any -- a recorded document without a shape
  expected: any;
}

const numbered = (names: string[]): Int32Array => {
  const known = [...new Set(names)];
  return Int32Array.from(names, (name) => known.indexOf(name));
};

function vector(n: Size): Vector {
  const areas = vectorAreas(n);
  const pop = areas.number("pop");
  const g2 = areas.number("g2");
  const values = areas.number("mean_income");
  const nesting = [numbered(areas.text("county"))];
  return {
    income: { counts: countsOf([pop]), values, nesting },
    unweighted: { counts: countsOf([pop.map(() => 1)]), values, nesting },
    share: { counts: countsOf([pop]), values: g2.map((members, i) => members / pop[i]!), nesting },
    ranked: { counts: groupAndRest(g2, pop), values },
    expected: vectorJson("inequality-r", `values_${n}.json`),
  };
}

shared(
  "without weights Gini, Theil T and L, Atkinson, Hoover and variation (divided by n, as there) equal ineq to 1e-12",
  () => {
    for (const n of sizes) {
      const { unweighted, expected } = vector(n);
      near(giniWeighted(unweighted).value, expected["ineq::Gini mean_income"].value);
      near(giniWeighted(unweighted, { unbiased: true }).value, expected["ineq::Gini corr=TRUE"].value);
      near(theilT(unweighted).value, expected["ineq::Theil T"].value);
      near(theilL(unweighted).value, expected["ineq::Theil L"].value);
      near(atkinsonInequality(unweighted, { epsilon: 0.5 }).value, expected["ineq::Atkinson .5"].value);
      near(atkinsonInequality(unweighted, { epsilon: 1 }).value, expected["ineq::Atkinson 1"].value);
      near(hoover(unweighted).value, expected["ineq::RS (Hoover)"].value);
      near(coefficientOfVariation(unweighted).value, expected["ineq::var.coeff"].value);
    }
  },
);

shared("weighted generalised entropy, Atkinson and S-Gini equal IC2 to 1e-12", () => {
  for (const n of sizes) {
    const { income, expected } = vector(n);
    for (const alpha of [0, 1, 2])
      near(
        generalisedEntropy(income, { alpha }).value,
        expected[`IC2::calcGEI weighted pop alpha ${alpha}`].value,
      );
    for (const epsilon of [0.5, 1, 2])
      near(
        atkinsonInequality(income, { epsilon }).value,
        expected[`IC2::calcAtkinson weighted pop eps ${epsilon}`].value,
      );
    near(sGini(income, { delta: 2 }).value, expected["IC2::calcSGini weighted param 2"].value);
  }
});

shared("generalised entropy between and within counties equals IC2 to 1e-12, and sums to the whole", () => {
  for (const n of sizes) {
    const { income, expected } = vector(n);
    for (const alpha of [0, 1, 2]) {
      const { total, decomp } = expected[`IC2::decompGEI by county weighted alpha ${alpha}`].value;
      const { value, parts } = generalisedEntropy(income, { alpha });
      near(value, total);
      near(parts![0]!.value, decomp.between);
      near(parts![1]!.value, decomp.within);
      near(parts![0]!.value + parts![1]!.value, value, 1e-15);
    }
  }
});

shared(
  "Gini, Theil T between and within counties, and FGT of a share equal the R package accessibility to 1e-12",
  () => {
    for (const n of sizes) {
      const { share, expected } = vector(n);
      near(giniWeighted(share).value, expected["accessibility::gini_index share_g2"].value.gini_index);
      const { value, parts } = theilT(share);
      near(value, expected["accessibility::theil_t"].value.theil_t);
      const [between, within] = expected["accessibility::theil_t by county"].value.summary;
      near(parts![0]!.value, between.value, 1e-10);
      near(parts![1]!.value, within.value);
      const fgt = expected["accessibility::fgt_poverty line .1"].value;
      for (const alpha of [0, 1, 2]) near(povertyFgt(share, { line: 0.1, alpha }).value, fgt[`FGT${alpha}`]);
    }
  },
);

shared(
  "Palma of a share over income by whole areas as a ratio of means is the R package accessibility's; split areas differ from it",
  () => {
    for (const n of sizes) {
      const { ranked, expected } = vector(n);
      const theirs = expected["accessibility::palma_ratio"].value.palma_ratio;
      near(palma(ranked, { of: "group", as: "means", cut: "whole" }).value, theirs);
      const split = palma(ranked, { of: "group", as: "means" }).value;
      assert.ok(Math.abs(split / theirs - 1) < 0.1 && split !== theirs);
      near(palma(ranked, { of: "group" }).value * 4, split);
    }
  },
);

shared(
  "the concentration index equals rineq's direct method and accessibility's to 1e-12, for all four types; Erreygers with the observed lowest and highest as they take them",
  () => {
    for (const n of sizes) {
      const { ranked, share, expected } = vector(n);
      const { counts } = ranked;
      const observed = { lowest: Math.min(...share.values!), highest: Math.max(...share.values!) };
      const theirs = (type: string): number =>
        expected[`rineq::ci share_g2 ranked by mean_income, weights pop, type ${type}, method direct`].value
          .ci;
      near(concentrationIndex(ranked).value, theirs("CI"));
      near(concentrationIndex(ranked, { type: "generalised" }).value, theirs("CIg"));
      near(concentrationIndex(ranked, { type: "erreygers", ...observed }).value, theirs("CIc"));
      near(concentrationIndex(ranked, { type: "wagstaff" }).value, theirs("CIw"));
      near(
        concentrationIndex(ranked, { type: "erreygers", ...observed }).value,
        expected["accessibility::concentration_index type corrected"].value.concentration_index,
      );
      near(
        concentrationIndex(ranked).value,
        expected["accessibility::concentration_index type standard"].value.concentration_index,
      );
      // Erreygers (2009) bounds a share by 0 and 1, wherever the observed ones lie: then it is four times the generalised index.
      near(
        concentrationIndex(ranked, { type: "erreygers" }).value,
        4 * concentrationIndex(ranked, { type: "generalised" }).value,
      );
      assert.equal(counts.areas, n);
    }
  },
);

shared(
  "the delta and regression errors equal rineq's; its regression indices carry (1−1/n)/(1−Σw²), which is 1 only without weights, and ours do not",
  () => {
    for (const n of sizes) {
      const { ranked, unweighted, expected } = vector(n);
      const { totals } = ranked.counts;
      const persons = totals.reduce((sum, t) => sum + t, 0);
      const squares = totals.reduce((sum, t) => sum + (t / persons) ** 2, 0);
      const factor = (1 - 1 / n) / (1 - squares);
      for (const [method, error] of [
        ["linreg_delta", "delta"],
        ["linreg_convenience", "regression"],
      ] as const)
        for (const [theirType, type] of [
          ["CI", "standard"],
          ["CIg", "generalised"],
          ["CIw", "wagstaff"],
        ] as const) {
          const { ci, variance } =
            expected[
              `rineq::ci share_g2 ranked by mean_income, weights pop, type ${theirType}, method ${method}`
            ].value;
          const { value, standardError } = concentrationIndex(ranked, { type, error });
          near(standardError! ** 2, variance);
          near(value * factor, ci);
          assert.notEqual(value, ci);
        }
      // Persons all counted once: each area is one person, of whom the share belongs to the group.
      const one = expected["rineq::ci unweighted CI linreg_delta"].value;
      const share = ranked.counts.groups[0]!.map((members, i) => members / totals[i]!);
      const alone = concentrationIndex(
        {
          counts: groupAndRest(
            share,
            share.map(() => 1),
          ),
          values: unweighted.values!,
        },
        { error: "delta" },
      );
      near(alone.value, one.ci);
      near(alone.standardError! ** 2, one.variance);
    }
  },
);

shared(
  "rineq's cov_convenience variance is the sample variance of the rank, not of the index, and its direct variance leaves the weights out: ours differ",
  () => {
    for (const n of sizes) {
      const { ranked, expected } = vector(n);
      const of = (method: string): { variance: number; ci: number } =>
        expected[`rineq::ci share_g2 ranked by mean_income, weights pop, type CI, method ${method}`].value;
      // The rank is nearly uniform, whose variance is 1/12.
      assert.ok(Math.abs(of("cov_convenience").variance - 1 / 12) < 0.005);
      const { standardError } = concentrationIndex(ranked, { error: "linearised" });
      assert.ok(Math.abs(standardError! ** 2 / of("cov_convenience").variance) < 0.1);
      assert.ok(Math.abs(standardError! ** 2 / of("direct").variance - 1) > 1e-3);
      // With weights left out of the cumulated shares and the mean of squares, as there, the recorded number comes out.
      const { groups, totals } = ranked.counts;
      const persons = totals.reduce((sum, t) => sum + t, 0);
      const mean = groups[0]!.reduce((sum, g) => sum + g, 0) / persons;
      const order = [...totals.keys()].sort((a, b) => ranked.values![a]! - ranked.values![b]!);
      const shares = order.map((i) => groups[0]![i]! / totals[i]!);
      const all = shares.reduce((sum, share) => sum + share, 0);
      const c = of("direct").ci;
      let below = 0;
      let cumulated = 0;
      let squares = 0;
      for (const [k, i] of order.entries()) {
        const rank = (below + totals[i]! / 2) / persons;
        below += totals[i]!;
        const before = cumulated;
        cumulated += shares[k]! / all;
        squares += ((shares[k]! / mean) * (2 * rank - 1 - c) + 2 - before - cumulated) ** 2;
      }
      near((squares / n - (1 + c) ** 2) / n, of("direct").variance, 1e-10);
    }
  },
);

shared(
  "without weights Gini, Theil by county, Atkinson and the spatial Gini equal PySAL inequality to 1e-12; its Wolfson is half of Wolfson's",
  () => {
    for (const n of sizes) {
      const { unweighted } = vector(n);
      const theirs = vectorJson("pysal", `misc_${n}.json`);
      near(giniWeighted(unweighted).value, theirs["inequality.Gini mean_income unweighted"].value);
      const { value, parts } = theilT(unweighted);
      const [total, between, within] = theirs["inequality.TheilD county (T,bg,wg)"].value;
      near(value, total);
      near(parts![0]!.value, between, 1e-11);
      near(parts![1]!.value, within);
      near(atkinsonInequality(unweighted).value, theirs["inequality.Atkinson eps=0.5"].value);
      near(atkinsonInequality(unweighted, { epsilon: 1 }).value, theirs["inequality.Atkinson eps=1"].value);
      near(wolfson(unweighted).value / 2, theirs["inequality.wolfson"].value, 1e-11);
      const edges = vectorCsv("input", `adjacency_${n}.csv`);
      const adjacency = adjacencyOf(n, { a: edges.number("i"), b: edges.number("j") });
      const [gini, near2, far, farShare, , polarisation] =
        theirs["inequality.Gini_Spatial rook perm=99 [g,wg,wcg,wcg_share,p_sim,polarization]"].value;
      const split = spatialGini({ ...unweighted, adjacency });
      near(split.value, gini);
      near(split.parts![1]!.value, farShare);
      near(split.parts![0]!.value / split.parts![1]!.value, near2 / far, 1e-11);
      near(
        spatialGiniOf(unweighted.values!, unweighted.counts.totals, adjacency).polarisation,
        polarisation,
        1e-11,
      );
      assert.equal(lorenzCurve(unweighted.values!, unweighted.counts.totals).people.at(-1), 1);
    }
  },
);
