import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildNetwork, type Built, FAR, NetworkError, PROFILES } from "../src/index.ts";
import { nodeAt, plainDijkstra } from "./support/plain-dijkstra.ts";
import { motorway, type ToyLine, toyWays } from "./support/toy-ways.ts";

const adult = PROFILES.adult;
const all = { islandsBelow: 0 };

const between = ({ graph }: Built, a: readonly [number, number], b: readonly [number, number]): number =>
  plainDijkstra(graph, nodeAt(graph, ...a))[nodeAt(graph, ...b)]!;

test("vertices with two neighbours are contracted, with their drawing and their ways kept", () => {
  const built = buildNetwork(
    toyWays([
      {
        id: "a",
        line: [
          [0, 0],
          [30, 40],
          [60, 0],
        ],
      },
      {
        id: "b",
        line: [
          [60, 0],
          [100, 0],
        ],
      },
      {
        id: "c",
        line: [
          [100, 0],
          [100, 50],
        ],
      },
      {
        id: "d",
        line: [
          [100, 0],
          [100, -50],
        ],
      },
    ]),
    adult,
  );
  assert.equal(built.graph.nodes, 4);
  assert.equal(built.edges.count, 3);
  const longest = built.edges.lengthMm.indexOf(140_000);
  assert.notEqual(longest, -1);
  const own = built.edges.way.subarray(built.edges.firstWay[longest]!, built.edges.firstWay[longest + 1]!);
  assert.deepEqual([...own].map((w) => built.ways[w]!.id).sort(), ["a", "b"]);
  assert.equal(built.edges.firstPoint[longest + 1]! - built.edges.firstPoint[longest]!, 4);
});

test("rings and runs beside each other get nodes in between: the graph has no loop and no parallel arcs", () => {
  const built = buildNetwork(
    toyWays([
      {
        id: "stem",
        line: [
          [0, 0],
          [50, 0],
        ],
      },
      {
        id: "ring",
        line: [
          [50, 0],
          [80, 30],
          [110, 0],
          [80, -30],
          [50, 0],
        ],
      },
      {
        id: "low",
        line: [
          [0, 0],
          [-30, -20],
          [-60, 0],
        ],
      },
      {
        id: "high",
        line: [
          [0, 0],
          [-30, 20],
          [-60, 0],
        ],
      },
      {
        id: "lone",
        line: [
          [500, 500],
          [520, 500],
          [510, 520],
          [500, 500],
        ],
      },
    ]),
    adult,
    all,
  );
  const seen = new Set<string>();
  for (let e = 0; e < built.edges.count; e++) {
    const [u, v] = [built.edges.from[e]!, built.edges.to[e]!];
    assert.notEqual(u, v);
    const key = [u, v].sort((p, q) => p - q).join();
    assert.ok(!seen.has(key), key);
    seen.add(key);
  }
  let sum = 0;
  for (const mm of built.edges.lengthMm) sum += mm;
  const expected = 50 + 4 * Math.hypot(30, 30) + 4 * Math.hypot(30, 20) + 20 + 2 * Math.hypot(10, 20);
  assert.ok(Math.abs(sum - expected * 1000) < built.edges.count, `${sum}`);
});

test("a way that shares a vertex with a motorway is cut there and reported; a tagged crossing joins the sides with its wait", () => {
  const lines: ToyLine[] = [
    motorway(-100, 100, {
      line: [
        [-100, 0],
        [0, 0],
        [100, 0],
      ],
      adt: 9000,
      widthM: 12,
    }),
    {
      id: "path",
      line: [
        [0, 80],
        [0, 0],
        [0, -80],
      ],
    },
    {
      id: "north",
      line: [
        [0, 80],
        [50, 80],
      ],
    },
    {
      id: "south",
      line: [
        [0, -80],
        [50, -80],
      ],
    },
  ];
  const cut = buildNetwork(toyWays(lines), adult, all);
  assert.equal(between(cut, [50, 80], [50, -80]), FAR);
  assert.deepEqual(
    cut.report.unlikelyCrossings.map(({ reason, barrier, ways }) => [reason, barrier, ...ways]),
    [["cut", "E4", "path"]],
  );
  assert.equal(cut.crossings.length, 0);

  const joined = buildNetwork(toyWays(lines, { crossings: [[0, 0, "signalised"]] }), adult, all);
  assert.deepEqual(
    joined.crossings.map(({ id, barrier, kind, alongM, delayS }) => ({ id, barrier, kind, alongM, delayS })),
    [{ id: "E4:signalised:100", barrier: "E4", kind: "signalised", alongM: 100, delayS: 22.5 }],
  );
  const wait = Math.round(22.5 * 1000 * (adult.speedKmH / 3.6));
  assert.equal(between(joined, [50, 80], [50, -80]), 260_000 + wait);
  assert.deepEqual(
    joined.report.unlikelyCrossings.map(({ reason }) => reason),
    ["motorway"],
  );
  const [edge] = joined.crossingEdges[0]!;
  assert.ok(Math.abs(joined.edges.lengthMm[edge!]! - 6000) <= 1);
});

test("over a barrier by a bridge and under it by a tunnel are crossings without a wait; at the same level without a tag the way is cut", () => {
  const built = buildNetwork(
    toyWays([
      motorway(-500, 500),
      {
        id: "over",
        bridge: true,
        line: [
          [0, 50],
          [0, -50],
        ],
      },
      {
        id: "under",
        tunnel: true,
        line: [
          [200, 50],
          [200, -50],
        ],
      },
      {
        id: "flat",
        line: [
          [400, 50],
          [400, -50],
        ],
      },
      {
        id: "north",
        line: [
          [0, 50],
          [200, 50],
          [400, 50],
        ],
      },
      {
        id: "south",
        line: [
          [0, -50],
          [200, -50],
          [400, -50],
        ],
      },
    ]),
    adult,
    all,
  );
  assert.deepEqual(
    built.crossings.map(({ kind, alongM, delayS }) => [kind, alongM, delayS]),
    [
      ["bridge", 500, 0],
      ["tunnel", 700, 0],
    ],
  );
  assert.equal(built.report.unlikelyCrossings.length, 1);
  assert.equal(built.report.unlikelyCrossings[0]!.reason, "cut");
  // What is cut ends a metre before the barrier; the way round is by the tunnel.
  assert.equal(between(built, [400, 1], [400, -1]), (49 + 200 + 100 + 200 + 49) * 1000);
});

test("under a motorway that is carried on a bridge one walks at ground level, and nothing in a tunnel is a barrier", () => {
  const flat: ToyLine = {
    id: "flat",
    line: [
      [0, 50],
      [0, -50],
    ],
  };
  const under = buildNetwork(toyWays([motorway(-100, 100, { bridge: true }), flat]), adult, all);
  assert.deepEqual(
    under.crossings.map(({ kind }) => kind),
    ["tunnel"],
  );
  const buried = buildNetwork(toyWays([motorway(-100, 100, { tunnel: true }), flat]), adult, all);
  assert.equal(buried.barriers.length, 0);
  assert.equal(buried.crossings.length, 0);
  assert.equal(between(buried, [0, 50], [0, -50]), 100_000);
});

test("along a walkable barrier there is a path on either side: one joins it on one's own side and gets over at its crossing only", () => {
  const road: ToyLine = {
    id: "road",
    kind: "primary",
    car: true,
    line: [
      [0, 0],
      [100, 0],
      [200, 0],
      [300, 0],
      [400, 0],
    ],
  };
  const lines: ToyLine[] = [
    road,
    {
      id: "north",
      line: [
        [100, 60],
        [100, 0],
      ],
    },
    {
      id: "south",
      line: [
        [100, -60],
        [100, 0],
      ],
    },
  ];
  const built = buildNetwork(toyWays(lines, { crossings: [[300, 0, "unmarked"]] }), adult, {
    ...all,
    delays: { longestS: 0 },
  });
  const mm = between(built, [100, 60], [100, -60]);
  // The ends of the road lie 100 m away on one side and the crossing 200 m on the other: round the nearer end.
  assert.ok(mm > 2 * (57 + 95) * 1000 && mm < 2 * (60 + 103) * 1000, `${mm}`);
  const longer = buildNetwork(
    toyWays([{ ...road, line: [[-900, 0], ...road.line] }, ...lines.slice(1)], {
      crossings: [[300, 0, "unmarked"]],
    }),
    adult,
    { ...all, delays: { longestS: 0 } },
  );
  const over = between(longer, [100, 60], [100, -60]);
  assert.ok(over > 2 * (57 + 200) * 1000 && over < 2 * (60 + 206) * 1000, `${over}`);
});

test("a grid town with a barrier and k bridges: from one side to the other it is as far as over the nearest bridge", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 4 }), (bridges) => {
      const lines: ToyLine[] = [motorway(-50, 850)];
      for (let i = 0; i <= 8; i++) {
        for (const side of [1, -1]) {
          lines.push({
            id: `v${i}${side}`,
            line: [
              [i * 100, side * 50],
              [i * 100, side * 150],
            ],
          });
          if (i < 8)
            lines.push({
              id: `h${i}${side}`,
              line: [
                [i * 100, side * 50],
                [i * 100 + 100, side * 50],
              ],
            });
        }
        if (bridges.includes(i))
          lines.push({
            id: `b${i}`,
            bridge: true,
            line: [
              [i * 100, 50],
              [i * 100, -50],
            ],
          });
      }
      const built = buildNetwork(toyWays(lines), adult, all);
      assert.equal(built.crossings.length, bridges.length);
      for (let i = 0; i <= 8; i++) {
        const round = Math.min(...bridges.map((b) => 2 * Math.abs(b - i) * 100));
        assert.equal(between(built, [i * 100, 150], [i * 100, -150]), (300 + round) * 1000);
      }
    }),
    { numRuns: 25 },
  );
});

test("islands are reported largest first; those below the limit are left out, the largest part never", () => {
  const ways = toyWays([
    {
      id: "big",
      line: [
        [0, 0],
        [100, 0],
      ],
    },
    {
      id: "big2",
      line: [
        [100, 0],
        [100, 100],
      ],
    },
    {
      id: "big3",
      line: [
        [100, 0],
        [200, 0],
      ],
    },
    {
      id: "islet",
      line: [
        [0, 500],
        [50, 500],
      ],
    },
  ]);
  const kept = buildNetwork(ways, adult, { islandsBelow: 2 });
  assert.equal(kept.graph.nodes, 6);
  assert.deepEqual(
    kept.report.islands.map(({ nodes, lengthM, leftOut, ways: ids }) => ({ nodes, lengthM, leftOut, ids })),
    [{ nodes: 2, lengthM: 50, leftOut: false, ids: ["islet"] }],
  );
  assert.equal(Math.max(...kept.part), 1);
  const alone = buildNetwork(ways, adult, {
    islandsBelow: Number.POSITIVE_INFINITY,
    municipalityOf: () => "0180",
  });
  assert.equal(alone.graph.nodes, 4);
  assert.equal(alone.report.islands[0]!.leftOut, true);
  assert.deepEqual(alone.report.byMunicipality.get("0180"), {
    islands: 1,
    missingLinks: 0,
    unlikelyCrossings: 0,
  });
});

test("an end that nearly meets another way is a missing link, unless a barrier lies between or the way round is short", () => {
  const ends: ToyLine[] = [
    {
      id: "street",
      line: [
        [0, 5],
        [100, 5],
        [200, 5],
      ],
    },
    {
      id: "end",
      line: [
        [50, -60],
        [50, -3],
      ],
    },
  ];
  const gap = buildNetwork(toyWays(ends), adult, all);
  assert.deepEqual(
    gap.report.missingLinks.map(({ gapM, ways }) => [gapM, ways]),
    [[8, ["end", "street"]]],
  );
  const walled = buildNetwork(toyWays([...ends, motorway(-100, 300)]), adult, all);
  assert.equal(walled.report.missingLinks.length, 0);
  const round: ToyLine = {
    id: "round",
    line: [
      [50, -30],
      [20, -30],
      [20, 5],
      [0, 5],
    ],
  };
  const near = buildNetwork(
    toyWays([
      ends[0]!,
      {
        id: "end",
        line: [
          [50, -30],
          [50, -3],
        ],
      },
      round,
    ]),
    adult,
    all,
  );
  assert.equal(near.report.missingLinks.length, 0);
});

test("a wall at a vertex stops those it stops and no others", () => {
  const ways = toyWays(
    [
      {
        id: "a",
        line: [
          [0, 0],
          [50, 0],
          [100, 0],
        ],
      },
    ],
    {
      blocked: [[50, 0, { foot: false, cycle: true, car: true }]],
    },
  );
  assert.equal(between(buildNetwork(ways, adult, all), [0, 0], [100, 0]), 100_000);
  assert.equal(between(buildNetwork(ways, PROFILES.cycle, all), [0, 0], [100, 0]), FAR);
});

test("cars obey one-way streets and the ways' speeds; no barrier divides their network", () => {
  const street = { kind: "residential", car: true } as const;
  const built = buildNetwork(
    toyWays([
      {
        ...street,
        id: "fast",
        speedKmH: 100,
        line: [
          [0, 0],
          [1000, 0],
        ],
      },
      {
        ...street,
        id: "oneway",
        speedKmH: 50,
        oneway: "forward",
        line: [
          [1000, 0],
          [1000, 500],
        ],
      },
      motorway(0, 0, {
        line: [
          [1000, -100],
          [1000, 0],
        ],
      }),
    ]),
    PROFILES.car,
    all,
  );
  assert.equal(built.barriers.length, 0);
  assert.equal(between(built, [0, 0], [1000, 500]), 500_000 + 500_000);
  assert.equal(between(built, [1000, 500], [0, 0]), FAR);
});

test("ways without nodes, outside the plane or with absurd numbers are counted; a profile that can use nothing is an error", () => {
  const ways = toyWays([
    {
      id: "good",
      speedKmH: -30,
      line: [
        [0, 0],
        [100, 0],
      ],
    },
    {
      id: "sea",
      line: [
        [0, 0],
        [9e9, 9e9],
      ],
    },
    { id: "point", line: [[0, 0]] },
  ]);
  const built = buildNetwork(ways, adult);
  assert.equal(built.report.badWays, 3);
  assert.equal(built.edges.count, 1);
  assert.equal(built.ways[0]!.speedKmH, undefined);
  assert.throws(
    () => buildNetwork(ways, PROFILES.car),
    (error: unknown) => error instanceof NetworkError && /3 ways from toy/.test(error.message),
  );
  assert.throws(() => buildNetwork(ways, { ...adult, speedKmH: -5 }), /-5.*speedKmH between 0 and 300/s);
});

test("the same ways give the same network, byte for byte", () => {
  const lines: ToyLine[] = [
    motorway(-100, 900),
    {
      id: "b",
      bridge: true,
      line: [
        [10, 40],
        [10, -40],
      ],
    },
    {
      id: "c",
      line: [
        [10, 40],
        [300, 40],
        [10, 300],
      ],
    },
  ];
  const [p, q] = [buildNetwork(toyWays(lines), adult, all), buildNetwork(toyWays(lines), adult, all)];
  assert.deepEqual(p, q);
});
