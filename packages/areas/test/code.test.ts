import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  AreaCodeError,
  areaId,
  desoCategory,
  kommunOf,
  lanOf,
  parseAreaCode,
  parseAreaId,
  parseScbCode,
  scbCode,
  suffixedCode,
  VERSIONS,
} from "@tvars/areas";
import type { AreaKey, Version } from "@tvars/areas";

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(""));
const kommun = fc
  .tuple(fc.integer({ min: 1, max: 25 }), digits(2))
  .map(([lan, rest]) => String(lan).padStart(2, "0") + rest);

export const anyKey: fc.Arbitrary<AreaKey> = fc
  .tuple(fc.constantFrom(...VERSIONS), kommun, digits(4), fc.constantFrom("A", "B", "C"))
  .map(([version, k, tail, category]) => {
    const division = version.split("@")[0];
    const code =
      division === "riket"
        ? "00"
        : division === "lan"
          ? k.slice(0, 2)
          : division === "kommun"
            ? k
            : division === "regso"
              ? `${k}R${tail.slice(1)}`
              : k + category + tail;
    return { version, code };
  });

test("a suffix of SCB's database decides the version", () => {
  assert.deepEqual(parseAreaCode("1780R001_RegSO2025"), { version: "regso@2025", code: "1780R001" });
  assert.deepEqual(parseAreaCode("1780C1010_DeSO2018"), { version: "deso@2018", code: "1780C1010" });
});

test("a plain RegSO or DeSO code needs a version or a reference year; 2023 is 2020's, 2024 is 2025's", () => {
  assert.throws(() => parseAreaCode("1780R001"), /Say the version or the reference year/);
  assert.equal(parseAreaCode("1780R001", { year: 2023 }).version, "regso@2020");
  assert.equal(parseAreaCode("1780R001", { year: 2024 }).version, "regso@2025");
  assert.equal(parseAreaCode("0180C4040", { version: "deso@2018" }).version, "deso@2018");
});

test("kommun, län and riket have one version, so their plain codes are enough", () => {
  assert.deepEqual(parseAreaCode("1780"), { version: "kommun@2007", code: "1780" });
  assert.deepEqual(parseAreaCode("17"), { version: "lan@2007", code: "17" });
  assert.deepEqual(parseAreaCode("00"), { version: "riket@2007", code: "00" });
});

test("a code of another version than asked for is refused, also where its shape fits", () => {
  for (const options of [{ version: "regso@2020" as Version }, { year: 2022 }])
    assert.throws(
      () => parseAreaCode("1780R001_RegSO2025", options),
      (error: unknown) =>
        error instanceof AreaCodeError &&
        error.value === "1780R001_RegSO2025" &&
        error.expected === "a code of regso@2020" &&
        /bridge/.test(error.action),
    );
  assert.throws(() => parseAreaCode("1780", { version: "regso@2025" }), /This is a kommun code/);
  assert.throws(() => parseAreaCode("1780R001_DeSO2025"), /name different divisions/);
  assert.throws(
    () => parseAreaCode("1780R001", { version: "regso@2025", year: 2020 }),
    /does not hold for that year: use regso@2020/,
  );
});

const says = (text: string, pattern: RegExp) => assert.throws(() => parseAreaCode(text), pattern);

test("an unreadable code is met with what to do: blanks, lost zero, lower case, unknown suffix, a name", () => {
  says(" 1780R001", /Remove the blanks/);
  says("114R001", /leading zero/);
  says("180", /leading zero/);
  says("1780r001", /upper case/);
  says("1780R001_RegSO2030", /Only the suffixes/);
  says("1780R001_RegSO2018", /Check the suffix/);
  says("Bollstanäs", /names are not codes/);
  says("", /names are not codes/);
  says("0012", /expected a code/);
});

test("an id holds code and version; riket, lan:17 and kommun:1780 are short", () => {
  assert.equal(areaId({ version: "regso@2025", code: "1780R001" }), "regso@2025:1780R001");
  assert.equal(areaId({ version: "lan@2007", code: "17" }), "lan:17");
  assert.equal(areaId({ version: "riket@2007", code: "00" }), "riket");
  assert.deepEqual(parseAreaId("kommun@2007:1780"), { version: "kommun@2007", code: "1780" });
  assert.throws(() => parseAreaId("regso:1780R001"), /Write the version out/);
  assert.throws(() => parseAreaId("1780R001"), /Write the version out/);
  assert.throws(() => parseAreaId("regso@2025:1780"), /after the colon/);
  assert.throws(() => areaId({ version: "regso@2025", code: "1780R001_RegSO2025" }), AreaCodeError);
});

test("property: parsing what was formatted gives the same area, for ids and for suffixed codes", () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      assert.deepEqual(parseAreaId(areaId(key)), key);
      assert.deepEqual(parseAreaCode(suffixedCode(key)), key);
      assert.deepEqual(parseAreaCode(scbCode(key), { version: key.version }), key);
    }),
  );
});

test("first four are the kommun, first two the län; the fifth of a DeSO is its category", () => {
  assert.equal(kommunOf("1780C1010"), "1780");
  assert.equal(lanOf("1780"), "17");
  assert.equal(desoCategory("1780A0010"), "A");
  assert.throws(() => kommunOf("17"), AreaCodeError);
  assert.throws(() => lanOf("00"), AreaCodeError);
  assert.throws(() => desoCategory("1780R001"), AreaCodeError);
});

test("in SCB's database a plain RegSO or DeSO code is the older version, whatever the year of the table", () => {
  assert.equal(parseScbCode("1780R001").version, "regso@2020");
  assert.equal(parseScbCode("1780C1010").version, "deso@2018");
  assert.equal(parseScbCode("1780R001_RegSO2025").version, "regso@2025");
  assert.equal(parseScbCode("1780").version, "kommun@2007");
  assert.throws(() => parseScbCode("Karlstad"), AreaCodeError);
});
