/** Before and after on made areas where the effect is known: forty areas, 2012–2021, something done in 2018. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AreaRef } from "@tvars/api";
import { evaluationAsked } from "@tvars/api";
import { emptyCube, figure, setFigure, text } from "@tvars/cube";
import type { Category } from "@tvars/cube";
import { randomOf } from "@tvars/measures";
import { areaTables } from "../src/data/area-table.ts";
import type { Data } from "../src/data/data.ts";
import { Gazetteer } from "../src/data/gazetteer.ts";
import type { AreaValues } from "../src/followup/area-values.ts";
import { evaluationOf } from "../src/followup/evaluate.ts";
import type { Place } from "../src/barometer/place.ts";

const YEARS = Array.from({ length: 10 }, (_, at) => 2012 + at);
const CODES = Array.from({ length: 40 }, (_, at) => `1780R${String(at + 1).padStart(3, "0")}`);
const TREATED = CODES.slice(0, 6);
const SINCE = 2018;

/** A common fall of 0.3 a year, a level of each area's own, and a swing that is nobody's doing. */
const base = (code: string, year: number): number => {
  const at = CODES.indexOf(code);
  return 10 + (at % 7) - 0.3 * (year - 2012) + 0.4 * (randomOf(3, at * 100 + year - 2012)() - 0.5);
};

function made(value: (code: string, year: number) => number): {
  data: Data;
  values: AreaValues;
  place: Place;
} {
  const ids = (list: readonly (string | number)[]): Category[] =>
    list.map((id) => ({ id: String(id), label: text(String(id)) }));
  const measures = ["index", "type", "v1", "v2", "v3"];
  const cube = emptyCube(text("index"), [
    { id: "area", label: text("area"), categories: ids(CODES.map((code) => `regso@2020:${code}`)) },
    { id: "year", label: text("year"), categories: ids(YEARS) },
    { id: "measure", label: text("measure"), categories: ids(measures) },
  ]);
  let cell = 0;
  for (const code of CODES)
    for (const year of YEARS)
      for (const measure of measures)
        setFigure(cube, cell++, figure(measure === "type" ? 3 : value(code, year)));
  const data: Data = {
    state: "made",
    invented: true,
    snapshots: [],
    gazetteer: new Gazetteer(),
    index: areaTables(cube),
    population: new Map(),
    bridge: undefined,
    years: YEARS,
  };
  const name = text("made");
  const provenance = { origin: [], notes: [], method: name };
  return {
    data,
    values: { title: name, unit: name, decimals: 1, years: YEARS, value, provenance },
    place: {
      ref: { id: "riket", kind: "riket", name, areas: CODES.length },
      version: "regso@2020",
      codes: CODES,
    },
  };
}

const ask = (value: (code: string, year: number) => number, more: object = {}) => {
  const { data, values, place } = made(value);
  const asked = evaluationAsked.parse({
    follows: { kind: "indicator", id: "made" },
    treated: TREATED,
    since: SINCE,
    ...more,
  });
  return evaluationOf(data, values, place, asked);
};
const done = (code: string, year: number): boolean => TREATED.includes(code) && year >= SINCE;

test("an effect of −3 that was put in is found to a tenth of it, and is far from what placebo areas show", () => {
  const answer = ask((code, year) => base(code, year) - (done(code, year) ? 3 : 0));
  assert.ok(Math.abs(answer.effect.figure.value! + 3) < 0.3);
  assert.ok(answer.effect.high! < 0);
  assert.ok(answer.p! < 0.01);
});

test("trends that part before are flagged, and the title claims no effect", () => {
  const answer = ask((code, year) => base(code, year) + (TREATED.includes(code) ? 0.8 * (year - 2012) : 0));
  assert.equal(answer.preTrend.alike, false);
  assert.equal(answer.assumptions[0]!.checked, "doubtful");
  assert.equal(answer.assumptions[1]!.checked, "doubtful");
  assert.match(answer.title.en, /already drifting apart before 2018/);
  const trend = answer.balance.at(-1)!;
  assert.ok(Math.abs(trend.standardised) > 0.25);
});

test("the same question has the same answer; another seed has the same effect", () => {
  const [a, b, c] = [ask(base), ask(base), ask(base, { seed: 2 })];
  assert.deepEqual(a, b);
  assert.equal(a.effect.figure.value, c.effect.figure.value);
  assert.notDeepEqual(a.placebos, c.placebos);
});

test("chosen comparison areas are the comparison, each alike; a treated area cannot be one", () => {
  const own = [CODES[10]!, CODES[11]!];
  const answer = ask(base, { comparison: own });
  assert.deepEqual(
    answer.comparison.map(({ code, weight }: AreaRef & { weight: number }) => [
      code,
      Math.round(weight * 1e9),
    ]),
    own.map((code) => [code, 5e8]),
  );
  assert.throws(() => ask(base, { comparison: [TREATED[0]] }), /has no figures before and after/);
});

test("with two years before, whether trends were alike is said not to be testable", () => {
  const answer = ask(base, { since: 2014 });
  assert.equal(answer.assumptions[0]!.checked, "cannot-be-checked");
});
