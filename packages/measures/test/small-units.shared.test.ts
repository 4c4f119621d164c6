import assert from "node:assert/strict";
import {
  dissimilarity,
  dissimilarityBetaMixture,
  dissimilarityBiasCorrected,
  dissimilarityDensityCorrected,
  dissimilarityModified,
  giniModified,
  groupAndRest,
} from "../src/index.ts";
import { shared } from "../../../test/support/shared.ts";
import { near } from "./support/near.ts";
import { SIZES, type Size, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const groupOf = (n: Size) => {
  const areas = vectorAreas(n);
  return groupAndRest(areas.number("g2"), areas.number("pop"));
};

for (const n of SIZES) {
  shared(`bias-corrected and modified D of ${n} areas equal their closed forms`, () => {
    const expected = vectorJson("reference", "closed_forms.json")[n];
    const counts = groupOf(n);
    near(dissimilarityBiasCorrected(counts).value, expected["D_bc closed (folded normal)"], 1e-10);
    const modified = dissimilarityModified(counts);
    near(modified.value, expected["D_ct closed (exact binomial MAD)"], 1e-9);
    near(modified.parts!.find(({ id }) => id === "chance")!.value, expected["E[D*]"], 1e-8);
    // Recorded after a fixed number of rounds of a fixed point: good to 1e-6, unlike the exact roots below.
    const rounds = expected["D_dc fixed point"];
    assert.ok(Math.abs(dissimilarityDensityCorrected(counts).value - rounds) < 1e-6);
  });

  shared(
    `PySAL's ModifiedDissim and ModifiedGini repeat one draw 500 times (n = ${n}): ours are exact, near theirs, and differ`,
    () => {
      const expected = vectorJson("pysal", `single_${n}.json`);
      const counts = groupOf(n);
      const D = dissimilarityModified(counts).value;
      const G = giniModified(counts).value;
      for (const [ours, theirs] of [
        [D, expected.ModifiedDissim.value],
        [G, expected.ModifiedGini.value],
      ] as const) {
        near(ours, theirs, 0.02);
        assert.ok(Math.abs(ours - theirs) > 1e-6, `${ours} ${theirs}`);
      }
    },
  );

  shared(`bias-corrected D of ${n} areas lies within the noise of PySAL's 500 draws`, () => {
    near(
      dissimilarityBiasCorrected(groupOf(n)).value,
      vectorJson("pysal", `single_${n}.json`).BiasCorrectedDissim.value,
      2e-3,
    );
  });
}

for (const n of [60, 500] as const)
  shared(
    `density-corrected D of ${n} areas equals the exact root, modified D the exact binomial expectation`,
    () => {
      const { values } = vectorJson("reference", `values_${n}.json`);
      const counts = groupOf(n);
      near(
        dissimilarityDensityCorrected(counts).value,
        values["D_dc density-corrected (Allen et al.)"],
        1e-12,
      );
      near(
        dissimilarityModified(counts).parts!.find(({ id }) => id === "chance")!.value,
        values["E[D|evenness] plug-in (denominator at true P), exact binomial"],
        1e-12,
      );
      near(dissimilarityModified(counts).value, values["Carrington-Troske D with that expectation"], 1e-12);
    },
  );

shared(
  "PySAL's DensityCorrectedDissim loses areas whose density underflows (n = 3 363: 0.27145 for 0.31814); ours keeps them",
  () => {
    const ours = dissimilarityDensityCorrected(groupOf(3363)).value;
    const theirs = vectorJson("pysal", "single_3363.json").DensityCorrectedDissim.value;
    near(theirs, 0.27145422273447706);
    near(ours, vectorJson("pysal", "verified_defects.json")["3363"]["Ddc reference"], 1e-6);
    assert.ok(ours - theirs > 0.04);
  },
);

shared(
  "the same fault in PySAL's own suite: Sacramento 2000 is 0.2952 there, by the exact root 0.32, as its bias-corrected D",
  () => {
    const tracts = vectorCsv("own-tests", "pysal-segregation-2.5.4", "sacramento_tracts_2000.csv");
    const counts = groupAndRest(tracts.number("HISP"), tracts.number("TOT_POP"));
    near(dissimilarityBiasCorrected(counts).value, 0.32136474449360836, 1e-3);
    near(dissimilarityModified(counts).value, 0.31075891224250635, 2e-3);
    near(giniModified(counts).value, 0.4217844443896344, 2e-3);
    near(dissimilarityDensityCorrected(counts).value, dissimilarityBiasCorrected(counts).value, 1e-3);
    assert.ok(dissimilarityDensityCorrected(counts).value - 0.295205155464069 > 0.02);
  },
);

shared("areas of thousands leave little to chance: the mixture's D is near D", () => {
  const counts = groupOf(500);
  near(dissimilarityBetaMixture(counts).value, dissimilarity(counts).value, 0.1);
});
