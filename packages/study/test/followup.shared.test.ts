/** Karlstad's real series (SCB, TAB6586, 14 years) through goals, composition, evaluation, early signs and news. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { hasShared, shared, sharedPath } from "../../../test/support/shared.ts";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

let folder: string;
let study: Study;
const index = { kind: "indicator", id: "socioeconomic-index" } as const;

before(async () => {
  if (!hasShared) return;
  folder = await mkdtemp(join(tmpdir(), "tvars-follow-"));
  study = await openStudy(folder);
  await study.import(sharedPath("data", "index", "TAB6586_karlstad_2011-2024.jsonstat2.json"));
});
after(async () => {
  await study?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

shared(
  "fourteen years; an area's goal to 2023 is judged within one division, a goal across 2024 is not unless the area is known to be the same",
  async () => {
    const { years } = await study.workspace();
    assert.equal(years.length, 14);
    const goal = {
      id: "karlstad",
      title: { sv: "Lägre index", en: "Lower index" },
      follows: { ...index, place: "regso@2020:1780R001" },
      direction: "at-most",
      target: 100,
      from: 2011,
      by: 2023,
    } as const;
    const met = await study.saveGoal(goal);
    assert.equal(met.status, "met");
    assert.equal(met.years.filter(({ year }) => year <= 2023).length, 13);
    const across = await study.saveGoal({ ...goal, by: 2024 });
    assert.equal(across.status, "not-comparable");
    assert.match(across.reading.map(({ sv }) => sv).join(" "), /Brott mellan 2023 och 2024/);
  },
);

shared("a goal without a known indicator is refused, and nothing is stored", async () => {
  const goal = {
    id: "okand",
    title: { sv: "Okänd", en: "Unknown" },
    follows: { kind: "indicator", id: "finns-inte" },
    direction: "at-most",
    target: 1,
    from: 2015,
    by: 2020,
  } as const;
  await assert.rejects(study.saveGoal(goal), /There is no indicator "finns-inte"/);
  await assert.rejects(study.goal({ id: "okand" }), /There is no goal/);
  await assert.rejects(study.saveGoal({ ...goal, follows: index, by: 2010 }), /counted from 2015/);
  await assert.rejects(study.saveGoal({ ...goal, follows: index, of: { types: [] } }), /which area types/);
  await assert.rejects(
    study.saveGoal({ ...goal, follows: index, of: { gap: [[1, 2], [2]], as: "ratio" } }),
    /share type 2/,
  );
  await assert.rejects(study.goal({ id: "../goals" }), /There is no goal/);
});

shared("each year's moved cut-offs are part of the chance, and every chance adds up to one", async () => {
  const { rows, calibration, score } = await study.early({ year: 2023 });
  for (const { chances, type } of rows) {
    assert.ok(Math.abs(chances.reduce((sum, { chance }) => sum + chance, 0) - 1) < 1e-9);
    assert.ok(chances.find((one) => one.type === type)!.chance <= 0.9);
  }
  assert.equal(
    calibration.reduce((sum, one) => sum + one.areas, 0),
    score!.areas,
  );
});

shared(
  "Karlstad's early signs, said with what was known then: nearer to what happened than saying the same of all, or nothing; as many changes as said within two standard errors",
  async () => {
    for (const ahead of [1, 2, 3]) {
      const { score } = await study.early({ year: 2023, ahead });
      const { brier, climatology, persistence, expected, happened, areas } = score!;
      console.log(
        `Karlstad, ${ahead} years ahead: ${expected.toFixed(1)} changes expected, ${happened} happened of ${areas}; Brier ${brier.toFixed(4)}, the same for all ${climatology.toFixed(4)}, none ${persistence.toFixed(4)}`,
      );
      assert.ok(areas >= 200);
      assert.ok(brier < climatology && brier < persistence);
      // The largest variance that chances of this sum can have is that of the sum itself.
      assert.ok(Math.abs(expected - happened) < 2 * Math.sqrt(expected));
    }
  },
);

shared(
  "an evaluation is the same at every asking, and its years stay on one division where the area is not known to live on",
  async () => {
    const asked = { follows: index, treated: ["1780R001"], since: 2018 };
    const [a, b] = [await study.evaluate(asked), await study.evaluate(asked)];
    assert.deepEqual(a, b);
    assert.deepEqual(
      a.series.map(({ year }) => year),
      Array.from({ length: 13 }, (_, at) => 2011 + at),
    );
    const change = (key: "treated" | "comparison"): number => {
      const of = a.series.map((one) => ({ year: one.year, value: one[key].value! }));
      const mean = (list: { value: number }[]): number =>
        list.reduce((sum, { value }) => sum + value, 0) / list.length;
      return mean(of.filter(({ year }) => year >= 2018)) - mean(of.filter(({ year }) => year < 2018));
    };
    assert.ok(Math.abs(a.effect.figure.value! - (change("treated") - change("comparison"))) < 1e-9);
    assert.ok(Math.abs(a.comparison.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
    await assert.rejects(study.evaluate({ ...asked, treated: ["1780R999"] }), /1780R999/);
    await assert.rejects(study.evaluate({ ...asked, since: 2011 }), /before and from 2011/);
  },
);

shared("news have the same ids at every reading, and a place hears only of itself", async () => {
  const news = await study.news({});
  assert.ok(news.some(({ kind }) => kind === "data"));
  assert.deepEqual(await study.news({}), news);
  assert.equal(new Set(news.map(({ id }) => id)).size, news.length);
  assert.deepEqual(await study.news({ place: "kommun:0180" }), []);
});
