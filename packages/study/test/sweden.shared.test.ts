import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

async function withStudy(body: (study: Study, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-real-"));
  const study = await openStudy(folder);
  await body(study, folder).finally(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });
}

const KARLSTAD = [
  ["index", "TAB6586_karlstad_2011-2024.jsonstat2.json"],
  ["pxweb", "v2_jsonstat2_karlstad", "omraden_befolkning.json"],
  ["areas", "karlstad_regso_2025_scb_wfs.geojson"],
  ["areas", "karlstad_deso_2025_scb_wfs.geojson"],
  ["areas", "koppling-deso2018-regso2020.csv"],
  ["areas", "deso2025-regso2025-mapping.json"],
  ["areas", "scb_Kommun_Sweref99TM.zip"],
  ["areas", "scb_LanSweref99TM.zip"],
];

shared(
  "Karlstad from SCB's own bodies: index recomputed in 434 of 434, no contradiction in 14 years, 84 codes masked",
  async () => {
    await withStudy(async (study) => {
      const reports = [];
      for (const parts of KARLSTAD) reports.push(await study.import(sharedPath("data", ...parts)));
      assert.deepEqual(
        reports.map(({ maskedAreas }) => maskedAreas),
        [0, 84, 0, 0, 0, 0, 0, 0],
      );
      const { years } = await study.recompute({});
      assert.equal(years.length, 14);
      assert.equal(
        years.reduce((sum, { compared }) => sum + compared, 0),
        434,
      );
      assert.equal(
        years.reduce((sum, { indexEqual }) => sum + indexEqual, 0),
        434,
      );
      for (const { contradictions, recovered } of await study.cutoffs({})) {
        assert.equal(contradictions, 0);
        for (const { low, high } of recovered) assert.ok(low === null || high === null || low < high);
      }
    });
  },
);

shared(
  "Karlstad's population by type 2024 is 5.6, 12.0, 9.1, 52.2 and 21.2 per cent, by the population of 2025 and marked so",
  async () => {
    await withStudy(async (study) => {
      for (const parts of KARLSTAD) await study.import(sharedPath("data", ...parts));
      const { place, types, comparison } = await study.barometer({ place: "kommun:1780", year: 2024 });
      assert.equal(place.name.sv, "Karlstad");
      assert.deepEqual(
        types.map(({ share }) => Math.round(share.value! * 1000) / 10),
        [5.6, 12, 9.1, 52.2, 21.2],
      );
      assert.ok(types.every(({ population }) => population.flags?.includes("estimated")));
      assert.ok(types.every(({ population }) => population.flags?.includes("perturbed")));
      // Part of the country is never called the country.
      assert.match(comparison[0]!.place.name.sv, /^De 31 inlästa områdena \(av 3.363\)$/);
      assert.equal(comparison[1]!.place.name.sv, "Värmlands län");
      const [hit] = await study.search({ q: "Kronoparken c" });
      assert.equal(hit?.area.id, "regso@2025:1780R011");
      const page = await study.area({ id: "regso@2025:1780R011" });
      assert.ok(page.neighbours.length >= 2);
      assert.ok(page.children.length >= 1);
      assert.equal(page.ages.length, 17);
      // Only codes are known of the older boundaries here: unknown is not taken for unchanged.
      assert.equal(page.bridge?.outcome, "unknown");
      assert.equal(page.years.length, 1);
    });
  },
);

shared(
  "Sweden 2022 from a table with codes: 160, 289, 855, 1770 and 289 RegSO, and their shares of the population",
  async () => {
    await withStudy(async (study, folder) => {
      const file = sharedPath("data", "tables", "regso2020_national_derived.csv");
      for (const table of ["TAB6586", "TAB6574"]) {
        const definition = join(folder, `${table}.definition.json`);
        await writeFile(definition, JSON.stringify(definitionOf(table)));
        await study.import(file, { definition });
      }
      const { place, types, untyped } = await study.barometer({ year: 2022 });
      assert.equal(place.name.sv, "Riket");
      assert.deepEqual(
        types.map(({ areas }) => areas),
        [160, 289, 855, 1770, 289],
      );
      assert.equal(untyped.areas, 0);
      assert.deepEqual(
        types.map(({ share }) => Math.round(share.value! * 10000) / 100),
        [5.4, 8.03, 22.28, 54.74, 9.55],
      );
      const stockholm = await study.barometer({ place: "kommun:0180", year: 2022 });
      assert.deepEqual(
        stockholm.types.map(({ areas }) => areas),
        [3, 7, 19, 75, 23],
      );
      const skane = await study.barometer({ place: "lan:12", year: 2022 });
      assert.deepEqual(
        skane.types.map(({ areas }) => areas),
        [35, 54, 118, 223, 35],
      );
    });
  },
);

shared(
  "an imported table with groups is measured: foreign-born 2022 over RegSO, country 0.33096, Stockholm 0.29594, all 290 kommuner",
  async () => {
    await withStudy(async (study, folder) => {
      const key = join(folder, "key.csv");
      await writeFile(key, await keyFromStatLabels());
      const file = sharedPath("data", "tables", "regso2020_foreign_born_2020-2023_scb_export.csv");
      await study.import(file, { key, table: "born" });
      const [grouping] = await study.groupings();
      assert.deepEqual([grouping!.table, grouping!.groups.map(({ id }) => id)], ["born", ["Sverige"]]);
      const query = { grouping: "born", measure: "dissimilarity", year: 2022 };
      const five = (value: number | null): number => Math.round(value! * 1e5) / 1e5;
      const whole = await study.measure({ ...query, measures: ["dissimilarity"] });
      assert.equal(five(whole.results[0]!.value), 0.33096);
      assert.equal(whole.areas.used, 3363);
      const { rows } = await study.measurePlaces(query);
      assert.equal(rows.length, 290);
      const of = (code: string) => rows.find(({ area }) => area.code === code)!;
      assert.deepEqual(
        ["0180", "1480", "1280"].map((code) => [five(of(code).value), of(code).areas]),
        [
          [0.29594, 127],
          [0.3504, 147],
          [0.27412, 91],
        ],
      );
      const lan = await study.measurePlaces({ ...query, division: "lan" });
      assert.equal(lan.rows.length, 21);
    });
  },
);

/** SCB's labels as the file has them, and the codes that were found for them. */
async function keyFromStatLabels(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const [head, ...rows] = (
    await readFile(sharedPath("data", "tables", "regso2020_national_derived.csv"), "utf8")
  )
    .trimEnd()
    .split(/\r?\n/);
  const columns = head!.split(",");
  const [code, label] = [columns.indexOf("regsokod"), columns.indexOf("stat_label")];
  const lines = rows.map((row) => {
    const cells = row.split(",");
    return `"${cells[label]}",${cells[code]}`;
  });
  return `label,code\n${lines.join("\n")}\n`;
}

/** How the columns of a CSV become a table of ours: a definition, not code. */
function definitionOf(table: string): object {
  const text = { sv: table, en: table };
  return {
    id: table,
    source: "scb",
    kind: "figures",
    api: "csv",
    table,
    title: text,
    licence: "CC0-1.0",
    attribution: { sv: "Källa: SCB", en: "Source: Statistics Sweden" },
    variables: {
      area: { to: "area" },
      year: { to: "year" },
      measure: { to: "measure", ids: { omradestyp: { id: "type" }, folkmangd: { id: "population" } } },
    },
  };
}

shared(
  "types 2022 with names instead of codes are refused, and accepted with a key; 29 names differ and change nothing",
  async () => {
    await withStudy(async (study, folder) => {
      const file = sharedPath("data", "index", "regso_omradestyp_2022.csv");
      const before = await study.snapshots();
      await assert.rejects(study.import(file), { kind: "bad-request" });
      assert.deepEqual(await study.snapshots(), before);
      const key = join(folder, "key.csv");
      await writeFile(key, await keyFromNationalTable());
      const definition = join(folder, "types.json");
      await writeFile(
        definition,
        JSON.stringify({
          ...definitionOf("TAB6586"),
          variables: {
            area: { to: "area" },
            year: { to: "year" },
            measure: { to: "measure", ids: { value: { id: "type" } } },
          },
        }),
      );
      await study.import(file, { key, definition });
      const { types } = await study.barometer({ year: 2022 });
      assert.deepEqual(
        types.map(({ areas }) => areas),
        [160, 289, 855, 1770, 289],
      );
    });
  },
);

/** The label that SCB's table writes for each code, as an analyst would keep it. */
async function keyFromNationalTable(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const rows = (await readFile(sharedPath("data", "tables", "regso2020_national_derived.csv"), "utf8"))
    .split("\n")
    .slice(1);
  const lines = rows.flatMap((row) => {
    const [code, name, , kommun] = row.split(",");
    return code ? [`${kommun} (${name}),${code}`] : [];
  });
  return `label,code\n${lines.join("\n")}\n`;
}
