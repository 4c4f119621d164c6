import assert from "node:assert/strict";
import {
  classifyAll,
  compareIndex,
  compareTypes,
  cutoffsFrom,
  recoverCutoffs,
  socioeconomicIndexes,
  splitIndexChange,
  stayOverSpans,
  typeTransitions,
  versionFor,
} from "@tvars/areas";
import type { TypesOfYear } from "@tvars/areas";
import { shared } from "../../../test/support/shared.ts";
import { csv, number } from "./data.ts";

const load = () => {
  const rows = csv("data", "index", "TAB6586_karlstad_long.csv");
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => number(row[name]));
  return {
    codes: rows.map((row) => row.regsokod!),
    years: rows.map((row) => number(row.ar)),
    index: column("index"),
    types: column("omradestyp"),
    parts: {
      v1: column("lag_ek_standard_pct"),
      v2: column("forgymnasial_pct"),
      v3: column("bistand_langtidsarbetslos_pct"),
    },
  };
};

const partsAt =
  ({ v1, v2, v3 }: ReturnType<typeof load>["parts"]) =>
  (row: number) => ({ v1: v1[row]!, v2: v2[row]!, v3: v3[row]! });

const inYear = (years: readonly number[], year: number, values: Float64Array): Float64Array =>
  values.filter((_, i) => years[i] === year);

// Ranges of mean and sd that no Karlstad type contradicts, by year, found by trying pairs on a grid (catalogue of the
// data, validation 3): rounded to two decimals, and up to a step or two inside the exact polygon.
const RANGES: Record<number, [number, number, number, number]> = {
  2011: [10.17, 10.37, 5.17, 5.66],
  2012: [9.86, 10.16, 5.38, 5.69],
  2013: [9.71, 10.23, 5.07, 5.96],
  2014: [9.92, 10.36, 5.38, 5.81],
  2015: [9.73, 10.17, 5.44, 6.03],
  2016: [9.6, 10.02, 5.59, 6.04],
  2017: [9.3, 9.73, 5.31, 6.19],
  2018: [8.84, 10.53, 4.7, 6.34],
  2019: [9.93, 10.64, 5.71, 6.56],
  2020: [9.25, 10.73, 5.13, 6.79],
  2021: [9.36, 10.23, 5.23, 6.29],
  2022: [8.73, 10.42, 5.26, 6.86],
  2023: [8.58, 10.6, 5.0, 6.96],
  2024: [8.1, 9.16, 4.74, 5.62],
};

shared("Karlstad 2011–2024: 434 of 434 published indices are the rounded mean of the published parts", () => {
  const { parts, index } = load();
  const { compared, equal, mismatches } = compareIndex(parts, index);
  assert.deepEqual({ compared, equal, mismatches }, { compared: 434, equal: 434, mismatches: [] });
});

shared(
  "Karlstad: types contradict the unrounded index in none of 14 years; the rounded one forces a contradiction in 2012",
  () => {
    const { parts, index, types, years, codes } = load();
    const { unrounded } = socioeconomicIndexes(parts);
    for (const year of Object.keys(RANGES).map(Number))
      assert.deepEqual(
        recoverCutoffs(inYear(years, year, unrounded), inYear(years, year, types)).contradictions,
        [],
        `${year}`,
      );
    const rounded = recoverCutoffs(inYear(years, 2012, index), inYear(years, 2012, types));
    const in2012 = codes.filter((_, i) => years[i] === 2012);
    assert.deepEqual(
      rounded.contradictions.map(({ types: pair, lowAt, highAt }) => [pair, in2012[lowAt!], in2012[highAt!]]),
      [[[4, 5], "1780R022", "1780R009"]],
    );
  },
);

shared("Karlstad: the cut 4|5 of 2012 lies in (4.467, 4.500]", () => {
  const { parts, types, years } = load();
  const { unrounded } = socioeconomicIndexes(parts);
  const { cuts } = recoverCutoffs(inYear(years, 2012, unrounded), inYear(years, 2012, types));
  assert.equal(cuts[3]!.low!.toFixed(3), "4.467");
  assert.equal(cuts[3]!.high, 4.5);
});

shared(
  "Karlstad: one mean and sd fit all types of each year, in the ranges found by other means; 2022's 9.10 and 5.47 lie in theirs",
  () => {
    const { parts, types, years } = load();
    const { unrounded } = socioeconomicIndexes(parts);
    for (const [year, [meanLow, meanHigh, sdLow, sdHigh]] of Object.entries(RANGES)) {
      const index = inYear(years, Number(year), unrounded);
      const official = inYear(years, Number(year), types);
      const { mean, sd, region } = recoverCutoffs(index, official);
      const wider = [meanLow - mean![0], mean![1] - meanHigh, sdLow - sd![0], sd![1] - sdHigh];
      assert.ok(
        wider.every((by) => by > -0.006 && by < 0.02),
        `${year}: ${mean!.join("–")}, ${sd!.join("–")}`,
      );
      const inside = region.reduce(([x, y], [px, py]) => [x + px / region.length, y + py / region.length], [
        0, 0,
      ] as [number, number]);
      const { mismatches } = compareTypes(index, official, cutoffsFrom(...inside));
      assert.deepEqual(mismatches, [], year);
    }
    const { mismatches } = compareTypes(
      inYear(years, 2022, unrounded),
      inYear(years, 2022, types),
      cutoffsFrom(9.1, 5.47),
    );
    assert.deepEqual(mismatches, []);
  },
);

shared(
  "Karlstad: every change of index from year to year splits exactly into V1, V2, V3 and rounding",
  () => {
    const { parts, index, years, codes } = load();
    const at = partsAt(parts);
    let changes = 0;
    codes.forEach((code, i) => {
      if (codes[i + 1] !== code || years[i + 1] !== years[i]! + 1) return;
      const { thirtieths } = splitIndexChange(at(i), at(i + 1), { before: index[i]!, after: index[i + 1]! });
      assert.equal(thirtieths.v1 + thirtieths.v2 + thirtieths.v3 + thirtieths.rounding, thirtieths.total);
      assert.ok(Math.abs(thirtieths.rounding) <= 2);
      changes++;
    });
    assert.equal(changes, 31 * 13);
  },
);

shared(
  "Karlstad 2011–2023: areas keep their type from year to year with a probability near the nation's 89–95 %",
  () => {
    const { types, years, codes } = load();
    const byYear = (year: number): TypesOfYear => ({
      year,
      version: versionFor("regso", year),
      codes: codes.filter((_, i) => years[i] === year),
      types: inYear(years, year, types),
    });
    const all = Array.from({ length: 13 }, (_, i) => byYear(2011 + i));
    const [oneYear] = stayOverSpans(all);
    const overall = oneYear!.stay[5]!;
    assert.equal(oneYear!.pairs, 12);
    assert.ok(overall.low < 0.95 && overall.high > 0.89, `${overall.share}`);
    assert.throws(() => typeTransitions(byYear(2023), byYear(2024)), /through a bridge/);
  },
);

shared("Karlstad 2022: classifying by the published national cut-offs gives the published types", () => {
  const { parts, types, years } = load();
  const { unrounded } = socioeconomicIndexes(parts);
  const found = classifyAll(inYear(years, 2022, unrounded), cutoffsFrom(9.1, 5.47));
  assert.deepEqual([...found], [...inYear(years, 2022, types)]);
});
