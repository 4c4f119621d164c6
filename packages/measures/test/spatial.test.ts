import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  AUTOCORRELATION,
  type Adjacency,
  type Counts,
  type MeasureData,
  MeasuresError,
  SPATIAL,
  absoluteCentralisation,
  absoluteClustering,
  absoluteConcentration,
  adjacencyOf,
  countsOf,
  delta,
  distanceDecayInteraction,
  distanceDecayIsolation,
  distortion,
  localRelativeCentralisation,
  meanProximity,
  metFrom,
  morrill,
  morrillOf,
  nearSumsOf,
  proximityProfileOf,
  relativeCentralisation,
  relativeClustering,
  relativeConcentration,
  spatialProximity,
  spatialProximityProfile,
  stepsReach,
  straightLine,
  wongBoundary,
  wongBoundaryOf,
  wongPerimeter,
  wongPerimeterOf,
} from "../src/index.ts";
import { grid } from "./support/grid.ts";

const near = (got: number, want: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${got} is not ${want}`);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, one) => all + one, 0);
const line = (areas: number): Adjacency =>
  adjacencyOf(
    areas,
    Array.from({ length: areas - 1 }, (_, i) => [i, i + 1, 1000] as const),
  );
const along = (areas: number) => ({
  x: Float64Array.from({ length: areas }, (_, i) => 1000 * i),
  y: new Float64Array(areas),
});

/** A board of squares of 1 km² with given members of two groups. */
function squares(columns: number, rows: number, x: ArrayLike<number>, y: ArrayLike<number>): MeasureData {
  const { adjacency, x: east, y: north } = grid(columns, rows);
  const areas = columns * rows;
  return {
    counts: countsOf([x, y]),
    centres: { x: east, y: north },
    ground: { m2: new Float64Array(areas).fill(1e6), perimeterM: new Float64Array(areas).fill(4000) },
    adjacency,
  };
}

const counts20 = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 20, maxLength: 20 });
const twoGroups = fc.tuple(counts20, counts20).filter(([x, y]) => sum(x) > 0 && sum(y) > 0);
const places = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 40_000 })), {
    minLength: 20,
    maxLength: 20,
  })
  .map((points) => ({
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  }));
const sizes = fc
  .array(fc.integer({ min: 1, max: 900 }), { minLength: 20, maxLength: 20 })
  .map((km2) => Float64Array.from(km2, (size) => size * 1e5));

test("delta: spread like the ground is 0; all on a fifth of the ground is 0.8", () => {
  const ground = { m2: Float64Array.of(1, 4) };
  near(
    delta({
      counts: countsOf([
        [2, 8],
        [1, 1],
      ]),
      ground,
    }).value,
    0,
  );
  const { value, perArea } = delta({
    counts: countsOf([
      [5, 0],
      [1, 1],
    ]),
    ground,
  });
  near(value, 0.8);
  near(sum(perArea!), value);
});

test("absolute concentration is 1 for a group that fills the smallest areas and 0 for one that fills the largest", () => {
  const ground = { m2: Float64Array.of(1, 2, 3, 10) };
  near(
    absoluteConcentration({
      counts: countsOf([
        [10, 10, 0, 0],
        [0, 0, 10, 10],
      ]),
      ground,
    }).value,
    1,
  );
  near(
    absoluteConcentration({
      counts: countsOf([
        [0, 0, 10, 10],
        [10, 10, 0, 0],
      ]),
      ground,
    }).value,
    0,
  );
});

test("relative concentration of groups that fill the smallest and the largest areas is 1, of groups spread alike 0", () => {
  const ground = { m2: Float64Array.of(1, 2, 3, 10) };
  near(
    relativeConcentration({
      counts: countsOf([
        [10, 10, 0, 0],
        [0, 0, 10, 10],
      ]),
      ground,
    }).value,
    1,
  );
  near(
    relativeConcentration({
      counts: countsOf([
        [4, 3, 2, 1],
        [8, 6, 4, 2],
      ]),
      ground,
    }).value,
    0,
  );
});

test("concentration among areas of one size has no scale: a named error", () => {
  const data = squares(2, 2, [1, 2, 3, 4], [4, 3, 2, 1]);
  for (const measure of [absoluteConcentration, relativeConcentration])
    assert.throws(
      () => measure(data),
      (error) => error instanceof MeasuresError && error.kind === "undefined",
    );
});

test("relative centralisation is 1 where the group lives inside the other, −1 outside, and its opposite when groups swap", () => {
  const centres = { x: Float64Array.of(-2, -1, 0, 1, 2), y: new Float64Array(5) };
  const inside = [0, 1, 3, 1, 0];
  const outside = [4, 0, 0, 0, 4];
  near(relativeCentralisation({ counts: countsOf([inside, outside]), centres }).value, 1);
  near(relativeCentralisation({ counts: countsOf([outside, inside]), centres }).value, -1);
  const [a, b] = [
    [3, 1, 4, 1, 5],
    [9, 2, 6, 5, 3],
  ];
  near(
    relativeCentralisation({ counts: countsOf([a!, b!]), centres }).value,
    -relativeCentralisation({ counts: countsOf([b!, a!]), centres }).value,
  );
});

test("Duncan's absolute centralisation, against the total and over 1 − P, is relative centralisation against the rest", () => {
  fc.assert(
    fc.property(twoGroups, places, ([x, y], centres) => {
      const total = x.map((members, i) => members + y[i]!);
      const P = sum(x) / sum(total);
      near(
        relativeCentralisation({ counts: countsOf([x, total]), centres }).value / (1 - P),
        relativeCentralisation({ counts: countsOf([x, y]), centres }).value,
        1e-10,
      );
    }),
    { numRuns: 50 },
  );
});

test("absolute centralisation: members as the ground is spread give 0, all in the middle of three equal areas 2/3", () => {
  const data = {
    centres: { x: Float64Array.of(-1, 0, 2), y: new Float64Array(3) },
    ground: { m2: Float64Array.of(1, 1, 1) },
  };
  const centre = { centreX: [0], centreY: [0] };
  near(
    absoluteCentralisation(
      {
        counts: countsOf([
          [2, 2, 2],
          [1, 0, 0],
        ]),
        ...data,
      },
      centre,
    ).value,
    0,
  );
  near(
    absoluteCentralisation(
      {
        counts: countsOf([
          [0, 5, 0],
          [1, 0, 0],
        ]),
        ...data,
      },
      centre,
    ).value,
    2 / 3,
  );
});

test("areas at one distance from the centre count together: the order in which they are given does not matter", () => {
  const centres = { x: Float64Array.of(0, 1, -1, 0, 0), y: Float64Array.of(0, 0, 0, 1, -1) };
  const value = (x: number[], y: number[]): number =>
    relativeCentralisation({ counts: countsOf([x, y]), centres }).value;
  near(value([2, 9, 1, 0, 0], [1, 0, 3, 3, 4]), value([2, 0, 0, 1, 9], [1, 4, 3, 3, 0]));
});

test("several centres: distance to the nearest; a circle and a number of nearest areas bound what is counted", () => {
  const centres = along(10);
  const counts = countsOf([
    [9, 1, 1, 1, 1, 1, 1, 1, 1, 9],
    [1, 1, 1, 5, 9, 9, 5, 1, 1, 1],
  ]);
  assert.ok(relativeCentralisation({ counts, centres }, { centreAreas: [0, 9] }).value > 0.5);
  assert.ok(relativeCentralisation({ counts, centres }).value < -0.5);
  const three = relativeCentralisation({ counts, centres }, { centreAreas: [0], nearest: 2 }).value;
  near(three, relativeCentralisation({ counts, centres }, { centreAreas: [0], withinM: 2000 }).value);
  // X: 9/11, 10/11, 1; Y: 1/3, 2/3, 1
  near(three, (9 / 11) * (2 / 3) - (10 / 11) * (1 / 3) + 10 / 11 - 2 / 3);
  assert.throws(() => relativeCentralisation({ counts, centres }, { centreAreas: [10] }), /10/);
  assert.throws(() => relativeCentralisation({ counts, centres }, { centreX: [1] }), MeasuresError);
});

test("the centre may be the area of most people or of most ground, the mean or the median", () => {
  const data = {
    counts: countsOf([
      [1, 2, 30, 4],
      [1, 1, 1, 1],
    ]),
    centres: { x: Float64Array.of(0, 10, 20, 90), y: new Float64Array(4) },
    ground: { m2: Float64Array.of(1, 9, 2, 3) },
  };
  const middle = (centre: "mean" | "weighted-mean" | "median" | "largest" | "largest-area"): string =>
    relativeCentralisation(data, { centre }).note.en;
  assert.match(middle("mean"), /\(30, 0\)/);
  assert.match(middle("median"), /\(15, 0\)/);
  assert.match(middle("weighted-mean"), new RegExp(`\\(${Math.round((30 + 620 + 450) / 41)}, 0\\)`));
  assert.match(middle("largest"), /\(20, 0\)/);
  assert.match(middle("largest-area"), /\(10, 0\)/);
});

test("Morrill: on a chess board all of D is a difference of neighbours and D(adj) = 0; in two halves 4 of 24 borders are", () => {
  const black = Array.from({ length: 16 }, (_, i) => ((i % 4) + Math.floor(i / 4)) % 2);
  near(
    morrill(
      squares(
        4,
        4,
        black,
        black.map((b) => 1 - b),
      ),
    ).value,
    0,
  );
  const half = Array.from({ length: 16 }, (_, i) => (i < 8 ? 5 : 0));
  const data = squares(4, 4, half, half.toReversed());
  const { value, parts, perArea } = morrill(data);
  near(value, 1 - 4 / 24);
  near(sum(perArea!), value);
  near(parts![0]!.value, 1);
  near(wongBoundary(data).value, value);
  near(wongPerimeter(data).value, value);
});

test("Morrill of order 2 adds the pairs two steps apart, less by e^−1 or by half", () => {
  const half = Array.from({ length: 16 }, (_, i) => (i < 8 ? 5 : 0));
  const data = squares(4, 4, half, half.toReversed());
  // Two steps: 8 straight pairs down, 8 along, 18 diagonal; of those 8 + 6 lead from one half to the other.
  const apart = 14 / 34;
  near(morrill(data, { order: 2 }).value, 1 - 4 / 24 - apart * Math.exp(-1));
  near(morrill(data, { order: 2, decay: "reciprocal" }).value, 1 - 4 / 24 - apart / 2);
  assert.throws(() => morrill(data, { order: 0 }), /0/);
});

test("Wong: a long border between unlike areas takes more away than a short one; shape takes less, never more", () => {
  const counts = countsOf([
    [10, 0, 0],
    [0, 10, 10],
  ]);
  const adjacency = adjacencyOf(3, [
    [0, 1, 3000],
    [1, 2, 1000],
  ]);
  near(wongBoundaryOf(counts, adjacency), 1 - 3 / 4);
  near(morrillOf(counts, adjacency), 1 - 1 / 2);
  const ground = { m2: Float64Array.of(1e6, 2e6, 4e6), perimeterM: Float64Array.of(4000, 6000, 8000) };
  // P/A: 4, 3 and 2 per km; ½(4 + 3)/4 of the deduction stays.
  near(wongPerimeterOf(counts, adjacency, ground), 1 - (3 / 4) * (7 / 8));
  // Shared only: 3000/1, 4000/2 and 1000/4.
  near(wongPerimeterOf(counts, adjacency, ground, { perimeter: "shared" }), 1 - (3 / 4) * (5 / 6));
});

test("neighbour-adjusted measures are the same for either group, and areas without people have no difference to them", () => {
  const { adjacency } = grid(5, 4);
  fc.assert(
    fc.property(twoGroups, ([x, y]) => {
      near(morrillOf(countsOf([x, y]), adjacency), morrillOf(countsOf([y, x]), adjacency));
      near(wongBoundaryOf(countsOf([x, y]), adjacency), morrillOf(countsOf([x, y]), adjacency));
    }),
    { numRuns: 50 },
  );
  const empty = countsOf([
    [4, 0, 1],
    [1, 0, 4],
  ]);
  near(morrillOf(empty, line(3)), 0.6);
});

test("proximity of two areas a kilometre apart, people of one area at 0: P_xx, P_xy and SP by hand", () => {
  const data = {
    counts: countsOf([
      [3, 1],
      [1, 3],
    ]),
    centres: along(2),
    ground: { m2: Float64Array.of(1e6, 1e6) },
  };
  const c = Math.exp(-1);
  const { parts } = meanProximity(data, { self: "zero" });
  near(parts![0]!.value, (9 + 1 + 6 * c) / 16);
  near(parts![2]!.value, (3 + 3 + (9 + 1) * c) / 16);
  near(spatialProximity(data, { self: "zero" }).value, (10 + 6 * c) / 16 / ((1 + c) / 2));
  near(relativeClustering(data, { self: "zero" }).value, 0);
  near(meanProximity(data, { self: "zero", beta: 2 }).parts![0]!.value, (10 + 6 * Math.exp(-2)) / 16);
  // 1 km²: √0.6 km and 0.6 km.
  near(meanProximity(data).parts![0]!.value, (10 * Math.exp(-Math.sqrt(0.6)) + 6 * c) / 16);
  near(meanProximity(data, { self: "0.6-sqrt-a" }).parts![0]!.value, (10 * Math.exp(-0.6) + 6 * c) / 16);
});

test("absolute clustering over contiguity: a group that fills one half of a line, by hand", () => {
  const data = {
    counts: countsOf([
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ]),
    adjacency: line(4),
    centres: along(4),
    ground: { m2: Float64Array.of(1, 1, 1, 1) },
  };
  // Σ c = 10; own (2 + 2)/2 − 2·10/16, all (2 + 3)/2 − 2·10/16
  near(absoluteClustering(data, { nearness: "contiguity" }).value, (2 - 1.25) / (2.5 - 1.25));
});

test("sums of nearness are those of the plain double loop, whatever is absent, far away or large", () => {
  fc.assert(
    fc.property(
      fc.tuple(counts20, counts20),
      places,
      sizes,
      fc.constantFrom(0.02, 0.3, 1, 5, 40),
      ([x, y], centres, m2, beta) => {
        fc.pre(sum(x) + sum(y) > 0);
        const counts = countsOf([x, y]);
        const got = nearSumsOf({ counts, centres, ground: { m2 } }, { beta });
        let all = 0;
        for (let i = 0; i < 20; i += 1) {
          let withX = 0;
          let withY = 0;
          for (let j = 0; j < 20; j += 1) {
            const km =
              i === j
                ? Math.sqrt((0.6 * m2[i]!) / 1e6)
                : Math.hypot(centres.x[i]! - centres.x[j]!, centres.y[i]! - centres.y[j]!) / 1000;
            const c = Math.exp(-beta * km);
            withX += c * x[j]!;
            withY += c * y[j]!;
            all += c;
          }
          const relative = (a: number, b: number): void =>
            assert.ok(Math.abs(a - b) <= 1e-12 * b + 1e-300, `${a} is not ${b}`);
          if (x[i]! + y[i]! > 0) {
            relative(got.x[i]!, withX);
            relative(got.y[i]!, withY);
          }
        }
        near(got.all / all, 1, 1e-13);
      },
    ),
    { numRuns: 200 },
  );
});

test("leaving out pairs of small weight changes a value by no more than the bound it states", () => {
  fc.assert(
    fc.property(
      twoGroups,
      places,
      sizes,
      fc.constantFrom(1e-2, 1e-4, 1e-8),
      ([x, y], centres, m2, truncate) => {
        const data = { counts: countsOf([x, y]), centres, ground: { m2 } };
        const exact = metFrom(data.counts, nearSumsOf(data));
        const less = nearSumsOf(data, { truncate });
        const short = metFrom(data.counts, less);
        assert.ok(Math.abs(short.isolation - exact.isolation) <= short.error + 1e-15);
        for (const measure of [spatialProximity, relativeClustering, meanProximity, absoluteClustering]) {
          const stated = /at most (\S+) off/.exec(measure(data, { truncate }).note.en)![1]!;
          const bound = stated === "Infinity" ? Infinity : Number(stated) * 1.5;
          assert.ok(Math.abs(measure(data, { truncate }).value - measure(data).value) <= bound + 1e-14);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("distance-decay isolation and interaction sum to 1, and the mean of the area's shares over members is the value", () => {
  fc.assert(
    fc.property(twoGroups, places, sizes, fc.constantFrom(0.1, 1), ([x, y], centres, m2, beta) => {
      const data = { counts: countsOf([x, y]), centres, ground: { m2 } };
      const { value, perArea } = distanceDecayIsolation(data, { beta });
      near(value + distanceDecayInteraction(data, { beta }).value, 1);
      near(sum(perArea!.map((share, i) => share * x[i]!)) / sum(x), value);
    }),
    { numRuns: 50 },
  );
});

test("a given reach takes the place of straight lines: the same distances give the same value, steps give another", () => {
  const data = squares(4, 3, [5, 1, 3, 2, 9, 4, 1, 0, 2, 7, 3, 3], [1, 4, 2, 2, 5, 3, 6, 8, 1, 0, 2, 4]);
  near(spatialProximity({ ...data, reach: straightLine(data.centres!) }).value, spatialProximity(data).value);
  const steps = stepsReach(data.adjacency!);
  const inMetres = (from: number, withinM: number, visit: (to: number, m: number) => void): void =>
    steps(from, withinM / 1000, (to, many) => visit(to, many * 1000));
  assert.notEqual(spatialProximity({ ...data, reach: inMetres }).value, spatialProximity(data).value);
});

test("moving, turning and mirroring the map changes nothing; kilometres for miles only with β in the same unit", () => {
  fc.assert(
    fc.property(twoGroups, places, sizes, ([x, y], centres, m2) => {
      const data = { counts: countsOf([x, y]), centres, ground: { m2 } };
      const turned = {
        x: centres.y.map((north) => 5000 - north),
        y: centres.x.map((east) => 700 + east),
      };
      for (const measure of [spatialProximity, relativeClustering, distanceDecayIsolation])
        near(measure({ ...data, centres: turned }).value, measure(data).value, 1e-10);
      const twice = {
        ...data,
        centres: { x: centres.x.map((v) => 2 * v), y: centres.y.map((v) => 2 * v) },
        ground: { m2: m2.map((v) => 4 * v) },
      };
      near(spatialProximity(twice, { beta: 0.5 }).value, spatialProximity(data).value, 1e-10);
      near(relativeCentralisation(twice).value, relativeCentralisation(data).value, 1e-10);
      near(delta(twice).value, delta(data).value);
    }),
    { numRuns: 30 },
  );
});

/** The slow obvious way: all shortest paths, then the sums at each threshold. */
function slowProfile(counts: Counts, adjacency: Adjacency, m: number): number[] {
  const n = counts.areas;
  const reach = stepsReach(adjacency);
  return Array.from({ length: m }, (_, at) => {
    const threshold = at === m - 1 ? 1 : at * (1 / (m - 1));
    const chosen = [...Array(n).keys()].filter(
      (i) => counts.totals[i]! > 0 && counts.groups[0]![i]! / counts.totals[i]! >= threshold,
    );
    const inside = new Set(chosen);
    let steps = 0;
    let met = 0;
    for (const i of chosen)
      reach(i, Infinity, (j, distance) => {
        if (!inside.has(j)) return;
        met += 1;
        steps += distance;
      });
    const k = chosen.length;
    return k > 1 && met === k * k ? (k * k - k) / steps : 0;
  });
}

test("the proximity profile is that of all shortest paths, on any map of up to 90 areas, in one piece or in several", () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 90 })
        .chain((n) =>
          fc.tuple(
            fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }),
            fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }),
            fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { minLength: n, maxLength: 3 * n }),
            fc.boolean(),
          ),
        ),
      ([x, y, pairs, whole]) => {
        fc.pre(sum(x) > 0 && sum(y) > 0);
        const counts = countsOf([x, y]);
        const joined = whole ? x.slice(1).map((_, i) => [i, i + 1] as const) : [];
        const adjacency = adjacencyOf(x.length, [...pairs.filter(([a, b]) => a !== b), ...joined]);
        const { eta } = proximityProfileOf(counts, adjacency, { thresholds: 12 });
        slowProfile(counts, adjacency, 12).forEach((want, at) => near(eta[at]!, want));
      },
    ),
    { numRuns: 100 },
  );
});

test("the proximity profile of areas that all touch is 1 up to where one area is left; an island among them makes it 0", () => {
  const counts = countsOf([
    [19, 17, 15],
    [1, 3, 5],
  ]);
  const all = adjacencyOf(3, [
    [0, 1],
    [1, 2],
    [0, 2],
  ]);
  const { profile } = spatialProximityProfile({ counts, adjacency: all }, { thresholds: 11 });
  assert.deepEqual([...profile!.value], [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  const island = proximityProfileOf(counts, adjacencyOf(3, [[0, 1]]), { thresholds: 11 });
  assert.deepEqual([...island.eta], [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  assert.equal(island.cutOffPairs, 2);
});

test("local centralisation is 1 around an area that holds the group while those around hold the other", () => {
  const { perArea } = localRelativeCentralisation(
    {
      counts: countsOf([
        [0, 0, 6, 0, 0],
        [4, 4, 0, 4, 4],
      ]),
      centres: along(5),
    },
    { nearest: 2 },
  );
  assert.equal(perArea![2], 1);
  assert.equal(perArea![1], -0.5);
});

test("distortion of two areas wholly apart: ln 2 alone, nothing together; normalised it is all that is possible", () => {
  const data = {
    counts: countsOf([
      [5, 0],
      [0, 5],
    ]),
    centres: along(2),
  };
  const { value, perArea } = distortion(data);
  near(value, Math.LN2);
  near(perArea![1]!, Math.LN2);
  near(distortion(data, { normalised: true }).value, 1);
});

test("a strip of three groups wholly apart, the smallest at the end, is as distorted as can be: largest local value 1", () => {
  const members = (from: number, to: number): number[] =>
    Array.from({ length: 12 }, (_, i) => (i >= from && i < to ? 10 : 0));
  const data = { counts: countsOf([members(0, 2), members(2, 6), members(6, 12)]), centres: along(12) };
  const { value, perArea } = distortion(data, { normalised: true });
  near(Math.max(...perArea!), 1);
  assert.ok(value > 0 && value < 1);
  const more = distortion(data, { normalised: true, corners: 8 }).value;
  assert.ok(more <= value + 1e-12);
});

test("distortion is 0 where every area is like the whole, and an area without people is no step", () => {
  const centres = along(4);
  near(
    distortion({
      counts: countsOf([
        [1, 2, 3, 4],
        [2, 4, 6, 8],
      ]),
      centres,
    }).value,
    0,
  );
  const without = distortion({
    counts: countsOf([
      [5, 0, 1],
      [0, 5, 2],
    ]),
    centres: { x: Float64Array.of(0, 2, 5), y: new Float64Array(3) },
  });
  const withEmpty = distortion({
    counts: countsOf([
      [5, 0, 0, 1],
      [0, 0, 5, 2],
    ]),
    centres: { x: Float64Array.of(0, 1, 2, 5), y: new Float64Array(4) },
  });
  near(withEmpty.value, without.value);
  assert.equal(withEmpty.perArea![1], 0);
});

test("with an area without people, an absent group or a single area each measure answers a finite number or a named error", () => {
  const whole = squares(3, 2, [5, 0, 3, 0, 2, 1], [1, 0, 0, 4, 2, 3]);
  const m2 = Float64Array.of(1e6, 2e6, 3e6, 4e6, 5e6, 6e6);
  const values = Float64Array.of(1, 2, 1, 4, 2, 3);
  const data: MeasureData = { ...whole, ground: { ...whole.ground!, m2 }, values };
  const absent: MeasureData = { ...data, counts: countsOf([new Float64Array(6), [1, 2, 3, 0, 1, 2]]) };
  const nobody: MeasureData = { ...data, counts: countsOf([new Float64Array(6), new Float64Array(6)]) };
  const single: MeasureData = {
    counts: countsOf([[3], [4]]),
    centres: along(1),
    ground: { m2: Float64Array.of(1e6), perimeterM: Float64Array.of(4000) },
    adjacency: adjacencyOf(1, { a: [], b: [], borderM: [] }),
    values: Float64Array.of(1),
  };
  for (const measure of [...SPATIAL, ...AUTOCORRELATION]) {
    const { value, perArea = [] } = measure(data);
    assert.ok(Number.isFinite(value), measure.info.id);
    assert.ok(perArea.every(Number.isFinite), measure.info.id);
    for (const odd of [absent, nobody, single])
      try {
        const result = measure(odd);
        assert.ok(Number.isFinite(result.value), measure.info.id);
      } catch (error) {
        assert.ok(
          error instanceof MeasuresError && error.kind === "undefined",
          `${measure.info.id}: ${String(error)}`,
        );
      }
  }
});

test("every measure says what it needs, and refuses when it is not there", () => {
  const counts = countsOf([
    [1, 2],
    [3, 4],
  ]);
  for (const { info, ...rest } of [...SPATIAL, ...AUTOCORRELATION].map((measure) => ({
    info: measure.info,
    measure,
  }))) {
    assert.ok(info.needs && info.needs.length > 0, info.id);
    assert.throws(
      () => rest.measure({ counts }),
      (error) => error instanceof MeasuresError && error.kind === "needs",
      info.id,
    );
  }
});
