/** The numbers of other packages to check against, and the areas they were computed for. */
import { readFileSync } from "node:fs";
import { sharedPath } from "../../../../test/support/shared.ts";

export type Size = 60 | 500 | 3363;
export const SIZES: readonly Size[] = [60, 500, 3363];

/** Columns of a CSV file with a header line: numbers where every cell is one, else texts. */
export interface Columns {
  readonly rows: number;
  number(name: string): Float64Array;
  text(name: string): string[];
}

export function vectorCsv(...path: string[]): Columns {
  const [head, ...lines] = readFileSync(sharedPath("vectors", ...path), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll(/^"|"$/g, "")));
  const at = (name: string): number => {
    const column = head!.indexOf(name);
    if (column < 0) throw new Error(`No column ${name}; there are ${head!.join(", ")}.`);
    return column;
  };
  return {
    rows: lines.length,
    number: (name) => Float64Array.from(lines, (cells) => Number(cells[at(name)])),
    text: (name) => lines.map((cells) => cells[at(name)]!),
  };
}

export const vectorAreas = (n: Size): Columns => vectorCsv("input", `areas_${n}.csv`);

/** Columns g1 … g8 (or `t2_g1` … with the prefix). */
export const eightGroups = (areas: Columns, prefix = ""): Float64Array[] =>
  Array.from({ length: 8 }, (_, group) => areas.number(`${prefix}g${group + 1}`));

/** A recorded document; numbers stand under `value` of each entry in most of them. */
// oxlint-disable-next-line typescript/no-explicit-any -- recorded documents of other packages have no common shape
export const vectorJson = (...path: string[]): any =>
  JSON.parse(readFileSync(sharedPath("vectors", ...path), "utf8"));
