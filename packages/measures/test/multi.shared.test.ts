import assert from "node:assert/strict";
import {
  type Measure,
  countsOf,
  dissimilarityMulti,
  divergence,
  entropy,
  entropyNormalised,
  exposureMatrix,
  giniMulti,
  groupAndRest,
  mutualInformation,
  normalisedExposure,
  relativeDiversity,
  simpsonConcentration,
  simpsonInteraction,
  squaredCoefficientOfVariation,
  theilH,
} from "../src/index.ts";
import { shared } from "../../../test/support/shared.ts";
import { near } from "./support/near.ts";
import { schools } from "./support/schools.ts";
import { SIZES, eightGroups, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const PYSAL: Record<string, Measure> = {
  MultiDissim: dissimilarityMulti,
  MultiGini: giniMulti,
  MultiInfoTheory: theilH,
  MultiDivergence: divergence,
  MultiDiversity: entropy,
  MultiNormExposure: normalisedExposure,
  MultiRelativeDiversity: relativeDiversity,
  MultiSquaredCoefVar: squaredCoefficientOfVariation,
  SimpsonsConcentration: simpsonConcentration,
  SimpsonsInteraction: simpsonInteraction,
};
const OASISR: Record<string, Measure> = {
  "HMulti 8g": theilH,
  "DMulti 8g": dissimilarityMulti,
  "PMulti 8g": normalisedExposure,
  "RelDivers 8g": relativeDiversity,
  "CMulti 8g": squaredCoefficientOfVariation,
  "GiniMulti 8g": giniMulti,
  "HShannon 8g": entropy,
  "NShannon 8g": entropyNormalised,
  "ISimpson 8g": simpsonInteraction,
};

for (const n of SIZES) {
  shared(`the measures of eight groups in ${n} areas equal PySAL's, and OasisR's four decimals`, () => {
    const counts = countsOf(eightGroups(vectorAreas(n)));
    const pysal = vectorJson("pysal", `multi_${n}.json`);
    for (const [name, measure] of Object.entries(PYSAL))
      near(measure(counts).value, pysal[name].value, 1e-11, name);
    const oasisr = vectorJson("oasisr", `values_${n}.json`);
    for (const [name, measure] of Object.entries(OASISR)) {
      const expected = [oasisr[name].value].flat(2)[0];
      if (expected !== "skipped")
        assert.ok(Math.abs(measure(counts).value - expected) <= 5.0001e-5, `${name} ${expected}`);
    }
  });

  shared(`M, H, entropy, exposure and isolation of ${n} areas equal elbersb/segregation`, () => {
    const expected = vectorJson("elbersb", `baseline_${n}.json`);
    const stat = (name: string, which: string): number =>
      expected[name].value.find((row: { stat: string }) => row.stat === which).est;
    const areas = vectorAreas(n);
    const counts = countsOf(eightGroups(areas));
    near(mutualInformation(counts).value, stat("mutual_total(group x id)", "M"), 1e-11);
    near(theilH(counts).value, stat("mutual_total(group x id)", "H"), 1e-11);
    near(mutualInformation(counts, { base: "2" }).value, stat("mutual_total base 2", "M"), 1e-11);
    near(entropy(counts).value, expected.entropy.value, 1e-12);
    const two = groupAndRest(areas.number("g2"), areas.number("pop"));
    near(mutualInformation(two).value, stat("mutual_total g2 vs rest", "M"), 1e-10);
    near(theilH(two).value, stat("mutual_total g2 vs rest", "H"), 1e-10);
    const { values } = exposureMatrix(counts).matrix!;
    const at = (group: string): number => Number(group.slice(1)) - 1;
    for (const { of, to, exposure } of expected.exposure.value)
      near(values[at(of) * 8 + at(to)]!, exposure, 1e-11, `${of} to ${to}`);
    for (const { group, isolation } of expected.isolation.value)
      near(exposureMatrix(counts).perGroup![at(group)]!, isolation, 1e-11, group);
  });

  shared(`H of g2 against the rest in ${n} areas equals PySAL's Entropy`, () => {
    const areas = vectorAreas(n);
    const two = groupAndRest(areas.number("g2"), areas.number("pop"));
    near(theilH(two).value, vectorJson("pysal", `single_${n}.json`).Entropy.value, 1e-11);
  });

  shared(`standard error, bias and expectation of M and H in ${n} areas equal their closed forms`, () => {
    const expected = vectorJson("reference", "analytic_vs_bootstrap.json")[n];
    const counts = countsOf(eightGroups(vectorAreas(n)));
    const M = mutualInformation(counts);
    near(M.standardError!, expected["se_M delta"], 1e-9);
    near(M.expected!, expected["E[M|H0] closed"], 1e-12);
    const middle = (M.interval!.low + M.interval!.high) / 2;
    near(M.value - middle, expected["bias M closed (cells-U-G+1)/2N"], 1e-9);
    near(theilH(counts).standardError!, expected["se_H delta"], 1e-9);
  });
}

shared("pupils by race and school in 2000: M 0.4255390 and H 0.4188083, with isolation of every race", () => {
  const expected = vectorJson("own-tests", "elbersb-segregation-1.1.0.9000", "values.json");
  const { counts, races } = schools("schools00.csv");
  near(mutualInformation(counts).value, expected.mutual_total_school[0].est, 1e-11);
  near(theilH(counts).value, expected.mutual_total_school[1].est, 1e-11);
  near(entropy(counts).value, expected.entropy_race, 1e-12);
  const isolated = exposureMatrix(counts).perGroup!;
  for (const { race, isolation } of expected.isolation)
    near(isolated[races.indexOf(race)]!, isolation, 1e-11, race);
});

shared("four groups in the tracts of Sacramento 2000: the values PySAL's own suite asserts", () => {
  const tracts = vectorCsv("own-tests", "pysal-segregation-2.5.4", "sacramento_tracts_2000.csv");
  const counts = countsOf(["WHITE", "BLACK", "ASIAN", "HISP"].map((name) => tracts.number(name)));
  near(theilH(counts).value, 0.1710160297858887, 1e-11);
  near(dissimilarityMulti(counts).value, 0.41340872573177806, 1e-11);
  near(giniMulti(counts).value, 0.5456349992598081, 1e-11);
  near(divergence(counts).value, 0.16645182134289443, 1e-11);
  near(entropy(counts).value, 0.9733112243997906, 1e-11);
  near(entropyNormalised(counts).value, 0.7020956383415715, 1e-11);
  near(normalisedExposure(counts).value, 0.18821879029994157, 1e-11);
  near(relativeDiversity(counts).value, 0.15820019878220337, 1e-11);
  near(simpsonConcentration(counts).value, 0.49182413151957904, 1e-11);
  near(simpsonInteraction(counts).value, 0.508175868480421, 1e-11);
  near(squaredCoefficientOfVariation(counts).value, 0.11875484641127525, 1e-11);
});
