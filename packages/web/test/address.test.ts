import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ASPECTS,
  CHANGE_PARTS,
  LANGUAGES,
  MAP_LAYERS,
  SCREENS,
  START,
  type State,
  formatAddress,
  parseAddress,
} from "../src/url/state.ts";

const read = (address: string): State => {
  const url = new URL(address, "http://localhost");
  return parseAddress(url.pathname, url.search);
};

const placeIds = fc.constantFrom(
  "riket",
  "lan:17",
  "kommun:1780",
  "regso@2025:1780R001",
  "set:langs-vagen",
  "areas:1780R001,1780R002",
);

const states: fc.Arbitrary<State> = fc
  .record({
    screen: fc.constantFrom(...SCREENS),
    place: fc.option(placeIds),
    year: fc.option(fc.integer({ min: 1990, max: 2100 })),
    since: fc.option(fc.integer({ min: 1990, max: 2100 })),
    layer: fc.constantFrom(...MAP_LAYERS),
    part: fc.constantFrom(...CHANGE_PARTS),
    patterns: fc.boolean(),
    measure: fc.option(fc.constantFrom("dissimilarity", "theil-h")),
    beside: fc.uniqueArray(fc.constantFrom("gini", "isolation")),
    grouping: fc.option(fc.constantFrom("background", "TAB6534.education")),
    groups: fc.uniqueArray(fc.constantFrom("foreign", "swedish", "0-4", "80+")),
    aspect: fc.constantFrom(...ASPECTS),
    view: fc.constantFrom("map" as const, "table" as const),
    tables: fc.uniqueArray(fc.constantFrom("share", "trend", "by-type")),
    places: fc.uniqueArray(placeIds, { maxLength: 4 }),
    indicator: fc.option(fc.constantFrom("population", "low-economic-standard")),
    division: fc.constantFrom("regso" as const, "deso" as const, "kommun" as const, "lan" as const),
    level: fc.constantFrom("kommun" as const, "lan" as const),
    sort: fc.option(
      fc.record({ column: fc.constantFrom("name", "v1", "typeBefore"), descending: fc.boolean() }),
    ),
    page: fc.integer({ min: 1, max: 400 }),
    q: fc.string(),
    snapshot: fc.option(fc.constantFrom("scb.TAB6586.2026-06-23.ab12")),
    lang: fc.constantFrom(...LANGUAGES),
    camera: fc.option(
      fc.record({
        zoom: fc.integer({ min: 0, max: 2200 }).map((n) => n / 100),
        lat: fc.integer({ min: -900000, max: 900000 }).map((n) => n / 10000),
        lon: fc.integer({ min: -1800000, max: 1800000 }).map((n) => n / 10000),
      }),
    ),
  })
  .map((state) => ({ ...state, indicator: state.screen === "indikatorer" ? state.indicator : null }));

test("every state survives the way through the address", () => {
  fc.assert(
    fc.property(states, (state) => {
      const back = read(formatAddress(state));
      // −0 and 0 are the same place.
      const plain = (value: State): unknown => JSON.parse(JSON.stringify(value));
      assert.deepEqual(plain(back), plain(state));
    }),
  );
});

test("the start state is the shortest address of its screen", () => {
  assert.equal(formatAddress(START), "/karta");
  assert.equal(
    formatAddress({ ...START, screen: "omraden", place: "regso@2025:1780R001" }),
    "/omraden/regso@2025:1780R001",
  );
});

test("an address without a path is the map", () => assert.equal(read("/").screen, "karta"));

test("what is not understood is left at its start value, so old links open", () => {
  const state = read("/karta?year=soon&layer=heat&map=1/2&page=-3&sort=%3Cscript%3E&lang=de");
  assert.deepEqual(state, START);
});

test("a broken percent sequence in the path does not throw", () => {
  assert.equal(parseAddress("/omraden/%E0%A4%A", "").place, "%E0%A4%A");
});
