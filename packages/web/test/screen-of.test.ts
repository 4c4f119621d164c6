/** Figures of documents lead to screens: the addresses they carry are read by the app's own reader of addresses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Modification } from "@tvars/api";
import { SCREENED_ROUTES, screenOf } from "../../study/src/reports/screen-of.ts";
import { START, type State, parseAddress } from "../src/url/state.ts";

const stateOf = (route: string, asked: Record<string, unknown> = {}): Partial<State> => {
  const [path = "", search = ""] = screenOf(route, asked)!.split("?");
  return parseAddress(path, search);
};

const cases: [route: string, asked: Record<string, unknown>, state: Partial<State>][] = [
  ["barometer", {}, { screen: "omraden", place: "riket" }],
  [
    "barometer",
    { place: "kommun:1780", year: 2022 },
    { screen: "omraden", place: "kommun:1780", year: 2022 },
  ],
  ["mapValues", { year: 2022, before: 2021 }, { screen: "karta", year: 2022, since: 2021 }],
  [
    "areas",
    { place: "lan:17", division: "deso" },
    { screen: "karta", place: "lan:17", division: "deso", view: "table" },
  ],
  ["area", { id: "regso@2025:1780R001" }, { screen: "omraden", place: "regso@2025:1780R001" }],
  ["place", { id: "set:min-grupp" }, { screen: "omraden", place: "set:min-grupp" }],
  ["compare", { places: "riket;kommun:1780" }, { screen: "jamfor", places: ["riket", "kommun:1780"] }],
  [
    "transitions",
    { place: "kommun:1780", from: 2018, to: 2022 },
    { screen: "omraden", since: 2018, year: 2022 },
  ],
  ["indicators", {}, { screen: "indikatorer", indicator: null }],
  [
    "indicator",
    { id: "employed", place: "lan:17", division: "deso" },
    { screen: "indikatorer", indicator: "employed", place: "lan:17", division: "deso" },
  ],
  ["measures", {}, { screen: "matt" }],
  ["groupings", {}, { screen: "matt" }],
  [
    "measure",
    { measures: "dissimilarity,isolation", grouping: "background", groups: "a,b" },
    {
      screen: "matt",
      measure: "dissimilarity",
      beside: ["isolation"],
      grouping: "background",
      groups: ["a", "b"],
    },
  ],
  ["measureAreas", { measure: "theil-h" }, { screen: "matt", measure: "theil-h", aspect: "now" }],
  ["measureTrend", { measure: "theil-h" }, { screen: "matt", measure: "theil-h", aspect: "time" }],
  ["measureScale", { measure: "theil-h" }, { screen: "matt", aspect: "scale" }],
  ["measureDecomposition", { measure: "theil-h", to: 2022 }, { screen: "matt", aspect: "parts", year: 2022 }],
  [
    "measurePlaces",
    { measure: "theil-h", division: "lan" },
    { screen: "matt", aspect: "places", level: "lan" },
  ],
  ["networks", {}, { screen: "barriarer" }],
  ["networkQuality", { network: "ort" }, { screen: "barriarer", network: "ort", about: "quality" }],
  ["networkComparison", { a: "osm", b: "nvdb" }, { network: "osm", compared: "nvdb", about: "quality" }],
  ["structure", { profile: "older" }, { screen: "barriarer", about: "structure", profile: "older" }],
  [
    "barriers",
    { network: "ort", rules: "adt:8000,speed:80", classes: "50,200,400" },
    { screen: "barriarer", network: "ort", rules: "adt:8000,speed:80", classes: "50,200,400" },
  ],
  [
    "barrierSegregation",
    { grouping: "background", radius: "1000", measure: "divergence" },
    { about: "segregation", grouping: "background", radius: 1000, measure: "divergence" },
  ],
  ["barrierIndicators", {}, { screen: "barriarer", about: "indicators" }],
  ["barrierSegment", { id: "E18-3.5" }, { screen: "barriarer", segment: "E18-3.5" }],
  [
    "scenario",
    { network: "ort", modifications: [] },
    { screen: "barriarer", network: "ort", task: "scenario" },
  ],
  ["scenarios", {}, { screen: "barriarer", task: "scenario" }],
  ["candidates", { network: "ort" }, { task: "scenario", suggest: true }],
  [
    "access",
    { mode: "transit", date: "2026-03-17", departure: "08:00", window: 30 },
    { task: "access", transit: true, date: "2026-03-17", departure: "08:00", window: 30 },
  ],
  ["isochrone", { lon: 17.6, lat: 59.8 }, { task: "access", at: [17.6, 59.8] }],
  ["records", {}, { screen: "uppgifter", records: null }],
  ["recordsSet", { id: "olyckor" }, { screen: "uppgifter", records: "olyckor" }],
  ["denominators", { id: "olyckor" }, { screen: "uppgifter", records: "olyckor" }],
  [
    "breakdown",
    { id: "olyckor", by: "type,kommun", years: "2018-2022", figure: "rate", per: "residents" },
    {
      screen: "uppgifter",
      records: "olyckor",
      asked: { ...START.asked, by: ["type", "kommun"], years: "2018-2022", figure: "rate", per: "residents" },
    },
  ],
  ["releases", {}, { screen: "utlamning", release: null }],
  ["release", { id: "olyckor-1" }, { screen: "utlamning", release: "olyckor-1" }],
  ["releaseCheck", { id: "olyckor-1" }, { screen: "utlamning", release: "olyckor-1" }],
  ["plans", {}, { screen: "planera", plan: null }],
  [
    "plan",
    { id: "lansplan", weights: "people:1,severed:2", reach: 500 },
    { screen: "planera", plan: "lansplan", weights: "people:1,severed:2", reach: 500 },
  ],
  ["planOrder", { id: "lansplan" }, { screen: "planera", plan: "lansplan" }],
  ["planSheet", { id: "lansplan", measure: "bro" }, { screen: "planera", plan: "lansplan", sheet: "bro" }],
  [
    "picture",
    { kind: "slope", place: "lan:17", from: 2018, to: 2022 },
    { screen: "omraden", place: "lan:17", since: 2018, year: 2022 },
  ],
  ["goals", {}, { screen: "folj-upp", about: "goals" }],
  ["goal", { id: "mal" }, { screen: "folj-upp", about: "goals" }],
  ["composition", { place: "lan:17" }, { screen: "folj-upp", about: "composition", place: "lan:17" }],
  ["evaluate", {}, { screen: "folj-upp", about: "evaluation" }],
  [
    "evaluation",
    { treated: "1780R001,1780R002", since: 2019, indicator: "employed" },
    {
      screen: "folj-upp",
      about: "evaluation",
      places: ["1780R001", "1780R002"],
      since: 2019,
      measure: "employed",
    },
  ],
  ["early", {}, { screen: "folj-upp", about: "early" }],
  ["news", {}, { screen: "folj-upp", about: "news" }],
  ["snapshots", {}, { screen: "data" }],
  [
    "snapshot",
    { id: "scb.TAB6586.2026-06-23.8907d2bb" },
    { screen: "data", snapshot: "scb.TAB6586.2026-06-23.8907d2bb" },
  ],
  ["changes", {}, { screen: "data" }],
];

for (const [route, asked, state] of cases)
  test(`${route} ${JSON.stringify(asked)} is read as the screen that shows it`, () => {
    const read = stateOf(route, asked);
    for (const [name, value] of Object.entries(state))
      assert.deepEqual(read[name as keyof State], value, `${name} of ${screenOf(route, asked)}`);
  });

test("what a scenario draws is read from its address as it was drawn", () => {
  const from: [number, number] = [17.61234, 59.85678];
  const to: [number, number] = [17.615, 59.857];
  const modifications: Modification[] = [
    { do: "add-crossing", kind: "bridge", from, to },
    { do: "add-crossing", kind: "zebra", delayS: 20, from, to },
    { do: "remove-crossing", crossing: "EX,1" },
    { do: "change-crossing", crossing: "EX-2", delayS: 45 },
    { do: "add-link", from, to },
    { do: "remove-link", from, to },
    { do: "change-speed", factor: 0.5, from, to },
    { do: "add-service", service: "school", at: from },
    { do: "remove-service", service: "stop", at: from },
    { do: "move-service", service: "shop", from, to },
    { do: "remove-line", line: "4" },
    { do: "change-headway", line: "4", minutes: 7.5 },
  ];
  assert.deepEqual(stateOf("scenario", { network: "ort", modifications }).edits, modifications);
});

test("every route with a screen is read here, and what no screen shows has no address", () => {
  const read = new Set(cases.map(([route]) => route));
  assert.deepEqual(
    SCREENED_ROUTES.filter((route) => !read.has(route)),
    [],
  );
  assert.equal(screenOf("recompute", {}), undefined);
});
