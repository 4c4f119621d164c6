import assert from "node:assert/strict";
import { test } from "node:test";
import { Gazetteer } from "../src/data/gazetteer.ts";

const made = (): Gazetteer => {
  const gazetteer = new Gazetteer();
  gazetteer.add("regso@2020", [
    { code: "1780R001", name: "Alster" },
    { code: "1780R002", name: "Edsgatan" },
  ]);
  gazetteer.add("regso@2025", [{ code: "1780R001", name: "Edsgatan" }]);
  gazetteer.add("deso@2025", [{ code: "1780C1010", name: "", regso: "1780R001" }]);
  return gazetteer.finish(new Map([["17", "Värmlands län"]]));
};

test("an area is keyed by code and version, so swapped names change nothing", () => {
  const gazetteer = made();
  assert.equal(gazetteer.get("regso@2020", "1780R001")?.name, "Alster");
  assert.equal(gazetteer.get("regso@2025", "1780R001")?.name, "Edsgatan");
  assert.deepEqual(gazetteer.formerNames(gazetteer.get("regso@2025", "1780R001")!), ["Alster"]);
});

test("kommun and län of every area exist even where no list named them", () => {
  const area = made().get("regso@2020", "1780R002")!;
  assert.deepEqual(area.lan, { code: "17", name: "Värmlands län" });
  assert.deepEqual(area.kommun, { code: "1780", name: "1780" });
  assert.equal(made().list("lan@2007").length, 1);
});

test("ids are short for kommun and län and hold the version for RegSO and DeSO", () => {
  const gazetteer = made();
  assert.equal(gazetteer.get("lan@2007", "17")?.id, "lan:17");
  assert.equal(gazetteer.get("kommun@2007", "1780")?.id, "kommun:1780");
  assert.equal(gazetteer.get("deso@2025", "1780C1010")?.id, "deso@2025:1780C1010");
});

test("DeSO know their RegSO and RegSO their DeSO", () => {
  assert.equal(made().regsoOf("deso@2025", "1780C1010"), "1780R001");
  assert.deepEqual(made().desoOf("deso@2025", "1780R001"), ["1780C1010"]);
});
