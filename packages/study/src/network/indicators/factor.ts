import { barrierFactor } from "@tvars/network";
import { typeOf } from "../barriers.ts";
import type { Model } from "../model.ts";
import { quantileOf } from "./quantile.ts";
import type { Scope } from "./scope.ts";
import { orNull } from "./three.ts";
import { typeGroups } from "./type-groups.ts";
import type { UnsaidFactor } from "./unsaid.ts";

const HALF_MILE_M = 804.672;

/** The barrier factor of every place where people live, and how it falls on them. */
export function factorOf({ graph, people }: Model, { segments }: Scope): UnsaidFactor {
  const lived = Uint32Array.from(people.people.keys()).filter((node) => people.people[node]! > 0);
  const of = (column: Float64Array): Float64Array => Float64Array.from(lived, (node) => column[node]!);
  const places = { xM: of(graph.xM), yM: of(graph.yM) };
  const persons = of(people.people);
  const factor = barrierFactor(places, segments, { withinM: HALF_MILE_M });
  const weighted = barrierFactor(places, segments, { withinM: HALF_MILE_M, weight: persons });
  return {
    withinM: HALF_MILE_M,
    mean: orNull(meanOf(factor, persons), 3),
    weighted: orNull(meanOf(weighted, persons), 3),
    p50: orNull(quantileOf(factor, 0.5, persons), 3),
    p90: orNull(quantileOf(factor, 0.9, persons), 3),
    byType: typeGroups(people).map(({ id, amount }) => {
      const own = of(amount);
      return {
        type: typeOf(Number(id)),
        people: Math.round(own.reduce((sum, one) => sum + one, 0)),
        mean: orNull(meanOf(factor, own), 3) ?? 0,
        weighted: orNull(meanOf(weighted, own), 3) ?? 0,
      };
    }),
  };
}

/** A place without neighbours has no factor and is left out. */
function meanOf(values: Float64Array, weights: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    if (Number.isNaN(values[at]!)) continue;
    sum += values[at]! * weights[at]!;
    all += weights[at]!;
  }
  return sum / all;
}
