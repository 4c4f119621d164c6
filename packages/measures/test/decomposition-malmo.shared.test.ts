import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { changeByArea, dissimilarity, groupAndRest, shapleyDifference } from "@tvars/measures";
import type { Counts } from "@tvars/measures";
import { shared, sharedPath } from "../../../test/support/shared.ts";

const near = (actual: number, expected: number, within: number): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

/** Foreign-born against born in Sweden by RegSO in Malmö, in a year. */
function malmo(): { year: (year: number) => Counts; keys: string[] } {
  const [head, ...lines] = readFileSync(
    sharedPath("data", "tables", "regso2020_national_derived.csv"),
    "utf8",
  )
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const at = (name: string): number => head!.indexOf(name);
  const rows = lines.filter((cells) => cells[at("regsokod")]!.startsWith("1280"));
  const column = (name: string): number[] => rows.map((cells) => Number(cells[at(name)]));
  return {
    year: (year) => groupAndRest(column(`fodda_i_sverige_${year}`), column(`folkmangd_${year}`)),
    keys: rows.map((cells) => `${cells[at("regsokod")]}@2020`),
  };
}

shared(
  "which ten areas pulled Malmö's D down between 2020 and 2023, though it rose: exact parts that sum to the change",
  () => {
    const { year, keys } = malmo();
    assert.equal(keys.length, 91);
    near(dissimilarity(year(2022)).value, 0.27412, 5e-6);
    const same = { before: keys, after: keys };
    const { areas, difference, identityError, method } = changeByArea(dissimilarity, year(2020), year(2023), {
      keys: same,
    });
    assert.equal(method, "exact");
    near(identityError, 0, 1e-15);
    near(
      areas.reduce((sum, { value }) => sum + value, 0),
      difference,
      1e-15,
    );
    const ten = areas.slice(0, 10);
    assert.ok(ten.every(({ value }) => value < 0));
    assert.ok(ten.every(({ key }) => String(key).startsWith("1280R")));
  },
);

shared(
  "Malmö 2020 to 2023: sizes and pattern sum to the change of D, and back again with the other sign",
  () => {
    const { year, keys } = malmo();
    const options = { measure: "dissimilarity", keys: { before: keys, after: keys } } as const;
    const there = shapleyDifference(year(2020), year(2023), options);
    const back = shapleyDifference(year(2023), year(2020), options);
    near(there.identityError, 0, 1e-15);
    there.parts.forEach(({ value }, at) => {
      const opposite = back.parts[at]!;
      if (opposite.id !== "additions" && opposite.id !== "removals") near(opposite.value, -value, 1e-12);
    });
  },
);
