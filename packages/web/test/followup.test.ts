/** A goal as it is written on screen: what can be followed, and that changing a goal keeps what the form does not show. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Goal, Grouping, Indicator, MeasureInfo } from "@tvars/api";
import { goal as goalSchema } from "@tvars/api";
import {
  draftOf,
  emptyDraft,
  goalOf,
  groupingsFor,
  groupsFor,
  idFrom,
  possibleOf,
} from "../src/screens/followup/goal-draft.ts";

const text = (sv: string, en = sv) => ({ sv, en });
const base = { direction: "at-most", target: 2.5, from: 2016, by: 2030, owner: "x" } as const;

describe("a goal opened and saved unchanged is the same goal", () => {
  const cases: Record<string, unknown>[] = [
    { follows: { kind: "population-share", types: [1, 2], place: "riket" } },
    {
      follows: { kind: "indicator", id: "socioeconomic-index", place: "kommun:1780" },
      of: { types: [1, 2] },
    },
    {
      follows: { kind: "indicator", id: "socioeconomic-index", place: "lan:17" },
      of: { gap: [[1], [4, 5]], as: "ratio" },
      because: text("För att", "Because"),
    },
    {
      follows: {
        kind: "measure",
        measure: "dissimilarity",
        grouping: "background",
        groups: ["foreign", "swedish"],
        place: "riket",
      },
    },
    { follows: { kind: "records", asked: { records: "visits" } }, of: { types: [1] } },
    {
      follows: {
        kind: "records",
        asked: {
          records: "visits",
          place: "kommun:1780",
          figure: "rate",
          per: "residents-20-64",
          where: { sex: ["w"] },
          standardise: "direct",
        },
      },
      of: { gap: [[1], [5]], as: "difference" },
    },
    {
      follows: {
        kind: "records",
        asked: { records: "visits", figure: "share", having: { group: "sex", values: ["w"] } },
      },
    },
  ];
  for (const [at, one] of cases.entries())
    test(`case ${at}: ${JSON.stringify(one)}`, () => {
      const goal: Goal = goalSchema.parse({ id: `goal-${at}`, title: text("Mål", "Goal"), ...base, ...one });
      assert.deepEqual(goalSchema.parse(goalOf(draftOf(goal), [goal.id])), goal);
    });
});

test("an id is made of the name without marks, and one that is taken is never used again", () => {
  assert.equal(idFrom("Färre bor i typ 1–2", []), "mal-farre-bor-i-typ-1-2");
  assert.equal(idFrom("Färre", ["mal-farre", "mal-farre-2"]), "mal-farre-3");
});

test("a target may be written with a comma, a true minus and a thin space; a new goal begins on the new division where there is one", () => {
  const draft = { ...emptyDraft([2013, 2023, 2024], "riket"), title: text("A") };
  assert.equal(goalOf({ ...draft, target: "−1 000,5" }, []).target, -1000.5);
  assert.equal(draft.from, "2024");
  assert.equal(emptyDraft([2013, 2023], "riket").from, "2013");
});

test("parts by type are offered where an indicator has numerator and denominator and figures for RegSO; of own records always", () => {
  const indicator = (more: Partial<Indicator>): Indicator =>
    ({ id: "x", divisions: ["regso"], ...more }) as Indicator;
  assert.deepEqual(possibleOf("indicator", indicator({})), ["all"]);
  assert.deepEqual(possibleOf("indicator", indicator({ denominator: text("b") })), ["all", "types", "gap"]);
  assert.deepEqual(possibleOf("indicator", indicator({ denominator: text("b"), divisions: ["kommun"] })), [
    "all",
  ]);
  assert.deepEqual(possibleOf("indicator", indicator({ id: "socioeconomic-index" })), [
    "all",
    "types",
    "gap",
  ]);
  assert.deepEqual(possibleOf("measure", undefined), ["all"]);
  assert.deepEqual(possibleOf("records", undefined), ["all", "types", "gap"]);
});

test("a measure of ordered groups is offered ordered groupings only, and each begins with as many groups as it takes", () => {
  const grouping = (id: string, n: number, ordered: boolean, suggested: string[] = []): Grouping =>
    ({
      id,
      ordered,
      suggested,
      groups: Array.from({ length: n }, (_, at) => ({ id: `${id}${at}` })),
    }) as Grouping;
  const all = [grouping("a", 2, false), grouping("b", 4, true), grouping("c", 2, true)];
  const measure = (groups: MeasureInfo["groups"]): MeasureInfo => ({ groups }) as MeasureInfo;
  assert.deepEqual(
    groupingsFor(measure("ordered"), all).map(({ id }) => id),
    ["b"],
  );
  assert.equal(groupingsFor(measure("two"), all).length, 3);
  assert.deepEqual(groupsFor(measure("two"), all[1]), ["b0", "b1"]);
  assert.deepEqual(groupsFor(measure("ordered"), all[1]), ["b0", "b1", "b2", "b3"]);
  assert.deepEqual(groupsFor(measure("two"), grouping("d", 3, false, ["d2"])), ["d2"]);
});
