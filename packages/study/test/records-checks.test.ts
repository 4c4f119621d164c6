import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type RecordsDefinitionInput, agencyProfile, recordsDefinition } from "@tvars/api";
import { openRecords } from "@tvars/sources";
import { readFile, readdir } from "node:fs/promises";
import { SOURCE_CHECKS, runChecks } from "../src/records/checks/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-checks-"));
after(() => rm(folder, { recursive: true, force: true }));

const text = (sv: string) => ({ sv, en: sv });
const base = {
  id: "prov",
  title: text("Prov"),
  unit: text("rader"),
  source: "Prov",
  place: { by: "point", x: "x", y: "y" },
  placeOf: "event",
  time: { column: "år" },
} as const satisfies RecordsDefinitionInput;
const group = (column: string, role?: "age" | "sex") => ({
  id: "g-" + column.replaceAll(/[^a-z]/g, ""),
  column,
  title: text(column),
  ...(role ? { role } : {}),
});

let files = 0;
async function check(
  id: string,
  csv: string,
  more: Partial<RecordsDefinitionInput> = {},
  kommunAt?: (position: number) => string,
) {
  const path = join(folder, `${(files += 1)}.csv`);
  await writeFile(path, csv);
  const records = await openRecords(path);
  const definition = recordsDefinition.parse({ ...base, ...more });
  const [result] = await runChecks([id], records, { definition, ...(kommunAt ? { kommunAt } : {}) });
  await records.close();
  return result!;
}

test("every check that a shipped profile names is there, and every check is named by a profile", async () => {
  const profiles = join(import.meta.dirname, "..", "profiles");
  const named = new Set<string>();
  for (const name of await readdir(profiles)) {
    const profile = agencyProfile.parse(JSON.parse(await readFile(join(profiles, name), "utf8")));
    for (const id of [...(profile.definition.checks ?? []), ...profile.checks.map((one) => one.id)])
      named.add(id);
  }
  assert.deepEqual([...named].sort(), SOURCE_CHECKS.map(({ id }) => id).sort());
});

test("same-person-twice: the same key in one period is told by row, in another period it is not", async () => {
  const person = { identifier: "nyckel" };
  const twice = await check(
    "same-person-twice",
    "nyckel;år;x;y\na;2023;1;1\nb;2023;1;1\na;2024;1;1\na;2023;2;2\n",
    person,
  );
  assert.deepEqual([twice.outcome, twice.rows], ["warning", [5]]);
  assert.equal(
    (await check("same-person-twice", "nyckel;år;x;y\na;2023;1;1\na;2024;1;1\n", person)).outcome,
    "ok",
  );
  assert.match(
    (await check("same-person-twice", "n;år;x;y\na;2023;1;1\n")).text.sv,
    /Gick inte att kontrollera/,
  );
});

test("same-place-twice: events need time, place and kind alike; of a service the place alone", async () => {
  const csv = "x;y;år;slag\n15,1;60,1;2024;A\n15,1;60,1;2024;B\n15,1;60,1;2024;A\n15,2;60,1;2024;A\n";
  const events = await check("same-place-twice", csv, { groups: [group("slag")] });
  assert.deepEqual(events.rows, [4]);
  const stops = await check("same-place-twice", csv, { groups: [group("slag")], placeOf: "service" });
  assert.deepEqual(stops.rows, [3, 4]);
});

test("strada-duplicates: two injured in one crash are two, one person from police and hospital is one", async () => {
  const strada = {
    identifier: "nr",
    groups: [group("ålder", "age"), group("kön", "sex")],
    time: { column: "datum" },
  };
  const csv =
    "nr;datum;x;y;ålder;kön\n1;2024-03-01;1500;6500;30;K\n1;2024-03-01;1500;6500;32;M\n2;2024-03-01;1500;6500;30;K\n1;2024-03-02;1500;6500;30;K\n3;2024-05-01;1;1;30;K\n";
  const told = await check("strada-duplicates", csv, strada);
  assert.deepEqual([told.outcome, told.rows], ["warning", [4, 5]]);
});

test("strada-hospital: a year with fewer than half of the hospital rows around it is told by län, police rows do not hide it", async () => {
  const rows = ["källa;år;kod"];
  for (const [year, hospital] of [
    [2021, 20],
    [2022, 4],
    [2023, 22],
  ] as const) {
    for (let i = 0; i < hospital; i++) rows.push(`Sjukvård;${year};1780`);
    for (let i = 0; i < 30; i++) rows.push(`Polis;${year};1780`);
  }
  const place = { by: "code", column: "kod", division: "kommun" } as const;
  const told = await check("strada-hospital", rows.join("\n"), { place });
  assert.equal(told.outcome, "warning");
  assert.match(told.text.sv, /län 17 2022 \(4\)/);
  assert.doesNotMatch(told.text.sv, /2021|2023/);
});

test("coordinates-filled: empty cells and zeros are no places, told by year; a file without any is stopped", async () => {
  const told = await check(
    "coordinates-filled",
    "x;y;år\n15;60;2023\n;;2024\n0;0;2024\n;60;2024\n15;60;2024\n15;60;2023\n15;60;2023\n",
  );
  assert.deepEqual([told.outcome, told.rows], ["warning", [3, 4, 5]]);
  assert.match(told.text.sv, /3 av 7 rader \(42,9 %\).*2024 \(75 %\)/);
  assert.equal((await check("coordinates-filled", "x;y;år\n0;0;2024\n0;0;2024\n")).outcome, "stop");
  assert.equal((await check("coordinates-filled", "x;y;år\n15;60;2024\n")).outcome, "ok");
});

test("gtfs-service: zero departures are told by row, an unknown number is not zero", async () => {
  const told = await check("gtfs-service", "x;y;år;avgångar\n15;60;2024;0\n15;60;2024;12\n15;60;2024;\n");
  assert.deepEqual([told.outcome, told.rows], ["warning", [2]]);
  assert.match(told.text.sv, /1 rader saknar uppgift.*inte noll/);
});

test("school-register: eight digits, once a year", async () => {
  const told = await check(
    "school-register",
    "Skol-enhetskod;år;x;y\n12345678;2024;1;1\n1234567;2024;1;1\n12345678;2024;1;1\n12345678;2023;1;1\n",
  );
  assert.deepEqual(told.rows, [3, 4]);
});

test("masked-values: suppressed, not applicable, zero and missing are four things; an unknown mark stops until it is explained", async () => {
  const amounts = [{ column: "v", title: text("v"), unit: text("p") }];
  const csv = "x;y;år;v\n1;1;2024;..\n1;1;2024;.\n1;1;2024;0\n1;1;2024;\n1;1;2024;12,5\n";
  const told = await check("masked-values", csv, { amounts });
  assert.equal(told.outcome, "warning");
  assert.match(told.text.sv, /1 värden, 1 nollor, 1 dolda, 1 inte tillämpliga, 1 saknas/);
  const strange = csv + "1;1;2024;xx\n";
  const stopped = await check("masked-values", strange, { amounts });
  assert.deepEqual([stopped.outcome, stopped.rows], ["stop", [7]]);
  const explained = await check("masked-values", strange, {
    amounts: [{ ...amounts[0]!, marks: { xx: "suppressed" } }],
  });
  assert.equal(explained.outcome, "warning");
});

test("coarse-places: many rows on few points stop, rows spread out do not", async () => {
  const coarse = Array.from({ length: 100 }, (_, i) => `${15 + (i % 5)};60;2024`);
  const fine = Array.from({ length: 100 }, (_, i) => `${15 + i / 1000};60;2024`);
  assert.equal((await check("coarse-places", `x;y;år\n${coarse.join("\n")}\n`)).outcome, "stop");
  assert.equal((await check("coarse-places", `x;y;år\n${fine.join("\n")}\n`)).outcome, "ok");
});

test("places too coarse for areas stop rows though nobody asked for the check", async () => {
  const coarse = Array.from({ length: 100 }, (_, i) => `${15 + (i % 5)};60;2024`);
  const path = join(folder, "grov.csv");
  await writeFile(path, `x;y;år\n${coarse.join("\n")}\n`);
  const records = await openRecords(path);
  const results = await runChecks([], records, { definition: recordsDefinition.parse(base) });
  await records.close();
  assert.deepEqual(
    results.map(({ id, outcome }) => [id, outcome]),
    [["coarse-places", "stop"]],
  );
});

test("places too many to be midpoints settle the check nobody asked for: the file is not read to its end", async () => {
  const path = join(folder, "stor.csv");
  await writeFile(
    path,
    `x;y;år\n${Array.from({ length: 70_000 }, (_, i) => `${15 + i / 1e5};60;2024\n`).join("")}`,
  );
  const records = await openRecords(path);
  let read = 0;
  const counted: typeof records.batches = async function* (...asked) {
    for await (const batch of records.batches(...asked)) {
      read += batch.length;
      yield batch;
    }
  };
  const { columns, geometry } = records;
  const definition = recordsDefinition.parse(base);
  assert.deepEqual(await runChecks([], { columns, geometry, batches: counted }, { definition }), []);
  assert.ok(read > 0 && read < 70_000, `${read} rows`);
  read = 0;
  const [told] = await runChecks(["coarse-places"], { columns, geometry, batches: counted }, { definition });
  await records.close();
  assert.equal(read, 70_000);
  assert.match(told!.text.en, /70000 rows at 70000 different points/);
});

test("weights: missing, zero and large ones by row; equal weights are worth as many answers as there are (Kish)", async () => {
  const equal = await check("weights", `x;y;år;vikt\n${"1;1;2024;2,5\n".repeat(8)}`);
  assert.deepEqual([equal.outcome, /värda 8 lika vägda \(100 %\)/.test(equal.text.sv)], ["ok", true]);
  const bad = await check(
    "weights",
    `x;y;år;vikt\n1;1;2024;\n1;1;2024;0\n${"1;1;2024;1\n".repeat(20)}1;1;2024;400\n`,
  );
  assert.deepEqual([bad.outcome, bad.rows], ["warning", [2, 3, 24]]);
  assert.equal((await check("weights", "x;y;år;vikt\n1;1;2024;0\n")).outcome, "stop");
});

test("missing-municipality: no rows between years with rows is told as not reported, few rows are not", async () => {
  const rows = (kommun: string, year: number, n: number) => `1;1;${year};${kommun}\n`.repeat(n);
  const csv = `x;y;år;kod\n${rows("1780", 2022, 9)}${rows("1780", 2024, 9)}${rows("2081", 2022, 9)}${rows("2081", 2023, 1)}${rows("2081", 2024, 9)}`;
  const place = { by: "code", column: "kod", division: "kommun" } as const;
  const told = await check("missing-municipality", csv, { place });
  assert.match(told.text.sv, /1780 2023/);
  assert.doesNotMatch(told.text.sv, /2081/);
});

test("missing-municipality: a kommun known from the placing is used where rows have only points", async () => {
  const csv = `x;y;år\n${"15;60;2022\n".repeat(9)}${"16;60;2023\n".repeat(9)}${"15;60;2024\n".repeat(9)}`;
  const told = await check("missing-municipality", csv, {}, (position) =>
    Math.floor(position / 9) === 1 ? "1781" : "1780",
  );
  assert.match(told.text.sv, /1780 2023/);
});

test("level-mixed: sums of areas are told, sums of groups stop; only leaves them out", async () => {
  const place = { by: "code", column: "kod", division: "kommun" } as const;
  const csv =
    "kod;år;kön\n00;2024;Kvinnor\n17;2024;Kvinnor\n1780;2024;Kvinnor\n1780;2024;Män\n1780;2024;Kvinnor och män\n";
  const stopped = await check("level-mixed", csv, { place, groups: [group("kön", "sex")] });
  assert.deepEqual([stopped.outcome, stopped.rows], ["stop", [2, 3, 6]]);
  const areas = await check("level-mixed", csv, { place });
  assert.equal(areas.outcome, "warning");
  const kept = await check("level-mixed", csv, {
    place,
    groups: [group("kön", "sex")],
    only: [
      { column: "kod", values: ["1780"] },
      { column: "kön", values: ["Kvinnor", "Män"] },
    ],
  });
  assert.equal(kept.outcome, "ok");
});

test("rows with a protected identity are seen by no check", async () => {
  const told = await check("same-person-twice", "nyckel;år;x;y;skydd\na;2023;1;1;\na;2023;1;1;J\n", {
    identifier: "nyckel",
    protectedIdentity: { column: "skydd", values: ["j"] },
  });
  assert.equal(told.outcome, "ok");
});

test("a check that is not known says so instead of passing", async () => {
  const told = await check("strada", "x;y;år\n1;1;2024\n");
  assert.equal(told.outcome, "warning");
  assert.match(told.text.en, /no check called strada/);
});

test("what checks say holds row numbers and counts, never what stands in key columns", async () => {
  const told = await check(
    "same-person-twice",
    "nyckel;år;x;y\n19121212-1212;2023;1;1\n19121212-1212;2023;1;1\n",
    {
      identifier: "nyckel",
    },
  );
  assert.doesNotMatch(JSON.stringify(told), /1212/);
});
