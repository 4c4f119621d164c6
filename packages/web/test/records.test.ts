import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgencyProfile, RecordsDefinition, Understanding } from "@tvars/api";
import fc from "fast-check";
import { begin, lacksOf, wholeOf, withProfile, withoutProfile } from "../src/screens/records/wizard/begin.ts";
import { readBands } from "../src/screens/records/wizard/bands.ts";
import { boundsOf } from "../src/screens/records/wizard/bounds.ts";
import type { Part } from "../src/screens/records/wizard/roles.ts";
import { ROLES, roleOf, slug, withRole } from "../src/screens/records/wizard/roles.ts";
import { ofIndicator, readValues, writeValues } from "../src/screens/records/table/asked.ts";
import { START_ASKED, askedPairs, readAsked } from "../src/url/records.ts";

const COLUMNS = ["a", "b", "c"] as const;
const uses = fc.array(fc.tuple(fc.constantFrom(...COLUMNS), fc.constantFrom(...ROLES)), { maxLength: 8 });

test("the last use given to a column is the one it has", () => {
  fc.assert(
    fc.property(uses, fc.constantFrom(...COLUMNS), fc.constantFrom(...ROLES), (before, column, role) => {
      const start = before.reduce<Part>((part, [one, use]) => withRole(part, one, use), {});
      assert.equal(roleOf(withRole(start, column, role), column), role);
    }),
  );
});

test("a use there is one of moves: two columns are never both the year", () => {
  const part = withRole(withRole({}, "a", "time"), "b", "time");
  assert.deepEqual([roleOf(part, "a"), roleOf(part, "b")], ["none", "time"]);
});

test("a point that loses a column keeps the other, and the place is asked for", () => {
  const whole = withRole(withRole({}, "a", "x"), "b", "y");
  const half = withRole(whole, "b", "none");
  assert.deepEqual(half.place, { by: "point", x: "a", y: "" });
  assert.ok(lacksOf(half, file([])).includes("place"));
});

const file = (columns: string[], suggestion: Part = {}): Understanding =>
  ({
    columns: columns.map((name) => ({ name })),
    crs: [],
    suggestion,
    file: { format: "csv" },
  }) as unknown as Understanding;

const STOPS = {
  id: "stops",
  definition: { unit: { sv: "avgångar", en: "departures" }, source: "Trafiken", placeOf: "service" },
  columns: [{ role: "count", names: ["departures"] }],
  caveats: [{ sv: "Planerad trafik.", en: "Planned service." }],
} as unknown as AgencyProfile;

test("a profile's unit is taken only where the file has the column that counts it; else what a row is, is asked", () => {
  const known = withProfile({}, STOPS, file(["Departures"]));
  assert.deepEqual([known.unit?.sv, known.rowCount], ["avgångar", "Departures"]);
  const without = withProfile({ unit: { sv: "avgångar", en: "departures" } }, STOPS, file(["stop_id"]));
  assert.equal(without.unit, undefined);
  assert.equal(without.source, "Trafiken");
});

test("leaving a profile asks again for what it filled in", () => {
  const part = withoutProfile(withProfile({}, STOPS, file(["departures"])));
  assert.deepEqual(
    [part.profile, part.source, part.placeOf, part.caveats],
    [undefined, undefined, undefined, []],
  );
});

test("place of residence or event is never guessed: without a profile it lacks, as do unit, source and year", () => {
  const part = begin(file(["x"], { title: { sv: "f", en: "f" }, unit: { sv: "rader", en: "rows" } }), []);
  assert.deepEqual(lacksOf(part, file(["x"])), ["unit", "source", "place", "placeOf", "time"]);
});

test("a whole definition has an id of letters a–z, and hides small counts unless told otherwise", () => {
  const whole = wholeOf({ title: { sv: "Åtta öar 2024", en: "" } });
  assert.equal(whole.id, "atta-oar-2024");
  assert.deepEqual([whole.secrecy.smallest, whole.secrecy.open], [5, false]);
  assert.equal(slug("2024 års"), "a-2024-ars");
});

test("bands are ascending numbers; anything else is refused", () => {
  assert.deepEqual(readBands("0, 20;65"), [0, 20, 65]);
  for (const bad of ["", "20,0", "0,0", "ung"]) assert.equal(readBands(bad), null);
});

test("the map holds all but the outermost hundredth of the points on each side", () => {
  const points = Array.from({ length: 200 }, (_, i): [number, number] => [
    i === 0 ? -90 : 18,
    i === 199 ? 89 : 56,
  ]);
  const [west, south, east, north] = boundsOf(points)!;
  assert.ok(west > 17 && east < 19 && south > 55 && north < 57);
  assert.equal(boundsOf([]), null);
});

test("what is asked of a table survives the address, and the start is no words at all", () => {
  assert.deepEqual(
    askedPairs(START_ASKED).filter(([, value]) => value !== null),
    [],
  );
  const asked = {
    ...START_ASKED,
    by: ["type", "year", "kon"],
    years: "2018-2024",
    figure: "rate" as const,
    per: "residents-20-64",
    where: "kon=man;alder=20–44,45–64",
    reference: "mean",
    standardise: "direct" as const,
    rounding: "5",
  };
  const query = new URLSearchParams(
    askedPairs(asked).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
  assert.deepEqual(readAsked(query), asked);
  assert.deepEqual(
    readAsked(new URLSearchParams("by=<b>&years=nu&figure=x&reference=9&rounding=4")),
    START_ASKED,
  );
});

test("an indicator is a question only where the records have what it asks for", () => {
  const indicator = {
    asked: { by: ["type"], figure: "share", having: { group: "svar", values: ["ja"] } },
  } as unknown as AgencyProfile["indicators"][number];
  const records = (groups: string[]): RecordsDefinition =>
    ({ groups: groups.map((id) => ({ id })), amounts: [] }) as unknown as RecordsDefinition;
  assert.equal(ofIndicator(indicator, records([])), null);
  assert.equal(ofIndicator(indicator, records(["svar"]))?.having, "svar=ja");
});

test("a group and its values are read as they are written; none chosen is nothing", () => {
  const chosen = { group: "kon", values: ["man", "kvinna"] };
  assert.deepEqual(readValues(writeValues(chosen)), chosen);
  assert.equal(writeValues({ group: "kon", values: [] }), null);
  assert.equal(readValues("=x"), null);
});
