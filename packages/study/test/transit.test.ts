/** Services within reach by public transport, on the example region; and feeds that are broken. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { AccessAnswer } from "@tvars/api";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { feedZip } from "./support/feed-zip.ts";

const MORNING = { mode: "transit", date: "2026-03-17", departure: "08:00", window: 10 } as const;

const says =
  (...parts: RegExp[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof StudyError, String(error));
    const told = JSON.stringify({ ...error.fields, cause: undefined });
    for (const part of parts) assert.match(told, part);
    return true;
  };

const rowsOf = ({ services }: AccessAnswer) =>
  services.flatMap(({ kind, byType }) => byType.map((row) => ({ kind, ...row })));

describe("the example region by public transport", () => {
  let folder: string;
  let study: Study;
  let walk: AccessAnswer;
  let ride: AccessAnswer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-transit-"));
    study = await openStudy(folder);
    await study.addExample();
    walk = await study.access({});
    ride = await study.access(MORNING);
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("its timetable is a snapshot of its own that says it is invented and which days it holds", async () => {
    const snapshot = (await study.snapshots()).find(({ kind }) => kind === "timetable")!;
    assert.equal(snapshot.table, "timetable:example");
    assert.equal(snapshot.invented, true);
    assert.ok(ride.provenance.origin.some((origin) => JSON.stringify(origin).includes(snapshot.id)));
    assert.deepEqual(ride.timetable!.valid, { from: "2026-01-01", to: "2026-12-31" });
    assert.ok(ride.timetable!.stops > 0 && ride.timetable!.trips > 0);
    assert.deepEqual([walk.mode, walk.timetable, ride.mode], ["walk", undefined, "transit"]);
  });

  test("nobody is later than on foot, since who can ride can walk; somebody is sooner", () => {
    const [rows, onFoot] = [rowsOf(ride), rowsOf(walk)];
    assert.equal(rows.length, onFoot.length);
    let sooner = 0;
    rows.forEach((row, at) => {
      const own = onFoot[at]!;
      assert.deepEqual([row.kind, row.type, row.people], [own.kind, own.type, own.people]);
      // Rides count in whole seconds, rounded up: who walks to the very minute may fall just outside.
      row.within.forEach((share, k) => assert.ok(share >= own.within[k]! - 0.01));
      row.within.forEach((share, k) => assert.ok(row.withinWithout[k]! >= share - 1e-12));
      if (row.within.some((share, k) => share > own.within[k]! + 0.02)) sooner++;
    });
    assert.ok(sooner > 0);
    assert.match(ride.reading.sv, /med kollektivtrafik/);
  });

  test("at night without trips everybody walks, and the times are those on foot", async () => {
    const night = await study.access({ ...MORNING, departure: "02:00", window: 1 });
    const onFoot = rowsOf(walk);
    rowsOf(night).forEach((row, at) => {
      const own = onFoot[at]!;
      if (own.medianMinutes !== null)
        assert.ok(Math.abs(row.medianMinutes! - own.medianMinutes) <= 0.1 + 1e-9);
    });
  });

  test("inequality, density and mix stay those on foot, as the method says", () => {
    assert.deepEqual([ride.inequality, ride.structure], [walk.inequality, walk.structure]);
    assert.match(ride.provenance.method!.en, /density and mix are on foot/);
  });

  test("the wrong day, hour, window or profile is refused in both languages, with the days that hold", async () => {
    const refused = (query: object, ...parts: RegExp[]): Promise<void> =>
      assert.rejects(study.access({ ...MORNING, ...query }), says(...parts));
    await refused({ date: "2027-01-01" }, /gått ut.*2026-01-01 till 2026-12-31/, /expired/);
    await refused({ date: "2025-12-31" }, /gäller inte än/, /does not hold yet.*2026-01-01 to 2026-12-31/);
    await refused({ date: undefined }, /vilken dag/, /which day/);
    await refused({ date: "2026-02-30" }, /inget datum/, /not a date/);
    await refused({ departure: "8" }, /inget klockslag/, /not a time of day/);
    await refused({ window: 121 }, /från 1 till 120/, /from 1 to 120/);
    await refused({ profile: "car" }, /till fots/, /on foot/);
  });

  test("a feed of one's own is recognised by what it holds; a broken one is refused whole, with file and line", async () => {
    const path = join(folder, "Egen trafik.zip");
    const stored = async (): Promise<string[]> =>
      (await study.snapshots()).filter(({ kind }) => kind === "timetable").map(({ table }) => table);
    const before = await stored();
    await writeFile(path, feedZip(null));
    await assert.rejects(
      study.import(path),
      says(/tidtabellen saknar stop_times\.txt/, /the timetable has no stop_times\.txt/, /hämta hela flödet/),
    );
    await writeFile(path, feedZip("T,08:00:00,08:00:00,A,1\nT,49:00:00,49:00:00,B,2\n"));
    await assert.rejects(
      study.import(path),
      says(/mer än två dygn/, /more than two days/, /"row":3/, /48:00:00/),
    );
    await writeFile(path, feedZip("T,åtta,08:00:00,A,1\n"));
    await assert.rejects(study.import(path), says(/arrival_time i stop_times\.txt/, /cannot be used/));
    assert.deepEqual(await stored(), before);
    await writeFile(path, feedZip());
    const report = await study.import(path);
    assert.deepEqual([report.snapshots[0]!.table, report.stored], ["timetable:egen-trafik", 2]);
    assert.deepEqual(new Set(await stored()), new Set([...before, "timetable:egen-trafik"]));
    const again = await study.access({ ...MORNING, place: "riket" });
    assert.deepEqual(again.timetable!.title, ride.timetable!.title);
  });
});

test("without a timetable the answer says how to get one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-transit-"));
  const study = await openStudy(folder);
  try {
    await study.addExample();
    const one = (await study.snapshots()).find(({ kind }) => kind === "timetable");
    await study.close();
    await rm(join(folder, "snapshots", one!.id), { recursive: true });
    const other = await openStudy(folder);
    await assert.rejects(
      other.access(MORNING),
      says(/ingen tidtabell i arbetsytan/, /no timetable/, /tvars import tidtabell\.zip/),
    );
    await other.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
