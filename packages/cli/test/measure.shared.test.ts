/** `tvars measure` on real data and on the vectors: the country's values of 2022, and numbers of other packages. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

type Json = Record<string, any>;

async function json(...args: string[]): Promise<Json> {
  const { code, out, err } = await inProcess(["measure", ...args, "--json"]);
  assert.equal(err, "");
  assert.equal(code, EXIT.ok);
  return JSON.parse(out) as Json;
}

const NATIONAL = () => [
  "--table",
  sharedPath("data", "tables", "regso2020_national_derived.csv"),
  "--unit",
  "regsokod",
  "--groups",
  "fodda_i_sverige_2022",
  "--total",
  "folkmangd_2022",
];

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

shared(
  "Sweden 2022, born abroad against born in Sweden over 3,363 RegSO: D 0.33096, isolation of the foreign-born 0.30336",
  async () => {
    const { results, areas } = await json("dissimilarity", "isolation", ...NATIONAL(), "--swap");
    assert.equal(areas.used, 3363);
    assert.deepEqual(
      results.map(({ value }: Json) => rounded(value)),
      [0.33096, 0.30336],
    );
  },
);

shared(
  "2022 within Stockholm, Göteborg and Malmö: D 0.29594 (127 areas), 0.35040 (147) and 0.27412 (91)",
  async () => {
    const { results, runs } = await json("dissimilarity", ...NATIONAL(), "--within", "kommunkod");
    assert.equal(results.length, 290);
    const of = (code: string): [number, number] => {
      const at = runs.findIndex(({ within }: Json) => within.value === code);
      return [rounded(results[at].value), runs[at].areas.used];
    };
    assert.deepEqual(of("0180"), [0.29594, 127]);
    assert.deepEqual(of("1480"), [0.3504, 147]);
    assert.deepEqual(of("1280"), [0.27412, 91]);
  },
);

shared("D of the country for 2020–2023 from one wide file", async () => {
  const args = NATIONAL().map((arg) => arg.replace("_2022", "_{year}"));
  const { results } = await json("dissimilarity", ...args, "--years", "2020-2023");
  assert.deepEqual(
    results.map(({ year }: Json) => year),
    [2020, 2021, 2022, 2023],
  );
  assert.equal(rounded(results[2].value), 0.33096);
});

const pysal = (n: number): Json =>
  JSON.parse(readFileSync(sharedPath("vectors", "pysal", `single_${n}.json`), "utf8")) as Json;

for (const n of [60, 500])
  shared(`${n} areas: neighbours, ground and centres from files give PySAL's spatial values`, async () => {
    const input = (name: string): string => sharedPath("vectors", "input", name);
    const areas = ["--table", input(`areas_${n}.csv`), "--unit", "id", "--groups", "g2", "--total", "pop"];
    const columns = [
      "--adjacency",
      input(`adjacency_${n}.csv`),
      "--x",
      "cx",
      "--y",
      "cy",
      "--area",
      "area",
      "--perimeter",
      "perimeter",
    ];
    const expected = pysal(n);
    const value = (name: string): number => {
      const entry = expected[name] ?? expected.values?.[name] ?? expected.indices?.[name];
      return typeof entry === "number" ? entry : (entry.value ?? entry.statistic);
    };
    const ids = { dissimilarity: "Dissim", gini: "Gini", delta: "Delta", morrill: "SpatialDissim" };
    const byColumns = await json(...Object.keys(ids), ...areas, ...columns);
    for (const [at, [id, name]] of Object.entries(ids).entries()) {
      const got = byColumns.results[at].value as number;
      assert.ok(
        Math.abs(got - value(name)) <= 1e-12 * Math.max(1, Math.abs(got)),
        `${id}: ${got} is not ${value(name)}`,
      );
    }
    // Shapes are written to the centimetre, so what is measured from them is a little coarser.
    const byShapes = await json("delta", "morrill", ...areas, "--geometry", input(`areas_${n}.geojson`));
    assert.ok(Math.abs(byShapes.results[0].value - byColumns.results[2].value) < 1e-6);
    assert.ok(Math.abs(byShapes.results[1].value - byColumns.results[3].value) < 1e-12);
  });
