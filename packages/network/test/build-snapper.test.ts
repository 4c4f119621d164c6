import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  buildNetwork,
  compareSources,
  edgeSnapper,
  FAR,
  NetworkError,
  pairMm,
  PROFILES,
  type Crossing,
} from "../src/index.ts";
import { plainDijkstra } from "./support/plain-dijkstra.ts";
import { motorway, type ToyLine, toyWays } from "./support/toy-ways.ts";

const built = (lines: readonly ToyLine[]) =>
  buildNetwork(toyWays(lines), PROFILES.adult, { islandsBelow: 0 });

test("a place is joined to the nearest point of an edge, and the ways to both ends add up to the edge", () => {
  const net = built([
    {
      id: "a",
      line: [
        [0, 0],
        [60, 0],
        [60, 40],
      ],
    },
  ]);
  const snap = edgeSnapper(net).snap(70, 15)!;
  assert.deepEqual([snap.xM, snap.yM, snap.awayM], [60, 15, 10]);
  const ends = [snap.toFromMm, snap.toToMm].sort((p, q) => p - q);
  assert.deepEqual(ends, [25_000, 75_000]);
});

test("a snap never jumps a barrier: the nearest way across is passed over for one on the own side, or for none", () => {
  const across: ToyLine = {
    id: "across",
    line: [
      [0, 10],
      [100, 10],
    ],
  };
  const own: ToyLine = {
    id: "own",
    line: [
      [0, -90],
      [100, -90],
    ],
  };
  const { snap } = edgeSnapper(built([motorway(-200, 300), across, own]));
  const found = snap(50, -10)!;
  assert.deepEqual([found.xM, found.yM], [50, -90]);
  assert.equal(edgeSnapper(built([motorway(-200, 300), across])).snap(50, -10), undefined);
});

test("no line from a place to its snap meets a barrier, wherever the place lies", () => {
  const net = built([
    motorway(-400, 400, {
      line: [
        [-400, -50],
        [-100, 20],
        [0, 0],
        [150, 60],
        [400, -30],
      ],
    }),
    {
      id: "n",
      line: [
        [-300, 200],
        [300, 180],
      ],
    },
    {
      id: "s",
      line: [
        [-300, -200],
        [0, -20],
        [300, -180],
      ],
    },
    {
      id: "bridge",
      bridge: true,
      line: [
        [-200, 200],
        [-200, -150],
      ],
    },
  ]);
  const { snap } = edgeSnapper(net);
  const [{ xM, yM }] = net.barriers as [(typeof net.barriers)[number]];
  const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
    Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -250, max: 250 }), (x, y) => {
      const found = snap(x + 0.137, y + 0.291, { withinM: 400 });
      if (!found) return;
      for (let p = 1; p < xM.length; p++) {
        const wall = [xM[p - 1]!, yM[p - 1]!, xM[p]!, yM[p]!] as const;
        const isAcross = side(...wall, x + 0.137, y + 0.291) !== side(...wall, found.xM, found.yM);
        const line = [x + 0.137, y + 0.291, found.xM, found.yM] as const;
        assert.ok(
          !(isAcross && side(...line, wall[0], wall[1]) !== side(...line, wall[2], wall[3])),
          `${x} ${y}`,
        );
      }
    }),
  );
});

test("two places on one edge: straight along it, or round by its ends where that is shorter", () => {
  const net = built([
    {
      id: "long",
      line: [
        [0, 0],
        [0, 300],
        [100, 300],
        [100, 0],
      ],
    },
    {
      id: "short",
      line: [
        [0, 0],
        [100, 0],
      ],
    },
    {
      id: "tail",
      line: [
        [0, 0],
        [-10, 0],
      ],
    },
    {
      id: "tail2",
      line: [
        [100, 0],
        [110, 0],
      ],
    },
  ]);
  const { snap } = edgeSnapper(net);
  const between = (u: number, v: number): number => plainDijkstra(net.graph, u)[v]!;
  const [a, b, c] = [snap(0, 100)!, snap(0, 250)!, snap(100, 50)!];
  assert.equal(pairMm(a, b, net, between), 150_000);
  assert.equal(pairMm(b, a, net, between), 150_000);
  assert.equal(pairMm(a, c, net, between), 250_000);
});

test("in bulk as one by one; nothing within reach is edge −1, and a place without coordinates is an error", () => {
  const snaps = edgeSnapper(
    built([
      {
        id: "a",
        line: [
          [0, 0],
          [60, 0],
        ],
      },
    ]),
  );
  const all = snaps.snapAll([10, 5000], [5, 0]);
  assert.deepEqual([...all.edge], [0, -1]);
  assert.equal(all.toFromMm[1], FAR);
  assert.equal(all.awayM[0], 5);
  assert.throws(() => snaps.snap(Number.NaN, 0), NetworkError);
});

test("two sources are compared crossing by crossing: nearest first, each once, never a bridge with a zebra", () => {
  const crossing = (id: string, kind: Crossing["kind"], xM: number): Crossing => ({
    id,
    kind,
    xM,
    yM: 0,
    barrier: "b",
    alongM: xM,
    delayS: 0,
  });
  const first = {
    crossings: [crossing("1", "bridge", 0), crossing("2", "zebra", 100), crossing("3", "tunnel", 500)],
  };
  const second = {
    crossings: [
      crossing("a", "signalised", 110),
      crossing("b", "tunnel", 20),
      crossing("c", "bridge", 5),
      crossing("d", "zebra", 495),
    ],
  };
  assert.deepEqual(compareSources(first, second), {
    both: [
      { first: 0, second: 2, awayM: 5, kindsAgree: true },
      { first: 1, second: 0, awayM: 10, kindsAgree: false },
    ],
    onlyFirst: [2],
    onlySecond: [1, 3],
  });
});
