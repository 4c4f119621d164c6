import type { Costs } from "./costs.ts";

/**
 * For each origin the destinations that have something, nearest first, until `enough` says the sum suffices: the cost at which it does,
 * Infinity where it never does. The heart of the cost to the closest n and of the balancing cost.
 */
export function costUntil(
  { origins, destinations, cost, unreached, unit }: Costs,
  opportunities: ArrayLike<number>,
  enough: (sum: number, origin: number) => boolean,
): Float64Array {
  const until = new Float64Array(origins).fill(Infinity);
  const having: number[] = [];
  for (let j = 0; j < destinations; j += 1) if (opportunities[j]! > 0) having.push(j);
  const stored = new Float64Array(having.length);
  const place = new Map<number, number>();
  for (let i = 0; i < origins; i += 1) {
    place.clear();
    let reached = 0;
    for (const j of having) {
      const at = cost[i * destinations + j]!;
      if (at >= unreached) continue;
      const sum = place.get(at);
      if (sum === undefined) stored[reached++] = at;
      place.set(at, (sum ?? 0) + opportunities[j]!);
    }
    const sorted = stored.subarray(0, reached).sort();
    let sum = 0;
    for (const at of sorted) {
      sum += place.get(at)!;
      if (!enough(sum, i)) continue;
      until[i] = at * unit;
      break;
    }
  }
  return until;
}
