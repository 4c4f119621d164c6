import assert from "node:assert/strict";
import {
  type Measure,
  atkinson,
  concentrationProfile,
  correlationRatio,
  countsOf,
  dissimilarity,
  gini,
  gorard,
  groupAndRest,
  hutchens,
  interaction,
  isolation,
  minMax,
  theilH,
} from "../src/index.ts";
import { shared } from "../../../test/support/shared.ts";
import { near } from "./support/near.ts";
import { SIZES, type Size, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const groupOf = (n: Size, group = "g2") => {
  const areas = vectorAreas(n);
  return groupAndRest(areas.number(group), areas.number("pop"));
};

const PYSAL: Record<string, Measure> = {
  Dissim: dissimilarity,
  Gini: gini,
  Atkinson: atkinson,
  CorrelationR: correlationRatio,
  Isolation: isolation,
  Interaction: interaction,
  MinMax: minMax,
  ConProf: concentrationProfile,
};

for (const n of SIZES) {
  shared(`the two-group indices of ${n} areas equal PySAL's`, () => {
    const expected = vectorJson("pysal", `single_${n}.json`);
    const counts = groupOf(n);
    for (const [name, measure] of Object.entries(PYSAL))
      near(measure(counts).value, expected[name].value, 1e-12, name);
  });

  shared(
    `the concentration profile of ${n} areas at 500 thresholds, and D, equal seg's to the last digits`,
    () => {
      const expected = vectorJson("oasisr", `values_${n}.json`);
      const counts = groupOf(n);
      near(
        concentrationProfile(counts, { thresholds: 500 }).value,
        expected["seg::conprof m 500"].value,
        1e-11,
      );
      near(dissimilarity(counts).value, expected["seg::dissim"].value);
    },
  );

  shared(`GS, xPx without the person, A(0.1) and A(0.9) of ${n} areas equal OasisR's four decimals`, () => {
    const expected = vectorJson("oasisr", `values_${n}.json`);
    const counts = groupOf(n);
    const swapped = { ...counts, groups: counts.groups.toReversed() };
    const four = (got: number, name: string, at: number) =>
      expected[name].value === "skipped" ||
      assert.ok(Math.abs(got - expected[name].value[at]) <= 5.0001e-5, `${name} ${got}`);
    for (const [at, groups] of [counts, swapped].entries()) {
      four(gorard(groups).value, "Gorard", at);
      four(isolation(groups, { exact: true }).value, "xPx exact", at);
      four(dissimilarity(groups).value, "ISDuncan", at);
      four(gini(groups).value, "Gini", at);
      four(correlationRatio(groups).value, "Eta2", at);
      for (const b of [0.1, 0.5, 0.9]) four(atkinson(groups, { b }).value, `Atkinson ${b}`, at);
    }
  });
}

for (const n of [60, 500] as const) {
  shared(`each of eight groups of ${n} areas against the rest equals PySAL by seven indices`, () => {
    const expected = vectorJson("pysal", `misc_${n}.json`);
    for (let group = 1; group <= 8; group += 1) {
      const counts = groupOf(n, `g${group}`);
      for (const [name, measure] of Object.entries(PYSAL)) {
        const entry = expected[`${name} group=g${group}`];
        if (entry) near(measure(counts).value, entry.value ?? entry, 1e-12, `${name} g${group}`);
      }
    }
  });

  shared(
    `PySAL's classes swallow b and m and answer with the defaults for every b and m (n = ${n}); ours differ as they must`,
    () => {
      const expected = vectorJson("pysal", `misc_${n}.json`);
      const valueOf = (name: string): number => expected[name].value ?? expected[name];
      const counts = groupOf(n);
      for (const b of [0.1, 0.25, 0.75, 0.9]) {
        assert.equal(valueOf(`Atkinson b=${b}`), valueOf("Atkinson group=g2"));
        assert.ok(Math.abs(atkinson(counts, { b }).value - valueOf(`Atkinson b=${b}`)) > 1e-3);
      }
      for (const thresholds of [2, 11, 101])
        assert.ok(
          Math.abs(concentrationProfile(counts, { thresholds }).value - valueOf(`ConProf m=${thresholds}`)) >
            1e-4,
        );
      near(concentrationProfile(counts, { thresholds: 1000 }).value, valueOf("ConProf m=1000"));
    },
  );
}

shared("Hispanics in the tracts of Sacramento 2000: the values PySAL's own suite asserts", () => {
  const tracts = vectorCsv("own-tests", "pysal-segregation-2.5.4", "sacramento_tracts_2000.csv");
  const counts = groupAndRest(tracts.number("HISP"), tracts.number("TOT_POP"));
  near(dissimilarity(counts).value, 0.32184656076566864);
  near(gini(counts).value, 0.43506510676886234);
  near(atkinson(counts).value, 0.15079259382667654);
  near(correlationRatio(counts).value, 0.09164042012926693);
  near(isolation(counts).value, 0.2319615486459151);
  near(concentrationProfile(counts).value, 0.1376874794741899, 1e-7);
  near(hutchens(counts).value, 0.07847549887519345, 1e-11);
});

shared(
  "born abroad against born in Sweden over RegSO 2022: the country 0.33096 and its three largest municipalities",
  () => {
    const table = vectorCsv("..", "data", "tables", "regso2020_national_derived.csv");
    const [all, born] = [table.number("folkmangd_2022"), table.number("fodda_i_sverige_2022")];
    const municipality = table.text("kommunkod");
    const of = (code?: string): number => {
      const rows = [...all.keys()].filter((row) => code === undefined || municipality[row] === code);
      const totals = rows.map((row) => all[row]!);
      return dissimilarity(
        groupAndRest(
          rows.map((row) => all[row]! - born[row]!),
          totals,
        ),
      ).value;
    };
    const five = (value: number): number => Math.round(value * 1e5) / 1e5;
    assert.deepEqual(
      [undefined, "0180", "1480", "1280"].map(of).map(five),
      [0.33096, 0.29594, 0.3504, 0.27412],
    );
  },
);

shared(
  "the three counties of Delaware: divseg's published values, but for its Gini of 0.00000028, which is at least D",
  () => {
    const read = (file: string) => vectorJson("..", "data", "reference", file);
    const expected = read("expected_values.json").divseg_de_county;
    const rows: Record<string, number>[] = read("divseg_de_county.geojson").features.map(
      (feature: { properties: Record<string, number> }) => feature.properties,
    );
    const others = ["black", "hisp", "aian", "asian", "nhpi", "other", "two"];
    const white = rows.map((row) => row.pop_white!);
    const rest = rows.map((row) => others.reduce((sum, group) => sum + row[`pop_${group}`]!, 0));
    const counts = countsOf([white, rest]);
    const { value, perArea } = dissimilarity(counts);
    near(value, expected.dissimilarity);
    for (const [at, part] of expected.dissimilarity_components.entries()) near(perArea![at]!, part, 1e-11);
    near(isolation(counts).value, expected.isolation);
    near(interaction(counts).value, expected.interaction);
    near(atkinson(counts).value, expected.atkinson);
    near(correlationRatio(counts).value, expected.correlation_ratio, 1e-11);
    near(theilH(counts).value, expected.entropy_H, 1e-11);
    assert.ok(expected.gini_DO_NOT_USE < value && gini(counts).value >= value);
  },
);
