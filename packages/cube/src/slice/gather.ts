import type { Cube, Dimension } from "../cube.ts";
import { cubeSize } from "../cube.ts";
import { stridesOf } from "./stride.ts";

/**
 * A cube whose dimension `d` is the source's dimension `from[d]`, with its categories at `picks[d]`. Selecting and
 * reordering are both this: a walk over the result that adds up where each figure lies in the source.
 */
export function gather(cube: Cube, from: readonly number[], picks: readonly (readonly number[])[]): Cube {
  const source = stridesOf(cube.dimensions);
  const dimensions = from.map((at, d): Dimension => {
    const dimension = cube.dimensions[at]!;
    return { ...dimension, categories: picks[d]!.map((pick) => dimension.categories[pick]!) };
  });
  const size = cubeSize(dimensions);
  let places = new Int32Array(1);
  for (const [d, at] of from.entries()) {
    const steps = picks[d]!;
    const next = new Int32Array(places.length * steps.length);
    let to = 0;
    for (const place of places) for (const step of steps) next[to++] = place + step * source[at]!;
    places = next;
  }
  const values = new Float64Array(size);
  const status = new Uint8Array(size);
  const flags = new Uint8Array(size);
  for (let to = 0; to < size; to++) {
    const place = places[to]!;
    values[to] = cube.values[place]!;
    status[to] = cube.status[place]!;
    flags[to] = cube.flags[place]!;
  }
  return { ...cube, dimensions, values, status, flags };
}

export const everyCategory = ({ categories }: Dimension): number[] => categories.map((_, at) => at);
