import assert from "node:assert/strict";
import { test } from "node:test";
import type { Modification } from "@tvars/api";
import fc from "fast-check";
import { CROSSING_KINDS } from "../src/url/edits.ts";
import {
  ASPECTS,
  CHANGE_PARTS,
  COLOURINGS,
  LANGUAGES,
  MAP_LAYERS,
  PROFILES,
  SCREENS,
  START,
  TASKS,
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

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 100_000, max: most * 100_000 }).map((n) => n / 100_000);
const points = fc.tuple(degrees(180), degrees(90));
const crossingIds = fc.constantFrom("x-17", "osm:123;4", "way 5,6", "ö/2%");

const lineWords = fc.record(
  {
    minutes: fc.integer({ min: 5, max: 14_400 }).map((n) => n / 10),
    speedKmH: fc.integer({ min: 30, max: 3000 }).map((n) => n / 10),
    times: fc.integer({ min: 1, max: 2000 }).map((n) => n / 10),
    first: fc.constantFrom("05:30", "00:00"),
    last: fc.constantFrom("23:59", "29:00"),
    oneWay: fc.constant(true),
    cost: fc.record({ low: fc.nat(1e9), high: fc.nat(1e9) }),
    name: fc.constantFrom("Tvärlinjen", "o,s20;t1-2"),
  },
  { requiredKeys: ["minutes"] },
);

const edits: fc.Arbitrary<Modification> = fc.oneof(
  fc
    .record(
      {
        do: fc.constant("add-crossing" as const),
        kind: fc.constantFrom(...CROSSING_KINDS),
        from: points,
        to: points,
        cost: fc.record({ low: fc.nat(1e9), high: fc.nat(1e9) }),
        delayS: fc.nat(600),
        name: fc.string({ minLength: 1 }).filter((name) => !/\p{Surrogate}/u.test(name)),
      },
      { requiredKeys: ["do", "kind", "from", "to"] },
    )
    .map((edit) => edit as Modification),
  fc.record({ do: fc.constant("remove-crossing" as const), crossing: crossingIds }),
  fc
    .record(
      {
        do: fc.constantFrom("add-link", "remove-link", "move-service", "change-speed"),
        from: points,
        to: points,
        cost: fc.record({ low: fc.nat(1e9), high: fc.nat(1e9) }),
        name: fc.constantFrom("Väg", "n,c1-2;3"),
      },
      { requiredKeys: ["do", "from", "to"] },
    )
    .map((edit) => ({
      ...edit,
      ...(edit.do === "move-service" ? { service: "stop" } : {}),
      ...(edit.do === "change-speed" ? { factor: 0.35 } : {}),
    }))
    .map((edit) => edit as Modification),
  fc
    .record({
      do: fc.constantFrom("add-service", "remove-service"),
      service: fc.constantFrom("school", "egen, sort;1"),
      at: points,
      cost: fc.record({ low: fc.nat(1e9), high: fc.nat(1e9) }),
    })
    .map((edit) => edit as Modification),
  fc.record({ do: fc.constant("change-crossing" as const), crossing: crossingIds, delayS: fc.nat(600) }),
  fc.record({ do: fc.constant("remove-line" as const), line: fc.constantFrom("4", "T1, röd;2") }),
  fc.record({
    do: fc.constant("change-headway" as const),
    line: fc.constantFrom("4", "T1, röd;2"),
    minutes: fc.integer({ min: 5, max: 14_400 }).map((n) => n / 10),
  }),
  fc
    .record({ stops: fc.array(points, { minLength: 2, maxLength: 40 }), more: lineWords })
    .map(({ stops, more: { times, ...more } }): Modification => ({
      do: "add-line",
      stops,
      ...more,
      ...(times === undefined
        ? {}
        : { runMinutes: stops.slice(1).map((_, k) => Number((times + k / 10).toFixed(1))) }),
    })),
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
    network: fc.option(fc.constantFrom("example", "osm.oslo.2026")),
    profile: fc.constantFrom(...PROFILES),
    rules: fc.option(fc.constantFrom("adt:8000", "adt:8000,owner:any")),
    task: fc.constantFrom(...TASKS),
    segment: fc.option(fc.constantFrom("rv-17:4", "rail/2#8")),
    crossing: fc.option(crossingIds),
    colouring: fc.constantFrom(...COLOURINGS),
    band: fc.constantFrom(null, [12, null] as const, [null, 0.5] as const, [0, 1e9] as const),
    under: fc.boolean(),
    edits: fc.array(edits, { maxLength: 4 }),
    scenario: fc.option(fc.constantFrom("bro-vid-skolan")),
    against: fc.option(fc.constantFrom("tunnel")),
    before: fc.boolean(),
    swipe: fc.option(fc.integer({ min: 0, max: 100 })),
    versus: fc.constantFrom<string[]>([], ["now", "bro"], ["-", "bro"]),
    suggest: fc.boolean(),
    service: fc.option(fc.constantFrom("school")),
    minutes: fc.option(fc.constantFrom(5, 10, 30)),
    at: fc.option(points),
    records: fc.option(fc.constantFrom("stops", "skadade-i-vagtrafik")),
    release: fc.option(fc.constantFrom("stops-1")),
    lang: fc.constantFrom(...LANGUAGES),
    camera: fc.option(
      fc.record({
        zoom: fc.integer({ min: 0, max: 2200 }).map((n) => n / 100),
        lat: fc.integer({ min: -900000, max: 900000 }).map((n) => n / 10000),
        lon: fc.integer({ min: -1800000, max: 1800000 }).map((n) => n / 10000),
      }),
    ),
  })
  .map((state) => ({
    ...START,
    ...state,
    indicator: state.screen === "indikatorer" ? state.indicator : null,
    records: state.screen === "uppgifter" ? state.records : null,
    release: state.screen === "utlamning" ? state.release : null,
  }));

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

test("a drawn crossing is short and readable in the address; what is broken is left out", () => {
  const edits: Modification[] = [
    {
      do: "add-crossing",
      kind: "bridge",
      from: [18.071234567, 59.3],
      to: [18.0725, 59.301],
      cost: { low: 20e6, high: 40e6 },
    },
    { do: "remove-crossing", crossing: "x-17" },
  ];
  const written = "add:bridge,18.07123,59.3,18.0725,59.301,c20000000-40000000;remove:x-17";
  assert.equal(formatAddress({ ...START, screen: "barriarer", edits }), `/barriarer?edits=${written}`);
  assert.deepEqual(
    read(
      "/barriarer?edits=add:bridge,1,2,3;add:rope,1,2,3,4;wait:x;fly:x;remove:%25E0%25A4;link:1,2,3;speed:1,2,3,4;speed:1,2,3,4,f99;serve:school,1;move:stop,1,2,3;close:200,2,3,4;headway:4;headway:4,0;headway:4,2000;unline:",
    ).edits,
    [],
  );
  assert.deepEqual(
    read(
      "/barriarer?edits=line:10;line:10,1,2;line:10,1,2,3;line:0,1,2,3,4;line:10,1,2,3,99;line:10,1,2,3,4,s2,t5-6,h9-10,x",
    ).edits,
    [
      {
        do: "add-line",
        stops: [
          [1, 2],
          [3, 4],
        ],
        minutes: 10,
      },
    ],
  );
});

test("a broken percent sequence in the path does not throw", () => {
  assert.equal(parseAddress("/omraden/%E0%A4%A", "").place, "%E0%A4%A");
});
