import type { OptionInfo } from "../catalogue/measure.ts";
import { defineMeasure } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Result } from "../result.ts";
import type { Text } from "../text.ts";
import { exposureAround, exposureParts } from "./environment.ts";
import { NEEDS_DISTANCE, NOT_TO_READ, joined, surroundingsIn, surroundingsOptions } from "./options.ts";
import { smoothed } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";

export interface ExposureOptions extends SmoothOptions {
  /** The group whose surroundings are asked for: 0 is the first. */
  from?: number;
  /** The group that is looked for there. */
  to?: number;
}

export const groupOption = (id: "from" | "to", standard: number, what: Text): OptionInfo => ({
  id,
  kind: "number",
  default: standard,
  what,
});

const checkGroup = (group: number, groups: number, option: string): void => {
  if (!(Number.isInteger(group) && group >= 0 && group < groups))
    throw new MeasuresError("input", {
      value: group,
      expected: `a group from 0 to ${groups - 1} for ${option}`,
      action: "Groups are numbered in the order they are given, from 0.",
    });
};

/** Exposure of a group to another, or to itself, in surroundings. */
export function exposureResult(
  data: MeasureData,
  { from = 0, to = 1, ...options }: ExposureOptions,
  kernel: string,
): Result {
  const { counts } = data;
  const k = counts.groups.length;
  checkGroup(from, k, "from");
  checkGroup(to, k, "to");
  const smooth = { ...options, kernel: options.kernel ?? kernel };
  const environment = smoothed(counts, data, smooth);
  const { value, perArea } = exposureParts(counts, environment, from, to);
  const values = exposureAround(counts, environment);
  return {
    value,
    perArea,
    perGroup: Float64Array.from(counts.groups, (_, group) => values[group * k + group]!),
    matrix: { rows: k, columns: k, values },
    note: joined(surroundingsIn(data, smooth), {
      sv: ` Värdet gäller grupp ${from + 1}${from === to ? " och dess egna" : ` och grupp ${to + 1}`}; matrisen alla par.`,
      en: ` The value is of group ${from + 1}${from === to ? " and its own" : ` and group ${to + 1}`}; the matrix holds all pairs.`,
    }),
  };
}

export const FROM: Text = {
  sv: "Gruppen vars omgivning man frågar om; 0 är den första.",
  en: "The group whose surroundings are asked for; 0 is the first.",
};
export const TO: Text = {
  sv: "Gruppen man letar efter där.",
  en: "The group that is looked for there.",
};

export const EXPOSURE_RANGE = {
  low: 0,
  high: 1,
  lowMeans: {
    sv: "Ingen i den ena gruppen har någon av den andra i sin omgivning.",
    en: "Nobody of the one group has anybody of the other in their surroundings.",
  },
  highMeans: {
    sv: "Den ena gruppens omgivning består helt av den andra.",
    en: "The surroundings of the one group consist wholly of the other.",
  },
};

export const spatialExposure = defineMeasure<ExposureOptions>({
  id: "spatial-exposure",
  aliases: ["spatial-p", "P-tilde"],
  symbol: "P̃",
  family: "context",
  name: { sv: "Rumslig exponering", en: "Spatial exposure" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "P̃ = Σ_p (τ_pm/T_m) π̃_pn, π̃_pn the share of n in the surroundings of p",
  sources: ["Reardon & O'Sullivan 2004"],
  range: EXPOSURE_RANGE,
  perArea: {
    sv: "Områdets del: dess andel av den ena gruppen gånger den andra gruppens andel i omgivningen. Delarna summerar till värdet.",
    en: "The area's part: its share of the one group times the share of the other in its surroundings. The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Hur stora grupperna är: en stor grupp finns i allas omgivning.",
    en: "How large the groups are: a large group is in everyone's surroundings.",
  },
  notToRead: NOT_TO_READ,
  options: [...surroundingsOptions("biweight"), groupOption("from", 0, FROM), groupOption("to", 1, TO)],
  measure: (data, options) => exposureResult(data, options, "biweight"),
});
