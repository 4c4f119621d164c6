import type { Engine, WorkOptions } from "../../engine.ts";
import { NetworkError } from "../../error.ts";
import { FAR } from "../../graph.ts";

/**
 * Travel costs from every origin to every destination, row-major, as an engine's matrix or a transit skim gives them. What a form of
 * accessibility reads is `cost × unit`, so that whole millimetres or seconds can be read as minutes without a copy.
 */
export interface Costs {
  readonly origins: number;
  readonly destinations: number;
  readonly cost: Uint32Array | Uint16Array | Float64Array | Float32Array;
  /** This cost and everything above it is no way at all. */
  readonly unreached: number;
  /** Cost units that one stored unit is worth, such as 1 / 60 for seconds read as minutes. */
  readonly unit: number;
}

/**
 * Costs of a row-major matrix.
 * @throws NetworkError `input` where its length is not origins × destinations
 */
export function travelCosts(
  cost: Costs["cost"],
  origins: number,
  destinations: number,
  {
    unreached = cost instanceof Uint16Array ? 0xffff : FAR,
    unit = 1,
  }: { unreached?: number; unit?: number } = {},
): Costs {
  if (cost.length !== origins * destinations)
    throw new NetworkError("input", {
      value: cost.length,
      expected: `${origins} × ${destinations} = ${origins * destinations} costs, row by row`,
      action: "Give the matrix with its own numbers of origins and destinations.",
    });
  if (!(unit > 0))
    throw new NetworkError("input", {
      value: unit,
      expected: "a unit above 0",
      action: "For minutes from seconds give 1 / 60; for minutes from millimetres 60 / (1,000,000 × km/h).",
    });
  return { origins, destinations, cost, unreached, unit };
}

/** Minutes for one millimetre at a speed: the `unit` of a walking matrix read as minutes. */
export const minutesPerMm = (speedKmH: number): number => 60 / (1_000_000 * speedKmH);

/** The same costs seen from the destinations: what a form counts becomes who can reach a place (passive accessibility). */
export function transposed({ origins, destinations, cost, unreached, unit }: Costs): Costs {
  const turned = cost.slice() as Costs["cost"];
  for (let i = 0; i < origins; i += 1)
    for (let j = 0; j < destinations; j += 1) turned[j * origins + i] = cost[i * destinations + j]!;
  return { origins: destinations, destinations: origins, cost: turned, unreached, unit };
}

/** Costs between nodes of a network, read in minutes at a speed; beyond the limit there is no way. */
export function networkCosts(
  engine: Engine,
  origins: Uint32Array,
  destinations: Uint32Array,
  limitMm: number,
  { speedKmH, ...work }: WorkOptions & { speedKmH: number },
): Costs {
  return travelCosts(
    engine.matrix(origins, destinations, limitMm, work),
    origins.length,
    destinations.length,
    { unit: minutesPerMm(speedKmH) },
  );
}

/** @throws NetworkError `input` where a column has not one finite number, 0 or more, for each place */
export function checkColumn(column: ArrayLike<number>, places: number, what: string): void {
  if (column.length !== places)
    throw new NetworkError("input", {
      value: column.length,
      expected: `${places} numbers of ${what}`,
      action: "Give one number for each place, in the order of the matrix.",
    });
  for (let i = 0; i < places; i += 1)
    if (!(column[i]! >= 0 && column[i]! < Infinity))
      throw new NetworkError("input", {
        value: column[i],
        expected: `${what} of place ${i} as a finite number, 0 or more`,
        action: "Leave out places whose number is missing or suppressed; missing is not 0.",
      });
}
