import assert from "node:assert/strict";
import { test } from "node:test";
import {
  concentrationProfile,
  countsOf,
  dissimilarity,
  profileBand,
  simultaneousBand,
} from "../src/index.ts";
import { normalQuantile } from "../src/numeric/normal.ts";
import { randomOf } from "../src/numeric/random.ts";

const normal = (random: () => number): number => normalQuantile(Math.max(random(), 2 ** -53));

test("a simultaneous band holds the whole profile in 95 of 100 samples, where single intervals hold fewer", () => {
  const random = randomOf(4);
  const points = 8;
  let whole = 0;
  let single = 0;
  const rounds = 300;
  for (let round = 0; round < rounds; round += 1) {
    const noise = (): number[] => Array.from({ length: points }, () => normal(random));
    const observed = noise();
    const replicates = Array.from({ length: 200 }, () => noise().map((each, at) => each + observed[at]!));
    const { low, high, standardErrors } = simultaneousBand(observed, replicates);
    if (observed.every((_, at) => low[at]! < 0 && 0 < high[at]!)) whole += 1;
    if (observed.every((value, at) => Math.abs(value) < 1.96 * standardErrors[at]!)) single += 1;
  }
  assert.ok(Math.abs(whole / rounds - 0.95) < 0.06, `${whole} of ${rounds}`);
  assert.ok(single / rounds < 0.8, `${single} of ${rounds}`);
  assert.throws(() => simultaneousBand([1, 2], [[1], [2]]), /2 points/);
  assert.throws(
    () =>
      profileBand(
        dissimilarity,
        countsOf([
          [1, 2],
          [2, 1],
        ]),
      ),
    /with a profile/,
  );
});

test("a profile of a measure gets its band from resampled persons, the same for the same seed", () => {
  const random = randomOf(6);
  const column = (share: number): number[] =>
    Array.from({ length: 30 }, () => Math.floor(400 * share * (0.3 + random())));
  const counts = countsOf([column(0.3), column(0.7)]);
  const options = { replicates: 60, seed: 2 };
  const band = profileBand(concentrationProfile, counts, options);
  assert.equal(band.low!.length, band.value.length);
  assert.ok(band.critical > 1.96);
  const corrected = band.value.filter((_, at) => band.low![at]! <= band.high![at]!);
  assert.equal(corrected.length, band.value.length);
  assert.ok(band.standardErrors.some((se) => se > 0));
  assert.deepEqual(profileBand(concentrationProfile, counts, options).low, band.low);
});
