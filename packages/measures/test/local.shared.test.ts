import assert from "node:assert/strict";
import {
  countsOf,
  localDiversity,
  localEntropy,
  localSegregation,
  localSimpson,
  locationQuotient,
} from "../src/index.ts";
import { shared } from "../../../test/support/shared.ts";
import { allNear, near } from "./support/near.ts";
import { schools } from "./support/schools.ts";
import { SIZES, eightGroups, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

for (const n of SIZES) {
  shared(`local entropy, diversity, Simpson and location quotients of ${n} areas equal PySAL's`, () => {
    const expected = vectorJson("pysal", `multi_${n}.json`);
    const counts = countsOf(eightGroups(vectorAreas(n)));
    const check = (name: string, values: Float64Array): void => {
      allNear(values.slice(0, 5), expected[name].first5, 1e-12, name);
      near(sum(values), expected[name].sum, 1e-11, name);
    };
    check("MultiLocalDiversity", localDiversity(counts).perArea!);
    check("MultiLocalEntropy", localEntropy(counts).perArea!);
    check("MultiLocalSimpsonInteraction", localSimpson(counts).perArea!);
    check("MultiLocalSimpsonConcentration", localSimpson(counts, { of: "concentration" }).perArea!);
    const { values } = locationQuotient(counts).matrix!;
    allNear(values.slice(0, 40), expected.MultiLocationQuotient.first5.flat(), 1e-12, "LQ");
    near(sum(values), expected.MultiLocationQuotient.sum, 1e-11, "LQ");
  });

  shared(
    `OasisR's local Shannon and Simpson of ${n} areas agree in four decimals; its local entropy divides by the groups present in the area, ours by all`,
    () => {
      const expected = vectorJson("oasisr", `values_${n}.json`);
      const counts = countsOf(eightGroups(vectorAreas(n)));
      const four = (name: string, at: number, value: number): void =>
        assert.ok(Math.abs(value - expected[name].value[at]) <= 5.0001e-5, `${name} ${at} ${value}`);
      const entropies = localDiversity(counts).perArea!;
      for (let i = 0; i < 5; i += 1) {
        const present = counts.groups.filter((column) => column[i]! > 0).length;
        four("HLoc 8g first 5", i, entropies[i]! / Math.log(present));
        if (present === 8) four("HLoc 8g first 5", i, localEntropy(counts).perArea![i]!);
        four("LShannon first 5", i, entropies[i]!);
        four("LSimpson first 5", i, localSimpson(counts).perArea![i]!);
      }
    },
  );

  shared(`local segregation of ${n} areas and of eight groups equals elbersb/segregation`, () => {
    const expected = vectorJson("elbersb", `baseline_${n}.json`);
    const { perArea, perGroup } = localSegregation(countsOf(eightGroups(vectorAreas(n))));
    for (const [at, { group, ls }] of expected["mutual_local by group (units=group)"].value.entries())
      near(perGroup![at]!, ls, 1e-10, group);
    for (const [at, { id, ls }] of expected["mutual_local by area"].value.first5.entries())
      near(perArea![at]!, ls, 1e-10, id);
  });
}

shared("local segregation of races in the schools of 2000 equals elbersb/segregation", () => {
  const expected = vectorJson("own-tests", "elbersb-segregation-1.1.0.9000", "values.json");
  const { counts, races } = schools("schools00.csv");
  const { perGroup } = localSegregation(counts);
  for (const { race, ls } of expected.mutual_local_group)
    near(perGroup![races.indexOf(race)]!, ls, 1e-10, race);
});

shared("four groups in the first tracts of Sacramento 2000: the values PySAL's own suite asserts", () => {
  const tracts = vectorCsv("own-tests", "pysal-segregation-2.5.4", "sacramento_tracts_2000.csv");
  const counts = countsOf(["WHITE", "BLACK", "ASIAN", "HISP"].map((name) => tracts.number(name)));
  allNear(localDiversity(counts).perArea!.slice(0, 3), [0.34332326, 0.56109229, 0.70563225], 1e-7);
  allNear(localEntropy(counts).perArea!.slice(0, 3), [0.24765538, 0.40474253, 0.50900607], 1e-7);
  allNear(localSimpson(counts).perArea!.slice(0, 3), [0.15435993, 0.33391595, 0.49909747], 1e-7);
  const { values } = locationQuotient(counts).matrix!;
  allNear(
    [values[0]!, values[1]!, values[2]!, values[4]!],
    [1.36543221, 0.07478049, 0.16245651, 1.18002164],
    1e-7,
  );
});
