import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { absent, figure } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { AreaType, Picture, PictureOptions } from "@tvars/report";
import {
  ageBars,
  contributions,
  cutoffBand,
  desoContrast,
  distributionStrip,
  intervalDots,
  slope,
  smallMultiples,
  transitionDiagram,
  trendLines,
  typeTrend,
} from "@tvars/report";
import { overlaps, textBoxes } from "./boxes.ts";

const width = fc.constantFrom(320, 340, 500, 640, 760);
const lang = fc.constantFrom("sv" as const, "en" as const);
const options = fc.record({ width, lang, standalone: fc.boolean() });

/** Known, small, zero, suppressed and missing figures in any mixture. */
const any = (most: number): fc.Arbitrary<Figure> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: most * 10 }).map((n) => figure(n / 10)) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most * 10 }).map((n) => figure(n / 10, ["small"])) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(absent("suppressed"), absent("missing"), absent("not-applicable")),
    },
  );

const name = fc.constantFrom("Åsbo", "Norra Ängarna", "Grannkommunen vid Långa sjöns östra strand", "Ö");

function sound(picture: Picture, { width: wide }: PictureOptions): void {
  const boxes = textBoxes(picture.svg);
  assert.deepEqual(overlaps(boxes), []);
  for (const box of boxes)
    assert.ok(
      box.left >= -0.5 && box.right <= wide! + 0.5 && box.top >= -0.5 && box.bottom <= picture.height + 0.5,
      `"${box.text}" at ${box.left}–${box.right}, ${box.top}–${box.bottom} of ${wide} × ${picture.height}`,
    );
  assert.doesNotMatch(picture.svg, /NaN|undefined|Infinity/);
  assert.doesNotMatch(picture.title + picture.summary, /NaN|undefined|null/);
}

const years = fc.record({
  from: fc.integer({ min: 2011, max: 2022 }),
  count: fc.integer({ min: 1, max: 14 }),
});
const breaks = [{ year: 2018, reason: { sv: "ny metod.", en: "new method." } }];
const run = { numRuns: 80, seed: 3, includeErrorInReport: true };

test("trends and small multiples hold for any figures, one year or fourteen", () => {
  fc.assert(
    fc.property(
      years,
      fc.array(fc.tuple(name, fc.array(any(40), { minLength: 14, maxLength: 14 })), {
        minLength: 1,
        maxLength: 6,
      }),
      options,
      ({ from, count }, rows, chosen) => {
        const series = rows.map(([label, figures], i) => ({
          id: `s${i}`,
          label,
          own: i === 0,
          points: figures.slice(0, count).map((f, k) => ({ year: from + k, figure: f })),
        }));
        sound(
          trendLines(
            { measure: "Andel med låg ekonomisk standard", unit: "percent", series, breaks },
            chosen,
          ),
          chosen,
        );
        sound(smallMultiples({ measure: "Index", panels: series, breaks }, chosen), chosen);
      },
    ),
    run,
  );
});

test("trends by type hold for any shares, years with nothing known among them", () => {
  const shares = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }).map((parts) => {
      const sum = parts.reduce((a, b) => a + b, 0) || 1;
      return parts.map((part) => figure((100 * part) / sum));
    }),
    fc.constant(Array.from({ length: 5 }, () => absent("missing"))),
    fc.constant([figure(20), absent("suppressed"), absent("suppressed"), figure(30), figure(10)]),
  );
  fc.assert(
    fc.property(
      years,
      fc.array(shares, { minLength: 14, maxLength: 14 }),
      options,
      fc.constantFrom("stacked" as const, "multiples" as const),
      ({ from, count }, all, chosen, layout) => {
        const rows = all.slice(0, count).map((one, k) => ({ year: from + k, shares: one }));
        sound(typeTrend({ place: "Åsbo", years: rows, breaks, layout }, chosen), chosen);
      },
    ),
    run,
  );
});

test("transitions hold for any counts, empty types among them", () => {
  const count = fc.oneof(
    fc.constant(figure(0)),
    fc.integer({ min: 0, max: 2000 }).map((n) => figure(n)),
    fc.constant(absent("suppressed")),
  );
  const counts = fc.array(fc.array(count, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, options, (matrix, chosen) => {
      sound(transitionDiagram({ fromYear: 2022, toYear: 2023, counts: matrix }, chosen), chosen);
    }),
    run,
  );
});

test("slopes, distributions, intervals, contrasts, ages and bridges hold for any figures and names", () => {
  const places = fc.array(fc.record({ label: name, a: any(40), b: any(40) }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(places, options, (rows, chosen) => {
      const at = { year: 2024, place: "Åsbo", measure: "Andel med låg ekonomisk standard" };
      sound(
        slope(
          {
            measure: at.measure,
            fromYear: 2011,
            toYear: 2024,
            unit: "percent",
            items: rows.map(({ label, a, b }, i) => ({ id: `${i}`, label, from: a, to: b, own: i === 0 })),
          },
          chosen,
        ),
        chosen,
      );
      sound(
        distributionStrip(
          {
            measure: "Index",
            year: 2024,
            among: "riket",
            items: rows.map(({ label, a }, i) => ({
              id: `${i}`,
              label,
              figure: a,
              type: ((i % 5) + 1) as AreaType,
              own: i < 2,
            })),
            cuts: [3.6, 9.1, 14.6, 20].map((value, i) => ({ value, label: `${5 - i} | ${4 - i}` })),
          },
          chosen,
        ),
        chosen,
      );
      sound(
        intervalDots(
          {
            ...at,
            unit: "percent",
            rows: rows.map(({ label, a }, i) => ({
              id: `${i}`,
              label,
              figure: a,
              ...(a.value === null ? {} : { low: a.value / 2, high: a.value * 1.4 + 1 }),
            })),
            reference: { label: "Riket", value: 14 },
          },
          chosen,
        ),
        chosen,
      );
      sound(
        desoContrast(
          {
            ...at,
            deso: rows.map(({ a }, i) => ({ code: `0000C${1000 + i}`, figure: a })),
            lines: rows.slice(0, 3).map(({ label, b }) => ({ label, figure: b })),
          },
          chosen,
        ),
        chosen,
      );
      sound(
        ageBars(
          {
            place: "Åsbo",
            year: 2024,
            compareLabel: "Riket",
            ages: rows.map(({ a, b }, i) => ({ label: `${i * 10}–${i * 10 + 9}`, share: a, compare: b })),
          },
          chosen,
        ),
        chosen,
      );
      const [first] = rows;
      const parts = [0.4, -0.7, (first!.a.value ?? 1) - 3].map((change, i) => ({
        id: `V${i + 1}`,
        label: "Ekonomiskt bistånd eller långtidsarbetslöshet",
        change,
      }));
      const from = first!.a.value;
      sound(
        contributions(
          {
            place: "Åsbo",
            fromYear: 2018,
            toYear: 2023,
            from,
            to: from === null ? null : parts.reduce((sum, { change }) => sum + change, from),
            parts,
          },
          chosen,
        ),
        chosen,
      );
    }),
    run,
  );
});

test("cut-offs hold with years that could not be recovered and an index outside every band", () => {
  fc.assert(
    fc.property(
      years,
      fc.array(fc.tuple(fc.boolean(), any(60)), { minLength: 14, maxLength: 14 }),
      name,
      options,
      ({ from, count }, rows, label, chosen) => {
        const picture = cutoffBand(
          {
            years: rows.slice(0, count).map(([known], k) => ({
              year: from + k,
              cuts: [3.6, 9.1, 14.6, 20].map((cut) => (known ? { low: cut - 0.3, high: cut + 0.4 } : null)),
            })),
            own: { label, points: rows.slice(0, count).map(([, f], k) => ({ year: from + k, figure: f })) },
            breaks,
          },
          chosen,
        );
        sound(picture, chosen);
      },
    ),
    run,
  );
});
