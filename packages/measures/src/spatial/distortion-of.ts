import type { Counts } from "../data/counts.ts";
import type { Points } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { outwardOrder } from "./outward-order.ts";

/**
 * Local distortion (Olteanu, Randon-Furling & Clark 2019): the Kullback–Leibler divergence between the groups' shares within reach and in
 * the whole, summed over all n steps from the area alone to everyone, nearest areas first. Areas at one distance are taken together;
 * areas without people are no step. O(n² log n) time by definition, O(nk) memory. In nats.
 * @param only areas to compute it for; the others are 0
 */
export function distortionOf(
  { groups, areas }: Counts,
  centres: Points,
  only?: readonly number[],
): Float64Array {
  const present = groups.filter((group) => sumOf(group) > 0);
  const k = present.length;
  const T = present.reduce((sum, group) => sum + sumOf(group), 0);
  const whole = Float64Array.from(present, (group) => Math.log(sumOf(group) / T));
  const table = new Float64Array(areas * k);
  const inhabited = new Uint8Array(areas);
  present.forEach((group, g) =>
    group.forEach((count, i) => {
      table[i * k + g] = count;
      if (count > 0) inhabited[i] = 1;
    }),
  );
  const outward = outwardOrder(centres);
  const local = new Float64Array(areas);
  const within = new Float64Array(k);
  const measureFrom = (origin: number): number => {
    const { order, squareM2 } = outward(origin);
    within.fill(0);
    let sum = 0;
    for (let at = 0; at < areas;) {
      const square = squareM2[at]!;
      let steps = 0;
      for (; at < areas && squareM2[at] === square; at += 1) {
        const i = order[at]!;
        if (inhabited[i] === 0) continue;
        steps += 1;
        const base = i * k;
        for (let g = 0; g < k; g += 1) within[g]! += table[base + g]!;
      }
      if (steps === 0) continue;
      let people = 0;
      let weighted = 0;
      for (let g = 0; g < k; g += 1) {
        const count = within[g]!;
        if (count === 0) continue;
        people += count;
        weighted += count * (Math.log(count) - whole[g]!);
      }
      sum += steps * (weighted / people - Math.log(people));
    }
    return sum;
  };
  if (only) for (const origin of only) local[origin] = measureFrom(origin);
  else
    for (let origin = 0; origin < areas; origin += 1)
      local[origin] = inhabited[origin] === 1 ? measureFrom(origin) : 0;
  return local;
}
