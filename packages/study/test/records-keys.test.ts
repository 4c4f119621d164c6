import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeXlsx } from "hucre";
import type { StudyError } from "../src/error.ts";
import { KeyShelf } from "../src/records/keys/key-shelf.ts";
import { plainKey } from "../src/records/keys/plain-key.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-keys-"));
after(() => rm(folder, { recursive: true, force: true }));
const shelf = new KeyShelf(folder);

async function file(name: string, contents: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, contents);
  return path;
}

const knows = (version: string, code: string) =>
  version === "regso@2025" ? ["1780R001", "1780R002"].includes(code) : code === "1780R001";

const refused =
  (pattern: RegExp, row?: number) =>
  (error: StudyError): boolean => {
    assert.equal(error.kind, "bad-request");
    assert.match(`${error.message} ${String(error.fields.value)}`, pattern);
    if (row !== undefined) assert.equal(error.fields.row, row);
    assert.ok(error.fields.file && error.fields.action);
    return true;
  };

test("a postcode is the same key with or without its blank and the country's letters; letter case of an address says nothing", () => {
  assert.deepEqual(["781 70", "78170", "SE-781 70", "S-78170"].map(plainKey), [
    "78170",
    "78170",
    "78170",
    "78170",
  ]);
  assert.equal(plainKey("  Hytting  4:12 "), plainKey("HYTTING 4:12"));
  assert.notEqual(plainKey("Storgatan 1"), plainKey("Storgatan 11"));
});

test("a key table is saved with division and version found out, listed, read and removed", async () => {
  const head = await shelf.save(
    "postnummer",
    await file("postnummer.csv", "postnr;regso\n651 01;1780R001\n651 02;1780R002\n65102;1780R002\n"),
    { knows },
  );
  assert.deepEqual([head.rows, head.areas, head.division, head.version], [2, 2, "regso", "regso@2025"]);
  assert.deepEqual(
    (await shelf.list()).map(({ id }) => id),
    ["postnummer"],
  );
  assert.equal((await shelf.get("postnummer")).codes.get(plainKey("651 01")), "1780R001");
  assert.deepEqual(await shelf.remove("postnummer"), { removed: "postnummer" });
  await assert.rejects(shelf.get("postnummer"), { kind: "not-found" });
});

test("codes that exist in both versions leave the version to the row's year; a suffix settles it", async () => {
  const both = await shelf.save("tva", await file("tva.csv", "nyckel,kod\na,1780R001\n"), { knows });
  assert.equal(both.version, undefined);
  const stated = await shelf.save("angiven", await file("a.csv", "nyckel,kod\na,1780R001_RegSO2020\n"));
  assert.equal(stated.version, "regso@2020");
  assert.equal((await shelf.get("angiven")).codes.get("a"), "1780R001");
});

test("a workbook is a key table too; its columns can be named", async () => {
  const rows = [
    ["id", "namn", "kommun"],
    [1, "Kontor A", "1780"],
    [2, "Kontor B", "2081"],
  ];
  const path = await file("kontor.xlsx", await writeXlsx({ sheets: [{ name: "Blad", rows }] }));
  const head = await shelf.save("kontor", path, { key: "namn", code: "kommun" });
  assert.deepEqual([head.rows, head.division], [2, "kommun"]);
  await assert.rejects(shelf.save("kontor", path, { key: "adress" }), refused(/no column adress/));
});

for (const [title, contents, pattern, row] of [
  [
    "a key with two areas is named with both",
    "k;kod\na;1780R001\nb;1780R001\nA ;1780R002\n",
    /several areas.*1780R001, 1780R002/s,
    4,
  ],
  [
    "a code that exists in no version is named with its row",
    "k;kod\na;1780R001\nb;1780R999\n",
    /do not exist.*1780R999/s,
    3,
  ],
  [
    "codes of two kinds are refused",
    "k;kod\na;1780R001\nb;1780R002\nc;1780\n",
    /not codes of regso.*1780/s,
    4,
  ],
  ["a row without a code is named", "k;kod\na;1780R001\nb;\n", /without a key or without a code/, 3],
  ["a file of names has no codes", "k;kommun\na;Borås\nb;Umeå\n", /no column holds codes/, undefined],
  ["a ragged row is named", "k;kod\na;1780R001\nb;1780R002;x;y\n", /cells/, 3],
] as const)
  test(`${title}, and nothing is kept`, async () => {
    await assert.rejects(
      shelf.save("fel", await file("fel.csv", contents), { knows }),
      refused(pattern, row),
    );
    assert.deepEqual(
      (await readdir(join(folder, "records", "keys"))).filter((name) => name.startsWith("fel")),
      [],
    );
  });

test("an id that could leave the folder is refused", async () => {
  await assert.rejects(shelf.get("../postnummer"), { kind: "bad-request" });
});
