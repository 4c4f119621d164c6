import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  barrierIndex,
  type Crossing,
  delayOver,
  evaluate,
  nearestCrossingLinks,
  NetworkError,
  patchedGraph,
  permeable,
  prepare,
  PROFILES,
  readScenario,
  resolveScenario,
  type Scenario,
  scenarioKey,
  segmentsOf,
  severance,
  accessGain,
  staged,
  snapper,
} from "../src/index.ts";
import { dividedCity, lineOf } from "./barriers-support.ts";
import { generator, randomTown, slowDistances } from "./kernel-support.ts";

const bridge = {
  type: "add-crossing",
  id: "new",
  kind: "bridge",
  from: { xM: 1490, yM: 400 },
  to: { xM: 1500, yM: 520 },
  cost: { lowKr: 10e6, centralKr: 20e6, highKr: 40e6 },
};

function ground() {
  const city = dividedCity(30, 10, 100, 4, [2, 27]);
  const index = barrierIndex(segmentsOf(city.lines));
  const crossing = (id: string, xM: number, delayS: number): Crossing => ({
    id,
    barrier: "barrier",
    kind: "zebra",
    xM,
    yM: 450,
    alongM: xM + 50,
    delayS,
  });
  const crossings = nearestCrossingLinks(city.graph, index, [
    crossing("west", 200, 20),
    crossing("east", 2700, 0),
    crossing("lost", 1500, 0),
  ]);
  return { ...city, index, crossings, snap: snapper(city.graph, index), speedMPerS: 1 };
}

const wrong = (change: object): unknown => ({ name: "x", modifications: [{ ...bridge, ...change }] });
const refuses = (run: () => unknown, pattern: RegExp): void =>
  assert.throws(
    run,
    (error) => error instanceof NetworkError && pattern.test(error.message) && error.action !== "",
  );

test("a scenario is read from JSON as it was written; fields no one knows are left out", () => {
  const scenario = readScenario(
    JSON.parse(JSON.stringify({ name: "Bro", author: "?", modifications: [bridge] })),
  );
  assert.deepEqual(scenario, { name: "Bro", modifications: [bridge] });
});

test("what is wrong in a scenario is said with its place, its value and what to do", () => {
  refuses(() => readScenario(null), /the scenario/);
  refuses(() => readScenario({ name: "x", modifications: [] }), /touches nothing/);
  refuses(() => readScenario({ name: "", modifications: [bridge] }), /name/);
  refuses(() => readScenario(wrong({ type: "teleport" })), /"teleport".*modifications\[0\]\.type/);
  refuses(() => readScenario(wrong({ kind: "ford" })), /bridge, tunnel.*modifications\[0\]\.kind/);
  refuses(() => readScenario(wrong({ from: { xM: "1", yM: 2 } })), /modifications\[0\]\.from\.xM/);
  refuses(() => readScenario(wrong({ to: { node: -1 } })), /modifications\[0\]\.to\.node/);
  refuses(() => readScenario(wrong({ delayS: -1 })), /-1.*modifications\[0\]\.delayS/);
  refuses(() => readScenario(wrong({ cost: { lowKr: 2, centralKr: 1, highKr: 3 } })), /lowKr ≤ centralKr/);
  refuses(
    () =>
      readScenario({
        name: "x",
        modifications: [{ type: "change-speed", from: { node: 1 }, to: { node: 2 }, factor: 0 }],
      }),
    /factor/,
  );
});

test("the key is of what is done to the network: not of names, ids, costs, or the order of fields and modifications", () => {
  const other = { to: bridge.to, from: bridge.from, kind: "bridge", id: "other", type: "add-crossing" };
  const removal = { type: "remove-crossing", crossing: "west" };
  const [a, b] = [
    [bridge, removal],
    [removal, other],
  ].map((modifications, k) => readScenario({ name: `n${k}`, modifications }));
  assert.equal(scenarioKey(a!), scenarioKey(b!));
  assert.match(scenarioKey(a!), /^[0-9a-f]{16}$/);
  const keys = [
    wrong({}),
    wrong({ kind: "tunnel" }),
    wrong({ delayS: 3 }),
    wrong({ to: { xM: 1500, yM: 521 } }),
  ].map((one) => scenarioKey(readScenario(one)));
  assert.equal(new Set(keys).size, 4);
});

test("a new crossing joins the nearest nodes on its own sides; its length is the way drawn, with the ways to it and its wait", () => {
  const base = ground();
  const { add, cost } = resolveScenario(base, readScenario(wrong({ kind: "signalised", delayS: 25 })));
  const length = 10 + Math.hypot(10, 120) + 20 + 25;
  assert.deepEqual(add, [{ u: 4 * 30 + 15, v: 5 * 30 + 15, mm: Math.round(1000 * length) }]);
  assert.deepEqual(cost, bridge.cost);
  const wait = delayOver(base.index, PROFILES.adult);
  const waiting = resolveScenario({ ...base, delayS: wait }, readScenario(wrong({ kind: "unmarked" })))
    .add[0]!.mm;
  const free = resolveScenario({ ...base, delayS: wait }, readScenario(wrong({ kind: "bridge" }))).add[0]!.mm;
  assert.equal(waiting - free, Math.round(1000 * wait("unmarked", 0, 0, 0, 900)) + 0);
  assert.equal(wait("unmarked", 0, 0, 0, 100), 0);
});

test("a snap never jumps a barrier, and says when only nodes across it are near, or none at all", () => {
  const base = ground();
  assert.equal(base.snap(1500, 440).node, 4 * 30 + 15);
  assert.equal(base.snap(1500, 460).node, 5 * 30 + 15);
  refuses(() => base.snap(9000, 9000), /may lie in water/);
  const island = { xM: Float64Array.of(0), yM: Float64Array.of(50) };
  const hemmed = snapper(
    island,
    barrierIndex(
      segmentsOf([
        lineOf("wall", [
          [-500, 20],
          [500, 20],
        ]),
      ]),
    ),
  );
  refuses(() => hemmed(0, 0), /1 lie across it/);
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { xM, yM } = randomTown(seed, 60);
      const random = generator(seed);
      const index = barrierIndex(
        segmentsOf([
          lineOf("a", [
            [random(3000), 0],
            [random(3000), 3000],
          ]),
        ]),
      );
      const snap = snapper({ xM, yM }, index, { withinM: 6000 });
      const [x, y] = [random(3000) + 0.5, random(3000) + 0.5];
      const free = Array.from(xM.keys()).filter((node) => index.firstBarrier(x, y, xM[node]!, yM[node]!) < 0);
      if (free.length === 0) return;
      const nearest = Math.min(...free.map((node) => Math.hypot(xM[node]! - x, yM[node]! - y)));
      const found = snap(x, y);
      assert.equal(found.awayM, nearest);
      assert.ok(free.includes(found.node));
    }),
    { numRuns: 40 },
  );
});

test("a new way beside one at least as short, or from a node to itself, is named idle and changes nothing; a shorter one is put in", () => {
  const base = ground();
  const beside = resolveScenario(base, readScenario(wrong({ from: { node: 122 }, to: { node: 152 } })));
  assert.deepEqual([beside.add, beside.idle], [[], [{ id: "new", why: "as-short" }]]);
  const short = resolveScenario(base, readScenario(wrong({ to: { xM: 1495, yM: 410 } })));
  assert.deepEqual([short.add, short.idle], [[], [{ id: "new", why: "one-node" }]]);
  const across = resolveScenario(base, readScenario(wrong({})));
  assert.deepEqual([across.add.length, across.idle], [1, []]);
});

test("a scenario that touches nothing, two on one spot, or a crossing that is not there: a clear message, the base unharmed", () => {
  const base = ground();
  const copy = structuredClone(base.graph);
  const resolve =
    (...modifications: object[]) =>
    () =>
      resolveScenario(base, readScenario({ name: "x", modifications }));
  refuses(resolve(bridge, { ...bridge, id: "again", to: { xM: 1510, yM: 510 } }), /new and again/);
  refuses(resolve({ ...bridge, from: { xM: -9000, yM: 0 } }), /no.* node|a node of the walking network/);
  refuses(resolve({ type: "remove-crossing", crossing: "nowhere" }), /"nowhere"/);
  refuses(resolve({ type: "remove-crossing", crossing: "lost" }), /no way leads over/);
  refuses(resolve({ type: "change-crossing", crossing: "west", delayS: 20 }), /another wait/);
  refuses(resolve({ type: "remove-link", from: { node: 0 }, to: { node: 5 } }), /a link joins/);
  refuses(resolve({ type: "change-speed", from: { node: 0 }, to: { node: 1 }, factor: 1 }), /factor/);
  refuses(resolve({ type: "remove-link", from: { node: 0 }, to: { node: 9999 } }), /9999/);
  assert.deepEqual(base.graph, copy);
});

test("removing, slowing and speeding up become changes of the links that go over the crossing", () => {
  const base = ground();
  const { add, change, remove } = resolveScenario(
    base,
    readScenario({
      name: "x",
      modifications: [
        { type: "remove-crossing", crossing: "east" },
        { type: "change-crossing", crossing: "west", delayS: 50 },
        { type: "change-speed", from: { node: 0 }, to: { node: 1 }, factor: 2 },
        { type: "remove-link", from: { xM: 5, yM: 900 }, to: { xM: 101, yM: 899 } },
      ],
    } satisfies Scenario),
  );
  assert.deepEqual(
    [add, remove],
    [
      [],
      [
        { u: 147, v: 177 },
        { u: 270, v: 271 },
      ],
    ],
  );
  assert.deepEqual(change, [
    { u: 122, v: 152, mm: 130_000 },
    { u: 0, v: 1, mm: 50_000 },
  ]);
});

test("cost per person helped is the cost over those helped, low to high", () => {
  const base = ground();
  const engine = prepare(base.graph);
  const without = prepare(permeable(base.graph, base.lines).graph);
  const places = { people: new Float64Array(300).fill(2) };
  const before = severance(
    { engine, without, segments: segmentsOf(base.lines), places },
    { keepPairs: true },
  );
  const { costPerHelped, helped } = evaluate(engine, before, resolveScenario(base, readScenario(wrong({}))));
  assert.ok(helped > 100);
  assert.deepEqual(costPerHelped, { lowKr: 10e6 / helped, centralKr: 20e6 / helped, highKr: 40e6 / helped });
});

test("the change of accessibility is that of counting on the patched graph, for links that come, go and change", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const graph = randomTown(seed, 40);
      const random = generator(seed);
      const arc = random(graph.head.length);
      const u = graph.firstOut.findLastIndex((first) => first <= arc);
      const patch = {
        add: [{ u: random(20), v: 20 + random(20), mm: random(90_000) }],
        remove: [{ u, v: graph.head[arc]! }],
      };
      if (patch.add.some((link) => [link.u, link.v].includes(u))) return;
      const people = Float64Array.from({ length: 40 }, () => random(6));
      const jobs = { id: "jobs", amount: Float64Array.from({ length: 40 }, () => random(9) / 2) };
      const groups = [{ id: "all", amount: people }];
      const engine = prepare(graph);
      const [gain, wider] = accessGain(
        engine,
        staged(engine, patch),
        { people, groups, opportunities: [jobs] },
        { limitsM: [600, 1500] },
      );
      const patched = patchedGraph(graph, patch);
      let total = 0;
      for (let a = 0; a < 40; a++) {
        const [before, after] = [slowDistances(graph, a), slowDistances(patched, a)];
        const reach = (mm: Float64Array, limit: number): number =>
          jobs.amount.reduce((sum, one, b) => sum + (mm[b]! <= limit ? one : 0), 0);
        assert.ok(Math.abs(gain!.perNode[a]! - (reach(after, 600_000) - reach(before, 600_000))) < 1e-6);
        assert.ok(Math.abs(wider!.perNode[a]! - (reach(after, 1_500_000) - reach(before, 1_500_000))) < 1e-6);
        total += people[a]! * gain!.perNode[a]!;
      }
      assert.ok(Math.abs(gain!.total - total) < 1e-6 && Math.abs(gain!.groups[0]!.total - total) < 1e-6);
    }),
    { numRuns: 60 },
  );
});
