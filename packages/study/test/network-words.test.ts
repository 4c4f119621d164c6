import assert from "node:assert/strict";
import { test } from "node:test";
import { sidesOf } from "../src/network/words.ts";

test("the left of a line northwards is west, eastwards north, southwards east, westwards south", () => {
  const lefts = (
    [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const
  ).map(([east, north]) => {
    const { left, right } = sidesOf([
      [11, 58],
      [11 + east, 58 + north],
    ]);
    return `${left.en}/${right.en}`;
  });
  assert.deepEqual(lefts, ["west/east", "north/south", "east/west", "south/north"]);
});
