import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  countsOf,
  ordinalAbsoluteDifference,
  ordinalInformationTheory,
  ordinalSquareRoot,
  ordinalVarianceRatio,
  rankOrderInformationTheory,
  rankOrderSegregationOf,
  rankOrderSquareRoot,
  rankOrderVarianceRatio,
} from "../src/index.ts";
import type { Counts } from "../src/index.ts";
import { SIZES, type Size, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const incomes = (n: Size): Counts => {
  const areas = vectorAreas(n);
  return countsOf(Array.from({ length: 10 }, (_, group) => areas.number(`inc${group + 1}`)));
};

const near = (actual: number, expected: number, relative: number): void =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);

const ORDINAL = [
  ordinalInformationTheory,
  ordinalVarianceRatio,
  ordinalSquareRoot,
  ordinalAbsoluteDifference,
];
const RANK_ORDER = [
  ["HR", "H^R", "Hp", rankOrderInformationTheory],
  ["RR", "R^R", "Rp", rankOrderVarianceRatio],
  ["SR", "S^R", "Sp", rankOrderSquareRoot],
] as const;

shared("Λ₁ … Λ₄ of ten income classes equal OasisR ordinalseg to 1e-12", () => {
  for (const n of SIZES) {
    const expected = vectorJson("oasisr", `values_${n}.json`)["ordinalseg inc (Lambda1..4)"].value;
    for (const [at, measure] of ORDINAL.entries()) near(measure(incomes(n)).value, expected[at], 1e-12);
  }
});

shared(
  "H^R, R^R, S^R by ordinary least squares, order 2 and 4, equal OasisR rankorderseg to 1e-12, and so do their profiles",
  () => {
    for (const n of SIZES)
      for (const order of [2, 4]) {
        const expected = vectorJson("oasisr", `values_${n}.json`)[`rankorderseg inc polorder ${order}`].value;
        for (const [id, , profileId, measure] of RANK_ORDER) {
          const { value, profile, perArea } = measure(incomes(n), { order, fit: "ols" });
          near(value, expected[id], 1e-12);
          near(
            perArea!.reduce((sum, part) => sum + part, 0),
            value,
            1e-12,
          );
          for (const [k, at] of expected[profileId].entries()) near(profile!.value[k]!, at, 1e-12);
        }
      }
  },
);

shared(
  "H^R, R^R, S^R of order 4 by weights f(p)², each its own f, and unweighted equal the recomputed values to 1e-10",
  () => {
    const recorded = vectorJson("own-tests", "pysal-main-2026-09", "rankorder_values.json");
    for (const n of SIZES)
      for (const [, id, , measure] of RANK_ORDER)
        for (const fit of ["wls", "ols"] as const)
          near(
            measure(incomes(n), { fit }).value,
            recorded[`areas_${n} inc1..inc10`][`${id} ${fit.toUpperCase()} deg4`],
            1e-10,
          );
  },
);

shared("H^R, R^R, S^R of PySAL's synthetic table (seed 42) are the values it asserts, to 1e-8", () => {
  const table = vectorCsv("own-tests", "pysal-main-2026-09", "rankorder_synthetic_seed42.csv");
  const counts = countsOf(Array.from({ length: 16 }, (_, group) => table.number(`cat_${group + 1}`)));
  const { expected, recomputed_here: recomputed } = vectorJson(
    "own-tests",
    "pysal-main-2026-09",
    "rankorder_values.json",
  );
  // Asserted there with seven decimals.
  near(
    rankOrderInformationTheory(counts).value,
    expected["RankOrderInfoTheory degree 4 (WLS weights E(p)^2)"],
    1e-7,
  );
  for (const [spread, name] of [
    ["entropy", "RankOrderInfoTheory"],
    ["variance", "RankOrderVarianceRatio"],
    ["root", "RankOrderSqrt"],
  ] as const) {
    near(rankOrderSegregationOf(counts, spread), recomputed[`${name} WLS`], 1e-10);
    near(
      rankOrderSegregationOf(counts, spread, { fit: "ols" }),
      recomputed[`${name} OLS (OasisR style)`],
      1e-10,
    );
  }
});
