/** Following up the example region: how early signs turned out there, and follow-up as steps of a study. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

let folder: string;
let study: Study;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-follow-example-"));
  study = await openStudy(folder);
  await study.addExample();
});
after(async () => {
  await study?.close();
  await rm(folder, { recursive: true, force: true });
});

test("early signs, said with what was known then, are nearer to what happened than saying the same of all, or nothing; as many as said within two standard errors", async (context) => {
  for (const ahead of [1, 2, 3]) {
    const { score } = await study.early({ ahead });
    const { brier, climatology, persistence, expected, happened, areas } = score!;
    context.diagnostic(
      `${ahead} years ahead: ${expected.toFixed(1)} changes expected, ${happened} happened of ${areas}; Brier ${brier.toFixed(4)}, the same for all ${climatology.toFixed(4)}, none ${persistence.toFixed(4)}`,
    );
    assert.ok(areas > 300);
    assert.ok(brier < climatology && brier < persistence);
    assert.ok(Math.abs(expected - happened) < 2 * Math.sqrt(expected));
  }
});

const both = (text: string) => ({ sv: text, en: text });
const step = (id: string, route: string, asked: Record<string, unknown> = {}) => ({
  id,
  title: both(id),
  route,
  asked,
});

test("goal, composition, evaluation, early signs and news are steps of a study: run and run again unchanged, the figures are identical", async () => {
  const index = { kind: "indicator", id: "socioeconomic-index" } as const;
  await study.saveGoal({
    id: "lower",
    title: both("Lower"),
    follows: index,
    of: { gap: [[1, 2], [5]], as: "difference" },
    direction: "at-most",
    target: 5,
    from: 2015,
    by: 2023,
  });
  const { rows } = await study.areas({ place: "riket", year: 2018 });
  const treated = rows.slice(0, 3).map(({ area }) => area.id);
  await study.saveStudy({
    id: "follow-up",
    title: both("Follow-up"),
    question: both("Did it change?"),
    answers: ["followup"],
    steps: [
      step("goal", "goal", { id: "lower" }),
      step("goals", "goals"),
      step("composition", "composition", { indicator: "socioeconomic-index", from: "2015", to: "2020" }),
      step("evaluation", "evaluation", { treated: treated.join(","), since: "2018" }),
      step("evaluate", "evaluate", { follows: index, treated, since: 2018, placebos: 99 }),
      step("early", "early", { ahead: "2" }),
      step("news", "news"),
    ],
  });
  const [a, b] = [await study.runStudy("follow-up"), await study.runStudy("follow-up")];
  assert.deepEqual([a.problems, b.problems], [[], []]);
  assert.ok(a.figures > 200, `${a.figures} figures`);
  assert.equal(a.sha256, b.sha256);
  const difference = await study.studyDifference({ id: "follow-up" });
  assert.deepEqual([difference.rows, difference.same], [[], a.figures]);
});

test("an evaluation's own request and command ask the same again", async () => {
  const { rows } = await study.areas({ place: "riket", year: 2018 });
  const treated = rows.slice(0, 2).map(({ area }) => area.id);
  const one = await study.evaluate({
    follows: { kind: "indicator", id: "socioeconomic-index" },
    treated,
    since: 2018,
    seed: 7,
  });
  const { searchParams } = new URL(one.provenance.request, "http://tvars.invalid");
  const { since, seed, ...rest } = Object.fromEntries(searchParams) as Record<string, string>;
  const again = await study.evaluation({
    ...(rest as { treated: string }),
    since: Number(since),
    seed: Number(seed),
  });
  assert.deepEqual(again, one);
});

test("a goal on own records follows protected figures only: a type's years are those of its table, several types together are refused", async () => {
  await study.storeRecords({
    path: join(folder, "example", "skadade-i-vagtrafik.csv"),
    definition: {
      id: "skadade",
      title: { sv: "Skadade", en: "Injured" },
      unit: { sv: "skadade", en: "injured" },
      source: "Exempelregionen",
      place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm" },
      placeOf: "event",
      time: { column: "datum" },
      identifier: "id",
    },
  });
  const goal = {
    id: "fewer-injured",
    title: both("Fewer injured"),
    follows: { kind: "records", asked: { records: "skadade" } },
    direction: "at-most",
    target: 10,
    from: 2016,
    by: 2030,
  } as const;
  const { years, status } = await study.saveGoal({ ...goal, of: { types: [1] } });
  assert.ok(status !== "no-data");
  const table = await study.breakdown({ records: "skadade", by: ["type", "year"] });
  const published = new Map(
    table.rows.filter(({ key }) => key.type === "1").map(({ key, count }) => [key.year, count]),
  );
  assert.ok(years.length > 3);
  for (const { year, value } of years) assert.deepEqual(value.figure, published.get(String(year)));
  await assert.rejects(study.saveGoal({ ...goal, of: { types: [1, 2] } }), /one type at a time/);
  const gap = await study.saveGoal({ ...goal, of: { gap: [[1], [5]], as: "difference" } });
  for (const { year, value } of gap.years)
    if (published.get(String(year))?.value === null) assert.equal(value.figure.value, null);
});
