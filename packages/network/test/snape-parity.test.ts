/**
 * The score of severance_snape against the definition of its README and code, stated again the plain way: every link looked at for every spot, and
 * one search over links cut at both ends. No shared helper with the package but the graph.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shared } from "../../../test/support/shared.ts";
import { type BarrierLine, type Graph, FAR, crossingScores, prepare } from "../src/index.ts";
import { lineOf, osloBarriers } from "./barriers-support.ts";
import { generator, oslo, randomTown, slowDistances } from "./kernel-support.ts";

interface Joined {
  u: number;
  v: number;
  fromU: number;
  fromV: number;
}

interface Link {
  u: number;
  v: number;
  mm: number;
}

function linksOf({ nodes, firstOut, head, weightMm }: Graph): Link[] {
  const links: Link[] = [];
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      if (u < head[arc]!) links.push({ u, v: head[arc]!, mm: weightMm[arc]! });
  return links;
}

function joinedTo({ xM, yM }: Graph, links: readonly Link[], x: number, y: number): Joined {
  let [best, away, at] = [links[0]!, Infinity, 0];
  for (const link of links) {
    const [ax, ay] = [xM[link.u]!, yM[link.u]!];
    const [dx, dy] = [xM[link.v]! - ax, yM[link.v]! - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    const distance = Math.hypot(x - ax - t * dx, y - ay - t * dy);
    if (distance < away) [best, away, at] = [link, distance, t];
  }
  const fromU = Math.round(best.mm * at);
  return { u: best.u, v: best.v, fromU, fromV: best.mm - fromU };
}

/** Spots of a line: each straight stretch in equal parts of at most 25 m, begun at its start; 15 m to either side. */
function* spotsOf({ xM, yM }: BarrierLine, everyM: number, awayM: number) {
  for (let i = 1; i < xM.length; i++) {
    const [x1, y1, x2, y2] = [xM[i - 1]!, yM[i - 1]!, xM[i]!, yM[i]!];
    const lengthM = Math.hypot(x2 - x1, y2 - y1);
    if (lengthM === 0) continue;
    const parts = Math.ceil(lengthM / everyM);
    const [right, down] = [((y2 - y1) / lengthM) * awayM, (-(x2 - x1) / lengthM) * awayM];
    for (let part = 0; part < parts; part++) {
      const [x, y] = [x1 + ((x2 - x1) * part) / parts, y1 + ((y2 - y1) * part) / parts];
      yield { x, y, left: [x - right, y - down], right: [x + right, y + down] } as const;
    }
  }
}

function plainScores(graph: Graph, lines: readonly BarrierLine[], limitM: number, every = 1) {
  const links = linksOf(graph);
  const found: { line: number; x: number; y: number; routeM: number; directM: number }[] = [];
  let nth = 0;
  for (const [line, barrier] of lines.entries())
    for (const spot of spotsOf(barrier, 25, 15)) {
      if (nth++ % every !== 0) continue;
      const [a, b] = [spot.right, spot.left].map(([x, y]) => joinedTo(graph, links, x, y)) as [
        Joined,
        Joined,
      ];
      const [p, q] = [a, b].map(({ u, v, fromU, fromV }) => (fromU <= fromV ? u : v)) as [number, number];
      const directM = Math.hypot(graph.xM[p]! - graph.xM[q]!, graph.yM[p]! - graph.yM[q]!);
      const [fromU, fromV] = [slowDistances(graph, a.u), slowDistances(graph, a.v)];
      const mm = Math.min(
        a.fromU + Math.min(fromU[b.u]! + b.fromU, fromU[b.v]! + b.fromV),
        a.fromV + Math.min(fromV[b.u]! + b.fromU, fromV[b.v]! + b.fromV),
        a.u === b.u && a.v === b.v ? Math.abs(a.fromU - b.fromU) : Infinity,
      );
      if (directM > 0 && mm <= 1000 * limitM && mm < FAR)
        found.push({ line, x: spot.x, y: spot.y, routeM: mm / 1000, directM });
    }
  return found;
}

test("severance_snape's score is route over the straight line between nearest junctions, on any town and any barrier", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const town = randomTown(seed, 60);
      // Where a link has no length neither of its ends is the nearer one.
      const graph = { ...town, weightMm: town.weightMm.map((mm) => Math.max(1000, mm)) };
      const below = generator(seed);
      const extent = Math.max(...graph.xM, ...graph.yM);
      const points = Array.from({ length: 4 }, (): [number, number] => [below(extent), below(extent)]);
      const lines = [lineOf("barrier", points)];
      const scores = crossingScores(prepare(graph), lines, { limitM: 20_000 });
      const plain = plainScores(graph, lines, 20_000);
      assert.equal(scores.length, plain.length);
      scores.forEach(({ xM, yM, routeM, directM, score }, at) => {
        const one = plain[at]!;
        assert.ok(Math.hypot(xM - one.x, yM - one.y) < 1e-6);
        assert.ok(Math.abs(routeM - one.routeM) < 1e-6, `${routeM} ${one.routeM}`);
        assert.ok(Math.abs(score - one.routeM / one.directM) <= 1e-9 * score);
        assert.equal(directM, one.directM);
      });
    }),
    { numRuns: 20 },
  );
});

shared("Oslo east: severance_snape's score stated again for every 80th spot, within 1 % everywhere", () => {
  const { graph } = oslo();
  const lines = osloBarriers();
  const scores = crossingScores(prepare(graph), lines, { limitM: 20_000 });
  const of = new Map(
    scores.map((one) => [`${one.line} ${one.xM.toFixed(3)} ${one.yM.toFixed(3)}`, one.score]),
  );
  const plain = plainScores(graph, lines, 20_000, 80);
  assert.ok(plain.length > 10, `${plain.length} spots`);
  for (const { line, x, y, routeM, directM } of plain) {
    const score = of.get(`${line} ${x.toFixed(3)} ${y.toFixed(3)}`);
    assert.ok(score !== undefined && Math.abs(score / (routeM / directM) - 1) <= 0.01, `${x} ${y}: ${score}`);
  }
});
