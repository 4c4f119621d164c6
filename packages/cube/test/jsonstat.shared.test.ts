import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { isObject } from "../src/jsonstat/body.ts";
import { CubeError, figureAt, readJsonStat, readJsonStatHead, writeJsonStat } from "@tvars/cube";
import { shared, sharedPath } from "../../../test/support/shared.ts";

const read = (...path: string[]): string => readFileSync(sharedPath("data", ...path), "utf8");

/** The bodies of a folder that call themselves data sets. */
const datasets = (...folder: string[]): { name: string; text: string; body: Record<string, unknown> }[] =>
  readdirSync(sharedPath("data", ...folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, text: read(...folder, name) }))
    .map(({ name, text }) => ({ name, text, body: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown }))
    .filter(
      (one): one is typeof one & { body: Record<string, unknown> } =>
        isObject(one.body) && one.body["class"] === "dataset",
    );

shared("TAB6586 of Karlstad: 4,340 cells, 2,170 known, 2,170 missing and none zero or hidden", () => {
  const cube = readJsonStat(read("index", "TAB6586_karlstad_2011-2024.jsonstat2.json"), { lang: "sv" });
  const counts: Record<string, number> = {};
  for (let at = 0; at < cube.values.length; at++) {
    const { status } = figureAt(cube, at);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  assert.deepEqual(counts, { value: 2170, missing: 2170 });
  assert.equal(cube.notes.filter(({ mandatory }) => mandatory).length, 7);
  assert.deepEqual(cube.origin[0]!.table, "TAB6586");
  assert.deepEqual(
    cube.dimensions[1]!.categories.map(({ unit, decimals }) => [unit!.sv, decimals]),
    [
      ["index", 1],
      ["områdestyp", 0],
      ["andel", 1],
      ["andel", 1],
      ["andel", 1],
    ],
  );
});

shared("every recorded PxWebApi 2 body reads cell by cell as it stands, and survives writing", () => {
  const bodies = datasets("pxweb", "v2_jsonstat2_karlstad");
  assert.ok(bodies.length >= 12, `${bodies.length} bodies`);
  for (const { name, text, body } of bodies) {
    const cube = readJsonStat(text, { lang: "sv" });
    const raw = body["value"] as (number | null)[];
    for (const [at, value] of raw.entries())
      assert.equal(figureAt(cube, at).value, value, `${name} cell ${at}`);
    const back = readJsonStat(JSON.stringify(writeJsonStat(cube)));
    assert.deepEqual(back, cube, name);
  }
});

shared(
  "metadata of a PxWebApi 2 server reads as a head, and says that it is metadata where data was wanted",
  () => {
    const bodies = datasets("pxweb", "v2_expected");
    assert.equal(bodies.length, 3);
    for (const { name, text, body } of bodies) {
      const { dimensions } = readJsonStatHead(text, { lang: "en" });
      const sizes = dimensions.map(({ categories }) => categories.length);
      assert.deepEqual(sizes, body["size"], name);
      assert.throws(
        () => readJsonStat(text),
        (error) => error instanceof CubeError && error.kind === "metadata-only",
      );
    }
  },
);

shared(
  "the specification's own examples, whose size disagrees with their categories, read as heads but not as data",
  () => {
    const bodies = datasets("pxweb", "v2_spec_examples");
    assert.equal(bodies.length, 2);
    for (const { name, text } of bodies) {
      const { dimensions, notes } = readJsonStatHead(text);
      assert.deepEqual(
        dimensions.map(({ id, categories }) => [id, categories.length]),
        [
          ["Region", 312],
          ["Civilstand", 4],
          ["Alder", 102],
          ["Kon", 2],
          ["ContentsCode", 2],
          ["Tid", 1],
        ],
        name,
      );
      assert.ok(notes.filter(({ mandatory }) => mandatory).length >= 6, name);
      assert.throws(() => readJsonStat(text), /The dimension Alder has 102 categories: got 1/);
    }
  },
);

shared("a real body cut off at a tenth, half and one byte before its end is called truncated", () => {
  const text = read("index", "TAB6586_karlstad_2011-2024.jsonstat2.json").trimEnd();
  for (const length of [text.length / 10, text.length / 2, text.length - 1])
    assert.throws(
      () => readJsonStat(text.slice(0, length)),
      (error) => error instanceof CubeError && error.kind === "truncated",
    );
});
