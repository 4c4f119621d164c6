import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  arcsBelow,
  customise,
  FAR,
  type Graph,
  graphOf,
  hierarchyOf,
  inputWeights,
  isSymmetric,
  nestedDissection,
  NetworkError,
  perfect,
  prepare,
  recustomise,
  undirected,
  type Weights,
} from "../src/index.ts";
import { SEPARATOR, SeparatorFlow, SIDE_A, SIDE_B } from "../src/kernel/separator-flow.ts";
import { generator, gridCity, randomTown, slowDistances } from "./kernel-support.ts";

const town = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 1, max: 60 }), directed: fc.boolean() })
  .map(({ seed, nodes, directed }) => ({ seed, graph: randomTown(seed, nodes, directed) }));

function customisedOf(graph: Graph) {
  const hierarchy = hierarchyOf(undirected(graph), nestedDissection(graph));
  const input = inputWeights(hierarchy, graph, { symmetric: isSymmetric(graph) });
  return { hierarchy, input, customised: customise(hierarchy, input) };
}

const bothWays = ({ up, down }: Weights): Weights => ({ up: up.slice(), down: down.slice() });

test("the order holds every node once, for any town", () => {
  fc.assert(
    fc.property(town, ({ graph }) => {
      assert.deepEqual(
        [...nestedDissection(graph)].sort((a, b) => a - b),
        Array.from({ length: graph.nodes }, (_, v) => v),
      );
    }),
  );
});

test("neighbours above a node are joined to each other (chordal completion)", () => {
  fc.assert(
    fc.property(town, ({ graph }) => {
      const { first, head, nodes } = hierarchyOf(undirected(graph), nestedDissection(graph));
      for (let r = 0; r < nodes; r++) {
        const above = [...head.subarray(first[r], first[r + 1])];
        for (const [i, a] of above.entries()) {
          const next = new Set(head.subarray(first[a], first[a + 1]));
          assert.ok(above.slice(i + 1).every((b) => b > a && next.has(b)));
        }
      }
    }),
  );
});

test("a grid city of n × n corners has fewer arcs than George's nested dissection (1973), 31/4 n² log₂ n", () => {
  for (const n of [8, 16, 32, 64]) {
    const graph = gridCity(n, n, 100);
    const arcs = hierarchyOf(undirected(graph), nestedDissection(graph)).head.length;
    assert.ok(arcs < (31 / 4) * n * n * Math.log2(n), `${n}: ${arcs}`);
  }
});

test("a separator parts the given sides, and is as small as the number of streets allows (Menger)", () => {
  for (const streets of [1, 3, 7]) {
    // two fields of 9 × 9 corners with some streets of three corners between them
    const from: number[] = [];
    const to: number[] = [];
    const join = (a: number, b: number): void => {
      from.push(a);
      to.push(b);
    };
    const field = (base: number): void => {
      for (let i = 0; i < 81; i++) {
        if (i % 9 > 0) join(base + i - 1, base + i);
        if (i >= 9) join(base + i - 9, base + i);
      }
    };
    field(0);
    field(81);
    for (let s = 0; s < streets; s++) {
      const steps = [s * 9 + 8, 162 + 3 * s, 163 + 3 * s, 164 + 3 * s, 81 + s * 9];
      for (let i = 1; i < steps.length; i++) join(steps[i - 1]!, steps[i]!);
    }
    const nodes = 162 + 3 * streets;
    const places = { xM: new Float64Array(nodes), yM: new Float64Array(nodes) };
    const adjacency = undirected(graphOf(places, { from, to, weightMm: from.map(() => 1) }));
    const given = new Uint8Array(nodes);
    for (let i = 0; i < 9; i++) {
      given[i * 9] = SIDE_A;
      given[81 + i * 9 + 8] = SIDE_B;
    }
    const flow = new SeparatorFlow(nodes);
    assert.equal(flow.cut(adjacency, given, nodes), streets);
    assert.equal(flow.side.filter((side) => side === SEPARATOR).length, streets);
    for (let v = 0; v < nodes; v++) {
      if (flow.side[v] !== SIDE_A) continue;
      for (let arc = adjacency.first[v]!; arc < adjacency.first[v + 1]!; arc++) {
        assert.notEqual(flow.side[adjacency.head[arc]!], SIDE_B);
      }
    }
    if (streets > 1) assert.equal(flow.cut(adjacency, given, streets - 1), streets);
  }
});

test("after perfect customisation an arc is as long as the distance, and is needed where it was so long before", () => {
  fc.assert(
    fc.property(town, ({ graph }) => {
      const { hierarchy, customised } = customisedOf(graph);
      const { up, down, needed } = perfect(hierarchy, customised);
      for (let r = 0; r < graph.nodes; r++) {
        const slow = slowDistances(graph, hierarchy.order[r]!);
        for (let arc = hierarchy.first[r]!; arc < hierarchy.first[r + 1]!; arc++) {
          const upper = hierarchy.order[hierarchy.head[arc]!]!;
          assert.equal(up[arc], Math.min(slow[upper]!, FAR));
          assert.equal((needed[arc]! & 1) > 0, up[arc]! < FAR && up[arc] === customised.up[arc]);
          assert.equal(down[arc], Math.min(slowDistances(graph, upper)[hierarchy.order[r]!]!, FAR));
        }
      }
    }),
    { numRuns: 20 },
  );
});

test("mended after a few changes, weights are those of customising anew; only altered arcs are named", () => {
  fc.assert(
    fc.property(town, ({ seed, graph }) => {
      const { hierarchy, input, customised } = customisedOf(graph);
      const random = generator(seed);
      const before = bothWays(customised);
      const mended = bothWays(customised);
      const fresh = bothWays(input);
      const changed = Array.from({ length: Math.min(4, hierarchy.head.length) }, () =>
        random(hierarchy.head.length),
      );
      for (const arc of changed) {
        if (random(2) === 0) fresh.up[arc] = random(3) === 0 ? FAR : random(400_000);
        if (random(2) === 0) fresh.down[arc] = random(3) === 0 ? FAR : random(400_000);
      }
      const altered = recustomise(hierarchy, arcsBelow(hierarchy), {
        input: fresh,
        customised: mended,
        changed,
      });
      const anew = customise(hierarchy, fresh);
      const capped = ({ up, down }: Weights): number[][] =>
        [up, down].map((w) => [...w].map((mm) => Math.min(mm, FAR)));
      assert.deepEqual(capped(mended), capped(anew));
      const different = [...before.up.keys()].filter(
        (arc) => mended.up[arc] !== before.up[arc] || mended.down[arc] !== before.down[arc],
      );
      assert.deepEqual(
        [...new Set(altered)].sort((a, b) => a - b),
        different,
      );
    }),
    { numRuns: 200 },
  );
});

test("an order that lacks a node is refused", () => {
  assert.throws(() => prepare(gridCity(2, 2, 100), { order: Uint32Array.of(0, 1, 2, 2) }), NetworkError);
});
