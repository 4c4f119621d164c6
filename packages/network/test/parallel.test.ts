import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NetworkError, prepare } from "../src/index.ts";
import { threaded } from "../src/parallel/index.ts";
import { closeTurn, join, leave, openTurn, stopTurn, takeTile } from "../src/parallel/turn.ts";
import { generator, gridCity, randomTown } from "./kernel-support.ts";

const town = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 1, max: 400 }), directed: fc.boolean() })
  .map(({ seed, nodes, directed }) => ({ seed, graph: randomTown(seed, nodes, directed) }));

for (const threads of [1, 2, 3]) {
  test(`${threads} threads give the answers of the engine alone, to the last bit`, async () => {
    await fc.assert(
      fc.asyncProperty(town, fc.integer({ min: 0, max: 2_000_000 }), async ({ seed, graph }, limitMm) => {
        const engine = prepare(graph);
        const many = threaded(engine, threads);
        const random = generator(seed);
        const nodes = (count: number): Uint32Array =>
          Uint32Array.from({ length: count }, () => random(graph.nodes));
        try {
          const columns = [0, 1].map(() =>
            Int32Array.from({ length: graph.nodes }, () => random(1000) - 200),
          );
          const limits = [limitMm, limitMm >> 1];
          const sources = nodes(random(100));
          const targets = nodes(random(100));
          const decay = {
            stepMm: 1 + random(50_000),
            weight: Float64Array.from({ length: 30 }, (_, i) => Math.exp(-i / 7)),
          };
          const first = new Uint32Array(sources.length + 1);
          for (let s = 0; s < sources.length; s++) first[s + 1] = first[s]! + random(9);
          const ends = nodes(first[sources.length]!);
          const k = 1 + random(6);
          // asked twice, since threads that start late come in time for the second
          for (let time = 0; time < 2; time++) {
            assert.deepEqual(many.rangeSums(columns, limits), engine.rangeSums(columns, limits));
            assert.deepEqual(
              many.rangeSums(columns, limits, { sources }),
              engine.rangeSums(columns, limits, { sources }),
            );
            assert.deepEqual(many.decaySums(columns, decay), engine.decaySums(columns, decay));
            assert.deepEqual(
              many.matrix(sources, targets, limitMm),
              engine.matrix(sources, targets, limitMm),
            );
            assert.deepEqual(
              many.pairs(sources, first, ends, limitMm),
              engine.pairs(sources, first, ends, limitMm),
            );
            assert.deepEqual(many.nearest(targets, k, limitMm), engine.nearest(targets, k, limitMm));
          }
        } finally {
          await many.close();
        }
      }),
      { numRuns: threads === 1 ? 10 : 6 },
    );
  });
}

test("two threads that have started both take tiles of a city, and give the engine's answers", async () => {
  const graph = gridCity(90, 90, 100);
  const engine = prepare(graph);
  const two = threaded(engine, 2);
  try {
    const ones = [new Int32Array(graph.nodes).fill(1)];
    const alone = engine.rangeSums(ones, [1_500_000]);
    let helped = false;
    for (let time = 0; time < 200 && !helped; time++) {
      let last = 0;
      let own = 0;
      const onProgress = (done: number): void => {
        own++;
        last = done;
      };
      assert.deepEqual(two.rangeSums(ones, [1_500_000], { onProgress }), alone);
      helped = last > 0 && own < 8;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.ok(helped, "the other thread never took a tile");
    const sources = Uint32Array.from({ length: 500 }, (_, i) => i * 16);
    assert.deepEqual(two.matrix(sources, sources), engine.matrix(sources, sources));
    assert.deepEqual(two.nearest(sources, 5, 900_000), engine.nearest(sources, 5, 900_000));
  } finally {
    await two.close();
  }
});

test("work that is called off stops in every thread, and the next question is answered", async () => {
  const graph = gridCity(60, 60, 100);
  const engine = prepare(graph);
  const two = threaded(engine, 2);
  try {
    const ones = [new Int32Array(graph.nodes).fill(1)];
    const stop = new AbortController();
    const { signal } = stop;
    const onProgress = (): void => stop.abort(new Error("enough"));
    assert.throws(() => two.rangeSums(ones, [500_000], { signal, onProgress }), /enough/);
    assert.deepEqual(two.rangeSums(ones, [500_000]), engine.rangeSums(ones, [500_000]));
  } finally {
    await two.close();
  }
});

test("after close one thread answers; a number of threads that cannot be is refused", async () => {
  const engine = prepare(gridCity(9, 9, 100));
  const three = threaded(engine, 3);
  assert.equal(three.threads, 3);
  await three.close();
  const corners = Uint32Array.of(0, 80);
  assert.deepEqual(three.matrix(corners, corners), engine.matrix(corners, corners));
  for (const count of [0, -1, 1.5]) assert.throws(() => threaded(engine, count), NetworkError);
});

test("an engine without SIMD is answered by one thread", async () => {
  const plain = prepare(gridCity(5, 5, 100), { kernel: "dijkstra" });
  const one = threaded(plain, 4);
  assert.equal(one.threads, 1);
  assert.deepEqual(one.from(0, 300_000), plain.from(0, 300_000));
  await one.close();
});

test("a turn waits for those inside, and nobody joins one that is closed", () => {
  const turn = openTurn();
  assert.equal(join(turn), true);
  assert.deepEqual([takeTile(turn), takeTile(turn)], [0, 1]);
  stopTurn(turn);
  assert.ok(takeTile(turn) > 1_000_000);
  leave(turn);
  closeTurn(turn);
  assert.equal(join(turn), false);
});
