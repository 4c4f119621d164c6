import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { NetworkError, readOsm } from "../src/index.ts";
import { pbf, type PbfNode, type PbfWay } from "./support/write-pbf.ts";

const options = {
  inflate: (packed: Uint8Array) => inflateSync(packed),
  toPlane: (lon: number, lat: number) => [lon * 1000, lat * 1000] as const,
};
const nodes: PbfNode[] = [
  { id: 11_000_000_001, lon: 10, lat: 59 },
  { id: 11_000_000_002, lon: 10.1, lat: 59, tags: { highway: "crossing", crossing: "traffic_signals" } },
  { id: 11_000_000_003, lon: 10.2, lat: 59, tags: { barrier: "gate", locked: "yes", bicycle: "yes" } },
  { id: 4, lon: 10.3, lat: 59.5, tags: { name: "a node of no way" } },
];
const refs = [11_000_000_001, 11_000_000_002, 11_000_000_003];
const way = (tags: Record<string, string>, more: Partial<PbfWay> = {}): PbfWay => ({
  id: 7,
  refs,
  tags,
  ...more,
});
const readOne = (tags: Record<string, string>) => readOsm(pbf({ nodes, ways: [way(tags)] }), options).ways[0];

test("places, tags, crossings and obstacles are read; what no way uses is not", () => {
  const ways = readOsm(
    pbf({ nodes, ways: [way({ highway: "footway", name: "Gångväg" }), way({ building: "yes" }, { id: 8 })] }),
    options,
  );
  assert.deepEqual([...ways.xM].map(Math.round), [10_000, 10_100, 10_200]);
  assert.deepEqual(ways.crossings, new Map([[1, "signalised"]]));
  assert.deepEqual(ways.blocked, new Map([[2, { foot: true, cycle: false, car: true }]]));
  assert.equal(ways.ways.length, 1);
  assert.deepEqual(
    [ways.ways[0]!.id, ways.ways[0]!.kind, ways.ways[0]!.name, [...ways.ways[0]!.vertices]],
    ["7", "footway", "Gångväg", [0, 1, 2]],
  );
});

test("the order of blocks, dense or single nodes, packed or not: the same ways", () => {
  const base = {
    nodes,
    ways: [way({ highway: "path" }), way({ railway: "rail" }, { id: 9, refs: refs.toReversed() })],
  };
  const expected = readOsm(pbf(base), options);
  for (const shape of [
    { sorted: true },
    { waysFirst: true },
    { dense: false },
    { raw: true },
    { perBlock: 1 },
    { perBlock: 1, sorted: true },
    { perBlock: 1, waysFirst: true },
  ])
    assert.deepEqual(readOsm(pbf({ ...base, ...shape }), options), expected, JSON.stringify(shape));
});

test("who may use a way: the most particular tag decides; motorways and trunk roads only where feet are told or a pavement is", () => {
  const foot = (tags: Record<string, string>): boolean => readOne(tags)!.foot;
  assert.equal(foot({ highway: "motorway" }), false);
  assert.equal(foot({ highway: "trunk" }), false);
  assert.equal(foot({ highway: "trunk", foot: "designated" }), true);
  assert.equal(foot({ highway: "trunk", sidewalk: "both" }), true);
  assert.equal(foot({ highway: "primary", motorroad: "yes" }), false);
  assert.equal(foot({ highway: "residential", access: "private" }), false);
  assert.equal(foot({ highway: "service", access: "private", foot: "yes" }), true);
  assert.equal(foot({ highway: "secondary", foot: "use_sidepath" }), false);
  assert.equal(readOne({ highway: "footway" })!.cycle, false);
  assert.equal(readOne({ highway: "footway", bicycle: "yes" })!.cycle, true);
  assert.equal(readOne({ highway: "residential", motor_vehicle: "no" })!.car, false);
});

test("numbers as mappers write them; those that cannot be are left out and counted", () => {
  const good = readOne({
    highway: "primary",
    maxspeed: "30 mph",
    width: "7,5 m",
    lanes: "2",
    layer: "-1",
    tunnel: "yes",
    oneway: "-1",
    operator: "Trafikverket",
    incline: "10%",
  })!;
  assert.ok(Math.abs(good.speedKmH! - 48.28) < 0.01);
  assert.deepEqual(
    [good.widthM, good.lanes, good.layer, good.tunnel, good.oneway, good.owner],
    [7.5, 2, -1, true, "backward", "state"],
  );
  assert.ok(Math.abs(good.climbM! - 20) < 1e-6);
  const bad = readOsm(
    pbf({
      nodes,
      ways: [way({ highway: "primary", maxspeed: "-50", width: "9000", lanes: "2.5", layer: "99" })],
    }),
    options,
  );
  assert.equal(bad.report.absurdNumbers, 4);
  assert.deepEqual(
    [bad.ways[0]!.speedKmH, bad.ways[0]!.widthM, bad.ways[0]!.lanes, bad.ways[0]!.layer],
    [undefined, undefined, undefined, 0],
  );
});

test("crossings by their tags; where nothing is told no right of way is assumed", () => {
  const kind = (tags: Record<string, string>) =>
    readOsm(
      pbf({
        nodes: [nodes[0]!, { ...nodes[1]!, tags }],
        ways: [way({ highway: "path" }, { refs: refs.slice(0, 2) })],
      }),
      options,
    ).crossings.get(1);
  assert.equal(kind({ highway: "crossing", crossing: "uncontrolled" }), "zebra");
  assert.equal(kind({ highway: "crossing", crossing: "marked" }), "zebra");
  assert.equal(kind({ highway: "crossing", crossing: "unmarked" }), "unmarked");
  assert.equal(kind({ highway: "crossing", crossing: "unmarked", "crossing:island": "yes" }), "refuge");
  assert.equal(kind({ highway: "crossing" }), "unmarked");
  assert.equal(kind({ highway: "crossing", crossing: "no" }), undefined);
  assert.equal(kind({ railway: "level_crossing" }), "level");
  assert.equal(kind({ railway: "crossing" }), "level");
  assert.equal(kind({ highway: "traffic_signals" }), "signalised");
});

test("a way drawn as a crossing makes one where it meets a road whose node says nothing", () => {
  const road = way({ highway: "secondary" }, { id: 1, refs: [refs[0]!, refs[1]!] });
  const over = way(
    { highway: "footway", footway: "crossing", crossing: "uncontrolled" },
    { id: 2, refs: [refs[0]!, refs[2]!] },
  );
  const ways = readOsm(
    pbf({ nodes: nodes.map(({ tags: _, ...node }) => node), ways: [road, over] }),
    options,
  );
  assert.deepEqual(ways.crossings, new Map([[0, "zebra"]]));
});

test("ways without nodes are counted; what lies on either side of a gap is not joined", () => {
  const ways = readOsm(
    pbf({
      nodes,
      ways: [
        way({ highway: "path" }, { refs: [1, 2, 3] }),
        way({ highway: "path" }, { id: 8, refs: [...refs.slice(0, 2), 99, refs[2]!, 4] }),
      ],
    }),
    options,
  );
  assert.deepEqual(
    ways.ways.map(({ id, vertices }) => [id, [...vertices]]),
    [
      ["8", [0, 1]],
      ["8/1", [2, 3]],
    ],
  );
  assert.deepEqual([ways.report.waysWithoutNodes, ways.report.missingNodes], [1, 4]);
});

test("places outside the plane are counted and left out", () => {
  const ways = readOsm(pbf({ nodes, ways: [way({ highway: "path" })] }), {
    ...options,
    toPlane: (lon, lat) => [lon > 10.15 ? Number.NaN : lon * 1000, lat * 1000],
  });
  assert.equal(ways.report.outsidePlane, 1);
  assert.deepEqual([...ways.ways[0]!.vertices], [0, 1]);
});

const isFileError = (pattern: RegExp) => (error: unknown) =>
  error instanceof NetworkError && error.kind === "file" && pattern.test(error.message);

test("what is no PBF, cut off, of a wrong blob type, not zlib or packed otherwise says so", () => {
  const file = pbf({ nodes, ways: [way({ highway: "path" })] });
  assert.throws(() => readOsm(new Uint8Array(0), options), isFileError(/0 bytes/));
  assert.throws(
    () => readOsm(new TextEncoder().encode("<osm version='0.6'>"), options),
    isFileError(/OSMHeader/),
  );
  assert.throws(
    () => readOsm(file.subarray(0, file.length - 5), options),
    isFileError(/the end of the file/),
  );
  assert.throws(
    () => readOsm(pbf({ nodes, ways: [], headerType: "OSMData" }), options),
    isFileError(/OSMData.*OSMHeader/),
  );
  assert.throws(
    () => readOsm(pbf({ nodes, ways: [], deflate: (bytes) => bytes.slice() }), options),
    isFileError(/not zlib/),
  );
  assert.throws(() => readOsm(pbf({ nodes, ways: [], packedAs: 7 }), options), isFileError(/zstd.*osmium/));
  assert.throws(
    () => readOsm(pbf({ nodes, ways: [], feature: "HistoricalInformation" }), options),
    isFileError(/HistoricalInformation/),
  );
});

test("damaged bytes end in an error of the package or in ways, never in something else", () => {
  const whole = pbf({ nodes, ways: [way({ highway: "path", name: "x" })], raw: true });
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.boolean(),
      (at, value, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.slice();
        if (!isCut) bytes[at] = value;
        try {
          readOsm(bytes, { ...options, inflate: (packed) => inflateSync(packed) });
        } catch (error) {
          assert.ok(error instanceof NetworkError, String(error));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("work that is stopped stops", () => {
  assert.throws(
    () =>
      readOsm(pbf({ nodes, ways: [way({ highway: "path" })] }), { ...options, signal: AbortSignal.abort() }),
    /abort/i,
  );
});
