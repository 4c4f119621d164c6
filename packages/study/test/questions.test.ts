import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { writeGeoJson } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import { openStudy } from "../src/index.ts";
import type { Study, StudyError } from "../src/index.ts";

let folder: string;
let study: Study;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-questions-"));
  study = await openStudy(join(folder, "data"));
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true });
});

const square = (x: number, y: number): Layer => ({
  name: "areas",
  crs: "EPSG:3006",
  features: [
    {
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [x, y],
            [x + 1000, y],
            [x + 1000, y + 1000],
            [x, y + 1000],
            [x, y],
          ],
        ],
      },
      properties: { regsokod: "1780R001", regsonamn: "Alster" },
    },
  ],
});

async function write(name: string, layer: Layer, crs: boolean): Promise<string> {
  const body = JSON.parse(Buffer.from(writeGeoJson(layer, { crs: "EPSG:3006" })).toString()) as Record<
    string,
    unknown
  >;
  if (!crs) delete body.crs;
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(body));
  return path;
}

const question = (error: StudyError): { ask: string; choices?: string[]; candidates?: { crs: string }[] } =>
  error.fields.question as never;

test("which version areas are of is asked, not guessed, and the answer is taken", async () => {
  const file = await write("areas.geojson", square(414000, 6580000), true);
  await assert.rejects(study.import(file), (error: StudyError) => {
    assert.equal(error.kind, "question");
    assert.equal(question(error).ask, "version");
    assert.ok(question(error).choices?.includes("regso@2025"));
    return true;
  });
  assert.deepEqual(await study.snapshots(), []);
  const { snapshots } = await study.import(file, { version: "regso@2025" });
  assert.ok(snapshots.some(({ table }) => table === "regso@2025"));
});

test("which system coordinates are in is asked, with where each would put the file", async () => {
  const file = await write("unknown_2025.geojson", square(148000, 6580000), false);
  await assert.rejects(study.import(file, { version: "regso@2025" }), (error: StudyError) => {
    assert.equal(error.kind, "question");
    assert.equal(question(error).ask, "crs");
    assert.ok((question(error).candidates?.length ?? 0) > 1);
    return true;
  });
});
