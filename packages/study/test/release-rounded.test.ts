/** Releases whose figures are rounded: attacked with the spans that rounding leaves, not passed by. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { breakdownAsked } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import { CODES, RULES, type Row, smallRows, smallWorld } from "./support/small-records.ts";

const ask = (given: object) => breakdownAsked.parse({ records: "olyckor", ...given });

const some = (kind: string, count: number): Row[] =>
  Array.from({ length: count }, () => ({
    area: `${versionFor("regso", 2023)}:${CODES[0]}`,
    year: 2023,
    sex: "man",
    kind,
  }));
const ROWS = [...some("cykel", 20), ...some("gående", 2), ...some("moped", 10), ...some("buss", 3)];

test("a hidden figure beside rounded ones is as wide as these leave it: rounded to 3, each is ±1.5", async (context) => {
  const hidden = async (rules: typeof RULES): Promise<[number, number]> => {
    const { desk, close } = await smallWorld({ rows: ROWS, rules });
    context.after(close);
    const { id } = await desk.draft(ask({ by: ["kind"] }), "Åsa", "");
    const { attacks, verdict } = await desk.check(id);
    assert.equal(verdict, "safe");
    const { low, high } = attacks.find(({ key }) => key.kind === "gående")!;
    return [low, high];
  };
  const exact = await hidden(RULES);
  const rounded = await hidden({ ...RULES, rounding: 3, roundingKind: "conventional" });
  // Each of the figures shown beside it gives 1.5 more; whole people only.
  assert.ok(exact[0] === 1 && rounded[0] === 1);
  assert.ok(rounded[1] >= exact[1] + 3, `${rounded[1]} against ${exact[1]}`);
});

test("rounded tables that tell a hidden figure together are called unsafe, though each alone is safe", async (context) => {
  // No records are rounded to 1. So rounded a figure is known to ±0.5: a span to the program, and the number itself to an attacker.
  const rules = { ...RULES, rounding: 1 as unknown as 3, roundingKind: "conventional" as const };
  const { desk, close } = await smallWorld({ rows: smallRows(), rules });
  context.after(close);
  const questions = [
    { by: ["type"] },
    { by: ["type", "year"] },
    { by: ["kommun"] },
    { by: ["regso"], years: [2023] },
    { by: ["type", "kind"] },
    { by: ["kommun", "kind"], years: [2022, 2023] },
    { by: ["kommun"], where: { sex: ["kvinna"] } },
  ];
  const drafts = [];
  for (const question of questions) drafts.push(await desk.draft(ask(question), "Åsa", ""));
  const verdicts: string[] = [];
  for (const { id } of drafts) {
    const { verdict } = await desk.check(id);
    verdicts.push(verdict);
    if (verdict === "safe") await desk.decide(id, { decision: "release", who: "Bo", reason: "prövad" });
  }
  assert.equal(verdicts[0], "safe");
  assert.ok(verdicts.includes("unsafe"), verdicts.join());
});
