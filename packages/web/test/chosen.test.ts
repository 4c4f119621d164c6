import assert from "node:assert/strict";
import { test } from "node:test";
import type { Grouping, MeasureInfo } from "@tvars/api";
import { chosenOf } from "../src/screens/measures/chosen.ts";
import { type Piece, piecesOf } from "../src/screens/measures/formula.tsx";
import { START, type State } from "../src/url/state.ts";

const text = (sv: string) => ({ sv, en: sv });

const grouping = (id: string, given: Partial<Grouping> = {}): Grouping => ({
  id,
  title: text(id),
  ordered: false,
  groups: ["a", "b", "c"].map((one) => ({ id: one, label: text(one) })),
  suggested: ["a"],
  years: [2013, 2020, 2024],
  divisions: ["regso", "deso"],
  unit: text("personer"),
  table: "T",
  made: false,
  caveats: [],
  origin: [],
  ...given,
});

const info = (id: string, groups: MeasureInfo["groups"]): MeasureInfo => ({
  id,
  symbol: id,
  family: "single",
  name: text(id),
  groups,
  formula: "",
  sources: [],
  range: { low: 0, high: 1, lowMeans: text(""), highMeans: text("") },
  sensitiveTo: text(""),
  notToRead: text(""),
  simulated: true,
});

const CATALOGUE = [
  info("dissimilarity", "two"),
  info("isolation", "two"),
  info("interaction", "two"),
  info("theil-h", "many"),
  info("dissimilarity-multi", "many"),
  info("ordinal", "ordered"),
  info("moran", "none"),
];
const GROUPINGS = [
  grouping("age", { suggested: [], ordered: true }),
  grouping("background", {
    groups: ["foreign", "swedish"].map((id) => ({ id, label: text(id) })),
    suggested: ["foreign"],
  }),
  grouping("education", { ordered: true, suggested: ["a", "c"], years: [2024], divisions: ["regso"] }),
];

const chosen = (state: Partial<State>, year = 2024) =>
  chosenOf({ ...START, ...state }, year, GROUPINGS, CATALOGUE)!;
const ids = (infos: readonly { id: string }[]): string[] => infos.map(({ id }) => id);

test("an address that says nothing gives background against the rest by D, with three measures beside it", () => {
  const { grouping: table, groups, rest, measure, beside, division, year, unfit, query } = chosen({});
  assert.equal(table.id, "background");
  assert.deepEqual([groups, rest], [["foreign"], true]);
  assert.equal(measure.id, "dissimilarity");
  assert.deepEqual(ids(beside), ["theil-h", "isolation", "interaction"]);
  assert.deepEqual([division, year, unfit], ["regso", 2024, null]);
  assert.deepEqual(query, {
    grouping: "background",
    groups: "foreign",
    place: null,
    division: null,
    year: 2024,
  });
});

test("nonsense in the address gives what an empty address gives, and tells which measure was asked for", () => {
  const { unfit, ...shown } = chosen({ grouping: "x", groups: ["y"], measure: "z", beside: ["q"] });
  const { unfit: none, ...plain } = chosen({});
  assert.deepEqual({ ...shown, beside: [] }, { ...plain, beside: [] });
  assert.deepEqual(unfit, { id: "z", info: undefined });
  assert.equal(none, null);
});

test("groups that do not exist are left out; those that do are kept, each once", () => {
  assert.deepEqual(chosen({ grouping: "education", groups: ["c", "nobody", "c"] }).groups, ["c"]);
  assert.deepEqual(chosen({ grouping: "education", groups: ["nobody"] }).groups, ["a", "c"]);
});

test("a measure that does not fit the groups gives way to one that does, and is named", () => {
  const many = chosen({ grouping: "education", groups: ["a", "b", "c"], measure: "isolation" });
  assert.equal(many.measure.id, "theil-h");
  assert.equal(many.unfit?.info?.id, "isolation");
  assert.deepEqual(ids(many.beside), ["dissimilarity-multi"]);
  const two = chosen({ measure: "ordinal" });
  assert.deepEqual([two.measure.id, two.unfit?.id], ["dissimilarity", "ordinal"]);
});

test("what is possible follows the groups: two, many, ordered three or more; a measure of values always", () => {
  const possible = (state: Partial<State>): string[] => ids(chosen(state).possible);
  assert.ok(possible({}).includes("isolation"));
  assert.ok(!possible({}).includes("ordinal"));
  assert.ok(possible({ grouping: "education", groups: ["a", "b", "c"] }).includes("ordinal"));
  assert.ok(!possible({ grouping: "education", groups: ["a", "b"] }).includes("ordinal"));
  assert.ok(!possible({ grouping: "education", groups: ["a", "b", "c"] }).includes("dissimilarity"));
  for (const groups of [["a"], ["a", "b", "c"]])
    assert.ok(possible({ grouping: "education", groups }).includes("moran"));
});

test("a table that suggests no groups begins with all of them", () => {
  const { groups, measure } = chosen({ grouping: "age" });
  assert.deepEqual([groups, measure.id], [["a", "b", "c"], "theil-h"]);
});

test("the measure itself never stands beside itself, and none does twice", () => {
  assert.deepEqual(ids(chosen({ beside: ["dissimilarity", "isolation", "isolation"] }).beside), [
    "isolation",
  ]);
});

test("a year without figures gives the latest before it, or the first there is; DeSO only where it is counted", () => {
  assert.equal(chosen({}, 2022).year, 2020);
  assert.equal(chosen({ grouping: "education" }, 2015).year, 2024);
  assert.equal(chosen({ division: "deso" }).division, "deso");
  assert.equal(chosen({ division: "deso" }).query.division, "deso");
  assert.equal(chosen({ grouping: "education", division: "deso" }).division, "regso");
});

test("without groupings or without measures there is nothing to choose", () => {
  assert.equal(chosenOf(START, 2024, [], CATALOGUE), undefined);
  assert.equal(chosenOf(START, 2024, GROUPINGS, []), undefined);
});

/** As it would be written with marks: what is lowered in [ ], what is raised in { }. */
const marked = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : piece.place === "sub"
          ? `[${marked(piece.pieces)}]`
          : `{${marked(piece.pieces)}}`,
    )
    .join("");

for (const [formula, printed] of [
  ["D = ½ Σ |x_i/X − y_i/Y|", "D = ½ Σ |x[i]/X − y[i]/Y|"],
  ["p_g|u ln(p_g|u/p_g)", "p[g|u] ln(p[g|u]/p[g])"],
  ["c_ij|p_i − p_j|/Σ c_ij", "c[ij]|p[i] − p[j]|/Σ c[ij]"],
  ["Σ_{i~j} t_i", "Σ[i~j] t[i]"],
  ["[(1−F_(i−1))^δ − 1]", "[(1−F[(i−1)]){δ} − 1]"],
  ["e^(−β d_ij)", "e{(−β d[ij])}"],
  ["|Σ p_i^b|^(1/(1 − b))", "|Σ p[i]{b}|{(1/(1 − b))}"],
  ["k^−β or p_i²", "k{−β} or p[i]²"],
  ["(x_i,first − x_i,last)/t_i", "(x[i,first] − x[i,last])/t[i]"],
  ["D̃ = Σ_p, and a_", "D̃ = Σ[p], and a_"],
] as const)
  test(`in a formula indices are lowered and powers raised: ${formula}`, () =>
    assert.equal(marked(piecesOf(formula)), printed));
