import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  CATALOGUE,
  type Measure,
  type MeasureData,
  MeasuresError,
  type NullModel,
  bootstrap,
  compareTest,
  countsOf,
  dissimilarity,
  groupAndRest,
  moran,
  morrill,
  mutualInformation,
  nullTest,
  pairedTest,
  seOfM,
  smallUnitEffect,
  theilH,
} from "../src/index.ts";
import { spatialAreas } from "./support/spatial-vectors.ts";
import { eightGroups, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

/** Two simulated means of m and m' draws differ by four standard errors at most. */
function sameMean(ours: number, theirs: number, sd: number, m: number, m2: number, what: string): void {
  const allowed = 4 * sd * Math.sqrt(1 / m + 1 / m2);
  assert.ok(Math.abs(ours - theirs) < allowed, `${what}: ${ours}, ${theirs} ± ${allowed}`);
}
/** Two simulated standard deviations likewise, each with the relative error 1/√(2m). */
function sameSd(ours: number, theirs: number, m: number, m2: number, what: string): void {
  const allowed = 4 * theirs * Math.sqrt(1 / (2 * m) + 1 / (2 * m2));
  assert.ok(Math.abs(ours - theirs) < allowed, `${what}: ${ours}, ${theirs} ± ${allowed}`);
}

shared("null models and resampled areas have PySAL's mean and spread, 500 areas", () => {
  const areas = vectorAreas(500);
  const two = groupAndRest(areas.number("g2"), areas.number("pop"));
  const eight = countsOf(eightGroups(areas));
  const pysal = vectorJson("pysal", "inference_500.json");
  for (const [theirs, model, m] of [
    ["systematic", "systematic", 500],
    ["evenness", "evenness", 500],
    ["bootstrap", "area-bootstrap", 500],
    ["person_permutation|4 iterations only", "person-permutation", 4],
  ] as [string, NullModel, number][]) {
    const recorded = pysal[`Dissim|${theirs}`];
    const ours = nullTest(dissimilarity, two, { model, replicates: 1000, seed: 1 });
    sameMean(ours.mean, recorded.null_mean, ours.sd, 1000, m, `D ${model}`);
    if (m > 4) sameSd(ours.sd, recorded.null_sd, 1000, m, `D ${model}`);
  }
  for (const [theirs, model] of [
    ["systematic", "systematic"],
    ["evenness", "evenness"],
    ["bootstrap", "area-bootstrap"],
  ] as [string, NullModel][]) {
    const recorded = pysal[`MultiInfoTheory|${theirs}`];
    const ours = nullTest(theilH, eight, { model, replicates: 1000, seed: 1 });
    assert.ok(Math.abs(ours.observed - pysal["MultiInfoTheory|systematic"].statistic) < 1e-12);
    sameMean(ours.mean, recorded.null_mean, ours.sd, 1000, 500, `H ${model}`);
    sameSd(ours.sd, recorded.null_sd, 1000, 500, `H ${model}`);
  }
});

shared(
  "PySAL reports p = 0 (2 min(b)/m); ours counts the observed value among its like and is never 0",
  () => {
    const areas = vectorAreas(500);
    const two = groupAndRest(areas.number("g2"), areas.number("pop"));
    assert.equal(vectorJson("pysal", "inference_500.json")["Dissim|systematic"].p, 0);
    assert.equal(nullTest(dissimilarity, two, { model: "systematic", replicates: 500 }).p, 2 / 501);
  },
);

shared(
  "PySAL resamples the two dates of the same areas apart and loses their covariance; paired keeps it",
  () => {
    const areas = vectorAreas(500);
    const before = groupAndRest(areas.number("g2"), areas.number("pop"));
    const after = groupAndRest(areas.number("t2_g2"), areas.number("t2_pop"));
    const recorded = vectorJson("pysal", "inference_500.json")["TwoValueTest Dissim t1 vs t2|bootstrap"];
    const options = { kind: "bootstrap", replicates: 1000, seed: 2 } as const;
    const apart = compareTest(dissimilarity, before, after, options);
    // PySAL takes the first minus the second.
    assert.ok(Math.abs(apart.difference + recorded.est_point_diff) < 1e-12);
    const together = compareTest(dissimilarity, before, after, { ...options, paired: true });
    assert.ok(together.sd < apart.sd);
    const closed = pairedTest(dissimilarity, before, after);
    sameSd(together.sd, closed.standardError, 1000, 1000, "paired, against the closed form");
    assert.ok(closed.correlation > 0);
  },
);

shared(
  "two dates compared as two places: PySAL's p by random label and by bootstrap, within its 500 draws",
  () => {
    const areas = vectorAreas(500);
    const before = groupAndRest(areas.number("g2"), areas.number("pop"));
    const after = groupAndRest(areas.number("t2_g2"), areas.number("t2_pop"));
    const recorded = vectorJson("pysal", "inference_500.json");
    for (const [theirs, kind] of [
      ["random_label", "random-label"],
      ["bootstrap", "bootstrap"],
    ] as const) {
      const { p } = recorded[`TwoValueTest Dissim t1 vs t2|${theirs}`];
      const ours = compareTest(dissimilarity, before, after, { kind, replicates: 2000 });
      // Twice a share p/2 of 500 and of 2,000 draws.
      const sd = Math.sqrt(2 * p * (1 - p / 2));
      sameMean(ours.p, p, sd, 2000, 500, kind);
    }
  },
);

for (const n of [60, 500] as const)
  shared(`bootstraps of persons and values under chance are those of elbersb, ${n} areas`, () => {
    const areas = vectorAreas(n);
    const eight = countsOf(eightGroups(areas));
    const two = groupAndRest(areas.number("g2"), areas.number("pop"));
    const R = vectorJson("elbersb", `baseline_${n}.json`);
    const of = (call: string, stat: string) =>
      R[call].value.find((row: { stat: string }) => row.stat === stat);
    for (const [measure, stat] of [
      [mutualInformation, "M"],
      [theilH, "H"],
    ] as const) {
      const recorded = of("mutual_total se bootstrap 500 seed 1", stat);
      const ours = bootstrap(measure, eight, { replicates: 500, seed: 1 });
      sameMean(ours.bias, recorded.bias, ours.standardError, 500, 500, `bias of ${stat}`);
      sameMean(ours.corrected, recorded.est, ours.standardError, 500, 500, `${stat} corrected`);
      sameSd(ours.standardError, recorded.se, 500, 500, `SE of ${stat}`);
      // Limits are quantiles of 500 draws: their standard error is about 2.7 times that of a mean at 2.5 per cent.
      const { low, high } = ours.interval;
      for (const [limit, theirs] of [
        [low, recorded.CI[0]],
        [high, recorded.CI[1]],
      ])
        sameMean(limit, theirs, 2.7 * ours.standardError, 500, 500, `limit of ${stat}`);
      const chance = of("mutual_total_expected fixed margins 100 seed 1", `${stat} under 0`);
      const permuted = nullTest(measure, eight, { replicates: 500, seed: 1 });
      sameMean(permuted.mean, chance.est, permuted.sd, 500, 100, `${stat} under chance`);
      sameSd(permuted.sd, chance.se, 500, 100, `SD of ${stat} under chance`);
    }
    const recorded = of("dissimilarity se bootstrap 100 seed 1", "D");
    const ours = bootstrap(dissimilarity, two, { replicates: 500, seed: 1 });
    sameMean(ours.bias, recorded.bias, ours.standardError, 500, 100, "bias of D");
    sameSd(ours.standardError, recorded.se, 500, 100, "SE of D");
    const chance = of("dissimilarity_expected fixed 100 seed 1", "D under 0");
    const permuted = nullTest(dissimilarity, two, { replicates: 500, seed: 1 });
    sameMean(permuted.mean, chance.est, permuted.sd, 500, 100, "D under chance");
    assert.ok(Math.abs(smallUnitEffect(dissimilarity, two).expected - permuted.mean) < permuted.sd / 4);
  });

shared("real schools: 1,000 resamples give elbersb's standard error, bias and value under chance", () => {
  const folder = ["own-tests", "elbersb-segregation-1.1.0.9000"];
  const rows = vectorCsv(...folder, "schools00.csv");
  const values = vectorJson(...folder, "values.json");
  const schools = rows.text("school");
  const races = rows.text("race");
  const n = rows.number("n");
  const school = new Map([...new Set(schools)].map((id, at) => [id, at]));
  const race = new Map([...new Set(races)].map((id, at) => [id, at]));
  const columns = Array.from({ length: race.size }, () => new Float64Array(school.size));
  n.forEach((count, row) => (columns[race.get(races[row]!)!]![school.get(schools[row]!)!]! += count));
  const counts = countsOf(columns);
  const [M] = values.mutual_total_se_1000_seed1;
  const ours = bootstrap(mutualInformation, counts, { replicates: 300, seed: 1 });
  assert.ok(Math.abs(ours.value - 0.42553897587642) < 1e-13);
  sameMean(ours.bias, M.bias, ours.standardError, 300, 1000, "bias of M");
  sameSd(ours.standardError, M.se, 300, 1000, "SE of M");
  sameSd(seOfM(counts), M.se, 1e9, 1000, "SE of M in closed form");
  const [chance] = values.mutual_total_expected_fixed_1000_seed1;
  const permuted = nullTest(mutualInformation, counts, { replicates: 200, seed: 1 });
  sameMean(permuted.mean, chance.est, permuted.sd, 200, 1000, "M under chance");
});

shared("OasisR's Monte Carlo of D: its mean, and its p of rank/(m + 1)", () => {
  const areas = vectorAreas(500);
  const recorded = vectorJson("oasisr", "values_500.json")["ResampleTest ISDuncan MonteCarlo ind nsim 99"]
    .value[0];
  const ours = nullTest(dissimilarity, groupAndRest(areas.number("g2"), areas.number("pop")), {
    model: "systematic",
    replicates: 99,
    alternative: "greater",
  });
  // Four decimals there.
  assert.ok(Math.abs(ours.mean - recorded.Mean) < 5e-5 + 4 * ours.sd * Math.sqrt(2 / 99));
  assert.equal(ours.p, recorded["P.Value"]);
});

shared("areas that change places: neighbour-adjusted D has PySAL's mean and spread", () => {
  const recorded = vectorJson("pysal", "inference_500.json")[
    "SpatialDissim|geographic_permutation|20 iterations only"
  ];
  const ours = nullTest(morrill, spatialAreas(500), { model: "geographic-permutation", replicates: 500 });
  assert.ok(Math.abs(ours.observed - recorded.statistic) < 1e-12);
  sameMean(ours.mean, recorded.null_mean, ours.sd, 500, 20, "Morrill's D");
  sameSd(ours.sd, recorded.null_sd, 500, 20, "Morrill's D");
});

shared("Moran's I of values dealt out to other areas has its known mean −1/(n − 1)", () => {
  const { counts, adjacency } = spatialAreas(500);
  const values = vectorAreas(500).number("mean_income");
  const { mean, sd } = nullTest(moran, { counts, adjacency, values }, { model: "geographic-permutation" });
  sameMean(mean, -1 / 499, sd, 500, 1e9, "Moran's I");
});

function hasValue(measure: Measure, data: MeasureData): boolean {
  try {
    return Number.isFinite(measure(data).value);
  } catch (error) {
    if (error instanceof MeasuresError) return false;
    throw error;
  }
}

shared("every measure of the catalogue can be simulated under chance, or says what it needs instead", () => {
  const areas = vectorAreas(60);
  const space = spatialAreas(60);
  const municipality = areas.text("muni");
  const names = [...new Set(municipality)];
  const groups = {
    two: space.counts,
    none: space.counts,
    many: countsOf(eightGroups(areas)),
    ordered: countsOf(Array.from({ length: 10 }, (_, at) => areas.number(`inc${at + 1}`))),
  };
  let simulated = 0;
  for (const measure of CATALOGUE) {
    const data: MeasureData = {
      ...space,
      counts: groups[measure.info.groups],
      values: areas.number("mean_income"),
      nesting: [Int32Array.from(municipality, (name) => names.indexOf(name))],
    };
    // Some ask for data of their own kind: values of 0 and 1, deaths by age.
    if (!hasValue(measure, data)) continue;
    const people = measure.info.groups !== "none";
    const model = people ? "person-permutation" : "geographic-permutation";
    if (!people && measure.quick) continue;
    const { mean, sd, p } = nullTest(measure, data, { model, replicates: 4 });
    assert.ok(Number.isFinite(mean) && Number.isFinite(sd) && p > 0, measure.info.id);
    simulated += 1;
    if (!people)
      assert.throws(
        () => bootstrap(measure, data, { replicates: 4 }),
        (error) => error instanceof MeasuresError && /groups of people/.test(error.message),
      );
  }
  assert.ok(simulated > 60, `${simulated} measures`);
});
