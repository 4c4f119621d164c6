import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";

/**
 * Where each area's people stand among all, 0–1, from the lowest rank value to the highest: the share of people below, plus half of those
 * at the same value (Bross 1958). Areas without people get the place they would have.
 * @param values what areas are ranked by
 * @param population people of each area, same order
 * @throws MeasuresError `undefined` when nobody lives there, or all areas have one value.
 */
export function riditsOf(values: Float64Array, population: Float64Array): Float64Array {
  const order = orderBy(values);
  const ridits = new Float64Array(values.length);
  let all = 0;
  for (let i = 0; i < population.length; i += 1) all += population[i]!;
  let below = 0;
  let groups = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let here = 0;
    while (to < order.length && values[order[to]!] === values[order[from]!]) {
      here += population[order[to]!]!;
      to += 1;
    }
    for (let at = from; at < to; at += 1) ridits[order[at]!] = (below + here / 2) / all;
    below += here;
    if (here > 0) groups += 1;
    from = to;
  }
  if (groups < 2)
    throw new MeasuresError("undefined", {
      value: `${groups} rank${groups === 1 ? "" : "s"} with people`,
      expected: "areas with people at two ranks or more",
      action: "Choose more areas, or a finer ranking.",
    });
  return ridits;
}
