import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FAR, NetworkError, NO_TARGET, prepare, type Graph, type PrepareOptions } from "../src/index.ts";
import { generator, gridCity, randomTown, slowDistances } from "./kernel-support.ts";

const KERNELS: NonNullable<PrepareOptions["kernel"]>[] = ["dijkstra", "auto"];
const town = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 1, max: 90 }), directed: fc.boolean() })
  .map(({ seed, nodes, directed }) => ({ seed, graph: randomTown(seed, nodes, directed) }));

const allDistances = (graph: Graph): Float64Array[] =>
  Array.from({ length: graph.nodes }, (_, source) => slowDistances(graph, source));

for (const kernel of KERNELS) {
  test(`${kernel}: from a corner of a grid city the distance is that of Manhattan, FAR beyond the limit`, () => {
    const engine = prepare(gridCity(12, 9, 100), { kernel });
    const mm = engine.from(0, 700_000);
    for (let node = 0; node < 108; node++) {
      const blocks = (node % 12) + Math.floor(node / 12);
      assert.equal(mm[node], blocks <= 7 ? blocks * 100_000 : FAR);
    }
  });

  test(`${kernel}: a node no farther than the limit counts, the limit included and the node itself too`, () => {
    const graph = gridCity(41, 41, 100);
    const ones = new Int32Array(graph.nodes).fill(1);
    const middle = 20 * 41 + 20;
    const sums = prepare(graph, { kernel }).rangeSums([ones], [0, 99_999, 100_000, 1_000_000], {
      sources: Uint32Array.of(middle),
    });
    // a ball of b blocks on the grid holds 2b² + 2b + 1 corners
    assert.deepEqual(
      sums.map((limit) => limit[0]![0]),
      [1, 1, 5, 221],
    );
  });

  test(`${kernel}: every answer is that of relaxing every arc until nothing changes`, () => {
    fc.assert(
      fc.property(town, fc.integer({ min: 0, max: 3_000_000 }), ({ seed, graph }, limitMm) => {
        const engine = prepare(graph, { kernel });
        const slow = allDistances(graph);
        const random = generator(seed);
        const nodes = (count: number): Uint32Array =>
          Uint32Array.from({ length: count }, () => random(graph.nodes));
        const within = (mm: number, limit: number): number => (mm <= limit ? mm : FAR);

        const source = random(graph.nodes);
        assert.deepEqual(
          [...engine.from(source, limitMm)],
          [...slow[source]!].map((mm) => within(mm, limitMm)),
        );

        const columns = [0, 1, 2].map(() =>
          Int32Array.from({ length: graph.nodes }, () => random(1000) - 200),
        );
        const limits = [limitMm, Math.floor(limitMm / 2), 0];
        const sums = engine.rangeSums(columns, limits);
        const sum = (column: Int32Array, weight: (v: number) => number): number =>
          column.reduce((total, value, v) => total + value * weight(v), 0);
        for (const [l, limit] of limits.entries()) {
          for (const [c, column] of columns.entries()) {
            const expected = slow.map((mm) => sum(column, (v) => (mm[v]! <= limit ? 1 : 0)));
            assert.deepEqual([...sums[l]![c]!], expected);
          }
        }

        const sources = nodes(random(40));
        const targets = nodes(random(40));
        const expected = [...sources].flatMap((s) => [...targets].map((t) => slow[s]![t]!));
        assert.deepEqual(
          [...engine.matrix(sources, targets)],
          expected.map((mm) => within(mm, FAR - 1)),
        );
        assert.deepEqual(
          [...engine.matrix(sources, targets, limitMm)],
          expected.map((mm) => within(mm, limitMm)),
        );

        const first = new Uint32Array(sources.length + 1);
        for (let s = 0; s < sources.length; s++) first[s + 1] = first[s]! + random(9);
        const ends = nodes(first[sources.length]!);
        const pairs = engine.pairs(sources, first, ends, limitMm);
        for (let s = 0; s < sources.length; s++) {
          for (let p = first[s]!; p < first[s + 1]!; p++) {
            assert.equal(pairs[p], within(slow[sources[s]!]![ends[p]!]!, limitMm));
          }
        }

        const stepMm = 1 + random(50_000);
        const weight = Float64Array.from({ length: random(60) }, () => random(1000) / 8);
        const decayed = engine.decaySums(columns, { stepMm, weight });
        for (const [c, column] of columns.entries()) {
          const expected = slow.map((mm) => sum(column, (v) => weight[Math.floor(mm[v]! / stepMm)] ?? 0));
          assert.deepEqual([...decayed[c]!], expected);
        }

        const k = 1 + random(6);
        const nearest = engine.nearest(targets, k, limitMm);
        for (let v = 0; v < graph.nodes; v++) {
          const ranked = [...targets]
            .map((t, position) => ({ position, mm: slow[v]![t]! }))
            .filter(({ mm }) => mm <= limitMm)
            .sort((a, b) => a.mm - b.mm || a.position - b.position);
          for (let i = 0; i < k; i++) {
            assert.equal(nearest.mm[v * k + i], ranked[i]?.mm ?? FAR);
            assert.equal(nearest.target[v * k + i], ranked[i]?.position ?? NO_TARGET);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test(`${kernel}: a node, limit, column or step that cannot be is refused with what to do`, () => {
    const engine = prepare(gridCity(3, 3, 100), { kernel });
    const one = Uint32Array.of(0);
    const refused = [
      () => engine.from(9, 1000),
      () => engine.from(0, -1),
      () => engine.rangeSums([new Int32Array(8)], [1000]),
      () => engine.rangeSums([new Int32Array(9)], [Number.NaN]),
      () => engine.decaySums([new Int32Array(9)], { stepMm: 0, weight: new Float64Array(3) }),
      () => engine.decaySums([new Int32Array(9)], { stepMm: 1, weight: Float64Array.of(Infinity) }),
      () => engine.matrix(one, Uint32Array.of(9)),
      () => engine.pairs(one, Uint32Array.of(0), one, 1000),
      () => engine.nearest(one, 0, 1000),
    ];
    for (const ask of refused) assert.throws(ask, NetworkError);
  });

  test(`${kernel}: work stops at the signal and tells how far it has come`, () => {
    const graph = gridCity(30, 30, 100);
    const engine = prepare(graph, { kernel });
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const ones = [new Int32Array(graph.nodes).fill(1)];
    assert.throws(() => engine.rangeSums(ones, [500_000], { signal: stop.signal }), /enough/);
    const told: number[] = [];
    engine.rangeSums(ones, [500_000], { onProgress: (done, total) => told.push(done / total) });
    assert.equal(told.at(-1), 1);
    assert.ok(told.every((share, i) => i === 0 || share >= told[i - 1]!));
  });
}
