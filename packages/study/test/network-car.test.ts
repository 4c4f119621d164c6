import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { transformPoint } from "@tvars/geo";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";

const [EAST, NORTH] = [500_000, 6_600_000];
const lonLat = (x: number, y: number): [number, number] =>
  transformPoint("EPSG:3006", "EPSG:4326", [EAST + x, NORTH + y]);

describe("a network by car: a square kilometre whose southern side is one way, eastwards", () => {
  let folder: string;
  let study: Study;
  const [west, east] = [lonLat(0, 0).join(","), lonLat(1000, 0).join(",")];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-car-"));
    study = await openStudy(join(folder, "data"));
    const line = (speed_kmh: number, oneway: string, ...places: [number, number][]) => ({
      type: "Feature",
      properties: { kind: "residential", speed_kmh, oneway, foot: "yes" },
      geometry: { type: "LineString", coordinates: places.map(([x, y]) => [EAST + x, NORTH + y]) },
    });
    const file = join(folder, "kvarter.geojson");
    await writeFile(
      file,
      JSON.stringify({
        type: "FeatureCollection",
        crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } },
        features: [
          line(60, "yes", [0, 0], [1000, 0]),
          line(30, "no", [1000, 0], [1000, 1000]),
          line(60, "no", [1000, 1000], [0, 1000]),
          line(60, "no", [0, 1000], [0, 0]),
          { ...line(-50, "no", [0, 0], [-500, 0]) },
          { ...line(9000, "no", [1000, 0], [1500, 0]) },
        ],
      }),
    );
    await study.import(file, { as: "network", mapping: "own-lines" });
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("drives at each road's speed and never against the one-way street; on foot there is a way back", async () => {
    const there = await study.route({ from: west, to: east, profile: "car" });
    const back = await study.route({ from: east, to: west, profile: "car" });
    assert.deepEqual([there.metres, there.seconds], [1000, 60]);
    // One kilometre at 30 km/h and two at 60.
    assert.deepEqual([back.metres, back.seconds], [3000, 240]);
    assert.equal((await study.route({ from: east, to: west })).metres, 1000);
  });

  test("reaches by minutes from the place: the far side of the one-way street is a minute away one way only", async () => {
    const peopleFrom = async ([lon, lat]: [number, number]) =>
      (await study.isochrone({ lon, lat, minutes: "1.1", profile: "car" })).polygons[0]!.people;
    assert.ok((await peopleFrom(lonLat(0, 0))) > (await peopleFrom(lonLat(1000, 1000))));
  });

  test("access by car is answered; cars have no barriers, and that is said", async () => {
    const { mode } = await study.access({ profile: "car" });
    assert.equal(mode, "car");
    await assert.rejects(study.barriers({ profile: "car" }), (error: StudyError) => {
      assert.equal(error.kind, "unavailable");
      assert.match(error.message, /no barriers for that profile/);
      return true;
    });
  });
});
