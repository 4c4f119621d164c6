import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  CATALOGUE,
  MeasuresError,
  RATES,
  adjacencyOf,
  groupAndRest,
  lifeTable,
  measureOf,
  shareOf,
} from "../src/index.ts";
import type { MeasureData } from "../src/index.ts";

const near = (got: number, wanted: number, tolerance = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted)),
    `${got} is not ${wanted} within ${tolerance}`,
  );

const data: MeasureData = {
  counts: groupAndRest([60, 90, 150, 200, 20, 0], [400, 900, 2000, 4000, 500, 0]),
  values: Float64Array.of(30, 22, 15, 9, 4, 11),
  adjacency: adjacencyOf(6, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
  ]),
};
/** All but the life table, whose rows are ages in order. */
const OF_AREAS = RATES.filter(({ info }) => info.id !== "life-expectancy");
const valueOf = (id: string, options: object = {}): number => measureOf(id)(data, options).value;

test("every measure of rates is in the catalogue once, by an id no other measure has", () => {
  const ids = CATALOGUE.flatMap(({ info }) =>
    [info.id, ...(info.aliases ?? [])].map((name) => name.toLowerCase()),
  );
  for (const { info } of RATES) {
    assert.equal(info.family, "rates");
    for (const name of [info.id, ...(info.aliases ?? [])])
      assert.equal(ids.filter((id) => id === name.toLowerCase()).length, 1, name);
  }
});

test("every measure answers finite numbers within its range, an interval around the value and one number an area", () => {
  for (const measure of OF_AREAS) {
    const { value, interval, perArea, standardError, expected, profile, note } = measure(data);
    const { low, high } = measure.info.range;
    assert.ok(value >= low && value <= high, `${measure.info.id} ${value}`);
    if (interval) {
      assert.ok(Number.isFinite(interval.low) && Number.isFinite(interval.high));
      assert.ok(interval.low <= value && value <= interval.high, measure.info.id);
    }
    for (const number of [standardError ?? 0, expected ?? 0, ...perArea!, ...(profile ? profile.low! : [])])
      assert.ok(Number.isFinite(number), measure.info.id);
    assert.equal(perArea!.length, 6);
    assert.match(note.sv, /5 områden\. 1 utan invånare är inte med\./);
    assert.match(note.en, /5 areas\. 1 without people left out\./);
  }
});

test("the order of areas changes no value", () => {
  const turned: MeasureData = {
    counts: groupAndRest([0, 20, 200, 150, 90, 60], [0, 500, 4000, 2000, 900, 400]),
    values: Float64Array.of(11, 4, 9, 15, 22, 30),
    adjacency: data.adjacency!,
  };
  for (const measure of OF_AREAS) near(measure(turned).value, measure(data).value, 1e-10);
});

test("parts of areas sum to the value where the catalogue says so", () => {
  for (const measure of OF_AREAS) {
    if (!/parts sum|Parts sum/.test(measure.info.perArea!.en)) continue;
    const { value, perArea } = measure(data);
    near(
      perArea!.reduce((a, b) => a + b, 0),
      value,
      1e-9,
    );
  }
});

test("share is X/T with the interval asked for, and what simulations call is the same", () => {
  const measure = measureOf("share");
  assert.deepEqual(
    measure(data, { method: "jeffreys", level: 0.9 } as object).interval,
    shareOf(520, 7800, { method: "jeffreys", level: 0.9 }).interval,
  );
  near(measure.quick!(data.counts), 520 / 7800);
});

test("the gap shows difference and ratio together, and against a chosen area", () => {
  const { value, parts } = measureOf("absolute-gap")(data);
  near(value, 0.15 - 0.04);
  assert.deepEqual(
    parts!.map(({ id }) => id),
    ["difference", "ratio"],
  );
  near(valueOf("relative-gap", { reference: "area", area: 3 }), 0.15 / 0.05);
  near(valueOf("relative-gap", { reference: "mean" }), 0.15 / (520 / 7800));
  assert.throws(() => valueOf("absolute-gap", { reference: "area", area: 5 }), MeasuresError);
  assert.throws(
    () => measureOf("relative-gap")(groupAndRest([0, 5], [10, 10])),
    (error) => error instanceof MeasuresError && error.kind === "undefined",
  );
});

test("the slope rises where the property is most common at high values, and turns with the ranking", () => {
  const up = valueOf("SII");
  assert.ok(up > 0);
  near(measureOf("SII")({ ...data, values: data.values!.map((v) => -v) }).value, -up);
  const ratio = valueOf("RII");
  near(measureOf("RII")({ ...data, values: data.values!.map((v) => -v) }).value, 1 / ratio, 1e-9);
  for (const model of ["binomial", "poisson"]) assert.ok(valueOf("SII", { model }) > 0);
});

test("PAR and PAF tell one thing: PAF is PAR over the share of all", () => {
  near(valueOf("PAF"), valueOf("PAR") / (520 / 7800));
  near(valueOf("PAR"), 520 / 7800 - 0.04);
});

test("where chance alone makes areas differ, variance between areas is what is expected of it, on average", () => {
  // All splits of 4 of 8 persons over two areas of 4: hypergeometric, so a little less than binomial chance.
  const measure = measureOf("between-group-variance");
  const { value, expected } = measure(groupAndRest([3, 1], [4, 4]));
  near(value, 0.0625);
  near(expected!, 0.25 / 8);
});

test("what simulations call gives the measure's value with default options, and NaN where it has none", () => {
  let quick = 0;
  for (const measure of RATES) {
    if (!measure.quick) continue;
    quick += 1;
    near(measure.quick(data.counts), measure(data).value, 1e-12);
  }
  assert.equal(quick, 9);
  assert.ok(Number.isNaN(measureOf("rate-mean-log-deviation").quick!(groupAndRest([0, 5], [10, 10]))));
  assert.ok(Number.isNaN(measureOf("relative-gap").quick!(groupAndRest([0, 5], [10, 10]))));
});

test("rows as strata: the standardised rate weighs them by the column of values, observed to expected applies it as rates", () => {
  const strata = groupAndRest([10, 90], [1000, 900]);
  near(
    measureOf("DSR")({ counts: strata, values: Float64Array.of(1, 1) }, { per: 1000 } as object).value,
    55,
  );
  near(measureOf("SMR")({ counts: strata, values: Float64Array.of(0.02, 0.2) }).value, 0.5);
});

test("rows as ages: life expectancy is that of the life table, and ages out of order are refused", () => {
  const counts = groupAndRest([100, 400], [20_000, 8000]);
  const { value, perArea } = measureOf("e0")({ counts, values: Float64Array.of(0, 50) });
  near(
    value,
    lifeTable({ from: [0, 50], deaths: [100, 400], population: [20_000, 8000] }).expectancy[0]!.value,
  );
  near(perArea![1]!, 20);
  assert.throws(() => measureOf("e0")(data), MeasuresError);
});

test("one area alone: measures of difference are 0 or a named error, never NaN", () => {
  const one: MeasureData = {
    counts: groupAndRest([5], [50]),
    values: Float64Array.of(3),
    adjacency: adjacencyOf(1, []),
  };
  for (const measure of RATES)
    try {
      const { value, interval } = measure(one);
      for (const number of [value, interval?.low ?? 0, interval?.high ?? 0])
        assert.ok(Number.isFinite(number), measure.info.id);
    } catch (error) {
      assert.ok(
        error instanceof MeasuresError && error.kind !== "input",
        `${measure.info.id}: ${String(error)}`,
      );
    }
});

test("whatever the counts, a measure answers with numbers or with a named error", () => {
  const area = fc.record({ people: fc.integer({ min: 0, max: 40 }), part: fc.constantFrom(0, 0.1, 0.5, 1) });
  fc.assert(
    fc.property(
      fc.array(area, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...RATES),
      (list, measure) => {
        const given: MeasureData = {
          counts: groupAndRest(
            list.map(({ people, part }) => Math.round(people * part)),
            list.map(({ people }) => people),
          ),
          values: Float64Array.from(list, (_, i) => (i * 7) % 5),
          adjacency: adjacencyOf(
            list.length,
            list.slice(1).map((_, i) => [i, i + 1] as const),
          ),
        };
        try {
          const { value, interval, perArea, expected = 0, standardError = 0 } = measure(given);
          for (const number of [
            value,
            expected,
            standardError,
            interval?.low ?? 0,
            interval?.high ?? 0,
            ...perArea!,
          ])
            assert.ok(Number.isFinite(number), `${measure.info.id}: ${number}`);
        } catch (error) {
          assert.ok(error instanceof MeasuresError, `${measure.info.id}: ${String(error)}`);
        }
      },
    ),
    { numRuns: 1500, seed: 9 },
  );
});
