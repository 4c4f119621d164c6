import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { dissimilarityOf } from "@tvars/measures";
import { MEASURES, openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

const near = (a: number, b: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

describe("measures of the groups that the example region's tables count", () => {
  let folder: string;
  let study: Study;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-measures-"));
    study = await openStudy(folder);
    await study.addExample();
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("the stored tables offer background, age, education, tenure, household, labour and economic standard", async () => {
    const groupings = await study.groupings();
    assert.deepEqual(
      groupings.map(({ id }) => id),
      ["background", "age", "education", "tenure", "household", "labour", "economic-standard"],
    );
    const background = groupings[0]!;
    assert.equal(background.protectedFrom, 2025);
    assert.deepEqual(
      background.groups.map(({ id }) => id),
      ["foreign", "swedish"],
    );
    const education = groupings.find(({ id }) => id === "education")!;
    assert.equal(education.ordered, true);
    assert.ok(!education.groups.some(({ id }) => id === "unknown"));
    assert.ok(groupings.every(({ years, origin }) => years.length > 0 && origin.length > 0));
  });

  test("D is that of the table's own counts: the group against published total less group", async () => {
    const year = 2022;
    const { results, groups, areas } = await study.measure({ measures: ["dissimilarity"], year });
    const cube = await study.cube({
      table: "TAB6571",
      select: { year: [String(year)], sex: ["total"], version: ["regso@2020"] },
    });
    const kinds = cube.dimensions.find(({ id }) => id === "background")!.categories.map(({ id }) => id);
    const column = (kind: string): Float64Array =>
      cube.values.filter((_, at) => at % kinds.length === kinds.indexOf(kind));
    const [foreign, total] = [column("foreign"), column("total")];
    near(
      results[0]!.value!,
      dissimilarityOf(
        foreign,
        total.map((all, at) => all - foreign[at]!),
      ),
    );
    assert.equal(areas.used, foreign.length);
    assert.equal(
      groups[0]!.sum,
      foreign.reduce((sum, one) => sum + one, 0),
    );
    assert.equal(groups[1]!.id, "rest");
  });

  test("every measure of the catalogue answers for the example region, or says what it lacks", async () => {
    const lacking: string[] = [];
    for (const { info } of MEASURES) {
      const grouping = info.groups === "many" || info.groups === "ordered" ? "education" : "background";
      const measures = [info.id, "dissimilarity-multi"];
      const { results } = await study.measure({ measures, grouping, year: 2024 });
      const result = results[0]!;
      if (result.value === null) {
        lacking.push(info.id);
        assert.ok(result.problem!.expected.length > 0);
        continue;
      }
      assert.ok(Number.isFinite(result.value), info.id);
      for (const text of [result.reading, result.doesNotSay, result.note])
        assert.ok(text.sv.length > 3 && text.en.length > 3, info.id);
      assert.ok(!/NaN|undefined/.test(JSON.stringify(result)), info.id);
    }
    // Join counts want a type of area that the region need not have; a life table wants ages where others have areas.
    const apart = new Set(["join-counts", "life-expectancy"]);
    assert.deepEqual(
      lacking.filter((id) => !apart.has(id)),
      [],
    );
  });

  test("one group alone is set against the rest; two groups are each other's; rest=false leaves one with nothing", async () => {
    const rest = await study.measure({ measures: ["D"], grouping: "tenure", groups: ["rented"], year: 2024 });
    assert.deepEqual(
      rest.groups.map(({ id }) => id),
      ["rented", "rest"],
    );
    const two = await study.measure({
      measures: ["D"],
      grouping: "tenure",
      groups: ["rented", "owned"],
      year: 2024,
    });
    assert.equal(two.rest, false);
    await assert.rejects(
      study.measure({ measures: ["D"], grouping: "tenure", groups: ["rented"], rest: false, year: 2024 }),
      { kind: "bad-request" },
    );
  });

  test("without a published total the rest is the sum of the other groups, unknown left out", async () => {
    const { groups } = await study.measure({
      measures: ["D"],
      grouping: "tenure",
      groups: ["rented"],
      year: 2024,
    });
    const all = await study.measure({
      measures: ["theil-h"],
      grouping: "tenure",
      groups: ["rented", "cooperative", "owned"],
      year: 2024,
    });
    near(
      groups[0]!.sum + groups[1]!.sum,
      all.groups.reduce((sum, one) => sum + one.sum, 0),
    );
  });

  test("counts made of shares say so, and are flagged estimated", async () => {
    const { results, grouping, groups } = await study
      .measure({
        measures: ["dissimilarity"],
        grouping: "economic-standard",
        groups: ["low", "middle", "high"],
        year: 2022,
      })
      .catch(() => study.measure({ measures: ["theil-h"], grouping: "economic-standard", year: 2022 }));
    assert.ok(grouping.caveats.some(({ sv }) => /gjorda här/.test(sv)));
    assert.ok(results[0]!.flags!.includes("estimated"));
    assert.equal(results[0]!.reliability.grade, "caution");
    near(
      groups.reduce((sum, { share }) => sum + share, 0),
      1,
    );
  });

  test("protected years are flagged on the value", async () => {
    const of = async (year: number) => (await study.measure({ measures: ["D"], year })).results[0]!;
    assert.ok((await of(2025)).flags!.includes("perturbed"));
    assert.equal((await of(2022)).flags, undefined);
  });

  test("parts of the areas sum to D, and every area of the place stands in the table", async () => {
    const { rows, result, areas } = await study.measureAreas({ measure: "dissimilarity", year: 2022 });
    near(
      rows.reduce((sum, { part }) => sum + (part.value ?? 0), 0),
      result.value!,
    );
    near(
      rows.reduce((sum, { share }) => sum + (share.value ?? 0), 0),
      1,
    );
    assert.equal(rows.length, areas.used + areas.leftOut);
    await assert.rejects(study.measureAreas({ measure: "min-max", year: 2022 }), { kind: "bad-request" });
  });

  test("a trend marks both breaks, and its change is paired over the areas that stayed the same", async () => {
    const { years, breaks, change } = await study.measureTrend({ measure: "dissimilarity" });
    assert.equal(years.length, 13);
    assert.deepEqual(
      breaks.map(({ between }) => between),
      [
        [2023, 2024],
        [2024, 2025],
      ],
    );
    assert.equal(change!.paired, true);
    assert.ok(change!.areas < years.at(-1)!.areas.used);
    assert.ok(change!.interval!.low <= change!.difference && change!.difference <= change!.interval!.high);
    const within = await study.measureTrend({ measure: "gini", from: 2014, to: 2016 });
    assert.deepEqual(within.breaks, []);
    near(within.change!.difference, within.years.at(-1)!.value! - within.years[0]!.value!);
  });

  test("a table without protected counts has no mark at 2024|2025", async () => {
    const { breaks } = await study.measureTrend({ measure: "D", grouping: "economic-standard" });
    assert.deepEqual(
      breaks.map(({ between }) => between),
      [[2023, 2024]],
    );
  });

  test("over scale: DeSO and RegSO, then fewer differences the more people or metres around", async () => {
    const { series } = await study.measureScale({ measure: "D", place: "kommun:9901", year: 2023 });
    const [division, persons, metres] = series;
    assert.deepEqual(
      division!.points.map(({ label }) => label.sv),
      ["DeSO", "RegSO"],
    );
    for (const { points, band } of [persons!, metres!]) {
      assert.ok(points.at(-1)!.value < points[0]!.value);
      assert.ok(band);
      for (const { low, high } of points) assert.ok(low! <= high!);
    }
  });

  test("the parts of a change add up to it, and so do the areas and the others", async () => {
    const { difference, changed, nested } = await study.measureDecomposition({
      measure: "dissimilarity",
      from: 2014,
      to: 2023,
    });
    near(
      difference!.parts.reduce((sum, { value }) => sum + value, 0),
      difference!.difference,
      1e-9,
    );
    const shown = [...changed!.up, ...changed!.down].reduce((sum, { change }) => sum + change, 0);
    near(shown + changed!.others, changed!.difference);
    assert.equal(changed!.up.length, 10);
    assert.ok(changed!.up[0]!.change >= changed!.up[9]!.change);
    assert.ok(changed!.down[0]!.change <= changed!.down[9]!.change);
    for (const { total, between, within, members } of nested) {
      near(between + within, total);
      near(
        members.reduce((sum, member) => sum + member.within, 0),
        within,
      );
    }
  });

  test("every kommun in the order of codes, with SCB's caveat, each the value it has by itself", async () => {
    const { rows, caveat } = await study.measurePlaces({ measure: "dissimilarity", year: 2022 });
    assert.match(caveat.sv, /SCB[\s\S]*ingen rangordning/);
    const codes = rows.map(({ area }) => area.code);
    assert.deepEqual(codes, codes.toSorted());
    for (const { area, value, interval, rank } of rows) {
      const { results } = await study.measure({ measures: ["dissimilarity"], place: area.id, year: 2022 });
      assert.equal(results[0]!.value, value);
      assert.ok(interval && rank && rank.low <= rank.high);
    }
    const lan = await study.measurePlaces({ measure: "dissimilarity", division: "lan", year: 2022 });
    assert.equal(lan.rows.length, 1);
  });

  test("ojämlikhetsindex is called so only with income quintiles; with other groups it is D × 100 and says so", async () => {
    const ask = (options: Record<string, string>) =>
      study.measure({ measures: ["ojamlikhetsindex", "D"], year: 2022, options });
    const [other, d] = (await ask({})).results;
    near(other!.value!, 100 * d!.value!);
    assert.equal(other!.name.sv, "Dissimilaritetsindex × 100");
    assert.match(other!.note.sv, /inte Boverkets/);
    const [stated] = (await ask({ groupsAre: "income-quintiles", quintileBase: "riket" })).results;
    assert.equal(stated!.name.sv, "Ojämlikhetsindex");
    assert.match(stated!.note.sv, /rikets kvintiler; inkomst: inte angiven/);
  });

  test("a test against chance gives the same with the same seed, and no p of 0", async () => {
    const ask = (seed: number) =>
      study.measure({ measures: ["D"], year: 2022, test: "systematic", replicates: 99, seed });
    const [one, again, other] = [await ask(1), await ask(1), await ask(2)].map(
      ({ results }) => results[0]!.test!,
    );
    assert.deepEqual(one, again);
    assert.notEqual(one!.mean, other!.mean);
    assert.ok(one!.p > 0 && one!.low <= one!.mean && one!.mean <= one!.high);
  });

  test("an interval by drawing persons again, the same with the same seed; what cannot be drawn keeps its value and says so", async () => {
    const ask = () =>
      study.measure({ measures: ["gini", "theil-t"], year: 2022, bootstrap: "persons", replicates: 99 });
    const [gini, theil] = (await ask()).results;
    assert.ok(gini!.interval!.low < gini!.value! && gini!.value! < gini!.interval!.high);
    assert.match(gini!.interval!.method, /bootstrap of persons[\s\S]*seed 1/);
    assert.deepEqual((await ask()).results[0], gini);
    assert.ok(Number.isFinite(theil!.value));
  });

  test("what is asked for and is not there is named, with the nearest name", async () => {
    const ask = (query: object) => study.measure({ measures: ["D"], ...query });
    await assert.rejects(
      ask({ measures: ["disimilarity"] }),
      (error: { fields: { action: { sv: string } } }) => {
        assert.match(error.fields.action.sv, /dissimilarity/);
        return true;
      },
    );
    await assert.rejects(ask({ grouping: "religion" }), { kind: "not-found" });
    await assert.rejects(ask({ groups: ["forein"] }), { kind: "bad-request", message: /forein/ });
    await assert.rejects(ask({ groups: ["foreign", "foreign"] }), { kind: "bad-request" });
    await assert.rejects(ask({ year: 1999 }), { kind: "not-found", message: /1999/ });
    await assert.rejects(ask({ options: { bandwith: "3" } }), { kind: "bad-request", message: /bandwith/ });
    await assert.rejects(ask({ measures: ["atkinson"], options: { b: "half" } }), { kind: "bad-request" });
    await assert.rejects(ask({ measures: ["local-moran"], options: { permutations: "1e9" } }), {
      kind: "bad-request",
    });
  });

  test("columns of one's own: two groups, or one and its total; lengths that differ are told", async () => {
    const groups = { a: [100, 60, 40, 0], b: [0, 40, 60, 100] };
    const { results } = await study.measureGiven({ measures: ["D", "isolation"], groups, perArea: true });
    near(results[0]!.value!, 0.6);
    near(results[1]!.value!, 0.76);
    assert.equal(results[0]!.perArea!.length, 4);
    const total = [100, 100, 100, 100];
    const one = await study.measureGiven({ measures: ["D"], groups: { a: groups.a }, total });
    near(one.results[0]!.value!, 0.6);
    await assert.rejects(study.measureGiven({ measures: ["D"], groups: { a: [1, 2] } }), {
      kind: "bad-request",
    });
    await assert.rejects(study.measureGiven({ measures: ["D"], groups, values: [1] }), {
      kind: "bad-request",
      message: /values/,
    });
    await assert.rejects(study.measureGiven({ measures: ["D"], groups: { a: [1, -2], b: [1, 1] } }), {
      kind: "bad-request",
    });
  });

  test("a measure that lacks something among others that do not: not applicable, and why", async () => {
    const groups = { a: [10, 20], b: [20, 10] };
    const { results } = await study.measureGiven({ measures: ["D", "morrill"], groups });
    assert.equal(results[0]!.status, "value");
    assert.equal(results[1]!.status, "not-applicable");
    assert.equal(results[1]!.problem!.kind, "needs");
  });
});
