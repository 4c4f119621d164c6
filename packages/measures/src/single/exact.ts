import type { OptionInfo } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";

export interface ExactOptions {
  /** Count a person's neighbours without the person: (x_i − 1)/(t_i − 1) in place of x_i/t_i. */
  exact?: boolean;
}

export const EXACT: OptionInfo = {
  id: "exact",
  kind: "boolean",
  default: false,
  what: {
    sv: "Räkna grannar utan personen själv: (x_i − 1)/(t_i − 1) i stället för x_i/t_i. Gör skillnad i små områden.",
    en: "Count neighbours without the person: (x_i − 1)/(t_i − 1) in place of x_i/t_i. Matters in small areas.",
  },
};

/**
 * Members of the first group who have neighbours: all of them but those who live alone in their area.
 * @throws MeasuresError `input` for counts that are not whole persons, `undefined` when every member lives alone.
 */
export function withNeighbours({ groups: [x], totals }: Counts): number {
  let members = 0;
  for (let i = 0; i < totals.length; i += 1) {
    if (!Number.isInteger(x![i]!) || !Number.isInteger(totals[i]!))
      throw new MeasuresError("input", {
        value: Number.isInteger(x![i]!) ? totals[i]! : x![i]!,
        expected: "whole persons when a person is taken away from the neighbours",
        action: "Leave out `exact`, or use counts that are not estimated.",
      });
    if (totals[i]! > 1) members += x![i]!;
  }
  if (members === 0)
    throw new MeasuresError("undefined", {
      value: "no member of the first group with a neighbour",
      expected: "at least one area with two persons or more of whom one is a member",
      action: "Leave out `exact`, or use larger areas.",
    });
  return members;
}

export const EXACT_NOTE: Text = {
  sv: "Grannar räknade utan personen själv; den som är ensam i sitt område har inga grannar och räknas inte.",
  en: "Neighbours counted without the person; those alone in their area have no neighbours and do not count.",
};
