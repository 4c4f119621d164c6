import type { OptionInfo } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";

export interface PairOptions {
  /** Pairs of different persons: drawn without replacement. */
  exact?: boolean;
}

export const PAIRS: OptionInfo = {
  id: "exact",
  kind: "boolean",
  default: false,
  what: {
    sv: "Räkna par av olika personer (dragning utan återläggning). Gör skillnad när personerna är få.",
    en: "Count pairs of different persons (drawn without replacement). Matters where persons are few.",
  },
};

export const PAIRS_NOTE: Text = { sv: "Par av olika personer.", en: "Pairs of different persons." };

/** @throws MeasuresError `input` for counts that are not whole persons, `undefined` for a single person. */
export function checkWholePairs(sums: Float64Array, T: number): void {
  const broken = sums.find((members) => !Number.isInteger(members));
  if (broken !== undefined)
    throw new MeasuresError("input", {
      value: broken,
      expected: "whole persons when pairs are of different persons",
      action: "Leave out `exact`, or use counts that are not estimated.",
    });
  if (T < 2)
    throw new MeasuresError("undefined", {
      value: `${T} person`,
      expected: "two persons or more to make a pair",
      action: "Leave out `exact`, or choose more areas.",
    });
}
