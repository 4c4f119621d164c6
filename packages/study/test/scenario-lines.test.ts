/** Lines of public transport that a scenario adds, on the example region. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Modification, Position, ScenarioAnswer } from "@tvars/api";
import { unzipSync } from "fflate";
import { readGtfsZip } from "@tvars/network";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";

/** Across the town, each beside a street. */
const STOPS: Position[] = [
  [18.5453, 56.6253],
  [18.5407, 56.6382],
  [18.5361, 56.651],
  [18.5315, 56.6638],
  [18.527, 56.6766],
];

type AddLine = Extract<Modification, { do: "add-line" }>;

describe("lines that are added, on the example region", () => {
  let folder: string;
  let study: Study;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-lines-"));
    study = await openStudy(folder);
    await study.addExample();
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  const line = (more: Partial<AddLine> = {}): AddLine => ({
    do: "add-line",
    stops: STOPS,
    minutes: 10,
    ...more,
  });
  const tried = (...modifications: Modification[]): Promise<ScenarioAnswer> =>
    study.scenario({ modifications, window: 5 });
  const sums = ({ transit }: ScenarioAnswer, key: "peopleNearer" | "peopleFarther"): number =>
    transit!.services.reduce((sum, one) => sum + one[key], 0);

  test("a line takes nobody longer to anything; the oftener it runs the more get there sooner, by type as in sum", async () => {
    const [seldom, often] = [await tried(line({ minutes: 60 })), await tried(line({ minutes: 5 }))];
    for (const answer of [seldom, often]) {
      assert.equal(sums(answer, "peopleFarther"), 0);
      for (const { byType, peopleNearer } of answer.transit!.services) {
        const parts = byType.reduce((sum, one) => sum + one.peopleNearer, 0);
        assert.ok(Math.abs(parts - peopleNearer) < 1e-6);
        for (const { minutesBefore, minutesAfter } of byType)
          assert.ok((minutesAfter ?? Infinity) <= (minutesBefore ?? Infinity));
      }
    }
    assert.ok(sums(often, "peopleNearer") > 0);
    assert.ok(sums(often, "peopleNearer") >= sums(seldom, "peopleNearer"));
    assert.match(often.reading.sv, /Med kollektivtrafik/);
    assert.deepEqual(often.segments, [], "no walk across a barrier changes");
  });

  test("it runs from its first departure to its last in both directions; one way is half of it; no hours are 05:00 to 24:00", async () => {
    const more = async (own: Partial<AddLine>): Promise<number> => {
      const { transit } = await tried(line(own));
      return transit!.tripsAfter - transit!.tripsBefore;
    };
    // Those of the night before that run on after midnight count too, where there are any.
    assert.equal(await more({ minutes: 30, first: "06:00", last: "08:00" }), 2 * 5);
    assert.equal(await more({ minutes: 30, first: "06:00", last: "08:00", oneWay: true }), 5);
    assert.equal(await more({ minutes: 60, first: "05:00", last: "23:00" }), 2 * 19);
    assert.equal(await more({ minutes: 60 }), 2 * 21);
  });

  test("where it was put is told: the stops of the timetable that were meant, new ones where they were drawn, times by speed or as told", async () => {
    const { stops } = (await tried(line())).modifications[0]!;
    assert.equal(stops!.length, STOPS.length);
    const slow = (await tried(line({ speedKmH: 10 }))).modifications[0]!;
    const fast = (await tried(line({ speedKmH: 40 }))).modifications[0]!;
    slow.runMinutes!.forEach((minutes, leg) =>
      assert.ok(Math.abs(minutes - 4 * fast.runMinutes![leg]!) <= 0.3),
    );
    const all = slow.runMinutes!.reduce((sum, one) => sum + one, 0);
    assert.ok(Math.abs(all - slow.metres! / (10 / 0.06)) < 0.2);
    const told = (await tried(line({ runMinutes: [3, 4.5, 2, 5] }))).modifications[0]!;
    assert.deepEqual(told.runMinutes, [3, 4.5, 2, 5]);
  });

  test("a stop of the timetable within 50 m is the one that is meant; a change there is no walk and the nearest counts", async () => {
    const snapshot = (await study.snapshots()).find(({ kind }) => kind === "timetable")!;
    const own = join(folder, "snapshots", snapshot.id);
    const zip = (await readdir(own)).find((name) => name.endsWith(".zip"))!;
    const { stops, calls } = readGtfsZip(await readFile(join(own, zip)), unzipSync);
    const stop = calls.stop[0]!;
    const at: Position = [stops.lon[stop]!, stops.lat[stop]!];
    const put = async (north: number) =>
      (await tried(line({ stops: [[at[0], at[1] + north], STOPS[4]!] }))).modifications[0]!.stops![0]!;
    const meant = await put(0);
    assert.equal(meant.name, stops.names[stop]);
    // 0.0001° of latitude is 11 m, 0.001° is 111 m.
    assert.deepEqual(await put(0.0001), meant);
    assert.notDeepEqual(await put(0.001), meant);
  });

  test("those who come sooner share the cost, whatever way they gain", async () => {
    const cost = { low: 10e6, high: 30e6 };
    const { totals } = await tried(line({ minutes: 5, cost }));
    assert.ok(totals.costPerPerson!.low > 0);
    assert.equal(Math.round(totals.costPerPerson!.high / totals.costPerPerson!.low), 3);
    assert.equal(totals.peopleGaining, 0);
  });

  test("with a line against without it is the other way round, and the timetable that is stored stays", async () => {
    const [there, back] = [
      await tried(line()),
      await study.scenario({ modifications: [], against: [line()], window: 5 }),
    ];
    assert.equal(sums(back, "peopleFarther"), sums(there, "peopleNearer"));
    assert.equal(sums(back, "peopleNearer"), 0);
    assert.equal(back.transit!.tripsAfter, there.transit!.tripsBefore);
    const {
      modifications: _modifications,
      provenance: _provenance,
      milliseconds: _milliseconds,
      ...rest
    } = there;
    const again = await tried(line());
    assert.deepEqual(
      { ...again, modifications: 0, provenance: 0, milliseconds: 0 },
      { ...rest, modifications: 0, provenance: 0, milliseconds: 0 },
    );
  });

  test("what cannot run is refused in both languages with what to do", async () => {
    const refused = (own: Partial<AddLine>, ...parts: RegExp[]): Promise<void> =>
      assert.rejects(tried(line(own)), (error) => {
        assert.ok(error instanceof StudyError, String(error));
        for (const part of parts) assert.match(JSON.stringify(error.fields), part);
        return true;
      });
    await refused({ first: "09:00", last: "08:00" }, /sista avgång 08:00 är före/, /25:00/);
    await refused({ runMinutes: [3] }, /1 körtider, men 5/, /a speed instead/);
    await refused({ stops: [STOPS[0]!, STOPS[0]!] }, /1 och 2 .* samma/, /Move or remove/);
    await refused({ stops: [STOPS[0]!, [0, 0]] }, /200 m/);
  });
});
