/**
 * The traps that own records can fall into, by their number in the research (peers, section 9). Where a trap is a matter of a whole
 * subject its tests stand elsewhere, and are named: differencing over releases (12) in attack.test.ts and release.test.ts, the fixed link of a
 * release (24, 25) in release.test.ts, funnels and their limits (15) in breakdown.test.ts.
 */
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import type { BreakdownAnswer } from "@tvars/api";
import { readProfiles } from "../src/records/profiles/read.ts";
import { breakdownPlace, ofTypes } from "./support/breakdown-place.ts";
import { SQUARES, definition, groundOf, place } from "./support/placing.ts";

const at = await breakdownPlace();
after(() => at.close());
beforeEach(async () => {
  await at.store(ofTypes([40, 35, 30, 25, 20]));
});
const threeYears = () => [2021, 2022, 2023].flatMap((year) => ofTypes([40, 35, 30, 25, 20], { year }));
const profiles = await readProfiles(at.folder);
const said = ({ caveats, reading }: BreakdownAnswer): string =>
  [...caveats, ...reading].map(({ sv }) => sv).join("\n");
const caveatsOf = (id: string): string => JSON.stringify(profiles.find((profile) => profile.id === id));

test("trap 2: types are relative, so a change between years is said to be partly the limits'", async () => {
  await at.store(threeYears());
  const answer = await at.desk.breakdown({ records: "cases", by: ["type", "year"], years: [2021, 2022] });
  assert.match(said(answer), /relativa: gränserna flyttas varje år/);
});

test("trap 4: a code of another version is never joined to the version of the row's year", async () => {
  const ground = groundOf({
    "regso@2020": SQUARES,
    "regso@2025": { ...SQUARES, features: SQUARES.features.slice(0, 1) },
  });
  const { verdicts, rows } = await place(
    { name: "a.csv", contents: "kod;n\n1780R001;1\n1780R002;1\n" },
    definition({ place: { by: "code", column: "kod", division: "regso" }, time: { year: 2024 } }),
    ground,
  );
  assert.deepEqual(verdicts, { matched: 1, "wrong-version": 1 });
  assert.deepEqual(
    rows.filter(({ area }) => area !== null && area !== "").map(({ area }) => area),
    ["regso@2025:1780R001"],
  );
});

test("trap 5: rows of a kommun are given no area type, however the table is asked for", async () => {
  await at.store([
    ...ofTypes([40, 35, 30, 25, 20]),
    ...Array.from({ length: 50 }, () => ({ kommun: "1780" })),
  ]);
  const answer = await at.desk.breakdown({ records: "cases" });
  const typed = answer.rows.filter(({ key }) => key.type !== "all").map(({ count }) => count.value);
  assert.deepEqual(typed.slice(0, 5), [40, 35, 30, 25, 20]);
  assert.ok(answer.unmatched.rows.value === 50);
});

test("trap 6: the figures are said to be of areas, not of people", async () => {
  assert.match(said(await at.desk.breakdown({ records: "cases" })), /gäller områden, inte människor/);
});

test("trap 7: indexes and lists that share a name with the area types are told apart in the profiles", () => {
  assert.match(caveatsOf("schools"), /socioekonomiska index för skolor är ett annat mått/);
  assert.match(caveatsOf("crime"), /lista över utsatta områden är en annan indelning/);
});

test("trap 9: a table is by type unless areas are asked for, and is never ordered by its figures", async () => {
  await at.store(ofTypes([20, 25, 30, 35, 40]));
  const answer = await at.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
  assert.deepEqual(answer.asked.by, ["type"]);
  assert.deepEqual(
    answer.rows.map(({ key }) => key.type).filter((type) => type !== "all"),
    ["1", "2", "3", "4", "5"],
  );
});

test("trap 10: what happened somewhere is no risk of those who live there, and cannot be age-standardised", async () => {
  await at.store(ofTypes([40, 35, 30, 25, 20]), { placeOf: "event" });
  const answer = await at.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
  assert.match(said(answer), /ingen risk för dem som bor/);
  await assert.rejects(
    at.desk.breakdown({ records: "cases", figure: "rate", per: "residents", standardise: "direct" }),
    /standardis/,
  );
});

test("trap 11: rows without a place are counted by cause and bound every type; a hospital's silence is a check of the roads", async () => {
  await at.store([
    ...ofTypes([40, 35, 30, 25, 20]),
    ...Array.from({ length: 30 }, () => ({ verdict: "missing" })),
    ...Array.from({ length: 20 }, () => ({ verdict: "outside" })),
  ]);
  const { unmatched, ...answer } = await at.desk.breakdown({ records: "cases" });
  assert.deepEqual(unmatched.causes.map(({ cause, rows }) => [cause, rows.value]).sort(), [
    ["missing", 30],
    ["outside", 20],
  ]);
  assert.ok(unmatched.bounds.every(({ low, high }) => high > low));
  assert.match(said({ unmatched, ...answer }), /sällan slumpvis/);
  assert.match(caveatsOf("roads"), /strada-hospital/);
});

test("trap 13: a share of rows is divided before it is rounded for the eye", async () => {
  await at.store(ofTypes([41, 35, 30, 25, 20]));
  const answer = await at.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
  const first = answer.rows.find(({ key }) => key.type === "1")!;
  assert.equal(first.value!.figure.value, (1000 * 41) / first.denominator!.value!);
});

test("trap 14: an interval of register data is of chance; of a survey the weights are in it and it is said", async () => {
  const register = await at.desk.breakdown({ records: "cases", figure: "rate", per: "residents" });
  assert.ok(register.rows[0]!.value!.low! < register.rows[0]!.value!.figure.value!);
  assert.doesNotMatch(said(register), /vägda enkätsvar/);
});

test("trap 15: a table of many figures says how many fall outside by chance alone", async () => {
  await at.store(threeYears());
  const asked = { records: "cases", by: ["regso", "year"], years: [2021, 2022, 2023] };
  const answer = await at.desk.breakdown({ ...asked, figure: "rate", per: "residents" });
  assert.match(said(answer), /vart tjugonde/);
  assert.doesNotMatch(said(await at.desk.breakdown({ records: "cases", years: [2022] })), /vart tjugonde/);
});

test("trap 16: what the types stand for is said beside the figures, with their direction", async () => {
  assert.match(
    said(await at.desk.breakdown({ records: "cases" })),
    /Typ 1 är områden med stora socioekonomiska utmaningar/,
  );
});

test("trap 17: a timetable is planned service, and the profile of stops says so", () => {
  assert.match(caveatsOf("stops"), /planerad trafik, inte körd/);
});

test("trap 18: every answer says where its figures come from and how to have them again", async () => {
  const { provenance } = await at.desk.breakdown({ records: "cases" });
  assert.ok(provenance.origin.length > 0);
  assert.match(provenance.command, /^tvars records table cases/);
});

test("trap 19: records of Strada leave only as protected tables, and the profile names the act", () => {
  assert.match(caveatsOf("roads"), /2021:319.*Bara skyddade sammanställningar/);
});

test("trap 5 again: benefits and unemployment are part of the index, and their profiles call the comparison partly circular", () => {
  assert.match(caveatsOf("job-seekers"), /delvis cirkulär/);
  assert.match(caveatsOf("social-services"), /delvis given/);
});
