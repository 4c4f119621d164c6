import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Counts,
  type Measure,
  correlationRatio,
  countsOf,
  dissimilarity,
  dissimilarityMulti,
  exposureMatrix,
  gorard,
  interaction,
  isolation,
  normalisedExposure,
  relativeDiversity,
  squaredCoefficientOfVariation,
} from "../src/index.ts";
import { near } from "./support/near.ts";

const SIZES = [1, 2, 4];

/** Every way of placing seven people of two or three groups in three homes of 1, 2 and 4. */
function placings(groups: readonly number[]): Counts[] {
  const found: Counts[] = [];
  const place = (person: number, columns: number[][], left: number[]): void => {
    if (person === 7) return void found.push(countsOf(columns));
    left.forEach((members, group) => {
      if (members === 0) return;
      const home = person < 1 ? 0 : person < 3 ? 1 : 2;
      place(
        person + 1,
        columns.map((column, g) => column.map((c, i) => (g === group && i === home ? c + 1 : c))),
        left.map((n, g) => (g === group ? n - 1 : n)),
      );
    });
  };
  place(
    0,
    groups.map(() => SIZES.map(() => 0)),
    [...groups],
  );
  return found;
}

const meanOf = (towns: readonly Counts[], measure: Measure, options: object = {}): number =>
  towns.reduce((sum, town) => sum + measure(town, options).value, 0) / towns.length;

test("what is expected of people placed at random is the mean over every way of placing them", () => {
  const two = placings([3, 4]);
  assert.equal(two.length, 35);
  for (const measure of [correlationRatio, isolation, interaction, dissimilarity, gorard])
    near(measure(two[0]!).expected!, meanOf(two, measure), 1e-12, measure.info.id);
  const three = placings([2, 2, 3]);
  assert.equal(three.length, 210);
  for (const measure of [
    squaredCoefficientOfVariation,
    relativeDiversity,
    normalisedExposure,
    dissimilarityMulti,
    exposureMatrix,
  ])
    near(measure(three[0]!).expected!, meanOf(three, measure), 1e-12, measure.info.id);
});

test("a random neighbour of a member is one of the X − 1 others among T − 1", () => {
  const counts = countsOf([
    [3, 1],
    [2, 4],
  ]);
  near(isolation(counts, { exact: true }).expected!, 3 / 9);
  near(interaction(counts, { exact: true }).expected!, 6 / 9);
});

test("a single person cannot be placed in another way: no expectation, and no NaN", () => {
  assert.equal(exposureMatrix(countsOf([[1], [0]])).expected, undefined);
});
