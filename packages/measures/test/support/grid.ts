/** A chess board of square areas, numbered row by row, that touch along sides. */
import { type Adjacency, adjacencyOf } from "../../src/index.ts";

export function grid(
  columns: number,
  rows: number,
): { adjacency: Adjacency; x: Float64Array; y: Float64Array } {
  const pairs: [number, number, number][] = [];
  const areas = columns * rows;
  for (let i = 0; i < areas; i += 1) {
    if ((i + 1) % columns !== 0) pairs.push([i, i + 1, 1000]);
    if (i + columns < areas) pairs.push([i, i + columns, 1000]);
  }
  return {
    adjacency: adjacencyOf(areas, pairs),
    x: Float64Array.from({ length: areas }, (_, i) => 1000 * (i % columns)),
    y: Float64Array.from({ length: areas }, (_, i) => 1000 * Math.floor(i / columns)),
  };
}

/** Every order of the items, once each. */
export function* orders<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length < 2) yield [...items];
  else
    for (let at = 0; at < items.length; at += 1)
      for (const rest of orders(items.toSpliced(at, 1))) yield [items[at]!, ...rest];
}
