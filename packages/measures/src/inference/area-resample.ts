import type { Measure } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Random } from "../numeric/random.ts";
import { emptyLike } from "./replicates.ts";

/** n areas drawn with replacement, by their numbers. */
export function drawAreas(random: Random, into: Uint32Array): void {
  const n = into.length;
  for (let i = 0; i < n; i += 1) into[i] = random() * n;
}

/** What takes the areas of the given numbers from data; the answer is the same object each time, filled anew. */
export type AreaPick = (chosen: ArrayLike<number>) => MeasureData;

/**
 * Picks areas with their counts and, for measures that need more, centres, ground, values and nesting.
 * @throws MeasuresError `input` for a measure that needs adjacency or given distances: neighbours of a picked area need not be picked
 */
export function pickAreas(data: MeasureData, { info, quick }: Measure, size = data.counts.areas): AreaPick {
  const counts = emptyLike(data.counts, size);
  const columns: [Float64Array | Int32Array, Float64Array | Int32Array][] = [
    ...data.counts.groups.map((column, g): [Float64Array, Float64Array] => [column, counts.groups[g]!]),
    [data.counts.totals, counts.totals],
  ];
  let picked: MeasureData = { counts };
  if (!quick) {
    if (info.needs?.some((need) => need === "adjacency" || need === "borders") || data.reach)
      throw new MeasuresError("input", {
        value: info.id,
        expected:
          "a measure that does not ask which areas touch or how far it is between them by a given distance",
        action: "Resample persons instead of areas, or use a null model.",
      });
    const taken = (column: Float64Array): Float64Array => {
      const into = new Float64Array(size);
      columns.push([column, into]);
      return into;
    };
    const takenWhole = (column: Int32Array): Int32Array => {
      const into = new Int32Array(size);
      columns.push([column, into]);
      return into;
    };
    picked = {
      counts,
      ...(data.centres && { centres: { x: taken(data.centres.x), y: taken(data.centres.y) } }),
      ...(data.ground && {
        ground: {
          m2: taken(data.ground.m2),
          ...(data.ground.perimeterM && { perimeterM: taken(data.ground.perimeterM) }),
        },
      }),
      ...(data.values && { values: taken(data.values) }),
      ...(data.nesting && { nesting: data.nesting.map(takenWhole) }),
    };
  }
  return (chosen) => {
    for (const [from, into] of columns) for (let i = 0; i < size; i += 1) into[i] = from[chosen[i]!]!;
    return picked;
  };
}

export function areaResample(data: MeasureData, measure: Measure): (random: Random) => MeasureData {
  const pick = pickAreas(data, measure);
  const chosen = new Uint32Array(data.counts.areas);
  return (random) => {
    drawAreas(random, chosen);
    return pick(chosen);
  };
}
