import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  candidateCrossings,
  changedPairs,
  evaluate,
  FAR,
  type GraphPatch,
  graphOf,
  insertLinks,
  type Link,
  NetworkError,
  patchedGraph,
  permeable,
  prepare,
  route,
  segmentsOf,
  severance,
  staged,
} from "../src/index.ts";
import { dividedCity } from "./barriers-support.ts";
import { generator, randomTown, slowDistances } from "./kernel-support.ts";

function someLinks(seed: number, nodes: number, count: number): Link[] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    const u = random(nodes);
    return { u, v: (u + 1 + random(nodes - 1)) % nodes, mm: random(300_000) };
  });
}

test("inserted links give every distance that recomputing the patched graph gives, for one link and for several", () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(400_000, 2_000_000, FAR - 1),
      (seed, count, limitMm) => {
        const graph = randomTown(seed, 50);
        const links = someLinks(seed + 1, 50, count);
        const engine = prepare(graph, { kernel: "dijkstra" });
        const insertion = insertLinks(engine, links, { limitMm });
        const patched = patchedGraph(graph, { add: links });
        for (let a = 0; a < 50; a++) {
          const [before, after] = [engine.from(a, limitMm), slowDistances(patched, a)];
          for (let b = 0; b < 50; b++) {
            const now = insertion.distance(a, b, before[b]!);
            assert.equal(now, after[b]! <= limitMm ? after[b] : FAR);
            assert.ok(now <= before[b]!);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("adding never lengthens and removing never shortens any distance; the base graph is not touched", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const graph = randomTown(seed, 40);
      const copy = structuredClone(graph);
      const random = generator(seed);
      const arc = random(graph.head.length);
      const u = graph.firstOut.findLastIndex((first) => first <= arc);
      const remove = [{ u, v: graph.head[arc]! }];
      const [more, less] = [
        patchedGraph(graph, { add: someLinks(seed, 40, 2) }),
        patchedGraph(graph, { remove }),
      ];
      for (let a = 0; a < 40; a += 7) {
        const [base, added, removed] = [graph, more, less].map((one) => slowDistances(one, a));
        for (let b = 0; b < 40; b++) assert.ok(added![b]! <= base![b]! && removed![b]! >= base![b]!);
      }
      assert.deepEqual(graph, copy);
    }),
    { numRuns: 60 },
  );
});

test("a patched graph is that of the changed list of edges, arcs in order of their heads", () => {
  const nodes = { xM: new Float64Array(4), yM: new Float64Array(4) };
  const graph = graphOf(nodes, { from: [0, 1, 2], to: [1, 2, 3], weightMm: [10, 20, 30] });
  const patched = patchedGraph(graph, {
    add: [
      { u: 3, v: 0, mm: 5 },
      { u: 1, v: 0, mm: 90 },
    ],
    change: [{ u: 2, v: 1, mm: 25 }],
    remove: [{ u: 2, v: 3 }],
  });
  assert.deepEqual(patched, graphOf(nodes, { from: [0, 1, 0], to: [1, 2, 3], weightMm: [10, 25, 5] }));
  assert.throws(() => patchedGraph(graph, { remove: [{ u: 0, v: 3 }] }), /a link of the network/);
  assert.throws(() => patchedGraph(graph, { add: [{ u: 0, v: 0, mm: 1 }] }), NetworkError);
  assert.throws(() => patchedGraph(graph, { add: [{ u: 0, v: 4, mm: 1 }] }), NetworkError);
  assert.throws(() => patchedGraph(graph, { add: [{ u: 0, v: 1, mm: 1.5 }] }), NetworkError);
});

test("a network with one-way links is refused for insertion, with what to do instead", () => {
  const engine = prepare(randomTown(3, 30, true));
  assert.throws(() => insertLinks(engine, [{ u: 0, v: 1, mm: 1 }]), /made? .*anew|make it ready anew/);
});

function town(bridges: readonly number[] = [2, 27]) {
  const city = dividedCity(30, 10, 100, 4, bridges);
  const { graph, lines } = city;
  const free = permeable(graph, lines);
  const random = generator(11);
  const groups = ["1", "5"].map((id) => ({
    id,
    amount: Float64Array.from({ length: graph.nodes }, () => random(5)),
  }));
  const people = Float64Array.from(
    { length: graph.nodes },
    (_, i) => groups[0]!.amount[i]! + groups[1]!.amount[i]!,
  );
  const places = { people, groups };
  const [engine, without, segments] = [prepare(graph), prepare(free.graph), segmentsOf(lines)];
  const before = severance({ engine, without, segments, places }, { keepPairs: true, limitM: 4000 });
  return { city, graph, spots: free.spots, engine, without, segments, places, before };
}

/** The same scenario by computing everything anew. */
function anew({ graph, without, segments, places }: ReturnType<typeof town>, patch: GraphPatch) {
  return severance(
    { engine: prepare(patchedGraph(graph, patch)), without, segments, places },
    { keepPairs: true, limitM: 4000 },
  );
}

test("evaluating a scenario gives the severance that computing it anew gives: links added, slowed and taken away together", () => {
  const base = town();
  const at = (column: number, row: number): number => row * 30 + column;
  const patches: GraphPatch[] = [
    { add: [{ u: at(15, 4), v: at(15, 5), mm: 100_000 }] },
    {
      add: [
        { u: at(9, 4), v: at(9, 5), mm: 100_000 },
        { u: at(20, 4), v: at(20, 5), mm: 130_000 },
      ],
    },
    { remove: [{ u: at(2, 4), v: at(2, 5) }] },
    { change: [{ u: at(27, 4), v: at(27, 5), mm: 400_000 }] },
    {
      add: [{ u: at(15, 4), v: at(15, 5), mm: 100_000 }],
      remove: [{ u: at(2, 4), v: at(2, 5) }],
      change: [{ u: at(27, 4), v: at(27, 5), mm: 250_000 }],
    },
    {
      remove: [
        { u: at(2, 4), v: at(2, 5) },
        { u: at(27, 4), v: at(27, 5) },
      ],
    },
  ];
  for (const patch of patches) {
    const result = evaluate(base.engine, base.before, patch);
    const slow = anew(base, patch);
    const old = base.before.kept!;
    let [shorter, longer, gain] = [0, 0, 0];
    for (let s = 0; s < old.pairs.sources.length; s++)
      for (let k = old.pairs.first[s]!; k < old.pairs.first[s + 1]!; k++) {
        if (slow.kept!.mmN[k]! < old.mmN[k]!) shorter++;
        if (slow.kept!.mmN[k]! > old.mmN[k]!) longer++;
        const { people } = base.places;
        const m = (Math.min(old.mmN[k]!, 4e6) - Math.min(slow.kept!.mmN[k]!, 4e6)) / 1000;
        gain +=
          people[old.pairs.sources[s]!]! * people[old.pairs.targets[k]!]! * Math.exp(-old.mm0[k]! / 1e6) * m;
      }
    assert.equal(result.shorter, shorter);
    assert.equal(result.longer, longer);
    assert.ok(Math.abs(result.gain - gain) <= 1e-9 * Math.abs(gain) + 1e-6);
    const [total, expected] = [result.after.total, slow.total];
    for (const name of [
      "severanceM",
      "burden",
      "severedContacts",
      "detour",
      "mixingLost",
      "shareCapped",
    ] as const)
      assert.ok(
        Math.abs(total[name] - expected[name]) <= 1e-9 * Math.abs(expected[name]) + 1e-6,
        `${name} ${total[name]} ${expected[name]}`,
      );
    assert.ok(
      Math.abs(result.gainBySegment.reduce((sum, one) => sum + one, 0) - gain) <=
        1e-9 * Math.abs(gain) + 1e-6,
    );
    assert.ok(
      Math.abs(result.groups.reduce((sum, one) => sum + one.gain, 0) - gain) <= 1e-9 * Math.abs(gain) + 1e-6,
    );
  }
});

test("the pairs a patch changes are those whose distance recomputing changes, one-way links or not, at any limit", () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.constantFrom(900_000, 3_000_000), (seed, directed, limitMm) => {
      const graph = randomTown(seed, 40, directed);
      const random = generator(seed);
      const taken = new Set<string>();
      const links = Array.from({ length: 4 }, () => {
        const arc = random(graph.head.length);
        return {
          u: graph.firstOut.findLastIndex((first) => first <= arc),
          v: graph.head[arc]!,
          mm: graph.weightMm[arc]!,
        };
      }).filter(({ u, v }) => {
        const ends = [u, v].sort().join("-");
        return !taken.has(ends) && taken.add(ends);
      });
      const patch: GraphPatch = {
        add: someLinks(seed, 40, 1).filter(({ u, v }) => !taken.has([u, v].sort().join("-"))),
        remove: links.slice(0, 2),
        change: links.slice(2).map((link) => ({ ...link, mm: random(600_000) })),
      };
      const engine = prepare(graph, { kernel: "dijkstra" });
      const sources = Uint32Array.from({ length: 40 }, (_, k) => k);
      const first = Uint32Array.from({ length: 41 }, (_, k) => 40 * k);
      const targets = Uint32Array.from({ length: 1600 }, (_, k) => k % 40);
      const [near, far] = [new Uint32Array(1600), new Uint32Array(1600)];
      const mmN = engine.pairs(sources, first, targets, limitMm);
      const kept = { pairs: { sources, first, targets, near, far, candidates: 1600 }, mmN, mm0: mmN };
      const { pair, source, mm } = changedPairs(kept, staged(engine, patch, { limitMm }), { limitMm });
      const now = mmN.slice();
      pair.forEach((k, i) => {
        assert.equal(source[i], Math.floor(k / 40));
        assert.notEqual(mm[i], mmN[k]);
        now[k] = mm[i]!;
      });
      assert.deepEqual(
        now,
        prepare(patchedGraph(graph, patch), { kernel: "dijkstra" }).pairs(sources, first, targets, limitMm),
      );
    }),
    { numRuns: 150 },
  );
});

test("a result before a scenario is the same after it, and pairs that gain most come in order", () => {
  const base = town();
  const total = structuredClone({ ...base.before.total });
  const mm = base.before.kept!.mmN.slice();
  const { most, helped, groups } = evaluate(
    base.engine,
    base.before,
    { add: [{ u: 135, v: 165, mm: 100_000 }] },
    { most: 5 },
  );
  assert.deepEqual({ ...base.before.total }, total);
  assert.deepEqual(base.before.kept!.mmN, mm);
  assert.equal(most.length, 5);
  const scores = most.map(({ beforeM, afterM, contacts }) => (beforeM - afterM) * contacts);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  assert.ok(helped > 0);
  assert.equal(
    groups.reduce((sum, one) => sum + one.helped, 0),
    helped,
  );
});

test("the best of all candidate crossings is found by bounds as by trying every one", () => {
  const base = town();
  const all = base.spots.map(
    ({ u, v, mm }) => evaluate(base.engine, base.before, { add: [{ u, v, mm }] }).gain,
  );
  const best = candidateCrossings(base, base.before, base.spots, { most: 3 });
  const sorted = [...new Set(all)].sort((a, b) => b - a);
  best.forEach(({ gain }, k) => assert.ok(Math.abs(gain - sorted[k]!) <= 1e-9 * gain));
  const column = base.graph.xM[best[0]!.link.u]! / 100;
  assert.ok(column > 8 && column < 21, `between the bridges at 2 and 27, not at ${column}`);
  assert.equal(candidateCrossings(base, base.before, []).length, 0);
});

test("a route is a way of links whose lengths add up to the shortest distance; none within the limit is FAR", () => {
  const graph = randomTown(5, 80);
  for (let a = 0; a < 80; a += 9) {
    const slow = slowDistances(graph, a);
    for (let b = 0; b < 80; b++) {
      const { nodes, mm } = route(graph, a, b);
      if (slow[b] === Infinity) {
        assert.deepEqual([nodes.length, mm], [0, FAR]);
        continue;
      }
      let walked = 0;
      for (let i = 1; i < nodes.length; i++) {
        const arcs = [
          ...graph.head.subarray(graph.firstOut[nodes[i - 1]!], graph.firstOut[nodes[i - 1]! + 1]),
        ];
        walked += graph.weightMm[graph.firstOut[nodes[i - 1]!]! + arcs.indexOf(nodes[i]!)]!;
      }
      assert.deepEqual([nodes[0], nodes.at(-1), mm, walked], [a, b, slow[b], slow[b]]);
    }
  }
  const { graph: city } = dividedCity(9, 4, 100, 1, [0]);
  assert.equal(route(city, 17, 26).mm, 1_700_000);
  assert.equal(route(city, 17, 26, { limitMm: 1_699_999 }).mm, FAR);
});
