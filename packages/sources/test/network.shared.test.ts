import assert from "node:assert/strict";
import { buildNetwork, PROFILES } from "@tvars/network";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { importNetworkFile } from "../src/index.ts";

shared(
  "lines of a real GeoPackage (Borlänge's public transport) are read with a mapping of one's own",
  async () => {
    const file = sharedPath("data", "transport", "dalarna_Kollektivtrafik_Borlange.gpkg");
    await assert.rejects(importNetworkFile(file), /layer/i);
    const mapping = {
      id: "lines",
      title: { sv: "Linjer", en: "Lines" },
      source: "Region Dalarna",
      ways: [{ kind: "other" }],
    };
    const layers = await layerNames(file);
    const ways = await importNetworkFile(file, {
      mapping,
      layer: layers.find((name) => /linje/i.test(name))!,
    });
    assert.equal(ways.report.lines, 111);
    assert.equal(ways.ways.length + ways.report.waysWithoutNodes, 111);
    assert.ok(Math.min(...ways.xM) > 400_000 && Math.max(...ways.xM) < 700_000);
    assert.equal(ways.report.outsidePlane, 0);
  },
);

async function layerNames(file: string): Promise<string[]> {
  const { GeoError, readLayer } = await import("@tvars/geo");
  return readLayer(file).then(
    ({ name }) => [name],
    (error: unknown) => (error instanceof GeoError ? (error.choices ?? []) : []),
  );
}

shared("an OpenStreetMap extract of Stockholm comes out in SWEREF 99 TM", async () => {
  const ways = await importNetworkFile(
    sharedPath("data", "transport", "osm_stockholm_ostermalm_2020.osm.pbf"),
  );
  assert.ok(
    ways.xM.every((x) => x > 660_000 && x < 690_000) && ways.yM.every((y) => y > 6_570_000 && y < 6_590_000),
  );
  const built = buildNetwork(ways, PROFILES.adult);
  assert.ok(built.graph.nodes > 500 && built.report.islands.length < 60);
});
