import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  biasOfD,
  biasOfM,
  countsOf,
  dissimilarity,
  expectedD,
  expectedH,
  expectedM,
  groupAndRest,
  sdOfHUnderIndependence,
  sdOfMUnderIndependence,
  seOfD,
  seOfH,
  seOfM,
  varianceOfDUnderIndependence,
} from "../src/index.ts";
import { SIZES, eightGroups, vectorAreas, vectorJson } from "./support/vectors.ts";

const close = (actual: number, expected: number, relative: number, what: string): void =>
  assert.ok(
    Math.abs(actual - expected) <= relative * Math.abs(expected),
    `${what}: ${actual}, expected ${expected}`,
  );

for (const n of SIZES) {
  shared(`closed forms of M, H and D equal the reference to 1e-12, ${n} areas`, () => {
    const areas = vectorAreas(n);
    const eight = countsOf(eightGroups(areas));
    const two = groupAndRest(areas.number("g2"), areas.number("pop"));
    const analytic = vectorJson("reference", "analytic_vs_bootstrap.json")[n];
    const forms = vectorJson("reference", "closed_forms.json")[n];
    close(seOfM(eight), analytic["se_M delta"], 1e-12, "SE of M");
    close(seOfH(eight), analytic["se_H delta"], 1e-12, "SE of H");
    close(biasOfM(eight), analytic["bias M closed (cells-U-G+1)/2N"], 1e-12, "bias of M");
    close(expectedM(eight), analytic["E[M|H0] closed"], 1e-12, "E[M]");
    close(expectedD(two, "normal"), analytic["E[D|H0] closed normal"], 1e-12, "E[D] normal");
    close(expectedD(two, "binomial"), forms["E[D*]"], 1e-12, "E[D] binomial");
    close(forms.D - biasOfD(two), forms["D_bc closed (folded normal)"], 1e-12, "D bias-corrected");
    close(dissimilarity(two).value, forms.D, 1e-12, "D");
  });

  shared(
    `closed forms agree with the simulations of elbersb within their Monte Carlo error, ${n} areas`,
    () => {
      const areas = vectorAreas(n);
      const eight = countsOf(eightGroups(areas));
      const two = groupAndRest(areas.number("g2"), areas.number("pop"));
      const analytic = vectorJson("reference", "analytic_vs_bootstrap.json")[n];
      const R = vectorJson("elbersb", `baseline_${n}.json`);
      const of = (call: string, stat: string) =>
        R[call].value.find((row: { stat: string }) => row.stat === stat);
      // A standard deviation of m normal draws has itself the relative error 1/√(2m).
      const sdError = (m: number): number => 4 / Math.sqrt(2 * m);
      close(seOfM(eight), analytic["se_M R bootstrap500"], sdError(500), "SE of M");
      close(seOfH(eight), analytic["se_H R bootstrap500"], sdError(500), "SE of H");
      const boot = of("mutual_total se bootstrap 500 seed 1", "M");
      // To first order only: cells of one or two persons, which a resample empties, take the bias further than the formula.
      assert.ok(Math.abs(biasOfM(eight) - boot.bias) < 0.1 * boot.bias + (4 * boot.se) / Math.sqrt(500));
      const fixed = of("mutual_total_expected fixed margins 100 seed 1", "M under 0");
      const fixedH = of("mutual_total_expected fixed margins 100 seed 1", "H under 0");
      // Cells expected to hold few persons make the chi-square form a hundredth too low.
      close(expectedM(eight), fixed.est, 0.01 + (4 * fixed.se) / 10 / fixed.est, "E[M]");
      close(expectedH(eight), fixedH.est, 0.01 + (4 * fixedH.se) / 10 / fixedH.est, "E[H]");
      close(sdOfMUnderIndependence(eight), fixed.se, sdError(100), "SD of M under independence");
      close(sdOfHUnderIndependence(eight), fixedH.se, sdError(100), "SD of H under independence");
      const D = of("dissimilarity se bootstrap 100 seed 1", "D");
      close(seOfD(two), D.se, sdError(100), "SE of D");
      assert.ok(Math.abs(biasOfD(two) - D.bias) < (4 * D.se) / 10, "bias of D");
      const chance = of("dissimilarity_expected fixed 100 seed 1", "D under 0");
      assert.ok(Math.abs(expectedD(two) - chance.est) < (4 * chance.se) / 10, "E[D]");
      close(
        Math.sqrt(varianceOfDUnderIndependence(two)),
        chance.se,
        sdError(100),
        "SD of D under independence",
      );
    },
  );
}
