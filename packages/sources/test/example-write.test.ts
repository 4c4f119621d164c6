import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeExampleRegion } from "../src/example/index.ts";
import { exampleFolder, layerOf, readExample } from "./support/example.ts";

const { folder, manifest } = await exampleFolder();

test("the same seed gives the same bytes in every file; another seed another region", async () => {
  const again = await mkdtemp(join(tmpdir(), "tvars-example-again-"));
  try {
    assert.deepEqual(await writeExampleRegion(again), manifest);
    for (const name of await readdir(folder))
      assert.deepEqual(await hashOf(join(again, name)), await hashOf(join(folder, name)), name);
    const other = await writeExampleRegion(again, { seed: 7 });
    const same = other.files
      .filter(({ sha256 }, k) => sha256 === manifest.files[k]!.sha256)
      .map(({ path }) => path);
    // Places and what is drawn over the motorway stand where they stand.
    assert.deepEqual(
      same.filter((path) => !path.endsWith(".scenario.json")),
      ["places.geojson"],
    );
  } finally {
    await rm(again, { recursive: true });
  }
});

test("the manifest names every file with its size and hash, all under 12 MB together", async () => {
  const names = (await readdir(folder)).filter((name) => name !== "manifest.json").sort();
  assert.deepEqual(manifest.files.map(({ path }) => path).sort(), names);
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(folder, path));
    assert.equal(content.length, bytes);
    assert.equal(createHash("sha256").update(content).digest("hex"), sha256);
  }
  assert.ok(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) < 12e6);
});

test("everything says that it is invented: manifest, table notes and source, layers, feed, ids of records", async () => {
  assert.equal(manifest.invented, true);
  for (const { path, kind, title } of manifest.files) {
    assert.match(title.sv, /påhittad|påhittat/);
    assert.match(title.en, /invented/);
    if (kind === "table") {
      const body = JSON.parse(await readExample(path));
      assert.equal(body.extension.tvars.invented, true);
      assert.match(body.source, /påhittat|invented/);
      assert.match(body.note[0], /PÅHITTADE|INVENTED/);
      assert.equal(body.extension.noteMandatory[0], true);
    }
    if (path.endsWith(".geojson")) {
      const layer = await layerOf(path.replace(".geojson", ""));
      assert.equal(layer.invented, true);
      assert.equal(layer.crs.properties.name, "urn:ogc:def:crs:EPSG::3006");
      assert.equal(layer.numberMatched, layer.features.length);
    }
    if (kind === "records") assert.match((await readExample(path)).split("\r\n")[1]!, /^EX-/);
  }
});

test("the records have semicolons, decimal commas and a BOM; some lack coordinates and some lie far outside", async () => {
  const text = await readExample("skadade-i-vagtrafik.csv");
  assert.ok(text.startsWith("\uFEFFid;datum;n_sweref99tm;e_sweref99tm;"));
  const rows = text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(";"));
  const missing = rows.filter(([, , north]) => north === "");
  const outside = rows.filter(([, , north]) => north !== "" && Number(north!.replace(",", ".")) > 6_302_500);
  assert.ok(missing.length > 40 && missing.length < 160, `${missing.length} without coordinates`);
  assert.ok(outside.length > 15 && outside.length < 90, `${outside.length} outside`);
  for (const [, date, north, east] of rows) {
    assert.match(date!, /^20(1[5-9]|2[0-4])-\d\d-\d\d$/);
    if (north !== "") assert.match(`${north} ${east}`, /^\d{7},\d \d{6},\d$/);
  }
});

const hashOf = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
