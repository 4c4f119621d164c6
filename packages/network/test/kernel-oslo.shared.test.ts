import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import { BoundedSearch, FAR, prepare } from "../src/index.ts";
import { hierarchyOf } from "../src/kernel/hierarchy.ts";
import { nestedDissection } from "../src/kernel/nested-dissection.ts";
import { undirected } from "../src/kernel/undirected.ts";
import { generator, oslo } from "./kernel-support.ts";

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

shared("Oslo east: means of people within 500, 1 000 and 2 000 m are those every other tool gives", () => {
  const { graph, pop } = oslo();
  const people = [Int32Array.from(pop)];
  const limits = [500_000, 1_000_000, 2_000_000];
  const engine = prepare(graph);
  assert.equal(engine.kernel, "simd");
  const expected = [2169.9954, 8128.446, 28691.1989];
  const together = engine.rangeSums(people, limits);
  for (const [l, limit] of limits.entries()) {
    assert.equal(mean(together[l]![0]!).toFixed(4), expected[l]!.toFixed(4));
    assert.deepEqual(engine.rangeSums(people, [limit])[0]![0], together[l]![0]);
  }
  const fewer = Uint32Array.from({ length: 700 }, (_, i) => (i * 7919) % graph.nodes);
  const oracle = prepare(graph, { kernel: "dijkstra" });
  const options = { sources: fewer };
  assert.deepEqual(engine.rangeSums(people, limits, options), oracle.rangeSums(people, limits, options));
  const decay = { stepMm: 25_000, weight: Float64Array.from({ length: 80 }, (_, i) => Math.exp(-i / 20)) };
  assert.deepEqual(engine.decaySums(people, decay, options), oracle.decaySums(people, decay, options));
});

shared("Oslo east: of more than a million distances none differs from Dijkstra's", () => {
  const { graph } = oslo();
  const engine = prepare(graph);
  const random = generator(20260704);
  const nodes = (count: number): Uint32Array =>
    Uint32Array.from({ length: count }, () => random(graph.nodes));
  const search = new BoundedSearch(graph);
  let checked = 0;

  const [sources, targets] = [nodes(600), nodes(1500)];
  const matrix = engine.matrix(sources, targets);
  for (let s = 0; s < sources.length; s++) {
    search.run([sources[s]!], FAR);
    for (let t = 0; t < targets.length; t++) {
      if (matrix[s * targets.length + t] !== search.mm[targets[t]!])
        assert.fail(`${sources[s]} → ${targets[t]}`);
      checked++;
    }
  }

  const limitMm = 1_500_000;
  const starts = nodes(1000);
  const first = Uint32Array.from({ length: 1001 }, (_, s) => s * 200);
  const ends = nodes(200_000);
  const pairs = engine.pairs(starts, first, ends, limitMm);
  for (let s = 0; s < starts.length; s++) {
    search.run([starts[s]!], limitMm);
    for (let p = first[s]!; p < first[s + 1]!; p++) {
      if (pairs[p] !== search.mm[ends[p]!]) assert.fail(`${starts[s]} → ${ends[p]}`);
      checked++;
    }
  }
  assert.ok(checked >= 1_000_000);
});

shared("Oslo east: the order gives at most 1.15 times the arcs of RoutingKit's inertial flow", () => {
  const { graph, order } = oslo();
  const adjacency = undirected(graph);
  const reference = hierarchyOf(adjacency, order).head.length;
  assert.equal(reference, 110_495);
  assert.ok(hierarchyOf(adjacency, nestedDissection(graph)).head.length <= 1.15 * reference);
});

shared("Oslo east: any order gives the same sums", () => {
  const { graph, pop, order } = oslo();
  const people = [Int32Array.from(pop)];
  const [own, given] = [prepare(graph), prepare(graph, { order })].map((engine) =>
    engine.rangeSums(people, [700_000]),
  );
  assert.deepEqual(own, given);
});
