import type { Measure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { dissimilarityShares, mutualInformationShares, theilHShares } from "./shares.ts";
import type { Table } from "./table.ts";
import { countsOfTable } from "./table.ts";

/** Which value is compared: one of the three whose parts belong to areas, or any measure that has `quick`. */
export type Compared = "mutual-information" | "theil-h" | "dissimilarity" | Measure;

export interface Valuation {
  readonly id: string;
  /** The value of a table; the parts of its units into `parts`, where the value has such. */
  readonly of: (table: Table, parts: Float64Array) => number;
  /** Whether the units' parts sum to the value. */
  readonly additive: boolean;
}

const ADDITIVE = {
  "mutual-information": mutualInformationShares,
  "theil-h": theilHShares,
  dissimilarity: dissimilarityShares,
} as const;
type AdditiveId = keyof typeof ADDITIVE;

/** @throws MeasuresError `input` for D of more than two groups, an unknown id, or a measure that needs more than counts */
export function valuationOf(given: Compared, groups: number): Valuation {
  const compared =
    typeof given !== "string" && given.info.id in ADDITIVE ? (given.info.id as AdditiveId) : given;
  if (typeof compared === "string") {
    const of = ADDITIVE[compared];
    if (!of)
      throw new MeasuresError("input", {
        value: compared,
        expected: Object.keys(ADDITIVE).join(", ") + " or a measure",
        action: "Give the measure itself, such as measureOf(…).",
      });
    if (compared === "dissimilarity" && groups !== 2)
      throw new MeasuresError("input", {
        value: `${groups} groups`,
        expected: "two groups for dissimilarity",
        action: "Choose two groups, or one group and the rest.",
      });
    return { id: compared, of, additive: true };
  }
  const { info, quick } = compared;
  if (!quick || (info.groups === "two" && groups !== 2))
    throw new MeasuresError("input", {
      value: `${info.id} with ${groups} groups`,
      expected: "a measure of these groups whose value follows from counts alone",
      action: "Choose another measure, or two groups.",
    });
  return { id: info.id, of: (table) => quick(countsOfTable(table)), additive: false };
}

/** @throws MeasuresError `undefined` where the value is not a number */
export function finite(value: number, id: string, when: string): number {
  if (Number.isFinite(value)) return value;
  throw new MeasuresError("undefined", {
    value: `${value} for ${id} ${when}`,
    expected: "a number at both dates",
    action: "Choose groups that have members at both dates.",
  });
}
