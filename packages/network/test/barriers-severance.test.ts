import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  binaryDecay,
  FAR,
  NetworkError,
  permeable,
  type Places,
  prepare,
  segmentsOf,
  severance,
  type SeveranceOptions,
} from "../src/index.ts";
import { type DividedCity, dividedCity } from "./barriers-support.ts";
import { generator, slowDistances } from "./kernel-support.ts";

const near = (value: number, expected: number, tolerance = 1e-9): void =>
  assert.ok(
    Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${value} is not ${expected}`,
  );

const ready = ({ graph, lines }: DividedCity, places: Places, options: SeveranceOptions = {}) =>
  severance(
    {
      engine: prepare(graph),
      without: prepare(permeable(graph, lines).graph),
      segments: segmentsOf(lines, 500),
      places,
    },
    options,
  );

/** People only on the two rows beside the barrier: one in every node. */
const facing = ({ graph, columns }: DividedCity, south: number): Float64Array =>
  Float64Array.from({ length: graph.nodes }, (_, node) => {
    const row = Math.floor(node / columns);
    return row === south || row === south + 1 ? 1 : 0;
  });

test("facing pairs of a grid city with k bridges: S is the mean way to the nearest bridge and back, twice the distance", () => {
  for (const bridges of [[10], [0, 20], [3, 9, 16]]) {
    const city = dividedCity(21, 6, 100, 2, bridges);
    const { total } = ready(city, { people: facing(city, 2) }, { withinM: 120, decay: binaryDecay(1000) });
    const away = Array.from({ length: 21 }, (_, c) =>
      Math.min(...bridges.map((at) => 100 * Math.abs(at - c))),
    );
    const expected = away.reduce((sum, one) => sum + 2 * one, 0) / 21;
    assert.equal(total.pairs, 21);
    near(total.severanceM, expected);
    near(total.burden, 21 * expected);
    near(total.detour, (100 + expected) / 100);
    near(total.detourWithout, 1);
    near(total.severedShare, away.filter((one) => 100 + 2 * one > 1000).length / 21);
  }
});

test("a barrier without any crossing: every pair is capped at the limit, and the share says so", () => {
  const city = dividedCity(11, 4, 100, 1, []);
  const { total } = ready(city, { people: facing(city, 1) }, { withinM: 120, limitM: 3000 });
  assert.equal(total.shareCapped, 1);
  near(total.severanceM, 2900);
  assert.equal(total.severedShare, 1);
});

test("S, C(T), burden, contrast, mixing and what is cut off are the sums of their definitions over all pairs", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = generator(seed);
      const city = dividedCity(9, 6, 100, 2, [random(9)]);
      const { graph, lines } = city;
      const groups = ["1", "2", "5"].map((id) => ({
        id,
        amount: Float64Array.from({ length: 54 }, () => random(4)),
      }));
      const people = Float64Array.from({ length: 54 }, (_, i) =>
        groups.reduce((sum, { amount }) => sum + amount[i]!, 0),
      );
      const school = {
        id: "school",
        amount: Float64Array.from({ length: 54 }, () => (random(9) === 0 ? 1 : 0)),
      };
      const decay = (m: number): number => Math.exp(-m / 400);
      const { total } = ready(
        city,
        { people, groups, opportunities: [school] },
        { withinM: 450, contactM: 500, limitM: 2000, decay, contrast: { low: ["1", "2"], high: ["5"] } },
      );
      const without = permeable(graph, lines).graph;
      const sum = {
        w: 0,
        b: 0,
        severed: 0,
        within: 0,
        c: 0,
        cb: 0,
        mix: 0,
        lost: 0,
        ob: 0,
        cut: 0,
        cutOne: 0,
      };
      for (let a = 0; a < 54; a++) {
        const [dN, d0] = [slowDistances(graph, a), slowDistances(without, a)];
        for (let b = 0; b < 54; b++) {
          if (graph.yM[a]! > 250 === graph.yM[b]! > 250) continue;
          if (Math.hypot(graph.xM[a]! - graph.xM[b]!, graph.yM[a]! - graph.yM[b]!) > 450) continue;
          const [n, o] = [Math.min(2000, dN[b]! / 1000), Math.min(2000, d0[b]! / 1000)];
          const pp = (people[a]! * people[b]!) / 2;
          sum.w += pp * decay(o);
          sum.b += pp * decay(o) * (n - o);
          if (o <= 500) sum.within += pp;
          if (o <= 500 && n > 500) sum.severed += pp;
          const contrast = (groups[0]!.amount[a]! + groups[1]!.amount[a]!) * groups[2]!.amount[b]!;
          sum.c += contrast * decay(o);
          sum.cb += contrast * decay(o) * (n - o);
          const mixed = groups.reduce((all, g) => all + g.amount[a]! * (people[b]! - g.amount[b]!), 0) / 2;
          sum.mix += mixed * decay(o);
          sum.lost += mixed * (decay(o) - decay(n));
          sum.ob += people[a]! * school.amount[b]! * decay(o) * (n - o);
          if (o <= 500 && n > 500) sum.cut += people[a]! * school.amount[b]!;
          if (o <= 500 && n > 500) sum.cutOne += groups[0]!.amount[a]! * school.amount[b]!;
        }
      }
      near(total.severanceM, sum.b / sum.w);
      near(total.burden, sum.b);
      near(total.severedContacts, sum.severed);
      near(total.severedShare, sum.severed / sum.within);
      near(total.contrastM, sum.cb / sum.c);
      near(total.mixingLost, sum.lost / sum.mix);
      near(total.opportunities[0]!.burden, sum.ob);
      near(total.opportunities[0]!.lost, sum.cut);
      near(total.opportunities[0]!.lostByGroup[0]!, sum.cutOne);
      near(
        total.groups.reduce((all, { burden }) => all + burden, 0),
        total.burden,
      );
    }),
    { numRuns: 25 },
  );
});

test("segments add up to the whole, and the percentiles are exact to their bins of 10 metres", () => {
  const city = dividedCity(21, 6, 100, 2, [10]);
  const result = ready(city, { people: facing(city, 2) }, { withinM: 120 });
  const parts = Array.from({ length: result.segments.count }, (_, s) => result.of(s));
  assert.ok(parts.length === 4);
  near(
    parts.reduce((sum, { burden }) => sum + burden, 0),
    result.total.burden,
  );
  assert.equal(
    parts.reduce((sum, { pairs }) => sum + pairs, 0),
    21,
  );
  const even = ready(city, { people: facing(city, 2) }, { withinM: 120, decay: binaryDecay(5000) }).total;
  assert.ok(even.excessP50M >= 1000 && even.excessP50M <= 1050, String(even.excessP50M));
  assert.ok(even.excessP90M >= 1800 && even.excessP90M <= 1850, String(even.excessP90M));
});

test("a run that goes on from a saved tile ends as one that never stopped", () => {
  const city = dividedCity(30, 12, 100, 5, [4, 22]);
  const people = new Float64Array(city.graph.nodes).fill(2);
  const whole = ready(city, { people }, { tileM: 500 });
  let saved = "";
  const stop = new AbortController();
  assert.throws(() =>
    ready(
      city,
      { people },
      {
        tileM: 500,
        signal: stop.signal,
        onTile: ({ tiles, sums }) => {
          saved = JSON.stringify(
            { tiles, rows: [...sums.rows], excess: [...sums.excess], detours: [...sums.detours] },
            (_, v) => (v instanceof Float64Array ? [...v] : (v as unknown)),
          );
          if (tiles > 4) stop.abort();
        },
      },
    ),
  );
  const read = JSON.parse(saved) as {
    tiles: number;
    rows: number[];
    excess: [number, number[]][];
    detours: [number, number[]][];
  };
  const bins = (of: [number, number[]][]) => new Map(of.map(([s, w]) => [s, Float64Array.from(w)]));
  const sums = { rows: Float64Array.from(read.rows), excess: bins(read.excess), detours: bins(read.detours) };
  const rest = ready(city, { people }, { tileM: 500, resume: { tiles: read.tiles, sums } });
  assert.deepEqual(rest.total, whole.total);
});

test("places that do not fit, unknown groups and a network without barriers that is longer are refused", () => {
  const city = dividedCity(9, 4, 100, 1, [2]);
  const people = new Float64Array(36).fill(1);
  assert.throws(() => ready(city, { people: new Float64Array(3) }), NetworkError);
  assert.throws(() => ready(city, { people: new Float64Array(36).fill(-1) }), NetworkError);
  assert.throws(() => ready(city, { people }, { contrast: { low: ["9"], high: [] } }), NetworkError);
  assert.throws(() => ready(city, { people }, { contactM: 6000 }), NetworkError);
  const engine = prepare(city.graph);
  const without = prepare(dividedCity(9, 4, 100, 1, [8]).graph);
  const segments = segmentsOf(city.lines);
  assert.throws(() => severance({ engine, without, segments, places: { people } }), /farther apart without/);
});

test("kept pairs hold each distance as Dijkstra says, FAR beyond the limit", () => {
  const city = dividedCity(15, 6, 100, 2, [1]);
  const { kept } = ready(city, { people: new Float64Array(90).fill(1) }, { limitM: 1500, keepPairs: true });
  const { pairs, mmN } = kept!;
  for (let s = 0; s < pairs.sources.length; s++) {
    const slow = slowDistances(city.graph, pairs.sources[s]!);
    for (let k = pairs.first[s]!; k < pairs.first[s + 1]!; k++)
      assert.equal(
        mmN[k]! < FAR ? mmN[k] : FAR,
        slow[pairs.targets[k]!]! <= 1_500_000 ? slow[pairs.targets[k]!] : FAR,
      );
  }
});
