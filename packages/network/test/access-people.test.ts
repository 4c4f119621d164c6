import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FAR,
  OFF_NETWORK,
  accessByGroup,
  cumulativeOpportunities,
  lostAccess,
  nearestPlaceMm,
  networkCosts,
  percentileOf,
  serviceAccess,
  tiedTo,
  walkingLegs,
} from "../src/index.ts";
import { gridTown } from "./support/town.ts";

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);

test("a percentile over people is the smallest value that so many do not exceed", () => {
  const [values, people] = [
    [30, 10, 20, 5],
    [1, 1, 8, 0],
  ];
  assert.equal(percentileOf(values, people, 10), 10);
  assert.equal(percentileOf(values, people, 11), 20);
  assert.equal(percentileOf(values, people, 90), 20);
  assert.equal(percentileOf(values, people, 91), 30);
  assert.ok(Number.isNaN(percentileOf(values, [0, 0, 0, 0], 50)));
});

test("access by group is weighted by people; who has no way is counted apart, never as nothing", () => {
  const rows = accessByGroup([10, 20, Infinity, 40], [5, 15, 20, 10], [1, 1, 2, 5], {
    percentiles: [10, 90],
  });
  const [all, one, two, three, , five] = rows;
  assert.equal(all!.group, undefined);
  assert.equal(all!.people, 50);
  near(all!.mean, (50 + 300 + 400) / 30);
  near(all!.without, 0.4);
  assert.deepEqual(all!.percentiles, [10, Infinity]);
  near(one!.mean, 17.5);
  assert.equal(two!.without, 1);
  assert.ok(Number.isNaN(two!.mean) && Number.isNaN(three!.mean));
  assert.equal(five!.mean, 40);
  assert.throws(() => accessByGroup([NaN], [1], [1]), /missing is not 0/);
});

test("lost access is what the barrier takes, by group, and its concentration is below 0 where those of low rank bear it", () => {
  const { lost, groups, concentration } = lostAccess(
    [10, 10, 10],
    [4, 8, 10],
    [100, 100, 200],
    [1, 1, 5],
    [1, 2, 3],
  );
  assert.deepEqual([...lost], [6, 2, 0]);
  const [first, , , , last] = groups;
  near(first!.mean, 4);
  near(first!.share, 0.4);
  near(first!.shareOfLoss, 1);
  near(first!.shareOfPeople, 0.5);
  near(last!.mean, 0);
  // μ = 2; ranks ⅛, ⅜, ¾ of shares ¼, ¼, ½.
  near(concentration, (0.25 * -0.375 * 6 + 0.25 * -0.125 * 2) * (2 / 2));
  assert.ok(Number.isNaN(lostAccess([1], [1], [1], [1], [1]).concentration));
  assert.throws(() => lostAccess([3], [4], [1], [1], [1]), /no less access without barriers/);
});

test("access on a town with a barrier is never more than on the town without, and the bridge gives some of it back", () => {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7];
  const [none, one, open] = [[], [4], rows].map((bridges) => {
    const { engine } = gridTown(8, { bridges });
    const all = Uint32Array.from({ length: 64 }, (_, k) => k);
    const costs = networkCosts(engine, all, all, 2_000_000, { speedKmH: 6 });
    return cumulativeOpportunities(costs, new Float64Array(64).fill(1), [5])[0]!;
  });
  for (let k = 0; k < 64; k += 1) assert.ok(none![k]! <= one![k]! && one![k]! <= open![k]!);
  // Five minutes at 6 km/h are five blocks: by the bridge's foot (3, 4) the far side adds what four blocks from (4, 4) reach there.
  assert.ok(one![4 * 8 + 3]! > none![4 * 8 + 3]!);
  assert.equal(open![4 * 8 + 3], one![4 * 8 + 3]);
});

const services = (node: number[], offsetMm: number[]) => ({
  node: Uint32Array.from(node),
  offsetMm: Uint32Array.from(offsetMm),
});

test("the nearest of several places counts the way from each to its node", () => {
  const { engine, node } = gridTown(5, { bridges: [0] });
  const mm = nearestPlaceMm(engine.graph, services([node(0, 4), node(1, 4)], [0, 250_000]));
  assert.equal(mm[node(1, 4)], 100_000, "the one a block off is nearer than the one tied here by 250 m");
  assert.equal(mm[node(2, 4)], 1_000_000, "round by the bridge");
  assert.equal(nearestPlaceMm(engine.graph, services([node(0, 4)], [0]), 900_000)[node(2, 4)], FAR);
});

test("shares with a service near are of people, at the limit is within, and homes off the network are without", () => {
  const { engine, node } = gridTown(5, { bridges: [0] });
  const homes = services([node(0, 4), node(1, 4), node(2, 4), OFF_NETWORK], [0, 0, 0, 0]);
  const [preschool] = serviceAccess(
    engine.graph,
    [{ kind: "preschool", places: services([node(0, 4)], [400_000]) }],
    homes,
    [10, 20, 30, 40],
    [1, 1, 5, 5],
    { speedKmH: 6 },
  );
  assert.deepEqual(
    [...preschool!.minutes].map((m) => Math.round(m * 1e9) / 1e9),
    [4, 5, 14, Infinity],
  );
  const [all, one, , , , five] = preschool!.shares;
  assert.deepEqual(all!.within, [0.3, 0.3, 0.6, 0.6, 0.6]);
  assert.deepEqual(one!.within, [1, 1, 1, 1, 1]);
  assert.deepEqual(five!.within, [0, 0, 30 / 70, 30 / 70, 30 / 70]);
});

test("places on edges walk by the nearer end, and two on one edge straight along it", () => {
  const { engine, node } = gridTown(5, { bridges: [0] });
  // Places 20 and 90 m along the edge from (0, 0) to (0, 1), the first 5 m away from it, and one that nothing reaches.
  const tied = tiedTo({
    edge: Int32Array.of(7, 7, -1),
    awayM: Float64Array.of(5, 0, Infinity),
    from: Uint32Array.of(node(0, 0), node(0, 0), OFF_NETWORK),
    to: Uint32Array.of(node(0, 1), node(0, 1), OFF_NETWORK),
    toFromMm: Uint32Array.of(20_000, 90_000, FAR),
    toToMm: Uint32Array.of(80_000, 10_000, FAR),
  });
  const corner = { node: Uint32Array.of(node(0, 2), node(1, 0)) };
  const one = walkingLegs(engine, tied, corner, { speedKmH: 3.6 });
  assert.deepEqual([...one.first], [0, 2, 4, 4]);
  assert.deepEqual([...one.seconds], [185, 125, 110, 190]);
  const both = walkingLegs(engine, tied, tied, { speedKmH: 3.6, limitM: 80 });
  assert.deepEqual([...both.to], [0, 1, 0, 1]);
  assert.deepEqual([both.seconds[1], both.seconds[2]], [75, 75]);
  const back = walkingLegs(engine, corner, tied, { speedKmH: 3.6 });
  assert.deepEqual([...back.seconds], [185, 110, 125, 190]);
});
