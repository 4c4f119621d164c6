import type { Engine, WorkOptions } from "../engine.ts";
import { NetworkError } from "../error.ts";

export interface FourIndicatorsInput {
  people: Float64Array;
  groups?: readonly { id: string; amount: Float64Array }[];
  /** Node of each facility. */
  facilities: Uint32Array;
  /** How much each facility offers; one unless told. */
  supply?: Float64Array;
}

export interface FourIndicators {
  /** Minutes to the nearest facility, or on average to the k nearest, for each node; NaN where there are fewer that near. */
  travelTimeMin: Float64Array;
  /** What each node has within the limit: Σ Oⱼ 1[d ≤ T]. */
  choice: Float64Array;
  /** People within the limit of each facility. */
  catchment: Float64Array;
  /** Our reading of service efficiency: people served at all, for each facility … */
  servedPerFacility: number;
  /** … and how many facilities serve each of them: 1 where catchments do not overlap. */
  overlap: number;
  /** People with a facility within the limit, mean minutes and mean choice: everybody, then each group. */
  summary: { id: string; people: number; served: number; travelTimeMin: number; choice: number }[];
}

export interface FourIndicatorsOptions extends WorkOptions {
  /** T of choice, catchment and of being served, metres. */
  limitM?: number;
  /**
   * Travel time is told up to this distance; T unless told. Set it far where networks are compared: a mean over those within T alone grows when a
   * network lets more people in.
   */
  farthestM?: number;
  /** Travel time to this many nearest, on average. */
  nearest?: number;
  speedMPerS?: number;
}

/** Whole numbers for the engine, as finely divided as their sum allows. */
export function fixedPoint(column: Float64Array): { whole: Int32Array; scale: number } {
  const total = column.reduce((sum, one) => sum + one, 0);
  let scale = 1;
  while (scale < 1e6 && total * scale * 10 + column.length < 2 ** 31) scale *= 10;
  return { whole: Int32Array.from(column, (one) => Math.round(one * scale)), scale };
}

/**
 * The four indicators of van Eldijk, Gil & Marcus (2022) on one network: travel time, choice, catchment and service efficiency. Call it with
 * the engine of the present network, of the one without barriers, and of a scenario, and set the answers beside each other. How service
 * efficiency is computed is this project's reading: the paper's abstract names it without a formula.
 * Throws NetworkError (input) without facilities or where a supply does not fit them.
 */
export function fourIndicators(
  engine: Engine,
  { people, groups = [], facilities, supply }: FourIndicatorsInput,
  { limitM = 1000, farthestM = limitM, nearest = 1, speedMPerS = 1.4, ...work }: FourIndicatorsOptions = {},
): FourIndicators {
  const { nodes } = engine.graph;
  if (facilities.length === 0 || (supply && supply.length !== facilities.length) || people.length !== nodes)
    throw new NetworkError("input", {
      value: `${facilities.length} facilities, ${supply?.length ?? 0} supplies, ${people.length} numbers of people`,
      expected: `one facility or more, a supply for each, and people for each of ${nodes} nodes`,
      action: "Snap facilities to the network and sum people to its nodes.",
    });
  const limitMm = Math.round(1000 * limitM);
  const offered = new Float64Array(nodes);
  facilities.forEach((node, k) => (offered[node]! += supply?.[k] ?? 1));
  const [offer, persons] = [fixedPoint(offered), fixedPoint(people)];
  const choice = engine.rangeSums([offer.whole], [limitMm], work)[0]![0]!.map((sum) => sum / offer.scale);
  const catchment = engine
    .rangeSums([persons.whole], [limitMm], { ...work, sources: facilities })[0]![0]!
    .map((sum) => sum / persons.scale);
  const farthestMm = Math.round(1000 * farthestM);
  const { mm } = engine.nearest(facilities, nearest, farthestMm);
  const travelTimeMin = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    let sum = 0;
    for (let k = 0; k < nearest; k++) {
      const away = mm[node * nearest + k]!;
      sum += away <= farthestMm ? away : NaN;
    }
    travelTimeMin[node] = sum / nearest / 1000 / speedMPerS / 60;
  }
  const summary = [{ id: "all", amount: people }, ...groups].map(({ id, amount }) => {
    let [all, served, minutes, timed, chosen] = [0, 0, 0, 0, 0];
    for (let node = 0; node < nodes; node++) {
      const here = amount[node]!;
      all += here;
      chosen += here * choice[node]!;
      if (mm[node * nearest]! <= limitMm) served += here;
      if (Number.isNaN(travelTimeMin[node]!)) continue;
      timed += here;
      minutes += here * travelTimeMin[node]!;
    }
    return { id, people: all, served, travelTimeMin: minutes / timed, choice: chosen / all };
  });
  const { served } = summary[0]!;
  return {
    travelTimeMin,
    choice,
    catchment,
    servedPerFacility: served / facilities.length,
    overlap: catchment.reduce((sum, one) => sum + one, 0) / served,
    summary,
  };
}
