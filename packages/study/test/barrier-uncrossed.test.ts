/** A railway that nobody can cross: all is severed, nothing fails, and the first crossing is found and tried. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

const [EAST, NORTH] = [500_000, 6_600_000];
/** Streets each hundred metres, twelve by twelve, on either side of the line. */
const SIDE = 12;

describe("two quarters parted by a railway without a crossing", () => {
  let folder: string;
  let study: Study;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-uncrossed-"));
    study = await openStudy(join(folder, "data"));
    const line = (kind: string, ...places: [number, number][]) => ({
      type: "Feature",
      properties: { kind },
      geometry: { type: "LineString", coordinates: places.map(([x, y]) => [EAST + x, NORTH + y]) },
    });
    const features = [line("rail", [-300, 0], [100 * SIDE + 200, 0])];
    for (const side of [-1, 1])
      for (let i = 0; i < SIDE; i++) {
        const at = (k: number): number => side * (50 + 100 * k);
        const steps = Array.from({ length: SIDE }, (_, k) => k);
        features.push(line("residential", ...steps.map((k): [number, number] => [100 * i, at(k)])));
        features.push(line("residential", ...steps.map((k): [number, number] => [100 * k, at(i)])));
      }
    const file = join(folder, "kvarter.geojson");
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } };
    await writeFile(file, JSON.stringify({ type: "FeatureCollection", crs, features }));
    await study.import(file, { as: "network", mapping: "own-lines" });
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("every contact is severed, the way there is none, and the whole line is one gap", async () => {
    const { totals, segments, crossings, gaps } = await study.barriers({});
    assert.deepEqual(crossings, []);
    assert.equal(totals.severed, 1);
    assert.ok(segments.length > 0 && segments.every(({ excessM }) => excessM > 3000));
    assert.ok(segments.every(({ nearestCrossingM }) => nearestCrossingM === null));
    assert.deepEqual([gaps.length, gaps[0]!.crossings, gaps[0]!.over800], [1, 0, 1]);
    const { worst, reading } = await study.barrierSegment({ id: segments[0]!.id });
    assert.equal(worst!.now, null);
    assert.ok(worst!.without.metres < 2500);
    assert.match(reading.en, /more than 5,000/);
  });

  test("what is reached stops at the line, and on its other side when it is open", async () => {
    const { segments } = await study.barriers({});
    const { worst } = await study.barrierSegment({ id: segments[0]!.id });
    const [lon, lat] = worst!.from;
    const { polygons } = await study.isochrone({ lon, lat, minutes: "30" });
    assert.ok(polygons[0]!.open!.people > 1.5 * polygons[0]!.people);
  });

  test("the best place for a first crossing is found, and a bridge there gives somebody a way", async () => {
    const { rows } = await study.candidates({ top: 1 });
    const { line, peopleGaining } = rows[0]!;
    assert.ok(peopleGaining > 0 && rows[0]!.nearestCrossingM === null);
    const { totals, pairs } = await study.scenario({
      modifications: [{ do: "add-crossing", kind: "bridge", from: line[0]!, to: line.at(-1)! }],
    });
    assert.ok(totals.burdenAfter < totals.burdenBefore);
    assert.equal(pairs[0]!.beforeM, null);
    assert.deepEqual((await study.barriers({})).crossings, [], "the base is as it was");
  });
});
