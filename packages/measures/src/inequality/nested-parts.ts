import { MeasuresError } from "../error.ts";
import type { Part } from "../result.ts";
import type { WeightedValues } from "./weighted-values.ts";

/** People and quantity summed to the larger areas of one level. */
export interface Summed {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * What of an additively decomposable inequality lies between the larger areas of each level within those of the level above, and within
 * the innermost. The parts sum to the value: each is the difference of the inequality of means at one level and at the next.
 * @param inequality of values and weights
 * @throws MeasuresError `input` for a length that differs, a number that is not whole, or a level that does not nest in the one above
 */
export function nestedParts(
  { values, weights, area, areas }: WeightedValues,
  nesting: readonly Int32Array[],
  value: number,
  inequality: (summed: Summed) => number,
): Part[] {
  let outer = 0;
  const parts = nesting.map((level, depth) => {
    checkLevel(level, areas, nesting[depth - 1], depth);
    const upTo = inequality(summed(values, weights, area, level));
    const part: Part = {
      id: `between-${depth + 1}`,
      name:
        depth === 0
          ? { sv: "Mellan de största områdena", en: "Between the largest areas" }
          : {
              sv: `Mellan områden på nivå ${depth + 1}, inom nivå ${depth}`,
              en: `Between areas of level ${depth + 1}, within level ${depth}`,
            },
      value: upTo - outer,
    };
    outer = upTo;
    return part;
  });
  parts.push({
    id: "within",
    name: {
      sv: `Inom områden på nivå ${nesting.length}`,
      en: `Within areas of level ${nesting.length}`,
    },
    value: value - outer,
  });
  return parts;
}

function summed(values: Float64Array, weights: Float64Array, area: Int32Array, level: Int32Array): Summed {
  let most = -1;
  for (const number of level) if (number > most) most = number;
  const people = new Float64Array(most + 1);
  const quantity = new Float64Array(most + 1);
  for (let k = 0; k < values.length; k += 1) {
    const number = level[area[k]!]!;
    people[number]! += weights[k]!;
    quantity[number]! += weights[k]! * values[k]!;
  }
  return { values: quantity.map((sum, g) => (people[g]! > 0 ? sum / people[g]! : 0)), weights: people };
}

function checkLevel(level: Int32Array, areas: number, above: Int32Array | undefined, depth: number): void {
  if (level.length !== areas)
    throw new MeasuresError("input", {
      value: `${level.length} areas in level ${depth + 1} of the nesting`,
      expected: `${areas}, one number for each area`,
      action: "Give the nesting in the order of the counts.",
    });
  const inside = new Map<number, number>();
  for (let i = 0; i < areas; i += 1) {
    const number = level[i]!;
    if (number < 0)
      throw new MeasuresError("input", {
        value: number,
        expected: "numbers 0, 1, … of larger areas",
        action: "Number the larger areas from 0.",
      });
    if (!above) continue;
    const known = inside.get(number) ?? above[i]!;
    if (known !== above[i])
      throw new MeasuresError("input", {
        value: `area ${number} of level ${depth + 1} in both ${known} and ${above[i]} of level ${depth}`,
        expected: "levels that nest, outermost first",
        action: "Number areas of a level apart, also where they lie in different larger areas.",
      });
    inside.set(number, known);
  }
}
