/** Forms of access, own services and ground reached with the barriers open, on the example region. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { AccessForm, AccessFormAnswer } from "@tvars/api";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";

const near = (a: number, b: number, within = 1e-9): boolean =>
  Math.abs(a - b) <= within * Math.max(1, Math.abs(b));
const meanOf = (rows: AccessFormAnswer["byType"], of: (row: AccessFormAnswer["all"]) => number): number =>
  rows.reduce((sum, row) => sum + row.people * of(row), 0) /
  rows.reduce((sum, { people }) => sum + people, 0);

describe("forms of access on the example region", () => {
  let folder: string;
  let study: Study;
  const asked = async (form: AccessForm, more: object = {}): Promise<AccessFormAnswer> =>
    (await study.access({ form, service: "health_centre", cutoff: 20, ...more })).form!;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-access-"));
    study = await openStudy(folder);
    await study.addExample();
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("without a form there is none; the mean of all is that of the types weighted by people", async () => {
    assert.equal((await study.access({})).form, undefined);
    const { all, byType } = await asked("cumulative");
    assert.ok(
      near(
        all.mean!,
        meanOf(byType, ({ mean }) => mean!),
      ),
    );
    assert.ok(
      near(
        all.people,
        byType.reduce((sum, { people }) => sum + people, 0),
      ),
    );
    assert.ok(
      near(
        1,
        byType.reduce((sum, { shareOfPeople }) => sum + shareOfPeople, 0),
      ),
    );
  });

  test("lost access L = A(N0) − A(N) is never below 0 where nobody competes, and its parts by type sum to all", async () => {
    for (const form of ["cumulative", "interval", "gravity", "closest"] as const) {
      const { all, byType, moreIsBetter, lost } = await asked(form);
      assert.ok(all.lost! > 0, form);
      for (const row of byType) assert.ok(row.lost! >= 0, form);
      assert.ok(
        near(
          1,
          byType.reduce((sum, { shareOfLost }) => sum + shareOfLost!, 0),
        ),
        form,
      );
      // For minutes the means are over those who have a way, who are more with the barriers open.
      if (moreIsBetter) assert.ok(near(all.lost!, all.meanOpen! - all.mean!), form);
      assert.ok(lost && Math.abs(lost.concentration!) <= 1, form);
    }
  });

  test("the closest one takes as long as the nearest service; more of them never less", async () => {
    const one = await asked("closest");
    const three = await asked("closest", { n: 3 });
    const nearest = (await study.access({})).services.find(({ kind }) => kind === "health_centre")!;
    assert.equal(one.service.count, nearest.count);
    one.byType.forEach((row, at) => {
      assert.equal(row.people, nearest.byType[at]!.people);
      assert.ok(three.byType[at]!.mean! > row.mean!);
    });
    assert.equal(one.inequality.poverty, null);
  });

  test("gravity with no decay within the time is the cumulative form", async () => {
    const [flat, gravity] = [await asked("cumulative"), await asked("gravity", { decay: "binary" })];
    assert.deepEqual(gravity.all.mean, flat.all.mean);
    assert.deepEqual(gravity.inequality, flat.inequality);
  });

  test("two-step catchment and spatial availability hand out the whole supply once, with the barriers and without", async () => {
    const [steps, once] = [await asked("2sfca"), await asked("availability")];
    assert.ok(near(steps.all.mean!, once.all.mean!));
    assert.ok(near(steps.all.mean!, steps.all.meanOpen!, 1e-6));
    assert.equal(steps.lost, null);
    assert.equal(steps.byType[0]!.shareOfLost, null);
  });

  test("inequality is over people: Gini and Theil's parts in their ranges, a higher line leaves more people below", async () => {
    const { inequality } = await asked("gravity");
    const { gini, theil, poverty } = inequality;
    assert.ok(gini! > 0 && gini! < 1);
    assert.ok(near(theil!.total, theil!.between + theil!.within));
    const higher = (await asked("gravity", { line: 2 * poverty!.line })).inequality.poverty!;
    assert.ok(higher.share > poverty!.share && higher.gap > poverty!.gap);
    assert.ok(poverty!.squared <= poverty!.gap && poverty!.gap <= poverty!.share);
  });

  test("every form explains itself in both languages and gives the command that asks the same", async () => {
    for (const form of ["e2sfca", "bfca", "total-constrained", "balancing"] as const) {
      const answer = await study.access({ form, service: "employer" });
      assert.ok(answer.form!.explains.sv.length > 40 && answer.form!.explains.en.length > 40);
      assert.match(answer.provenance.command!, new RegExp(`--form ${form}.*--service employer`));
      assert.ok(Number.isFinite(answer.form!.all.mean));
    }
  });

  test("by public transport a form is never slower than on foot, and nine departures of ten are no better than the median", async () => {
    const transit = { mode: "transit", date: "2026-03-17", window: 5 } as const;
    const walked = await asked("closest");
    const answer = await study.access({ ...transit, form: "closest", service: "health_centre" });
    answer.form!.byType.forEach(({ mean }, at) => assert.ok(mean! <= walked.byType[at]!.mean! + 0.02));
    for (const { byType } of answer.services)
      for (const row of byType) {
        assert.ok((row.medianMinutes90 ?? Infinity) >= row.medianMinutes!);
        row.within90!.forEach((share, at) => assert.ok(share <= row.within[at]! + 1e-12));
      }
  });

  test("a kind that is not there is refused with those that are; jobs with how to store them", async () => {
    await assert.rejects(study.access({ form: "cumulative", service: "circus" }), (error) => {
      assert.ok(error instanceof StudyError);
      assert.match(JSON.stringify(error.fields), /circus.*school/);
      return true;
    });
    await assert.rejects(study.access({ form: "cumulative", service: "jobs" }), (error) => {
      assert.ok(error instanceof StudyError);
      assert.match(JSON.stringify(error.fields), /--services/);
      return true;
    });
  });

  test("cycling reaches at least as far as walking, by the profile that the mode names", async () => {
    const { form, profile, mode } = await study.access({
      mode: "cycle",
      form: "cumulative",
      service: "health_centre",
    });
    assert.deepEqual([profile, mode], ["cycle", "cycle"]);
    assert.ok(form!.all.mean! > (await asked("cumulative", { cutoff: 15 })).all.mean!);
  });

  test("ground reached holds no fewer people with the barriers open, and both are drawn", async () => {
    const { segments } = await study.barriers({});
    const [lon, lat] = segments[0]!.line[0]!;
    const { polygons } = await study.isochrone({ lon, lat, minutes: "5,15" });
    for (const { people, open, coordinates } of polygons) {
      assert.ok(open!.people >= people);
      assert.ok(coordinates.length > 0 && open!.coordinates.length > 0);
    }
    assert.ok(polygons.at(-1)!.open!.people > polygons.at(-1)!.people);
  });

  test("own services come first: a CSV with lon and lat, kinds and sizes by its columns, bad rows refused with their line", async () => {
    const [lon, lat] = (await study.barriers({})).segments[0]!.line[0]!;
    const good = join(folder, "simhallar.csv");
    await writeFile(good, `id,lat,lon,typ,storlek\nA,${lat},${lon},simhall,40\n`);
    const report = await study.import(good, { as: "services" });
    assert.equal(report.stored, 1);
    assert.equal(report.snapshots[0]!.table, "services:simhallar");
    const { form } = await study.access({ form: "cumulative", service: "simhall" });
    assert.deepEqual([form!.service.count, form!.unit.en], [1, "seats or the like within reach"]);
    const bad = join(folder, "bad.csv");
    await writeFile(bad, "id,lat,lon\nA,59.8,17.6\nB,599,17.6\n");
    await assert.rejects(study.import(bad, { as: "services" }), /599/);
  });
});
