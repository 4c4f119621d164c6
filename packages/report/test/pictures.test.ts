import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { absent, figure } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { Lang, PictureOptions, ThemeName } from "@tvars/report";
import {
  intervalDots,
  mapPicture,
  textWidth,
  transitionDiagram,
  trendLines,
  typeStrip,
  wrap,
} from "@tvars/report";
import { overlaps, textBoxes } from "./boxes.ts";
import { EXHIBITS } from "./gallery.ts";

const LANGS: Lang[] = ["sv", "en"];
const WIDTHS = [320, 340, 480, 560, 640, 760, 1100];

const inside = (svg: string, width: number, height: number): string[] =>
  textBoxes(svg)
    .filter(
      ({ left, right, top, bottom }) =>
        left < -0.5 || right > width + 0.5 || top < -0.5 || bottom > height + 0.5,
    )
    .map(({ text, left, right }) => `${text} (${left}–${right} of ${width})`);

for (const { id, make } of EXHIBITS) {
  test(`${id}: every text lies inside the picture and none on another, at every width, in both languages`, () => {
    for (const lang of LANGS)
      for (const width of WIDTHS)
        for (const standalone of [true, false]) {
          const { svg, height } = make({ lang, width, standalone });
          const at = `${lang} ${width} ${standalone}`;
          assert.deepEqual(inside(svg, width, height), [], at);
          assert.deepEqual(overlaps(textBoxes(svg)), [], at);
        }
  });

  test(`${id}: the same input gives the same bytes; title, sentence and table are there; no script, no var()`, () => {
    for (const theme of ["light", "dark", "print"] as ThemeName[]) {
      const options: PictureOptions = { lang: "sv", theme, patterns: true };
      const picture = make(options);
      assert.equal(make(options).svg, picture.svg);
      assert.match(picture.svg, /role="img" aria-labelledby="tv-title tv-desc"/);
      assert.ok(picture.title.length > 5 && picture.summary.length > 5);
      assert.ok(picture.table.columns.length >= 1);
      for (const row of picture.table.rows) assert.equal(row.length, picture.table.columns.length);
      assert.doesNotMatch(picture.svg, /<script|var\(|NaN|undefined|Infinity|<style/);
      const opened = picture.svg.match(/<[a-z]+(?=[\s>])[^>]*[^/]>|<[a-z]+>/gi)?.length ?? 0;
      assert.equal(opened, picture.svg.match(/<\/[a-z]+>/gi)?.length ?? 0);
    }
  });
}

test("every id in the picture carries the prefix, so two pictures share a page", () => {
  for (const { make } of EXHIBITS)
    for (const [, id] of make({ idPrefix: "first", patterns: true }).svg.matchAll(/ id="([^"]*)"/g))
      assert.match(id!, /^first-/);
});

const bars = (svg: string): Map<number, number> => {
  const sums = new Map<number, number>();
  for (const [, width, row] of svg.matchAll(/<rect[^>]* width="([\d.]+)"[^>]*data-row="(\d+)"/g))
    sums.set(Number(row), (sums.get(Number(row)) ?? 0) + Number(width));
  return sums;
};

test("the parts of a type strip add up to the bar, and every positive share is at least 2 pixels wide", () => {
  const share = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(share, fc.integer({ min: 320, max: 900 }), (parts, width) => {
      const sum = parts.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0.01);
      const shares = parts.map((part) => figure((100 * part) / sum));
      const { svg } = typeStrip(
        { year: 2024, rows: [{ id: "a", label: "A", shares }] },
        { width, standalone: false },
      );
      assert.ok(Math.abs(bars(svg).get(0)! - (width - 4)) < 0.1);
      const drawn = [...svg.matchAll(/ width="([\d.]+)"[^>]*data-type="(\d)"/g)];
      assert.equal(drawn.length, shares.filter(({ value }) => value! > 0).length);
      for (const [, wide] of drawn) assert.ok(Number(wide) >= 1.98, `${wide}`);
      const { svg: whole, height } = typeStrip(
        { year: 2024, rows: [{ id: "a", label: "A", shares }] },
        { width },
      );
      assert.deepEqual(inside(whole, width, height), []);
      assert.deepEqual(overlaps(textBoxes(whole)), []);
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("all five types are named in a type strip, also those nobody lives in", () => {
  const { svg, table } = typeStrip({
    year: 2024,
    rows: [{ id: "a", label: "A", shares: [figure(0), figure(0), figure(0), figure(100), figure(0)] }],
  });
  for (const type of ["1 Stora", "2 Utmaningar", "3 Blandade", "4 Goda", "5 Mycket"])
    assert.ok(svg.includes(type));
  assert.equal((table.rows[0]![1] as Figure).status, "zero");
});

const strip = (hidden: Figure): string =>
  typeStrip(
    {
      year: 2024,
      rows: [{ id: "a", label: "A", shares: [figure(10), hidden, hidden, figure(40), figure(10)] }],
    },
    { idPrefix: "x" },
  ).svg;

test("a suppressed share is hatched and a missing one dotted; neither is drawn as zero", () => {
  assert.match(strip(absent("suppressed")), /fill="url\(#x-suppressed\)"[^>]*data-status="suppressed"/);
  assert.match(strip(absent("missing")), /data-status="missing"/);
  assert.doesNotMatch(strip(absent("missing")), /fill="url\(#x-suppressed\)"[^>]*data-status/);
});

test("the interval of a hidden figure is nowhere: not in the axis, the lines, the table or the sentence", () => {
  const line = trendLines({
    measure: "Andel",
    unit: "percent",
    series: [
      {
        id: "a",
        label: "A",
        points: [2020, 2021, 2022].map((year) =>
          year === 2021
            ? { year, figure: absent("suppressed"), low: 71.3, high: 78.9 }
            : { year, figure: figure(12.5), low: 11, high: 14 },
        ),
      },
    ],
  });
  const rows = [
    { id: "a", label: "A", figure: figure(12.5), low: 11, high: 14 },
    { id: "b", label: "B", figure: absent("suppressed"), low: 71.3, high: 78.9 },
  ];
  const dots = intervalDots({ measure: "Andel", place: "A", year: 2022, unit: "percent", rows });
  for (const picture of [line, dots]) {
    const said = textBoxes(picture.svg).map(({ text }) => text);
    assert.ok(!said.some((text) => /^[2-9]\d\u202f?%|7[18],/.test(text)), said.join("; "));
    assert.doesNotMatch(JSON.stringify(picture.table) + picture.summary, /71[.,]3|78[.,]9/);
    assert.match(picture.svg, /data-status="suppressed"/);
  }
});

const linesOf = (svg: string): number => svg.match(/data-series="/g)?.length ?? 0;

const points = (gap?: number) =>
  [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].map((year) => ({
    year,
    figure: year === gap ? absent("missing") : figure(year - 2010),
  }));

const draw = (gap?: number, at?: number): string =>
  trendLines({
    measure: "Index",
    series: [{ id: "a", label: "A", points: points(gap) }],
    ...(at ? { breaks: [{ year: at, reason: { sv: "ny indelning", en: "new division" } }] } : {}),
  }).svg;

test("a line stops at a missing year and at a break, and goes on after it", () => {
  assert.equal(linesOf(draw()), 1);
  assert.equal(linesOf(draw(2020)), 2);
  assert.equal(linesOf(draw(undefined, 2021)), 2);
  assert.equal(linesOf(draw(2020, 2023)), 3);
  assert.match(draw(undefined, 2021), /data-break="2021"/);
});

test("a small number is a hollow ring in the series' colour", () => {
  const { svg } = trendLines({
    measure: "Index",
    series: [
      {
        id: "a",
        label: "A",
        points: [2020, 2021, 2022].map((year) => ({
          year,
          figure: figure(year - 2010, year === 2021 ? ["small"] : undefined),
        })),
      },
    ],
  });
  assert.match(svg, /<circle[^>]* fill="#fbfaf7" stroke="#00626f"/);
});

test("end labels of six series never lie on each other, however near the values", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(...WIDTHS),
      (ends, width) => {
        const picture = trendLines(
          {
            measure: "Index",
            series: ends.map((end, i) => ({
              id: `s${i}`,
              label: `Plats ${i}`,
              own: i === 2,
              points: [
                { year: 2020, figure: figure(10) },
                { year: 2021, figure: figure(10 + end) },
              ],
            })),
          },
          { width },
        );
        assert.deepEqual(overlaps(textBoxes(picture.svg)), []);
        assert.deepEqual(inside(picture.svg, width, picture.height), []);
      },
    ),
    { numRuns: 100, seed: 5 },
  );
});

test("seven series are refused with what to do", () => {
  const series = Array.from({ length: 7 }, (_, i) => ({ id: `${i}`, label: `${i}`, points: [] }));
  assert.throws(() => trendLines({ measure: "Index", series }), /7 series; at most 6/);
});

const square = (side: number, x: number, y: number) => ({
  type: "Polygon" as const,
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
});

const map = (value: number, geometry: ReturnType<typeof square>) =>
  mapPicture({
    title: "T",
    scale: { kind: "types" },
    areas: [{ code: "A", label: "A", geometry, figure: figure(value) }],
  });

test("pictures refuse what they cannot draw: four shares, a 4 × 4 matrix, degrees, a type 6, a width of 10", () => {
  assert.throws(
    () => typeStrip({ year: 2024, rows: [{ id: "a", label: "A", shares: [] }] }),
    /0 shares; expected 5/,
  );
  assert.throws(() => transitionDiagram({ fromYear: 2022, toYear: 2023, counts: [[]] }), /expected 5 × 5/);
  assert.throws(() => map(1, square(0.1, 13.5, 59.4)), /look like degrees/);
  assert.throws(() => map(6, square(1000, 412000, 6580000)), /type 6; expected 1 to 5/);
  assert.throws(
    () => typeStrip({ year: 2024, rows: [] }, { width: 10 }),
    /width is 10; expected 240 to 4000/,
  );
});

test("text in data cannot break out of the markup", () => {
  const { svg } = typeStrip({
    year: 2024,
    rows: [
      {
        id: "a",
        label: '</text><script>alert("x")</script>',
        shares: [20, 20, 20, 20, 20].map((v) => figure(v)),
      },
    ],
  });
  assert.doesNotMatch(svg, /<script/);
});

test("a scale bar is as long as it says", () => {
  const ring = [
    [400000, 6580000],
    [410000, 6580000],
    [410000, 6590000],
    [400000, 6590000],
    [400000, 6580000],
  ];
  const { svg } = mapPicture(
    {
      title: "T",
      scale: { kind: "types" },
      areas: [
        { code: "A", label: "A", geometry: { type: "Polygon", coordinates: [ring] }, figure: figure(3) },
      ],
    },
    { width: 404, standalone: false, height: 400 },
  );
  // 10 km over 400 pixels: 2 km is 80.
  assert.match(svg, /v5h80v-5/);
  assert.match(svg, />2 km</);
});

test("wrapped lines keep to the width and lose no word", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,12}$/), { maxLength: 30 }), (words) => {
      const lines = wrap(words.join(" "), 140, 13);
      for (const line of lines) assert.ok(textWidth(line, 13) <= 140);
      assert.deepEqual(lines.join(" ").split(" ").filter(Boolean), words);
    }),
  );
});
