import assert from "node:assert/strict";
import { test } from "node:test";
import * as areas from "@tvars/areas";
import { buildNames, compareSwedish, nameChanges, nameOf, searchNames } from "@tvars/areas";
import type { NameRow } from "@tvars/areas";

const rows: NameRow[] = [
  { version: "regso@2020", code: "1275R002", name: "Perstorp nordöstra tätorten" },
  { version: "regso@2020", code: "1275R005", name: "Perstorp sydöstra tätorten" },
  { version: "regso@2025", code: "1275R002", name: "Perstorp sydöstra tätorten" },
  { version: "regso@2025", code: "1275R005", name: "Perstorp nordöstra tätorten" },
  { version: "regso@2020", code: "0120R012", name: "Norra Värdölandet-Skärgården" },
  { version: "regso@2025", code: "0120R012", name: "Norra Värmdölandet–Skärgården" },
  { version: "regso@2020", code: "1780R003", name: "Kronoparken " },
  { version: "regso@2025", code: "1780R003", name: "Kronoparken" },
  { version: "regso@2020", code: "1780R004", name: "Åre–Öster" },
  { version: "regso@2025", code: "1780R004", name: "Åre-Öster" },
  { version: "regso@2020", code: "1780R005", name: "Gamla Hagen", to: 2022 },
  { version: "regso@2020", code: "1780R005", name: "Hagen", from: 2023 },
];
const names = buildNames(rows);

test("a name holds for a code, a version and years; the latest is the default", () => {
  const key = { version: "regso@2020", code: "1780R005" } as const;
  assert.equal(nameOf(names, key), "Hagen");
  assert.equal(nameOf(names, key, { year: 2022 }), "Gamla Hagen");
  assert.equal(nameOf(names, { version: "regso@2025", code: "1780R005" }), null);
  assert.throws(
    () => buildNames([...rows, { version: "regso@2020", code: "1780R005", name: "Hagsta", from: 2022 }]),
    /one name of regso@2020:1780R005 at a time/,
  );
  assert.throws(() => buildNames([{ version: "regso@2020", code: "1780R005", name: " " }]), /a name for/);
});

test("swapped, renamed and respelled names are told apart; a trailing blank is no change", () => {
  assert.deepEqual(
    nameChanges(names, "regso@2020", "regso@2025").map(({ code, kind, hadBy }) => [code, kind, hadBy]),
    [
      ["0120R012", "renamed", undefined],
      ["1275R002", "swapped", "1275R005"],
      ["1275R005", "swapped", "1275R002"],
      ["1780R004", "respelled", undefined],
    ],
  );
});

test("search goes by code, name, word and former name; a keyboard without å ä ö finds them last", () => {
  const codes = (query: string, options = {}) =>
    searchNames(names, query, options).map(({ version, code }) => `${version}:${code}`);
  assert.deepEqual(codes("1275r002"), ["regso@2020:1275R002", "regso@2025:1275R002"]);
  assert.deepEqual(codes("SYDÖSTRA", { versions: ["regso@2025"] }), ["regso@2025:1275R002"]);
  assert.equal(searchNames(names, "gamla")[0]!.formerly, "Gamla Hagen");
  assert.deepEqual(codes("norra varmdo"), ["regso@2025:0120R012"]);
  assert.deepEqual(codes("öster", { limit: 1, versions: ["regso@2020"] }), ["regso@2020:1780R004"]);
  assert.deepEqual(codes("ar", { versions: ["regso@2025"] }), [
    "regso@2025:1780R003",
    "regso@2025:1780R004",
    "regso@2025:0120R012",
  ]);
  assert.deepEqual(codes("("), []);
  assert.deepEqual(codes(" "), []);
});

test("Swedish order puts å, ä, ö after z and counts numbers by size", () => {
  assert.deepEqual(["Östra", "Område 10", "Älvan", "Zinken", "Område 9", "Åsen"].sort(compareSwedish), [
    "Område 9",
    "Område 10",
    "Zinken",
    "Åsen",
    "Älvan",
    "Östra",
  ]);
});

test("nothing finds the one area a name means: there is no look-up by name", () => {
  assert.deepEqual(
    Object.keys(areas).filter((name) => /byName|joinName|fromName/i.test(name)),
    [],
  );
});
