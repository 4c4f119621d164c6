import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  absoluteCentralisation,
  absoluteClustering,
  absoluteConcentration,
  countsOf,
  delta,
  distanceDecayInteraction,
  distanceDecayIsolation,
  distortion,
  localRelativeCentralisation,
  meanProximity,
  morrill,
  relativeCentralisation,
  relativeClustering,
  relativeConcentration,
  spatialProximity,
  spatialProximityProfile,
  wongBoundary,
  wongPerimeter,
} from "../src/index.ts";
import { spatialAreas } from "./support/spatial-vectors.ts";
import { SIZES, type Size, eightGroups, vectorAreas, vectorJson } from "./support/vectors.ts";

/** Relative, or absolute for values below 1: differences of nearly equal sums cannot be held to more. */
const near = (got: number, want: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${got} is not ${want}`);

/** OasisR rounds to four decimals. */
const rounded = (got: number, want: number): void => near(got, want, 5.01e-5);

const pysal = (n: Size): Record<string, { value: number }> => vectorJson("pysal", `single_${n}.json`);
// oxlint-disable-next-line typescript/no-explicit-any -- recorded documents of other packages have no common shape
const oasisr = (n: Size): Record<string, { value: any }> => vectorJson("oasisr", `values_${n}.json`);
// oxlint-disable-next-line typescript/no-explicit-any -- recorded documents of other packages have no common shape
const misc = (n: Size): Record<string, { value: any }> => vectorJson("pysal", `misc_${n}.json`);
/** d_ii = 0.6 √a in km, as the reference and OasisR were computed. */
const WHITE = { self: "0.6-sqrt-a" } as const;

for (const n of SIZES) {
  shared(`concentration and centralisation about the mean centre are PySAL's (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = pysal(n);
    near(delta(data).value, theirs.Delta!.value);
    near(absoluteConcentration(data).value, theirs.AbsoluteConcentration!.value);
    near(relativeConcentration(data).value, theirs.RelativeConcentration!.value);
    near(absoluteCentralisation(data).value, theirs.AbsoluteCentralization!.value);
    near(relativeCentralisation(data).value, theirs.RelativeCentralization!.value);
  });

  shared(`D with neighbours, boundaries and shapes is PySAL's at its defaults (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = pysal(n);
    near(morrill(data).value, theirs.SpatialDissim!.value);
    near(wongBoundary(data, { standardised: true }).value, theirs.BoundarySpatialDissim!.value);
    near(wongPerimeter(data).value, theirs.PARDissim!.value);
  });

  shared(`the same, and centralisation about the largest population, are OasisR's (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = oasisr(n);
    const largest = { centre: "largest" } as const;
    rounded(delta(data).value, theirs.Delta!.value[0]);
    rounded(absoluteConcentration(data).value, theirs.ACO!.value[0]);
    rounded(relativeConcentration(data, { largest: "other" }).value, theirs.RCO!.value[0][1]);
    rounded(absoluteCentralisation(data, largest).value, theirs.ACE!.value[0]);
    rounded(relativeCentralisation(data, largest).value, theirs.RCE!.value[0][1]);
    // What follows OasisR makes of numbers it has already rounded: RCE over 1 − P, and D less a deduction.
    near(relativeCentralisation(data, largest).value, theirs.ACEDuncan!.value[0], 3e-4);
    near(morrill(data).value, theirs.ISMorrill!.value[0], 1.001e-4);
    near(wongBoundary(data).value, theirs["ISWong w"]!.value[0], 1.001e-4);
    near(wongPerimeter(data).value, theirs["ISWong s"]!.value[0], 1.001e-4);
  });

  shared(`proximities and clustering with e^(−d), d in km, are OasisR's (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = oasisr(n);
    rounded(meanProximity(data, WHITE).value, theirs["Pxx beta1 diagA"]!.value[0]);
    rounded(meanProximity(data, { ...WHITE, of: "between" }).value, theirs["Pxy beta1 diagA"]!.value[0][1]);
    rounded(meanProximity(data, { ...WHITE, of: "all" }).value, theirs["Poo beta1 diagA"]!.value);
    rounded(meanProximity(data, { self: "zero" }).value, theirs["Pxx beta1 diag0"]!.value[0]);
    rounded(meanProximity(data, { ...WHITE, beta: 0.1 }).value, theirs["Pxx beta0.1 diagA"]!.value[0]);
    rounded(spatialProximity(data, WHITE).value, theirs["SP beta1 diagA"]!.value);
    // OasisR's matrix holds the group of the column against that of the row.
    rounded(relativeClustering(data, WHITE).value, theirs["RCL beta1 diagA"]!.value[0][1]);
    rounded(absoluteClustering(data, WHITE).value, theirs["ACL distance"]!.value[0]);
    rounded(absoluteClustering(data, { nearness: "contiguity" }).value, theirs["ACL contiguity"]!.value[0]);
  });

  shared(
    `isolation and interaction with distance sum to 1; OasisR weighs row i by t_i and its do not (n = ${n})`,
    () => {
      const data = spatialAreas(n);
      const theirs = oasisr(n);
      const own = distanceDecayIsolation(data, WHITE).value;
      const other = distanceDecayInteraction(data, WHITE).value;
      near(own + other, 1);
      assert.ok(Math.abs(own - theirs["DPxx beta1 diagA"]!.value[0]) > 5e-4);
      assert.ok(
        Math.abs(theirs["DPxy beta1 diagA"]!.value[0][0] + theirs["DPxy beta1 diagA"]!.value[0][1] - 1) >
          1e-3,
      );
    },
  );

  shared(
    `PySAL's proximity grows with distance: its ACL, RCL, SP and distance-decay pair are others (n = ${n})`,
    () => {
      const data = spatialAreas(n);
      const theirs = pysal(n);
      const faults = vectorJson("pysal", "verified_defects.json")[n];
      assert.ok(faults.pysal_proximity_increases_with_distance_corr > 0.8);
      for (const [ours, name] of [
        [absoluteClustering, "AbsoluteClustering"],
        [relativeClustering, "RelativeClustering"],
        [spatialProximity, "SpatialProximity"],
        [distanceDecayIsolation, "DistanceDecayIsolation"],
        [distanceDecayInteraction, "DistanceDecayInteraction"],
      ] as const)
        assert.ok(Math.abs(ours(data).value - theirs[name]!.value) > 1e-3, name);
      assert.ok(theirs.DistanceDecayIsolation!.value + theirs.DistanceDecayInteraction!.value > 1.01);
    },
  );

  shared(
    `PySAL's relative clustering sums x_j² in place of x_i x_j; by distance it differs even in sign (n = ${n})`,
    () => {
      const [package_, squares, products] = vectorJson("pysal", "verified_defects.json")[n][
        "RelativeClustering pysal / x_j^2 form / x_i x_j form"
      ];
      near(package_, squares);
      assert.ok(Math.abs(squares - products) > 0.1);
      const { parts, value } = relativeClustering(spatialAreas(n));
      near(value, parts![0]!.value / parts![1]!.value - 1);
      assert.ok(Math.abs(value - package_) > 1e-3);
    },
  );

  shared(`the spatial proximity profile at 1000 shares is PySAL's (n = ${n})`, () => {
    near(spatialProximityProfile(spatialAreas(n)).value, misc(n)["SpatialProxProf m=1000 queen"]!.value);
  });
}

for (const n of [60, 500] as const) {
  shared(`five rules for the centre are PySAL's (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = misc(n);
    for (const [name, options] of [
      ["mean", { centre: "mean" }],
      ["median", { centre: "median" }],
      ["population_weighted_mean", { centre: "weighted-mean" }],
      ["largest_population", { centre: "largest" }],
      ["0", { centreAreas: [0] }],
    ] as const) {
      near(
        absoluteCentralisation(data, options).value,
        theirs[`AbsoluteCentralization center=${name}`]!.value,
      );
      near(
        relativeCentralisation(data, options).value,
        theirs[`RelativeCentralization center=${name}`]!.value,
      );
    }
  });

  shared(`row-standardised or not, neighbours and boundaries are PySAL's (n = ${n})`, () => {
    const data = spatialAreas(n);
    const theirs = misc(n);
    for (const [standardised, as] of [
      [true, "True"],
      [false, "False"],
    ] as const) {
      near(morrill(data, { standardised }).value, theirs[`SpatialDissim standardize=${as} (queen)`]!.value);
      near(
        wongBoundary(data, { standardised }).value,
        theirs[`BoundarySpatialDissim standardize=${as}`]!.value,
      );
    }
    near(wongPerimeter(data).value, theirs["PARDissim standardize=True"]!.value);
  });

  shared(
    `PySAL's unstandardised PARDissim leaves metres in a share: below −1000, ours lies between D(w) and D (n = ${n})`,
    () => {
      const data = spatialAreas(n);
      const { value, parts } = wongPerimeter(data);
      assert.ok(misc(n)["PARDissim standardize=False"]!.value < -1000);
      assert.ok(value >= wongBoundary(data).value && value <= parts![0]!.value);
    },
  );

  shared(`local centralisation among the five nearest is PySAL's (n = ${n})`, () => {
    const { perArea } = localRelativeCentralisation(spatialAreas(n), { nearest: 5 });
    const theirs = misc(n)["LocalRelativeCentralization k=5"]!.value as number[];
    perArea!.forEach((value, i) => near(value, theirs[i]!));
  });

  shared(
    `distortion of eight groups by straight line, unnormalised, is PySAL's in every area and as a whole (n = ${n})`,
    () => {
      const counts = countsOf(eightGroups(vectorAreas(n)));
      const { value, perArea } = distortion({ counts, centres: spatialAreas(n).centres });
      near(value, misc(n)["GlobalDistortion euclidean"]!.value);
      const theirs = misc(n)["LocalDistortion euclidean"]!.value as number[];
      perArea!.forEach((local, i) => near(local, theirs[i]!));
    },
  );

  shared(`proximities, clustering and distance decay are the definitions' (n = ${n})`, () => {
    const data = spatialAreas(n);
    const { values } = vectorJson("reference", `values_${n}.json`) as { values: Record<string, number> };
    const relative = (got: number, want: number): void =>
      assert.ok(Math.abs(got / want - 1) <= 1e-12, `${got} is not ${want}`);
    const { parts } = meanProximity(data, WHITE);
    relative(parts![0]!.value, values.Pxx!);
    relative(parts![1]!.value, values.Pyy!);
    relative(parts![2]!.value, values.Pxy!);
    relative(parts![3]!.value, values.Ptt!);
    relative(spatialProximity(data, WHITE).value, values["SP (White) = (X Pxx + Y Pyy)/(T Ptt)"]!);
    relative(relativeClustering(data, WHITE).value, values["RCL = Pxx/Pyy - 1"]!);
    relative(absoluteClustering(data, WHITE).value, values["ACL distance"]!);
    relative(
      absoluteClustering(data, { nearness: "contiguity" }).value,
      values["ACL contiguity (rook, diag 1)"]!,
    );
    relative(distanceDecayIsolation(data, WHITE).value, values["DPxx (Morgan 1983; rows of K sum to 1)"]!);
    relative(distanceDecayInteraction(data, WHITE).value, values.DPxy!);
  });
}

shared(
  "distortion at n = 3363 is PySAL's to 1e-4: centres rounded to 0.01 m change the order of near-equal distances",
  () => {
    const counts = countsOf(eightGroups(vectorAreas(3363)));
    const { value } = distortion({ counts, centres: spatialAreas(3363).centres });
    assert.ok(Math.abs(value / misc(3363)["GlobalDistortion euclidean"]!.value - 1) < 1e-4);
  },
);

shared(
  "distortion over the largest possible is PySAL 2.6.0's, from the outermost area and from every corner of the map",
  () => {
    for (const [n, one, all] of [
      [60, 0.015749232990436197, 0.01466207259744125],
      [500, 0.02496431415592245, 0.02423111742190983],
    ] as const) {
      const data = { counts: countsOf(eightGroups(vectorAreas(n))), centres: spatialAreas(n).centres };
      near(distortion(data, { normalised: true, corners: 1 }).value, one);
      near(distortion(data, { normalised: true, corners: 1000 }).value, all);
    }
  },
);
