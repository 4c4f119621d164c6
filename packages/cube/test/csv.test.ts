import assert from "node:assert/strict";
import { test } from "node:test";
import { readJsonStat, writeCsv } from "@tvars/cube";
import { body, withRegion } from "./support/body.ts";

const cube = readJsonStat(
  body({ value: [1.5, -2, 3, 4, 0, null], status: { "2": "value small", "3": "suppressed" } }),
);

test("the long form has a row per cell, a code column where codes and labels differ, and the status", () => {
  assert.equal(
    writeCsv(cube),
    [
      "region kod,region,år,värde,status",
      "1780,Karlstad,2021,1.5,value",
      "1780,Karlstad,2022,-2,value",
      "1780,Karlstad,2023,3,value small",
      "17,Värmlands län,2021,,suppressed",
      "17,Värmlands län,2022,0,zero",
      "17,Värmlands län,2023,,missing",
      "",
    ].join("\r\n"),
  );
});

test("years as columns, each with its status; decimal comma with semicolon and byte order mark for Swedish Excel", () => {
  assert.equal(
    writeCsv(cube, { lang: "en", separator: ";", decimal: ",", bom: true, pivot: "Tid" }),
    [
      "\uFEFFregion code;region;2021;2021 status;2022;2022 status;2023;2023 status",
      "1780;Karlstad;1,5;value;-2;value;3;value small",
      "17;Värmlands län;;suppressed;0;zero;;missing",
      "",
    ].join("\r\n"),
  );
});

test("any dimension can become columns", () => {
  const [head, first] = writeCsv(cube, { pivot: "Region" }).split("\r\n");
  assert.equal(head, "år,Karlstad,Karlstad status,Värmlands län,Värmlands län status");
  assert.equal(first, "2021,1.5,value,,suppressed");
});

test("text a spreadsheet would run gets an apostrophe; a negative number does not", () => {
  const label = { "1780": '=HYPERLINK("http://x";"y")', "17": "@SUM(A1)" };
  const csv = writeCsv(
    readJsonStat(withRegion({ index: ["1780", "17"], label }, { value: [-1, 2, 3, 4, 5, 6] })),
  );
  assert.ok(csv.includes(`1780,"'=HYPERLINK(""http://x"";""y"")",2021,-1,value`));
  assert.ok(csv.includes("17,'@SUM(A1),2021,4,value"));
  for (const start of ["=", "+", "-", "@", "\t", "\r"])
    assert.match(
      writeCsv(readJsonStat(withRegion({ index: ["1780", "17"], label: { "17": `${start}x` } }))),
      /17,"?'/,
    );
});

test("separators, quotes and line breaks inside a text are quoted", () => {
  const label = { "1780": 'Norra "Kronoparken", västra', "17": "två\nrader" };
  const csv = writeCsv(readJsonStat(withRegion({ index: ["1780", "17"], label })));
  assert.ok(csv.includes('1780,"Norra ""Kronoparken"", västra",2021'));
  assert.ok(csv.includes('17,"två\nrader",2021'));
});

test("one sign for both decimals and columns is refused", () => {
  assert.throws(() => writeCsv(cube, { decimal: "," }), /One sign for both/);
});
