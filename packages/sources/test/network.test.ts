import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Layer, writeGeoJson, writeGeoPackage } from "@tvars/geo";
import { buildNetwork, joinWays, PROFILES } from "@tvars/network";
import { importNetworkFile, parseMapping, readLines, readMappings, SourceError } from "../src/index.ts";
import { writeExampleRegion } from "../src/example/index.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-network-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const [E, N] = [674_000, 6_580_000];
const line = (
  properties: Record<string, unknown>,
  ...places: [number, number][]
): Layer["features"][number] => ({
  geometry: { type: "LineString", coordinates: places.map(([x, y]) => [E + x, N + y]) },
  properties,
});
const layer = (features: Layer["features"], name = "lines"): Layer => ({ name, crs: "EPSG:3006", features });

/** A state road with a footway over a zebra, one under the road, stairs, a ferry and a street, as the homogenised delivery names the columns. */
const nvdb = layer([
  line(
    {
      ROUTE_ID: "r1",
      Vagtr_474: 1,
      Klass_181: 2,
      F_Hogst_225: 70,
      ADT_f_117: 9500,
      Bredd_156: 9,
      Vagha_6: 1,
      Namn_130: "Storvägen",
    },
    [-300, 0],
    [0, 0],
    [300, 0],
  ),
  line(
    {
      ROUTE_ID: "r2",
      Vagtr_474: 1,
      Klass_181: 7,
      F_Hogst_225: 30,
      Vagha_6: 2,
      F_ForbjudenFardriktning: -1,
      B_ForbjudenFardriktning: 1,
      Slitl_152: 2,
    },
    [0, 100],
    [150, 100],
  ),
  line({ ROUTE_ID: "g1", Vagtr_474: 2, GCM_t_502: 100 }, [0, 100], [0, 6]),
  line({ ROUTE_ID: "g1", Vagtr_474: 2, GCM_t_502: 145 }, [0, 6], [0, -6]),
  line({ ROUTE_ID: "g1", Vagtr_474: 2, GCM_t_502: 100 }, [0, -6], [0, -100]),
  line({ ROUTE_ID: "g2", Vagtr_474: 2, GCM_t_502: 100, Konst_190: 2 }, [150, 100], [150, -100]),
  line({ ROUTE_ID: "g3", Vagtr_474: 4, GCM_t_502: 155 }, [0, -100], [150, -100]),
  line({ ROUTE_ID: "f1", Vagtr_474: 3, Farjeled: 1 }, [900, 0], [950, 0]),
]);

test("the homogenised delivery of NVDB: kinds, owners, speed, traffic, one-ways and both generations of GCM codes", async () => {
  const mappings = await readMappings();
  const ways = readLines(nvdb, mappings.get("nvdb")!);
  assert.deepEqual(
    ways.ways.map(({ id, kind }) => [id, kind]),
    [
      ["nvdb:r1", "primary"],
      ["nvdb:r2", "residential"],
      ["nvdb:g1", "cycleway"],
      ["nvdb:g1/2", "footway"],
      ["nvdb:g1/3", "cycleway"],
      ["nvdb:g2", "cycleway"],
      ["nvdb:g3", "steps"],
    ],
  );
  const [road, street] = ways.ways;
  assert.deepEqual(
    [road!.name, road!.owner, road!.speedKmH, road!.adt, road!.widthM, road!.functionClass],
    ["Storvägen", "state", 70, 9500, 9, 2],
  );
  assert.deepEqual([street!.owner, street!.oneway, street!.surface], ["municipal", "forward", "gravel"]);
  assert.deepEqual([ways.ways[3]!.crossing, ways.ways[5]!.layer, ways.report.unknownKinds], ["zebra", -1, 1]);
  const old = readLines(
    layer([line({ ROUTE_ID: "g", Vagtr_474: 2, GCM_t_502: 17 }, [0, 0], [1, 1])]),
    mappings.get("nvdb")!,
  );
  assert.equal(old.ways[0]!.kind, "steps");
});

test("GCM codes 125–150 are passages at grade, each with its kind", async () => {
  const { get } = await readMappings().then((all) => ({
    get: (code: number | string) =>
      readLines(
        layer([line({ ROUTE_ID: "g", Vagtr_474: 2, GCM_t_502: code }, [0, 0], [1, 1])]),
        all.get("nvdb")!,
      ).ways[0]!.crossing,
  }));
  assert.deepEqual([125, 130, 135, 140, 145, 150, 100].map(get), [
    "zebra",
    "zebra",
    "unmarked",
    "zebra",
    "zebra",
    "unmarked",
    undefined,
  ]);
  assert.equal(get("Övergångsställe"), "zebra");
});

test("a network of NVDB has the state road as its barrier, the zebra and the way under it as crossings", async () => {
  const ways = readLines(nvdb, (await readMappings()).get("nvdb")!);
  const built = buildNetwork(ways, PROFILES.adult, { islandsBelow: 0 });
  assert.deepEqual(
    built.barriers.map(({ id, kind, owner }) => [id, kind, owner]),
    [["nvdb:r1", "primary", "state"]],
  );
  assert.deepEqual(built.crossings.map(({ kind, alongM }) => [kind, alongM]).sort(), [
    ["tunnel", 450],
    ["zebra", 300],
  ]);
  const wheelchair = buildNetwork(ways, PROFILES.wheelchair, { islandsBelow: 0 });
  const steps = wheelchair.ways.findIndex(({ kind }) => kind === "steps");
  assert.equal(wheelchair.edges.way.includes(steps), false);
  assert.equal(built.edges.way.includes(steps), true);
});

test("passages and level crossings as points: joined to roads and railways they say where one may cross", async () => {
  const mappings = await readMappings();
  const point = (x: number, y: number, properties: Record<string, unknown>): Layer["features"][number] => ({
    geometry: { type: "Point", coordinates: [E + x, N + y] },
    properties,
  });
  const rail = readLines(
    layer([line({ kind: "rail", id: "bana", adt: 60 }, [-300, 0], [300, 0])]),
    mappings.get("own-lines")!,
  );
  const paths = readLines(
    layer([
      line({ kind: "footway", id: 1 }, [0, 50], [0, -50]),
      line({ kind: "footway", id: 2 }, [100, 50], [100, -50]),
      line({ kind: "footway", id: 3 }, [0, 50], [100, 50]),
      line({ kind: "footway", id: 4 }, [0, -50], [100, -50]),
    ]),
    mappings.get("own-lines")!,
  );
  const gates = readLines(
    layer([point(3, 2, { Plank_92: "P1", Vagsk_100: 1 })]),
    mappings.get("nvdb-plankorsning")!,
  );
  assert.deepEqual([...gates.crossings.values()], ["level"]);
  const built = buildNetwork(joinWays([rail, paths, gates]), PROFILES.adult, { islandsBelow: 0 });
  assert.deepEqual(
    built.crossings.map(({ barrier, kind, alongM }) => [barrier, kind, alongM]),
    [["own:bana", "level", 300]],
  );
  assert.deepEqual(
    built.report.unlikelyCrossings.map(({ reason, ways }) => [reason, ...ways]),
    [["cut", "own:2"]],
  );
  const passages = readLines(
    layer([1, 2, 3, 4, 5].map((code) => point(code, 0, { Passagetyp: code, Trafikanttyp: 1 }))),
    mappings.get("nvdb-gcm-passage")!,
  );
  assert.deepEqual([...passages.crossings.values()], ["bridge", "tunnel", "zebra", "signalised", "unmarked"]);
});

test("a GeoPackage and a GeoJSON file are read alike, the mapping told by the columns", async () => {
  const [gpkg, geojson] = [join(folder, "nvdb.gpkg"), join(folder, "nvdb.geojson")];
  await writeFile(gpkg, writeGeoPackage(nvdb));
  await writeFile(geojson, writeGeoJson(nvdb));
  const [a, b] = await Promise.all([importNetworkFile(gpkg), importNetworkFile(geojson)]);
  assert.equal(a.source, "NVDB");
  assert.deepEqual(a.ways, b.ways);
  assert.deepEqual(a.report, b.report);
});

test("one's own columns by a mapping of one's own; absurd numbers are left out and counted", async () => {
  const file = join(folder, "own.geojson");
  await writeFile(
    file,
    JSON.stringify({
      type: "FeatureCollection",
      crs: { type: "name", properties: { name: "EPSG:3006" } },
      features: [
        line({ nr: "a", typ: "GC-väg", hastighet: "30,5", trafik: "-4" }, [0, 0], [10, 0]),
        line({ nr: "b", typ: "väg", hastighet: -90, trafik: 200 }, [10, 0], [20, 0], [20, 0]),
        line({ nr: "c", typ: "kraftledning" }, [10, 0], [20, 0]),
        line({ nr: "d", typ: "väg" }, [30, 0], [30, 0]),
      ],
    }),
  );
  const mapping = {
    id: "mine",
    title: { sv: "Mina", en: "Mine" },
    source: "own",
    key: "nr",
    ways: [
      { when: { column: "typ", in: ["GC-väg"] }, kind: "cycleway" },
      { when: { column: "typ", in: ["väg"] }, kind: "residential" },
    ],
    speedKmH: "hastighet",
    adt: { columns: "trafik", factor: 10 },
  };
  const ways = await importNetworkFile(file, { mapping });
  assert.deepEqual(
    ways.ways.map(({ id, speedKmH, adt, vertices }) => [id, speedKmH, adt, vertices.length]),
    [
      ["a", 30.5, undefined, 2],
      ["b", undefined, 2000, 2],
    ],
  );
  assert.deepEqual(
    [ways.report.absurdNumbers, ways.report.unknownKinds, ways.report.waysWithoutNodes],
    [2, 1, 1],
  );
  await assert.rejects(
    importNetworkFile(file),
    (error: unknown) =>
      error instanceof SourceError && /nr, typ, hastighet.*docs\/networks\.md/s.test(error.message),
  );
  await assert.rejects(
    importNetworkFile(file, { mapping: { ...mapping, ways: [{ kind: "motorvag" }] } }),
    (error: unknown) =>
      error instanceof SourceError &&
      error.kind === "definition" &&
      error.row === "ways.0.kind" &&
      error.value === "motorvag",
  );
});

test("places outside the plane are counted and left out of the line", async () => {
  const far = layer([line({ kind: "path", id: 1 }, [0, 0], [9e9, 0], [Number.NaN, 0], [40, 0])]);
  const ways = readLines(far, (await readMappings()).get("own-lines")!);
  assert.deepEqual([ways.report.outsidePlane, ways.ways[0]!.vertices.length], [2, 2]);
});

test("every mapping of the package is valid and has names in both languages", async () => {
  const mappings = await readMappings();
  for (const id of [
    "nvdb",
    "nvdb-gcm-passage",
    "nvdb-plankorsning",
    "own-lines",
    "osm-lines",
    "example-walking",
  ])
    assert.ok(mappings.get(id)!.title.sv.length > 0, id);
  assert.throws(() => parseMapping({ id: "x" }, "x.json"), /x\.json, row title/);
});

test("the example region's folder becomes a network with its barriers and crossings; its motorway is crossed apart by grade only", async () => {
  const region = join(folder, "example");
  await writeExampleRegion(region);
  const ways = await importNetworkFile(region);
  assert.deepEqual((await importNetworkFile(join(region, "walking.geojson"))).report, ways.report);
  const built = buildNetwork(ways, PROFILES.adult);
  assert.equal(built.report.islands.length, 0);
  assert.equal(built.report.unlikelyCrossings.filter(({ reason }) => reason === "cut").length, 0);
  const motorway = built.barriers.find(({ kind }) => kind === "motorway")!;
  const kinds = new Set(
    built.crossings.filter(({ barrier }) => barrier === motorway.id).map(({ kind }) => kind),
  );
  assert.deepEqual([...kinds].sort(), ["bridge", "tunnel"]);
  const railways = new Set(built.barriers.filter(({ kind }) => kind === "rail").map(({ id }) => id));
  const overRail = built.crossings.filter(({ barrier }) => railways.has(barrier));
  assert.ok(overRail.some(({ kind, delayS }) => kind === "level" && delayS > 0));
  assert.ok(overRail.every(({ kind }) => ["bridge", "tunnel", "level"].includes(kind)));
});

test("a PBF that is cut off says so in both languages", async () => {
  const file = join(folder, "broken.osm.pbf");
  await writeFile(
    file,
    Uint8Array.of(0, 0, 0, 13, 10, 9, ...new TextEncoder().encode("OSMHeader"), 24, 99, 1, 2, 3),
  );
  await assert.rejects(importNetworkFile(file), (error: unknown) => {
    assert.ok(error instanceof SourceError);
    assert.match(error.describe("sv"), /ingen hel OpenStreetMap-fil/);
    assert.match(error.describe("en"), /broken\.osm\.pbf.*end of the file inside a block/);
    return true;
  });
});
