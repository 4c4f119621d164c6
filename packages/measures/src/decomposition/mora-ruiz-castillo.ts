import type { Difference, DifferenceOptions, Given } from "./difference.ts";
import { dataOf, differenceOf } from "./difference.ts";
import { ADDITIONS, REMOVALS, endsOf, valued } from "./counterfactuals.ts";
import { marginsOf } from "./ipf.ts";
import { overlapNote, overlapOf } from "./overlap.ts";
import { entropyOf } from "./shares.ts";
import { valuationOf } from "./valuation.ts";

/**
 * Takes the difference of M apart without any fitting (Mora & Ruiz-Castillo 2009), from M = E(groups) − Σ_u p_u E(groups in u): the change
 * of the groups' entropy, of the areas' sizes, and of the mix within areas. The mix within areas changes when the groups' sizes do, so the
 * last part is not free of them; for that see `shapleyDifference`.
 * @throws MeasuresError as `shapleyDifference`
 */
export function moraRuizCastillo(before: Given, after: Given, { keys }: DifferenceOptions = {}): Difference {
  const first = dataOf(before).counts;
  const second = dataOf(after).counts;
  const overlap = overlapOf(first, second, keys);
  const valuation = valuationOf("mutual-information", first.groups.length);
  const ends = endsOf(first, second, valuation);
  const common = [overlap.before, overlap.after].map((table) =>
    valued(valuation, table, "between the dates"),
  );
  const [one, two] = [overlap.before, overlap.after].map((table) => {
    const { units, groups } = marginsOf(table);
    const all = units.reduce((sum, unit) => sum + unit, 0);
    return {
      entropy: entropyOf(groups),
      shares: units.map((unit) => unit / all),
      mix: units.map((_, u) => entropyOf(table.cells.subarray(u * table.columns, (u + 1) * table.columns))),
    };
  }) as [Side, Side];
  let unitMargin = 0;
  let structural = 0;
  for (let u = 0; u < one.shares.length; u += 1) {
    unitMargin -= ((two.shares[u]! - one.shares[u]!) * (one.mix[u]! + two.mix[u]!)) / 2;
    structural -= ((one.shares[u]! + two.shares[u]!) * (two.mix[u]! - one.mix[u]!)) / 2;
  }
  return differenceOf(
    ends.before.value,
    ends.after.value,
    [
      { id: "additions", name: ADDITIONS, value: ends.after.value - common[1]!.value },
      { id: "removals", name: REMOVALS, value: common[0]!.value - ends.before.value },
      {
        id: "group-margin",
        name: { sv: "Hur blandad hela befolkningen är", en: "How mixed the whole population is" },
        value: two.entropy - one.entropy,
      },
      {
        id: "unit-margin",
        name: { sv: "Områdenas storlek", en: "The sizes of the areas" },
        value: unitMargin,
      },
      {
        id: "structural",
        name: { sv: "Hur blandade områdena är", en: "How mixed the areas are" },
        value: structural,
      },
    ],
    overlapNote(overlap),
  );
}

interface Side {
  entropy: number;
  shares: Float64Array;
  /** Entropy of the groups in each unit. */
  mix: Float64Array;
}
