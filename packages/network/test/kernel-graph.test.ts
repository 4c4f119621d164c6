import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  graphOf,
  isSymmetric,
  largestPart,
  NetworkError,
  partsOf,
  prepare,
  renumberSpatially,
  reverseGraph,
} from "../src/index.ts";
import { gridCity, randomTown } from "./kernel-support.ts";

const places = (count: number) => ({ xM: new Float64Array(count), yM: new Float64Array(count) });

test("of parallel edges the lightest stays, loops are dropped, heads are in order", () => {
  const edges = { from: [2, 0, 1, 0, 1], to: [0, 1, 0, 2, 1], weightMm: [7, 5, 3, 9, 1] };
  const graph = graphOf(places(3), edges);
  assert.deepEqual([...graph.firstOut], [0, 2, 3, 4]);
  assert.deepEqual([...graph.head], [1, 2, 0, 0]);
  assert.deepEqual([...graph.weightMm], [3, 7, 3, 7]);
  const oneWay = graphOf(places(3), edges, { directed: true });
  assert.deepEqual([...oneWay.firstOut], [0, 2, 3, 4]);
  assert.deepEqual([...oneWay.weightMm], [5, 9, 3, 7]);
});

test("an edge to nowhere and a weight that is no whole number of millimetres are refused", () => {
  assert.throws(() => graphOf(places(2), { from: [0], to: [2], weightMm: [1] }), NetworkError);
  assert.throws(() => graphOf(places(2), { from: [0], to: [1], weightMm: [0.5] }), /0\.5/);
  assert.throws(() => graphOf(places(2), { from: [0], to: [1], weightMm: [-1] }), NetworkError);
  assert.throws(() => graphOf(places(2), { from: [0], to: [1, 0], weightMm: [1] }), NetworkError);
});

test("turned round twice a graph is itself; an undirected one is itself at once", () => {
  const oneWay = randomTown(3, 60, true);
  assert.deepEqual(reverseGraph(reverseGraph(oneWay)), oneWay);
  assert.equal(isSymmetric(oneWay), false);
  assert.equal(isSymmetric(randomTown(3, 60)), true);
});

test("parts are numbered by their first node; the largest keeps its distances", () => {
  const graph = graphOf(places(6), { from: [0, 1, 5, 2], to: [4, 5, 3, 2], weightMm: [1, 2, 3, 4] });
  assert.deepEqual([...partsOf(graph).part], [0, 1, 2, 1, 0, 1]);
  assert.deepEqual([...partsOf(graph).size], [2, 3, 1]);
  const largest = largestPart(graph);
  assert.deepEqual([...largest.node], [1, 3, 5]);
  assert.deepEqual([...prepare(largest.graph).from(0, 100)], [0, 5, 2]);
});

test("numbered along a Hilbert curve every distance stays what it was", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const graph = randomTown(seed, 40);
      const { graph: ordered, node } = renumberSpatially(graph);
      const before = prepare(graph, { kernel: "dijkstra" });
      const after = prepare(ordered, { kernel: "dijkstra" });
      for (let i = 0; i < graph.nodes; i++) {
        const mm = before.from(node[i]!, 5_000_000);
        assert.deepEqual(
          [...after.from(i, 5_000_000)],
          Array.from(node, (v) => mm[v]),
        );
      }
    }),
    { numRuns: 10 },
  );
});

test("along a Hilbert curve over a full grid of 2ⁿ × 2ⁿ places each step is one block", () => {
  const { graph } = renumberSpatially(gridCity(16, 16, 100));
  for (let i = 1; i < graph.nodes; i++) {
    assert.equal(Math.hypot(graph.xM[i]! - graph.xM[i - 1]!, graph.yM[i]! - graph.yM[i - 1]!), 100);
  }
});
