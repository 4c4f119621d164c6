import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { buildNetwork, type Built, edgeSnapper, NO_BARRIERS, PROFILES, readOsm } from "../src/index.ts";

/** The frame of the network to compare with: degrees of 111 194.93 m around its middle. */
const [LAT, LON, DEGREE_M] = [59.90654666655796, 10.775508209712722, 111_194.93];
const toPlane = (lon: number, lat: number) =>
  [(lon - LON) * DEGREE_M * Math.cos((LAT * Math.PI) / 180), (lat - LAT) * DEGREE_M] as const;
const inflate = (packed: Uint8Array): Uint8Array => inflateSync(packed);
const oslo = (areas = true) =>
  readOsm(readFileSync(sharedPath("data", "transport", "osm_oslo_east_filtered.osm.pbf")), {
    inflate,
    toPlane,
    areas,
  });

/** Nodes, edges and millimetres when loops and the longer of parallel runs are dropped, as the network to compare with does. */
function simplest({ edges }: Built): { nodes: number; edges: number; mm: number } {
  interface Run {
    u: number;
    v: number;
    mm: number;
  }
  const at = new Map<number, Set<Run>>();
  const add = (run: Run): void => {
    for (const end of [run.u, run.v]) at.set(end, (at.get(end) ?? new Set()).add(run));
  };
  for (let e = 0; e < edges.count; e++) add({ u: edges.from[e]!, v: edges.to[e]!, mm: edges.lengthMm[e]! });
  for (const [node, runs] of at) {
    if (runs.size !== 2) continue;
    const [p, q] = [...runs] as [Run, Run];
    if (p.u === p.v || q.u === q.v) continue;
    for (const run of [p, q]) for (const end of [run.u, run.v]) at.get(end)!.delete(run);
    at.delete(node);
    add({ u: p.u === node ? p.v : p.u, v: q.u === node ? q.v : q.u, mm: p.mm + q.mm });
  }
  const shortest = new Map<string, number>();
  for (const runs of at.values())
    for (const { u, v, mm } of runs)
      if (u !== v) {
        const key = `${Math.min(u, v)} ${Math.max(u, v)}`;
        shortest.set(key, Math.min(shortest.get(key) ?? Number.POSITIVE_INFINITY, mm));
      }
  return {
    nodes: at.size,
    edges: shortest.size,
    mm: [...shortest.values()].reduce((sum, mm) => sum + mm, 0),
  };
}

shared(
  "Oslo east without squares, walls, loops and longer parallels is the network to compare with: 17,887 nodes, 25,275 edges, 1,048.725 km",
  () => {
    const ways = oslo(false);
    assert.deepEqual([ways.report.missingNodes, ways.report.waysWithoutNodes], [0, 0]);
    const built = buildNetwork({ ...ways, blocked: new Map() }, PROFILES.adult, {
      barriers: NO_BARRIERS,
      islandsBelow: Number.POSITIVE_INFINITY,
    });
    const { nodes, edges, mm } = simplest(built);
    // All its nodes are among ours. Seven more have a third neighbour only because two ways draw one segment twice.
    assert.ok(Math.abs(nodes - 17_887) <= 10, `${nodes}`);
    assert.ok(Math.abs(edges - 25_275) <= 10, `${edges}`);
    assert.ok(Math.abs(mm / 1e6 - 1048.725339) < 0.005, `${mm}`);
    // What we keep besides: loops and parallels, 1.6 % of the length, so that addresses on them can be reached.
    let whole = 0;
    for (const own of built.edges.lengthMm) whole += own;
    assert.ok(whole / mm > 1.01 && whole / mm < 1.03, `${whole / mm}`);
  },
);

shared("on Oslo's motorways, trunk and primary roads no edge gets across but at a crossing", () => {
  const built = buildNetwork(oslo(), PROFILES.adult);
  const { edges, barriers, crossings, crossingEdges, report } = built;
  assert.ok(barriers.length > 100 && crossings.length > 300);
  const passing = new Set(crossingEdges.flat());
  const walls: [number, number, number, number][] = barriers.flatMap(({ xM, yM }) =>
    Array.from({ length: xM.length - 1 }, (_, p): [number, number, number, number] => [
      xM[p]!,
      yM[p]!,
      xM[p + 1]!,
      yM[p + 1]!,
    ]),
  );
  const cells = new Map<string, number[]>();
  const cell = (value: number): number => Math.floor(value / 100);
  walls.forEach(([ax, ay, bx, by], w) => {
    for (let i = cell(Math.min(ax, bx)); i <= cell(Math.max(ax, bx)); i++)
      for (let j = cell(Math.min(ay, by)); j <= cell(Math.max(ay, by)); j++) {
        const key = `${i} ${j}`;
        cells.set(key, [...(cells.get(key) ?? []), w]);
      }
  });
  const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
  const isEnd = ([ax, ay, bx, by]: (typeof walls)[number], x: number, y: number): boolean =>
    (ax === x && ay === y) || (bx === x && by === y);
  let met = 0;
  const across: number[] = [];
  for (let e = 0; e < edges.count; e++)
    for (let p = edges.firstPoint[e]!; p < edges.firstPoint[e + 1]! - 1; p++) {
      const [x0, y0, x1, y1] = [edges.xM[p]!, edges.yM[p]!, edges.xM[p + 1]!, edges.yM[p + 1]!];
      for (let i = cell(Math.min(x0, x1)); i <= cell(Math.max(x0, x1)); i++)
        for (let j = cell(Math.min(y0, y1)); j <= cell(Math.max(y0, y1)); j++)
          for (const w of cells.get(`${i} ${j}`) ?? []) {
            const wall = walls[w]!;
            // Where a barrier ends one walks around its end.
            if (isEnd(wall, x0, y0) || isEnd(wall, x1, y1)) continue;
            if (side(...wall, x0, y0) === side(...wall, x1, y1)) continue;
            if (side(x0, y0, x1, y1, wall[0], wall[1]) === side(x0, y0, x1, y1, wall[2], wall[3])) continue;
            met++;
            if (!passing.has(e)) across.push(e);
          }
    }
  assert.ok(met > 300, `${met}`);
  assert.deepEqual(
    [...new Set(across)].map((e) => built.ways[edges.way[edges.firstWay[e]!]!]?.id),
    [],
  );
  assert.ok(report.unlikelyCrossings.length > 0 && report.missingLinks.length > 0);
});

shared("Lund's station: the railway is crossed by bridges and tunnels, and no snap jumps it", () => {
  const bytes = readFileSync(sharedPath("data", "transport", "osm_lund_station_2023.osm.pbf"));
  const ways = readOsm(bytes, {
    inflate,
    toPlane: (lon, lat) => [
      (lon - 13.187) * DEGREE_M * Math.cos((55.7 * Math.PI) / 180),
      (lat - 55.7) * DEGREE_M,
    ],
  });
  const built = buildNetwork(ways, PROFILES.adult);
  assert.ok(built.barriers.some(({ kind }) => kind === "rail"));
  const kinds = new Set(built.crossings.map(({ kind }) => kind));
  assert.ok(kinds.has("bridge") || kinds.has("tunnel"), [...kinds].join());
  const { snap } = edgeSnapper(built);
  const rail = built.barriers.find(({ kind }) => kind === "rail")!;
  const [x, y] = [rail.xM[0]!, rail.yM[0]!];
  for (let k = 0; k < 200; k++) {
    const [px, py] = [x + 40 * Math.cos(k), y + 40 * Math.sin(k * 1.7)];
    const found = snap(px, py);
    if (!found) continue;
    for (const { xM, yM } of built.barriers)
      for (let p = 1; p < xM.length; p++) {
        const side = (ax: number, ay: number, bx: number, by: number, qx: number, qy: number): boolean =>
          (bx - ax) * (qy - ay) - (by - ay) * (qx - ax) > 0;
        const wall = [xM[p - 1]!, yM[p - 1]!, xM[p]!, yM[p]!] as const;
        const meets: boolean =
          side(...wall, px, py) !== side(...wall, found.xM, found.yM) &&
          side(px, py, found.xM, found.yM, wall[0], wall[1]) !==
            side(px, py, found.xM, found.yM, wall[2], wall[3]);
        assert.equal(meets, false);
      }
  }
});
