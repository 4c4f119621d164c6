/** Segregation on the network as it is, with its barriers open and by straight line: the measures library's own numbers. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  countsOf,
  informationTheoryAround,
  kernelOf,
  spatialInformationTheory,
  straightLine,
} from "@tvars/measures";
import type { Reach } from "@tvars/measures";
import { segregationByBarrier } from "@tvars/network";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { aroundAreas, countsAround, countsAt } from "../src/network/around-areas.ts";
import { sharesOfAreas } from "../src/network/lived-areas.ts";
import { divergenceAround } from "../src/network/segregation-measures.ts";
import { segregationRandom } from "../src/network/segregation-random.ts";

const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-12, `${a} ${b}`);

describe("surroundings summed by area", () => {
  // Forty places in a row, 100 m apart, ten to an area; a barrier in the middle costs 1500 m.
  const xM = Float64Array.from({ length: 40 }, (_, place) => 100 * place);
  const area = Uint32Array.from({ length: 40 }, (_, place) => Math.floor(place / 10));
  const people = Float64Array.from({ length: 40 }, (_, place) => 1 + (place % 3));
  const places = { xM, yM: new Float64Array(40), people, area };
  const counts = [
    [9, 1],
    [8, 2],
    [3, 7],
    [1, 9],
  ];
  const shares = sharesOfAreas({ counts }, 2);
  const from = Uint32Array.of(0, 1, 2, 3);
  const straight = straightLine({ x: xM, y: places.yM });
  const parted: Reach = (place, withinM, visit) =>
    straight(place, withinM, (to, awayM) => {
      const walkM = awayM + (place < 20 === to < 20 ? 0 : 1500);
      if (walkM <= withinM) visit(to, walkM);
    });
  const own = countsAt(places, shares, from, 2);

  test("are those that the measure finds place by place through the same reach", () => {
    for (const reach of [straight, parted])
      for (const bandwidthM of [300, 1000, 2500]) {
        const [around] = aroundAreas(reach, places, 4, [kernelOf("biweight", bandwidthM)]);
        const counted = { counts: countsOf(own.groups), reach };
        near(
          informationTheoryAround(own, countsAround(around!, shares, from, 2)).value,
          spatialInformationTheory(counted, { bandwidthM }).value,
        );
      }
  });

  test("give the divergence and the difference that the network package finds", () => {
    const radiusM = 800;
    const kernels = [kernelOf("uniform", radiusM)];
    const [[N], [N0]] = [parted, straight].map((reach) => aroundAreas(reach, places, 4, kernels)) as [
      [ReturnType<typeof aroundAreas>[number]],
      [ReturnType<typeof aroundAreas>[number]],
    ];
    const of = (around: typeof N, order: Uint32Array) =>
      divergenceAround(countsAt(places, shares, order, 2), countsAround(around, shares, order, 2));
    const wanted = segregationByBarrier(
      { present: parted, without: straight, groups: own.groups },
      { radiusM },
    );
    near(of(N, from).value, wanted.present.index);
    near(of(N0, from).value, wanted.without.index);
    const difference = of(N, from).value - of(N0, from).value;
    assert.ok(difference > 0);
    const exchanged = (order: Uint32Array): number => of(N, order).value - of(N0, order).value;
    const p = segregationRandom({ areas: from, count: 4, permutations: 999, seed: 1, difference, exchanged });
    const orders = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => Uint32Array.of(a, b, c, 6 - a - b - c))),
    );
    const all = orders.filter((order) => new Set(order).size === 4);
    const exact = all.filter((order) => exchanged(order) >= difference - 1e-12).length / all.length;
    assert.equal(all.length, 24);
    assert.ok(Math.abs(p! - exact) < 0.06, `${p} ${exact}`);
    const other = { areas: from, count: 4, permutations: 9, seed: 1, difference, exchanged: () => -1 };
    assert.equal(segregationRandom(other), 0.1);
  });
});

describe("the example region", () => {
  let folder: string;
  let study: Study;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-segregation-"));
    study = await openStudy(folder);
    await study.addExample();
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("the mixing that barriers take: shares of what could be, parts that sum to all of it, most first", async () => {
    const { mixing } = await study.barrierSegregation({ radius: "500", permutations: 0 });
    assert.ok(mixing.share > 0 && mixing.share < 1);
    const parts = mixing.barriers.map(({ part }) => part);
    near(
      parts.reduce((all, one) => all + one, 0),
      1,
    );
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => b - a),
    );
    for (const { share, segment, barrier } of mixing.barriers) {
      assert.ok(share >= 0 && share <= 1);
      assert.ok(segment.startsWith(`${barrier}.`) && (await study.barrierSegment({ id: segment })));
    }
    const other = await study.barrierSegregation({ radius: "900", permutations: 0 });
    assert.deepEqual(other.mixing, mixing, "the same whatever the radius");
  });

  test("surroundings on the network are smaller than by straight line, and those with open barriers lie between", async () => {
    const answer = await study.barrierSegregation({ permutations: 39 });
    assert.equal(answer.division, "deso");
    assert.deepEqual(
      answer.radii.map(({ radiusM }) => radiusM),
      [500, 1000, 2000],
    );
    for (const { now, open, straight, difference, beyondStraight, p, areas } of answer.radii) {
      assert.ok(straight < open && open < now && now < 1);
      near(difference, now - open);
      near(beyondStraight, now - straight);
      assert.ok(p! >= 1 / 40 && p! <= 1);
      assert.ok(
        areas.length > 0 && areas.every((one, at) => one.difference <= (areas[at - 1] ?? one).difference),
      );
    }
    const population = answer.groups.reduce((sum, group) => sum + group.sum, 0);
    const [network] = await study.networks();
    assert.ok(Math.abs(population / network!.people.all - 1) < 0.1);
    const again = await study.barrierSegregation({ permutations: 39 });
    assert.deepEqual(again, answer);
  });

  test("another grouping, measure and radius; without permutations there is no p", async () => {
    const answer = await study.barrierSegregation({
      grouping: "education",
      measure: "D-tilde",
      radius: "800",
      permutations: 0,
    });
    assert.equal(answer.measure.id, "spatial-dissimilarity-ro");
    assert.equal(answer.groups.length, 4);
    assert.equal(answer.radii[0]!.p, null);
    assert.match(answer.provenance.command, /^tvars barriers --segregation .*--radius 800 --permutations 0/);
  });

  test("one group stands against the rest", async () => {
    const query = { radius: "1000", permutations: 0 };
    const one = await study.barrierSegregation({ ...query, groups: "foreign" });
    const both = await study.barrierSegregation(query);
    assert.equal(one.groups[1]!.id, "rest");
    assert.equal(one.groups[0]!.sum, both.groups[0]!.sum);
    // Protected counts do not sum to the published total.
    assert.ok(Math.abs(one.radii[0]!.now - both.radii[0]!.now) < 1e-3);
  });

  const refused = async (query: Parameters<Study["barrierSegregation"]>[0]): Promise<StudyError> => {
    const error: unknown = await study.barrierSegregation(query).catch((cause: unknown) => cause);
    assert.ok(error instanceof StudyError);
    return error;
  };

  test("what cannot be compared is refused in both languages", async () => {
    const gini = await refused({ measure: "gini" });
    assert.match(gini.fields.text!.sv, /går inte att jämföra med öppna barriärer/);
    assert.match((await refused({ radius: "500,x" })).fields.text!.en, /are not radii/);
    assert.equal((await refused({ grouping: "none" })).kind, "not-found");
    assert.match((await refused({ profile: "car" })).fields.text!.en, /no barriers for that profile/);
  });

  test("a network outside the areas says that nobody knows which groups live there", async () => {
    const file = join(folder, "stad.geojson");
    const line = (kind: string, ...coordinates: [number, number][]) => ({
      type: "Feature",
      properties: { kind, name: "" },
      geometry: { type: "LineString", coordinates },
    });
    const [e, n] = [500_000, 6_600_000];
    const features = Array.from({ length: 120 }, (_, k) =>
      line("residential", [e + 50 * k, n], [e + 50 * (k + 1), n]),
    );
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } };
    features.push(line("rail", [e, n + 40], [e + 6000, n + 40]));
    await writeFile(file, JSON.stringify({ type: "FeatureCollection", crs, features }));
    const imported = await study.import(file, { as: "network", mapping: "own-lines" });
    assert.equal(imported.snapshots[0]!.kind, "network");
    const error = await refused({ network: "stad" });
    assert.equal(error.kind, "unavailable");
    assert.match(error.fields.text!.sv, /utanför områdena med kända antal/);
    assert.match(error.fields.text!.en, /nobody knows which groups live there/);
  });
});
