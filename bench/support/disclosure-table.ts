/** An invented country of counts, from a seed: RegSO ⊂ kommun ⊂ län ⊂ riket × 5 × 10 groups, with all totals. */
import { type Relation, type Table, withTotals } from "@tvars/disclosure";

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** @param people mean residents of an area; the whole country has 3,100 in a RegSO */
export function disclosureTable({ areas = 3363, people = 3100, seed = 1 } = {}): Table {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const [kommuner, counties] = [Math.max(2, Math.round(areas / 11.6)), Math.max(2, Math.round(areas / 160))];
  const cuts = names("", kommuner - 1).map(() => 1 + Math.floor(random() * (areas - 1)));
  const starts = [...new Set([0, ...cuts])].toSorted((a, b) => a - b);
  const regso = names("r", areas);
  const kommun = starts.map((start, k) => ({ total: `k${k}`, parts: regso.slice(start, starts[k + 1]) }));
  const lan: Relation[] = names("l", counties)
    .map((total, l) => ({
      total,
      parts: kommun
        .filter((_, k) => Math.floor((k * counties) / kommun.length) === l)
        .map((one) => one.total),
    }))
    .filter(({ parts }) => parts.length > 0);
  const riket: Relation = { total: "riket", parts: lan.map(({ total }) => total) };
  const relations = [...kommun, ...lan, riket];
  const five = names("five", 5);
  const ten = names("ten", 10);
  const dimensions = [
    { id: "area", categories: [...regso, ...relations.map(({ total }) => total)], relations, total: "riket" },
    { id: "five", categories: [...five, "T"], relations: [{ total: "T", parts: five }], total: "T" },
    { id: "ten", categories: [...ten, "T"], relations: [{ total: "T", parts: ten }], total: "T" },
  ];
  const values = new Float64Array(dimensions.reduce((size, { categories }) => size * categories.length, 1));
  const shares = [0.05, 0.1, 0.2, 0.3, 0.35];
  for (let area = 0; area < areas; area++) {
    const size = -Math.log(1 - random()) * people;
    for (let a = 0; a < 5; a++)
      for (let b = 0; b < 10; b++)
        values[(area * 6 + a) * 11 + b] = poisson(size * shares[a]! * ((b + 1) / 55), random);
  }
  return withTotals({ measure: "count", dimensions, values });
}

function poisson(mean: number, random: () => number): number {
  if (mean > 30) return Math.round(mean);
  const draw = random();
  let [count, chance] = [0, Math.exp(-mean)];
  for (let sum = chance; draw > sum && count < 200; sum += chance) chance *= mean / ++count;
  return count;
}
