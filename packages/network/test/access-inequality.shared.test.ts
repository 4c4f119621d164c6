import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { accessConcentration, accessGini, accessPalma, accessPoverty, accessTheil } from "../src/index.ts";

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) <= 1e-9, `${actual} is not ${expected}`);

function vector(n: number) {
  const [head, ...rows] = readFileSync(sharedPath("vectors", "input", `areas_${n}.csv`), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]!);
  const people = column("pop").map(Number);
  const county = column("county");
  const names = [...new Set(county)];
  return {
    people,
    names,
    access: column("g2").map((members, i) => Number(members) / people[i]!),
    income: column("mean_income").map(Number),
    group: county.map((name) => names.indexOf(name)),
    expected: JSON.parse(readFileSync(sharedPath("vectors", "inequality-r", `values_${n}.json`), "utf8")),
  };
}

for (const n of [60, 500])
  shared(`inequality of access over ${n} areas equals the R package accessibility to 1e-9`, () => {
    const { access, people, income, group, names, expected } = vector(n);
    const of = (name: string) => expected[`accessibility::${name}`].value;
    near(accessGini(access, people), of("gini_index share_g2").gini_index);
    near(accessPalma(access, people, income), of("palma_ratio").palma_ratio);
    near(
      accessConcentration(access, people, income, { ties: "by-people" }),
      of("concentration_index type standard").concentration_index,
    );
    near(
      accessConcentration(access, people, income, { type: "erreygers", ties: "by-people" }),
      of("concentration_index type corrected").concentration_index,
    );
    near(accessTheil(access, people).total, of("theil_t").theil_t);
    const [share, gap, squared] = accessPoverty(access, people, 0.1);
    near(share, of("fgt_poverty line .1").FGT0);
    near(gap, of("fgt_poverty line .1").FGT1);
    near(squared, of("fgt_poverty line .1").FGT2);

    const theil = accessTheil(access, people, group);
    const by = of("theil_t by county");
    for (const { component, value } of by.summary)
      near(
        component === "total" ? theil.total : component === "between_group" ? theil.between : theil.within,
        value,
      );
    for (const { county, value } of by.within_group_component)
      near(theil.groups[names.indexOf(county)]!.within, value);
    for (const { county, value } of by.between_group_component)
      near(theil.groups[names.indexOf(county)]!.between, value);
  });
