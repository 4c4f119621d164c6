import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  AreaError,
  NESTING_2020,
  NESTING_2025,
  bridgeFromCodes,
  bridgeFromLog,
  bridgeFromNesting,
  bridgeFromOverlaps,
  bridgeSeries,
  buildNesting,
  comparableGroups,
  countOutcomes,
} from "@tvars/areas";
import type { Version } from "@tvars/areas";

const deso = { from: "deso@2018" as Version, to: "deso@2025" as Version };
const regso = { from: "regso@2020" as Version, to: "regso@2025" as Version };

// C1010 as it was; C1020 split in two; C1030 and C1040 swap ground; C1050 merged into C1060; A0010 recoded; C1070 new
// out of C1030 and C1040.
const before = ["1780C1010", "1780C1020", "1780C1030", "1780C1040", "1780C1050", "1780C1060", "1780A0010"];
const after = [
  "1780C1010",
  "1780C1021",
  "1780C1022",
  "1780C1030",
  "1780C1040",
  "1780C1060",
  "1780B0010",
  "1780C1070",
];
const rows = [
  { before: "1780C1010", after: "1780C1010", change: "Utvidgas till territorialvattengräns" },
  { before: "1780C1020", after: "1780C1021", change: "Upphör; till nybildad", date: "2025-01-01" },
  { before: "1780C1020", after: "1780C1022", change: "Upphör; till nybildad", date: "2025-01-01" },
  { before: "1780C1030", after: "1780C1030", change: "Minskas och ger del till andra" },
  { before: "1780C1030", after: "1780C1040", change: "Ger del/delar till befintlig" },
  { before: "1780C1030", after: "1780C1070", change: "Ger del till nybildad" },
  { before: "1780C1040", after: "1780C1070", change: "Ger del till nybildad" },
  { before: "1780C1050", after: "1780C1060", change: "Upphör; till befintlig" },
  { before: "1780C1060", after: "1780C1060", change: "Utvidgas" },
  { before: "1780A0010", after: "1780B0010", change: "Kodändrad; annat än 20-22" },
];
const log = bridgeFromLog(deso, { before, after }, rows);

test("a change log gives the outcomes; territorial water is no change, a new code alone is unchanged", () => {
  const outcome = (code: string) => log.before.get(code)!.outcome;
  assert.equal(outcome("1780C1010"), "unchanged");
  assert.equal(outcome("1780C1020"), "split");
  assert.equal(outcome("1780C1030"), "moved");
  assert.equal(outcome("1780C1050"), "ended");
  assert.equal(outcome("1780C1060"), "moved");
  assert.equal(outcome("1780A0010"), "unchanged");
  assert.deepEqual(log.before.get("1780A0010")!.partners, ["1780B0010"]);
  assert.equal(log.after.get("1780C1021")!.outcome, "new");
  assert.deepEqual(log.after.get("1780C1070")!.partners, ["1780C1030", "1780C1040"]);
  assert.deepEqual(log.before.get("1780C1020")!.evidence[0], {
    kind: "log",
    text: { sv: "SCB:s ändringslogg: Upphör; till nybildad", en: "SCB's change log: Upphör; till nybildad" },
    row: 2,
    date: "2025-01-01",
  });
  assert.deepEqual(countOutcomes(log.after), {
    unchanged: 2,
    split: 0,
    moved: 3,
    ended: 0,
    new: 3,
    unknown: 0,
  });
});

test("an unknown word or code in the log is refused with its row; rows of other dates are left out on request", () => {
  assert.throws(
    () => bridgeFromLog(deso, { before, after }, [{ before: "1780C1010", after: "", change: "Försvinner" }]),
    /Försvinner \(row 1\)/,
  );
  const stray = [{ before: "1883C1010", after: "1883C1020", change: "Utvidgas", date: "2018-02-21" }];
  assert.throws(() => bridgeFromLog(deso, { before, after }, stray), /1883C1010 \(row 1\).*deso@2018/);
  assert.equal(
    bridgeFromLog(deso, { before: ["1780C1010"], after: ["1780C1010"] }, stray, {
      after: "2019-01-01",
    }).before.get("1780C1010")!.outcome,
    "unchanged",
  );
});

test("areas tied by moved boundaries form the smallest groups whose counts can be compared", () => {
  const groups = comparableGroups(log).filter(({ before, after }) => before.length + after.length > 2);
  assert.deepEqual(groups, [
    { before: ["1780C1020"], after: ["1780C1021", "1780C1022"], certain: true },
    {
      before: ["1780C1030", "1780C1040"],
      after: ["1780C1030", "1780C1040", "1780C1070"],
      certain: true,
    },
    { before: ["1780C1050", "1780C1060"], after: ["1780C1060"], certain: true },
  ]);
});

test("a boundary moved towards an unnamed area is open, so its group is not certain", () => {
  const open = bridgeFromLog(deso, { before: ["1780C1010"], after: ["1780C1010"] }, [
    { before: "1780C1010", after: "1780C1010", change: "Utvidgas" },
  ]);
  assert.equal(open.before.get("1780C1010")!.open, true);
  assert.equal(open.after.get("1780C1010")!.outcome, "moved");
  assert.equal(comparableGroups(open)[0]!.certain, false);
});

test("an area that gave ground only to a new one and kept its code is a pure split: the two sum to what it was", () => {
  const bridge = bridgeFromLog(deso, { before: ["1780C1010"], after: ["1780C1010", "1780C1011"] }, [
    { before: "1780C1010", after: "1780C1010", change: "Minskas och ger del till nybildad" },
    { before: "1780C1010", after: "1780C1011", change: "Ger del till nybildad" },
  ]);
  assert.equal(bridge.before.get("1780C1010")!.outcome, "split");
  assert.equal(bridge.after.get("1780C1010")!.outcome, "split");
  assert.equal(bridge.after.get("1780C1011")!.outcome, "new");
});

test("bare codes never prove an unchanged boundary: unknown, with what is likely and why", () => {
  const codes = bridgeFromCodes(deso, { before, after });
  const same = codes.before.get("1780C1010")!;
  assert.deepEqual([same.outcome, same.likely], ["unknown", "unchanged"]);
  assert.match(same.reason!.en, /same code may have a new boundary/);
  const split = codes.before.get("1780C1020")!;
  assert.deepEqual(
    [split.outcome, split.likely, split.partners],
    ["unknown", "split", ["1780C1021", "1780C1022"]],
  );
  assert.equal(codes.before.get("1780C1050")!.outcome, "ended");
  assert.equal(codes.after.get("1780C1070")!.outcome, "new");
});

const oldNest = buildNesting(
  before.map((code, i) => ({ deso: code, regso: i < 2 ? "1780R001" : i < 5 ? "1780R002" : "1780R003" })),
  NESTING_2020,
);
const newNest = buildNesting(
  after.map((code, i) => ({
    deso: code,
    regso: i < 3 ? "1780R001" : i < 5 || i === 7 ? "1780R002" : "1780R003",
  })),
  NESTING_2025,
);

test("a RegSO whose DeSO changed only among themselves is unchanged; one that lost a DeSO has moved", () => {
  const bridge = bridgeFromNesting(oldNest, newNest, { deso: log });
  assert.equal(bridge.before.get("1780R001")!.outcome, "unchanged");
  assert.equal(bridge.before.get("1780R002")!.outcome, "moved");
  assert.equal(bridge.after.get("1780R003")!.outcome, "moved");
  assert.equal(bridge.before.get("1780R001")!.evidence[0]!.kind, "deso");
  const codesOnly = bridgeFromNesting(oldNest, newNest);
  assert.deepEqual(
    [codesOnly.before.get("1780R001")!.outcome, codesOnly.before.get("1780R001")!.likely],
    ["unknown", "unchanged"],
  );
});

test("overlaps below the tolerance are noise; above it the areas share ground", () => {
  const bridge = bridgeFromOverlaps(regso, {
    before: ["1780R001", "1780R001", "1780R002", "1780R003", "1780R003"],
    after: ["1780R001", "1780R002", "1780R002", "1780R003", "1780R004"],
    weight: [1000, 1, 999, 600, 400],
    unit: "population",
  });
  assert.equal(bridge.before.get("1780R001")!.outcome, "unchanged");
  assert.equal(bridge.before.get("1780R003")!.outcome, "split");
  assert.equal(bridge.after.get("1780R003")!.outcome, "split");
  assert.equal(bridge.after.get("1780R004")!.outcome, "new");
  assert.match(bridge.before.get("1780R003")!.evidence[0]!.text.sv, /60,0 % av befolkningen/);
});

const years = (values: Record<string, number[]>, list: number[]) => ({
  years: list,
  values: new Map(Object.entries(values)),
});
const counts = {
  before: years(
    { "1780C1010": [10, 11], "1780C1020": [20, 21], "1780C1030": [30, 31], "1780C1040": [40, 41] },
    [2022, 2023],
  ),
  after: years(
    {
      "1780C1010": [12],
      "1780C1021": [9],
      "1780C1022": [13],
      "1780C1030": [25],
      "1780C1040": [38],
      "1780C1070": [9],
    },
    [2024],
  ),
};

const get = (code: string, kind: "count" | "index") =>
  bridgeSeries(log, { version: "deso@2018", code }, counts, { kind });

test("unchanged is one series of any kind, a pure split sums counts, a moved boundary is a break", () => {
  assert.deepEqual([...get("1780C1010", "index").values], [10, 11, 12]);
  assert.deepEqual(get("1780C1010", "index").breaks, []);
  const split = get("1780C1020", "count");
  assert.deepEqual([...split.values], [20, 21, 22]);
  assert.deepEqual(split.sources.after, ["1780C1021", "1780C1022"]);
  assert.deepEqual(split.breaks, []);
  const moved = get("1780C1030", "index");
  assert.deepEqual([...moved.values], [30, 31, 25]);
  assert.deepEqual(moved.breaks[0]!.between, [2023, 2024]);
});

test("shares, means, medians, index and type are never summed or estimated", () => {
  for (const kind of ["share", "mean", "median", "index", "type"] as const)
    assert.throws(
      () => bridgeSeries(log, { version: "deso@2018", code: "1780C1020" }, counts, { kind }),
      (error: unknown) =>
        error instanceof AreaError && error.kind === "not-additive" && /not|count/.test(error.message),
    );
  const estimate = { before: ["1780C1030"], after: ["1780C1030"], weight: [1], unit: "population" as const };
  assert.throws(
    () => bridgeSeries(log, { version: "deso@2018", code: "1780C1030" }, counts, { kind: "mean", estimate }),
    /expected a count/,
  );
});

test("an estimate across a moved boundary shares the old counts by weight, is flagged, and keeps its break mark", () => {
  const estimate = {
    before: ["1780C1030", "1780C1030", "1780C1030", "1780C1040", "1780C1040"],
    after: ["1780C1030", "1780C1040", "1780C1070", "1780C1040", "1780C1070"],
    weight: [60, 20, 20, 90, 10],
    unit: "population" as const,
  };
  const series = bridgeSeries(log, { version: "deso@2025", code: "1780C1070" }, counts, {
    kind: "count",
    estimate,
  });
  assert.deepEqual([...series.values], [30 * 0.2 + 40 * 0.1, 31 * 0.2 + 41 * 0.1, 9]);
  assert.deepEqual([...series.estimated], [1, 1, 0]);
  assert.match(series.breaks[0]!.text.sv, /skattade/);
});

test("an unknown outcome is a break; what is likely is taken on request only, and the mark stays", () => {
  const codes = bridgeFromCodes(deso, { before, after });
  const area = { version: "deso@2018" as Version, code: "1780C1020" };
  assert.ok(Number.isNaN(bridgeSeries(codes, area, counts, { kind: "count" }).values[2]));
  const assumed = bridgeSeries(codes, area, counts, { kind: "count", assumeLikely: true });
  assert.deepEqual([...assumed.values], [20, 21, 22]);
  assert.equal(assumed.breaks.length, 1);
});

test("figures outside their version's years are refused: they would be zeros that mean missing", () => {
  const wrong = { before: years({ "1780C1010": [1] }, [2024]), after: counts.after };
  assert.throws(
    () => bridgeSeries(log, { version: "deso@2018", code: "1780C1010" }, wrong, { kind: "count" }),
    /maskByWindow/,
  );
});

test("property: estimates of all new areas add up to the old total, whatever the overlaps", () => {
  const cell = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 99 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(cell, { minLength: 1, selector: ([b, a]) => b * 4 + a }), (cells) => {
      const overlaps = {
        before: cells.map(([b]) => `1780R00${b}`),
        after: cells.map(([, a]) => `1780R10${a}`),
        weight: cells.map(([, , w]) => w),
        unit: "population" as const,
      };
      const bridge = bridgeFromOverlaps(regso, overlaps);
      const old = new Map([...new Set(overlaps.before)].map((code, i) => [code, [100 * (i + 1)]]));
      const series = { before: { years: [2023], values: old }, after: { years: [], values: new Map() } };
      let total = 0;
      for (const code of bridge.after.keys())
        total += bridgeSeries(bridge, { version: "regso@2025", code }, series, {
          kind: "count",
          estimate: overlaps,
        }).values[0]!;
      const expected = [...old.values()].reduce((sum, [value]) => sum + value!, 0);
      assert.ok(Math.abs(total - expected) < 1e-9 * expected);
    }),
  );
});
