import { stridesOf } from "@tvars/cube";
import type { Cube } from "@tvars/cube";

/** One counted combination: its categories in the order asked for, and its measures. */
export interface CountedCell {
  keys: readonly string[];
  values: readonly number[];
}

/** The combinations of a cube that have rows; its last dimension is the measure, whose first is the count of rows. */
export function* countedCells(cube: Cube): Generator<CountedCell> {
  const keys = cube.dimensions.slice(0, -1);
  const measures = cube.dimensions.at(-1)!.categories.length;
  const strides = stridesOf(cube.dimensions);
  for (let cell = 0; cell < cube.values.length; cell += measures) {
    if (cube.values[cell] === 0) continue;
    yield {
      keys: keys.map(
        ({ categories }, d) => categories[Math.floor(cell / strides[d]!) % categories.length]!.id,
      ),
      values: Array.from({ length: measures }, (_, at) => cube.values[cell + at]!),
    };
  }
}
