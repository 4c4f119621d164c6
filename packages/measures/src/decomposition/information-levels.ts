import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import type { Part } from "../result.ts";
import type { Text } from "../text.ts";
import type { Level } from "./nesting.ts";
import { levelsOf } from "./nesting.ts";
import { entropyOf } from "./shares.ts";
import type { Table } from "./table.ts";
import { rowSums } from "./table.ts";

/** How M of each unit of a larger division is made up, and how much it weighs. */
export interface WithinUnit {
  /** The number the nesting gives the unit. */
  unit: number;
  /** The unit's share of all persons: p. */
  share: number;
  /** M between the areas within the unit. */
  M: number;
  /** M over the unit's own entropy; 0 where the unit has one group alone. */
  H: number;
  /** The unit's entropy over the whole's: by this times `share`, H is weighted. */
  entropyRatio: number;
  /** share × M: the unit's part of M. */
  part: number;
}

/** Σ_g p_vg ln(p_g|v / p_g|parent) of each unit v of a level, with p_vg a share of all. Their sum is M between the units within their parents. */
export function linkageWithin(inner: Table, outer: Table, outside: Int32Array): Float64Array {
  const { rows, columns, cells } = inner;
  const sums = rowSums(inner);
  const outerSums = rowSums(outer);
  let all = 0;
  for (const sum of outerSums) all += sum;
  const parts = new Float64Array(rows);
  for (let v = 0, at = 0; v < rows; v += 1) {
    const parent = outside[v]!;
    const scale = outerSums[parent]! / sums[v]!;
    let part = 0;
    for (let g = 0; g < columns; g += 1, at += 1) {
      const cell = cells[at]!;
      if (cell > 0) part += cell * Math.log((cell * scale) / outer.cells[parent * columns + g]!);
    }
    parts[v] = part / all;
  }
  return parts;
}

/**
 * M between the areas within each unit of a larger division, with the weights that make them M within:
 * Σ share · M = M − M between the units. The same as `mutual_within` of Elbers' package.
 * @param of for each area the number of its unit
 * @throws MeasuresError `undefined` when nobody is counted
 */
export function mutualInformationWithin(counts: Counts, of: Int32Array): WithinUnit[] {
  const levels = levelsOf(counts, [of]) as [Level, Level, Level];
  const [whole, units, areas] = levels;
  checkPeople(whole.table);
  const parts = new Float64Array(units.table.rows);
  linkageWithin(areas.table, units.table, areas.outside).forEach((part, i) => (parts[units.of[i]!]! += part));
  const sums = rowSums(units.table);
  const all = sums.reduce((sum, unit) => sum + unit, 0);
  const entropy = entropyOf(whole.table.cells);
  const { columns, cells } = units.table;
  const numbers = new Int32Array(units.table.rows);
  units.of.forEach((row, area) => (numbers[row] = of[area]!));
  return Array.from(parts, (part, row) => {
    const share = sums[row]! / all;
    const own = share > 0 ? entropyOf(cells.subarray(row * columns, (row + 1) * columns)) : 0;
    const M = share > 0 ? part / share : 0;
    return {
      unit: numbers[row]!,
      share,
      M,
      H: own > 0 ? M / own : 0,
      entropyRatio: entropy > 0 ? own / entropy : 0,
      part,
    };
  });
}

/** @throws MeasuresError `undefined` when the whole has no people */
function checkPeople({ cells }: Table): void {
  if (cells.some((count) => count > 0)) return;
  throw new MeasuresError("undefined", {
    value: "nobody",
    expected: "people in at least one area",
    action: "Choose areas and a year with people.",
  });
}

const levelName = (level: number, last: boolean): Text =>
  last
    ? {
        sv: "Mellan områden inom den innersta indelningen",
        en: "Between areas within the innermost division",
      }
    : level === 1
      ? { sv: "Mellan de största områdena", en: "Between the largest areas" }
      : {
          sv: `Mellan enheter på nivå ${level} inom nivå ${level - 1}`,
          en: `Between units of level ${level} within level ${level - 1}`,
        };

/**
 * M taken apart over any number of levels: one part for each level within the level outside it; they sum to M. O(nk) for each level.
 * @returns parts `level-1` … and `areas`; perArea, each area's part of the last
 */
export function informationByLevel(
  counts: Counts,
  nesting: readonly Int32Array[],
): { parts: Part[]; perArea: Float64Array; entropy: number } {
  const levels = levelsOf(counts, nesting);
  checkPeople(levels[0].table);
  let perArea: Float64Array = new Float64Array(0);
  const parts = levels.slice(1).map((level, at): Part => {
    perArea = linkageWithin(level.table, levels[at]!.table, level.outside);
    const last = at === nesting.length;
    return {
      id: last ? "areas" : `level-${at + 1}`,
      name: levelName(at + 1, last),
      value: perArea.reduce((sum, part) => sum + part, 0),
    };
  });
  return { parts, perArea, entropy: entropyOf(levels[0].table.cells) };
}

/** M between the units of the outermost level, and within each of them: `between`, `within-7` … with the numbers of the nesting. */
export function informationByUnit(counts: Counts, outermost: Int32Array): Part[] {
  const units = mutualInformationWithin(counts, outermost);
  const between = informationByLevel(counts, [outermost]).parts[0]!;
  return [
    { id: "between", name: levelName(1, false), value: between.value },
    ...units.map(({ unit, part }) => ({
      id: `within-${unit}`,
      name: { sv: `Inom enhet ${unit}`, en: `Within unit ${unit}` },
      value: part,
    })),
  ];
}
