import { FAR, minutesPerMm, travelCosts } from "@tvars/network";
import type { Costs, Engine } from "@tvars/network";
import { tooManyPairs } from "./problems.ts";
import type { Services } from "./services.ts";

/** More pairs than this are a gigabyte of weights. */
const MOST_PAIRS = 60_000_000;
/** Origins are asked for in parts, since a park has many ways in. */
const AT_ONCE = 1024;

/** @throws StudyError where the pairs are more than a machine should hold */
export function checkPairs(origins: number, { size, name }: Services): void {
  if (origins * size.length > MOST_PAIRS) throw tooManyPairs(origins, size.length, name);
}

/** Minutes from nodes to each place of a service, by the nearest way into it. */
export function costsTo(
  engine: Engine,
  origins: Uint32Array,
  services: Services,
  { limitMm, speedKmH }: { limitMm: number; speedKmH: number },
): Costs {
  const { nodes, place, size } = services;
  checkPairs(origins.length, services);
  const cost = new Uint32Array(origins.length * size.length).fill(FAR);
  for (let first = 0; first < origins.length; first += AT_ONCE) {
    const some = origins.subarray(first, first + AT_ONCE);
    const mm = engine.matrix(some, nodes, limitMm);
    for (let i = 0; i < some.length; i++) {
      const row = (first + i) * size.length;
      for (let k = 0; k < nodes.length; k++) {
        const at = row + place[k]!;
        cost[at] = Math.min(cost[at]!, mm[i * nodes.length + k]!);
      }
    }
  }
  return travelCosts(cost, origins.length, size.length, { unit: minutesPerMm(speedKmH) });
}
