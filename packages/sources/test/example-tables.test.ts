import assert from "node:assert/strict";
import { test } from "node:test";
import { drawExample } from "../src/example/draw.ts";
import { INDEX_YEARS } from "../src/example/indicators.ts";
import { bodyOf, exampleOf } from "./support/example.ts";

const index = await bodyOf("TAB6586");
const population = await bodyOf("TAB6574");
const regions = (await exampleOf()).regions;
const people = (code: string, year: number) => population.at(code, "totalt", "1+2", "000007Y7", `${year}`)!;
const valid = (suffixed: string, year: number) => suffixed.includes("_") === year >= 2024;

test("the published index is the mean of the published parts rounded to one decimal, in every row", () => {
  let rows = 0;
  for (const code of index.codes("Region"))
    for (const year of index.codes("Tid")) {
      const [published, v2, v1, v3] = ["000008IT", "000008IV", "000008IW", "000008IX"].map((content) =>
        index.at(code, content, year),
      );
      if (published === null) continue;
      assert.equal(published, Math.round((10 * (v1! + v2! + v3!)) / 3) / 10);
      rows++;
    }
  assert.ok(rows > 800, `${rows} rows`);
});

test("types are cut at the unweighted mean and 1 and 2 standard deviations of the unrounded index; all five occur every year", () => {
  for (const year of index.codes("Tid")) {
    const rows = index
      .codes("Region")
      .map((code) => ({
        x:
          Math.round(
            10 *
              (index.at(code, "000008IV", year)! +
                index.at(code, "000008IW", year)! +
                index.at(code, "000008IX", year)!),
          ) / 30,
        type: index.at(code, "000008IU", year),
      }))
      .filter(({ type }) => type !== null);
    const mean = rows.reduce((sum, { x }) => sum + x, 0) / rows.length;
    const sd = Math.sqrt(rows.reduce((sum, { x }) => sum + (x - mean) ** 2, 0) / rows.length);
    for (const { x, type } of rows)
      assert.equal(type, [mean + 2 * sd, mean + sd, mean, mean - sd].findIndex((cut) => x >= cut) + 1 || 5);
    assert.deepEqual([...new Set(rows.map(({ type }) => type))].sort(), [1, 2, 3, 4, 5], `year ${year}`);
  }
});

test("all five types occur every year with other seeds too, and DeSO keep within 700-2,700 people", () => {
  for (const seed of [1, 99]) {
    const { indicators, areas, people, regions } = drawExample(seed);
    INDEX_YEARS.forEach((year, y) => {
      const rows = year === 2024 ? indicators.now : indicators.old.map((row) => row[y] ?? null);
      assert.equal(new Set(rows.flatMap((row) => (row ? [row.type] : []))).size, 5, `seed ${seed}, ${year}`);
    });
    for (const { level, atoms, coverage } of regions) {
      if (level !== "deso") continue;
      for (const y of coverage === "deso@2018" ? [0, 10] : [11, 12]) {
        const size = atoms.reduce((sum, atom) => sum + people.between(atom, y, 0, 17), 0);
        assert.ok(size >= 700 && size <= 2700, `seed ${seed}: ${size} people`);
      }
    }
    assert.ok(areas.areas["regso@2020"].length >= 60);
  }
});

test("TAB6586 has “..” outside a version's years, and a couple of withheld cells inside them", () => {
  let withheld = 0;
  for (const code of index.codes("Region"))
    for (const year of index.codes("Tid")) {
      const known = index.at(code, "000008IT", year) !== null;
      if (!valid(code, Number(year))) assert.equal(known, false, `${code} ${year}`);
      else if (!known) withheld++;
    }
  assert.equal(withheld, 2);
  const dots = Object.values(index.body.status as Record<string, string>);
  assert.equal(dots.length, (index.body.value as unknown[]).filter((value) => value === null).length);
  assert.ok(dots.every((status) => status === ".."));
});

test("TAB6574 answers 0, not “..”, outside a version's years, and people inside them", () => {
  assert.equal(population.body.status, undefined);
  for (const { code, coverage } of regions)
    for (const year of [2013, 2023, 2024, 2025])
      assert.equal(people(code, year) > 0, coverage === undefined || valid(code, year), `${code} ${year}`);
});

test("plausible sizes: city about 150,000, county 150,000-200,000, RegSO 1,000-6,000, DeSO 700-2,700", () => {
  for (let year = 2013; year <= 2025; year++) {
    assert.ok(people("99", year) > 150_000 && people("99", year) < 200_000);
    assert.ok(people("9901", year) > 135_000 && people("9901", year) < 165_000);
    for (const { code, level } of regions) {
      const count = people(code, year);
      if (count === 0) continue;
      if (level === "regso") assert.ok(count > 1000 && count < 6000, `${code} ${year}: ${count}`);
      if (level === "deso") assert.ok(count >= 700 && count <= 2700, `${code} ${year}: ${count}`);
    }
  }
});

test("to 2024 ages, sexes and areas add up; from 2025 each cell has a small error of its own", () => {
  const ages = population.codes("Alder").filter((age) => age !== "totalt");
  const gap = (code: string, year: string) =>
    ages.reduce((sum, age) => sum + population.at(code, age, "1+2", "000007Y7", year)!, 0) -
    population.at(code, "totalt", "1+2", "000007Y7", year)!;
  const codes = regions.filter(({ level }) => level === "kommun").map(({ code }) => code);
  for (const code of codes) assert.equal(gap(code, "2024"), 0);
  assert.ok(codes.some((code) => gap(code, "2025") !== 0));
  const sum = (level: string, suffix: string, year: number) =>
    regions
      .filter((r) => r.level === level && (suffix === "" ? !r.code.includes("_") : r.code.endsWith(suffix)))
      .reduce((total, { code }) => total + people(code, year), 0);
  assert.equal(sum("deso", "", 2023), people("00", 2023));
  assert.equal(sum("regso", "_RegSO2025", 2024), people("00", 2024));
  assert.notEqual(sum("deso", "_DeSO2025", 2025), people("00", 2025));
});

test("V1 is the share with low economic standard that TAB6685 gives the same RegSO", async () => {
  const income = await bodyOf("TAB6685");
  for (const code of index.codes("Region"))
    for (const year of index.codes("Tid"))
      assert.equal(income.at(code, "tot", "000008AC", year), index.at(code, "000008IW", year));
});

test("V2 is close to the share with pre-upper-secondary education in TAB6534 for the same RegSO", async () => {
  const education = await bodyOf("TAB6534");
  const levels = education.codes("UtbildningsNiva");
  for (const code of index.codes("Region").filter((c) => c.endsWith("_RegSO2025"))) {
    const counts = levels.map((level) => education.at(code, level, "000007Z6", "2024")!);
    const share = (100 * counts[0]!) / counts.reduce((a, b) => a + b, 0);
    const published = index.at(code, "000008IV", "2024")!;
    assert.ok(Math.abs(share - published) < 1 + 0.1 * published, `${code}: ${share} against ${published}`);
  }
});

test("labour force is employed and unemployed; households and background add up to their totals to 2024", async () => {
  const labour = await bodyOf("TAB6680");
  const homes = await bodyOf("TAB6568");
  const background = await bodyOf("TAB6571");
  for (const { code, coverage } of regions) {
    const year = coverage?.endsWith("2025") === true ? "2024" : "2023";
    const of = (content: string) => labour.at(code, "1+2", "20-64", content, year)!;
    assert.equal(of("0000089V"), of("0000089W") + of("0000089X"));
    assert.ok(of("0000089V") <= of("0000089Y"));
    const types = homes.codes("Hushallstyp").map((type) => homes.at(code, type, "000007YA", year)!);
    assert.equal(
      types.slice(0, -1).reduce((a, b) => a + b, 0),
      types.at(-1),
    );
    const [foreign, swedish, all] = ["1", "2", "SA"].map((b) =>
      background.at(code, b, "1+2", "000007Y4", year)!,
    );
    assert.equal(foreign! + swedish!, all);
    assert.equal(all, people(code, Number(year)));
  }
});

test("the English body has the same figures and codes, and English labels", async () => {
  const english = await bodyOf("TAB6586", "en");
  assert.deepEqual(english.body.value, index.body.value);
  assert.deepEqual(english.codes("Region"), index.codes("Region"));
  assert.equal(english.body.dimension.ContentsCode.category.label["000008IU"], "Area type");
});

const shareOf = (code: string, ages: string[], year = "2024") =>
  ages.reduce((sum, age) => sum + population.at(code, age, "1+2", "000007Y7", year)!, 0) /
  people(code, Number(year));

test("SCB's caveats have something to find: a student area, a pensioner area, new building", () => {
  const codes = regions.filter(({ code }) => code.endsWith("_RegSO2025")).map(({ code }) => code);
  assert.ok(codes.some((code) => shareOf(code, ["20-24", "25-29"]) > 0.4));
  assert.ok(codes.some((code) => shareOf(code, ["65-69", "70-74", "75-79", "80-"]) > 0.45));
  const old = regions.filter(({ level, coverage }) => level === "regso" && coverage === "regso@2020");
  assert.ok(old.some(({ code }) => people(code, 2023) > 1.3 * people(code, 2014)));
});
