import { orderBy } from "../numeric/order.ts";
import type { Profile } from "../result.ts";

/** Cumulated shares, from (0, 0) to (1, 1): of the people from the lowest rank up, and of the quantity they have. */
export interface Curve {
  readonly people: Float64Array;
  readonly quantity: Float64Array;
}

/**
 * Lorenz curve of values, or their concentration curve over another rank. Areas of equal rank make one step, so that their order does not
 * matter. O(n log n).
 * @param values quantity per person, with a sum above 0
 * @param weights persons
 * @param rank what the people are ranked by; the values themselves unless told
 */
export function lorenzCurve(values: Float64Array, weights: Float64Array, rank: Float64Array = values): Curve {
  const order = orderBy(rank);
  const people = new Float64Array(order.length + 1);
  const quantity = new Float64Array(order.length + 1);
  let steps = 0;
  let persons = 0;
  let sum = 0;
  for (let k = 0; k < order.length; k += 1) {
    const i = order[k]!;
    persons += weights[i]!;
    sum += weights[i]! * values[i]!;
    const next = order[k + 1];
    if (next !== undefined && rank[next] === rank[i]) continue;
    steps += 1;
    people[steps] = persons;
    quantity[steps] = sum;
  }
  for (let k = 1; k <= steps; k += 1) {
    people[k]! /= persons;
    quantity[k]! /= sum;
  }
  return { people: people.slice(0, steps + 1), quantity: quantity.slice(0, steps + 1) };
}

/** Share of the quantity that the share p of people with the lowest rank has; areas are split where p falls within them. */
export function curveAt({ people, quantity }: Curve, p: number): number {
  let low = 0;
  let high = people.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (people[middle]! < p) low = middle;
    else high = middle;
  }
  const width = people[high]! - people[low]!;
  if (width <= 0) return quantity[high]!;
  const along = Math.min(1, Math.max(0, (p - people[low]!) / width));
  return quantity[low]! + along * (quantity[high]! - quantity[low]!);
}

/** The curve at every whole per cent of the people. */
export function curveProfile(curve: Curve): Profile {
  const at = Float64Array.from({ length: 101 }, (_, per) => per / 100);
  return {
    scale: {
      sv: "Andel av befolkningen, från lägst till högst",
      en: "Share of the people, from lowest to highest",
    },
    at,
    value: at.map((p) => curveAt(curve, p)),
  };
}
