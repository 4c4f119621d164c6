import assert from "node:assert/strict";
import {
  adjacencyOf,
  compressUnits,
  countsOf,
  mutualInformationDecomposition,
  mutualInformationWithin,
  theilHDecomposition,
} from "@tvars/measures";
import type { MeasureData } from "@tvars/measures";
import { shared } from "../../../test/support/shared.ts";
import { SIZES, eightGroups, vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";
import type { Columns } from "./support/vectors.ts";

const near = (actual: number, expected: number, within: number, what = ""): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${what} ${actual} is not ${expected} within ${within}`);

/** Numbers of the units a column of names tells, in order of first appearance, with the names. */
function numbered(names: readonly string[]): { of: Int32Array; names: string[] } {
  const distinct = [...new Set(names)];
  const number = new Map(distinct.map((name, at) => [name, at]));
  return { of: Int32Array.from(names, (name) => number.get(name)!), names: distinct };
}

const nested = (areas: Columns): MeasureData => ({
  counts: countsOf(eightGroups(areas)),
  nesting: [numbered(areas.text("county")).of, numbered(areas.text("muni")).of],
});

type Row = { between: string; stat: "M" | "H"; est: number };

for (const n of SIZES) {
  shared(
    `n = ${n}: M and H between and within county > municipality > area equal Elbers' package at 1e-12`,
    () => {
      const rows: Row[] = vectorJson("elbersb", `baseline_${n}.json`)["mutual_total_nested county>muni>id"]
        .value;
      const data = nested(vectorAreas(n));
      for (const [stat, measure] of [
        ["M", mutualInformationDecomposition],
        ["H", theilHDecomposition],
      ] as const) {
        const { value, parts } = measure(data);
        const wanted = rows.filter((row) => row.stat === stat);
        assert.deepEqual(
          wanted.map(({ between }) => between),
          ["county", "muni", "id"],
        );
        wanted.forEach(({ est, between }, level) => near(parts![level]!.value, est, 1e-12, between));
        near(
          value,
          wanted.reduce((sum, { est }) => sum + est, 0),
          1e-12,
        );
      }
    },
  );

  shared(`n = ${n}: M, p, H and entropy ratio within each county equal mutual_within at 1e-12`, () => {
    const areas = vectorAreas(n);
    const { of, names } = numbered(areas.text("county"));
    const rows = vectorJson("elbersb", `baseline_${n}.json`)["mutual_within county"].value as Record<
      string,
      number | string
    >[];
    const ours = mutualInformationWithin(countsOf(eightGroups(areas)), of);
    assert.equal(ours.length, rows.length);
    for (const row of rows) {
      const unit = ours.find(({ unit }) => names[unit] === row.county)!;
      near(unit.M, Number(row.M), 1e-12, "M");
      near(unit.share, Number(row.p), 1e-12, "p");
      near(unit.H, Number(row.H), 1e-12, "H");
      near(unit.entropyRatio, Number(row.ent_ratio), 1e-12, "ent_ratio");
    }
  });
}

for (const n of SIZES)
  shared(`n = ${n}: the last merges of neighbours are those of Elbers' compress, with M at 1e-12`, () => {
    const { value } = vectorJson("elbersb", `baseline_${n}.json`)["compress neighbours"];
    const areas = vectorAreas(n);
    const pairs = vectorCsv("input", `adjacency_${n}.csv`);
    const [a, b] = [pairs.number("i"), pairs.number("j")];
    const { merges, M, unitsAt } = compressUnits(countsOf(eightGroups(areas)), adjacencyOf(n, { a, b }));
    assert.equal(merges.length, value.n_iter);
    const ids = areas.text("id");
    for (const row of value.final) {
      const ours = merges[row.iter - 1]!;
      near(ours.M, row.M, 1e-12, "M");
      near(ours.loss, row.M_wgt, 1e-12, "loss");
      near(ours.M / M, row.pct_M, 1e-11, "share");
      assert.equal(ours.unitsLeft, row.N_units);
      assert.equal(ids[ours.from], row.old_unit);
      assert.equal(ids[ours.into], row.new_unit);
    }
    assert.equal(new Set(unitsAt({ units: 3 })).size, 3);
  });

shared("schools: M over state > district > school and within states equal Elbers' package at 1e-12", () => {
  const rows = vectorCsv("own-tests", "elbersb-segregation-1.1.0.9000", "schools00.csv");
  const school = numbered(rows.text("school"));
  const races = numbered(rows.text("race"));
  const columns = races.names.map(() => new Float64Array(school.names.length));
  const pupils = rows.number("n");
  school.of.forEach((area, row) => (columns[races.of[row]!]![area]! += pupils[row]!));
  const outer = (name: string): { of: Int32Array; names: string[] } => {
    const units = numbered(rows.text(name));
    const of = new Int32Array(school.names.length);
    school.of.forEach((area, row) => (of[area] = units.of[row]!));
    return { of, names: units.names };
  };
  const recorded = vectorJson("own-tests", "elbersb-segregation-1.1.0.9000", "values.json");
  const counts = countsOf(columns);
  const states = outer("state");
  const nesting = [states.of, outer("district").of];
  const levels = (recorded.mutual_total_nested as Row[]).filter(({ stat }) => stat === "M");
  const { parts, value } = mutualInformationDecomposition({ counts, nesting });
  levels.forEach(({ est }, level) => near(parts![level]!.value, est, 1e-12));
  near(value, 0.42553897587642, 1e-12);
  near(theilHDecomposition({ counts, nesting }).value, 0.418808314641945, 1e-12);
  const within = mutualInformationWithin(counts, states.of);
  for (const row of recorded.mutual_within_state) {
    const unit = within.find(({ unit }) => states.names[unit] === row.state)!;
    near(unit.M, row.M, 1e-12);
    near(unit.H, row.H, 1e-12);
    near(unit.share, row.p, 1e-12);
    near(unit.entropyRatio, row.ent_ratio, 1e-12);
  }
  const byUnit = mutualInformationDecomposition({ counts, nesting: [states.of] }, { by: "units" });
  assert.deepEqual(
    byUnit.parts!.map(({ id }) => id),
    ["between", "within-0", "within-1", "within-2"],
  );
});
