import type { Engine, WorkOptions } from "../../engine.ts";
import { NetworkError } from "../../error.ts";

export interface WithinWalk {
  /** Of each column, how much lies within the walk of each node. */
  readonly sums: Float64Array[];
  /** The first column for each square kilometre of the circle with the walk as radius. */
  readonly perKm2: Float64Array;
}

/**
 * What lies within a walk of every node (1 km unless told) along the network: residents, jobs, services. Density divides by the whole
 * circle, so that it falls where ways wind, end or meet a barrier: fewer people can walk to one another.
 * @param columns whole numbers by node, residents first
 */
export function withinWalk(
  engine: Engine,
  columns: readonly Int32Array[],
  { radiusM = 1000, ...work }: WorkOptions & { radiusM?: number } = {},
): WithinWalk {
  if (!(radiusM > 0) || columns.length === 0)
    throw new NetworkError("input", {
      value: `${columns.length} columns within ${radiusM} m`,
      expected: "at least the column of residents and a walk above 0",
      action: "Give residents by node, as whole numbers.",
    });
  const sums = engine.rangeSums(columns, [Math.round(radiusM * 1000)], work)[0]!;
  const km2 = Math.PI * (radiusM / 1000) ** 2;
  return { sums, perKm2: sums[0]!.map((people) => people / km2) };
}
