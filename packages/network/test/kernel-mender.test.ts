import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Graph, graphOf, mender, patchedGraph, prepare } from "../src/index.ts";
import { generator, gridCity, randomTown } from "./kernel-support.ts";

const NODES = 60;

function linksOf({ firstOut, head }: Graph): { u: number; v: number }[] {
  return Array.from({ length: firstOut.length - 1 }, (_, u) => u).flatMap((u) =>
    Array.from(head.subarray(firstOut[u], firstOut[u + 1]), (v) => ({ u, v })).filter(({ v }) => u !== v),
  );
}

for (const directed of [false, true])
  test(`${directed ? "one-way" : "two-way"} links taken away, slowed, sped up and added: mended answers are those of preparing anew`, () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = generator(seed);
        const graph = randomTown(seed, NODES, directed);
        const links = linksOf(graph);
        if (links.length < 4) return;
        const again = mender(graph);
        const some = (count: number): { u: number; v: number }[] =>
          Array.from({ length: count }, () => links[random(links.length)]!);
        for (let time = 0; time < 3; time++) {
          const remove = some(random(3));
          const gone = new Set(remove.flatMap(({ u, v }) => [`${u} ${v}`, `${v} ${u}`]));
          const change = some(random(3))
            .filter(({ u, v }) => !gone.has(`${u} ${v}`))
            .map((link) => ({ ...link, mm: random(900_000) }));
          const add =
            random(3) === 0 ? [{ u: random(30), v: 30 + random(NODES - 30), mm: random(400_000) }] : [];
          const other = patchedGraph(graph, { remove, change, add });
          const [mended, anew] = [again(other), prepare(other)];
          assert.equal(mended.kernel, anew.kernel);
          const all = Uint32Array.from({ length: NODES }, (_, v) => v);
          assert.deepEqual(mended.matrix(all, all), anew.matrix(all, all));
          const people = [Int32Array.from({ length: NODES }, () => random(100))];
          assert.deepEqual(mended.rangeSums(people, [700_000]), anew.rangeSums(people, [700_000]));
          const places = all.filter((v) => v % 7 === 0);
          assert.deepEqual(mended.nearest(places, 3, 2_000_000), anew.nearest(places, 3, 2_000_000));
        }
      }),
      { numRuns: 150 },
    );
  });

test("one direction of a two-way link changed, and a base of other nodes: made ready in full", () => {
  const graph = gridCity(6, 5, 100);
  const again = mender(graph);
  const weightMm = graph.weightMm.slice();
  weightMm[7] = 910_000;
  const oneWay = { ...graph, weightMm };
  const all = Uint32Array.from({ length: 30 }, (_, v) => v);
  assert.deepEqual(again(oneWay).matrix(all, all), prepare(oneWay).matrix(all, all));
  const other = graphOf(
    { xM: Float64Array.of(0, 9), yM: new Float64Array(2) },
    { from: [0], to: [1], weightMm: [9000] },
  );
  const both = Uint32Array.of(0, 1);
  assert.deepEqual([...again(other).matrix(both, both)], [0, 9000, 9000, 0]);
});

test("the base and what was mended before stay as they are", () => {
  const graph = gridCity(8, 8, 100);
  const again = mender(graph);
  const without = again(patchedGraph(graph, { remove: [{ u: 0, v: 1 }] }));
  const back = again(graph);
  assert.equal(without.from(0, 900_000)[1], 300_000);
  assert.equal(back.from(0, 900_000)[1], 100_000);
  assert.equal(without.matrix(Uint32Array.of(0), Uint32Array.of(1))[0], 300_000);
  assert.equal(back.matrix(Uint32Array.of(0), Uint32Array.of(1))[0], 100_000);
});
