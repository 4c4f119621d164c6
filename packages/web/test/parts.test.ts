import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Text } from "@tvars/cube";
import { AREA_TYPES, themeOf } from "@tvars/report";
import { areaState, areaValue, changeOf, countStates } from "../src/map/area-state.ts";
import { quantileSteps } from "../src/map/quantiles.ts";
import { readCoordinates } from "../src/parts/coordinates.ts";
import { codeOf, placeKind, readCodes, versionOf } from "../src/parts/place-id.ts";
import { areaSharesOf, challengedOf, inPercent, onlyAreas } from "../src/parts/shares.ts";
import { readQuestion } from "../src/screens/import-question.ts";
import { CATALOGUE, say } from "../src/text/index.ts";

const near = (a: number, b: number, within: number): void =>
  assert.ok(Math.abs(a - b) <= within, `${a} is not ${b} ± ${within}`);

test("degrees are read with latitude first, and turned when they must be", () => {
  assert.deepEqual(readCoordinates("59.38, 13.50"), { lat: 59.38, lon: 13.5 });
  assert.deepEqual(readCoordinates("13.50 59.38"), { lat: 59.38, lon: 13.5 });
  assert.deepEqual(readCoordinates("59,38; 13,50"), { lat: 59.38, lon: 13.5 });
});

test("SWEREF 99 TM is read as north, east: Lantmäteriet's control point at 55° N 12.75° E", () => {
  const point = readCoordinates("N 6097107 E 356083")!;
  near(point.lat, 55, 1e-5);
  near(point.lon, 12.75, 1e-5);
  near(readCoordinates("6583052 500000")!.lon, 15, 1e-9);
});

test("names and codes are not coordinates", () => {
  for (const text of ["Karlstad", "1780R001", "1780", "", "59", "200.5, 190.5"])
    assert.equal(readCoordinates(text), null, text);
});

test("an id says what kind of place it is; anything unknown is the country", () => {
  assert.equal(placeKind("regso@2025:1780R001"), "regso");
  assert.equal(placeKind("areas:1780R001,1780R002"), "set");
  assert.equal(placeKind("set:vagen"), "set");
  assert.equal(placeKind("riket"), "riket");
  assert.equal(codeOf("regso@2025:1780R001"), "1780R001");
  assert.equal(versionOf("regso@2025:1780R001"), "regso@2025");
});

test("pasted codes are read with or without SCB's suffix, each once", () => {
  assert.deepEqual(readCodes("1780R001, 1780r002;1780R001_RegSO2025\n0180R010 Kronoparken"), [
    "1780R001",
    "1780R002",
    "0180R010",
  ]);
  assert.deepEqual(readCodes("inga koder här"), []);
});

test("a share that is not known is not shown as zero per cent", () => {
  assert.deepEqual(inPercent({ value: null, status: "suppressed" }), { value: null, status: "suppressed" });
  const known = {
    type: 1 as const,
    areas: 1,
    population: { value: 10, status: "value" as const },
    share: { value: 0.25, status: "value" as const },
  };
  const hidden = { ...known, type: 2 as const, share: { value: null, status: "suppressed" as const } };
  assert.equal(challengedOf([known, hidden]).status, "suppressed");
  assert.equal(challengedOf([known, { ...hidden, share: { value: 0, status: "zero" } }]).value, 25);
});

test("without population the areas are counted; hidden figures are not taken for missing ones", () => {
  const none = { value: null, status: "missing" as const };
  const types = ([1, 2, 3, 4, 5] as const).map((type) => ({
    type,
    areas: type === 1 ? 0 : type,
    population: none,
    share: none,
  }));
  assert.equal(onlyAreas(types), true);
  assert.equal(onlyAreas([{ ...types[1]!, share: { value: null, status: "suppressed" } }]), false);
  assert.equal(onlyAreas([types[0]!]), false);
  assert.deepEqual(
    areaSharesOf(types).map(({ value, status }) => [Math.round(value! * 10) / 10, status]),
    [
      [0, "zero"],
      [14.3, "value"],
      [21.4, "value"],
      [28.6, "value"],
      [35.7, "value"],
    ],
  );
});

test("on the map hidden is hatched, missing is dotted, and a change needs both years", () => {
  const values = {
    year: 2024,
    version: "regso@2025" as const,
    codes: ["A", "B", "C", "D"],
    type: [1, null, null, 4],
    index: [20, null, null, 6],
    status: ["value small", "suppressed", "missing", "value"],
    typeBefore: [2, 2, null, 4],
    typeOwn: [2, null, null, 4],
    before: 2023,
  };
  const [a, b, c, d] = values.codes.map((_, i) => areaState(areaValue(values, i), "all"));
  assert.deepEqual([a!.small, a!.change, a!.hatched], [true, -1, false]);
  assert.deepEqual([b!.hatched, b!.dotted, b!.change], [true, false, 9]);
  assert.deepEqual([c!.hatched, c!.dotted, c!.index], [false, true, -1]);
  assert.equal(d!.change, 0);
});

test("a change of type is split: own values move it under the earlier cuts, moved cuts do the rest", () => {
  const values = {
    year: 2024,
    version: "regso@2025" as const,
    codes: ["OWN", "CUTS", "BOTH", "AGAINST", "NEW"],
    type: [3, 3, 4, 3, 2],
    index: [10, 10, 8, 10, 15],
    status: ["value", "value", "value", "value", "value"],
    typeBefore: [2, 2, 2, 3, null],
    typeOwn: [3, 2, 3, 4, null],
    before: 2023,
  };
  const parts = (at: number): number[] =>
    (["all", "own", "cuts"] as const).map((part) => changeOf(areaValue(values, at), part));
  assert.deepEqual(parts(0), [1, 1, 0]);
  assert.deepEqual(parts(1), [1, 0, 1]);
  assert.deepEqual(parts(2), [1, 1, 1]);
  assert.deepEqual(parts(3), [0, 1, -1]);
  assert.deepEqual(parts(4), [9, 9, 9]);
  assert.deepEqual(countStates(values, "change", "all").change, { up: 3, same: 1, down: 0 });
  assert.deepEqual(countStates(values, "change", "cuts").change, { up: 2, same: 1, down: 1 });
  assert.equal(countStates(values, "change", "own").dotted, 1);
});

test("classes hold about equally many areas; equal values make fewer classes", () => {
  assert.deepEqual(quantileSteps([1, 2, 3, 4, 5, 6], 3), [3, 5]);
  assert.deepEqual(quantileSteps([7, 7, 7], 3), []);
  assert.deepEqual(quantileSteps([], 5), []);
});

test("a question about the coordinate system becomes choices to send back", () => {
  const choices = readQuestion({
    candidates: [
      {
        crs: "EPSG:3006",
        name: "SWEREF 99 TM",
        axisOrder: "north-east",
        place: { sv: "i Karlstad", en: "in Karlstad" },
      },
    ],
  });
  assert.deepEqual(choices[0]!.fields, { crs: "EPSG:3006", axisOrder: "north-east" });
  assert.match(choices[0]!.label.sv, /SWEREF 99 TM \(EPSG:3006\), nord först: i Karlstad/);
  assert.deepEqual(readQuestion(["EPSG:3006 east-north"])[0]!.fields, {
    crs: "EPSG:3006",
    axisOrder: "east-north",
  });
  assert.deepEqual(
    readQuestion({ choices: ["regso@2025", "Lager 1"] }).map(({ fields }) => fields),
    [{ version: "regso@2025" }, { layer: "Lager 1" }],
  );
  assert.deepEqual(readQuestion(undefined), []);
});

test("every text has the same {names} in both languages, and none is empty", () => {
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
  for (const [key, { sv, en }] of Object.entries(CATALOGUE) as [string, Text][]) {
    assert.ok(sv !== "" && en !== "", key);
    assert.deepEqual(names(sv), names(en), key);
  }
});

test("names in a text are filled in; a name without a value stays visible", () => {
  assert.equal(say("search.hits", "sv", { n: 3 }), "3 träffar");
  assert.equal(say("search.hits", "en"), "{n} results");
});

test("the style sheet has the colours of the report's themes", async () => {
  const css = await readFile(new URL("../src/style/tokens.css", import.meta.url), "utf8");
  const [light, dark] = css.split("prefers-color-scheme: dark") as [string, string];
  for (const [text, name] of [
    [light, "light"],
    [dark, "dark"],
  ] as const) {
    const theme = themeOf(name);
    const token = (key: string): string | undefined =>
      text.match(new RegExp(`--${key}: (#[0-9a-f]{6})`))?.[1];
    for (const key of ["paper", "ink", "muted", "axis", "hairline", "blank", "accent"] as const)
      assert.equal(token(key), theme[key], `${name} ${key}`);
    for (const type of AREA_TYPES) {
      assert.equal(token(`type-${type}`), theme.types[type].fill);
      assert.equal(token(`type-${type}-ink`), theme.types[type].ink);
      assert.equal(token(`type-${type}-edge`), theme.types[type].outline);
    }
  }
});
