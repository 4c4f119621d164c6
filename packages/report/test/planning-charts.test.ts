import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { absent, figure } from "@tvars/cube";
import {
  beforeAfterMaps,
  concentrationCurve,
  concentrationIndex,
  counterfactual,
  differenceInDifferences,
  funnelLimits,
  funnelPlot,
  pairMatrix,
  reachBars,
  targetPath,
} from "@tvars/report";
import { overlaps, textBoxes } from "./boxes.ts";

test("the concentration index is 0 when all get the same per head, −(1 − p) when the first share p of people gets all, 1 − p when the last does", () => {
  assert.ok(
    Math.abs(
      concentrationIndex([
        { people: 10, amount: 5 },
        { people: 30, amount: 15 },
      ]),
    ) < 1e-12,
  );
  assert.ok(
    Math.abs(
      concentrationIndex([
        { people: 25, amount: 8 },
        { people: 75, amount: 0 },
      ]) + 0.75,
    ) < 1e-12,
  );
  assert.ok(
    Math.abs(
      concentrationIndex([
        { people: 75, amount: 0 },
        { people: 25, amount: 8 },
      ]) - 0.75,
    ) < 1e-12,
  );
});

test("the concentration index changes sign when the order is turned, and does not heed the unit", () => {
  const groups = fc.array(
    fc.record({ people: fc.integer({ min: 1, max: 999 }), amount: fc.integer({ min: 1, max: 999 }) }),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(groups, (some) => {
      const index = concentrationIndex(some);
      assert.ok(Math.abs(index + concentrationIndex(some.toReversed())) < 1e-9);
      assert.ok(
        Math.abs(index - concentrationIndex(some.map((one) => ({ ...one, amount: one.amount * 7 })))) < 1e-9,
      );
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("a curve whose interval holds 0 claims no direction, and both directions are said", () => {
  const picture = concentrationCurve(
    {
      what: "Utgifter",
      place: "Ö",
      groups: [
        { type: 1, people: 10, amount: 9 },
        { type: 5, people: 10, amount: 11 },
      ],
      index: { value: 0.05, low: -0.02, high: 0.12 },
    },
    { lang: "sv" },
  );
  assert.match(picture.title, /ingen säker lutning/);
  assert.ok(picture.foot.notes.some((note) => /Under noll.*Över noll/.test(note)));
});

test("funnel limits are θ ± z √(θ(1 − θ)/n) for shares and θ ± z √(θ/n) for events, within what can be", () => {
  const [low, high] = funnelLimits(20, 100, "share", 1.96);
  assert.ok(Math.abs(low - (20 - 1.96 * 4)) < 1e-9 && Math.abs(high - (20 + 1.96 * 4)) < 1e-9);
  const events = funnelLimits(4, 1000, { per: 1000 }, 2);
  assert.ok(Math.abs(events[1] - (4 + (2 * Math.sqrt(4 * 1000)) / Math.sqrt(1000))) < 1e-9);
  assert.equal(funnelLimits(1, 2, "share", 3)[0], 0);
  assert.equal(funnelLimits(99, 2, "share", 3)[1], 100);
});

test("a suppressed place shows neither its figure, its base nor its limits in the funnel's table", () => {
  const { table } = funnelPlot({
    measure: "Andel",
    year: 2024,
    kind: "share",
    base: "Antal",
    reference: { label: "Alla", value: 10 },
    points: [
      { id: "a", label: "A", figure: figure(12), base: 100 },
      { id: "b", label: "B", figure: absent("suppressed"), base: 7 },
    ],
  });
  assert.deepEqual(table.rows[1]!.slice(2), [null, null, null]);
});

const straight = (
  from: number,
  slope: number,
  jump = 0,
): { year: number; figure: ReturnType<typeof figure> }[] =>
  [2016, 2017, 2018, 2019, 2020].map((year, i) => ({
    year,
    figure: figure(from + slope * i + (year >= 2019 ? jump : 0)),
  }));

test("without the measure the treated go as the comparison does, from their own mean before: 10 below stays 10 below", () => {
  const path = counterfactual({
    treated: { label: "T", points: straight(10, 1, 5) },
    comparison: { label: "C", points: straight(20, 1) },
    fromYear: 2019,
  })!;
  assert.deepEqual(path, [
    { year: 2018, value: 12 },
    { year: 2019, value: 13 },
    { year: 2020, value: 14 },
  ]);
});

test("without a common year before there is nothing to compare, and it is said", () => {
  const picture = differenceInDifferences(
    {
      measure: "Andel",
      what: "bron",
      fromYear: 2010,
      treated: { label: "T", points: straight(1, 1) },
      comparison: { label: "C", points: straight(1, 1) },
      effect: { value: 0, low: 0, high: 0 },
    },
    { lang: "sv" },
  );
  assert.match(picture.title, /inget att jämföra/);
});

test("an interval that holds 0 is told as no certain difference, with its numbers kept", () => {
  const picture = differenceInDifferences(
    {
      measure: "Andel",
      what: "bron",
      fromYear: 2019,
      treated: { label: "T", points: straight(1, 1) },
      comparison: { label: "C", points: straight(1, 1) },
      effect: { value: 0.4, low: -1, high: 1.8 },
    },
    { lang: "sv" },
  );
  assert.match(picture.title, /Ingen säker skillnad/);
  assert.match(picture.foot.notes[0]!, /\+0,4 .*−1,0 till \+1,8/);
});

test("an effect outside its limits, a goal before its beginning and a negative amount are refused with the value", () => {
  const series = { label: "T", points: straight(1, 1) };
  assert.throws(
    () =>
      differenceInDifferences({
        measure: "A",
        what: "x",
        fromYear: 2019,
        treated: series,
        comparison: series,
        effect: { value: 3, low: 0, high: 1 },
      }),
    /effect is 3/,
  );
  assert.throws(
    () =>
      targetPath({
        measure: "A",
        place: "Ö",
        points: [],
        from: { year: 2020, value: 1 },
        target: { year: 2020, value: 2 },
        direction: "at-least",
        status: "met",
      }),
    /2020; expected a year after 2020/,
  );
  assert.throws(
    () => concentrationCurve({ what: "U", place: "Ö", groups: [{ type: 1, people: -1, amount: 2 }] }),
    /-1 people/,
  );
});

test("target paths hold for any figures, with and without intervals, at every width", () => {
  const point = fc.record({
    year: fc.integer({ min: 2011, max: 2029 }),
    value: fc.option(fc.integer({ min: 0, max: 900 })),
    spread: fc.option(fc.integer({ min: 0, max: 50 })),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(point, { selector: ({ year }) => year, maxLength: 12 }),
      fc.constantFrom(320, 500, 760),
      fc.constantFrom("sv" as const, "en" as const),
      (some, width, lang) => {
        const picture = targetPath(
          {
            measure: "Andel",
            place: "Ö",
            points: some.map(({ year, value, spread }) => ({
              year,
              figure: value === null ? absent("missing") : figure(value / 10),
              ...(value === null || spread === null
                ? {}
                : { low: (value - spread) / 10, high: (value + spread) / 10 }),
            })),
            from: { year: 2015, value: 30 },
            target: { year: 2030, value: 12 },
            direction: "at-most",
            status: "not-met",
          },
          { width, lang },
        );
        assert.deepEqual(overlaps(textBoxes(picture.svg)), []);
        assert.doesNotMatch(picture.svg, /NaN|undefined|Infinity/);
      },
    ),
    { numRuns: 60, seed: 4 },
  );
});

test("before and after share one frame: an area that did not move has the same outline in both", () => {
  const area = (
    code: string,
    x: number,
    value: number,
  ): Parameters<typeof beforeAfterMaps>[0]["before"]["areas"][number] => ({
    code,
    label: code,
    figure: figure(value),
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [500000 + x, 6500000],
          [501000 + x, 6500000],
          [501000 + x, 6501000],
          [500000 + x, 6501000],
          [500000 + x, 6500000],
        ],
      ],
    },
  });
  const { svg, summary } = beforeAfterMaps(
    {
      title: "Prov",
      scale: { kind: "types" },
      before: { label: "2023", areas: [area("A", 0, 1), area("B", 1000, 2)] },
      after: { label: "2024", areas: [area("A", 0, 2), area("B", 1000, 2)] },
    },
    { lang: "sv" },
  );
  const outlines = [...svg.matchAll(/d="([^"]+)"[^>]*data-area="A"/g)].map(([, d]) => d);
  assert.equal(outlines.length, 2);
  assert.equal(outlines[0], outlines[1]);
  assert.match(summary, /Av 2 områden .* har 1 ett högre, 0 ett lägre och 1 samma/);
});

test("pair matrix: a nearly even pair is counted in the title; the table has every share, itself is a dash", () => {
  const picture = pairMatrix({
    what: "Planens åtgärder",
    rows: [
      { id: "a", label: "Bro" },
      { id: "b", label: "Tunnel" },
      { id: "c", label: "Väg" },
    ],
    shares: [
      [null, 0.55, 0.9],
      [0.45, null, 0.8],
      [0.1, 0.2, null],
    ],
    draws: 1000,
  });
  assert.equal(picture.title, "1 av 3 par är nästan jämna: där säger listans ordning lite");
  assert.deepEqual(picture.table.rows[0]!.slice(1), ["–", 55.00000000000001, 90]);
  assert.equal(picture.svg.match(/<rect/g)!.length >= 6, true);
  for (const text of ["55", "45", "90"]) assert.ok(picture.svg.includes(`>${text}<`), text);
  assert.throws(
    () => pairMatrix({ what: "x", rows: [{ id: "a", label: "A" }], shares: [[1.2]], draws: 1 }),
    RangeError,
  );
});

test("pair matrix: one measure alone has nothing to be compared with, and says so", () => {
  const picture = pairMatrix({
    what: "Planen",
    rows: [{ id: "a", label: "Bro" }],
    shares: [[null]],
    draws: 9,
  });
  assert.match(picture.title, /inget att jämföra/);
});

test("reach bars: lengths are people on one scale; what is not known is said, never a bar of 0", () => {
  const bars = (near: number[], gain: number[] | null) => [
    { label: "Bor nära", people: { byType: near, unknown: 0 } },
    { label: "Får kortare väg", people: gain && { byType: gain, unknown: 0 } },
  ];
  const picture = reachBars(
    {
      rows: [
        { id: "bro", label: "Bro", bars: bars([100, 100, 0, 200, 0], [50, 0, 0, 0, 0]) },
        { id: "vag", label: "Väg", bars: bars([0, 100, 0, 0, 0], null) },
      ],
    },
    { width: 800 },
  );
  assert.equal(picture.title, "Bro når flest i typ 1–2: 200 av 400 boende");
  const widths = [
    ...picture.svg.matchAll(/<rect[^>]* width="([\d.]+)"[^>]*data-row="(\w+)"[^>]*data-type="(\d)"/g),
  ].map(([, width, row, type]) => [row, type, Number(width)] as const);
  const widthOf = (row: string, type: string, nth = 0): number =>
    widths.filter(([r, t]) => r === row && t === type)[nth]![2];
  assert.ok(Math.abs(widthOf("bro", "4") - 2 * widthOf("bro", "1")) < 0.5);
  assert.ok(Math.abs(widthOf("vag", "2") - widthOf("bro", "2")) < 0.5);
  assert.ok(Math.abs(widthOf("bro", "1", 1) - widthOf("bro", "1") / 2) < 0.5);
  assert.match(picture.svg, />inte känt</);
  assert.equal((picture.table.rows[3]![2] as { status: string }).status, "missing");
});
