import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  NATIONAL_2022,
  NESTING_2020,
  NESTING_2025,
  bridgeFromCodes,
  bridgeFromNesting,
  buildNames,
  buildNesting,
  comparableGroups,
  countOutcomes,
  desoCategory,
  foldName,
  maskByWindow,
  nameChanges,
  parseAreaCode,
  parseScbCode,
  searchNames,
  tidyName,
  typeShares,
} from "@tvars/areas";
import type { NameRow, Version } from "@tvars/areas";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { csv, nestingRows2020, nestingRows2025, number } from "./data.ts";

const inside = (label: string): string => label.replace(/^.*? \(/, "").replace(/\)\s*$/, "");
const nameRows = (of: { regso: string; name: string }[], version: Version): NameRow[] =>
  [...new Map(of.map(({ regso, name }) => [regso, name]))].map(([code, name]) => ({ version, code, name }));
const national = () => csv("data", "tables", "regso2020_national_derived.csv");

shared(
  "2022: 160 / 289 / 855 / 1 770 / 289 RegSO and 5.40 / 8.03 / 22.28 / 54.74 / 9.55 % of the population",
  () => {
    const rows = national();
    const shares = typeShares(
      rows.map((row) => number(row.omradestyp_2022)),
      rows.map((row) => number(row.folkmangd_2022)),
    );
    assert.deepEqual([...shares.areas], [...NATIONAL_2022.areas]);
    assert.deepEqual(
      Array.from(shares.populationShare, (share) => Number((100 * share).toFixed(2))),
      [...NATIONAL_2022.populationShare],
    );
    assert.equal(shares.withoutType.areas + shares.withoutPopulation.areas, 0);
  },
);

shared(
  "both keys nest without a problem: 5,984 DeSO 2018 and 6,160 DeSO 2025 in 3,363 RegSO, 290 kommuner, 21 län",
  () => {
    for (const [rows, versions, count] of [
      [nestingRows2020(), NESTING_2020, 5984],
      [nestingRows2025(), NESTING_2025, 6160],
    ] as const) {
      const nesting = buildNesting(rows, versions, { complete: true });
      assert.deepEqual(
        [nesting.deso.length, nesting.regso.length, nesting.kommun.length, nesting.lan.length],
        [count, 3363, 290, 21],
      );
    }
    const categories = { A: 0, B: 0, C: 0 };
    for (const { deso } of nestingRows2020()) categories[desoCategory(deso)]++;
    assert.deepEqual(categories, { A: 1080, B: 580, C: 4324 });
  },
);

shared(
  "DeSO 2018–2025 by codes: 5,835 in both, 149 ended, 325 new; none is called unchanged on codes alone",
  () => {
    const [before, after] = [nestingRows2020(), nestingRows2025()].map((rows) =>
      rows.map(({ deso }) => deso),
    );
    const bridge = bridgeFromCodes(
      { from: "deso@2018", to: "deso@2025" },
      { before: before!, after: after! },
    );
    const gone = [...bridge.before.keys()].filter((code) => !bridge.after.has(code));
    assert.equal(gone.length, 149);
    assert.equal(countOutcomes(bridge.after).new, 325);
    assert.equal(countOutcomes(bridge.before).unchanged, 0);
    assert.equal([...bridge.before.values()].filter(({ likely }) => likely === "unchanged").length, 5835);
    assert.ok([...bridge.before.values()].every(({ outcome, reason }) => outcome !== "unknown" || reason));
  },
);

shared(
  "RegSO 2020–2025 by nesting: Kiruna Bolaget ended, Repisvaara-Dundret is new, the rest needs a log or geometry",
  () => {
    const before = buildNesting(nestingRows2020(), NESTING_2020);
    const after = buildNesting(nestingRows2025(), NESTING_2025);
    const bridge = bridgeFromNesting(before, after);
    assert.deepEqual(
      [...bridge.before.values()].filter(({ outcome }) => outcome === "ended").map(({ code }) => code),
      ["2584R001"],
    );
    assert.deepEqual(
      [...bridge.after.values()].filter(({ outcome }) => outcome === "new").map(({ code }) => code),
      ["2523R011"],
    );
    assert.equal(countOutcomes(bridge.before).unknown, 3362);
    assert.ok([...bridge.before.values()].every(({ outcome, reason }) => outcome === "ended" || reason));
    assert.ok(comparableGroups(bridge).every(({ certain }) => !certain));
  },
);

shared(
  "29 names differ between two exports of SCB, by blanks and a dash; types and population key by code and do not notice",
  () => {
    const rows = national();
    const pairs = rows.map((row) => [`${row.kommun} (${row.regsonamn})`, row.stat_label!] as const);
    const differ = pairs.filter(([ours, theirs]) => ours !== theirs);
    assert.equal(differ.length, 29);
    assert.equal(
      differ.filter(([ours, theirs]) => tidyName(inside(ours)) !== tidyName(inside(theirs))).length,
      1,
    );
    assert.ok(differ.every(([ours, theirs]) => foldName(inside(ours)) === foldName(inside(theirs))));
    const codes = rows.map((row) => parseAreaCode(row.regsokod!, { year: 2022 }).code);
    assert.equal(new Set(codes).size, 3363);
    const names = new Set(rows.map((row) => row.regsonamn));
    assert.ok(names.size < 3363, "names repeat over the country, so they could not be keys");
  },
);

shared("names 2020–2025: Perstorp, Munkfors and Lycksele swapped theirs between codes", () => {
  const names = buildNames([
    ...nameRows(nestingRows2020(), "regso@2020"),
    ...nameRows(nestingRows2025(), "regso@2025"),
  ]);
  const swapped = nameChanges(names, "regso@2020", "regso@2025").filter(({ kind }) => kind === "swapped");
  assert.deepEqual(
    swapped.map(({ code, hadBy }) => `${code} had by ${hadBy}`),
    [
      "1275R002 had by 1275R005",
      "1275R005 had by 1275R002",
      "1762R001 had by 1762R002",
      "1762R002 had by 1762R001",
      "2481R003 had by 2481R005",
      "2481R005 had by 2481R003",
    ],
  );
  assert.equal(searchNames(names, "repisvaara")[0]!.code, "2523R011");
  assert.ok(
    searchNames(names, "Kronoparken", { versions: ["regso@2025"] }).some(({ code }) =>
      code.startsWith("1780"),
    ),
  );
});

shared(
  "TAB6574, Karlstad 2025: 84 of 173 codes are zeros outside their version's years, and masked by window",
  () => {
    const text = readFileSync(
      sharedPath("data", "pxweb", "v2_jsonstat2_karlstad", "omraden_befolkning.json"),
      "utf8",
    );
    const body = JSON.parse(text.replace(/^\uFEFF/, ""));
    const codes = Object.keys(body.dimension.Region.category.index);
    const perCode = body.value.length / codes.length;
    const totals = Float64Array.from(codes, (_, row) => body.value[row * perCode]);
    const versions = codes.map((code) => parseScbCode(code).version);
    const { values, masked } = maskByWindow(totals, versions, [2025]);
    assert.equal(codes.length, 173);
    assert.equal(masked, 84);
    assert.ok(totals.every((total, row) => (total === 0) === Number.isNaN(values[row])));
  },
);
